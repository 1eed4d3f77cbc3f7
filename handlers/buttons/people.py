"""Buttons about people: invitations, roles, rosters, organisations and partnerships, groups, and what is personal."""

from enum import Enum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from handlers.kit.texts import Language
from records.compact import (
    BranchId,
    ErasureId,
    ImportId,
    InvitationId,
    NumberField,
    OrganisationId,
    Page,
    PartnershipId,
    PersonId,
    Place,
    RosterEntryId,
    TextField,
)
from records.roles import Role, Side
from services.people.roster_doubts import DoubtKind

# Oneself --------------------------------------------------------------------------------------------------------------


class ChooseLanguage(Press, name="language", audience=Audience.PEOPLE):
    """Read everything in that language from now on."""

    language: Language


class ShowAllCommands(Press, name="help", audience=Audience.PEOPLE):
    """Show all commands in /help, or only those that are used often again."""

    every: bool = True


class ClaimRosterEntry(Press, name="claim", audience=Audience.SIDE):
    """Say that one is this human of the roster."""

    entry: RosterEntryId


class AskForOwnName(Press, name="claim_other", audience=Audience.SIDE):
    """Say that one is another than was supposed, and be asked for the name."""

    organisation: OrganisationId


class ShowClaims(Press, name="claims", audience=Audience.MANAGERS):
    """Show whom people of an organisation have said to be on its roster, a page of it."""

    organisation: OrganisationId
    page: Page = 0


class ConfirmClaim(Press, name="claim_true", audience=Audience.MANAGERS):
    """Say that the person is that human of the roster."""

    entry: RosterEntryId
    person: PersonId


class UndoClaim(Press, name="unclaim", audience=Audience.MANAGERS):
    """Say that the person is not that human of the roster."""

    entry: RosterEntryId
    person: PersonId


class LeaveOrganisation(Press, name="leave_one", audience=Audience.PEOPLE):
    """Give up the roles in one organisation (None: as an admin) after being asked, and keep the rest."""

    organisation: OrganisationId | None
    sure: bool = False


class Leave(Press, name="leave", audience=Audience.PEOPLE):
    """Give up all roles, or stay."""

    sure: bool = False


class AskForPrivacyFile(Press, name="privacy_file", audience=Audience.EVERYBODY):
    """Ask for all that is stored about oneself, as a file."""


class ErasureStep(Enum):
    """How far somebody is in asking for their erasure, which is confirmed once."""

    ASK = "ask"
    CONFIRM = "confirm"
    GIVE_UP = "give up"


class AskForErasure(Press, name="erasure_ask", audience=Audience.EVERYBODY):
    """Ask for one's erasure, after being asked whether one means it."""

    step: ErasureStep = ErasureStep.ASK


class ShowErasure(Press, name="show_erasure", audience=Audience.ADMINS):
    """Show an erasure that somebody asks for, below everything else."""

    erasure: ErasureId


class DecideErasure(Press, name="erasure", audience=Audience.ADMINS, final=True):
    """Grant or refuse an erasure."""

    erasure: ErasureId
    granted: bool


# Invitations ----------------------------------------------------------------------------------------------------------


class Invite(Press, name="invite", audience=Audience.MANAGERS):
    """Make an invitation to a role; to run the programme, of no organisation."""

    organisation: OrganisationId | None
    role: Role


class TakeInvitation(Press, name="come_in", audience=Audience.PEOPLE):
    """Come in by an invitation to a further organisation, or do not."""

    sure: bool
    code: Annotated[str, TextField(32)]


class ListInvitations(Press, name="invitations", audience=Audience.ANY_COORDINATOR):
    """Show whom one can invite, and a page of the invitations that hold."""

    page: Page = 0


class ShowInvitation(Press, name="invitation", audience=Audience.MANAGERS):
    """Show an invitation with its link, and a page of who has come in by it."""

    invitation: InvitationId
    page: Page = 0


class SetInvitationUses(Press, name="invitation_uses", audience=Audience.MANAGERS):
    """Set how many more people may come in by an invitation."""

    invitation: InvitationId
    uses: Annotated[int, NumberField("uses", 4)]


class SetInvitationDays(Press, name="invitation_days", audience=Audience.MANAGERS):
    """Set for how many days from now on an invitation holds."""

    invitation: InvitationId
    days: Annotated[int, NumberField("days to hold", 4)]


class RevokeInvitation(Press, name="revoke", audience=Audience.MANAGERS, final=True):
    """Let nobody in by an invitation any more."""

    invitation: InvitationId


# Roles ----------------------------------------------------------------------------------------------------------------


class ListPeople(Press, name="people", audience=Audience.ANY_COORDINATOR):
    """Show everybody whom one looks after, to choose from."""


class ShowPerson(Press, name="member", audience=Audience.MANAGERS):
    """Show somebody's roles, and what may be changed about them; `page`: of the roles that can be given."""

    person: PersonId
    page: Page = 0


class GiveRole(Press, name="give_role", audience=Audience.ADMINS):
    """Give somebody a further role."""

    person: PersonId
    role: Role
    organisation: OrganisationId | None


class EndRole(Press, name="end_role", audience=Audience.MANAGERS):
    """Take a role from somebody, after being asked whether one means it."""

    person: PersonId
    role: Role
    organisation: OrganisationId | None
    sure: bool = False


# Rosters --------------------------------------------------------------------------------------------------------------


