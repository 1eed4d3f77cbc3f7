"""What people write of what happened is read: of which partnership it is, and what was too long for a question."""

from handlers.buttons.conversation import AskFor, ReadForPartnership, ReadWhole, ShowReport, SubmitReport
from handlers.buttons.links import OpenReport
from handlers.conversation import loose_files, own_drafts, report_drafts, report_intake, report_overview
from handlers.conversation.report_intake import LOG
from handlers.kit.replies import Reply, Screen
from handlers.kit.router import OnLink, OnPress, Request, run_command
from records.errors import UserError
from records.messages import message
from records.purposes import Purpose
from services.ledger.access import partnership_among, reportable
from storage.chat import reports


def read_for(request: Request, press: ReadForPartnership) -> list[Reply]:
    """Have a text read as one of the partnership that was chosen."""
    partnership = partnership_among(reportable(request.work, request.person, request.now), press.partnership)
    report_intake.read_for(request, press.report, partnership)
    return [Screen(Purpose.MENU, [message("report-chosen", partnership=partnership.name)])]


def read_whole(request: Request, press: ReadWhole) -> list[Reply]:
    """Have words read that were too much for the question to which they were given."""
    report_intake.read_held(request, own_drafts.own_draft(request, press.draft))
    return []


def open_report(request: Request, link: OpenReport) -> list[Reply]:
    """Go on with a text that was taken up in a group, also where the bot could not write to the person before."""
    report = reports.by_id(request.work, link.report)
    if report is None or report.person_id != request.person.id:
        raise UserError("report-gone")
    if report.state == reports.ASKING:
        return report_drafts.ask_partnership(request, report)
    shown = report_drafts.show_first(request, report.id)
    if not shown and report.state == reports.READ and loose_files.kept(request):
        return list(run_command(request, LOG, ""))
    if not shown and report.state == reports.READ:
        raise UserError("report-gone")
    return shown


def show(request: Request, press: ShowReport) -> list[Reply]:
    """Show what a text has left together, or the one draft that is left."""
    shown = report_drafts.show_first(request, press.report, move=False)
    if not shown:
        raise UserError("button-old")
    return shown


def submit(request: Request, press: SubmitReport) -> list[Reply]:
    """Submit those drafts of a text that lack nothing."""
    return report_overview.submit_whole(request, press.report, press.count)


def ask_for(request: Request, press: AskFor) -> list[Reply]:
    """Do what the command does that is wanted."""
    return list(run_command(request, press.wanted.value, ""))


BUTTONS = [
    OnPress(ReadForPartnership, read_for),
    OnPress(ReadWhole, read_whole),
    OnPress(ShowReport, show),
    OnPress(SubmitReport, submit),
    OnPress(AskFor, ask_for),
]
LINKS = [OnLink(OpenReport, open_report)]
