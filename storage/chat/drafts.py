"""Keep drafts: what somebody has begun to say, until it is submitted or discarded."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from pydantic import JsonValue
from sqlalchemy import Row, bindparam, delete, exists, insert, select, update

from records.attachments import file_ids_within
from records.subjects import OfEvent, OfReport, Subject
from storage.engine.prepared import Prepared, in_parts, one_of_these
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import drafts

S = TypeVar("S", bound=Subject)


@dataclass(frozen=True)
class Draft:
    """A form that somebody has begun to answer.

    `subject` is what it is about; `revision` tells old buttons from present ones; `focus` is when it was shown last, in
    the order of all that was shown.
    """

    id: int
    person_id: int
    form: str
    subject: Subject
    partnership_id: int | None
    revision: int
    state: dict[str, JsonValue]
    focus: int = 0

    @property
    def is_begun(self) -> bool:
        """Tell whether somebody has answered anything; a form that was only opened is nothing to be finished.

        The first revision is what it was opened with; each answer makes another. What a planned event has filled in is
        owed from the start, as the event itself is no duty any more; and so is what was said in a text.
        """
        return isinstance(self.subject, OfEvent | OfReport) or (
            self.revision > 1 and any(self.state.get(name) for name in ("answers", "scratch", "said"))
        )

    def about(self, kind: type[S]) -> S:
        """Return what it is about, which is of this kind in all drafts of its form. Raises TypeError otherwise."""
        return kind.checked(self.subject)


_DRAFT = select(*(column for column in drafts.c if column.name != "updated_at"))  # a time takes long to read
_OF_PERSON = Prepared(_DRAFT.where(drafts.c.person_id == bindparam("person")).order_by(drafts.c.focus.desc()).limit(1))
_later = drafts.alias("later")
_EXPECTED = Prepared(
    _DRAFT.where(
        one_of_these(drafts.c.person_id),
        ~exists().where(_later.c.person_id == drafts.c.person_id, _later.c.focus > drafts.c.focus),
    )
)
_OF_SUBJECT = Prepared(
    _DRAFT.where(
        drafts.c.person_id == bindparam("person"),
        drafts.c.form == bindparam("its_form"),
        drafts.c.subject == bindparam("its_subject"),
    )
)
_BY_ID = Prepared(_DRAFT.where(drafts.c.id == bindparam("draft"), drafts.c.person_id == bindparam("person")))
_SAVE = Prepared(
    update(drafts)
    .where(drafts.c.id == bindparam("draft"))
    .values(
        state=bindparam("answers"), revision=bindparam("next"), focus=bindparam("order"), updated_at=bindparam("at")
    )
)


def _draft(row: Row[Any] | None) -> Draft | None:
    if row is None:
        return None
    subject = Subject.read(row.subject)
    return Draft(row.id, row.person_id, row.form, subject, row.partnership_id, row.revision, row.state, row.focus)


def current(work: UnitOfWork, person_id: int) -> Draft | None:
    """Return the draft that typed text belongs to: the one that was shown last."""

    def read() -> Draft | None:
        return _draft(work.row(_OF_PERSON, {"person": person_id}))

    return work.cached(("draft", person_id), read)


def expect(work: UnitOfWork, person_ids: Collection[int]) -> None:
    """Read the current drafts of all of these people together, ahead of who asks for them one by one."""
    current = [_draft(row) for part in in_parts(person_ids) for row in work.rows(_EXPECTED, part)]
    known = {draft.person_id: draft for draft in current if draft is not None}
    for person_id in person_ids:
        work.cache(("draft", person_id), known.get(person_id))


def of_person(work: UnitOfWork, person_id: int) -> list[Draft]:
    """Return all that the person has begun, the one shown last first."""
    rows = work.rows(_DRAFT.where(drafts.c.person_id == person_id).order_by(drafts.c.focus.desc()))
    return [draft for draft in map(_draft, rows) if draft is not None]


def idle_since(work: UnitOfWork, person_id: int, before: datetime) -> set[int]:
    """Return which of the person's drafts nobody has touched since that moment."""
    own = (drafts.c.person_id == person_id) & (drafts.c.updated_at <= before)
    return {row.id for row in work.rows(select(drafts.c.id).where(own))}


