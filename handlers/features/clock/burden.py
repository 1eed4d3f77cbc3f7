"""What the bot costs people, for everybody to see, and the budget that an admin sets for it (减负)."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.short_questions import plain_context
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import ADMINS, COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from records.form import Form
from records.messages import Message, message
from records.notifications import LARGEST_BUDGET
from records.questions import Number
from records.subjects import Programme
from services.clock import burden, burden_report
from services.clock.burden_report import BurdenReport
from storage.chat.drafts import Draft


class Budget(Form):
    """What everybody may have at most."""

    texts: ClassVar[str] = "budget"

    per_week: Annotated[int, Number(LARGEST_BUDGET)]


def show(request: Request, _rest: str) -> list[Reply]:
    """Messages that people did not ask for, and the time that a record takes them."""
    return [_screen(request, "list", move=True)]


def _screen(request: Request, purpose: str, *, move: bool) -> Screen:
    heading = message("burden-heading", most=burden.budget(request.work))
    rows = [[Button(Message("burden-budget-button"), "budget")]] if request.person.is_admin else []
    return Screen(purpose, [heading, "", *_told(burden_report.report(request.work, request.now))], rows, move=move)


def _told(report: BurdenReport) -> list[Line]:
    lines: list[Line] = [
        message("burden-week", date=week.monday, people=week.people, messages=week.messages,
                each=f"{week.each:.2f}", most=week.most)
        for week in report.weeks
    ]  # fmt: skip
    lines += ["", Message("burden-seconds-heading")]
    lines += [
        message("burden-seconds", kind=Message(each.heading), seconds=each.median, count=each.count)
        for each in report.kinds
    ]
    return lines if report.kinds else [*lines, Message("burden-seconds-none")]


def ask_budget(request: Request) -> list[Reply]:
    return dialogue.begin(request, "budget", subject=Programme(), anew=True)


def _given(request: Request, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    per_week = Budget.validated(answers, request.now.date()).per_week
    burden.set_budget(request.work, request.person, per_week, request.now)
    return [_screen(request, "draft", move=False)]


COMMANDS = [Command("burden", COORDINATORS_AND_ADMINS, show, place=84, section=Section.LOOK)]
TAPS = [Tap("budget", ADMINS, ask_budget)]
FLOWS = [Flow("budget", Budget, plain_context, as_json(_given))]
