"""The loop of improvement: a problem is raised, planned for, mended in time, and verified by the other side."""

from collections.abc import Mapping
from datetime import date, datetime

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
    RectificationStep,
    check_step,
    following,
)
from records.roles import Side
from records.subjects import RectificationRevision, Shortcoming
from services.permissions import check_oversees, coordinated_sides, overseen
from storage import audit
from storage.assessment import rectifications
from storage.assessment.rectifications import StoredRectification
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

_NEWS: dict[RectificationStep, NewsKind] = {
    RectificationStep.RAISE: NewsKind.RECTIFICATION_RAISE,
    RectificationStep.PLAN: NewsKind.RECTIFICATION_PLAN,
    RectificationStep.EXTEND: NewsKind.RECTIFICATION_EXTEND,
    RectificationStep.CLOSE: NewsKind.RECTIFICATION_CLOSE,
    RectificationStep.VERIFY: NewsKind.RECTIFICATION_VERIFY,
    RectificationStep.REFUSE: NewsKind.RECTIFICATION_REFUSE,
    RectificationStep.REOPEN: NewsKind.RECTIFICATION_REOPEN,
    RectificationStep.WITHDRAW: NewsKind.RECTIFICATION_WITHDRAW,
}

# Who may do what ------------------------------------------------------------------------------------------------------


def roles_in(
    person: Person, rectification: StoredRectification, partnership: Partnership
) -> frozenset[RectificationRole]:
    """Return what the person is to the rectification. Whoever has left the side that mends it mends nothing for it."""
    mending = partnership.organisation(rectification.side)
    other = partnership.organisation(rectification.side.other)
    belongs = rectification.side in partnership.sides_of(person)
    holds = {
        RectificationRole.RAISER: person.id == rectification.raised_by,
        RectificationRole.RESPONSIBLE: person.id == rectification.responsible_id and belongs,
        RectificationRole.MENDING_SIDE: belongs,
        RectificationRole.MENDING_COORDINATOR: person.coordinates(mending.id),
        RectificationRole.OTHER_COORDINATOR: person.coordinates(other.id),
        RectificationRole.ADMIN: person.is_admin,
    }
    return frozenset(role for role, held in holds.items() if held)


def visible(work: UnitOfWork, person: Person, rectification_id: int) -> tuple[StoredRectification, Partnership]:
    """Return the rectification and its partnership, for the coordinators of both sides, admins, and who is responsible.

    Raise UserError, the same where there is none and where it is not theirs to see.
    """
    rectification = rectifications.by_id(work, rectification_id)
    if rectification is None:
        raise UserError("rectification-none")
    partnership = partnerships.by_id(work, rectification.partnership_id)
    if not roles_in(person, rectification, partnership) - {RectificationRole.MENDING_SIDE, RectificationRole.RAISER}:
        raise UserError("rectification-none")
    return rectification, partnership


def possible_steps(
    person: Person, rectification: StoredRectification, partnership: Partnership, today: date
) -> list[RectificationStep]:
    """Return the steps that the person may take today."""
    roles = roles_in(person, rectification, partnership)

    def allowed(step: RectificationStep) -> bool:
        try:
            check_step(step, roles, rectification.due_on, today)
        except UserError:
            return False
        return True

    return [step for step, rule in STEPS.items() if rectification.state in rule.to and allowed(step)]


def check(
    by: Person, rectification: StoredRectification, partnership: Partnership, step: RectificationStep, now: datetime
) -> None:
    """Raise UserError unless the person may take this step now."""
    following(rectification.state, step)
    check_step(step, roles_in(by, rectification, partnership), rectification.due_on, partnership.today(now))


def _allowed(
    work: UnitOfWork, by: Person, rectification_id: int, step: RectificationStep, now: datetime
) -> tuple[StoredRectification, Partnership]:
    rectification, partnership = visible(work, by, rectification_id)
    check(by, rectification, partnership, step, now)
    return rectification, partnership


def _allowed_judgement(
    work: UnitOfWork, by: Person, seen: RectificationRevision, step: RectificationStep, now: datetime
) -> tuple[StoredRectification, Partnership]:
    """Raise UserError also where the person has not seen how it stands: what was mended anew is looked at first."""
    rectification, partnership = visible(work, by, seen.rectification)
    if rectification.revision != seen.revision:
        raise UserError("rectification-changed", number=rectification.id)
    check(by, rectification, partnership, step, now)
    return rectification, partnership


# The steps of its life ------------------------------------------------------------------------------------------------


