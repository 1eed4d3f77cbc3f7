"""What the bot costs people, for everybody to see, and the budget that an admin sets for it (减负)."""

from typing import Annotated, ClassVar

from handlers.buttons.clock import AskBudget
from handlers.conversation import dialogue
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import plain_context
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.views.figures import figure
from records.form import Form
from records.messages import Message, message
from records.notifications import LARGEST_BUDGET
from records.purposes import Purpose
from records.questions import Number
from records.subjects import WholeProgramme
from services.clock import burden, burden_report
from services.clock.burden_report import MODELLED, BurdenReport
from storage.chat.drafts import Draft


class Budget(Form):
    """What everybody may have at most."""

    texts: ClassVar[str] = "budget"

    per_week: Annotated[int, Number(LARGEST_BUDGET)]


def show(request: Request, _rest: str) -> list[Reply]:
    """Show how many messages people have that they did not ask for, and the time that a record takes them."""
    return [_screen(request, Purpose.LIST, move=True)]


def _screen(request: Request, purpose: Purpose, *, move: bool) -> Screen:
    heading = message("burden-heading", most=burden.budget(request.work))
    rows = [[Button(Message("burden-budget-button"), AskBudget())]] if request.person.is_admin else []
    return Screen(
        purpose, [heading, "", *_report_lines(burden_report.report(request.work, request.now))], rows, move=move
    )


def _report_lines(report: BurdenReport) -> list[Line]:
    lines: list[Line] = [
        message("burden-week", date=week.monday, people=week.people, messages=week.messages,
                each=figure(week.each), most=week.most)
        for week in report.weeks
    ]  # fmt: skip
    lines += ["", Message("burden-seconds-heading")]
    lines += [
        message("burden-seconds", kind=Message(effort.heading), seconds=effort.median, count=effort.count)
        for effort in report.kinds
    ]
    lines += [] if report.kinds else [Message("burden-seconds-none")]
    lines += ["", Message("burden-model-heading")]
    lines += [
        message(f"burden-model-{each.road}", taps=each.taps, messages=each.messages, seconds=each.seconds)
        for each in MODELLED
    ]
    return lines


def ask_budget(request: Request, _press: AskBudget) -> list[Reply]:
    """Ask how many messages everybody may have at most."""
    return dialogue.begin(request, "budget", subject=WholeProgramme(), anew=True)


def _given(request: Request, _draft: Draft, answers: Budget) -> list[Reply]:
    burden.set_budget(request.work, request.person, answers.per_week, request.now)
    return [_screen(request, Purpose.DRAFT, move=False)]


COMMANDS = [Command("burden", COORDINATORS_AND_ADMINS, show, place=84, section=Section.LOOK)]
BUTTONS = [OnPress(AskBudget, ask_budget)]
FLOWS = [Flow("budget", Budget, plain_context, _given)]
