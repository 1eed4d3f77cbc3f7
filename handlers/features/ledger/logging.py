"""Logging a record: which partnership, which kind, then the kind's own questions; and whether it is there already."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pydantic import JsonValue

from handlers.buttons.conversation import ContinueDraft
from handlers.buttons.ledger import JoinRecord, LogAgain, LogOfFamily, LogRecord, SayDifferent
from handlers.conversation import dialogue, own_drafts, record_drafts, report_drafts, report_intake, submissions
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.form_state import FormState
from handlers.kit.buttons import Press
from handlers.kit.incoming import TextMessage
from handlers.kit.replies import Button, Line, Post, Reply, Screen
from handlers.kit.router import SIDES, Command, OnPress, Request, Section
from handlers.views.record_cards import changed_answers, record_line, record_screen, side_context
from records.errors import UserError
from records.form import fields_of, heading_of
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Reference
from records.reading.dates import iso_date
from records.record import Family, Record, plain_key
from records.registry import KINDS
from records.roles import Side
from records.states import State
from records.subjects import RecordVersion
from records.text import kebab
from services.ledger import lifecycle as life
from services.ledger.access import looks_after, partnership_among, reportable, visible_record
from services.ledger.study_topics import study_topics
from storage import audit
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.ledger import record_rows as stored
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership

FAMILIES = tuple(Family)


def _context(request: Request, draft: Draft) -> Context:
    """Return what the form must know: a new record is about the person's side, a mended one about its own."""
    partnership = partnerships.by_id(request.work, draft.partnership_id or 0)
    record = _record_of(request, draft)
    side = record.side if record else partnership.side_of(request.person)
    if side is None:
        raise UserError("partnership-not-yours")

    def last() -> dict[str, JsonValue] | None:
        latest = stored.latest_of(request.work, request.person.id, draft.form) if record is None else None
        return latest.answers if latest else None

    today = partnership.today(request.now)
    options = _references(request, partnership, side, KINDS[draft.form])
    kind = KINDS[draft.form]
    excused = life.excused_fields(request.work, record, kind, record.answers) if record else frozenset()
    return side_context(
        request.work, partnership, side, today, request.language, last=last, options=options, excused=excused
    )


def _record_of(request: Request, draft: Draft) -> StoredRecord | None:
    """Return the record that the draft mends; None where it makes a new one."""
    subject = draft.subject
    return stored.by_id(request.work, subject.record) if isinstance(subject, RecordVersion) else None


def _references(
    request: Request, partnership: Partnership, side: Side, kind: type[Record]
) -> dict[str, tuple[Option, ...]]:
    """Return the records of the partnership that questions of this kind can name, by that kind, and the topics."""
    wanted = [field.question.kind for field in fields_of(kind) if isinstance(field.question, Reference)]
    named = {
        name: tuple(
            Option(f"{record.answers.get(KINDS[name].natural_key or '')} {record.title}", str(record.id))
            for record in stored.named(request.work, partnership.id, name, side)
        )
        for name in wanted
    }
    topics = tuple(Option(topic, str(place)) for place, topic in enumerate(study_topics(request.work)))
    return {**named, "topics": topics}


def _submit(request: Request, draft: Draft, answers: Record) -> list[Reply]:
    if isinstance(draft.subject, RecordVersion):
        seen = record_drafts.submitted_for(request, draft)
        record = life.mend(request.work, request.person, seen, answers, request.now)
    else:
        begun = FormState.model_validate(draft.state).begun
        seconds = None if begun is None else max(0, int(request.now.timestamp()) - begun)
        partnership_id = draft.partnership_id or 0
        record = life.submit(request.work, request.person, partnership_id, answers, request.now, seconds=seconds)
        record_drafts.note_recorded(request, draft, record.id)
    submissions.note(request, draft, record)
    lines: list[Line] = [message("record-submitted", state=Message(f"state-{kebab(record.state)}"))]
    if record.state in (State.WAITING_OWN, State.WAITING_OTHER):
        lines.append(Message("record-submitted-next"))
    key = answers.key()
    if key is not None and (shared := stored.partnerships_with(request.work, key)) > 1:
        lines.append(message("record-shared", count=shared))
    card = record_screen(request.work, record, request.person, request.language, move=True)
    if next_of_text := report_drafts.following(request, draft):
        return [Post(lines), card, *next_of_text]
    return [Screen(Purpose.DRAFT, lines), card]


