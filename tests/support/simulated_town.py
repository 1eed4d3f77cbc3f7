"""A town without Telegram, on a real database: what people do there, the clock's jobs, and processes that take over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import count
from random import Random

from pydantic import JsonValue

from bot.channels.telegram.rendering import TelegramMessage, render
from bot.schedule import run_job
from handlers import notices
from handlers.kit.jobs import Job, jobs
from records.addresses import Address, telegram_address
from records.calendar import DaysOff
from records.errors import UserError
from records.kinds.teaching_resource import TeachingResource
from records.notifications import NotificationPreferences, Weekday
from records.planned_events import EventState, RecurringEvent
from records.rectifications import Rectification
from records.roles import Role, Side
from records.states import Action, State
from records.subjects import New, Shortcoming
from services.assessment import rectifications
from services.clock import digest_schedule, events
from services.clock.burden import PER_WEEK
from storage import programme
from storage.chat import drafts, outbox
from storage.chat.drafts import Draft
from storage.clock import days_off, preferences
from storage.clock import events as stored_events
from storage.engine import lease
from storage.engine.database import Database
from storage.engine.lease import Lease, LeaseLost
from storage.engine.outgoing import Delivered, OnShow, Outgoing
from storage.engine.unit_of_work import SequenceNumbers, UnitOfWork, transaction
from storage.ledger import waiting
from storage.people import organisations, partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from tests.support import steps

BOT = "gongjian_bot"
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


@dataclass(frozen=True)
class Sent:
    """A new message in somebody's private chat. `bulk`: a digest; the rest are cards, news and reminders."""

    to: Address
    at: datetime
    text: str
    bulk: bool


class Process:
    """One of two processes of a bot. What it has committed and not delivered yet is with the next one."""

    def __init__(self, url: str, name: str, held: Callable[[Outgoing, datetime], None]) -> None:
        self._database, self._name, self._held = Database(url), name, held
        self._order: SequenceNumbers | None = None
        self._lease: Lease | None = None
        self._on_the_way: list[Outgoing] = []

    def takes_over(self, now: datetime) -> None:
        """The other one is gone, or has not been heard of for longer than its lease lasts."""
        with transaction(self._database) as work:
            self._lease = lease.acquire(work, "bot", self._name, now, lambda _holder: True)
        self._order = SequenceNumbers(self._database)
        with self._database.reading() as connection:
            self._on_the_way = outbox.waiting(connection)
        self.delivers(now)

    @contextmanager
    def writes(self) -> Iterator[UnitOfWork]:
        assert self._lease is not None
        assert self._order is not None
        with self._database.writing() as connection, connection.begin():
            work = UnitOfWork(connection, self._order)
            lease.check(work, self._lease)
            yield work
        self._on_the_way += work.outgoing

    def ends(self) -> None:
        self._database.close()

    def runs(self, job: Job, now: datetime) -> None:
        more = True
        while more:
            with self.writes() as work:
                more = run_job(work, now, job, BOT)

    def delivers(self, now: datetime) -> None:
        """All that is on the way arrives, and that is noted."""
        if not self._on_the_way:
            return
        newest = {each.id: each.wanted for each in self._on_the_way if each.wanted is not None}
        notes = []
        for item in self._on_the_way:
            if item.wanted is None or newest[item.id] == item.wanted:
                self._held(item, now)
                notes.append(Delivered(item, item.on_show or OnShow(item.sequence, True), outbox.SENT))
        self._on_the_way = []
        with self.writes() as work:
            outbox.delivered(work, notes)


