"""The one thread that writes: it takes all that has arrived, one transaction for it, and only then lets go."""

import asyncio
import json
import logging
import queue
import secrets
import threading
from collections import Counter, deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from telegram import Bot

from bot.clock import Clock, Reading
from handlers import dispatch
from handlers.dispatch import CallbackAnswer
from handlers.kit.incoming import Incoming, Raw, read, senders, update_number
from records.addresses import TELEGRAM
from records.alerts import DatabaseCause
from storage.chat import drafts, intake, outbox
from storage.engine.causes import cause_of
from storage.engine.database import Database, DatabaseError
from storage.engine.lease import LeaseLost
from storage.engine.outgoing import Delivered, Outgoing
from storage.engine.unit_of_work import SavepointNeeded, SequenceNumbers, UnitOfWork
from storage.operation import incidents
from storage.people import persons

log = logging.getLogger(__name__)
T = TypeVar("T")
MOST = 128  # pieces of work in one transaction
MANY = 4  # people for whom one query is quicker than one each
UNHURRIED = 0.01  # seconds that a note may wait for a transaction that somebody else needs
ANSWER_AFTER = 1.0  # seconds: a tap's button turns no longer than this, however slow the database is


class NotSaved(Exception):
    """The database could not take it; nothing was done, and it may be tried again."""


@dataclass
class _Work:
    """What somebody waits for, and what came of it: a function of the unit of work, or a note of what was sent.

    Notes are written together, ahead of all else.
    """

    what: Callable[[UnitOfWork], object] | Delivered
    done: asyncio.Future[Any]
    result: object = None
    error: Exception | None = None


@dataclass
class Committed:
    """What delivery hears after a commit."""

    outgoing: list[Outgoing] = field(default_factory=list)
    answers: list[CallbackAnswer] = field(default_factory=list)
    wanted_workers: set[str] = field(default_factory=set)


