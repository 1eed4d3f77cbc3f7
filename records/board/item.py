"""Declare what everything on the board has, whatever its kind: what it is, for how long, and who sees it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.board.telephones import HasTelephone, TelephoneConsent, without_telephones
from records.errors import UserError
from records.form import Form, fields_of
from records.kinds.joint_activity import ActivityCategory
from records.kinds.talent_exchange import ExchangeType
from records.questions import Choice, Day, Text
from records.search import folded

FURTHEST = 400  # days ahead that something can end; what goes on is renewed


class BoardDirection(StrEnum):
    """Whether something is offered or needed."""

    OFFER = "offer"
    NEED = "need"

    @property
    def opposite(self) -> "BoardDirection":
        """The direction of what fits it."""
        return BoardDirection.NEED if self is BoardDirection.OFFER else BoardDirection.OFFER


class BoardReach(StrEnum):
    """Who sees an offer or a need."""

    PARTNERSHIP = "partnership"
    PROGRAMME = "programme"


class BoardState(StrEnum):
    """What has become of an offer or a need. That its last day is over is told by the date, not by the state."""

    OPEN = "open"
    CLAIMED = "claimed"
    AGREED = "agreed"
    MET = "met"
    WITHDRAWN = "withdrawn"


class BoardOpening(StrEnum):
    """What can be begun from an offer or a need that both sides have agreed on."""

    PLAN = "plan"
    EXCHANGE = "exchange"
    PROJECT = "project"


class BoardItem(Form):
    """Something that one side offers or needs.

    `kind` is its name in storage; `order` its place among the kinds; `category` and `exchange` are what a plan or an
    exchange that comes of it most likely is.
    """

    kind: ClassVar[str]
    order: ClassVar[int] = 50
    opens: ClassVar[tuple[BoardOpening, ...]] = (BoardOpening.PLAN,)
    category: ClassVar[ActivityCategory | None] = None
    exchange: ClassVar[ExchangeType | None] = None
    texts: ClassVar[str] = "board-item"
    submits: ClassVar[str] = "board-publish"

    title: Annotated[str, Text(80)]
    until: Annotated[date, Day(future=True)]
    since: Annotated[date | None, Day(future=True, until="until")] = None
    conditions: Annotated[str | None, Text(500, multiline=True)] = None
    reach: Annotated[BoardReach, Choice()] = BoardReach.PARTNERSHIP
    telephone: Annotated[TelephoneConsent | None, Choice(when=HasTelephone("conditions"), demanded=True)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the days. Raises UserError on an end that is over or too far, and on one before the start."""
        until, since = answers.get("until"), answers.get("since")
        if not isinstance(until, str):
            return
        if until < today.isoformat():
            raise UserError("board-until-past")
        if (date.fromisoformat(until) - today).days > FURTHEST:
            raise UserError("board-until-too-far", days=FURTHEST)
        if isinstance(since, str) and until < since:
            raise UserError("board-until-before-since", start=date.fromisoformat(since))

    def people(self) -> int | None:
        """Return for how many people it is; None where that is not said."""
        count = getattr(self, "people_count", None)
        return count if isinstance(count, int) else None


def as_shown(item: BoardItem) -> BoardItem:
    """Return the item without the telephone numbers that its author has not said to be shown."""
    if item.telephone is TelephoneConsent.SHOWN:
        return item
    texts = {
        field.name: getattr(item, field.name) for field in fields_of(type(item)) if isinstance(field.question, Text)
    }
    hidden = {name: without_telephones(text) for name, text in texts.items() if isinstance(text, str)}
    return item.model_copy(update={name: text for name, text in hidden.items() if text != texts[name]})


def check_since(answers: Mapping[str, JsonValue], today: date) -> None:
    """Raise UserError where something newly said would begin on a day that is over."""
    since = answers.get("since")
    if isinstance(since, str) and since < today.isoformat():
        raise UserError("board-since-past")


def typed_texts(item: BoardItem) -> list[str]:
    """Return what was typed in the item, its title first."""
    typed = (getattr(item, field.name) for field in fields_of(type(item)) if isinstance(field.question, Text))
    return [item.title, *(text for text in typed if isinstance(text, str) and text != item.title)]


def board_search_text(item: BoardItem) -> str:
    """Return by what an item is found: all that was typed, folded as searches are."""
    return folded(" ".join(typed_texts(item)))
