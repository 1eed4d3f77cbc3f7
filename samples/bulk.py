"""Any number of records, written as rows: as they would be had each gone its way through the services."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from records.attendance import RosterEntry
from records.facts import Circumstances, Fact
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.states import Action, State, next_state
from samples.partnership import SamplePartnership, roster_on
from samples.plausible import Scene, attendance, draw_answers, draw_kind
from samples.story import Answers
from services.ledger.lifecycle import answered, description_of, versions_after
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import bulk
from storage.ledger.bulk import WrittenRecord, WrittenStep, WrittenVersion
from storage.people.persons import Person

CHUNK = 2_000  # records written at once
YEARS = 3
BETWEEN_STEPS = timedelta(hours=20)
TO_CONFIRMED = (Action.SUBMIT, Action.PASS_ON, Action.CONFIRM)
# How records fare, and how many of a hundred.
WAYS: Mapping[tuple[Action, ...], int] = {
    TO_CONFIRMED: 80,
    (Action.SUBMIT,): 3,
    (Action.SUBMIT, Action.PASS_ON): 4,
    (Action.SUBMIT, Action.PASS_ON, Action.RETURN): 2,
    (Action.SUBMIT, Action.PASS_ON, Action.OBJECT): 1,
    (Action.SUBMIT, Action.PASS_ON, Action.WITHDRAW): 2,
    (*TO_CONFIRMED, Action.ASK_WITHDRAWAL): 1,
    (*TO_CONFIRMED, Action.ASK_WITHDRAWAL, Action.AGREE_WITHDRAWAL): 1,
    (*TO_CONFIRMED, Action.VOID): 1,
    (*TO_CONFIRMED, Action.CORRECT): 2,
    (*TO_CONFIRMED, Action.CORRECT, Action.PASS_ON, Action.CONFIRM): 3,
}
_WAYS, _WEIGHTS = list(WAYS), list(accumulate(WAYS.values()))
DETAILS: Mapping[Action, Answers] = {
    Action.RETURN: {"fields": ["title"], "reason": "名称请写全称。"},
    Action.OBJECT: {"reason": "那天我方没有参加，请核对日期。"},
    Action.WITHDRAW: {"reason": "重复填报。"},
    Action.ASK_WITHDRAWAL: {"reason": "与另一条是同一件事。"},
    Action.VOID: {"reason": "抽查时没有见到佐证材料。"},
}


@dataclass(frozen=True)
class PlannedRecord:
    """One record as it will be: its answers, what the other side filled in, and the way that it goes."""

    sample: SamplePartnership
    side: Side
    kind: str
    author: Person
    answers: Answers
    counterpart: Answers | None
    way: tuple[Action, ...]
    begun: datetime

    def actor(self, action: Action) -> Person:
        """Return who takes the step."""
        if action in (Action.CONFIRM, Action.RETURN, Action.OBJECT, Action.AGREE_WITHDRAWAL):
            return self.sample.coordinators[self.side.other]
        if action is Action.PASS_ON:
            return self.sample.coordinators[self.side]
        return self.sample.admin if action is Action.VOID else self.author

    def corrected(self) -> Answers:
        """Return the answers as they are after a correction."""
        return self.answers | {"narrative": "经双方核对，内容已更正，成效数据以本次为准。"}


@dataclass(frozen=True)
class FinalState:
    """Where a way leads.

    `versions` is the version at each of its steps, `revision` how often the record changed.
    """

    state: State = State.DRAFT
    version: int = 1
    confirmed_version: int | None = None
    asked_version: int | None = None
    good_practice: bool = False
    revision: int = 1
    versions: tuple[int, ...] = ()


@cache
def final_state(way: tuple[Action, ...]) -> FinalState:
    """Return where a way leads, by the rules of a record's life.

    It is reported by a member, in a partnership with own review.
    """
    reached = FinalState()
    for action in way:
        if action is Action.CORRECT:
            reached = replace(reached, version=reached.version + 1, revision=reached.revision + 1)
        standing = reached.confirmed_version is not None
        state = next_state(reached.state, action, own_review=True, actor_is_own_coordinator=False, standing=standing)
        changed: dict[str, object] = versions_after(reached, action, state)
        versions = (*reached.versions, reached.version)
        reached = replace(
            reached, state=state, revision=reached.revision + 1, versions=versions, **changed,  # type: ignore[arg-type]  # the names of its fields
        )  # fmt: skip
    return reached


def planned_records(
    samples: Sequence[SamplePartnership],
    rosters: "Rosters",
    count: int,
    random: Random,
    now: datetime,
    years: int = YEARS,
) -> Iterator[PlannedRecord]:
    """Yield so many records, shared among the partnerships, on days of the last years."""
    today = now.date()
    for number in range(count):
        sample = samples[number % len(samples)]
        span = (today - max(sample.started, today.replace(year=today.year - years, day=1))).days
        day = today - timedelta(days=random.randint(1, span))
        side = random.choice((Side.COLLEGE, Side.ENTERPRISE))
        kind = draw_kind(random)
        scene = Scene(number, side, day, today, sample.branches, rosters.of[sample.partnership.id].entries)
        answers = draw_answers(random, kind, scene)
        counterpart = attendance(random, scene, side.other) if KINDS[kind].counterpart else None
        way = random.choices(_WAYS, cum_weights=_WEIGHTS)[0]
        author = random.choice(sample.members[side])
        begun = datetime.combine(day, time(12), UTC)
        yield PlannedRecord(sample, side, kind, author, answers, counterpart, way, begun)


def write(work: UnitOfWork, planned: Sequence[PlannedRecord], rosters: "Rosters", now: datetime) -> int:
    """Write the records with their versions, facts and history, and return how many.

    The facts that were known on the way, before a record had got where it is, are left out.
    """
    number = bulk.next_record(work)
    written = [_written(plan, number + at, rosters, now) for at, plan in enumerate(planned)]
    bulk.write(work, written, now)
    return len(written)


@dataclass(frozen=True)
class Roster:
    """The roster of both sides, on any day of the sample.

    `identities` and `due` are as in a record's circumstances.
    """

    entries: Mapping[Side, Sequence[RosterEntry]]
    identities: Mapping[int, int]
    due: frozenset[int]


@dataclass(frozen=True)
class Rosters:
    """The rosters of all partnerships, by partnership."""

    of: Mapping[int, Roster]

    @classmethod
    def read(cls, work: UnitOfWork, samples: Sequence[SamplePartnership], day: date) -> "Rosters":
        """Return the rosters as they are on a day."""
        of_partnerships = {}
        for sample in samples:
            entries = {side: roster_on(work, sample, side, day) for side in Side}
            everybody = [entry for side in Side for entry in entries[side]]
            due = frozenset(entry.id for entry in everybody if entry.party_member)
            identities = {entry.id: entry.identity for entry in everybody}
            of_partnerships[sample.partnership.id] = Roster(entries, identities, due)
        return cls(of_partnerships)

    def circumstances(self, plan: PlannedRecord, counterpart: Answers | None) -> Circumstances:
        """Return the circumstances in which the facts of a record are made."""
        form, roster = KINDS[plan.kind].counterpart, self.of[plan.sample.partnership.id]
        filled = form.model_validate(counterpart) if form and counterpart is not None else None
        return Circumstances(plan.side, filled, roster.identities, roster.due)


def _written(plan: PlannedRecord, number: int, rosters: Rosters, now: datetime) -> WrittenRecord:
    to = final_state(plan.way)
    kind = KINDS[plan.kind]
    forms = [kind.model_validate(plan.answers)]
    if Action.CORRECT in plan.way:
        forms.append(kind.model_validate(plan.corrected()))
    counterpart = plan.counterpart if Action.CONFIRM in plan.way else None
    circumstances = rosters.circumstances(plan, counterpart)
    described = forms[(to.confirmed_version or to.version) - 1]
    moments = [min(plan.begun + at * BETWEEN_STEPS, now) for at in range(len(plan.way))]
    return WrittenRecord(
        id=number,
        partnership_id=plan.sample.partnership.id,
        side=plan.side,
        kind=plan.kind,
        author_id=plan.author.id,
        description=description_of(described),
        created_at=moments[0],
        changed_at=moments[-1],
        state=to.state,
        version=to.version,
        confirmed_version=to.confirmed_version,
        asked_version=to.asked_version,
        revision=to.revision,
        versions=[WrittenVersion(answers, counterpart) for answers in (plan.answers, plan.corrected())[: len(forms)]],
        facts=list(_facts(to, forms, circumstances)),
        steps=[
            WrittenStep(moment, plan.actor(action).id, action, version, DETAILS.get(action, {}))
            for moment, action, version in zip(moments, plan.way, to.versions, strict=True)
        ],
    )


def _facts(to: FinalState, forms: Sequence[Record], circumstances: Circumstances) -> Iterator[tuple[int, State, Fact]]:
    """Yield what is known of the version that stands, and of the newest one that does not."""
    if to.confirmed_version is not None:
        stands = forms[to.confirmed_version - 1]
        for fact in stands.facts(circumstances):
            yield to.confirmed_version, State.CONFIRMED, fact
        yield to.confirmed_version, State.CONFIRMED, answered(stands.event_date, circumstances.side, BETWEEN_STEPS)
    if to.version != to.confirmed_version:
        for fact in forms[to.version - 1].facts(circumstances):
            yield to.version, to.state, fact
