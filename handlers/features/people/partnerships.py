"""Organisations, branches and the partnerships between them, as admins set them up and change them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.buttons.people import (
    AddBranch,
    AddOrganisation,
    AskForRoster,
    EndPartnership,
    Invite,
    ListOrganisations,
    ListPartnerships,
    RenameBranch,
    RenameOrganisation,
    ReopenPartnership,
    SetAgreement,
    SetOwnReview,
    SetTimeZone,
    SetUpPartnership,
    ShowOrganisation,
    ShowPartnership,
)
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import ORGANISATION_LIST, Answers, Flow
from handlers.conversation.short_questions import asking_about, context_of, page, plain_context
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from handlers.views.invitations import invite_button
from records.calendar import zone_named
from records.form import Form, deciding
from records.messages import Message, message
from records.questions import Day, Pick, Text
from records.reading.dates import iso_date
from records.roles import Role, Side
from records.subjects import OfBranch, OfOrganisation, OfPartnership, OfSide, WholeProgramme
from services.people import organisations as looked_after
from services.people import partnerships as administering
from storage import programme
from storage.chat.drafts import Draft
from storage.people import organisations, partnerships
from storage.people.partnerships import Partnership

MOST_BRANCHES = 20  # on a page, each a button


class Setup(Form):
    """A new partnership."""

    texts: ClassVar[str] = "setup"
    asked_first: ClassVar[tuple[str, ...]] = ("college", "enterprise", "started_on")
    college: Annotated[str, Text(60)]
    enterprise: Annotated[str, Text(60)]
    started_on: Annotated[date, Day()]


class PartnershipChoice(Form):
    """One of all partnerships, by id."""

    texts: ClassVar[str] = "partnership-list"
    partnership: Annotated[int, Pick("partnerships")]


class OrganisationChoice(Form):
    """One of the organisations that the person looks after, by id."""

    texts: ClassVar[str] = "organisation-list"
    organisation: Annotated[int, Pick("organisations")]


class OrganisationName(Form):
    """How an organisation is called."""

    texts: ClassVar[str] = "organisation-name"
    name: Annotated[str, Text(60)]


class BranchName(Form):
    """How a branch is called."""

    texts: ClassVar[str] = "branch-name"
    name: Annotated[str, Text(100)]


class AgreementNumber(Form):
    """The number of a partnership's agreement."""

    texts: ClassVar[str] = "agreement"
    number: Annotated[str, Text(60)]


