"""What the bot costs people, for everybody to see, and the budget that an admin sets for it (减负)."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.asking import plain_context
from handlers.conversation import Flow
from handlers.replies import Button, Line, Reply, Screen
from handlers.router import ADMINS, COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from records.form import Form
from records.habits import MOST
from records.messages import Message, message
from records.questions import Number
from records.roles import Role
from services.clock import burden, burden_report
from services.clock.burden_report import BurdenReport
from storage.drafts import Draft


class Budget(Form):
    """What everybody may have at most."""

    texts: ClassVar[str] = "budget"

    per_week: Annotated[int, Number(MOST)]


def show(turn: Turn, _rest: str) -> list[Reply]:
    """Messages that people did not ask for, and the time that a record takes them."""
    return [_screen(turn, "list", move=True)]


def _screen(turn: Turn, purpose: str, *, move: bool) -> Screen:
    heading = message("burden-heading", most=burden.budget(turn.work))
    rows = [[Button(Message("burden-budget-button"), "budget")]] if Role.ADMIN in turn.person.roles else []
    return Screen(purpose, [heading, "", *_told(burden_report.report(turn.work, turn.now))], rows, move=move)


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


def ask_budget(turn: Turn) -> list[Reply]:
    return conversation.begin(turn, "budget", subject="programme", anew=True)


def _given(turn: Turn, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    per_week = Budget.validated(answers, turn.now.date()).per_week
    burden.set_budget(turn.work, turn.person, per_week, turn.now)
    return [_screen(turn, "draft", move=False)]


COMMANDS = [Command("burden", COORDINATORS_AND_ADMINS, show, place=84, section=Section.LOOK)]
TAPS = [Tap("budget", ADMINS, ask_budget)]
FLOWS = [Flow("budget", Budget, plain_context, _given)]