class SimulatedTown:
    """Two partnerships in two time zones. Of the people some coordinate, two are admins, and each has preferences."""

    def __init__(self, url: str, random: Random, begin: datetime, inhabitants: int) -> None:
        self.database, self._random, self.begin = Database(url), random, begin
        self.sent: list[Sent] = []
        self._shown: set[int] = set()
        self._actor: Address | None = None
        self._processes = [Process(url, name, self._holds) for name in ("a", "b")]
        self._settle(inhabitants)
        self.acting = self._processes[0]
        self.acting.takes_over(begin)
        self._acts: tuple[Callable[[UnitOfWork, Person, datetime], None], ...] = (
            self._reports, self._answers, self._answers, self._mends, self._plans, self._tells_outcome, self._begins,
            self._gives_up, self._goes_on_leave, self._snoozes, self._rectifies,
        )  # fmt: skip

    def _settle(self, inhabitants: int) -> None:
        begin, random = self.begin, self._random
        with transaction(self.database) as work:
            college = organisations.add(work, Side.COLLEGE, "江城职业技术学院")
            enterprises = [organisations.add(work, Side.ENTERPRISE, name) for name in ("江城精工", "江城云图")]
            every = [college, *enterprises]
            for enterprise, zone in zip(enterprises, ZONES, strict=False):
                partnerships.add(work, college, enterprise, begin.date() - timedelta(days=30), zone)
            for number in range(inhabitants):
                person_id = persons.add(
                    work, telegram_address(1000 + number), f"甲{number}", random.choice(("zh-CN", "en")), begin
                )
                role = Role.COORDINATOR if number % 5 == 0 else Role.MEMBER
                persons.add_membership(work, person_id, role, every[number % 3], begin)
                if number in (3, 4):
                    persons.add_membership(work, person_id, Role.ADMIN, None, begin)
                preferences.keep(work, person_id, self._habits())
            for organisation in (None, *every):
                days_off.add(work, organisation, self._days_off(), "另行安排")
            self.budget = random.choice((2, 3, 4))
            programme.keep(work, PER_WEEK, self.budget)
            self.people = persons.everybody(work)
            self.partnerships = partnerships.every(work)

    def ends(self) -> None:
        for process in self._processes:
            process.ends()
        self.database.close()

    def _habits(self) -> NotificationPreferences:
        random = self._random
        if random.random() < 0.3:
            return NotificationPreferences()
        return NotificationPreferences(
            remind_at=time(random.randrange(24), random.choice((0, 30))),
            quiet_from=time(random.choice((18, 20, 22, 0))),
            quiet_until=time(random.choice((6, 8, 9))),
            rest_days=random.random() < 0.2,
            per_week=random.choice((None, 1, 2, 3)),
            weekly=random.choice((None, None, True, False)),
            digest_day=random.choice(list(Weekday)),
            digest_at=time(random.randrange(7, 20)),
            time_zone=random.choice((None, *ZONES)),
        )

    def _days_off(self) -> DaysOff:
        first = self.begin.date() + timedelta(days=self._random.randrange(365))
        return DaysOff(first, first + timedelta(days=self._random.randrange(30)), self._random.random() < 0.2)

    def tick(self, now: datetime) -> list[Job]:
        """The jobs at that moment: some are lost, some come twice; one of them may be killed on its way, another
        process then takes over, and the first one, if it is not dead after all, can write no more."""
        due = [job for job in jobs() if self._random.random() > 0.05]
        if self._random.random() < 0.1:
            due += self._random.sample(due, 2)
        for job in due:
            if self._random.random() < 0.005:
                self._is_killed(job, now)
            self.acting.runs(job, now)
            if self._random.random() < 0.005:
                self._changes_over(now)
            self.acting.delivers(now)
        return due

    def _is_killed(self, job: Job, now: datetime) -> None:
        """In the midst of the job's transaction."""

        class Killed(BaseException):
            pass

        try:
            with self.acting.writes() as work:
                run_job(work, now, job, BOT)
                raise Killed
        except Killed:
            self._changes_over(now)

    def _changes_over(self, now: datetime) -> None:
        """To the standby, before what was committed is delivered."""
        before = self.acting
        self.acting = next(each for each in self._processes if each is not before)
        self.acting.takes_over(now)
        for job in jobs():
            try:
                before.runs(job, now)
            except LeaseLost:
                continue
            raise AssertionError("who has lost the lease acts")

    def acts(self, now: datetime) -> None:
        """Somebody does something of which others may hear."""
        person, act = self._random.choice(self.people), self._random.choice(self._acts)
        try:
            with self.acting.writes() as work:
                act(work, persons.by_id(work, person.id), now)
                notices.tell(work, now, BOT, person)
        except UserError:
            return
        self._actor = person.address
        self.acting.delivers(now)
        self._actor = None

    def _holds(self, item: Outgoing, now: datetime) -> None:
        """A message has come: new ones to others than whoever acts are noted."""
        new = item.wanted is None or item.move or item.id not in self._shown
        if item.wanted is not None:
            self._shown.add(item.id)
        private, others = not item.address.id.startswith("-"), item.address != self._actor
        assert item.content is not None
        shown = render(item.content)
        if new and private and others and isinstance(shown, TelegramMessage):
            self.sent.append(Sent(item.address, now, shown.text, item.bulk))

    def _own(self, work: UnitOfWork, person: Person) -> tuple[Partnership, Side] | None:
        own = partnerships.of_person(work, person)
        partnership = self._random.choice(own) if own else None
        side = partnership.side_of(person) if partnership else None
        return (partnership, side) if partnership and side else None

    def _reports(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        if (own := self._own(work, person)) is not None:
            day = now.date() - timedelta(days=self._random.randrange(1, 9))
            title = f"教材{next(_NUMBERS)}"
            answers: dict[str, JsonValue] = {"type": "textbook", "title": title, "event_date": day.isoformat()}
            steps.submit(work, person, own[0].id, TeachingResource.kind, answers, now)

    def _answers(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        sides = [(each.id, side) for each in self.partnerships for side in Side
                 if person.coordinates(each.organisation(side).id)]  # fmt: skip
        records = waiting.waiting_for(work, sides)
        if not records:
            return
        record = self._random.choice(records)
        if self._random.random() < 0.3:
            steps.act(work, person, record.id, Action.RETURN, now, fields=["title"], reason="请写全称")
        elif record.state is State.WAITING_OWN:
            steps.act(work, person, record.id, Action.PASS_ON, now)
        else:
            steps.confirm(work, person, record.id, None, now)

    def _mends(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        for record in waiting.returned_to(work, person.id)[:1]:
            steps.mend(work, person, record.id, {**record.answers, "title": f"{record.title}（全称）"}, now)

    def _plans(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        if (own := self._own(work, person)) is not None:
            day = now.date() + timedelta(days=self._random.randrange(2, 20))
            branches: list[JsonValue] = [
                organisations.add_branch(work, own[0].organisation(own[1]).id, f"支部{next(_NUMBERS)}")
            ]
            answers: dict[str, JsonValue] = {
                "category": "theme_day", "title": "党日", "day": day.isoformat(), "start": "14:00", "end": "15:30",
                "place": "一号车间", "branches": branches, "repeat": "once",
            }  # fmt: skip
            planned = RecurringEvent.validated(answers, own[0].today(now))
            events.plan(work, person, own[0].id, planned, now)

    def _tells_outcome(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        for event in stored_events.to_complete(work, person.id, now)[:1]:
            managed = events.managed_event(work, person, event.id)
            events.tell_outcome(work, person, managed, EventState.NOT_HELD, now)

    def _begins(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        if (own := self._own(work, person)) is not None and drafts.current(work, person.id) is None:
            state: dict[str, JsonValue] = {"answers": {"title": "实训指导书"}}
            drafts.add(work, Draft(0, person.id, TeachingResource.kind, New(), own[0].id, 2, state), now)

    def _gives_up(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        if (draft := drafts.current(work, person.id)) is not None:
            drafts.remove(work, draft)

    def _goes_on_leave(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        first = now.date() + timedelta(days=self._random.randrange(-1, 10))
        last = first + timedelta(days=self._random.randrange(25))
        kept = preferences.of_person(work, person.id).preferences
        preferences.keep(work, person.id, kept.model_copy(update={"leave_from": first, "leave_until": last}))
        digest_schedule.reschedule(work, person)

    def _snoozes(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        preferences.snooze(work, person.id, now + timedelta(days=self._random.choice((1, 7))))

    def _rectifies(self, work: UnitOfWork, person: Person, now: datetime) -> None:
        if (own := self._own(work, person)) is not None:
            due = now.date() + timedelta(days=self._random.randrange(5, 40))
            about, given = Shortcoming(own[0].id, own[1].other), Rectification(problem="实训设备台账不全", due_on=due)
            rectifications.raise_shortcoming(work, person, about, given, now)


_NUMBERS = count(1)
