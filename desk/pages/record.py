"""A record by itself: what it says, how it came about, and the steps that can be taken with it at a screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from multidict import MultiMapping

from desk.record_content import RecordContent, record_content
from desk.routing import DeskDeed, DeskPage, RailEntry, Visit
from handlers.kit.buttons import Audience
from handlers.kit.replies import Line
from records.errors import UserError
from records.form import fields_of, option_label
from records.messages import Message, message
from records.registry import KINDS
from records.states import Action
from records.text import clean
from services.ledger import lifecycle
from services.ledger.access import VisibleRecord, visible_record
from storage.ledger.record_rows import StoredRecord

LONGEST_REASON = 500  # characters, as in the chat


@dataclass(frozen=True)
class FieldOption:
    """An answer that can be named as wrong."""

    name: str
    label: Line


@dataclass(frozen=True)
class RecordPage:
    """The page of a record. `fields` are those that can be returned; `elsewhere`: more steps are taken in the chat."""

    title: Line
    record: RecordContent
    passes: bool
    confirms: bool
    returns: bool
    objects: bool
    praises: bool
    fields: Sequence[FieldOption]
    elsewhere: bool
    longest: int


_HERE = frozenset({Action.PASS_ON, Action.CONFIRM, Action.RETURN, Action.OBJECT})


def show(visit: Visit) -> RecordPage:
    """Return the record with the steps that the person may take. Raises UserError for none and another's alike."""
    number = visit.numbers["record"]
    content = record_content(visit.work, visit.person, number)
    record, partnership = visible_record(visit.work, visit.person, number)
    confirms = Action.CONFIRM in content.steps and may_confirm_as_it_is(record)
    here = _HERE if confirms or Action.CONFIRM not in content.steps else _HERE - {Action.CONFIRM}
    return RecordPage(
        title=message("desk-record-title", number=number, title=content.title),
        record=content,
        passes=Action.PASS_ON in content.steps,
        confirms=confirms,
        returns=Action.RETURN in content.steps,
        objects=Action.OBJECT in content.steps,
        praises=lifecycle.may_praise(visit.person, record, partnership),
        fields=[
            FieldOption(field.name, field.label)
            for field in fields_of(KINDS[record.kind])
            if record.answers.get(field.name) not in (None, [], "")
        ],
        elsewhere=bool(content.steps - here),
        longest=LONGEST_REASON,
    )


def may_confirm_as_it_is(record: StoredRecord) -> bool:
    """Tell whether nothing is asked of who confirms: no part of their own, or one that is filled in already."""
    return KINDS[record.kind].counterpart is None or record.counterpart is not None


def _seen(visit: Visit, form: MultiMapping[str]) -> VisibleRecord:
    """Return the record as its page has shown it. Raises UserError where it has changed since."""
    seen = visible_record(visit.work, visit.person, visit.numbers["record"])
    if form.get("revision") != str(seen.record.revision):
        raise UserError("desk-stale", state=option_label(seen.record.state))
    return seen


def _outcome(record: StoredRecord) -> Sequence[Line]:
    return [message("desk-record-now", number=record.id, state=option_label(record.state))]


def pass_on(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Pass an own record, so that the other side is asked."""
    return _outcome(lifecycle.act(visit.work, visit.person, _seen(visit, form), Action.PASS_ON, visit.now))


def confirm(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Confirm a record of which nothing more is asked. Raises UserError where attendance has to be filled in first."""
    seen = _seen(visit, form)
    if not may_confirm_as_it_is(seen.record):
        raise UserError("desk-attendance-first", number=seen.record.id)
    counterpart = seen.record.read_counterpart()
    return _outcome(lifecycle.confirm(visit.work, visit.person, seen, counterpart, visit.now))


def _reason(form: MultiMapping[str]) -> str:
    reason = clean(form.get("reason", ""))
    if not reason:
        raise UserError("desk-reason-missing")
    if len(reason) > LONGEST_REASON:
        raise UserError("desk-reason-long", most=LONGEST_REASON, length=len(reason))
    return reason


def return_it(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Return a record with the answers that are wrong, and why."""
    seen, reason = _seen(visit, form), _reason(form)
    known = [field.name for field in fields_of(KINDS[seen.record.kind])]
    wrong = [name for name in known if name in form.getall("fields", [])]
    if not wrong:
        raise UserError("desk-fields-missing")
    returned = lifecycle.act(visit.work, visit.person, seen, Action.RETURN, visit.now, reason=reason, fields=wrong)
    return _outcome(returned)


def object_to(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Object to the other side's record, and say why."""
    seen, reason = _seen(visit, form), _reason(form)
    return _outcome(lifecycle.act(visit.work, visit.person, seen, Action.OBJECT, visit.now, reason=reason))


def praise(visit: Visit, form: MultiMapping[str]) -> Sequence[Line]:
    """Mark a confirmed record as a good practice, or take the mark away."""
    record = lifecycle.praise(visit.work, visit.person, _seen(visit, form), visit.now)
    return [Message("record-praised" if record.good_practice else "record-unpraised")]


_RECORD = "/records/{record}"
_STEPS: dict[str, tuple[Audience, Callable[[Visit, MultiMapping[str]], Sequence[Line]]]] = {
    "pass": (Audience.OWN_COORDINATOR, pass_on),
    "confirm": (Audience.OTHER_COORDINATOR, confirm),
    "return": (Audience.BY_STATE, return_it),
    "object": (Audience.OTHER_COORDINATOR, object_to),
    "praise": (Audience.COORDINATORS_OR_ADMIN, praise),
}
PAGES = [DeskPage(_RECORD, Audience.BY_STATE, "record.html", show, RailEntry.LEDGER)]
DEEDS = [DeskDeed(f"{_RECORD}/{name}", audience, run, then=_RECORD) for name, (audience, run) in _STEPS.items()]