class Writer:
    """The thread that writes.

    ``committed`` is called in the event loop after each transaction; ``fence`` at the beginning of each, to raise where
    another process has taken over; ``secret`` seals what the database must not tell.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bot: Bot,
        committed: Callable[[Committed], None],
        fence: Callable[[UnitOfWork], None],
        secret: bytes,
    ) -> None:
        self._database, self._clock, self._bot = database, clock, bot
        self._committed, self._fence, self._secret = committed, fence, secret
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._unhurried: deque[_Work] = deque()
        self._thread = threading.Thread(target=copy_context().run, args=(self._run,), name="writer", daemon=True)
        self._loop = asyncio.get_running_loop()
        self.waiting = 0
        self.refused: Counter[DatabaseCause] = Counter()  # transactions, since the start
        self.refuses: DatabaseCause | None = None  # why the latest transaction was refused, if it was
        self.latest_refusal: tuple[DatabaseCause, Reading] | None = None
        self.last_commit = clock.reading()

    def start(self) -> None:
        """Begin to take work."""
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Tell whether the thread runs."""
        return self._thread.is_alive()

    async def stop(self) -> None:
        """Finish what is queued."""
        self._queue.put(None)
        await asyncio.to_thread(self._thread.join)

    async def job(self, run: Callable[[UnitOfWork], T]) -> T:
        """Run the function in the next transaction, and return its result. Raises NotSaved where that was refused."""
        return await self._next(run)  # type: ignore[no-any-return]  # what `run` returned

    async def note(self, delivered: Delivered, *, hurried: bool) -> None:
        """Return once it is committed what became of a row. Raises NotSaved.

        One that is not hurried goes with the next transaction, for which it waits a little.
        """
        await self._next(delivered, hurried=hurried)

    async def _next(self, what: Callable[[UnitOfWork], object] | Delivered, *, hurried: bool = True) -> Any:
        work = _Work(what, self._loop.create_future())
        self.waiting += 1
        if hurried:
            self._queue.put(work)
        else:
            self._unhurried.append(work)
            if len(self._unhurried) == 1:
                self._loop.call_later(UNHURRIED, self._hurry)
        try:
            return await work.done
        finally:
            self.waiting -= 1

    def _hurry(self) -> None:
        """Have one made: no transaction has come by."""
        with suppress(IndexError):
            self._queue.put(self._unhurried.popleft())

    async def updates(self, raws: Sequence[Raw]) -> None:
        """Return once all of them have been committed, or were before."""
        answered: list[str] = []

        def answer_meanwhile() -> None:
            taps = [answer for raw in raws for answer in _answer_only(raw)]
            answered.extend(tap.callback_id for tap in taps)
            self._committed(Committed(answers=taps))

        patience = self._loop.call_later(ANSWER_AFTER, answer_meanwhile)
        try:
            answers = await self._handled(raws)
        finally:
            patience.cancel()
        if left := [answer for answer in answers if answer.callback_id not in answered]:
            self._committed(Committed(answers=left))

    async def _handled(self, raws: Sequence[Raw]) -> list[CallbackAnswer]:
        """Have them handled together or, where that fails, one by one; the one that fails is set aside."""
        try:
            return await self.job(lambda work: self._handle(work, raws))
        except (NotSaved, LeaseLost):
            raise
        except Exception:
            log.exception("%s updates failed together", len(raws))
        answers: list[CallbackAnswer] = []
        for raw in raws:
            try:
                answers += await self.job(lambda work, raw=raw: self._handle(work, [raw]))  # type: ignore[misc]
            except (NotSaved, LeaseLost):
                raise
            except Exception as error:
                log.exception("an update failed, and nothing of it is kept but its number")
                bare = {"update_id": update_number(raw)}
                await self.job(lambda work, bare=bare, error=error: self._set_aside(work, bare, error))  # type: ignore[misc]
                answers += _answer_only(raw)
        return answers

    def _run(self) -> None:
        numbers: SequenceNumbers | None = None
        stopping = False
        while not stopping:
            batch = [self._queue.get()]
            while len(batch) < MOST and not self._queue.empty():
                batch.append(self._queue.get())
            stopping = None in batch
            works = [work for work in batch if work is not None]
            with suppress(IndexError):
                while True:
                    works.append(self._unhurried.popleft())
            try:
                numbers = numbers or SequenceNumbers(self._database)
                committed = self._transaction(works, numbers)
                self.refuses, self.last_commit = None, self._clock.reading()
            except DatabaseError as error:
                log.error("the database refused a transaction: %s", type(error.orig).__name__)
                self.refuses = cause_of(error.orig)
                self.refused[self.refuses] += 1
                self.latest_refusal = self.refuses, self._clock.reading()
                for work in works:
                    work.error = NotSaved()
                committed, numbers = Committed(), None
            except Exception as error:  # noqa: BLE001  # the thread goes on; whoever waits is told
                for work in works:
                    work.error = error
                committed, numbers = Committed(), None
            self._loop.call_soon_threadsafe(self._finish, works, committed)

    def _transaction(self, works: list[_Work], numbers: SequenceNumbers) -> Committed:
        """Do the work, without savepoints first: they would cost as much as the work itself and are seldom needed."""
        try:
            return self._attempt(works, numbers, savepoints=False)
        except SavepointNeeded:
            return self._attempt(works, numbers, savepoints=True)

    def _attempt(self, works: list[_Work], numbers: SequenceNumbers, *, savepoints: bool) -> Committed:
        with self._database.writing() as connection, connection.begin():
            unit = UnitOfWork(connection, numbers, savepoints=savepoints, secret=self._secret)
            self._fence(unit)
            outbox.delivered(unit, [work.what for work in works if isinstance(work.what, Delivered)])
            for work in works:
                work.result = work.error = None
                if isinstance(work.what, Delivered):
                    continue
                try:
                    with unit.savepoint():
                        work.result = work.what(unit)
                except DatabaseError:
                    raise
                except Exception as error:  # noqa: BLE001  # it is told to whoever waits for the work
                    work.error = error
        if unit.truncates_journal:
            self._database.truncate_journal()
        return Committed(outgoing=unit.outgoing, wanted_workers=unit.wanted_workers)

    def _finish(self, works: list[_Work], committed: Committed) -> None:
        if committed.outgoing or committed.wanted_workers:
            self._committed(committed)
        for work in works:
            if work.done.cancelled():
                continue
            if work.error is not None:
                work.done.set_exception(work.error)
            else:
                work.done.set_result(work.result)

    def _handle(self, work: UnitOfWork, raws: Sequence[Raw]) -> list[CallbackAnswer]:
        now = self._clock.now()
        numbers = [number for raw in raws if (number := update_number(raw)) is not None]
        seen: set[int | None] = {*intake.handled(work, self._bot.id, numbers)} if numbers else set()
        intake.remember(work, self._bot.id, sorted(set(numbers) - seen), now)
        if len(who := senders(raws)) >= MANY:
            drafts.expect(work, [person.id for person in persons.expect(work, who)])
        answers = []
        for raw in raws:
            number = update_number(raw)
            if number is None:
                self._set_aside(work, raw, ValueError("no number of an update"))
            if number is None or number in seen:
                answers += _answer_only(raw)
                continue
            seen.add(number)
            answer = self._one(work, raw)
            answers += [answer] if answer else _answer_only(raw)
        return answers

    def _one(self, work: UnitOfWork, raw: Raw) -> CallbackAnswer | None:
        """Handle one update. What is wrong with it or with us is set aside, so that it does not hold up the others."""
        now = self._clock.now()
        incoming: Incoming | None = None
        try:
            incoming = read(raw)
            return dispatch.handle(work, incoming, now, self._bot.username) if incoming else None
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001  # it is set aside, and logged there
            kept = {} if incoming is not None and dispatch.is_confidential(work, incoming) else raw
            number = self._set_aside(work, kept, error)
            if incoming is not None:
                _tell_incident(work, incoming, number, now)
            return None

    def _set_aside(self, work: UnitOfWork, raw: Raw, error: Exception) -> str:
        """Keep an update that has failed, as far as it can be written down, and return the incident's number."""
        number = secrets.token_hex(4)
        log.error("incident %s", number, exc_info=error)
        kept: Raw = raw if _can_be_kept(raw) else {"update_id": update_number(raw)}
        incidents.put_aside(work, number, type(error).__name__, kept, self._clock.now())
        return number


def _can_be_kept(raw: Raw) -> bool:
    """Tell whether databases take it as JSON, which has neither infinite numbers nor endless depths."""
    try:
        json.dumps(raw, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True


def _tell_incident(work: UnitOfWork, incoming: Incoming, number: str, now: datetime) -> None:
    """Tell the person the number of an incident. Whoever cannot be told finds it in the log."""
    try:
        with work.savepoint():
            dispatch.incident(work, incoming, number, now)
    except Exception:
        log.exception("incident %s could not be told", number)


def _answer_only(raw: Raw) -> list[CallbackAnswer]:
    """Answer a tap also where it was handled before or failed: its button would go on turning."""
    tap = raw.get("callback_query")
    return [CallbackAnswer(TELEGRAM, str(tap["id"]))] if isinstance(tap, dict) and "id" in tap else []
