"""Buttons about what somebody has begun to say: drafts of forms, and lists that are shown before they are taken."""

from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from handlers.conversation.widgets.tokens import LONGEST as LONGEST_TOKEN
from handlers.kit.buttons import Audience, Press
from records.compact import (
    Compact,
    DraftId,
    ImportId,
    NumberField,
    Page,
    PartnershipId,
    ReportId,
    Revision,
    TextField,
)


class Answer(Press, name="f", audience=Audience.OWNER):
    """Answer the question that a draft asks, or move it on; the token is for the question on show to read."""

    draft: DraftId
    revision: Revision
    token: Annotated[str, TextField(LONGEST_TOKEN)]

    def pack(self) -> str:
        """Write the value. All buttons of a question begin alike, and there may be dozens."""
        return _beginning(self.draft, self.revision) + self.token


@lru_cache(16)
def _beginning(draft: int, revision: int) -> str:
    return Compact.pack(Answer(draft, revision, ""))


class ContinueDraft(Press, name="go", audience=Audience.OWNER):
    """Go on with a draft where it was left."""

    draft: DraftId


class DiscardDraft(Press, name="drop", audience=Audience.OWNER):
    """Discard a draft, or first ask whether to."""

    draft: DraftId
    sure: bool = False


class TakeList(Press, name="import_take", audience=Audience.OWNER):
    """Take a list as it was shown: with as many lines as would be taken then."""

    imported: ImportId
    count: Annotated[int, NumberField("count", 6)]


class LeaveList(Press, name="import_leave", audience=Audience.OWNER):
    """Leave a list, and take nothing of it."""

    imported: ImportId


class UndoList(Press, name="import_undo", audience=Audience.OWNER, final=True):
    """Take back all that a list has written, within a day."""

    imported: ImportId


class ShowListPage(Press, name="import_page", audience=Audience.OWNER):
    """Show another page of what a list says."""

    imported: ImportId
    page: Page


class ChooseSheet(Press, name="import_sheet", audience=Audience.OWNER):
    """Say which of a file's sheets is meant."""

    imported: ImportId
    sheet: Annotated[int, NumberField("sheet", 2)]


class ReadForPartnership(Press, name="report", audience=Audience.OWNER):
    """Say of which partnership a text is, so that it is read."""

    report: ReportId
    partnership: PartnershipId


class ShowReport(Press, name="report_show", audience=Audience.OWNER):
    """Show together what a text has become drafts of."""

    report: ReportId


class SubmitReport(Press, name="report_submit", audience=Audience.OWNER):
    """Submit those drafts of a text that lack nothing: with as many as were shown then."""

    report: ReportId
    count: Annotated[int, NumberField("count", 3)]


class ReadWhole(Press, name="report_whole", audience=Audience.OWNER):
    """Have words read as a text of what happened that were too much for the question to which they were given."""

    draft: DraftId


class Wanted(StrEnum):
    """What people mostly want who write something else: commands by their names. On the wire is the place, from 0."""

    LOG = "log"
    TODO = "todo"
    EVENTS = "events"
    HELP = "help"


class AskFor(Press, name="wanted", audience=Audience.PEOPLE):
    """Do what the command of that name does."""

    wanted: Wanted
