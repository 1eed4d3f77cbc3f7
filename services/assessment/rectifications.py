"""The loop of improvement: a problem is raised, planned for, mended in time, and verified by the other side."""

from collections.abc import Mapping
from datetime import date, datetime

from pydantic import JsonValue

from records.errors import UserError
from records.facts import Fact
from records.notices import News, NewsKind
from records.rectifications import (
    STEPS,
    Rectification,
    RectificationExtension,
    RectificationOutcome,
    RectificationPlan,
    RectificationReason,
    RectificationRole,
    RectificationSource,
    RectificationStep,
    check_step,
    following,
)
from records.roles import Side
from storage import audit
from storage.assessment import rectifications
from storage.assessment.rectifications import StoredRectification
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import facts

_DEEDS: dict[RectificationStep, NewsKind] = {
    RectificationStep.RAISE: "rectification_raise",
    RectificationStep.PLAN: "rectification_plan",
    RectificationStep.EXTEND: "rectification_extend",
    RectificationStep.CLOSE: "rectification_close",
    RectificationStep.VERIFY: "rectification_verify",
    RectificationStep.REFUSE: "rectification_refuse",
    RectificationStep.REOPEN: "rectification_reopen",
    RectificationStep.WITHDRAW: "rectification_withdraw",
}


def parties(
    person: Person, rectification: StoredRectification, partnership: Partnership
) -> frozenset[RectificationRole]:
    mending = partnership.organisation(rectification.side)
    other = partnership.organisation(rectification.side.other)
    belongs = rectification.side in partnership.sides_of(person)  # whoever has left that side mends nothing for it
    holds = {
        RectificationRole.RAISER: person.id == rectification.raised_by,
        RectificationRole.RESPONSIBLE: person.id == rectification.responsible_id and belongs,
        RectificationRole.MENDING_SIDE: belongs,
        RectificationRole.MENDING_COORDINATOR: person.coordinates(mending.id),
        RectificationRole.OTHER_COORDINATOR: person.coordinates(other.id),
        RectificationRole.ADMIN: person.is_admin,
    }
    return frozenset(party for party, held in holds.items() if held)


def visible(work: UnitOfWork, person: Person, rectification_id: int) -> tuple[StoredRectification, Partnership]:
    """For the coordinators of both sides, admins, and who is responsible. Raises UserError, the same for none and for
    one that is not theirs to see."""
    rectification = rectifications.by_id(work, rectification_id)
    if rectification is None:
        raise UserError("rectification-none")
    partnership = directory.partnership(work, rectification.partnership_id)
    if not parties(person, rectification, partnership) - {RectificationRole.MENDING_SIDE, RectificationRole.RAISER}:
        raise UserError("rectification-none")
    return rectification, partnership


