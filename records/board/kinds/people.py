"""People 人员: teachers, experts and craftsmen who can come, or who are looked for."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.talent_exchange import ExchangeType
from records.questions import Number, Text


class ExpertsItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "people"
    order: ClassVar[int] = 30
    opens: ClassVar[tuple[BoardOpening, ...]] = (
        BoardOpening.EXCHANGE,
        BoardOpening.PLAN,
    )
    exchange: ClassVar[ExchangeType | None] = ExchangeType.EXPERT_TEACHING
    texts: ClassVar[str] = "board-people"

    people_count: Annotated[int | None, Number(10_000, minimum=1)] = None
    speciality: Annotated[str | None, Text(80)] = None
