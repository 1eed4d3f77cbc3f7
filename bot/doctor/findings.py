"""What a check finds, and how a check is declared: a function with its name, in a module of `bot/doctor/checks`."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from bot.commands.failures import AGAIN, CHANGE, failure_of
from bot.doctor.surroundings import Surroundings
from bot.operator_language import localise


class Verdict(Enum):
    """How bad a finding is: the exit status it makes, and what it is called."""

    FINE = (0, "正常", "ok")
    NOTE = (0, "注意", "note")
    FAILS_NOW = (AGAIN, "不通", "fails")
    WRONG = (CHANGE, "有误", "wrong")

    def __init__(self, status: int, zh: str, en: str) -> None:
        self.status, self._zh, self._en = status, zh, en

    def __str__(self) -> str:
        return localise(self._zh, self._en)


class Finding(NamedTuple):
    """What was found, in a sentence; `key` is the setting that it is about, or empty."""

    verdict: Verdict
    key: str
    sentence: str


class Check(NamedTuple):
    """Something that the doctor looks at."""

    zh: str
    en: str
    look: Callable[[Surroundings], Iterable[Finding]]

    def findings(self, surroundings: Surroundings) -> Iterator[Finding]:
        """Yield what is found, and where the looking itself fails, why."""
        try:
            yield from self.look(surroundings)
        except Exception as error:
            failure = failure_of(error, surroundings.settings)
            if failure is None:
                raise
            verdict = Verdict.WRONG if failure.status == CHANGE else Verdict.FAILS_NOW
            yield Finding(verdict, failure.key, failure.reason)


_CHECKS: list[Check] = []


def check(zh: str, en: str) -> Callable[[Callable[[Surroundings], Iterable[Finding]]], Check]:
    """Declare a check under a name in both languages."""

    def declare(look: Callable[[Surroundings], Iterable[Finding]]) -> Check:
        _CHECKS.append(Check(zh, en, look))
        return _CHECKS[-1]

    return declare


def all_checks() -> list[Check]:
    """Return the checks of all modules of `bot/doctor/checks`."""
    import bot.doctor.checks

    for module in sorted(pkgutil.iter_modules(bot.doctor.checks.__path__), key=lambda each: each.name):
        importlib.import_module(f"bot.doctor.checks.{module.name}")
    return _CHECKS


def fine(zh: str, en: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(Verdict.FINE, "", localise(zh, en))


def note(key: str, zh: str, en: str) -> Finding:
    """Return what an operator should know, and may leave as it is."""
    return Finding(Verdict.NOTE, key, localise(zh, en))


def wrong(key: str, zh: str, en: str) -> Finding:
    """Return what the bot cannot run with until it is changed."""
    return Finding(Verdict.WRONG, key, localise(zh, en))


def fails_now(key: str, zh: str, en: str) -> Finding:
    """Return what the bot cannot run with at present, and which may pass by itself."""
    return Finding(Verdict.FAILS_NOW, key, localise(zh, en))
