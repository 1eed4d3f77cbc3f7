"""Buttons by which several records are passed or confirmed at once, from a page that shows what matters of each."""

from handlers.kit.buttons import Audience, Press
from records.compact import Page, RecordId, Revision
from services.ledger.several import SharedStep


class ShowSeveral(Press, name="several", audience=Audience.ANY_COORDINATOR):
    """Show a page of the records with which the person may take this step, none of them ticked."""

    step: SharedStep
    page: Page = 0


class TickRecord(Press, name="several_tick", audience=Audience.ANY_COORDINATOR):
    """Tick a record of the page that is on show, or take its tick away."""

    record: RecordId


class TickPage(Press, name="several_all", audience=Audience.ANY_COORDINATOR):
    """Tick all records of the page that is on show, or none."""

    ticked: bool


class TakeStep(Press, name="several_take", audience=Audience.ANY_COORDINATOR):
    """Take the step with all records that are ticked; `turn` is that of the page on which the button stands."""

    turn: Revision
