"""The loop of improvement: a problem is raised, planned for, mended in time, and verified by the other side."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import JsonValue

from records.errors import UserError
from records.notices import News
from records.rectifications import (
    STEPS,
    Party,
    Rectification,
    RectificationExtension,
    RectificationOutcome,
    RectificationPlan,
    RectificationReason,
    RectificationState,
    Source,
    Step,
    check_step,
    following,
)
from records.roles import Role, Side
from services.records import today_in
from storage import audit, people, rectifications
from storage.people import Partnership, Person
from storage.rectifications import StoredRectification
from storage.unit_of_work import UnitOfWork

_DEEDS = {step: f"rectification_{step}" for step in Step}


def parties(person: Person, rectification: StoredRectification, partnership: Partnership) -> frozenset[Party]:
    mending = partnership.organisation(rectification.side)
    other = partnership.organisation(rectification.side.other)
    holds = {
        Party.RAISER: person.id == rectification.raised_by,
        Party.RESPONSIBLE: person.id == rectification.responsible_id,
        Party.MENDING_SIDE: mending.id in person.organisations,
        Party.MENDING_COORDINATOR: person.coordinates(mending.id),
        Party.OTHER_COORDINATOR: person.coordinates(other.id),
        Party.ADMIN: Role.ADMIN in person.roles,
    }
    return frozenset(party for party, held in holds.items() if held)


def visible(work: UnitOfWork, person: Person, rectification_id: int) -> tuple[StoredRectification, Partnership]:
    """For the coordinators of both sides, admins, and who is responsible. Raises UserError, the same for none and for
    one that is not theirs to see."""
    rectification = rectifications.by_id(work, rectification_id)
    if rectification is None:
        raise UserError("rectification-none")
    partnership = people.partnership(work, rectification.partnership_id)
    if not parties(person, rectification, partnership) - {Party.MENDING_SIDE, Party.RAISER}:
        raise UserError("rectification-none")
    return rectification, partnership


def own_partnerships(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Those whose rectifications the person raises and sees."""
    return [each for each in people.partnerships_of(work, person) if may_raise(person, each)]


def may_raise(person: Person, partnership: Partnership) -> bool:
    return Role.ADMIN in person.roles or any(person.coordinates(partnership.organisation(side).id) for side in Side)


def possible_steps(
    person: Person, rectification: StoredRectification, partnership: Partnership, today: date
) -> list[Step]:
    return [
        step
        for step, rule in STEPS.items()
        if rectification.state in rule.to and _allowed(person, rectification, partnership, step, today)
    ]


def _allowed(
    person: Person, rectification: StoredRectification, partnership: Partnership, step: Step, today: date
) -> bool:
    try:
        check_step(step, parties(person, rectification, partnership), rectification.due_on, today)
    except UserError:
        return False
    return True


def raise_one(
    work: UnitOfWork,
    by: Person,
    partnership_id: int,
    side: Side,
    answers: Mapping[str, JsonValue],
    source: tuple[Source, int] | None,
    now: datetime,
) -> StoredRectification:
    """A problem for that side to mend. Raises UserError."""
    partnership = people.partnership(work, partnership_id)
    if not may_raise(by, partnership):
        raise UserError("partnership-not-yours")
    today = today_in(partnership, now)
    given = Rectification.validated(answers, today)
    kind, number = source or (None, None)
    raised = rectifications.add(
        work,
        now,
        partnership_id=partnership_id,
        side=side,
        problem=given.problem,
        measure=given.measure,
        due_on=given.due_on,
        source=kind,
        source_id=number,
        raised_by=by.id,
        **_responsible(work, partnership, side, given.responsible, today),
    )
    return _note(work, by, raised, partnership, Step.RAISE, now)


def check(work: UnitOfWork, by: Person, rectification_id: int, step: Step, now: datetime) -> StoredRectification:
    """Raises UserError unless the person may take this step now."""
    rectification, partnership = visible(work, by, rectification_id)
    following(rectification.state, step)
    check_step(step, parties(by, rectification, partnership), rectification.due_on, today_in(partnership, now))
    return rectification


