"""Posts 岗位: posts for interns, teachers in practice and graduates."""

from typing import Annotated, ClassVar

from records.board.item import BoardItem, BoardOpening
from records.kinds.talent_exchange import ExchangeType
from records.questions import Number, Text


class PostsItem(BoardItem):
    """What is offered or needed of this kind."""

    kind: ClassVar[str] = "posts"
    order: ClassVar[int] = 70
    opens: ClassVar[tuple[BoardOpening, ...]] = (BoardOpening.EXCHANGE,)
    exchange: ClassVar[ExchangeType | None] = ExchangeType.INTERNSHIP
    texts: ClassVar[str] = "board-posts"

    people_count: Annotated[int | None, Number(10_000, minimum=1)] = None
    major: Annotated[str | None, Text(80)] = None
