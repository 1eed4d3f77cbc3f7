"""Commands that write a configuration and say what is wrong with one."""

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.environment import config_path
from bot.commands.terminal import AsJson, ConfigFile, complain, fail, refuse, say, tell
from bot.settings import SettingsError, load, missing_token

commands = typer.Typer()


@commands.command()
def init(path: Annotated[Path, typer.Argument(help="要写的文件 · the file to write")] = Path("config.toml")) -> None:
    """问几个必要的问题，写好 config.toml · ask a few questions and write config.toml."""
    from bot.commands.setup_questions import next_question, write_configuration

    if path.exists():
        refuse(f"{path} 已存在，请先移走。", f"{path} already exists; move it away first.")
    answers: dict[str, str] = {}
    while (question := next_question(answers)) is not None:
        answer = typer.prompt(
            question.asks, default=question.default, hide_input=question.secret, show_default=bool(question.default)
        ).strip()
        objection = question.objection(answer)
        if objection is None:
            answers[question.key] = answer
        else:
            complain().print(objection, markup=False)
    try:
        write_configuration(path, answers)
    except OSError as error:
        refuse(f"{path} 写不了（{error.strerror}）。", f"{path} cannot be written ({error.strerror}).", status=1)
    tell(
        f"已写好：{path}。接着可运行 `.venv/bin/gongjian doctor`。",
        f"Written: {path}. Next, `.venv/bin/gongjian doctor` looks whether all is there.",
    )


@commands.command()
def check(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """检查配置 · say what is wrong with the configuration."""
    try:
        settings = load(config_path(config))
        missing = missing_token(settings)
        problems = [missing] if missing else []
        desk = settings.desk.public_url
    except SettingsError as error:
        problems = error.problems
    if as_json:
        say().print_json(json.dumps([{"key": key, "reason": reason} for key, reason in problems]))
    elif not problems:
        tell("配置没有问题。", "The configuration is OK.")
        if desk:
            tell(f"网页工作台：{desk}", f"The desk: {desk}")
        else:
            tell(
                "没有网页工作台：填了 desk.listen 和 desk.public_url 才有。",
                "No desk: it needs desk.listen and desk.public_url.",
            )
    else:
        fail(*(f"{key}: {reason}" for key, reason in problems))
    raise typer.Exit(2 if problems else 0)


@commands.command()
def doctor(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """检查配置、Telegram、数据库和这台机器 · look at configuration, Telegram, database and machine."""
    from bot.doctor.examination import examine

    found = examine(config_path(config))
    if as_json:
        as_rows = [
            {"check": name, "verdict": finding.verdict.name.lower(), "key": finding.key, "reason": finding.sentence}
            for name, finding in found
        ]
        say().print_json(json.dumps(as_rows))
    else:
        for name, finding in found:
            key = f"{finding.key}: " if finding.key else ""
            say().print(f"[{finding.verdict}] {name} · {key}{finding.sentence}", markup=False)
    raise typer.Exit(max(finding.verdict.status for _, finding in found))
