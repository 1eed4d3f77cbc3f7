"""Play the whole sample: everybody moves in, and what the stories tell happens in its order, through the services."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from pydantic import JsonValue

from records.form import Form
from records.record import Record
from records.registry import KINDS
from records.roles import Role, Side
from records.states import Action
from samples import cloud, precision
from samples.board import fill_board
from samples.cast import (
    CLOUD,
    CLOUD_FIRST,
    COLLEGE,
    DEVELOPMENT,
    EVERYBODY,
    INFORMATICS,
    MANUFACTURING,
    OFFICES,
    PRECISION,
    PRODUCTION,
    SIDES,
    rosters,
)
from samples.partnership import SamplePartnership, add_organisation, add_partnership, add_person
from samples.plausible import Scene, attendance
from samples.story import PASSED, Calendar, PraiseStep, Story, StoryStep
from services.ledger import lifecycle as life
from services.ledger.access import visible_record
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, roster
from storage.people.persons import Person

STARTED = {PRECISION: date(2023, 9, 1), CLOUD: date(2023, 11, 15)}
TAKING_PART = {PRECISION: (MANUFACTURING, OFFICES, PRODUCTION, DEVELOPMENT), CLOUD: (INFORMATICS, CLOUD_FIRST)}
STORIES = {PRECISION: precision.stories, CLOUD: cloud.stories}
MORNING = time(1, 30)  # UTC: half past nine in Shanghai
BETWEEN = timedelta(hours=21)  # from one step of a record to the next


def play(work: UnitOfWork, now: datetime) -> int:
    """Play the whole sample, and return how many records there are then."""
    calendar = Calendar(now.date())
    everybody, samples = _settle(work, calendar)
    played = [
        _PlayedStory(work, samples[name], story, everybody[story.by], Random(f"{name} {number}"))
        for name, stories in STORIES.items()
        for number, story in enumerate(stories(calendar))
    ]
    for moment, _, playing, step in sorted(_moments(played, calendar, now), key=lambda timed: timed[:2]):
        playing.take(step, moment)
    fill_board(work, everybody, samples, now)
    work.notices.clear()  # nobody is told of what is only there to be looked at
    return len(played)


def _settle(work: UnitOfWork, calendar: Calendar) -> tuple[Mapping[int, Person], Mapping[str, SamplePartnership]]:
    """Add everybody, and return them by number, and the partnerships by the enterprise's name."""
    begun = min(STARTED.values())
    ids = {
        name: add_organisation(work, SIDES[name], name, branches, begun)
        for name, branches in rosters(calendar.ago).items()
    }
    moment = datetime.combine(begun, MORNING, UTC)
    people = {
        person.telegram_id: add_person(work, person, ids[person.at] if person.at else None, moment)
        for person in EVERYBODY
    }
    samples = {
        name: add_partnership(work, ids[COLLEGE], ids[name], list(people.values()), started)
        for name, started in STARTED.items()
    }
    return people, {name: _taking_part(work, sample, TAKING_PART[name]) for name, sample in samples.items()}


def _taking_part(work: UnitOfWork, sample: SamplePartnership, names: Sequence[str]) -> SamplePartnership:
    """Return a partnership with the branches that take part in it."""
    branches = {
        side: [
            branch.id
            for branch in organisations.branches_of(work, sample.partnership.organisation(side).id)
            if branch.name in names
        ]
        for side in Side
    }
    return replace(sample, branches=branches)


