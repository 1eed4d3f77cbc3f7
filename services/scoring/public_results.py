"""Published results as anybody may read them: figures, method what became of them, and nobody's name."""

from dataclasses import dataclass
from datetime import date, datetime

from records.periods import before
from records.roles import Side
from services.scoring import methods
from services.scoring.methods import Method
from services.scoring.publications import sheet_of
from services.scoring.restatements import FigureChange, of_publication
from services.scoring.score_sheet import ScoreSheet
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.scoring import publications, reader_comments
from storage.scoring.publications import Publication
from storage.scoring.reader_comments import ReaderComment


@dataclass(frozen=True)
class PublicObjection:
    """That a side objected, and whether it was answered; what was said stays between the sides."""

    side: Side
    is_answered: bool


@dataclass(frozen=True)
class PublicRestatement:
    """What would be another figure today: `causes` is the number of changes behind it, `latest` the day of the last."""

    figures: tuple[FigureChange, ...]
    causes: int
    latest: date | None


@dataclass(frozen=True)
class PublicResult:
    """A published result; `earlier` is the published one of the period before, where its method was the same."""

    publication: Publication
    partnership: Partnership
    sheet: ScoreSheet
    method: Method
    earlier: ScoreSheet | None


@dataclass(frozen=True)
class Aftermath:
    """What became of a result once it was published."""

    objections: tuple[PublicObjection, ...]
    restatement: PublicRestatement | None
    comments: tuple[ReaderComment, ...]


def public_results(work: UnitOfWork) -> list[PublicResult]:
    """Return all published results: partnerships in the order in which they were set up, the latest period first."""
    results = []
    for partnership in partnerships.every(work):
        published = publications.of_partnerships(work, [partnership.id])
        sheets = {publication.id: sheet_of(publication) for publication in published}
        newest_first = sorted(published, key=lambda one: (sheets[one.id].last, sheets[one.id].first), reverse=True)
        for publication in newest_first:
            method = methods.numbered(work, publication.method)
            code = before(sheets[publication.id].reporting_period, method.calendar).code
            earlier = next((one for one in published if (one.period, one.method) == (code, publication.method)), None)
            sheet_before = sheets[earlier.id] if earlier else None
            results.append(PublicResult(publication, partnership, sheets[publication.id], method, sheet_before))
    return results


def aftermath(work: UnitOfWork, result: PublicResult, now: datetime) -> Aftermath:
    """Return what became of a result since, as it is known now."""
    objections = tuple(
        PublicObjection(objection.side, objection.answer is not None)
        for objection in publications.objections(work, result.publication.id)
    )
    comments = tuple(reader_comments.shown_beside(work, result.publication.id))
    return Aftermath(objections, _restatement(work, result, now), comments)


def _restatement(work: UnitOfWork, result: PublicResult, now: datetime) -> PublicRestatement | None:
    restated = of_publication(work, result.partnership, result.publication, now)
    if restated is None:
        return None
    latest = max((cause.at for cause in restated.causes), default=None)
    latest_day = result.partnership.today(latest) if latest else None
    return PublicRestatement(restated.figures, len(restated.causes), latest_day)
