"""Asks for people by name: one of them or several, from the roster or typed."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.conversation.widgets.turn import (
    Answered,
    Face,
    Given,
    Option,
    Staying,
    Taken,
    Tap,
    Turn,
    Widget,
    paged,
    strings,
    turned,
    typed_words,
)
from records.attendance import RosterEntry
from records.errors import UserError
from records.messages import Message
from records.names import match_names, split_names

AS_TYPED = "typed"
DONE = "done"
ALL = "all"
LONGEST = 40


class PersonWidget(Widget):
    def face(self, turn: Turn) -> Face:
        buttons = [Option(entry.name, f"={entry.id}") for entry in on_show(turn)]
        return Face([*paged(buttons, turn.scratch), *search_rows(turn)], hint=Message("person-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            if staying := browsed(turn, given.token):
                return staying
            return Answered(_tapped(turn, given.token))
        text = typed_words(given)
        found = match_names([text], turn.roster())
        if found.matched:
            return Answered(found.matched[0].name)
        if searched(turn, text):
            return Staying({"search": one_name(text)})
        return Answered(one_name(text))

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)


class PeopleWidget(Widget):
    def face(self, turn: Turn) -> Face:
        chosen = strings(turn.answer)
        roster = [
            Option(
                Message("form-ticked" if entry.name in chosen else "form-unticked", {"label": entry.name}),
                f"={entry.id}",
            )
            for entry in on_show(turn)
        ]
        buttons = [*strangers(turn, _others(turn, chosen)), *roster]
        done = [[Option(Message("form-done-count", {"count": len(chosen)}), DONE)]] if chosen else []
        notes = [Message("people-chosen", {"names": tuple(chosen)})] if chosen else []
        return Face([*paged(buttons, turn.scratch), *search_rows(turn), *done], notes, Message("people-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        chosen = strings(turn.answer)
        if isinstance(given, Tap):
            if staying := browsed(turn, given.token):
                return staying
            if given.token == DONE and chosen:
                return Answered(turn.answer)
            name = stranger(_others(turn, chosen), given.token) or _tapped(turn, given.token)
            kept = [other for other in chosen if other != name] if name in chosen else [*chosen, name]
            return Staying({**turn.scratch, "search": None}, keep=_json(kept))
        text = typed_words(given)
        roster = turn.roster()
        names = [one_name(name) for name in split_names(text, [entry.name for entry in roster])]
        if not names:
            raise UserError("people-not-understood")
        if len(names) == 1 and not match_names(names, roster).matched and searched(turn, names[0]):
            return Staying({"search": names[0]})
        return Staying({}, keep=_json(list(dict.fromkeys([*chosen, *names]))))

    def show(self, turn: Turn) -> Message | str:
        return Message("form-list", {"items": tuple(strings(turn.answer))}) if turn.answer else Message("form-none")


def _others(turn: Turn, chosen: Sequence[str]) -> list[str]:
    known = {entry.name for entry in turn.roster()}
    return [name for name in chosen if name not in known]


def strangers(turn: Turn, names: Sequence[str]) -> list[Option]:
    """Those chosen who are not on the roster: a slip of the pen can be taken back by a tap, too."""
    if turn.scratch.get("search"):
        return []
    return [Option(Message("form-ticked", {"label": name[:LONGEST]}), f"x:{at}") for at, name in enumerate(names)]


def stranger(names: Sequence[str], token: str) -> str | None:
    """Whose button it is."""
    return next((name for at, name in enumerate(names) if token == f"x:{at}"), None)


def one_name(text: str) -> str:
    if len(text) > LONGEST or re.search(r"[\d@#/\\]", text):
        raise UserError("person-not-a-name")
    return text


def _json(names: list[str]) -> JsonValue:
    return [*names]


def searched(turn: Turn, text: str) -> list[RosterEntry]:
    return [entry for entry in turn.roster() if text.casefold() in entry.name.casefold()]


def on_show(turn: Turn) -> list[RosterEntry]:
    search = turn.scratch.get("search")
    return searched(turn, search) if isinstance(search, str) else list(turn.roster())


def search_rows(turn: Turn) -> list[list[Option]]:
    search = turn.scratch.get("search")
    if not isinstance(search, str):
        return []
    return [[Option(Message("person-as-typed", {"name": search}), AS_TYPED), Option(Message("person-show-all"), ALL)]]


def browsed(turn: Turn, token: str) -> Staying | None:
    return Staying({}) if token == ALL else turned(turn, token)


def _tapped(turn: Turn, token: str) -> str:
    search = turn.scratch.get("search")
    if token == AS_TYPED and isinstance(search, str):
        return search
    for entry in turn.roster():
        if token == f"={entry.id}":
            return entry.name
    raise UserError("form-old-button")
