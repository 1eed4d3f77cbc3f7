"""Technology 技术: a process, a patent or know-how that can be passed on."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.joint_activity import ActivityCategory
from records.questions import Text


class TechnologyItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "technology"
    order: ClassVar[int] = 20
    opens: ClassVar[tuple[BoardOpening, ...]] = (
        BoardOpening.PROJECT,
        BoardOpening.PLAN,
    )
    category: ClassVar[ActivityCategory | None] = ActivityCategory.TASK_FORCE
    texts: ClassVar[str] = "board-technology"

    field: Annotated[str | None, Text(80)] = None