def own_partnerships(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Those whose rectifications the person raises and sees."""
    return [each for each in directory.partnerships_of(work, person) if may_raise(person, each)]


def may_raise(person: Person, partnership: Partnership) -> bool:
    return person.is_admin or any(person.coordinates(partnership.organisation(side).id) for side in Side)


def possible_steps(
    person: Person, rectification: StoredRectification, partnership: Partnership, today: date
) -> list[RectificationStep]:
    return [
        step
        for step, rule in STEPS.items()
        if rectification.state in rule.to and _allowed(person, rectification, partnership, step, today)
    ]


def _allowed(
    person: Person, rectification: StoredRectification, partnership: Partnership, step: RectificationStep, today: date
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
    source: tuple[RectificationSource, int] | None,
    now: datetime,
) -> StoredRectification:
    """A problem for that side to mend. Raises UserError."""
    partnership = directory.partnership(work, partnership_id)
    if not may_raise(by, partnership):
        raise UserError("partnership-not-yours")
    today = partnership.today(now)
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
    facts.say(work, partnership_id, [_due(raised, side, given.due_on)], now)
    return _note(work, by, raised, partnership, RectificationStep.RAISE, now)


def check(
    work: UnitOfWork, by: Person, rectification_id: int, step: RectificationStep, now: datetime
) -> StoredRectification:
    """Raises UserError unless the person may take this step now."""
    rectification, partnership = visible(work, by, rectification_id)
    following(rectification.state, step)
    check_step(step, parties(by, rectification, partnership), rectification.due_on, partnership.today(now))
    return rectification


def act(
    work: UnitOfWork,
    by: Person,
    rectification_id: int,
    step: RectificationStep,
    answers: Mapping[str, JsonValue],
    now: datetime,
) -> StoredRectification:
    """Takes a step, with what its form asked for. Raises UserError."""
    rectification = check(work, by, rectification_id, step, now)
    partnership = directory.partnership(work, rectification.partnership_id)
    today = partnership.today(now)
    values: dict[str, object] = {"state": following(rectification.state, step)}
    reason: str | None = None
    match step:
        case RectificationStep.PLAN:
            plan = RectificationPlan.validated(answers, today)
            values |= {"measure": plan.measure}
            values |= _responsible(work, partnership, rectification.side, plan.responsible, today)
        case RectificationStep.EXTEND:
            wanted = RectificationExtension.validated(answers, today)
            if wanted.due_on <= rectification.due_on:
                raise UserError("rectification-not-later", due=rectification.due_on)
            values |= {"due_on": wanted.due_on, "extensions": rectification.extensions + 1}
            reason = wanted.reason
        case RectificationStep.CLOSE:
            done = RectificationOutcome.validated(answers, today)
            values |= {"measure": done.measure, "outcome": done.outcome}
            values |= {"evidence": [item.model_dump(mode="json", exclude_none=True) for item in done.evidence]}
            values |= _responsible(work, partnership, rectification.side, done.responsible, today)
        case RectificationStep.REFUSE | RectificationStep.REOPEN | RectificationStep.WITHDRAW:
            reason = RectificationReason.validated(answers, today).reason
    rectifications.change(work, rectification, **values)
    _keep_books(work, rectification, step, partnership.side_of(by), values, today, now)
    return _note(work, by, rectification.id, partnership, step, now, reason)


_MEASURES = {
    RectificationStep.CLOSE: "rectification_closed",
    RectificationStep.VERIFY: "rectification_verified",
    RectificationStep.REOPEN: "rectification_reopened",
}


def _due(number: int, side: Side, day: date) -> Fact:
    return Fact("rectification_due", day, day, 1, side, f"rectification:{number}")


def _keep_books(
    work: UnitOfWork,
    before: StoredRectification,
    step: RectificationStep,
    side: Side | None,
    values: Mapping[str, object],
    today: date,
    now: datetime,
) -> None:
    """The facts: until when it is due, and on which days it was closed, verified, opened again. What the other side did
    not find mended was never closed; what is withdrawn was never due."""
    old_due = _due(before.id, before.side, before.due_on)
    if step in (RectificationStep.EXTEND, RectificationStep.WITHDRAW):
        facts.take_back(work, before.partnership_id, [old_due], now)
    if isinstance(due_on := values.get("due_on"), date):
        facts.say(work, before.partnership_id, [_due(before.id, before.side, due_on)], now)
    if step is RectificationStep.REFUSE:
        closed_on = [
            each.on for each in rectifications.history(work, before.id) if each.step is RectificationStep.CLOSE
        ][-1]
        closed = (_dated(before.id, RectificationStep.CLOSE, each, closed_on) for each in (*Side, None))
        facts.take_back(work, before.partnership_id, closed, now)
    if step in _MEASURES:
        facts.say(work, before.partnership_id, [_dated(before.id, step, side, today)], now)


def _dated(number: int, step: RectificationStep, side: Side | None, day: date) -> Fact:
    return Fact(_MEASURES[step], day, day, 1, side, f"rectification:{number}")


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
    step: RectificationStep,
    now: datetime,
    reason: str | None = None,
) -> StoredRectification:
    """What happened is kept, and told to whom it concerns."""
    side = partnership.side_of(by)
    today = partnership.today(now)
    rectifications.add_step(work, rectification_id, step, side, by.id, today, now, reason)
    audit.note(work, now, by.id, _DEEDS[step], "rectification", rectification_id)
    rectification = rectifications.by_id(work, rectification_id)
    assert rectification is not None
    for person_id in sorted(_concerned(work, rectification, partnership) - {by.id}):
        work.news.append(News(_DEEDS[step], person_id, rectification.id))
    return rectification


def _concerned(work: UnitOfWork, rectification: StoredRectification, partnership: Partnership) -> set[int]:
    """Both sides' coordinators and who is responsible."""
    both = [person.id for side in Side for person in directory.coordinators(work, partnership.organisation(side).id)]
    return {*both, *([rectification.responsible_id] if rectification.responsible_id else [])}


def owed(work: UnitOfWork, person: Person) -> list[StoredRectification]:
    """What the person has to mend or to verify, the most urgent first."""
    sides = [
        (each.id, side)
        for each in directory.partnerships_of(work, person)
        for side in Side
        if person.coordinates(each.organisation(side).id)
    ]
    return rectifications.waiting_for(work, sides, person.id, _belonging(work, person))


def _belonging(work: UnitOfWork, person: Person) -> list[tuple[int, Side]]:
    """The sides of partnerships that the person is of."""
    return [(each.id, side) for each in directory.partnerships_of(work, person) for side in each.sides_of(person)]


def listed(
    work: UnitOfWork, person: Person, *, undone: bool, offset: int, limit: int
) -> tuple[list[StoredRectification], int]:
    """The rectifications of both sides of the person's partnerships, and how many there are."""
    own = [each.id for each in own_partnerships(work, person)]
    belonging = _belonging(work, person)
    return rectifications.find(work, own, person.id, belonging, undone=undone, offset=offset, limit=limit)
