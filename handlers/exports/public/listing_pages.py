"""Pages that lead to results: all partnerships, the periods of one, and the partnerships of a period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.exports.public.places import INDEX, PagePlace, PublicLink, name_of_partnership, name_of_period
from handlers.exports.public.places import name_of_result as name_of
from handlers.kit.replies import Line
from handlers.views.figures import figure_tenth
from handlers.views.scales import ScoreOnScale, is_missing
from handlers.views.scores import whose
from records.messages import Message, message
from records.periods import ReportingPeriod
from services.scoring.public_results import PublicResult


@dataclass(frozen=True)
class ListedResult:
    """A result in a list: what leads to it, when it was published, its composite and what is missing."""

    name: Line
    href: str
    second: Line
    score: Line
    note: Line | None
    scale: ScoreOnScale


@dataclass(frozen=True)
class ListingPage:
    """A list of results, in which nothing is ranked, and links to other lists of them."""

    title: Line
    lead: Line
    what: Line
    rows: Sequence[ListedResult]
    links_heading: Line
    links: Sequence[PublicLink]


def index_page(results: Sequence[PublicResult], place: PagePlace) -> ListingPage:
    """Return the first page: each partnership with its latest result, and the periods."""
    own = _by_partnership(results)
    rows = [_row(of[0], whose(of[0].sheet), place.to(name_of_partnership(number))) for number, of in own.items()]
    return ListingPage(
        title=Message("public-index"),
        lead=message("public-index-lead", results=len(results), partnerships=len(own)),
        what=Message("public-partnership"),
        rows=rows,
        links_heading=Message("public-periods"),
        links=[
            PublicLink(period.label, place.to(name_of_period(period.code)))
            for period in sorted({one.sheet.reporting_period for one in results}, key=_latest_first)
        ],
    )


def partnership_page(results: Sequence[PublicResult], place: PagePlace) -> ListingPage:
    """Return the results of one partnership, the latest first."""
    rows = [_row(one, one.sheet.reporting_period.label, place.to(name_of(one)), dated=True) for one in results]
    return ListingPage(
        title=whose(results[0].sheet),
        lead=message("public-partnership-lead", results=len(results)),
        what=Message("public-period-column"),
        rows=rows,
        links_heading=Message("public-more"),
        links=[PublicLink(Message("public-index"), place.to(INDEX))],
    )


def period_page(results: Sequence[PublicResult], place: PagePlace) -> ListingPage:
    """Return the results of one period, in the order in which the partnerships were set up."""
    rows = [_row(one, whose(one.sheet), place.to(name_of(one)), dated=True) for one in results]
    return ListingPage(
        title=results[0].sheet.reporting_period.label,
        lead=message("public-period-lead", results=len(results)),
        what=Message("public-partnership"),
        rows=rows,
        links_heading=Message("public-more"),
        links=[PublicLink(Message("public-index"), place.to(INDEX))],
    )


def _row(result: PublicResult, name: Line, href: str, *, dated: bool = False) -> ListedResult:
    sheet = result.sheet
    count = sum(map(is_missing, sheet.indicators))
    day = result.partnership.today(result.publication.published_at)
    before = result.earlier.composite if result.earlier else sheet.before
    return ListedResult(
        name=name,
        href=href,
        second=message("public-published-on", at=day) if dated else sheet.reporting_period.label,
        score=figure_tenth(sheet.composite),
        note=message("chart-missing-count", count=count) if count else None,
        scale=ScoreOnScale(sheet.composite, before, sheet.bounds if count else None),
    )


def _by_partnership(results: Iterable[PublicResult]) -> dict[int, list[PublicResult]]:
    own: dict[int, list[PublicResult]] = {}
    for result in results:
        own.setdefault(result.partnership.id, []).append(result)
    return own


def _latest_first(period: ReportingPeriod) -> tuple[int, int, str]:
    return -period.last.toordinal(), -period.first.toordinal(), period.code
