"""What is behind a score: the records that count and those that do not, each a tap from its card."""

from collections.abc import Sequence

from handlers.buttons.scoring import (
    BehindScorePress,
    ExplainScore,
    ListCountedRecords,
    ListDueRectifications,
    ListLeftOutRecords,
)
from handlers.kit.pager import PageOf, page_of
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import OnPress, Request
from handlers.kit.texts import in_language
from handlers.lookup.score import indicator_key, score_of
from handlers.views.figures import figure
from handlers.views.record_cards import record_button
from handlers.views.rectifications import rectification_button
from handlers.views.scores import left_out_line
from handlers.views.sources import due_rectifications, rectified_line
from records.messages import Message, message
from records.purposes import Purpose
from services.ledger.access import sees_newest
from services.scoring.score_sheet import IndicatorSheet, indicator_sheets
from services.scoring.scores import Score
from storage.ledger import record_rows
from storage.ledger.record_rows import StoredRecord


def counted(request: Request, press: ListCountedRecords) -> list[Reply]:
    """List the records that count, each a tap from its card."""
    _, indicator = _indicator(request, press)
    page = page_of(indicator.counted, press.page)
    records = record_rows.by_ids(request.work, [entry.record for entry in page.items])
    lines: list[Line] = [_heading(request, "why-counted-heading", indicator, page.count), ""]
    lines += [
        message(
            "why-counted-line", number=entry.record, title=records[entry.record].title,
            date=records[entry.record].event_date, quantity=figure(entry.quantity),
        )
        for entry in page.items
        if entry.record in records
    ]  # fmt: skip
    return [_list(press, lines, [record_button(record) for record in records.values()], page)]


def left_out(request: Request, press: ListLeftOutRecords) -> list[Reply]:
    """List the records that do not count, with the reason.

    One that the other side has not handed over yet has no title.
    """
    score, indicator = _indicator(request, press)
    page = page_of(indicator.left_out, press.page)
    records = record_rows.by_ids(request.work, [entry.record for entry in page.items])
    visible = {number: record for number, record in records.items() if _may_see(request, score, record)}
    lines: list[Line] = [_heading(request, "why-left-out-heading", indicator, page.count), ""]
    lines += [
        left_out_line(entry.record, visible[entry.record].title, entry.reason)
        if entry.record in visible
        else message("why-left-out-unseen", number=entry.record)
        for entry in page.items
    ]
    return [_list(press, lines, [record_button(record) for record in visible.values()], page)]


def rectified(request: Request, press: ListDueRectifications) -> list[Reply]:
    """List the rectifications that were due, each a tap from its card."""
    _, indicator = _indicator(request, press)
    page = page_of(due_rectifications(request.work, indicator), press.page)
    lines: list[Line] = [_heading(request, "why-rectified-heading", indicator, page.count), ""]
    lines += [rectified_line(rectification, done=done) for rectification, done in page.items]
    return [_list(press, lines, [rectification_button(rectification) for rectification, _ in page.items], page)]


def _may_see(request: Request, score: Score, record: StoredRecord) -> bool:
    return record.confirmed_version is not None or sees_newest(request.person, record, score.partnership)


def _indicator(request: Request, press: BehindScorePress) -> tuple[Score, IndicatorSheet]:
    score = score_of(request, press)
    key = indicator_key(score.method, press.indicator)
    return score, next(sheet for sheet in indicator_sheets(score.evaluation) if sheet.key == key)


def _heading(request: Request, key: str, indicator: IndicatorSheet, count: int) -> Message:
    return message(key, number=indicator.number, name=in_language(request.language, indicator.name), count=count)


def _list(press: BehindScorePress, lines: Sequence[Line], buttons: list[Button], page: PageOf[object]) -> Screen:
    turning = page.turning(lambda number: type(press)(press.partnership, press.span, press.indicator, number))
    back = [Button(Message("form-back"), ExplainScore(press.partnership, press.span, press.indicator))]
    return Screen(Purpose.SCORES, lines, [*([button] for button in buttons), turning, back])


BUTTONS = [
    OnPress(ListCountedRecords, counted),
    OnPress(ListLeftOutRecords, left_out),
    OnPress(ListDueRectifications, rectified),
]
