"""Comments of the public on results: anybody writes one, an admin shows or declines it. Who wrote it is not known."""

from datetime import datetime

from records.errors import UserError
from records.notices import News, NewsKind
from records.text import clean, has_words
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person
from storage.scoring import publications, reader_comments
from storage.scoring.reader_comments import CommentState, ReaderComment

LONGEST = 500  # characters
MOST_HELD = 200  # comments that wait: more than anybody reads in an evening, and a bound on what strangers can fill


def write(work: UnitOfWork, publication_id: int, text: str, now: datetime) -> None:
    """Take up what a reader has written about a result; the same words again change nothing.

    Admins are told of the first that waits. Raises UserError on no words or too many, where too much waits already, and
    where there is no such result.
    """
    said = clean(text, multiline=True)
    if not has_words(said):
        raise UserError("form-needs-words")
    if len(said) > LONGEST:
        raise UserError("form-text-too-long", maximum=LONGEST, length=len(said))
    if publications.by_id(work, publication_id) is None:
        raise UserError("result-not-found")
    if reader_comments.is_there(work, publication_id, said):
        return
    held = reader_comments.count_held(work)
    if held >= MOST_HELD:
        raise UserError("comments-full")
    comment_id = reader_comments.add(work, publication_id, said, now)
    if held == 0:
        work.news += [News(NewsKind.COMMENT_HELD, admin.id, comment_id) for admin in persons.admins(work)]


def waiting(work: UnitOfWork, by: Person) -> list[ReaderComment]:
    """Return the comments that wait, oldest first. Raises UserError on somebody who is no admin."""
    check_admin(by)
    return reader_comments.in_state(work, CommentState.HELD)


def shown(work: UnitOfWork, by: Person) -> list[ReaderComment]:
    """Return the comments that are shown, oldest first. Raises UserError on somebody who is no admin."""
    check_admin(by)
    return reader_comments.in_state(work, CommentState.SHOWN)


def comment(work: UnitOfWork, by: Person, comment_id: int) -> ReaderComment:
    """Return a comment. Raises UserError on somebody who is no admin, and where it was declined or is not there."""
    check_admin(by)
    there = reader_comments.by_id(work, comment_id)
    if there is None or there.state is CommentState.DECLINED:
        raise UserError("comment-gone")
    return there


def held_comment(work: UnitOfWork, by: Person, comment_id: int) -> ReaderComment:
    """Return a comment that waits. Raises UserError as `comment`, and where somebody has decided already."""
    there = comment(work, by, comment_id)
    if there.state is not CommentState.HELD:
        raise UserError("comment-shown-already")
    return there


def show(work: UnitOfWork, by: Person, comment_id: int, now: datetime, answer: str | None = None) -> None:
    """Show a comment to everybody, with an answer or without. Raises UserError as `held_comment`."""
    there = held_comment(work, by, comment_id)
    reader_comments.show(work, there.id, by.id, answer, now)
    audit.note(work, now, by.id, "show_comment", "publication", there.publication_id)


def decline(work: UnitOfWork, by: Person, comment_id: int, now: datetime) -> None:
    """Decline a comment, or take it down again; what it says is erased. Raises UserError as `comment`."""
    there = comment(work, by, comment_id)
    reader_comments.decline(work, there.id, by.id, now)
    audit.note(work, now, by.id, "decline_comment", "publication", there.publication_id)
