"""Results are published (结果发布): frozen, told to both sides at the same time, and open to objection for a while.

What changes afterwards is a restatement, never another result.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pydantic import BaseModel

from indicators.evidence import Period
from records.errors import UserError
from records.notices import News, NewsKind
from records.periods import ReportingPeriod
from records.roles import Side
from services.permissions import belongs, check_admin, side_coordinated
from services.scoring.evidence import evidence
from services.scoring.score_sheet import AssessmentSheet, ScoreSheet, sheet
from services.scoring.scores import Score, score
from storage import audit
from storage.assessment import assessments
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import publications
from storage.scoring.publications import Objection, Publication

TIME_TO_OBJECT = timedelta(days=15)


def publish(
    work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime
) -> Publication:
    """Publish the result of a period to both sides.

    Raises UserError on a period that is not over, or whose results are published.
    """
    check_admin(by)
    if publications.of_period(work, partnership.id, period.code) is not None:
        raise UserError("publish-already")
    scored = score(work, partnership, period, now)
    if period.last >= scored.knowledge.known_at:
        raise UserError("publish-too-early")
    frozen = _frozen(work, scored)
    number = publications.add(
        work,
        partnership.id,
        period.code,
        frozen,
        revision=scored.knowledge.revision.number,
        known_at=scored.knowledge.known_at,
        method=scored.method.number,
        digest=digest(frozen, _inputs(work, scored)),
        by=by.id,
        now=now,
        objections_until=now + TIME_TO_OBJECT,
    )
    audit.note(work, now, by.id, "publish", "publication", number, period=period.code)
    _tell(work, NewsKind.PUBLISHED, number, _of_both_sides(work, partnership))
    return _existing(work, number)


def _frozen(work: UnitOfWork, scored: Score) -> ScoreSheet:
    """Return the figures with what each side says of the period."""
    said = assessments.of_period(work, scored.partnership.id, scored.period.code)
    sheets = {side.value: AssessmentSheet.model_validate(assessment.to_json()) for side, assessment in said.items()}
    return sheet(scored).model_copy(update={"assessments": sheets})


def digest(result: BaseModel, inputs: Sequence[Sequence[object]]) -> str:
    """Return the SHA-256 of the figures and all that they were computed from.

    The same have the same; whatever is otherwise has another.
    """
    content = {"result": result.model_dump(mode="json"), "inputs": inputs}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _inputs(work: UnitOfWork, scored: Score) -> list[list[object]]:
    """Return all observations that the score was computed from, one row a subject, in an order of their own."""
    days = Period(scored.period.first, scored.period.last)
    known = evidence(work, scored.partnership, scored.method.catalogue, days, scored.knowledge)
    observations = (row for observation in known.observations for row in observation.split_by_subject())
    return sorted(
        ([row.record, row.measure, str(row.starts_on), str(row.ends_on), row.quantity, row.category, row.side,
          row.subject, row.share, row.standing] for row in observations),
        key=str,
    )  # fmt: skip


def sheet_of(publication: Publication) -> ScoreSheet:
    """Return the figures as they were told."""
    return publication.figures(ScoreSheet)


def visible(work: UnitOfWork, person: Person, publication_id: int) -> tuple[Publication, Partnership]:
    """Return a result with its partnership: everybody of both sides reads it, and admins.

    Raises UserError, the same for none and for another's.
    """
    publication = publications.by_id(work, publication_id)
    if publication is not None:
        partnership = partnerships.by_id(work, publication.partnership_id)
        if belongs(person, partnership):
            return publication, partnership
    raise UserError("result-not-found")


def all_visible(work: UnitOfWork, person: Person) -> list[tuple[Publication, Partnership]]:
    """Return the results that the person may read, each with its partnership, newest first."""
    own = {partnership.id: partnership for partnership in partnerships.of_person(work, person)}
    return [(publication, own[publication.partnership_id]) for publication in publications.of_partnerships(work, own)]


def may_object(person: Person, publication: Publication, partnership: Partnership, now: datetime) -> Side | None:
    """Return the side for which the person may object now; None where they may not, or not any more."""
    return side_coordinated(person, partnership) if now <= publication.objections_until else None


def object_to(work: UnitOfWork, by: Person, publication_id: int, reason: str, now: datetime) -> Publication:
    """Object to a result for the own side.

    Raises UserError where the time is over, or the person coordinates neither side.
    """
    publication, partnership = visible(work, by, publication_id)
    side = may_object(by, publication, partnership, now)
    if side is None:
        over = now > publication.objections_until
        raise UserError("objection-too-late" if over else "only-coordinators")
    publications.object_to(work, publication.id, side, by.id, reason, now)
    audit.note(work, now, by.id, "object_to_result", "publication", publication.id, side=side)
    _tell(work, NewsKind.RESULT_OBJECTED, publication.id, persons.admins(work))
    return publication


def answer(work: UnitOfWork, by: Person, objection_id: int, text: str, now: datetime) -> Publication:
    """Answer an objection, and return the result.

    Raises UserError on somebody who is no admin, and on an objection that is answered.
    """
    check_admin(by)
    objection = open_objection(work, objection_id)
    publication = _existing(work, objection.publication_id)
    publications.answer(work, objection.id, by.id, text, now)
    audit.note(work, now, by.id, "answer_objection", "publication", publication.id)
    partnership = partnerships.by_id(work, publication.partnership_id)
    _tell(work, NewsKind.OBJECTION_ANSWERED, publication.id, _of_both_sides(work, partnership))
    return publication


def open_objection(work: UnitOfWork, objection_id: int) -> Objection:
    """Return an objection that is not answered. Raises UserError where there is none."""
    objection = publications.objection(work, objection_id)
    if objection is None or objection.answer is not None:
        raise UserError("button-old")
    return objection


def _existing(work: UnitOfWork, number: int) -> Publication:
    publication = publications.by_id(work, number)
    assert publication is not None
    return publication


def _of_both_sides(work: UnitOfWork, partnership: Partnership) -> list[Person]:
    return [
        coordinator for side in Side for coordinator in persons.coordinators_of(work, partnership.organisation(side).id)
    ]


def _tell(work: UnitOfWork, kind: NewsKind, number: int, heard_by: Iterable[Person]) -> None:
    work.news += [News(kind, person_id, number) for person_id in dict.fromkeys(person.id for person in heard_by)]
