"""One look at everything: the configuration first, since without it there is nothing to look at."""

from pathlib import Path

from bot.doctor.findings import Finding, Verdict, all_checks, fine
from bot.doctor.surroundings import Surroundings
from bot.operator_language import localise
from bot.settings import SettingsError, load, missing_token


def examine(file: Path | None) -> list[tuple[str, Finding]]:
    """Return what is found, each with the name of its check."""
    name = localise("配置", "configuration")
    try:
        settings = load(file)
    except SettingsError as error:
        return [(name, Finding(Verdict.WRONG, key, reason)) for key, reason in error.problems]
    if missing := missing_token(settings):
        return [(name, Finding(Verdict.WRONG, *missing))]
    surroundings = Surroundings(settings, file)
    read = fine(f"在 {file}。", f"is in {file}.") if file else fine("在环境变量里。", "is in the environment.")
    return [
        (name, read),
        *((localise(each.zh, each.en), found) for each in all_checks() for found in each.findings(surroundings)),
    ]