def act(
    work: UnitOfWork, by: Person, rectification_id: int, step: Step, answers: Mapping[str, JsonValue], now: datetime
) -> StoredRectification:
    """Takes a step, with what its form asked for. Raises UserError."""
    rectification = check(work, by, rectification_id, step, now)
    partnership = people.partnership(work, rectification.partnership_id)
    today = today_in(partnership, now)
    values: dict[str, object] = {"state": following(rectification.state, step)}
    reason: str | None = None
    match step:
        case Step.PLAN:
            plan = RectificationPlan.validated(answers, today)
            values |= {"measure": plan.measure}
            values |= _responsible(work, partnership, rectification.side, plan.responsible, today)
        case Step.EXTEND:
            wanted = RectificationExtension.validated(answers, today)
            if wanted.due_on <= rectification.due_on:
                raise UserError("rectification-not-later", due=rectification.due_on)
            values |= {"due_on": wanted.due_on, "extensions": rectification.extensions + 1}
            reason = wanted.reason
        case Step.CLOSE:
            done = RectificationOutcome.validated(answers, today)
            values |= {"measure": done.measure, "outcome": done.outcome}
            values |= {"evidence": [item.model_dump(mode="json", exclude_none=True) for item in done.evidence]}
            values |= _responsible(work, partnership, rectification.side, done.responsible, today)
        case Step.REFUSE | Step.REOPEN | Step.WITHDRAW:
            reason = RectificationReason.validated(answers, today).reason
    rectifications.change(work, rectification, **values)
    return _note(work, by, rectification.id, partnership, step, now, reason)


def _responsible(
    work: UnitOfWork, partnership: Partnership, side: Side, name: str | None, today: date
) -> dict[str, object]:
    """Who mends it, and which of the bot's people that is, where the name leaves no doubt."""
    known = rectifications.known_as(work, partnership.organisation(side).id, name, today) if name else set()
    return {"responsible": name, "responsible_id": known.pop() if len(known) == 1 else None}


def _note(
    work: UnitOfWork,
    by: Person,
    rectification_id: int,
    partnership: Partnership,
    step: Step,
    now: datetime,
    reason: str | None = None,
) -> StoredRectification:
    """What happened is kept, and told to whom it concerns."""
    side = partnership.side_of(by)
    today = today_in(partnership, now)
    rectifications.add_step(work, rectification_id, step, side, by.id, today, now, reason)
    people.touch(work, partnership.id, now)
    audit.note(work, now, by.id, _DEEDS[step], "rectification", rectification_id)
    rectification = rectifications.by_id(work, rectification_id)
    assert rectification is not None
    for person_id in sorted(_concerned(work, rectification, partnership) - {by.id}):
        work.news.append(News(_DEEDS[step], person_id, rectification.id))
    return rectification


def _concerned(work: UnitOfWork, rectification: StoredRectification, partnership: Partnership) -> set[int]:
    """Both sides' coordinators and who is responsible."""
    both = [person.id for side in Side for person in people.coordinators(work, partnership.organisation(side).id)]
    return {*both, *([rectification.responsible_id] if rectification.responsible_id else [])}


def owed(work: UnitOfWork, person: Person) -> list[StoredRectification]:
    """What the person has to mend or to verify, the most urgent first."""
    sides = [
        (each.id, side)
        for each in people.partnerships_of(work, person)
        for side in Side
        if person.coordinates(each.organisation(side).id)
    ]
    return rectifications.waiting_for(work, sides, person.id)


def listed(
    work: UnitOfWork, person: Person, *, undone: bool, offset: int, limit: int
) -> tuple[list[StoredRectification], int]:
    """The rectifications of both sides of the person's partnerships, and how many there are."""
    own = [each.id for each in own_partnerships(work, person)]
    return rectifications.find(work, own, person.id, undone=undone, offset=offset, limit=limit)


def is_due_to_verify(rectification: StoredRectification) -> bool:
    return rectification.state is RectificationState.CLOSED
