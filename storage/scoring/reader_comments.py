"""What readers of the public pages write about results: held, then shown or declined by an admin; of nobody's name."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, func, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.results import reader_comments


class CommentState(StrEnum):
    """Whether a comment waits for an admin, is shown to everybody, or was declined."""

    HELD = "held"
    SHOWN = "shown"
    DECLINED = "declined"


@dataclass(frozen=True)
class ReaderComment:
    """A comment on a published result. `answer` is an admin's; of a declined one nothing is left but that it was."""

    id: int
    publication_id: int
    text: str
    at: datetime
    state: CommentState
    answer: str | None
    decided_at: datetime | None


_COMMENT: Select[Any] = select(*(reader_comments.c[field.name] for field in fields(ReaderComment))).order_by(
    reader_comments.c.id
)


def _comment(row: Row[Any]) -> ReaderComment:
    return ReaderComment(**row._asdict() | {"state": CommentState(row.state)})


def by_id(work: UnitOfWork, comment_id: int) -> ReaderComment | None:
    """Return the comment of that id, if there is one."""
    row = work.row(_COMMENT.where(reader_comments.c.id == comment_id))
    return None if row is None else _comment(row)


def in_state(work: UnitOfWork, state: CommentState) -> list[ReaderComment]:
    """Return all comments in a state, oldest first."""
    return [_comment(row) for row in work.rows(_COMMENT.where(reader_comments.c.state == state))]


def shown_beside(work: UnitOfWork, publication_id: int) -> list[ReaderComment]:
    """Return the comments on a result that are shown to everybody, oldest first."""
    here = (reader_comments.c.publication_id == publication_id) & (reader_comments.c.state == CommentState.SHOWN)
    return [_comment(row) for row in work.rows(_COMMENT.where(here))]


def is_there(work: UnitOfWork, publication_id: int, text: str) -> bool:
    """Tell whether a comment of these words on the result waits or is shown."""
    here = (reader_comments.c.publication_id == publication_id) & (reader_comments.c.text == text)
    kept = reader_comments.c.state != CommentState.DECLINED
    return work.row(select(reader_comments.c.id).where(here & kept).limit(1)) is not None


def count_held(work: UnitOfWork) -> int:
    """Return how many comments wait for an admin."""
    held = reader_comments.c.state == CommentState.HELD
    row = work.row(select(func.count().label("held")).where(held))
    return 0 if row is None else int(row.held)


def add(work: UnitOfWork, publication_id: int, text: str, now: datetime) -> int:
    """Add a comment that is held, and return its id."""
    values = {"publication_id": publication_id, "text": text, "at": now, "state": CommentState.HELD}
    return work.insert(insert(reader_comments), values)


def show(work: UnitOfWork, comment_id: int, person_id: int, answer: str | None, now: datetime) -> None:
    """Show a comment to everybody, with an answer where there is one."""
    values = {"state": CommentState.SHOWN, "answer": answer, "decided_by": person_id, "decided_at": now}
    work.execute(update(reader_comments).where(reader_comments.c.id == comment_id).values(values))


def decline(work: UnitOfWork, comment_id: int, person_id: int, now: datetime) -> None:
    """Decline a comment, and erase what it says."""
    values = {"state": CommentState.DECLINED, "text": "", "answer": None, "decided_by": person_id, "decided_at": now}
    work.execute(update(reader_comments).where(reader_comments.c.id == comment_id).values(values))
