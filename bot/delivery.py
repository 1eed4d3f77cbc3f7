"""Sends what waits, address by address and in order, and notes what became of it."""

import asyncio
import logging
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from pydantic import JsonValue
from pydantic_core import PydanticSerializationError, to_json

from bot.channels.channel import (
    Channels,
    MessageGone,
    Moved,
    Paused,
    Refused,
    ShutOut,
    Silenced,
    TopicLost,
    Unanswered,
    Unreachable,
)
from bot.clock import Clock
from bot.writer import Committed, NotSaved, Writer
from handlers.dispatch import CallbackAnswer
from handlers.kit.texts import LANGUAGES
from records.addresses import Address
from records.content import Content, MenuContent, TextContent
from records.incidents import IncidentKind
from records.messages import message
from services.people import accounts, groups
from storage.chat.outbox import REFUSED, SENT, STALE, UNKNOWN
from storage.engine.lease import LeaseLost
from storage.engine.outgoing import Delivered, OnShow, Outgoing
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents

log = logging.getLogger(__name__)
IN_FLIGHT = 8  # at most so many messages may come twice after a kill
EDITS_AT_ONCE = 32
BULK_IN_FLIGHT = 6  # of these, so that an answer never waits behind ten thousand digests
MOST_OLD_KEYBOARDS = 10_000  # that wait to be taken away; what is beyond that says, when it is pressed, that it is old
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0  # seconds between tries while a channel cannot be reached


class _Rendered(NamedTuple):
    """A message as its channel sends it, and by what it is told from others: so little is kept of what is on show."""

    message: Any  # the channel's own
    fingerprint: str


@dataclass
class _Backlog:
    """What waits for one address and, as long as something does, what is known of its screens.

    Once all of it has been noted, the rows say the same, and nothing need be remembered.
    """

    items: deque[Outgoing] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    newest: dict[int, int] = field(default_factory=dict)  # by screen, the newest state that is wanted
    on_show: dict[int, OnShow | None] = field(default_factory=dict)  # by screen, where it differs from the row

    def add(self, item: Outgoing) -> None:
        """Put a row behind those that wait."""
        if item.wanted is not None:
            self.newest[item.id] = item.wanted
        self.items.append(item)
        self.arrived.set()

    def is_overtaken(self, item: Outgoing) -> bool:
        """Tell whether a newer state of the screen is in the queue."""
        return item.wanted is not None and self.newest[item.id] > item.wanted

    def shown(self, item: Outgoing) -> OnShow | None:
        """Return the message that shows the screen now; None for a post, or where no message does."""
        return self.on_show.get(item.id, item.on_show) if item.wanted is not None else None

    def makes_new_message(self, item: Outgoing) -> bool:
        """Tell whether a new message appears at the address."""
        return item.move or self.shown(item) is None

    def says_already(self, item: Outgoing, rendered: _Rendered) -> bool:
        """Tell whether its message says just that, so that there is nothing to be changed."""
        shown = self.shown(item)
        return not item.move and shown is not None and shown.fingerprint == rendered.fingerprint

    async def quiet(self, seconds: float) -> None:
        """Return after so long, or as soon as something waits behind what is shown now.

        An album comes as several updates and is shown once, by the last of them; whoever goes on meanwhile is answered.
        """
        self.arrived.clear()
        if not self.items:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.arrived.wait(), seconds)


