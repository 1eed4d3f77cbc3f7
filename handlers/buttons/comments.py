"""What the buttons say by which admins look at comments of the public."""

from handlers.kit.buttons import Audience, Press
from records.compact import Page, ReaderCommentId


class ListComments(Press, name="comments", audience=Audience.ADMINS):
    """Show the comments that everybody can read, page by page."""

    page: Page


class ShowComment(Press, name="comment_card", audience=Audience.ADMINS):
    """Show a comment, with what can be done with it."""

    comment: ReaderCommentId


class PassComment(Press, name="comment_pass", audience=Audience.ADMINS):
    """Show a comment to everybody."""

    comment: ReaderCommentId


class AnswerComment(Press, name="comment_answer", audience=Audience.ADMINS):
    """Ask what is to be said to a comment, which is shown with it."""

    comment: ReaderCommentId


class DeclineComment(Press, name="comment_decline", audience=Audience.ADMINS, final=True):
    """Decline a comment, or take it down again."""

    comment: ReaderCommentId
