"""A record as the desk shows it: where it stands, what both sides say, how it came about, and what may be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pydantic import JsonValue

from handlers.kit.replies import Line
from handlers.kit.texts import plain
from handlers.views.record_cards import counterpart_answers, own_answers, state_of
from handlers.views.record_history import HistoryStep, history_steps
from handlers.views.scores import impact_line
from records.form import heading_of
from records.messages import Message
from records.registry import KINDS
from records.states import Action, State
from records.text_differences import TextDifference, differences
from services.ledger.access import possible_actions, sees_newest, visible_record
from services.permissions import oversees
from services.scoring import impact
from services.scoring.methods import current
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership
from storage.people.persons import Person

_MAKES_VERSION = frozenset({Action.RESUBMIT, Action.CORRECT, Action.AMEND})


class StateSign(StrEnum):
    """The sign that stands beside a state: words say it first, then the sign, then its colour."""

    DONE = "done"
    YOURS = "yours"
    OTHERS = "others"
    OBJECTED = "objected"
    BACK = "back"
    OVER = "over"


@dataclass(frozen=True)
class StateMark:
    """Where a record stands, in words and as a sign."""

    label: Message
    sign: StateSign


@dataclass(frozen=True)
class ChangedAnswer:
    """An answer that a version has otherwise than the one before, in pieces: what stayed, what went, what came."""

    label: Line
    pieces: Sequence[TextDifference]


@dataclass(frozen=True)
class ShownStep:
    """A step of the record's history, with what a new version changed."""

    step: HistoryStep
    changes: Sequence[ChangedAnswer]


@dataclass(frozen=True)
class RecordContent:
    """A record as one reader sees it."""

    number: int
    revision: int
    version: int
    title: str
    above: str
    kind: Line
    state: StateMark
    good_practice: bool
    stands: Line | None
    own: Sequence[tuple[Line, Line]]
    theirs: Sequence[tuple[Line, Line]]
    other: str
    evidence: int
    history: Sequence[ShownStep]
    impact: Line | None
    steps: frozenset[Action]


def record_content(work: UnitOfWork, reader: Person, number: int) -> RecordContent:
    """Return the record as the reader sees it. Raises UserError, the same for none and for another's."""
    record, partnership = visible_record(work, reader, number)
    newest = sees_newest(reader, record, partnership)
    shown = record if newest else record_rows.as_confirmed(work, record)
    evidence = shown.answers.get("evidence")
    stands = shown.confirmed_version is not None and shown.state is not State.CONFIRMED
    moved = impact.of_record(work, shown.id, shown.version) if oversees(reader, partnership) else ()
    language = reader.language
    return RecordContent(
        number=record.id,
        revision=record.revision,
        version=shown.version,
        title=str(shown.answers.get("title", shown.title)),
        above=partnership.name,
        kind=Message(heading_of(KINDS[record.kind])),
        state=state_mark(shown, reader, partnership),
        good_practice=shown.good_practice,
        stands=Message("record-stands") if stands else None,
        own=own_answers(work, shown, reader, partnership, language),
        theirs=counterpart_answers(work, shown, reader, partnership, language),
        other=partnership.organisation(record.side.other).name,
        evidence=len(evidence) if isinstance(evidence, list) else 0,
        history=_history(work, shown, reader, partnership),
        impact=impact_line(moved, current(work, shown.changed_at), language) if moved else None,
        steps=frozenset(possible_actions(reader, record, partnership)) if newest else frozenset(),
    )


def state_mark(record: StoredRecord, reader: Person, partnership: Partnership) -> StateMark:
    """Return where the record stands, and whose turn it is, as the reader sees it."""
    asked = (
        record.side.other if record.state in (State.WAITING_OTHER, State.WITHDRAWING, State.BATCHED) else record.side
    )
    yours = reader.coordinates(partnership.organisation(asked).id)
    match record.state:
        case State.CONFIRMED:
            sign = StateSign.DONE
        case State.OBJECTED:
            sign = StateSign.OBJECTED
        case State.RETURNED:
            sign = StateSign.BACK
        case State.WITHDRAWN | State.VOID:
            sign = StateSign.OVER
        case _:
            sign = StateSign.YOURS if yours else StateSign.OTHERS
    return StateMark(state_of(record, yours=yours and asked is not record.side), sign)


def _history(work: UnitOfWork, record: StoredRecord, reader: Person, partnership: Partnership) -> list[ShownStep]:
    steps = history_steps(work, record, reader, partnership)
    answers: dict[int, dict[str, JsonValue] | None] = {}

    def of_version(version: int) -> dict[str, JsonValue] | None:
        if version not in answers:
            answers[version] = record_rows.answers_of_version(work, record.id, version)
        return answers[version]

    shown = []
    for step in steps:
        changes: list[ChangedAnswer] = []
        if step.action in _MAKES_VERSION and step.version is not None and step.version > 1:
            before, after = of_version(step.version - 1), of_version(step.version)
            if before is not None and after is not None:
                changes = _changes(work, record, before, after, reader, partnership)
        shown.append(ShownStep(step, changes))
    return shown


def _changes(
    work: UnitOfWork,
    record: StoredRecord,
    before: dict[str, JsonValue],
    after: dict[str, JsonValue],
    reader: Person,
    partnership: Partnership,
) -> list[ChangedAnswer]:
    """Return the answers that differ, in the order in which they are asked."""
    language = reader.language
    was, now = (
        {label.key: (label, plain(language, value)) for label, value in
         own_answers(work, replace(record, answers=answers), reader, partnership, language)}
        for answers in (before, after)
    )  # fmt: skip
    changes = []
    for key in dict.fromkeys([*now, *was]):
        label = (now.get(key) or was[key])[0]
        old, new = was.get(key, (label, ""))[1], now.get(key, (label, ""))[1]
        if old != new:
            changes.append(ChangedAnswer(label, differences(old, new)))
    return changes
