"""Buttons about records: the steps of a record's life, and what is looked at from its card."""

from handlers.kit.buttons import Audience, Press
from records.compact import RecordId, Revision
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


class Withdraw(RecordStep, name="withdraw", audience=Audience.BY_STATE):
    """Ask why, and withdraw a record that is not confirmed."""


class AgreeToWithdrawal(RecordStep, name="agree_withdrawal", audience=Audience.BY_STATE):
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