def owners_idle(work: UnitOfWork, before: datetime) -> set[int]:
    """Return who has drafts that nobody has touched since that moment."""
    rows = work.rows(select(drafts.c.person_id).where(drafts.c.updated_at <= before).distinct())
    return {row.person_id for row in rows}


def own(work: UnitOfWork, person_id: int, draft_id: int) -> Draft | None:
    """Return the person's draft of that number; None where it is gone or somebody else's."""
    draft = current(work, person_id)
    if draft is not None and draft.id != draft_id:
        draft = _draft(work.row(_BY_ID, {"person": person_id, "draft": draft_id}))
    return draft


def find(work: UnitOfWork, person_id: int, form: str, subject: Subject) -> Draft | None:
    """Return the person's draft of a form about something, if there is one."""
    draft = current(work, person_id)
    if draft is not None and (draft.form, draft.subject) != (form, subject):
        values = {"person": person_id, "its_form": form, "its_subject": subject.pack()}
        draft = _draft(work.row(_OF_SUBJECT, values))
    return draft


_ADD = Prepared(
    insert(drafts).returning(drafts.c.id),
    *("person_id", "form", "subject", "partnership_id", "revision", "focus", "state", "updated_at"),
)


def add(work: UnitOfWork, draft: Draft, now: datetime) -> Draft:
    """Store a new draft, and return it with its id and focus."""
    shown = replace(draft, focus=work.next_sequence())
    row = work.row(_ADD, vars(shown) | {"subject": draft.subject.pack(), "updated_at": now})
    assert row is not None
    return _now_current(work, replace(shown, id=row.id))


def save(work: UnitOfWork, draft: Draft, state: dict[str, JsonValue], now: datetime) -> Draft:
    """Store the state of a draft under its next revision, as the one that was shown last; return it so."""
    revision, focus = draft.revision + 1, work.next_sequence()
    saved = Draft(
        draft.id, draft.person_id, draft.form, draft.subject, draft.partnership_id, revision, state, focus
    )  # `replace` takes four times as long
    values = {"draft": saved.id, "answers": state, "next": saved.revision, "order": saved.focus, "at": now}
    work.execute(_SAVE, values)
    return _now_current(work, saved)


_NOTE = Prepared(update(drafts).where(drafts.c.id == bindparam("draft")).values(state=bindparam("answers")))


def note(work: UnitOfWork, draft: Draft, state: dict[str, JsonValue]) -> Draft:
    """Store the state of a draft that is not shown anew: what is on show of it stays valid. Return it so."""
    noted, before = replace(draft, state=state), current(work, draft.person_id)
    work.execute(_NOTE, {"draft": draft.id, "answers": state})
    return _now_current(work, noted) if before is not None and before.id == draft.id else noted


def _now_current(work: UnitOfWork, draft: Draft) -> Draft:
    work.cache(("draft", draft.person_id), draft)
    return draft


_REMOVE = Prepared(delete(drafts).where(drafts.c.id == bindparam("draft")))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Delete drafts that nobody has gone on with for long."""
    work.execute(delete(drafts).where(drafts.c.updated_at < before))


def evidence_used(work: UnitOfWork) -> set[int]:
    """Return the ids of the photos and documents in drafts."""
    return set().union(*(file_ids_within(row.state) for row in work.rows(select(drafts.c.state))))


def remove(work: UnitOfWork, draft: Draft) -> None:
    """Delete a draft."""
    work.execute(_REMOVE, {"draft": draft.id})
    work.uncache(("draft", draft.person_id))