class TimeZone(Form):
    """The time zone in which a partnership counts days, by its name in the IANA database."""

    texts: ClassVar[str] = "time-zone"
    name: Annotated[str, Text(40, hint=True)]

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Raise UserError on a name that is of no time zone."""
        if "name" in answers:
            zone_named(str(answers["name"]))


class PartnershipEnd(Form):
    """The last day of a partnership."""

    texts: ClassVar[str] = "partnership-end"
    on: Annotated[date, Day(future=True)]


# Setting up -----------------------------------------------------------------------------------------------------------


def setup(request: Request, _rest: str) -> list[Reply]:
    """Ask for the first partnership at once; later show what there is to choose from."""
    known = organisations.every(request.work)
    if not known:
        return dialogue.begin(request, "setup")
    partners = partnerships.of_person(request.work, request.person)
    rows = [
        [Button(message("setup-partnerships", count=len(partners)), ListPartnerships())],
        [Button(message("setup-organisations", count=len(known)), ListOrganisations())],
        [Button(Message("setup-new"), SetUpPartnership())],
        [
            Button(message("setup-new-organisation", side=Message(f"side-{side}")), AddOrganisation(side))
            for side in Side
        ],
    ]
    return [page(request, [Message("setup-ask")], rows)]


def new_partnership(request: Request, _press: SetUpPartnership) -> list[Reply]:
    """Ask for a new partnership."""
    return dialogue.begin(request, "setup")


def _set_up(request: Request, _draft: Draft, answers: Setup) -> list[Reply]:
    zone = programme.time_zone(request.work)
    partnership = administering.set_up(
        request.work, request.person, answers.college, answers.enterprise, answers.started_on, zone, request.now
    )
    college, enterprise = partnership.college, partnership.enterprise
    done = message("setup-done", college=college.name, enterprise=enterprise.name)
    return [page(request, [done], [[invite_button(side, Role.COORDINATOR)] for side in (college, enterprise)])]


# Partnerships ---------------------------------------------------------------------------------------------------------


def _partnerships_context(request: Request, _draft: Draft) -> Context:
    every = partnerships.of_person(request.work, request.person)
    return context_of(request, partnerships=[Option(partnership.name, str(partnership.id)) for partnership in every])


def _choose_partnership(request: Request, _draft: Draft, answers: PartnershipChoice) -> list[Reply]:
    return _partnership_page(request, answers.partnership)


def show_partnership(request: Request, press: ShowPartnership) -> list[Reply]:
    """Show a partnership."""
    return _partnership_page(request, press.partnership)


def _partnership_page(request: Request, partnership_id: int) -> list[Reply]:
    """Return what is settled of a partnership, and what can be changed."""
    partnership = administering.administered(request.work, request.person, partnership_id)
    until: Line = Message("partnership-goes-on")
    if partnership.ended_on is not None:
        until = message("partnership-until", date=partnership.ended_on)
    agreement = partnership.agreement_number or Message("partnership-no-agreement")
    lines: list[Line] = [
        message("partnership-heading", name=partnership.name),
        message("partnership-since", date=partnership.started_on, until=until),
        message("partnership-agreement", number=agreement),
        message("partnership-time-zone", name=partnership.time_zone),
        Message("partnership-own-review-on" if partnership.own_review else "partnership-own-review-off"),
    ]
    return [page(request, lines, _partnership_rows(partnership))]


def _partnership_rows(partnership: Partnership) -> list[list[Button]]:
    number = partnership.id
    ending = Button(Message("partnership-end-button"), EndPartnership(number))
    if partnership.ended_on is not None:
        ending = Button(Message("partnership-reopen-button"), ReopenPartnership(number))
    switching = Message("partnership-review-off-button" if partnership.own_review else "partnership-review-on-button")
    return [
        [Button(Message("agreement"), SetAgreement(number)), Button(Message("time-zone"), SetTimeZone(number))],
        [Button(switching, SetOwnReview(number, not partnership.own_review))],
        [ending],
        [Button(side.name, ShowOrganisation(side.id)) for side in (partnership.college, partnership.enterprise)],
    ]


def set_own_review(request: Request, press: SetOwnReview) -> list[Reply]:
    """Set whether each side approves its own records first."""
    administering.set_own_review(request.work, request.person, press.partnership, press.on, request.now)
    return [Toast(Message("done")), *_partnership_page(request, press.partnership)]


def reopen(request: Request, press: ReopenPartnership) -> list[Reply]:
    """Let a partnership go on that was ended."""
    administering.end(request.work, request.person, press.partnership, None, request.now)
    return [Toast(Message("done")), *_partnership_page(request, press.partnership)]


def _check_end(request: Request, draft: Draft, _before: Answers, now: Answers) -> None:
    partnership = administering.administered(request.work, request.person, draft.about(OfPartnership).partnership)
    administering.check_end(partnership, iso_date(now.get("on")))


def _end(request: Request, draft: Draft, answers: PartnershipEnd) -> list[Reply]:
    partnership_id = draft.about(OfPartnership).partnership
    administering.end(request.work, request.person, partnership_id, answers.on, request.now)
    return _partnership_page(request, partnership_id)


def _set_agreement(request: Request, draft: Draft, answers: AgreementNumber) -> list[Reply]:
    partnership_id = draft.about(OfPartnership).partnership
    administering.set_agreement(request.work, request.person, partnership_id, answers.number, request.now)
    return _partnership_page(request, partnership_id)


def _set_time_zone(request: Request, draft: Draft, answers: TimeZone) -> list[Reply]:
    partnership_id = draft.about(OfPartnership).partnership
    administering.set_time_zone(request.work, request.person, partnership_id, answers.name, request.now)
    return _partnership_page(request, partnership_id)


def _administered(request: Request, press: EndPartnership | SetAgreement | SetTimeZone) -> OfPartnership:
    return OfPartnership(administering.administered(request.work, request.person, press.partnership).id)


# Organisations and branches -------------------------------------------------------------------------------------------


def _organisations_context(request: Request, _draft: Draft) -> Context:
    managed = looked_after.managed(request.work, request.person)
    options = [Option(organisation.name, str(organisation.id)) for organisation in managed]
    return context_of(request, organisations=options)


def _choose_organisation(request: Request, _draft: Draft, answers: OrganisationChoice) -> list[Reply]:
    return _organisation_page(request, answers.organisation)


def show_organisation(request: Request, press: ShowOrganisation) -> list[Reply]:
    """Show an organisation."""
    return _organisation_page(request, press.organisation, press.page)


def _organisation_page(request: Request, organisation_id: int, number: int = 0) -> list[Reply]:
    """Return an organisation's branches, and what can be changed."""
    organisation = looked_after.managed_one(request.work, request.person, organisation_id)
    branches = page_of(organisations.branches_of(request.work, organisation.id), number, MOST_BRANCHES)
    lines: list[Line] = [
        message("organisation-heading", name=organisation.name, side=Message(f"side-{organisation.side}")),
        message("organisation-branches", count=branches.count),
        *(branch.name for branch in branches.items),
    ]
    rows = [
        [Button(message("branch-rename-button", name=branch.name), RenameBranch(branch.id))]
        for branch in branches.items
    ]
    rows.append(branches.turning(lambda other: ShowOrganisation(organisation.id, other)))
    rows.append([Button(Message("branch-add-button"), AddBranch(organisation.id))])
    if request.person.is_admin:
        rows[-1].append(Button(Message("organisation-rename-button"), RenameOrganisation(organisation.id)))
    inviting = [
        Button(message("organisation-invite-button", role=Message(f"role-{role}")), Invite(organisation.id, role))
        for role in (Role.MEMBER, Role.COORDINATOR)
    ]
    rows.append([Button(Message("roster"), AskForRoster(organisation.id)), *inviting])
    return [page(request, lines, rows)]


