"""Topics 课题: questions that are to be studied or solved together."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.joint_activity import ActivityCategory
from records.questions import Text


class TopicsItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "topics"
    order: ClassVar[int] = 60
    opens: ClassVar[tuple[BoardOpening, ...]] = (
        BoardOpening.PROJECT,
        BoardOpening.PLAN,
    )
    category: ClassVar[ActivityCategory | None] = ActivityCategory.TASK_FORCE
    texts: ClassVar[str] = "board-topics"

    field: Annotated[str | None, Text(80)] = None
