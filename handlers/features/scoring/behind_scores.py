"""What is behind a score: the records that count and those that do not, each a tap from its card."""

from collections.abc import Sequence

from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Request, Tap
from handlers.kit.texts import in_language
from handlers.lookup.score import PURPOSE, key_of, of_button, place
from handlers.views.record_cards import record_button
from handlers.views.rectifications import rectification_button
from handlers.views.scores import figure, left_out_line
from handlers.views.sources import rectified, rectified_line
from records.messages import Message, message
from services.ledger.access import sees_newest
from services.scoring.score_sheet import IndicatorSheet, indicator_sheets
from services.scoring.scores import Score
from storage.ledger import record_rows
from storage.ledger.record_rows import StoredRecord

PAGE = 8
_PAGES = 1000  # an indicator's number and a page share a number of a button


def counted(request: Request, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Records that count, each a tap from its card."""
    score, indicator, page = _page(request, partnership_id, period, number_and_page)
    shown = indicator.counted[page * PAGE : (page + 1) * PAGE]
    known = record_rows.by_ids(request.work, [each.record for each in shown])
    lines: list[Line] = [_records_heading(request, "why-counted-heading", indicator, len(indicator.counted)), ""]
    lines += [
        message(
            "why-counted-line", number=each.record, title=known[each.record].title,
            date=known[each.record].event_date, quantity=figure(each.quantity),
        )
        for each in shown
        if each.record in known
    ]  # fmt: skip
    buttons = [record_button(record) for record in known.values()]
    return [_list(score, indicator, "counted", lines, buttons, page, len(indicator.counted))]


def left_out(request: Request, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Records that do not count, with the reason. One that the other side has not handed over yet has no title."""
    score, indicator, page = _page(request, partnership_id, period, number_and_page)
    shown = indicator.left_out[page * PAGE : (page + 1) * PAGE]
    known = record_rows.by_ids(request.work, [each.record for each in shown])
    seen = {number: record for number, record in known.items() if _may_see(request, score, record)}
    lines: list[Line] = [_records_heading(request, "why-left-out-heading", indicator, len(indicator.left_out)), ""]
    lines += [
        left_out_line(each.record, seen[each.record].title, each.reason)
        if each.record in seen
        else message("why-left-out-unseen", number=each.record)
        for each in shown
    ]
    buttons = [record_button(record) for record in seen.values()]
    return [_list(score, indicator, "leftout", lines, buttons, page, len(indicator.left_out))]


def rectified_ones(request: Request, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Rectifications that were due, each a tap from its card."""
    score, indicator, page = _page(request, partnership_id, period, number_and_page)
    every = rectified(request.work, indicator)
    shown = every[page * PAGE : (page + 1) * PAGE]
    lines: list[Line] = [_records_heading(request, "why-rectified-heading", indicator, len(every)), ""]
    lines += [rectified_line(each, done=done) for each, done in shown]
    buttons = [rectification_button(each) for each, _ in shown]
    return [_list(score, indicator, "rectified", lines, buttons, page, len(every))]


def _may_see(request: Request, score: Score, record: StoredRecord) -> bool:
    return record.confirmed_version is not None or sees_newest(request.person, record, score.partnership)


def _page(
    request: Request, partnership_id: int, period: int, number_and_page: int
) -> tuple[Score, IndicatorSheet, int]:
    score = of_button(request, partnership_id, period)
    number, page = number_and_page % _PAGES, number_and_page // _PAGES
    key = key_of(score.method, number)
    return score, next(each for each in indicator_sheets(score.evaluation) if each.key == key), page


def _records_heading(request: Request, key: str, indicator: IndicatorSheet, count: int) -> Message:
    return message(key, number=indicator.number, name=in_language(request.language, indicator.name), count=count)


def _list(
    score: Score,
    indicator: IndicatorSheet,
    tap: str,
    lines: Sequence[Line],
    buttons: list[Button],
    page: int,
    count: int,
) -> Screen:
    def to(other: int) -> str:
        return f"{tap}:{place(score)}:{other * _PAGES + indicator.number}"

    turning = []
    if page > 0:
        turning.append(Button(Message("page-before"), to(page - 1)))
    if (page + 1) * PAGE < count:
        turning.append(Button(Message("page-after"), to(page + 1)))
    back = [Button(Message("form-back"), f"why:{place(score)}:{indicator.number}")]
    return Screen(PURPOSE, lines, [*([button] for button in buttons), turning, back])


TAPS = [
    Tap("counted", COORDINATORS_AND_ADMINS, counted),
    Tap("leftout", COORDINATORS_AND_ADMINS, left_out),
    Tap("rectified", COORDINATORS_AND_ADMINS, rectified_ones),
]
