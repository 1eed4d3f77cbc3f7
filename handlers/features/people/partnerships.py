"""Organisations, branches and the partnerships between them, as admins set them up and change them."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.conversation.questions import asking, context_of, everything, page, plain_context
from handlers.kit.replies import Button, Line, Reply, Toast
from handlers.kit.router import ADMINS, COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.views.invitations import invite_button
from records.calendar import zone_named
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Day, Pick, Text
from records.roles import Role, Side
from records.subjects import OfBranch, OfOrganisation, OfPartnership, OfSide
from services.people import organisations, partnerships
from storage import programme
from storage.chat.drafts import Draft
from storage.people import directory


class Setup(Form):
    """A new partnership."""

    texts: ClassVar[str] = "setup"
    asked_first: ClassVar[tuple[str, ...]] = ("college", "enterprise", "started_on")
    college: Annotated[str, Text(60)]
    enterprise: Annotated[str, Text(60)]
    started_on: Annotated[date, Day()]


class PartnershipChoice(Form):
    texts: ClassVar[str] = "partnership-list"
    partnership: Annotated[str, Pick("partnerships")]


class OrganisationChoice(Form):
    texts: ClassVar[str] = "organisation-list"
    organisation: Annotated[str, Pick("organisations")]


class OrganisationName(Form):
    texts: ClassVar[str] = "organisation-name"
    name: Annotated[str, Text(60)]


class BranchName(Form):
    texts: ClassVar[str] = "branch-name"
    name: Annotated[str, Text(100)]


class AgreementNumber(Form):
    texts: ClassVar[str] = "agreement"
    number: Annotated[str, Text(60)]


class TimeZone(Form):
    texts: ClassVar[str] = "time-zone"
    name: Annotated[str, Text(40, hint=True)]

    @classmethod
    def check(cls, answers: dict[str, JsonValue], today: date) -> None:  # type: ignore[override]  # it is only read
        if "name" in answers:
            zone_named(str(answers["name"]))


class PartnershipEnd(Form):
    texts: ClassVar[str] = "partnership-end"
    on: Annotated[date, Day(future=True)]


def setup(request: Request, _rest: str) -> list[Reply]:
    """The first partnership is asked for at once; later there is something to choose from."""
    every = directory.all_organisations(request.work)
    if not every:
        return new_partnership(request)
    counts = len(directory.partnerships_of(request.work, request.person)), len(every)
    rows = [
        [Button(message("setup-partnerships", count=counts[0]), "partnerships")],
        [Button(message("setup-organisations", count=counts[1]), "organisations")],
        [Button(Message("setup-new"), "new_partnership")],
        [
            Button(message("setup-new-organisation", side=Message(f"side-{side}")), f"new_organisation:{number}")
            for number, side in enumerate(Side)
        ],
    ]
    return [page(request, [Message("setup-ask")], rows)]


def new_partnership(request: Request) -> list[Reply]:
    return dialogue.begin(request, "setup")


def _set_up(request: Request, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    given = Setup.validated(answers, context_of(request).today)
    zone = programme.time_zone(request.work)
    made = partnerships.set_up(
        request.work, request.person, given.college, given.enterprise, given.started_on, zone, request.now
    )
    done = message("setup-done", college=made.college.name, enterprise=made.enterprise.name)
    return [
        page(request, [done], [[invite_button(each, Role.COORDINATOR)] for each in (made.college, made.enterprise)])
    ]


def _partnerships_context(request: Request, _draft: Draft) -> Context:
    found = directory.partnerships_of(request.work, request.person)
    return context_of(request, partnerships=[Option(each.name, str(each.id)) for each in found])


def _organisations_context(request: Request, _draft: Draft) -> Context:
    found = organisations.managed(request.work, request.person)
    return context_of(request, organisations=[Option(each.name, str(each.id)) for each in found])


def _is_admin(request: Request, _number: int) -> None:
    if not request.person.is_admin:
        raise UserError("not-your-role")


def show_partnership(request: Request, partnership_id: int = 0) -> list[Reply]:
    found = partnerships.administered(request.work, request.person, partnership_id)
    agreement = found.agreement_number or Message("partnership-no-agreement")
    until: Line = (
        message("partnership-until", date=found.ended_on) if found.ended_on else Message("partnership-goes-on")
    )
    review = Message("partnership-own-review-on" if found.own_review else "partnership-own-review-off")
    lines: list[Line] = [
        message("partnership-heading", name=found.name),
        message("partnership-since", date=found.started_on, until=until),
        message("partnership-agreement", number=agreement),
        message("partnership-time-zone", name=found.time_zone),
        review,
    ]
    ending = Button(Message("partnership-end-button"), f"end_partnership:{found.id}")
    if found.ended_on:
        ending = Button(Message("partnership-reopen-button"), f"reopen_partnership:{found.id}")
    turning = Message("partnership-review-off-button" if found.own_review else "partnership-review-on-button")
    rows = [
        [Button(Message("agreement"), f"agreement:{found.id}"), Button(Message("time-zone"), f"time_zone:{found.id}")],
        [Button(turning, f"own_review:{found.id}:{int(not found.own_review)}")],
        [ending],
        [Button(each.name, f"organisation:{each.id}") for each in (found.college, found.enterprise)],
    ]
    return [page(request, lines, rows)]


def show_organisation(request: Request, organisation_id: int = 0) -> list[Reply]:
    found = organisations.managed_one(request.work, request.person, organisation_id)
    branches = directory.branches_of(request.work, found.id)
    lines: list[Line] = [
        message("organisation-heading", name=found.name, side=Message(f"side-{found.side}")),
        message("organisation-branches", count=len(branches)),
        *(branch.name for branch in branches),
    ]
    rows = [
        [Button(message("branch-rename-button", name=branch.name), f"branch:{branch.id}")] for branch in branches[:40]
    ]
    rows.append([Button(Message("branch-add-button"), f"add_branch:{found.id}")])
    if request.person.is_admin:
        rows[-1].append(Button(Message("organisation-rename-button"), f"rename_organisation:{found.id}"))
    inviting = [
        Button(message("organisation-invite-button", role=Message(f"role-{role}")), f"invite:{found.id}:{number}")
        for number, role in enumerate((Role.MEMBER, Role.COORDINATOR))
    ]
    rows.append([Button(Message("roster"), f"roster:{found.id}"), *inviting])
    return [page(request, lines, rows)]


def set_own_review(request: Request, partnership_id: int = 0, on: int = 0) -> list[Reply]:
    partnerships.set_own_review(request.work, request.person, partnership_id, bool(on), request.now)
    return [Toast(Message("done")), *show_partnership(request, partnership_id)]


def reopen(request: Request, partnership_id: int = 0) -> list[Reply]:
    partnerships.end(request.work, request.person, partnership_id, None, request.now)
    return [Toast(Message("done")), *show_partnership(request, partnership_id)]


def _end(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    number, on = draft.about(OfPartnership).partnership, date.fromisoformat(str(answers["on"]))
    partnerships.end(request.work, request.person, number, on, request.now)
    return show_partnership(request, number)


def _set_agreement(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    partnership_id = draft.about(OfPartnership).partnership
    partnerships.set_agreement(request.work, request.person, partnership_id, str(answers["number"]), request.now)
    return show_partnership(request, partnership_id)


def _set_time_zone(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    partnership_id = draft.about(OfPartnership).partnership
    partnerships.set_time_zone(request.work, request.person, partnership_id, str(answers["name"]), request.now)
    return show_partnership(request, partnership_id)


def _add_organisation(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    side = draft.about(OfSide).side
    number = organisations.add(request.work, request.person, side, str(answers["name"]), request.now)
    return show_organisation(request, number)


def _rename_organisation(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    organisation_id = draft.about(OfOrganisation).organisation
    organisations.rename(request.work, request.person, organisation_id, str(answers["name"]), request.now)
    return show_organisation(request, organisation_id)


def _add_branch(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    organisation_id = draft.about(OfOrganisation).organisation
    organisations.add_branch(request.work, request.person, organisation_id, str(answers["name"]), request.now)
    return show_organisation(request, organisation_id)


def _rename_branch(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    branch_id, name = draft.about(OfBranch).branch, str(answers["name"])
    organisation_id = organisations.rename_branch(request.work, request.person, branch_id, name, request.now)
    return show_organisation(request, organisation_id)


def _partnership(request: Request, number: int) -> None:
    partnerships.administered(request.work, request.person, number)


def _organisation(request: Request, number: int) -> None:
    organisations.managed_one(request.work, request.person, number)


def _branch(request: Request, number: int) -> None:
    organisations.organisation_of_branch(request.work, request.person, number)


def _side(request: Request, number: int) -> None:
    _is_admin(request, number)
    if number >= len(Side):
        raise UserError("button-old")


COMMANDS = [Command("setup", ADMINS, setup, place=70, section=Section.PROGRAMME, often=True)]
TAPS = [
    Tap("new_partnership", ADMINS, new_partnership),
    Tap("partnerships", ADMINS, asking("partnership_list", everything, _is_admin)),
    Tap("organisations", ADMINS, asking("organisation_list", everything, _is_admin)),
    Tap("partnership", ADMINS, show_partnership),
    Tap("organisation", COORDINATORS_AND_ADMINS, show_organisation),
    Tap("own_review", ADMINS, set_own_review),
    Tap("reopen_partnership", ADMINS, reopen),
    Tap("end_partnership", ADMINS, asking("end_partnership", OfPartnership, _partnership)),
    Tap("agreement", ADMINS, asking("agreement", OfPartnership, _partnership)),
    Tap("time_zone", ADMINS, asking("time_zone", OfPartnership, _partnership)),
    Tap("new_organisation", ADMINS, asking("new_organisation", lambda number: OfSide(list(Side)[number]), _side)),
    Tap("rename_organisation", ADMINS, asking("rename_organisation", OfOrganisation, _organisation)),
    Tap("add_branch", COORDINATORS_AND_ADMINS, asking("add_branch", OfOrganisation, _organisation)),
    Tap("branch", COORDINATORS_AND_ADMINS, asking("rename_branch", OfBranch, _branch)),
]
FLOWS = [
    Flow("setup", Setup, plain_context, as_json(_set_up)),
    Flow(
        "partnership_list",
        PartnershipChoice,
        _partnerships_context,
        as_json(lambda request, _draft, answers: show_partnership(request, int(str(answers["partnership"])))),
    ),
    Flow(
        "organisation_list",
        OrganisationChoice,
        _organisations_context,
        as_json(lambda request, _draft, answers: show_organisation(request, int(str(answers["organisation"])))),
    ),
    Flow("end_partnership", PartnershipEnd, plain_context, as_json(_end)),
    Flow("agreement", AgreementNumber, plain_context, as_json(_set_agreement)),
    Flow("time_zone", TimeZone, plain_context, as_json(_set_time_zone)),
    Flow("new_organisation", OrganisationName, plain_context, as_json(_add_organisation)),
    Flow("rename_organisation", OrganisationName, plain_context, as_json(_rename_organisation)),
    Flow("add_branch", BranchName, plain_context, as_json(_add_branch)),
    Flow("rename_branch", BranchName, plain_context, as_json(_rename_branch)),
]
