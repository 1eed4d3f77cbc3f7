"""Asks who took part: ticked on the own side's roster, typed or pasted names, or just how many."""

import re

from pydantic import JsonValue

from handlers.conversation.widgets.people import (
    AS_TYPED,
    browsed,
    on_show,
    one_name,
    search_rows,
    searched,
    stranger,
    strangers,
)
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
    typed_words,
)
from records.dates import to_arabic_numerals
from records.errors import UserError
from records.messages import Message
from records.names import match_names, split_names
from records.participants import Participants
from records.text import narrow_digits

DONE = "done"
MOST = 10_000
_HEADCOUNT = re.compile(
    r"(?:共|一共|合计|约|total|about)?\s*(\d{1,9})\s*(?:名|位|个)?\s*"
    r"(?:人|人次|学生|同学|教师|老师|员工|people|persons?|students?|teachers?)?",
    re.IGNORECASE,
)


class ParticipantsWidget(Widget):
    def face(self, turn: Turn) -> Face:
        chosen = _chosen(turn)
        roster = [
            Option(
                Message("form-ticked" if entry.id in chosen.roster else "form-unticked", {"label": entry.name}),
                f"={entry.id}",
            )
            for entry in on_show(turn)
        ]
        buttons = [*strangers(turn, chosen.others), *roster]
        done = [[Option(Message("form-done-count", {"count": chosen.count}), DONE)]] if chosen.count else []
        notes = [Message("people-chosen", {"names": _names(turn, chosen)})] if chosen.count else []
        return Face([*paged(buttons, turn.scratch), *search_rows(turn), *done], notes, Message("participants-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            return self._tapped(turn, given.token)
        text = typed_words(given)
        if headcount := _HEADCOUNT.fullmatch(to_arabic_numerals(narrow_digits(text))):
            count = int(headcount[1])
            if not 1 <= count <= MOST:
                raise UserError("participants-count", maximum=MOST)
            return Answered(_json(Participants(headcount=count)))
        return self._named(turn, text)

    def _tapped(self, turn: Turn, token: str) -> Taken:
        chosen = _chosen(turn)
        if token == DONE and chosen.count:
            return Answered(_json(chosen))
        search = turn.scratch.get("search")
        if token == AS_TYPED and isinstance(search, str):
            return Staying({}, keep=_json(_with(chosen, others=(*chosen.others, search))))
        if staying := browsed(turn, token):
            return staying
        if (gone := stranger(chosen.others, token)) is not None:
            left = _with(chosen, others=tuple(name for name in chosen.others if name != gone))
            return Staying(dict(turn.scratch), keep=_json(left) if left.count else [])
        entry = next((entry for entry in turn.roster() if token == f"={entry.id}"), None)
        if entry is None:
            raise UserError("form-old-button")
        kept = tuple(other for other in chosen.roster if other != entry.id)
        roster = kept if entry.id in chosen.roster else (*kept, entry.id)
        left = _with(chosen, roster=roster)
        return Staying({**turn.scratch, "search": None}, keep=_json(left) if left.count else [])

    def _named(self, turn: Turn, text: str) -> Taken:
        """Names of the roster become its entries; all others stay names."""
        chosen, roster = _chosen(turn), turn.roster()
        said = narrow_digits(text)
        try:
            names = [one_name(name) for name in split_names(said, [entry.name for entry in roster])]
        except UserError as error:
            raise UserError("participants-not-understood") from error
        if not names or (re.match(r"\d{4}", said) and len(names) == 1):
            raise UserError("participants-not-understood")
        found = match_names(names, roster)
        if len(names) == 1 and not found.matched and (found.ambiguous or searched(turn, names[0])):
            return Staying({"search": names[0]})
        entries = dict.fromkeys([*chosen.roster, *(entry.id for entry in found.matched)])
        others = dict.fromkeys([*chosen.others, *found.unknown, *found.ambiguous])
        return Staying({}, keep=_json(Participants(roster=tuple(entries), others=tuple(others))))

    def show(self, turn: Turn) -> Message | str:
        chosen = _chosen(turn)
        return Message("form-list", {"items": _names(turn, chosen)}) if chosen.count else Message("form-none")

    def verify(self, turn: Turn) -> None:
        """Whoever is ticked has to be on the roster on that day."""
        known = {entry.id for entry in turn.roster()}
        chosen = _chosen(turn)
        if not chosen.count or not set(chosen.roster) <= known:
            raise UserError("participants-changed")


def _chosen(turn: Turn) -> Participants:
    return Participants.model_validate(turn.answer) if isinstance(turn.answer, dict) else Participants()


def _with(chosen: Participants, **changes: tuple[object, ...]) -> Participants:
    """A headcount gives way to names."""
    return Participants.model_validate({"roster": chosen.roster, "others": chosen.others, **changes})


def _names(turn: Turn, chosen: Participants) -> tuple[Message | str, ...]:
    if chosen.headcount is not None:
        return (Message("participants-headcount", {"count": chosen.headcount}),)
    names = {entry.id: entry.name for entry in turn.roster()}
    return (*(names.get(entry, f"#{entry}") for entry in chosen.roster), *chosen.others)


def _json(chosen: Participants) -> JsonValue:
    return chosen.model_dump(mode="json", exclude_none=True)
