"""Courses 课程: lectures, courses and training."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.talent_exchange import ExchangeType
from records.questions import Number, Text


class CoursesItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "courses"
    order: ClassVar[int] = 50
    opens: ClassVar[tuple[BoardOpening, ...]] = (
        BoardOpening.EXCHANGE,
        BoardOpening.PLAN,
    )
    exchange: ClassVar[ExchangeType | None] = ExchangeType.JOINT_TRAINING
    texts: ClassVar[str] = "board-courses"

    hours: Annotated[int | None, Number(10_000, minimum=1)] = None
    audience: Annotated[str | None, Text(80)] = None
