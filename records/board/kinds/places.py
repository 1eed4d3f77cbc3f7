"""Places 场地: rooms, workshops and practice grounds."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.joint_activity import ActivityCategory
from records.questions import Number, Text


class PlacesItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "places"
    order: ClassVar[int] = 40
    opens: ClassVar[tuple[BoardOpening, ...]] = (BoardOpening.PLAN,)
    category: ClassVar[ActivityCategory | None] = ActivityCategory.STUDY_VISIT
    texts: ClassVar[str] = "board-places"

    place: Annotated[str | None, Text(80)] = None
    seats: Annotated[int | None, Number(100_000, minimum=1)] = None
