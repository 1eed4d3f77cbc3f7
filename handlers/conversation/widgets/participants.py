"""Asks who took part: ticked on the own side's roster, typed or pasted names, or just how many."""

import re

from pydantic import JsonValue

from handlers.conversation.widgets.paging import paged
from handlers.conversation.widgets.people import (
    ChooseEntry,
    browsed,
    on_show,
    search_rows,
    searched,
    stranger,
    strangers,
    typed_names,
)
from handlers.conversation.widgets.tokens import Done, ShowAll, ShowPage, TakeBack, TakeTyped, Token
from handlers.conversation.widgets.widget import (
    Answered,
    BoundField,
    FormButton,
    Given,
    QuestionView,
    Result,
    Unfinished,
    Widget,
)
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message
from records.name_comparison import unlike
from records.participants import Participants
from records.questions import ParticipantList
from records.reading.names import match_names
from records.reading.numbers import is_whole, parse_number
from records.text import narrow_digits

MOST = 10_000
_COUNTED = re.compile(  # people who are counted, though no number is said: 几十人, 两三百名学生
    "(?:约|近|上|有|好)?[0-9〇零一二三四五六七八九十百千万亿两几数多余来半~至到-]+"
    "(?:(?:个|名|位)?(?:人次?|学生|同学|教师|老师|员工|职工|党员|同志)|[个名位])|[几数][十百千万]+"
)

Bound = BoundField[ParticipantList]


class ParticipantsWidget(Widget[ParticipantList]):
    """People of the roster, other names, or a headcount in place of both."""

    tokens = (ChooseEntry, Done, ShowAll, ShowPage, TakeBack, TakeTyped)

    def view(self, bound: Bound) -> QuestionView:
        """Offer the roster, with a mark at those who are chosen, who are all named above."""
        chosen = _chosen(bound)
        roster = [
            FormButton(
                Message("form-ticked" if entry.id in chosen.roster else "form-unticked", {"label": entry.name}),
                ChooseEntry(entry.id),
            )
            for entry in on_show(bound)
        ]
        buttons = [*strangers(bound, chosen.others), *roster]
        done = [[FormButton(Message("form-done-count", {"count": chosen.count}), Done())]] if chosen.count else []
        notes = [Message("people-chosen", {"names": _names(bound, chosen)})] if chosen.count else []
        rows = [*paged(buttons, bound.scratch), *search_rows(bound), *done]
        return QuestionView(rows, notes, Message("participants-hint"))

    def take(self, bound: Bound, given: Given) -> Result:
        """Add or take back who was tapped, add the names that were typed, or take a headcount."""
        if isinstance(given, Token):
            return self._tapped(bound, given)
        text = typed_words(given, multiline=True)
        if text not in {entry.name for entry in bound.roster()} and (count := _headcount(text)) is not None:
            return Answered(_json(Participants(headcount=count)))
        return self._named(bound, text)

    def _tapped(self, bound: Bound, press: Token) -> Result:
        chosen, search = _chosen(bound), bound.scratch.get("search")
        match press:
            case Done() if chosen.count:
                return Answered(_json(chosen))
            case TakeTyped() if isinstance(search, str):
                return Unfinished({}, keep=_json(_with(chosen, others=tuple(unlike([*chosen.others, search])))))
            case ShowAll() | ShowPage():
                return browsed(bound, press)
            case TakeBack():
                gone = stranger(chosen.others, press)
                left = _with(chosen, others=tuple(name for name in chosen.others if name != gone))
                return Unfinished(dict(bound.scratch), keep=_json_or_nothing(left))
            case ChooseEntry(entry=entry) if entry in {listed.id for listed in bound.roster()}:
                others = tuple(other for other in chosen.roster if other != entry)
                roster = others if entry in chosen.roster else (*others, entry)
                return Unfinished(
                    {**bound.scratch, "search": None}, keep=_json_or_nothing(_with(chosen, roster=roster))
                )
        raise UserError("form-old-button")

    def _named(self, bound: Bound, text: str) -> Result:
        """Add names: those of the roster become its entries; all others stay names."""
        chosen, roster = _chosen(bound), bound.roster()
        try:
            names = typed_names(bound, narrow_digits(text))
        except UserError as error:
            if error.message.key == "form-name-absent":
                raise
            raise UserError("participants-not-understood") from error
        matched = match_names(names, roster)
        if not names or any(_COUNTED.fullmatch(name) for name in matched.unknown):
            raise UserError("participants-not-understood")
        if len(names) == 1 and not matched.matched and (matched.ambiguous or searched(bound, names[0])):
            return Unfinished({"search": names[0]})
        entries = dict.fromkeys([*chosen.roster, *(entry.id for entry in matched.matched)])
        others = unlike([*chosen.others, *matched.unknown, *matched.ambiguous])
        return Unfinished({}, keep=_json(Participants(roster=tuple(entries), others=tuple(others))))

    def describe(self, bound: Bound) -> Message | str:
        """Return the names, or how many they are."""
        chosen = _chosen(bound)
        return Message("form-list", {"items": _names(bound, chosen)}) if chosen.count else Message("form-none")

    def verify(self, bound: Bound) -> None:
        """Refuse people who are not on the roster on that day."""
        listed = {entry.id for entry in bound.roster()}
        chosen = _chosen(bound)
        if not chosen.count or not set(chosen.roster) <= listed:
            raise UserError("participants-changed")


def _headcount(text: str) -> int | None:
    """Return how many people a text says; None where it is no number. Raises UserError on one that cannot be."""
    try:
        typed = parse_number(text, "people")
    except UserError:
        return None
    if typed.open_ended:
        raise UserError("form-number-open", number=f"{typed.value.normalize():f}")
    if not is_whole(typed.value):
        raise UserError("form-number-whole")
    if not 1 <= typed.value <= MOST:
        raise UserError("participants-count", maximum=MOST)
    return int(typed.value)


def _chosen(bound: Bound) -> Participants:
    return Participants.model_validate(bound.answer) if isinstance(bound.answer, dict) else Participants()


def _with(chosen: Participants, **changes: tuple[object, ...]) -> Participants:
    """Return the people with these changes. A headcount gives way to names."""
    return Participants.model_validate({"roster": chosen.roster, "others": chosen.others, **changes})


def _names(bound: Bound, chosen: Participants) -> tuple[Message | str, ...]:
    if chosen.headcount is not None:
        return (Message("participants-headcount", {"count": chosen.headcount}),)
    names = {entry.id: entry.name for entry in bound.roster()}
    return (*(names.get(entry, f"#{entry}") for entry in chosen.roster), *chosen.others)


def _json(chosen: Participants) -> JsonValue:
    return chosen.model_dump(mode="json", exclude_none=True)


def _json_or_nothing(chosen: Participants) -> JsonValue:
    return _json(chosen) if chosen.count else []
