"""Asks for people by name: one of them or several, from the roster or typed."""

import re
from collections.abc import Sequence

from pydantic import JsonValue

from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Done, ShowAll, ShowPage, TakeBack, TakeTyped, Token
from handlers.conversation.widgets.widget import (
    Answered,
    BoundField,
    FormButton,
    Given,
    Q,
    QuestionView,
    Result,
    Unfinished,
    Widget,
)
from handlers.conversation.widgets.words import strings, typed_words
from records.attendance import RosterEntry
from records.compact import RosterEntryId
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message
from records.name_comparison import name_holds, name_key, same_name, unlike
from records.questions import PeopleNames, PersonName
from records.reading.names import match_names, said_to_be_absent, split_names
from records.reading.near_names import likely_names

LONGEST = 40


class ChooseEntry(Token, name="="):
    """Choose somebody on the roster, or take the choice back."""

    entry: RosterEntryId


class PersonWidget(Widget[PersonName]):
    """A person: chosen from the roster, or typed."""

    tokens = (ChooseEntry, ShowAll, ShowPage, TakeTyped)

    def view(self, bound: BoundField[PersonName]) -> QuestionView:
        """Offer the roster, or those that a search has found."""
        buttons = [FormButton(entry.name, ChooseEntry(entry.id)) for entry in on_show(bound)]
        return QuestionView([*paged(buttons, bound.scratch), *search_rows(bound)], hint=Message("person-hint"))

    def take(self, bound: BoundField[PersonName], given: Given) -> Result:
        """Take who was tapped, or the name that was typed; where it is part of several names, they are shown."""
        match given:
            case ShowAll() | ShowPage():
                return browsed(bound, given)
            case ChooseEntry() | TakeTyped():
                return Answered(_chosen_name(bound, given))
        text = typed_words(given)
        matches = match_names([text], bound.roster())
        if matches.matched:
            return Answered(matches.matched[0].name)
        name = checked_name(text)
        return Unfinished({"search": name}) if searched(bound, text) else Answered(name)

    def describe(self, bound: BoundField[PersonName]) -> Message | str:
        """Return the name."""
        return str(bound.answer)


class PeopleWidget(Widget[PeopleNames]):
    """Several people: chosen from the roster, or typed."""

    tokens = (ChooseEntry, Done, ShowAll, ShowPage, TakeBack, TakeTyped)

    def view(self, bound: BoundField[PeopleNames]) -> QuestionView:
        """Offer the roster, with a mark at those who are chosen, who are all named above."""
        chosen = strings(bound.answer)
        keys = set(map(name_key, chosen))
        roster = [
            FormButton(
                Message("form-ticked" if name_key(entry.name) in keys else "form-unticked", {"label": entry.name}),
                ChooseEntry(entry.id),
            )
            for entry in on_show(bound)
        ]
        buttons = [*strangers(bound, _others(bound, chosen)), *roster]
        done = [[FormButton(Message("form-done-count", {"count": len(chosen)}), Done())]] if chosen else []
        notes = [Message("people-chosen", {"names": tuple(chosen)})] if chosen else []
        rows = [*paged(buttons, bound.scratch), *search_rows(bound), *done]
        return QuestionView(rows, notes, Message("people-hint"))

    def take(self, bound: BoundField[PeopleNames], given: Given) -> Result:
        """Add or take back who was tapped, and add the names that were typed."""
        chosen = strings(bound.answer)
        match given:
            case ShowAll() | ShowPage():
                return browsed(bound, given)
            case Done() if chosen:
                return Answered(bound.answer)
            case TakeBack():
                return _toggled(bound, chosen, stranger(_others(bound, chosen), given))
            case ChooseEntry() | TakeTyped():
                return _toggled(bound, chosen, _chosen_name(bound, given))
        text, roster = typed_words(given, multiline=True), bound.roster()
        names = typed_names(bound, text)
        if not names:
            raise UserError("people-not-understood")
        if len(names) == 1 and not match_names(names, roster).matched and searched(bound, names[0]):
            return Unfinished({"search": names[0]})
        return Unfinished({}, keep=_json(unlike([*chosen, *names])))

    def describe(self, bound: BoundField[PeopleNames]) -> Message | str:
        """Return the names."""
        return Message("form-list", {"items": tuple(strings(bound.answer))}) if bound.answer else Message("form-none")


