"""Who is told in private that an event has changed or was called off: a group may not be there, or they not in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from records.notices import News, NewsKind
from records.purposes import EventPurpose
from records.roles import Side
from services.permissions import belongs
from storage.chat import outbox
from storage.clock import events
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person

NEAR = timedelta(days=1)  # tomorrow: whoever hears of it later may have set out, or stay away


def tell(
    work: UnitOfWork, kind: NewsKind, changed: Sequence[Event], partnership: Partnership, by: Person, now: datetime
) -> None:
    """Tell everybody concerned, each once, of the first of these events that concerns them; `by` knows already.

    The events are as they were before: what was to be today or tomorrow is urgent, wherever it is moved to, and so is
    what is moved to today or tomorrow.
    """
    told = {by.id}
    for event in changed:
        for person in _concerned(work, event, partnership):
            if person.id not in told:
                told.add(person.id)
                news = News(kind, person.id, event.id)
                urgent = is_near(event, partnership, now) or is_urgent(work, news, now)
                work.news.append(replace(news, urgent=urgent))


def _concerned(work: UnitOfWork, event: Event, partnership: Partnership) -> Iterator[Person]:
    """Yield who has said that they come or do not, who has the card, and without a group all coordinators."""
    for check_in in events.checked_in(work, event.id):
        if check_in.person_id is not None:
            yield persons.by_id(work, check_in.person_id)
    yield from readers(work, event, partnership)
    if not groups.of_partnership(work, partnership.id):
        for side in Side:
            yield from persons.coordinators_of(work, partnership.organisation(side).id)


def readers(work: UnitOfWork, event: Event, partnership: Partnership) -> Iterator[Person]:
    """Yield who has the event's card on show in their private chat, and may still see it."""
    for address in sorted(outbox.addresses_with(work, EventPurpose(event.id))):
        person = persons.by_address(work, address)
        if person is not None and belongs(person, partnership):
            yield person


def is_near(event: Event, partnership: Partnership, now: datetime) -> bool:
    """Tell whether the event is today or tomorrow, as that place has it, and not over."""
    return now < event.ends_at and partnership.today(event.starts_at) <= partnership.today(now + NEAR)


def is_urgent(work: UnitOfWork, news: News, now: datetime) -> bool:
    """Tell whether news that waits must not wait any longer, as its event has come near."""
    if news.kind not in (NewsKind.EVENT_CHANGED, NewsKind.EVENT_CANCELLED):
        return news.urgent
    event = events.by_id(work, news.subject_id)
    return event is not None and is_near(event, partnerships.by_id(work, event.partnership_id), now)
