"""Comments of the public on results: held until an admin has looked at them (/comments)."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.comments import AnswerComment, DeclineComment, ListComments, PassComment, ShowComment
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import asking_about, plain_context
from handlers.kit.deeds import Deed
from handlers.kit.news import OnNews
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from handlers.views.scores import when, whose
from records.errors import UserError
from records.form import Form, deciding
from records.lengths import shortened
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.questions import Text
from records.subjects import OfReaderComment
from services.scoring import publications as publishing
from services.scoring import reader_comments
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person
from storage.scoring.reader_comments import CommentState, ReaderComment

_LABEL = 40  # characters of a comment on its button


class CommentAnswer(Form):
    """What an admin says to a comment; both are shown to everybody."""

    texts: ClassVar[str] = "comment-answering"
    answer: Annotated[str, Text(500, multiline=True)]


def comments(request: Request, _rest: str) -> list[Reply]:
    """Show the comment that has waited longest, or those that everybody can read."""
    return [_next(request.work, request.person, move=True)]


def _next(work: UnitOfWork, person: Person, *, move: bool) -> Screen:
    held = reader_comments.waiting(work, person)
    return _card(work, person, held[0], len(held) - 1, move=move) if held else _list(work, person, 0, move=move)


def _list(work: UnitOfWork, person: Person, number: int, *, move: bool) -> Screen:
    page = page_of(reader_comments.shown(work, person)[::-1], number)
    rows = [[Button(shortened(comment.text, _LABEL), ShowComment(comment.id))] for comment in page.items]
    lines: list[Line] = [message("comments-none-held", shown=page.count)]
    return Screen(Purpose.COMMENTS, lines, [*rows, page.turning(ListComments)], move=move)


def turn(request: Request, press: ListComments) -> list[Reply]:
    """Show another page of the comments that everybody can read."""
    return [_list(request.work, request.person, press.page, move=False)]


def card(request: Request, press: ShowComment) -> list[Reply]:
    """Show a comment."""
    comment = reader_comments.comment(request.work, request.person, press.comment)
    return [_card(request.work, request.person, comment, 0, move=False)]


def _card(
    work: UnitOfWork, person: Person, comment: ReaderComment, more: int, *, heading: Message | None = None, move: bool
) -> Screen:
    publication, partnership = publishing.visible(work, person, comment.publication_id)
    published = publishing.sheet_of(publication)
    lines: list[Line] = [heading, ""] if heading else []
    lines += [
        message("comment-on", partnership=whose(published), period=when(published)),
        message("comment-text", text=comment.text, at=partnership.today(comment.at)),
    ]
    if comment.state is CommentState.SHOWN:
        lines += [message("comment-answer", text=comment.answer)] if comment.answer else []
        rows = [[Button(Message("comment-take-down"), DeclineComment(comment.id))]]
        return Screen(
            Purpose.COMMENTS, lines, [*rows, [Button(Message("form-back"), ListComments(0))]], move=move
        )  # fmt: skip
    lines += ["", message("comment-hint", more=more)]
    rows = [
        [Button(Message("comment-pass"), PassComment(comment.id))],
        [Button(Message("comment-answer-pass"), AnswerComment(comment.id))],
        [Button(Message("comment-decline"), DeclineComment(comment.id))],
    ]
    return Screen(Purpose.COMMENTS, lines, rows, move=move)


def let_through(request: Request, press: PassComment) -> list[Reply]:
    """Show a comment to everybody, and the next one to the admin."""
    reader_comments.show(request.work, request.person, press.comment, request.now)
    return [Toast(Message("comment-passed")), _next(request.work, request.person, move=False)]


def _answerable(request: Request, press: AnswerComment) -> OfReaderComment:
    return OfReaderComment(reader_comments.held_comment(request.work, request.person, press.comment).id)


def _answered(request: Request, draft: Draft, answers: CommentAnswer) -> list[Reply]:
    comment = draft.about(OfReaderComment).comment
    reader_comments.show(request.work, request.person, comment, request.now, answers.answer)
    return [Screen(Purpose.DRAFT, [Message("comment-passed")]), _next(request.work, request.person, move=True)]


def ask_whether_to_decline(request: Request, press: DeclineComment) -> Deed:
    """Say that what the comment says is erased."""
    comment = reader_comments.comment(request.work, request.person, press.comment)
    is_held = comment.state is CommentState.HELD
    return Deed(
        message("comment-decline-ask", text=shortened(comment.text, 100)),
        Message("comment-decline" if is_held else "comment-take-down"),
    )


def decline(request: Request, press: DeclineComment) -> list[Reply]:
    """Decline a comment, and show the next one."""
    reader_comments.decline(request.work, request.person, press.comment, request.now)
    return [Toast(Message("comment-declined")), _next(request.work, request.person, move=False)]


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, _now: datetime) -> Screen | None:
    """Show the comment that waits; None where somebody has decided, or the reader is no admin any more."""
    if not reader.is_admin:
        return None
    try:
        comment = reader_comments.held_comment(work, reader, news.subject_id)
    except UserError:
        return None
    more = len(reader_comments.waiting(work, reader)) - 1
    return _card(work, reader, comment, more, heading=heading, move=True)


COMMANDS = [Command("comments", ADMINS, comments, place=77, section=Section.PROGRAMME)]
BUTTONS = [
    OnPress(ListComments, turn),
    OnPress(ShowComment, card),
    OnPress(PassComment, let_through),
    OnPress(AnswerComment, asking_about("answercomment", _answerable)),
    OnPress(DeclineComment, decline, ask_whether_to_decline),
]
NEWS = [OnNews([NewsKind.COMMENT_HELD], _tell)]
FLOWS = [Flow("answercomment", deciding(CommentAnswer, "comment-answer-pass"), plain_context, _answered)]