def _toggled(bound: BoundField[PeopleNames], chosen: Sequence[str], name: str) -> Unfinished:
    others = [other for other in chosen if not same_name(other, name)]
    kept = others if len(others) < len(chosen) else [*chosen, name]
    return Unfinished({**bound.scratch, "search": None}, keep=_json(kept))


def _others(bound: BoundField[PeopleNames], chosen: Sequence[str]) -> list[str]:
    listed = {name_key(entry.name) for entry in bound.roster()}
    return [name for name in chosen if name_key(name) not in listed]


def strangers(bound: BoundField[Q], names: Sequence[str]) -> list[FormButton]:
    """Return buttons for those chosen who are not on the roster: a slip of the pen can be taken back by a tap."""
    if bound.scratch.get("search"):
        return []
    return [
        FormButton(Message("form-ticked", {"label": shortened(name, LONGEST)}), TakeBack(place))
        for place, name in enumerate(names)
    ]


def stranger(names: Sequence[str], press: TakeBack) -> str:
    """Return whose button it is. Raises UserError where there are fewer names by now."""
    if press.place >= len(names):
        raise UserError("form-old-button")
    return names[press.place]


def typed_names(bound: BoundField[Q], text: str) -> list[str]:
    """Return the names in a text, as the roster has them. Raises UserError for what is no name, and for the absent."""
    if away := said_to_be_absent(text):
        raise UserError("form-name-absent", name=away[0])
    listed = [entry.name for entry in bound.roster()]
    return [name if name in listed else checked_name(name) for name in split_names(text, listed)]


def checked_name(text: str) -> str:
    """Return the text, if it can be a name. Raises UserError otherwise."""
    if len(text) > LONGEST or re.search(r"[\d@#/\\]", text):
        raise UserError("person-not-a-name")
    return text


def _json(names: list[str]) -> JsonValue:
    return [*names]


def searched(bound: BoundField[Q], text: str) -> list[RosterEntry]:
    """Return those on the roster in whose name the text is, or else whose name is likely to be meant by it."""
    roster = bound.roster()
    if holding := [entry for entry in roster if name_holds(entry.name, text)]:
        return holding
    likely = likely_names(text, [entry.name for entry in roster])
    return [entry for entry in roster if entry.name in likely]


def on_show(bound: BoundField[Q]) -> list[RosterEntry]:
    """Return those whom a search has found, or the whole roster."""
    search = bound.scratch.get("search")
    return searched(bound, search) if isinstance(search, str) else list(bound.roster())


def search_rows(bound: BoundField[Q]) -> list[list[FormButton]]:
    """Return what can be done beside choosing among those whom a search has found."""
    search = bound.scratch.get("search")
    if not isinstance(search, str):
        return []
    as_typed = FormButton(Message("person-as-typed", {"name": search}), TakeTyped())
    return [[as_typed, FormButton(Message("person-show-all"), ShowAll())]]


def browsed(bound: BoundField[Q], press: ShowAll | ShowPage) -> Unfinished:
    """Return the question with the whole roster or another page on show."""
    return Unfinished({}) if isinstance(press, ShowAll) else turned(bound, press)


def _chosen_name(bound: BoundField[Q], press: ChooseEntry | TakeTyped) -> str:
    search = bound.scratch.get("search")
    if isinstance(press, TakeTyped) and isinstance(search, str):
        return search
    for entry in bound.roster():
        if press == ChooseEntry(entry.id):
            return entry.name
    raise UserError("form-old-button")