class AskForRoster(Press, name="roster", audience=Audience.MANAGERS):
    """Ask for people to add to an organisation's roster."""

    organisation: OrganisationId


class ListRoster(Press, name="roster_people", audience=Audience.MANAGERS):
    """Show everybody who is or was on an organisation's roster, to choose from."""

    organisation: OrganisationId


class RosterEntryPress(Press, name="entry of a roster", audience=Audience.MANAGERS):
    """The base of what is done with one human on a roster, whom the id of their first entry stands for."""

    entry: RosterEntryId


class ShowRosterEntry(RosterEntryPress, name="entry", audience=Audience.MANAGERS):
    """Show a human on the roster, and what may be changed."""


class RenameRosterEntry(RosterEntryPress, name="entry_name", audience=Audience.MANAGERS):
    """Ask how the human is called."""


class ChangeJoining(RosterEntryPress, name="entry_joined", audience=Audience.MANAGERS):
    """Ask since when the human is on the roster."""


class NoteLeaving(RosterEntryPress, name="entry_left", audience=Audience.MANAGERS):
    """Ask from which day on the human is not on the roster any more."""


class NoteReturn(RosterEntryPress, name="entry_back", audience=Audience.MANAGERS):
    """Ask from which day on the human is on the roster again."""


class ChangePartyMembership(RosterEntryPress, name="entry_party", audience=Audience.MANAGERS):
    """Ask from which day on the human is a party member, or is none any more."""


class Transfer(RosterEntryPress, name="entry_transfer", audience=Audience.MANAGERS):
    """Ask to which branch the human goes, and when."""


class LinkRosterEntry(RosterEntryPress, name="entry_link", audience=Audience.MANAGERS):
    """Ask who of those that use the bot the human is."""


class UnlinkRosterEntry(RosterEntryPress, name="entry_unlink", audience=Audience.MANAGERS):
    """Say that the human is nobody of those that use the bot."""


class ChooseImportBranch(Press, name="import_branch", audience=Audience.OWNER):
    """Say what a branch means that a list names and the organisation has not.

    `branch` is its place among the branches of the list, `choice` the number of a `BranchChoice`.
    """

    imported: ImportId
    branch: Place
    choice: Annotated[int, NumberField("branch choice", from_zero=True)]


class MakeImportBranches(Press, name="import_branches", audience=Audience.OWNER):
    """Say that all branches that a list names and the organisation has not are new."""

    imported: ImportId


class AnswerRosterDoubt(Press, name="roster_doubt", audience=Audience.OWNER):
    """Say what is doubtful of a list of people: who a line means, or whether somebody who is not in it has left.

    `number` is the line's, or the identity of whoever is not in the list; `rest`: it is said of all such doubts.
    """

    imported: ImportId
    kind: DoubtKind
    number: Annotated[int, NumberField("doubt")]
    answer: Annotated[int, NumberField("doubt answer", 4, from_zero=True)]
    rest: bool = False


# Organisations and partnerships ---------------------------------------------------------------------------------------


class ListPartnerships(Press, name="partnerships", audience=Audience.ADMINS):
    """Show all partnerships, to choose from."""


class ListOrganisations(Press, name="organisations", audience=Audience.ADMINS):
    """Show all organisations, to choose from."""


class SetUpPartnership(Press, name="new_partnership", audience=Audience.ADMINS):
    """Ask for the two organisations of a new partnership, and when it begins."""


class AddOrganisation(Press, name="new_organisation", audience=Audience.ADMINS):
    """Ask for the name of a new organisation of that side."""

    side: Side


class ShowPartnership(Press, name="partnership", audience=Audience.ADMINS):
    """Show a partnership, and what may be changed."""

    partnership: PartnershipId


class SetOwnReview(Press, name="own_review", audience=Audience.ADMINS):
    """Set whether each side of a partnership approves its own records first."""

    partnership: PartnershipId
    on: bool


class EndPartnership(Press, name="end_partnership", audience=Audience.ADMINS):
    """Ask for the last day of a partnership."""

    partnership: PartnershipId


class ReopenPartnership(Press, name="reopen_partnership", audience=Audience.ADMINS):
    """Let a partnership that was ended go on."""

    partnership: PartnershipId


class SetAgreement(Press, name="agreement", audience=Audience.ADMINS):
    """Ask for the number of a partnership's agreement."""

    partnership: PartnershipId


class SetTimeZone(Press, name="time_zone", audience=Audience.ADMINS):
    """Ask for a partnership's time zone."""

    partnership: PartnershipId


class ShowOrganisation(Press, name="organisation", audience=Audience.MANAGERS):
    """Show an organisation with a page of its branches, and what may be changed."""

    organisation: OrganisationId
    page: Page = 0


class RenameOrganisation(Press, name="rename_organisation", audience=Audience.ADMINS):
    """Ask for an organisation's new name."""

    organisation: OrganisationId


class AddBranch(Press, name="add_branch", audience=Audience.MANAGERS):
    """Ask for the name of a new branch of an organisation."""

    organisation: OrganisationId


class RenameBranch(Press, name="branch", audience=Audience.MANAGERS):
    """Ask for a branch's new name."""

    branch: BranchId


class BindGroup(Press, name="bind", audience=Audience.COORDINATORS, in_groups=True):
    """Bind the group in which it is pressed to a partnership."""

    partnership: PartnershipId
