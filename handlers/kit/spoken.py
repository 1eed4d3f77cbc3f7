"""Find which command is meant where somebody says in their own words what they want."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from handlers.kit.menus import commands_of
from handlers.kit.router import Command, Request, commands
from handlers.kit.texts import LANGUAGES, plain
from records.messages import Message

LONGEST = 60  # characters; who says more tells what happened, and names no command
MOST = 4  # commands that are offered where several may be meant
OBJECT = 2  # letters for which it counts that a phrase says what is to be done with what
_BETWEEN = ".{0,12}?"  # what may stand where a phrase has …
_PAUSES = re.compile(r"[\s,，.。!！?？;；:：~～、]+")


@dataclass(frozen=True)
class Phrase:
    """How people say a command: the more it is made of, the more surely it is meant (`weight`)."""

    pattern: re.Pattern[str]
    weight: int


def meant(request: Request, words: str) -> list[Command]:
    """Return the commands that the words may mean, of those that the person may use: the only one, or several."""
    said = _plain(words)
    if not said or len(said) > LONGEST:
        return []
    roles = request.known.roles if request.known else frozenset()
    found = [(weight, command) for command in commands_of(roles) if (weight := _weight(command.name, said))]
    best = max((weight for weight, _ in found), default=0)
    return [command for weight, command in found if weight == best][:MOST]


def says_more(request: Request, words: str) -> bool:
    """Tell whether less than half of the words say the command that they may mean: they may be an answer as well."""
    said = _plain(words)
    return 2 * max((_weight(command.name, said) for command in meant(request, words)), default=0) < len(said)


def command_named(request: Request, words: str) -> Command | None:
    """Return the one command that words after a slash mean, as in /签到."""
    only = meant(request, words)
    return only[0] if len(only) == 1 else None


def _weight(name: str, said: str) -> int:
    return max((phrase.weight for phrase in _phrases()[name] if phrase.pattern.search(said)), default=0)


@cache
def _phrases() -> dict[str, Sequence[Phrase]]:
    """Return how each command is said, in every language: whoever reads English may well type Chinese."""
    return {
        name: [_phrase(words) for words in {said for language in LANGUAGES for said in _said(language, name)}]
        for name in commands()
    }


def _said(language: str, name: str) -> Iterable[str]:
    """Return the phrases of a language for a command: those of its own, and what the menu says that it does."""
    own = plain(language, Message(f"said-{name}"))
    return filter(None, map(_plain, [*re.split(r"[、|]", own), plain(language, Message(f"command-{name}"))]))


def _phrase(words: str) -> Phrase:
    parts = words.split("…")
    pattern = _BETWEEN.join(rf"(?<![a-z]){re.escape(part)}(?![a-z])" for part in parts)
    return Phrase(re.compile(pattern), sum(map(len, parts)) + OBJECT * (len(parts) - 1))


def _plain(words: str) -> str:
    """Return the words in small letters of normal width, without marks; spaces only between Latin ones."""
    joined = _PAUSES.sub(" ", normalize("NFKC", words.replace("…", "\0")).casefold().replace("\0", "…")).strip()
    return re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", joined)