def raise_shortcoming(
    work: UnitOfWork, by: Person, about: Shortcoming, given: Rectification, now: datetime
) -> StoredRectification:
    """Raise a problem for a side to mend. Raise UserError unless the person looks after the partnership."""
    partnership = partnerships.by_id(work, about.partnership)
    check_oversees(by, partnership)
    rectification_id = rectifications.add(
        work,
        about,
        now,
        problem=given.problem,
        measure=given.measure,
        due_on=given.due_on,
        raised_by=by.id,
        **_responsible(work, partnership, about.side, given.responsible, now),
    )
    facts.say(work, partnership.id, [_due(rectification_id, about.side, given.due_on)], now)
    return _note(work, by, rectification_id, partnership, RectificationStep.RAISE, now)


def plan(
    work: UnitOfWork, by: Person, rectification_id: int, given: RectificationPlan, now: datetime
) -> StoredRectification:
    """Say what will be done about it, and who does it. Raise UserError."""
    before, partnership = _allowed(work, by, rectification_id, RectificationStep.PLAN, now)
    responsible = _responsible(work, partnership, before.side, given.responsible, now)
    values = {"measure": given.measure, **responsible}
    return _take(work, by, before, partnership, RectificationStep.PLAN, now, values)


def check_later(rectification: StoredRectification, due_on: date) -> None:
    """Raise UserError unless the day is later than the one on which it is due."""
    if due_on <= rectification.due_on:
        raise UserError("rectification-not-later", due=rectification.due_on)


def extend(
    work: UnitOfWork, by: Person, rectification_id: int, given: RectificationExtension, now: datetime
) -> StoredRectification:
    """Let it be due later. Raise UserError, also where the day is not later."""
    before, partnership = _allowed(work, by, rectification_id, RectificationStep.EXTEND, now)
    check_later(before, given.due_on)
    facts.take_back(work, partnership.id, [_due(before.id, before.side, before.due_on)], now)
    facts.say(work, partnership.id, [_due(before.id, before.side, given.due_on)], now)
    values = {"due_on": given.due_on, "extensions": before.extensions + 1}
    return _take(work, by, before, partnership, RectificationStep.EXTEND, now, values, given.reason)


def close(
    work: UnitOfWork, by: Person, rectification_id: int, given: RectificationOutcome, now: datetime
) -> StoredRectification:
    """Report it as mended. Raise UserError."""
    before, partnership = _allowed(work, by, rectification_id, RectificationStep.CLOSE, now)
    responsible = _responsible(work, partnership, before.side, given.responsible, now)
    evidence = [item.model_dump(mode="json", exclude_none=True) for item in given.evidence]
    values = {"measure": given.measure, "outcome": given.outcome, "evidence": evidence, **responsible}
    _say_dated(work, by, before, partnership, RectificationStep.CLOSE, now)
    return _take(work, by, before, partnership, RectificationStep.CLOSE, now, values)


def verify(work: UnitOfWork, by: Person, rectification_id: int, now: datetime) -> StoredRectification:
    """Say that it is mended. Raise UserError, above all for the side that mended it."""
    before, partnership = _allowed(work, by, rectification_id, RectificationStep.VERIFY, now)
    _say_dated(work, by, before, partnership, RectificationStep.VERIFY, now)
    return _take(work, by, before, partnership, RectificationStep.VERIFY, now)


def refuse(
    work: UnitOfWork, by: Person, seen: RectificationRevision, given: RectificationReason, now: datetime
) -> StoredRectification:
    """Say that it is not mended, so that it was never closed. Raise UserError."""
    before, partnership = _allowed_judgement(work, by, seen, RectificationStep.REFUSE, now)
    closings = (taken.on for taken in rectifications.history(work, before.id) if taken.step is RectificationStep.CLOSE)
    closed_on = list(closings)[-1]
    closed = (_dated(before.id, RectificationStep.CLOSE, side, closed_on) for side in (*Side, None))
    facts.take_back(work, partnership.id, closed, now)
    return _take(work, by, before, partnership, RectificationStep.REFUSE, now, reason=given.reason)


def reopen(
    work: UnitOfWork, by: Person, seen: RectificationRevision, given: RectificationReason, now: datetime
) -> StoredRectification:
    """Say that what was verified is wanting again. Raise UserError."""
    before, partnership = _allowed_judgement(work, by, seen, RectificationStep.REOPEN, now)
    _say_dated(work, by, before, partnership, RectificationStep.REOPEN, now)
    return _take(work, by, before, partnership, RectificationStep.REOPEN, now, reason=given.reason)


