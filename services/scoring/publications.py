"""Results are published (结果发布): frozen with all that they were computed from, told to both sides at the same time,
open to objection for a while. What changes afterwards is a restatement, never another result."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from pydantic import JsonValue

from indicators.evidence import Evidence, Period
from records.errors import UserError
from records.notices import News, NewsKind
from records.periods import ReportingPeriod
from records.roles import Side
from services.scoring.evidence import evidence
from services.scoring.score_sheet import AssessmentSheet, ScoreSheet, sheet
from services.scoring.scores import Score, score
from storage import audit
from storage.assessment import assessments
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import publications
from storage.scoring.publications import Objection, Publication

TIME_TO_OBJECT = timedelta(days=15)


def publish(
    work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime
) -> Publication:
    """Raises UserError on a period that is not over, or whose results are published."""
    _check_admin(by)
    if publications.of_period(work, partnership.id, period.code) is not None:
        raise UserError("publish-already")
    found = score(work, partnership, period, now)
    if period.last >= found.knowledge.known_at:
        raise UserError("publish-too-early")
    said = assessments.of_period(work, partnership.id, period.code)
    frozen = sheet(found).model_copy(
        update={"assessments": {side.value: AssessmentSheet.model_validate(each) for side, each in said.items()}}
    )
    result = frozen.model_dump(mode="json")
    number = publications.add(
        work,
        partnership.id,
        by.id,
        period=period.code,
        revision=found.knowledge.revision.number,
        known_at=found.knowledge.known_at,
        method=found.method.number,
        digest=digest(result, _inputs(work, found)),
        result=result,
        published_at=now,
        objections_until=now + TIME_TO_OBJECT,
    )
    audit.note(work, now, by.id, "publish", "publication", number, period=period.code)
    _tell(work, "published", number, _of_both_sides(work, partnership))
    return _existing(work, number)


def digest(result: dict[str, JsonValue], inputs: JsonValue) -> str:
    """SHA-256 of the figures and all that they were computed from: the same, the same; anything else, another."""
    told = json.dumps({"result": result, "inputs": inputs}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


def _inputs(work: UnitOfWork, found: Score) -> list[JsonValue]:
    days = Period(found.period.first, found.period.last)
    known: Evidence = evidence(work, found.partnership, found.method.catalogue, days, found.knowledge)
    observations = (each for observation in known.observations for each in observation.split_by_subject())
    return sorted(
        ([each.record, each.measure, str(each.starts_on), str(each.ends_on), each.quantity, each.category, each.side,
          each.subject, each.share, each.standing] for each in observations),
        key=str,
    )  # fmt: skip


def sheet_of(publication: Publication) -> ScoreSheet:
    """The figures as they were told."""
    return ScoreSheet.model_validate(publication.result)


def visible(work: UnitOfWork, person: Person, publication_id: int) -> tuple[Publication, Partnership]:
    """Everybody of both sides reads results, and admins. Raises UserError, the same for none and for another's."""
    found = publications.by_id(work, publication_id)
    if found is not None:
        partnership = directory.partnership(work, found.partnership_id)
        if partnership.side_of(person) is not None or person.is_admin:
            return found, partnership
    raise UserError("result-not-found")


def all_visible(work: UnitOfWork, person: Person) -> list[tuple[Publication, Partnership]]:
    """Newest first."""
    own = {each.id: each for each in directory.partnerships_of(work, person)}
    return [(each, own[each.partnership_id]) for each in publications.of_partnerships(work, list(own))]


def may_object(person: Person, publication: Publication, partnership: Partnership, now: datetime) -> Side | None:
    """The side for which the person may object now."""
    if now > publication.objections_until:
        return None
    return next((side for side in Side if person.coordinates(partnership.organisation(side).id)), None)


def object_to(work: UnitOfWork, by: Person, publication_id: int, reason: str, now: datetime) -> Publication:
    """Raises UserError where the time is over, or the person coordinates neither side."""
    publication, partnership = visible(work, by, publication_id)
    side = may_object(by, publication, partnership, now)
    if side is None:
        over = now > publication.objections_until
        raise UserError("objection-too-late" if over else "not-your-role")
    publications.object_to(work, publication.id, side, by.id, reason, now)
    audit.note(work, now, by.id, "object_to_result", "publication", publication.id, side=side)
    _tell(work, "result_objected", publication.id, directory.admins(work))
    return publication


def answer(work: UnitOfWork, by: Person, objection_id: int, text: str, now: datetime) -> Publication:
    """Raises UserError on somebody who is no admin, and on an objection that is answered."""
    _check_admin(by)
    objection = open_objection(work, objection_id)
    publication = _existing(work, objection.publication_id)
    publications.answer(work, objection.id, by.id, text, now)
    audit.note(work, now, by.id, "answer_objection", "publication", publication.id)
    partnership = directory.partnership(work, publication.partnership_id)
    _tell(work, "objection_answered", publication.id, _of_both_sides(work, partnership))
    return publication


def open_objection(work: UnitOfWork, objection_id: int) -> Objection:
    found = publications.objection(work, objection_id)
    if found is None or found.answer is not None:
        raise UserError("button-old")
    return found


def _existing(work: UnitOfWork, number: int) -> Publication:
    found = publications.by_id(work, number)
    assert found is not None
    return found


def _of_both_sides(work: UnitOfWork, partnership: Partnership) -> list[Person]:
    return [each for side in Side for each in directory.coordinators(work, partnership.organisation(side).id)]


def _tell(work: UnitOfWork, kind: NewsKind, number: int, heard_by: Iterable[Person]) -> None:
    work.news += [News(kind, person_id, number) for person_id in dict.fromkeys(each.id for each in heard_by)]


def _check_admin(by: Person) -> None:
    if not by.is_admin:
        raise UserError("not-your-role")
