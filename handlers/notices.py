"""Puts what services want others to hear into each recipient's language, in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from handlers import event_cards
from handlers.cards import record_screen
from handlers.menus import want_menu
from handlers.replies import Button, Post, Screen, put
from handlers.router import declared
from records.messages import Message, message
from records.notices import News
from records.roles import Side
from records.states import State
from storage import erasures, people, records
from storage.erasures import Erasure
from storage.impacts import StoredImpact
from storage.outbox import has_screen
from storage.people import Person
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Told:
    """How a feature tells news of the kinds that begin with `kind`: a screen or a post, under a heading of their own.
    None where there is nothing to tell any more."""

    kind: str
    screen: Callable[[UnitOfWork, Person, News, Message, datetime], Screen | Post | None]


@cache
def kinds_of_news() -> dict[str, Told]:
    return {each.kind: each for each in declared("NEWS") if isinstance(each, Told)}


def tell(work: UnitOfWork, now: datetime, username: str) -> None:
    """A record's card moves to the end of each recipient's chat, headed by what has happened. Who has blocked the bot
    finds it under /pending after coming back."""
    for notice in work.notices:
        person = people.by_id(work, notice.person_id)
        record = records.by_id(work, notice.record_id)
        if record is None or person.blocked:
            continue
        heading = message(f"notice-{notice.kind.replace('_', '-')}", name=person.name)
        screen = record_screen(work, record, person, person.language, heading=heading, move=True)
        put(work, person.telegram_id, person.language, screen, now)
    work.notices.clear()
    for news in work.news:
        _tell_news(work, news, now)
    work.news.clear()
    event_cards.refresh(work, now, username)


def tell_impact(work: UnitOfWork, impact: StoredImpact, now: datetime) -> None:
    """The cards that coordinators of both sides have of the record say what its confirmation moved: no message of its
    own, so whoever has no card is not told."""
    record = records.by_id(work, impact.record_id)
    if record is None or record.version != impact.version or record.state is not State.CONFIRMED:
        return
    partnership = people.partnership(work, record.partnership_id)
    readers = [each for side in Side for each in people.coordinators(work, partnership.organisation(side).id)]
    for reader in {each.id: each for each in readers}.values():
        heading = None if reader.id == impact.person_id else message("notice-confirmed", name=reader.name)
        screen = record_screen(work, record, reader, reader.language, heading=heading, move=False)
        if not reader.blocked and has_screen(work, reader.telegram_id, screen.purpose):
            put(work, reader.telegram_id, reader.language, screen, now)


def _tell_news(work: UnitOfWork, news: News, now: datetime) -> None:
    person = people.by_id(work, news.person_id)
    if person.blocked:
        return
    told: Screen | Post | None
    match news.kind:
        case "erasure_asked":
            erasure = erasures.by_id(work, news.subject_id)
            assert erasure is not None
            told = erasure_screen(work, erasure, person, move=True)
        case "roles":
            want_menu(work, person, now)
            told = _roles(work, person)
        case kind:
            heading = message(f"news-{kind.replace('_', '-')}", name=person.name)
            declared_for = kinds_of_news().get(kind.partition("_")[0])
            told = declared_for.screen(work, person, news, heading, now) if declared_for else Post([heading])
    if told is not None:
        put(work, person.telegram_id, person.language, told, now)


def _roles(work: UnitOfWork, person: Person) -> Post:
    if not person.memberships:
        return Post([message("news-roles-none", name=person.name)])
    names = {each.id: each.name for each in people.all_organisations(work)}
    roles = tuple(
        message(
            "whoami-line",
            role=Message(f"role-{each.role}"),
            organisation=names.get(each.organisation_id or 0, Message("whoami-everywhere")),
        )
        for each in person.memberships
    )
    return Post([message("news-roles", name=person.name, roles=roles)])


def erasure_screen(work: UnitOfWork, erasure: Erasure, admin: Person, *, move: bool = False) -> Screen:
    """Once it is granted, the person's name is not told any more."""
    asking = people.by_id(work, erasure.person_id)
    purpose = f"erasure:{erasure.id}"
    if erasure.granted is not None:
        decided = Message("erasure-granted" if erasure.granted else "erasure-refused")
        return Screen(purpose, [message("erasure-decided", who=asking.name, decision=decided)])
    rows = [
        [
            Button(Message("erasure-grant-button"), f"erasure:{erasure.id}:1"),
            Button(Message("erasure-refuse-button"), f"erasure:{erasure.id}:0"),
        ]
    ]
    return Screen(purpose, [message("news-erasure-asked", name=admin.name, who=asking.name)], rows, move=move)
