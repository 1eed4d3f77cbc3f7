"""Buttons about records: the steps of a record's life, the ledger's lists, and what belongs to them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.compact import (
    DraftId,
    NumberField,
    OrganisationId,
    OutletId,
    Page,
    PartnershipId,
    PersonId,
    Place,
    RecordId,
    Revision,
    SpotCheckId,
)
from records.record import Family
from records.states import Action


class ShowRecord(Press, name="record", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show the record's card below everything else."""

    record: RecordId


class RecordStep(Press, name="step", audience=Audience.BY_STATE):
    """The base of the steps: what stands on the card of one revision of a record acts on that revision only."""

    record: RecordId
    revision: Revision


class PassOn(RecordStep, name="pass", audience=Audience.BY_STATE):
    """Approve a record of the own side, so that the other side is asked."""


class Confirm(RecordStep, name="confirm", audience=Audience.BY_STATE):
    """Confirm a record of the other side, after the own part where its kind has one."""


class Return(RecordStep, name="return", audience=Audience.BY_STATE):
    """Ask which answers are wrong, and return the record to its author."""


class Object(RecordStep, name="object", audience=Audience.BY_STATE):
    """Ask why it did not happen so, and object."""


class Mend(RecordStep, name="mend", audience=Audience.BY_STATE):
    """Ask the returned fields again."""


class Amend(RecordStep, name="amend", audience=Audience.BY_STATE):
    """Open the answers of a record that nobody has passed or confirmed yet."""


class Withdraw(RecordStep, name="withdraw", audience=Audience.BY_STATE):
    """Ask why, and withdraw a record that is not confirmed."""


class AgreeToWithdrawal(RecordStep, name="agree_withdrawal", audience=Audience.BY_STATE, final=True):
    """Agree that a confirmed record is withdrawn."""


class Keep(RecordStep, name="keep", audience=Audience.BY_STATE):
    """Keep a confirmed record that the other side asked to withdraw."""


class Correct(RecordStep, name="correct", audience=Audience.BY_STATE):
    """Open a confirmed record's answers for a correction."""


class AskForCorrection(RecordStep, name="ask_correction", audience=Audience.BY_STATE):
    """Ask which answers of a confirmed record are wrong, and ask the other side to correct them."""


class AskForWithdrawal(RecordStep, name="ask_withdrawal", audience=Audience.BY_STATE):
    """Ask why, and ask the other side to agree that a confirmed record is withdrawn."""


class DecideToConfirm(RecordStep, name="decide_confirm", audience=Audience.BY_STATE):
    """Ask for the admin's reason, and confirm what was objected to."""


class DecideToReturn(RecordStep, name="decide_return", audience=Audience.BY_STATE):
    """Ask for the fields and the admin's reason, and return what was objected to."""


class DecideToVoid(RecordStep, name="decide_void", audience=Audience.BY_STATE):
    """Ask for the admin's reason, and void what was objected to."""


class VoidRecord(RecordStep, name="void", audience=Audience.BY_STATE):
    """Ask for the admin's reason, and void a confirmed record."""


# Which button takes a step of a record's life; the steps without one are taken by a form or by the clock.
STEPS: dict[Action, type[RecordStep]] = {
    Action.PASS_ON: PassOn,
    Action.CONFIRM: Confirm,
    Action.RETURN: Return,
    Action.OBJECT: Object,
    Action.RESUBMIT: Mend,
    Action.AMEND: Amend,
    Action.WITHDRAW: Withdraw,
    Action.AGREE_WITHDRAWAL: AgreeToWithdrawal,
    Action.KEEP: Keep,
    Action.CORRECT: Correct,
    Action.ASK_CORRECTION: AskForCorrection,
    Action.ASK_WITHDRAWAL: AskForWithdrawal,
    Action.DECIDE_CONFIRM: DecideToConfirm,
    Action.DECIDE_RETURN: DecideToReturn,
    Action.DECIDE_VOID: DecideToVoid,
    Action.VOID: VoidRecord,
}


# What stands behind a record's card -----------------------------------------------------------------------------------