def _add_organisation(request: Request, draft: Draft, answers: OrganisationName) -> list[Reply]:
    side = draft.about(OfSide).side
    return _organisation_page(request, looked_after.add(request.work, request.person, side, answers.name, request.now))


def _rename_organisation(request: Request, draft: Draft, answers: OrganisationName) -> list[Reply]:
    organisation_id = draft.about(OfOrganisation).organisation
    looked_after.rename(request.work, request.person, organisation_id, answers.name, request.now)
    return _organisation_page(request, organisation_id)


def _add_branch(request: Request, draft: Draft, answers: BranchName) -> list[Reply]:
    organisation_id = draft.about(OfOrganisation).organisation
    looked_after.add_branch(request.work, request.person, organisation_id, answers.name, request.now)
    return _organisation_page(request, organisation_id)


def _rename_branch(request: Request, draft: Draft, answers: BranchName) -> list[Reply]:
    branch_id = draft.about(OfBranch).branch
    organisation_id = looked_after.rename_branch(request.work, request.person, branch_id, answers.name, request.now)
    return _organisation_page(request, organisation_id)


def _managed(request: Request, press: RenameOrganisation | AddBranch) -> OfOrganisation:
    return OfOrganisation(looked_after.managed_one(request.work, request.person, press.organisation).id)


def _managed_branch(request: Request, press: RenameBranch) -> OfBranch:
    looked_after.organisation_of_branch(request.work, request.person, press.branch)
    return OfBranch(press.branch)


COMMANDS = [Command("setup", ADMINS, setup, place=70, section=Section.PROGRAMME, often=ADMINS)]
BUTTONS = [
    OnPress(SetUpPartnership, new_partnership),
    OnPress(ListPartnerships, asking_about("partnership_list", lambda _request, _press: WholeProgramme())),
    OnPress(ListOrganisations, asking_about(ORGANISATION_LIST, lambda _request, _press: WholeProgramme())),
    OnPress(ShowPartnership, show_partnership),
    OnPress(ShowOrganisation, show_organisation),
    OnPress(SetOwnReview, set_own_review),
    OnPress(ReopenPartnership, reopen),
    OnPress(EndPartnership, asking_about("end_partnership", _administered)),
    OnPress(SetAgreement, asking_about("agreement", _administered)),
    OnPress(SetTimeZone, asking_about("time_zone", _administered)),
    OnPress(AddOrganisation, asking_about("new_organisation", lambda _request, press: OfSide(press.side))),
    OnPress(RenameOrganisation, asking_about("rename_organisation", _managed)),
    OnPress(AddBranch, asking_about("add_branch", _managed)),
    OnPress(RenameBranch, asking_about("rename_branch", _managed_branch)),
]
FLOWS = [
    Flow("setup", Setup, plain_context, _set_up),
    Flow("partnership_list", PartnershipChoice, _partnerships_context, _choose_partnership),
    Flow(ORGANISATION_LIST, OrganisationChoice, _organisations_context, _choose_organisation),
    Flow("end_partnership", deciding(PartnershipEnd, "partnership-end-button"), plain_context, _end, check=_check_end),
    Flow("agreement", AgreementNumber, plain_context, _set_agreement),
    Flow("time_zone", TimeZone, plain_context, _set_time_zone),
    Flow("new_organisation", OrganisationName, plain_context, _add_organisation),
    Flow("rename_organisation", OrganisationName, plain_context, _rename_organisation),
    Flow("add_branch", BranchName, plain_context, _add_branch),
    Flow("rename_branch", BranchName, plain_context, _rename_branch),
]
