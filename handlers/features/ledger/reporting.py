"""What people write of what happened is read: of which partnership it is, and what was too long for a question."""

from handlers.buttons.conversation import AskFor, ReadForPartnership, ReadWhole
from handlers.conversation import dialogue, report_intake
from handlers.kit.replies import Reply, Screen
from handlers.kit.router import OnPress, Request, run_command
from records.messages import message
from records.purposes import Purpose
from services.ledger.access import partnership_among, reportable


def read_for(request: Request, press: ReadForPartnership) -> list[Reply]:
    """Have a text read as one of the partnership that was chosen."""
    partnership = partnership_among(reportable(request.work, request.person, request.now), press.partnership)
    report_intake.read_for(request, press.report, partnership)
    return [Screen(Purpose.MENU, [message("report-chosen", partnership=partnership.name)])]


def read_whole(request: Request, press: ReadWhole) -> list[Reply]:
    """Have words read that were too much for the question to which they were given."""
    report_intake.read_held(request, dialogue.own_draft(request, press.draft))
    return []


def ask_for(request: Request, press: AskFor) -> list[Reply]:
    """Do what the command does that is wanted."""
    return list(run_command(request, press.wanted.value, ""))


BUTTONS = [OnPress(ReadForPartnership, read_for), OnPress(ReadWhole, read_whole), OnPress(AskFor, ask_for)]