def _why_returned(request: Request, draft: Draft, state: FormState) -> list[Message]:
    """Tell whoever mends an answer what was wrong with it."""
    subject = draft.subject
    if not isinstance(subject, RecordVersion) or not state.only:
        return []
    details = audit.last_note(request.work, subject.record, life.RETURNS)
    if details is None or not details.reason:
        return []
    return [message("record-returned-because", reason=details.reason)]


def _notes(request: Request, draft: Draft, state: FormState) -> list[Message]:
    """Tell on a card what is mended: why it was returned, or what differs from the version that is there."""
    subject = draft.subject
    if not isinstance(subject, RecordVersion) or state.only is not None or state.cursor is not None:
        return _why_returned(request, draft, state)
    record, partnership = visible_record(request.work, request.person, subject.record)
    now = replace(record, answers=state.answers)
    changed = changed_answers(request.work, now, record.answers, request.person, partnership, request.language)
    return [Message("draft-changes"), *changed] if changed else []


def _ask_whether_known(request: Request, draft: Draft, state: FormState) -> Screen | None:
    """Ask, before a second record of the same event is made, whether it is one of those that look like it."""
    alike = [] if isinstance(draft.subject, RecordVersion) else _alike(request, draft, state)
    if not alike:
        return None
    lines: list[Line] = [Message("alike-ask"), "", *(record_line(record) for record in alike)]
    rows = [
        [Button(message("alike-this", number=record.id, title=record.title), JoinRecord(record.id, draft.id))]
        for record in alike
    ]
    return Screen(Purpose.DRAFT, lines, [*rows, [Button(Message("alike-none"), SayDifferent(draft.id))]], move=True)


def _alike(request: Request, draft: Draft, state: FormState) -> list[StoredRecord]:
    kind, day = KINDS[draft.form], iso_date(state.answers.get("event_date"))
    if day is None or draft.partnership_id is None:
        return []
    number = state.answers.get(kind.natural_key) if kind.natural_key else None
    key = plain_key(kind.kind, number) if isinstance(number, str) else None
    similar = stored.similar(request.work, draft.partnership_id, kind.kind, day, key)
    return [record for record in similar if record.id not in state.different]


def say_different(request: Request, press: SayDifferent) -> list[Reply]:
    """Go on with the draft of another event: the records that looked like it are not asked about again."""
    draft = own_drafts.own_draft(request, press.draft)
    if draft.form not in KINDS:
        raise UserError("button-old")
    state = FormState.model_validate(draft.state)
    state.different += [record.id for record in _alike(request, draft, state)]
    return dialogue.resume_with(request, draft, state)


def log(request: Request, rest: str) -> list[Reply]:
    """Have read what follows the command, or ask what is to be logged, and first in which partnership.

    In a group it is about the message that it answers, and goes on in private.
    """
    text = request.event
    if not request.private:
        return report_intake.tell_in_group(request, rest)
    if rest and isinstance(text, TextMessage):
        return report_intake.tell(request, text, rest)
    return _ask_partnership(request, LogRecord, lambda partnership: _ask_kind(request, partnership, KINDS))


def _log_family(family: Family) -> Callable[[Request, str], list[Reply]]:
    """Return the handler of the command that logs records of one family only."""
    return lambda request, _rest: _ask_partnership(
        request, lambda number: LogOfFamily(number, family), lambda own: _ask_kind_of(request, own, family)
    )


def _ask_partnership(
    request: Request, press_for: Callable[[int], Press], go_on: Callable[[Partnership], list[Reply]]
) -> list[Reply]:
    own = reportable(request.work, request.person, request.now)
    if len(own) == 1:
        return go_on(own[0])
    rows = [[Button(partnership.name, press_for(partnership.id))] for partnership in own]
    unfinished = _unfinished(request, {partnership.id: partnership.name for partnership in own})
    return [Screen(Purpose.MENU, [Message("log-ask-partnership")], [*unfinished, *rows], move=True)]


