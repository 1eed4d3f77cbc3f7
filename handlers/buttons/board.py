"""Buttons about the board: offers, needs, claims, and what comes of them."""

from enum import Enum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.board.item import BoardDirection, BoardOpening
from records.compact import BoardItemId, ByValue, Page, PartnershipId, Revision, TextField

BoardKind = Annotated[str, TextField(24)]


class BoardShown(Enum):
    """What of the board is shown; on the wire is the place."""

    EVERYTHING = "everything"
    OFFERS = "offers"
    NEEDS = "needs"
    OWN = "own"


class PostOnBoard(Press, name="board_post", audience=Audience.COORDINATORS):
    """Ask what the own side offers or needs of a kind; without one, of which kind it is."""

    partnership: PartnershipId
    direction: BoardDirection
    kind: BoardKind = ""


class ListBoard(Press, name="board", audience=Audience.PEOPLE):
    """Show a page of the board."""

    page: Page = 0


class NarrowBoard(Press, name="board_shown", audience=Audience.PEOPLE):
    """Show offers only, needs only, what is one's own, or everything."""

    shown: BoardShown


class ChooseBoardKind(Press, name="board_kind", audience=Audience.PEOPLE):
    """Show one kind only, or first ask which."""

    kind: BoardKind = ""


class SearchBoard(Press, name="board_search", audience=Audience.PEOPLE):
    """Ask for the words to look for on the board."""


class ExportBoard(Press, name="board_file", audience=Audience.PEOPLE):
    """Make a workbook of what the person sees of the board."""


class ShowBoardItem(Press, name="board_item", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show the card of an offer or a need below everything else."""

    item: BoardItemId


class BoardStep(Press, name="step on the board", audience=Audience.OWN_COORDINATOR):
    """The base of what changes an item: what stands on the card of one revision acts on that revision only."""

    item: BoardItemId
    revision: Revision


class ClaimBoardItem(BoardStep, name="board_claim", audience=Audience.OTHER_COORDINATOR):
    """Claim an offer or a need."""


class GiveUpClaim(BoardStep, name="board_unclaim", audience=Audience.OTHER_COORDINATOR):
    """Take an own claim back."""


class AcceptClaim(BoardStep, name="board_accept", audience=Audience.OWN_COORDINATOR):
    """Accept who has claimed it."""


class DeclineClaim(BoardStep, name="board_decline", audience=Audience.OWN_COORDINATOR):
    """Decline who has claimed it; it is open again."""


class ChangeBoardItem(BoardStep, name="board_change", audience=Audience.OWN_COORDINATOR):
    """Open the answers, any of which can be changed."""


class RenewBoardItem(BoardStep, name="board_renew", audience=Audience.OWN_COORDINATOR):
    """Ask for a later last day."""


class MeetBoardItem(BoardStep, name="board_met", audience=Audience.OWN_COORDINATOR, final=True):
    """Say that it is met, and take it off the board."""


class WithdrawBoardItem(BoardStep, name="board_withdraw", audience=Audience.OWN_COORDINATOR, final=True):
    """Take it off the board."""


class OpenFromBoard(Press, name="board_open", audience=Audience.COORDINATORS):
    """Begin the plan, exchange or project that comes of it, filled in as far as is known."""

    item: BoardItemId
    opening: Annotated[BoardOpening, ByValue()]