def withdraw(
    work: UnitOfWork, by: Person, rectification_id: int, given: RectificationReason, now: datetime
) -> StoredRectification:
    """Say that it need not be mended, so that it was never due. Raise UserError."""
    before, partnership = _allowed(work, by, rectification_id, RectificationStep.WITHDRAW, now)
    facts.take_back(work, partnership.id, [_due(before.id, before.side, before.due_on)], now)
    return _take(work, by, before, partnership, RectificationStep.WITHDRAW, now, reason=given.reason)


def _take(
    work: UnitOfWork,
    by: Person,
    before: StoredRectification,
    partnership: Partnership,
    step: RectificationStep,
    now: datetime,
    values: Mapping[str, object] | None = None,
    reason: str | None = None,
) -> StoredRectification:
    rectifications.change(work, before, state=following(before.state, step), **(values or {}))
    return _note(work, by, before.id, partnership, step, now, reason)


def _note(
    work: UnitOfWork,
    by: Person,
    rectification_id: int,
    partnership: Partnership,
    step: RectificationStep,
    now: datetime,
    reason: str | None = None,
) -> StoredRectification:
    """Keep what happened, and tell it to whom it concerns."""
    side = partnership.side_of(by)
    rectifications.add_step(work, rectification_id, step, side, by.id, partnership.today(now), now, reason)
    audit.note(work, now, by.id, _NEWS[step], "rectification", rectification_id)
    rectification = rectifications.by_id(work, rectification_id)
    assert rectification is not None
    for person_id in sorted(_concerned(work, rectification, partnership) - {by.id}):
        work.news.append(News(_NEWS[step], person_id, rectification.id))
    return rectification


def _concerned(work: UnitOfWork, rectification: StoredRectification, partnership: Partnership) -> set[int]:
    """Return both sides' coordinators and who is responsible, by id."""
    both = (partnership.organisation(side).id for side in Side)
    concerned = {person.id for organisation in both for person in persons.coordinators_of(work, organisation)}
    return concerned | ({rectification.responsible_id} if rectification.responsible_id else set())


def _responsible(
    work: UnitOfWork, partnership: Partnership, side: Side, name: str | None, now: datetime
) -> dict[str, object]:
    """Return who mends it, and which of the bot's people that is, where the name leaves no doubt."""
    known: set[int] = set()
    if name is not None:
        known = rectifications.known_as(work, partnership.organisation(side).id, name, partnership.today(now))
    return {"responsible": name, "responsible_id": known.pop() if len(known) == 1 else None}


# What the calculator reads: when it is due, and on which days it was closed, verified, opened again -------------------

_MEASURES = {
    RectificationStep.CLOSE: "rectification_closed",
    RectificationStep.VERIFY: "rectification_verified",
    RectificationStep.REOPEN: "rectification_reopened",
}


def _due(rectification_id: int, side: Side, day: date) -> Fact:
    return Fact("rectification_due", day, day, 1, side, f"rectification:{rectification_id}")


def _dated(rectification_id: int, step: RectificationStep, side: Side | None, day: date) -> Fact:
    return Fact(_MEASURES[step], day, day, 1, side, f"rectification:{rectification_id}")


def _say_dated(
    work: UnitOfWork,
    by: Person,
    rectification: StoredRectification,
    partnership: Partnership,
    step: RectificationStep,
    now: datetime,
) -> None:
    today, side = partnership.today(now), partnership.side_of(by)
    facts.say(work, partnership.id, [_dated(rectification.id, step, side, today)], now)


# Lists ----------------------------------------------------------------------------------------------------------------


def owed(work: UnitOfWork, person: Person) -> list[StoredRectification]:
    """Return what the person has to mend or to verify, the most urgent first."""
    return rectifications.waiting_for(work, coordinated_sides(work, person), person.id, _sides_of(work, person))


def _sides_of(work: UnitOfWork, person: Person) -> list[tuple[int, Side]]:
    """Return the sides to which the person belongs, each with the partnership's id."""
    own = partnerships.of_person(work, person)
    return [(partnership.id, side) for partnership in own for side in partnership.sides_of(person)]


def listed(
    work: UnitOfWork, person: Person, *, undone: bool, offset: int, limit: int
) -> tuple[list[StoredRectification], int]:
    """Return some of the rectifications that the person sees, the most urgent first, and how many there are in all."""
    own = [partnership.id for partnership in overseen(work, person)]
    return rectifications.find(work, own, person.id, _sides_of(work, person), undone=undone, offset=offset, limit=limit)
