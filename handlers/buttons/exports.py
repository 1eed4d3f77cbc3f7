"""Buttons about files of the ledger: of which partnership, which part of it, and in which format."""

from enum import Enum, auto

from handlers.buttons.ledger import LedgerFilter
from handlers.kit.buttons import Audience, Press
from records.compact import Page, PartnershipId, Place


class ExportFormat(Enum):
    """The formats in which the ledger can be had."""

    WORKBOOK = auto()
    SEPARATED = auto()
    ATTACHMENTS = auto()


class OfferExport(Press, name="export", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Offer the ledger of a partnership as a file; where none is named, ask of which one."""

    partnership: PartnershipId | None = None


class ChooseExportPartnership(Press, name="exports", audience=Audience.PEOPLE):
    """Show a page of the partnerships whose ledger can be had as a file."""

    page: Page


class NarrowExport(Press, name="exportby", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Narrow the file by one of the ledger's filters: ask for a choice, or take the one in that place; 0 is any."""

    partnership: PartnershipId
    by: LedgerFilter
    choice: Place | None = None


class ExportAs(Press, name="file", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Send the file in a format."""

    partnership: PartnershipId
    format: ExportFormat
