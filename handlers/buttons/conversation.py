"""Buttons about what somebody has begun to say: drafts of forms, and lists that are shown before they are taken."""

from typing import Annotated

from handlers.conversation.widgets.tokens import LONGEST as LONGEST_TOKEN
from handlers.kit.buttons import Audience, Press
from records.compact import DraftId, Revision, Text


class Answer(Press, name="f", audience=Audience.OWNER):
    """Answer the question that a draft asks, or move it on; the token is for the question on show to read."""

    draft: DraftId
    revision: Revision
    token: Annotated[str, Text(LONGEST_TOKEN)]
