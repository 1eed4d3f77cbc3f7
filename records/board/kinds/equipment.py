"""Equipment 设备: machines and instruments that can be used or lent."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.joint_activity import ActivityCategory
from records.questions import Number, Text


class EquipmentItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "equipment"
    order: ClassVar[int] = 10
    opens: ClassVar[tuple[BoardOpening, ...]] = (BoardOpening.PLAN,)
    category: ClassVar[ActivityCategory | None] = ActivityCategory.STUDY_VISIT
    texts: ClassVar[str] = "board-equipment"

    place: Annotated[str | None, Text(80)] = None
    pieces: Annotated[int | None, Number(10_000, minimum=1)] = None