class ShowHistory(Press, name="history", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show who did what with the record, in place of its card."""

    record: RecordId


class BackToCard(Press, name="card", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show the record's card where its history was looked at."""

    record: RecordId


class ShowEvidence(Press, name="evidence", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Send the record's photos, documents and links."""

    record: RecordId


class Praise(Press, name="praise", audience=Audience.COORDINATORS_OR_ADMIN):
    """Mark the record as a good practice, or take the mark away."""

    record: RecordId
    revision: Revision


# Logging a record -----------------------------------------------------------------------------------------------------


class LogRecord(Press, name="log", audience=Audience.PARTNERSHIP):
    """Begin a record in the partnership: of the kind in that place of the registry, or ask which kind."""

    partnership: PartnershipId
    kind: Place | None = None


class LogAgain(Press, name="log_again", audience=Audience.SIDE):
    """Begin a record anew with the answers of one that was withdrawn."""

    record: RecordId


class LogOfFamily(Press, name="family", audience=Audience.PARTNERSHIP):
    """Ask which kind of a family, or begin its only one."""

    partnership: PartnershipId
    family: Family


class JoinRecord(Press, name="join", audience=Audience.OWNER):
    """Say that the draft is about the event of this record, and make the record one's own, too."""

    record: RecordId
    draft: DraftId


class SayDifferent(Press, name="another", audience=Audience.OWNER):
    """Say that the draft is about another event than the records that look like it."""

    draft: DraftId


# The ledger -----------------------------------------------------------------------------------------------------------


class LedgerFilter(StrEnum):
    """What the ledger can be narrowed by; `EVERYTHING` narrows by nothing. On the wire is the place, from 0."""

    EVERYTHING = "everything"
    KIND = "kind"
    MODE = "mode"
    SIDE = "side"
    STATE = "state"
    PERIOD = "period"
    GOOD_PRACTICE = "good_practice"


class TurnLedger(Press, name="ledger", audience=Audience.PEOPLE):
    """Show a page of the ledger, narrowed as the person looked at it last."""

    page: Page = 0


class ChooseFilter(Press, name="filter", audience=Audience.PEOPLE):
    """Show what a filter can be set to, or first which filters there are; or take all filters away."""

    by: LedgerFilter | None = None


class SetFilter(Press, name="pick", audience=Audience.PEOPLE):
    """Set a filter to what stands in that place among its values; 0 is any."""

    by: LedgerFilter
    value: Place


class AskSearch(Press, name="search", audience=Audience.PEOPLE):
    """Ask for the words to look for."""


class TurnPending(Press, name="pending", audience=Audience.ANY_COORDINATOR):
    """Show another page of the records that wait for the person."""

    page: Page


class TurnOwnRecords(Press, name="my", audience=Audience.PEOPLE):
    """Show a page of the records that the person has reported or joined."""

    page: Page = 0


# Own outlets and lists of mentions ------------------------------------------------------------------------------------


class ShowOutlets(Press, name="outlets", audience=Audience.MANAGERS):
    """Show a page of the organisation's own outlets."""

    organisation: OrganisationId
    page: Page = 0


class AskOutlets(Press, name="outlets_add", audience=Audience.MANAGERS):
    """Ask for the names of further outlets of the organisation."""

    organisation: OrganisationId


class RemoveOutlet(Press, name="outlet_remove", audience=Audience.MANAGERS):
    """Strike an outlet off the organisation's own."""

    outlet: OutletId


class AskMentions(Press, name="mentions", audience=Audience.COORDINATORS):
    """Ask for a list of mentions of the partnership."""

    partnership: PartnershipId


# Oversight by admins --------------------------------------------------------------------------------------------------


class ShowSpotCheck(Press, name="spotcheck", audience=Audience.ADMINS):
    """Show the sample that was drawn of the records between two days; `page`: of the buttons."""

    first: date
    last: date
    page: Page = 0


class FindSound(Press, name="sound", audience=Audience.ADMINS):
    """Note that a record of the sample is as it says."""

    check: SpotCheckId


class ShowAudit(Press, name="audit", audience=Audience.ADMINS):
    """Show a page of what was done: by a person, of a kind, to a record, or all of it.

    `deed` is the place in `records.actions.AUDITED_ACTIONS`, from 1.
    """

    page: Page = 0
    person: PersonId | None = None
    deed: Annotated[int, NumberField("deed", 3)] | None = None
    record: RecordId | None = None


class AskAuditPerson(Press, name="audit_person", audience=Audience.ADMINS):
    """Ask whose deeds shall be shown."""


class AskAuditDeed(Press, name="audit_action", audience=Audience.ADMINS):
    """Ask which kind of deeds shall be shown."""