@dataclass
class _PlayedStory:
    """A story while it is played. `record_id` is known once it is submitted."""

    work: UnitOfWork
    sample: SamplePartnership
    story: Story
    author: Person
    random: Random
    record_id: int = 0
    answers: dict[str, JsonValue] = field(default_factory=dict)

    @property
    def side(self) -> Side:
        side = self.sample.partnership.side_of(self.author)
        assert side is not None
        return side

    def steps(self) -> list[StoryStep | PraiseStep]:
        """Return all steps; coordinators need nobody of their own side to pass what they have written."""
        coordinates = Role.COORDINATOR in self.author.roles
        then = [step for step in self.story.then if not (coordinates and step.action is Action.PASS_ON)]
        return [StoryStep(Action.SUBMIT), *then, *([PraiseStep()] if self.story.good else [])]

    def take(self, step: StoryStep | PraiseStep, at: datetime) -> None:
        work = self.work
        if isinstance(step, PraiseStep):
            coordinator = self.sample.coordinators[self.side.other]
            life.praise(work, coordinator, visible_record(work, coordinator, self.record_id), at)
            return
        actor = self._actor(step)
        if step.action is Action.SUBMIT:
            self.answers = self._answers()
            self.record_id = life.submit(work, actor, self.sample.partnership.id, self._record(at), at).id
            return
        seen = visible_record(work, actor, self.record_id)
        if step.action is Action.CONFIRM:
            life.confirm(work, actor, seen, self._counterpart(at), at)
        elif step.action in (Action.RESUBMIT, Action.CORRECT):
            self.answers = {**self.answers, **step.changes}
            life.mend(work, actor, seen, self._record(at), at)
        else:
            life.act(work, actor, seen, step.action, at, reason=step.reason, fields=step.fields)

    def _record(self, at: datetime) -> Record:
        """Return the record as it is filled in by then."""
        return KINDS[self.story.kind].validated(self.answers, self.sample.partnership.today(at))

    def _actor(self, step: StoryStep) -> Person:
        coordinators, admin = self.sample.coordinators, self.sample.admin
        if step.action in _BY_ADMIN:
            return admin
        own_returns = step.action is Action.RETURN and PASSED not in self.story.then
        if step.action in _BY_OTHER and not own_returns:
            return coordinators[self.side.other]
        return coordinators[self.side] if own_returns or step.action is Action.PASS_ON else self.author

    def _answers(self) -> dict[str, JsonValue]:
        """Return the answers at first: who was there is drawn, and people are named, or counted."""
        answers = dict(self.story.answers)
        if KINDS[self.story.kind].counterpart is not None:
            answers |= attendance(self.random, self._scene(), self.side)
        if "persons" in answers:
            answers["persons"] = self._persons(answers["persons"])
        return answers

    def _persons(self, persons: JsonValue) -> JsonValue:
        """Return a number as it is; of names, those on the own side's roster as entries."""
        if not isinstance(persons, list):
            return {"headcount": persons}
        own = self.sample.partnership.organisation(self.side).id
        entries = {entry.name: entry.id for entry in roster.of_organisation(self.work, own)}
        on_roster: list[JsonValue] = [entries[str(name)] for name in persons if name in entries]
        return {"roster": on_roster, "others": [name for name in persons if name not in entries]}

    def _counterpart(self, at: datetime) -> Form | None:
        form = KINDS[self.story.kind].counterpart
        if form is None:
            return None
        answers = attendance(self.random, self._scene(), self.side.other)
        return form.validated(answers, self.sample.partnership.today(at))

    def _scene(self) -> Scene:
        day = date.fromisoformat(str(self.story.answers["event_date"]))
        branches = self.sample.branches
        rosters = {side: roster.on_day(self.work, day, branches[side]) for side in Side}
        return Scene(0, self.side, day, day, branches, rosters)


_BY_OTHER = (Action.CONFIRM, Action.RETURN, Action.OBJECT, Action.AGREE_WITHDRAWAL, Action.ASK_CORRECTION)
_BY_ADMIN = (Action.VOID, Action.DECIDE_CONFIRM, Action.DECIDE_RETURN, Action.DECIDE_VOID)


def _moments(
    played: Sequence[_PlayedStory], calendar: Calendar, now: datetime
) -> Iterator[tuple[datetime, int, _PlayedStory, StoryStep | PraiseStep]]:
    """Yield each step with its moment, in no order.

    The first is the morning after the event, then it is about a day from one to the next; none is to come.
    """
    order = 0
    for playing in played:
        first = datetime.combine(calendar.ago(playing.story.ago - 1), MORNING, UTC)
        for number, step in enumerate(playing.steps()):
            order += 1
            yield min(first + BETWEEN * number, now), order, playing, step
