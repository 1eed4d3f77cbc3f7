"""What something on the board that was agreed on leads to: the answers that are known of a plan or record of it."""

from datetime import date

from pydantic import JsonValue

from records.board.item import BoardItem, BoardOpening


def known_answers(opening: BoardOpening, item: BoardItem, today: date) -> dict[str, JsonValue]:
    """Return what of the plan, exchange or project is known by the item. Days that cannot be are left out."""
    begins = item.since or today
    match opening:
        case BoardOpening.PLAN:
            return _given(
                category=item.category and item.category.value,
                title=item.title,
                day=begins.isoformat() if begins > today else None,
                place=getattr(item, "place", None),
            )
        case BoardOpening.EXCHANGE:
            count = item.people()
            people: JsonValue = None if count is None else {"roster": [], "others": [], "headcount": count}
            direction = item.exchange.direction if item.exchange else None
            return _given(
                type=item.exchange and item.exchange.value,
                direction=direction and direction.value,
                title=item.title,
                persons=people,
                until=item.until.isoformat(),
                event_date=begins.isoformat() if begins <= today else None,
            )
        case BoardOpening.PROJECT:
            return _given(title=item.title, event_date=begins.isoformat() if begins <= today else None)


def _given(**answers: JsonValue) -> dict[str, JsonValue]:
    return {name: answer for name, answer in answers.items() if answer is not None}