class Delivery:
    """Takes what has been committed, and sees to it that each row is sent once, over the channel of its address."""

    def __init__(self, channels: Channels, writer: Writer, clock: Clock) -> None:
        """`channels` are those that addresses name."""
        self._channels, self._writer, self._clock = channels, writer, clock
        self._backlogs: dict[Address, _Backlog] = {}
        self._in_flight = asyncio.Semaphore(IN_FLIGHT)
        self._sending = 0  # of these, before their notes
        self._edits = asyncio.Semaphore(EDITS_AT_ONCE)
        self._bulk = asyncio.Semaphore(BULK_IN_FLIGHT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._superseded = False
        self._old_keyboards: deque[tuple[Address, int]] = deque(maxlen=MOST_OLD_KEYBOARDS)
        self._takes_keyboards_away = False

    @property
    def idle(self) -> bool:
        """Tell whether nothing is on its way."""
        return not self._tasks

    def take(self, committed: Committed) -> None:
        """Begin to deliver what has been committed."""
        for answer in committed.answers:
            self._spawn(self._answer(answer))
        for item in committed.outgoing:
            if item.address not in self._backlogs:
                self._backlogs[item.address] = _Backlog()
                self._spawn(self._serve(item.address))
            self._backlogs[item.address].add(item)

    async def drain(self, seconds: float) -> None:
        """Wait until all is sent, but not for long: what is left is sent by the next process."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("delivery failed", exc_info=error)

    async def _answer(self, answer: CallbackAnswer) -> None:
        await self._channels[answer.channel].answer(answer)

    async def _serve(self, address: Address) -> None:
        """Deliver all that waits for one address, one after the other."""
        backlog = self._backlogs[address]
        try:
            while backlog.items and not self._superseded:
                item = backlog.items.popleft()
                if item.quiet_seconds and not backlog.is_overtaken(item):
                    await backlog.quiet(item.quiet_seconds)
                if backlog.is_overtaken(item):
                    continue
                try:
                    async with self._bulk if item.bulk else nullcontext():
                        await self._deliver(backlog, item)
                except LeaseLost:
                    log.warning("another process delivers now")
                    self._superseded = True
                except Exception:
                    log.exception("row %s was not delivered; the next process tries again", item.id)
        finally:
            del self._backlogs[address]

    async def _deliver(self, backlog: _Backlog, item: Outgoing) -> None:
        """Send it and note that. What cannot be shown is given up, as it would hold up all behind it for ever.

        A note with an incident's number stands in its place, so that nobody waits in vain.
        """
        refusal = await self._show(backlog, item, SENT)
        if refusal is None:
            return
        number = secrets.token_hex(4)
        log.error("incident %s: row %s for %s %s is given up: %s", number, item.id, *item.address, refusal)
        await self._put_aside(item, number, refusal)
        for substitute in _substitutes(item.content, number):
            if refusal is not None and not refusal.whatever_it_says:
                refusal = await self._show(backlog, replace(item, content=substitute), REFUSED)
        if refusal is not None:
            await self._note(Delivered(item, None, REFUSED), hurried=False)

    async def _show(self, backlog: _Backlog, item: Outgoing, outcome: str) -> Refused | None:
        """Send it and note the outcome, or return why that is refused for good."""
        try:
            if item.content is None:
                raise ValueError("the row's content cannot be read")
            rendered = _rendered(self._channels[item.address.channel].render(item.content))
        except Exception as error:  # whatever it is: the message is at fault, and the next one is another
            log.exception("row %s cannot be rendered", item.id)
            known = item.address.channel in self._channels
            return Refused(f"not rendered: {type(error).__name__}", whatever_it_says=not known)
        try:
            if backlog.says_already(item, rendered):
                await self._note(Delivered(item, backlog.shown(item), outcome), hurried=False)
            elif backlog.makes_new_message(item) or not await self._edited(backlog, item, rendered, outcome):
                await self._new(backlog, item, rendered, outcome)
        except Refused as refusal:
            return refusal
        return None

    async def _put_aside(self, item: Outgoing, number: str, reason: Refused) -> None:
        """Keep, for an admin to look at, that a message was refused; what it said is not."""
        kept: dict[str, JsonValue] = {"row": item.id, "of": "posts" if item.wanted is None else "screens"}
        error, now, kind = f"Refused: {reason}", self._clock.now(), IncidentKind.MESSAGE
        try:
            await self._writer.job(lambda work: incidents.put_aside(work, number, error, kept, now, kind))
        except NotSaved:
            log.warning("incident %s is in the log only", number)

    async def _edited(
        self,
        backlog: _Backlog,
        item: Outgoing,
        rendered: _Rendered,
        outcome: str,
    ) -> bool:
        """Tell whether its message was there to be edited, and is.

        That may be repeated and shows the same, so that nobody waits for its note.
        """
        try:
            async with self._edits:
                delivered = await self._sent(backlog, item, rendered, outcome)
        except MessageGone:
            backlog.on_show[item.id] = None
            return False
        await self._note(delivered, hurried=False)
        return True

    async def _new(self, backlog: _Backlog, item: Outgoing, rendered: _Rendered, outcome: str) -> None:
        """Send a new message.

        What a repetition would show twice counts as in flight until the note is saved; the notes of what is sent at the
        same time go together, once the last of it is sent.
        """
        async with self._in_flight:
            self._sending += 1
            try:
                delivered = await self._sent(backlog, item, rendered, outcome)
            finally:
                self._sending -= 1
            await self._note(delivered, hurried=not self._sending)

    async def _sent(
        self,
        backlog: _Backlog,
        item: Outgoing,
        rendered: _Rendered,
        outcome: str,
    ) -> Delivered:
        """Try until it is sent. Raises Refused where it never will be."""
        channel = self._channels[item.address.channel]
        pause, unanswered = FIRST_PAUSE, 0
        while True:
            await channel.turn(item.address)
            if item.stale_at is not None and self._clock.now() > item.stale_at:
                return Delivered(item, backlog.shown(item), STALE)
            try:
                return Delivered(item, await self._try(backlog, item, rendered), outcome)
            except Paused:
                continue
            except Moved as error:
                item = await self._moved(backlog, item, error)
            except Silenced as error:
                log.warning("%s %s lets the bot write nothing: %s", *item.address, error)
                await self._remember(item.address, groups.note_silent)
                return Delivered(item, None, REFUSED)
            except ShutOut:
                log.info("%s %s does not let the bot in any more", *item.address)
                await self._remember_shut_out(item.address)
                return Delivered(item, None, REFUSED)
            except Unanswered:
                unanswered += 1
                if backlog.makes_new_message(item) and unanswered > (item.stale_at is None):
                    log.warning("row %s was sent without an answer: whether it arrived is unknown", item.id)
                    return Delivered(item, None, UNKNOWN)
            except Unreachable as error:
                log.warning("%s did not take row %s: %s", item.address.channel, item.id, error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _try(self, backlog: _Backlog, item: Outgoing, rendered: _Rendered) -> OnShow | None:
        """Send or edit once, and return the message that shows it."""
        channel, before = self._channels[item.address.channel], backlog.shown(item)
        if before is not None and not item.move:
            await channel.edit(item.address, before.message_id, rendered.message)
            message_id: int | None = before.message_id
        else:
            message_id = await channel.send(item.address, rendered.message)
        has_buttons = item.content is not None and item.content.has_buttons
        on_show = None if message_id is None else OnShow(message_id, has_buttons, rendered.fingerprint)
        if item.wanted is not None:
            backlog.on_show[item.id] = on_show
            if before is not None and item.move and before.has_buttons:
                self._take_away(item.address, before.message_id)
        return on_show

    def _take_away(self, address: Address, message_id: int) -> None:
        """Have the keyboard of an older message taken away when there is time."""
        self._old_keyboards.append((address, message_id))
        if not self._takes_keyboards_away:
            self._takes_keyboards_away = True
            self._spawn(self._take_keyboards_away())

    async def _take_keyboards_away(self) -> None:
        """Take old keyboards away one by one: nobody waits for that, and the channel counts it like a message."""
        try:
            while self._old_keyboards:
                address, message_id = self._old_keyboards.popleft()
                await self._channels[address.channel].drop_buttons(address, message_id)
        finally:
            self._takes_keyboards_away = False

    async def _moved(self, backlog: _Backlog, item: Outgoing, error: Moved) -> Outgoing:
        """Give all that is known of a group the address that it has now, and return the row as it goes there."""
        old, new = item.address, error.address

        def move(work: UnitOfWork) -> None:
            if isinstance(error, TopicLost):
                groups.leave_topic(work, old)
            else:
                groups.migrate(work, old, new)

        await _patiently(lambda: self._writer.job(move))
        if item.wanted is not None:
            backlog.on_show.pop(item.id, None)
        return replace(item, address=new, on_show=None)

    async def _note(self, delivered: Delivered, *, hurried: bool) -> None:
        await _patiently(lambda: self._writer.note(delivered, hurried=hurried))

    async def _remember_shut_out(self, address: Address) -> None:
        """Send nothing more there of our own accord until the person, or the group, lets the bot in again."""
        if self._channels[address.channel].is_group(address):
            await self._remember(address, lambda work, group, now: groups.note_inside(work, group, False, now))
        else:
            await self._remember(address, lambda work, person, now: accounts.note_blocked(work, person, True, now))

    async def _remember(self, address: Address, note: Callable[[UnitOfWork, Address, datetime], None]) -> None:
        now = self._clock.now()
        try:
            await self._writer.job(lambda work: note(work, address, now))
        except NotSaved:
            log.warning("not saved what is wrong with %s %s: it will be found out again", *address)


def _substitutes(content: Content | None, number: str) -> Iterator[Content]:
    """Yield what may be shown instead of a content: a note with its buttons, so that one can go on, or without."""
    if isinstance(content, MenuContent):
        return
    language = content.language if isinstance(content, TextContent) else LANGUAGES[0]
    note = TextContent(language, (message("not-shown", number=number),))
    if isinstance(content, TextContent) and content.has_buttons:
        yield replace(note, rows=content.rows)
    yield note


def _rendered(message: Any) -> _Rendered:  # Any: the channel's own
    try:
        said = to_json(message)
    except PydanticSerializationError:  # half a character, or of a channel that renders otherwise
        said = repr(message).encode("utf-8", "surrogatepass")
    return _Rendered(message, blake2b(said, digest_size=8).hexdigest())


async def _patiently(write: Callable[[], Awaitable[None]]) -> None:
    """Wait until the database takes it."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await write()
        except NotSaved:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
