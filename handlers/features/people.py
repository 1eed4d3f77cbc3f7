"""Who takes part: setting up a partnership, pasting a roster, inviting people."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.conversation import Flow
from handlers.forms import Context
from handlers.replies import Button, Post, Reply, Screen
from handlers.router import ADMINS, COORDINATORS_AND_ADMINS, Command, Tap, Turn
from handlers.texts import plain
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Text
from records.roles import Role
from services import joining, roster
from storage import people
from storage.drafts import Draft
from storage.people import Organisation

TIME_ZONE = "Asia/Shanghai"
USES = 50


class Setup(Form):
    """A new partnership."""

    texts: ClassVar[str] = "setup"
    asked_first: ClassVar[tuple[str, ...]] = ("college", "enterprise", "started_on")
    college: Annotated[str, Text(60)]
    enterprise: Annotated[str, Text(60)]
    started_on: Annotated[date, Day()]


class RosterList(Form):
    """People to add to a roster."""

    texts: ClassVar[str] = "roster"
    review: ClassVar[bool] = False
    people: Annotated[str, Text(4000, multiline=True, hint=True)]


def _context(turn: Turn, _draft: Draft) -> Context:
    return Context(turn.now.date(), turn.language, render=lambda text: plain(turn.language, text))


def setup(turn: Turn, _rest: str) -> list[Reply]:
    return conversation.begin(turn, conversation.flows()["setup"])


def _set_up(turn: Turn, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    given = Setup.validated(answers, turn.now.date())
    roster.set_up(turn.work, turn.person, given.college, given.enterprise, given.started_on, TIME_ZONE, turn.now)
    done = message("setup-done", college=given.college, enterprise=given.enterprise)
    return [Screen("draft", [done], move=True)]


def _organisations(turn: Turn) -> list[Organisation]:
    """Those whose people the person may manage."""
    own = [
        each
        for each in people.all_organisations(turn.work)
        if Role.ADMIN in turn.person.roles or turn.person.coordinates(each.id)
    ]
    if not own:
        raise UserError("organisation-none")
    return own


def _check_own(turn: Turn, organisation_id: int) -> Organisation:
    found = next((each for each in _organisations(turn) if each.id == organisation_id), None)
    if found is None:
        raise UserError("not-your-role")
    return found


def add_roster(turn: Turn, _rest: str) -> list[Reply]:
    own = _organisations(turn)
    if len(own) == 1:
        return roster_of(turn, own[0].id)
    return [
        Screen("menu", [Message("roster-ask")], [[Button(each.name, f"roster:{each.id}")] for each in own], move=True)
    ]


def roster_of(turn: Turn, organisation_id: int = 0) -> list[Reply]:
    _check_own(turn, organisation_id)
    return conversation.begin(turn, conversation.flows()["roster"], subject=f"organisation-{organisation_id}")


def _add_list(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    organisation_id = int(draft.subject.removeprefix("organisation-"))
    today, text = turn.now.date(), str(answers["people"])
    report = roster.add_list(turn.work, turn.person, organisation_id, text, today, turn.now)
    lines: list[Message | str] = [message("roster-taken", taken=report.taken, refused=len(report.refused))]
    return [Screen("draft", [*lines, *report.refused], move=True)]


def invite(turn: Turn, _rest: str) -> list[Reply]:
    rows = [
        [
            Button(
                message("invite-button", role=Message(f"role-{role}"), organisation=each.name),
                f"invite:{each.id}:{number}",
            )
        ]
        for each in _organisations(turn)
        for number, role in enumerate((Role.MEMBER, Role.COORDINATOR))
    ]
    return [Screen("menu", [Message("invite-ask")], rows, move=True)]


def invite_to(turn: Turn, organisation_id: int = 0, number: int = 0) -> list[Reply]:
    organisation = _check_own(turn, organisation_id)
    role = Role.COORDINATOR if number else Role.MEMBER
    uses = 1 if role is Role.COORDINATOR else USES
    code = joining.invite(turn.work, turn.person, role, organisation.id, uses, turn.now)
    link = f"https://t.me/{turn.username}?start={code}"
    told = message("invite-link", organisation=organisation.name, role=Message(f"role-{role}"), link=link, uses=uses)
    return [Post([told])]


COMMANDS = [
    Command("setup", ADMINS, setup, place=70),
    Command("roster", COORDINATORS_AND_ADMINS, add_roster, place=50),
    Command("invite", COORDINATORS_AND_ADMINS, invite, place=60),
]
TAPS = [
    Tap("roster", COORDINATORS_AND_ADMINS, roster_of),
    Tap("invite", COORDINATORS_AND_ADMINS, invite_to),
]
FLOWS = [Flow("setup", Setup, _context, _set_up), Flow("roster", RosterList, _context, _add_list)]
