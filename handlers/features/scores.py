"""The scores of a partnership (得分), and why each is what it is (得分明细): down to the card of every record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.naming import Meant, meant, number_of, period_of
from handlers.replies import Button, Line, Reply, Screen
from handlers.router import COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from handlers.texts import in_language
from handlers.views.record_cards import record_button
from handlers.views.rectifications import rectification_button
from handlers.views.scores import (
    change_of,
    figure,
    grid,
    indicator_line,
    left_out_line,
    receipt_lines,
    score_lines,
    values,
    when,
    whose,
)
from handlers.views.sources import of_records, rectified, rectified_line, source_lines, source_rows
from indicators.score import Linear, Saturating
from records.errors import UserError
from records.messages import Message, message
from records.periods import (
    Period,
    before,
    half_year_of,
    month_of,
    programme_year_of,
    quarter_of,
    term_of,
    year_of,
)
from services import scores
from services.access import sees_newest
from services.methods import Method, current
from services.one_more import one_more
from services.score_sheet import IndicatorSheet, ScoreSheet, indicator_sheets, sheet
from services.scores import Score
from storage import records, views
from storage.people import Partnership
from storage.records import StoredRecord

PAGE = 8
VIEW = "scores"
PURPOSE = "scores"


@dataclass(frozen=True)
class Asked:
    """What is looked at: a partnership and a period, and the words' indicators, if any were named."""

    partnership: Partnership
    period: Period
    indicators: tuple[str, ...]


def asked(
    turn: Turn,
    rest: str,
    tap: str,
    *,
    indicators: bool = False,
    otherwise: Callable[[date], Period] | None = None,
) -> Asked | Screen:
    """What the words mean, with what was looked at last for what they leave open; or the question which partnership.
    `tap` is the button that goes on with (partnership, period). Where no period is named it is the one `otherwise` of
    today, or else the programme year."""
    own = scores.partnerships_scored(turn.work, turn.person)
    method = current(turn.work, turn.now)
    today = max(scores.day_in(each, turn.now) for each in own)
    understood = meant(rest, own, method.catalogue if indicators else None, today, method.calendar)
    candidates = understood.partnerships or _last_looked_at(turn, own) or tuple(own)
    if len(candidates) > 1:
        rows = [
            [Button(each.name[:60], f"{tap}:{each.id}:{number_of(_period(turn, each, understood, otherwise))}")]
            for each in candidates[:20]
        ]
        return Screen(PURPOSE, [Message("score-which-partnership")], rows, move=True)
    partnership = candidates[0]
    return Asked(partnership, _period(turn, partnership, understood, otherwise), understood.indicators)


def _period(
    turn: Turn, partnership: Partnership, understood: Meant, otherwise: Callable[[date], Period] | None
) -> Period:
    if understood.period is None and otherwise is not None:
        return otherwise(scores.day_in(partnership, turn.now))
    return understood.period or scores.year_to_date(turn.work, partnership, turn.now)


def _last_looked_at(turn: Turn, own: Sequence[Partnership]) -> tuple[Partnership, ...]:
    last = views.get(turn.work, turn.person.id, VIEW).get("partnership")
    return tuple(each for each in own if each.id == last)


def _looks_at(turn: Turn, partnership: Partnership) -> None:
    views.put(turn.work, turn.person.id, VIEW, {"partnership": partnership.id})


def of_button(turn: Turn, partnership_id: int, period_number: int) -> Score:
    """Raises UserError where the person may not see it, or the button is none of ours."""
    partnership = scores.scored(turn.work, turn.person, partnership_id)
    method = current(turn.work, turn.now)
    return scores.score(turn.work, partnership, period_of(period_number, method.calendar), turn.now)


def place(score: Score) -> str:
    """The part of a button's data that says what is looked at."""
    return f"{score.partnership.id}:{number_of(score.period)}"


# The whole ------------------------------------------------------------------------------------------------------------


def show(turn: Turn, rest: str) -> list[Reply]:
    """`/scores`, `/scores 江城 2026Q3`."""
    found = asked(turn, rest, "scores")
    if isinstance(found, Screen):
        return [found]
    _looks_at(turn, found.partnership)
    return [_whole(turn, scores.score(turn.work, found.partnership, found.period, turn.now), move=True)]


