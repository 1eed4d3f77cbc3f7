"""Rounds of rating as people see them: what is rated, with anchors and evidence, and how far raters agree."""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.replies import Button, Line, Screen
from handlers.kit.router import Request
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import on_offer
from handlers.views.record_cards import record_line
from indicators.definitions.rubric import Rubric
from records.messages import Message, message
from records.periods import ReportingPeriod, parse_period
from records.questionnaire import questionnaires
from services.assessment import deadlines, rubrics
from services.assessment.rubrics import Cell, Summary
from storage.assessment import ratings
from storage.assessment.ratings import RatingRound
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Partnership


def rubric_name(key: str, language: str) -> str:
    return in_language(language, rubrics.rubrics()[key].name)


def round_button(found: RatingRound, language: str) -> Button:
    return Button(message("rate-button", rubric=rubric_name(found.indicator, language)), f"rate:{found.id}")


def round_line(work: UnitOfWork, found: RatingRound, language: str, now: datetime) -> Message:
    partnership = directory.partnership(work, found.partnership_id)
    key = "rubric-line" if rubrics.is_open(found, partnership, now) else "rubric-line-closed"
    period = parse_period(found.period, max(found.first_day, partnership.today(now)))
    name = rubric_name(found.indicator, language)
    return message(key, rubric=name, period=period.label, closes=found.closes_on)


def rounds_screen(request: Request, rest: str = "", *, move: bool) -> Screen:
    """The rounds of the partnerships that the words may mean, for an admin, and a button for each to begin another."""
    own, more = on_offer(rest, directory.partnerships_of(request.work, request.person), "rubrics")
    found = ratings.of_partnerships(request.work, [each.id for each in own])[:10]
    lines: list[Line] = [message("rubrics-heading", count=len(found)), ""]
    lines += [round_line(request.work, each, request.language, request.now) for each in found]
    rows = [
        [Button(message("rubric-open", rubric=rubric_name(each.indicator, request.language), number=each.id),
                f"rubric:{each.id}")]
        for each in found
    ]  # fmt: skip
    rows += [[Button(message("rubric-begin", partnership=each.name), f"rubric_begin:{each.id}")] for each in own]
    return Screen("list", [*lines, *more], rows, move=move)


def cell_lines(
    work: UnitOfWork,
    found: RatingRound,
    cell: Cell,
    progress: tuple[int, int],
    own: int | None,
    evidence: Sequence[StoredRecord],
    language: str,
) -> list[Line]:
    """What is rated here: the item, whose, what the levels mean, and what the ledger says of it."""
    rubric = rubrics.rubrics()[found.indicator]
    organisation = directory.partnership(work, found.partnership_id).organisation(cell.side)
    number, of = progress
    item = in_language(language, rubric.items[cell.item])
    lines: list[Line] = [
        "",
        message("rate-item", number=number, of=of, item=item, organisation=organisation.name),
        *(
            message("rate-anchor", level=level, means=in_language(language, means))
            for level, means in rubric.anchors.items()
        ),
    ]
    if own is not None:
        lines.append(message("rate-said", level=own))
    lines += ["", Message("rate-evidence-heading" if evidence else "rate-evidence-none")]
    return [*lines, *(record_line(record) for record in evidence)]


def unasked_lines(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, language: str) -> list[Line]:
    """What the period's close still asks for: surveys, ratings."""
    found = deadlines.unasked(work, partnership, period)
    names = [in_language(language, questionnaires()[name].title) for name in found.questionnaires]
    names += [rubric_name(key, language) for key in found.rubrics]
    return ["", message("close-unasked", names=tuple(names))] if names else []


def summary_lines(found: Summary, rubric: Rubric, partnership: Partnership, language: str) -> list[Line]:
    """The spread of each item, and how far the raters agree."""
    if not found.cells:
        return []
    lines: list[Line] = ["", Message("rubric-agreement")]
    lines += [
        message(
            "rubric-spread",
            item=in_language(language, rubric.items[each.cell.item]),
            side=Message(f"side-{each.cell.side}"),
            median=f"{each.median:g}",
            lowest=each.lowest,
            highest=each.highest,
            raters=each.raters,
        )
        for each in found.cells
        if each.cell.item in rubric.items
    ]
    if found.percent is not None:
        lines.append(message("rubric-percent", percent=f"{found.percent:.0f}"))
    if found.alpha is not None:
        lines.append(message("rubric-alpha", alpha=f"{found.alpha:.2f}"))
    return lines