def _chosen(request: Request, partnership_id: int) -> Partnership:
    return partnership_among(reportable(request.work, request.person, request.now), partnership_id)


def log_for(request: Request, press: LogRecord) -> list[Reply]:
    """Begin a record of the kind that was chosen, or ask which kind."""
    partnership = _chosen(request, press.partnership)
    if press.kind is None:
        return _ask_kind(request, partnership, KINDS)
    if press.kind >= len(KINDS):
        raise UserError("button-old")
    kind = list(KINDS)[press.kind]
    chosen = message("log-chosen", kind=Message(heading_of(KINDS[kind])), partnership=partnership.name)
    return [Screen(Purpose.MENU, [chosen]), *_begin(request, partnership, kind)]


def log_again(request: Request, press: LogAgain) -> list[Reply]:
    """Begin a record with the answers of one that was withdrawn: on its card, any of them can be changed."""
    record, partnership = visible_record(request.work, request.person, press.record)
    if record.side is not _chosen(request, partnership.id).side_of(request.person):
        raise UserError("partnership-not-yours")
    if not looks_after(request.person, record, partnership):
        raise UserError("record-not-allowed")
    return dialogue.begin(request, record.kind, partnership_id=partnership.id, answers=record.answers)


def log_of_family(request: Request, press: LogOfFamily) -> list[Reply]:
    """Ask which kind of the family."""
    return _ask_kind_of(request, _chosen(request, press.partnership), press.family)


def _ask_kind_of(request: Request, partnership: Partnership, family: Family) -> list[Reply]:
    return _ask_kind(request, partnership, [name for name, kind in KINDS.items() if kind.family is family])


def _ask_kind(request: Request, partnership: Partnership, names: Iterable[str]) -> list[Reply]:
    """Ask which of the kinds, two by two and family by family; begin a single one at once."""
    offered = sorted(names, key=lambda name: FAMILIES.index(KINDS[name].family))
    if len(offered) == 1:
        return _begin(request, partnership, offered[0])
    order = list(KINDS)
    buttons = [
        Button(Message(heading_of(KINDS[name])), LogRecord(partnership.id, order.index(name))) for name in offered
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    question = message("log-ask-kind", partnership=partnership.name)
    return [Screen(Purpose.MENU, [question], [*_unfinished(request, {}), *rows], move=True)]


def _unfinished(request: Request, partnership_names: Mapping[int, str]) -> list[list[Button]]:
    """Return a button for each record that the person has begun and not finished: they come first.

    Where several partnerships are named, each says which one it is of.
    """
    begun = [
        draft
        for draft in drafts.of_person(request.work, request.person.id)
        if draft.form in KINDS and draft.is_begun and draft.partnership_id is not None
    ]
    buttons = []
    for draft in begun:
        form = Message(heading_of(KINDS[draft.form]))
        if name := partnership_names.get(draft.partnership_id or 0):
            form = message("todo-draft-where", form=form, partnership=name)
        buttons.append([Button(message("todo-draft", form=form), ContinueDraft(draft.id))])
    return buttons


def _begin(request: Request, partnership: Partnership, kind: str) -> list[Reply]:
    return dialogue.begin(request, kind, partnership_id=partnership.id)


COMMANDS = [
    Command("log", SIDES, log, place=10, section=Section.RECORD, often=SIDES, in_groups=True),
    *(
        Command(family.value, SIDES, _log_family(family), place=11 + at, section=Section.RECORD)
        for at, family in enumerate(FAMILIES)
    ),
]
BUTTONS = [
    OnPress(LogRecord, log_for),
    OnPress(LogOfFamily, log_of_family),
    OnPress(LogAgain, log_again),
    OnPress(SayDifferent, say_different),
]
FLOWS = [Flow(kind, declared, _context, _submit, _ask_whether_known, notes=_notes) for kind, declared in KINDS.items()]