def turn_to(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    _looks_at(turn, score.partnership)
    return [_whole(turn, score, move=False)]


def _whole(turn: Turn, score: Score, *, move: bool) -> Screen:
    whole, here = sheet(score), place(score)
    groups = [
        Button(in_language(turn.language, group.name), f"group:{here}:{number}")
        for number, group in enumerate(whole.groups, 1)
    ]
    more = [
        Button(Message("score-all-indicators"), f"why:{here}:0"),
        Button(Message("score-periods"), f"periods:{here}"),
    ]
    pictures = [Button(Message(f"score-{name}"), f"{name}:{here}") for name in ("radar", "bars", "trends")]
    return Screen(PURPOSE, score_lines(whole, turn.language), [*grid(groups), more, pictures], move=move)


def group(turn: Turn, partnership_id: int = 0, period: int = 0, number: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    whole = sheet(score)
    if not 1 <= number <= len(whole.groups):
        raise UserError("button-old")
    chosen = whole.groups[number - 1]
    lines: list[Line] = [
        message("score-group-heading", name=in_language(turn.language, chosen.name), score=figure(chosen.score)),
        whose(whole),
        when(whole),
        "",
        *(indicator_line(each, turn.language) for each in whole.of_group(chosen.key)),
    ]
    return [_menu(turn, score, lines, whole.of_group(chosen.key), f"scores:{place(score)}")]


def _menu(turn: Turn, score: Score, lines: Sequence[Line], shown: Sequence[IndicatorSheet], back: str) -> Screen:
    buttons = [
        Button(f"{each.number} {in_language(turn.language, each.name)}", f"why:{place(score)}:{each.number}")
        for each in shown
    ]
    return Screen(PURPOSE, lines, [*grid(buttons), [Button(Message("form-back"), back)]])


def periods(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    """The periods that one most often looks at."""
    score = of_button(turn, partnership_id, period)
    today, calendar = score.knowledge.known_at, score.method.calendar
    present = (
        month_of(today), quarter_of(today), half_year_of(today), term_of(today, calendar),
        programme_year_of(today, calendar), year_of(today),
    )  # fmt: skip
    offered = dict.fromkeys(each for now in present for each in (now, before(now, calendar)))
    buttons = [Button(each.label, f"scores:{score.partnership.id}:{number_of(each)}") for each in offered]
    back = [Button(Message("form-back"), f"scores:{place(score)}")]
    return [Screen(PURPOSE, [Message("score-which-period"), Message("score-period-hint")], [*grid(buttons), back])]


# Why ------------------------------------------------------------------------------------------------------------------


def why(turn: Turn, rest: str) -> list[Reply]:
    """`/why 参与率`, `/why 6 2026Q3`; without a name, which one is asked."""
    found = asked(turn, rest, "why", indicators=True)
    if isinstance(found, Screen):
        return [found]
    _looks_at(turn, found.partnership)
    score = scores.score(turn.work, found.partnership, found.period, turn.now)
    if len(found.indicators) == 1:
        return [_receipt(turn, score, found.indicators[0], move=True)]
    return [_which(turn, score, found.indicators, move=True)]


def why_one(turn: Turn, partnership_id: int = 0, period: int = 0, number: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    if number == 0:
        return [_which(turn, score, (), move=False)]
    return [_receipt(turn, score, key_of(score.method, number), move=False)]


def key_of(method: Method, number: int) -> str:
    keys = list(method.catalogue.indicators)
    if not 1 <= number <= len(keys):
        raise UserError("button-old")
    return keys[number - 1]


def _which(turn: Turn, score: Score, keys: Sequence[str], *, move: bool) -> Screen:
    """All indicators with their scores, or those that the words may mean."""
    whole = sheet(score)
    shown = [each for each in whole.indicators if not keys or each.key in keys]
    lines: list[Line] = [Message("why-which"), whose(whole), when(whole), ""]
    lines += [indicator_line(each, turn.language) for each in shown]
    menu = _menu(turn, score, lines, shown, f"scores:{place(score)}")
    return Screen(PURPOSE, menu.lines, menu.rows, move=move)


def _receipt(turn: Turn, score: Score, key: str, *, move: bool) -> Screen:
    whole = sheet(score)
    indicator = next(each for each in whole.indicators if each.key == key)
    catalogue = score.method.catalogue
    declared = catalogue.indicators[key]
    formula = catalogue.told(declared, declared.formula)
    words = in_language(turn.language, formula)
    sources = source_lines(declared, indicator, turn.language)
    lines = receipt_lines(
        whole, indicator, turn.language, words, _ranges(declared.score_ranges), sources, records=of_records(declared)
    )
    lines += _one_more(turn, score, whole, indicator)
    here = f"{place(score)}:{indicator.number}"
    behind = [
        Button(message("why-counted", count=len(indicator.counted)), f"counted:{here}"),
        Button(message("why-left-out", count=len(indicator.left_out)), f"leftout:{here}"),
    ]
    rows = [
        *([behind] if of_records(declared) or indicator.left_out else []),
        *source_rows(turn.work, turn.person, score, declared, indicator, here),
        [
            Button(Message("why-others"), f"why:{place(score)}:0"),
            Button(Message("why-whole"), f"scores:{place(score)}"),
        ],
    ]
    return Screen(PURPOSE, lines, rows, move=move)


def _ranges(ranges: object) -> list[Line]:
    assert isinstance(ranges, dict)
    lines: list[Line] = []
    for name, each in ranges.items():
        part = Message(f"part-{name}")
        if isinstance(each, Linear):
            lines.append(message("why-linear", part=part, low=figure(each.low), target=figure(each.target)))
        elif isinstance(each, Saturating):
            lines.append(message("why-saturating", part=part, target=figure(each.target)))
    return lines


def _one_more(turn: Turn, score: Score, whole: ScoreSheet, indicator: IndicatorSheet) -> list[Line]:
    """What another record like the latest would change."""
    more = one_more(turn.work, score, indicator.key)
    if more is None:
        return []
    then = next(each for each in indicator_sheets(more.then) if each.key == indicator.key)
    if then.missing is not None or then.value == indicator.value:
        return [message("why-one-more-nothing", number=more.like)]
    lines: list[Line] = [
        message(
            "why-one-more",
            number=more.like,
            value=values(then, turn.language),
            score=figure(then.score),
        )
    ]
    if more.then.composite is not None and whole.composite is not None:
        change = change_of(more.then.composite, whole.composite)
        lines += [message("why-one-more-composite", change=change)] if change else []
    return lines


# The records behind it ------------------------------------------------------------------------------------------------


def counted(turn: Turn, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Records that count, each a tap from its card."""
    score, indicator, page = _page(turn, partnership_id, period, number_and_page)
    shown = indicator.counted[page * PAGE : (page + 1) * PAGE]
    known = records.by_ids(turn.work, [each.record for each in shown])
    lines: list[Line] = [_records_heading(turn, "why-counted-heading", indicator, len(indicator.counted)), ""]
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


def left_out(turn: Turn, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Records that do not count, with the reason. One that the other side has not handed over yet has no title."""
    score, indicator, page = _page(turn, partnership_id, period, number_and_page)
    shown = indicator.left_out[page * PAGE : (page + 1) * PAGE]
    known = records.by_ids(turn.work, [each.record for each in shown])
    seen = {number: record for number, record in known.items() if _may_see(turn, score, record)}
    lines: list[Line] = [_records_heading(turn, "why-left-out-heading", indicator, len(indicator.left_out)), ""]
    lines += [
        left_out_line(each.record, seen[each.record].title, each.reason)
        if each.record in seen
        else message("why-left-out-unseen", number=each.record)
        for each in shown
    ]
    buttons = [record_button(record) for record in seen.values()]
    return [_list(score, indicator, "leftout", lines, buttons, page, len(indicator.left_out))]


def rectified_ones(turn: Turn, partnership_id: int = 0, period: int = 0, number_and_page: int = 0) -> list[Reply]:
    """Rectifications that were due, each a tap from its card."""
    score, indicator, page = _page(turn, partnership_id, period, number_and_page)
    every = rectified(turn.work, indicator)
    shown = every[page * PAGE : (page + 1) * PAGE]
    lines: list[Line] = [_records_heading(turn, "why-rectified-heading", indicator, len(every)), ""]
    lines += [rectified_line(each, done=done) for each, done in shown]
    buttons = [rectification_button(each) for each, _ in shown]
    return [_list(score, indicator, "rectified", lines, buttons, page, len(every))]


def _may_see(turn: Turn, score: Score, record: StoredRecord) -> bool:
    return record.confirmed_version is not None or sees_newest(turn.person, record, score.partnership)


_PAGES = 1000  # an indicator's number and a page share a number of a button


def _page(turn: Turn, partnership_id: int, period: int, number_and_page: int) -> tuple[Score, IndicatorSheet, int]:
    score = of_button(turn, partnership_id, period)
    number, page = number_and_page % _PAGES, number_and_page // _PAGES
    key = key_of(score.method, number)
    return score, next(each for each in indicator_sheets(score.evaluation) if each.key == key), page


def _records_heading(turn: Turn, key: str, indicator: IndicatorSheet, count: int) -> Message:
    return message(key, number=indicator.number, name=in_language(turn.language, indicator.name), count=count)


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


COMMANDS = [
    Command("scores", COORDINATORS_AND_ADMINS, show, place=42, section=Section.LOOK, often=True),
    Command("why", COORDINATORS_AND_ADMINS, why, place=43, section=Section.LOOK),
]
TAPS = [
    Tap("scores", COORDINATORS_AND_ADMINS, turn_to),
    Tap("group", COORDINATORS_AND_ADMINS, group),
    Tap("periods", COORDINATORS_AND_ADMINS, periods),
    Tap("why", COORDINATORS_AND_ADMINS, why_one),
    Tap("counted", COORDINATORS_AND_ADMINS, counted),
    Tap("leftout", COORDINATORS_AND_ADMINS, left_out),
    Tap("rectified", COORDINATORS_AND_ADMINS, rectified_ones),
]
