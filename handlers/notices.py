"""Puts what services want others to hear into each recipient's language, in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from handlers.buttons.people import DecideErasure
from handlers.buttons.scoring import ShowScore
from handlers.kit.menus import want_menu
from handlers.kit.replies import Button, Post, Screen, content_of, put
from handlers.kit.router import declared
from handlers.views import event_cards
from handlers.views.debts import reminder_screen
from handlers.views.ratings import unasked_lines
from handlers.views.record_cards import record_screen
from handlers.views.results import result_screen
from records.errors import UserError
from records.messages import Message, message
from records.notices import News, Notice
from records.periods import before, quarter_of
from records.roles import Side
from records.states import State
from services.clock import burden, debts
from services.scoring.publications import visible
from storage.chat import outbox
from storage.chat.outbox import REMINDER, has_screen
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import directory, erasures
from storage.people.directory import Person
from storage.people.erasures import Erasure
from storage.scoring.impacts import StoredImpact

# What asks for something; the rest only tells what has happened.
ACTING = {"to_pass", "to_confirm", "to_decide", "to_let_go", "returned", "joined"}

OF_ADMINS = ("erasure_asked", "result_objected", "period_complete")


@dataclass(frozen=True)
class Told:
    """How a feature tells news of the kinds that begin with `kind`: a screen or a post, under a heading of their own.
    None where there is nothing to tell any more; UserError where the person may not see it any more."""

    kind: str
    screen: Callable[[UnitOfWork, Person, News, Message, datetime], Screen | Post | None]
    acting: frozenset[str] = frozenset()  # what asks for something; the rest only changes a card that is there


@cache
def kinds_of_news() -> dict[str, Told]:
    return {each.kind: each for each in declared("NEWS") if isinstance(each, Told)}


def tell(work: UnitOfWork, now: datetime, username: str, actor: Person | None = None) -> None:
    """Cards of records, other news, cards of events; and the reminders of all concerned follow what was done."""
    concerned = {actor.id} if actor is not None and (work.notices or work.events) else set()
    for notice in work.notices:
        concerned.add(notice.person_id)
        _tell_of_record(work, notice, now)
    work.notices.clear()
    for news in work.news:
        _tell_news(work, news, now)
    work.news.clear()
    event_cards.refresh(work, now, username)
    for person_id in sorted(concerned):
        _refresh_reminder(work, directory.by_id(work, person_id), now)


def _tell_of_record(work: UnitOfWork, notice: Notice, now: datetime) -> None:
    """A record's card moves to the end of the recipient's chat, headed by what has happened, where that asks for
    something and may disturb now; what may not is in the next reminder. What only tells changes the card that is there.
    Who has blocked the bot finds it under /pending after coming back."""
    person, record = directory.by_id(work, notice.person_id), record_rows.by_id(work, notice.record_id)
    if record is None or person.blocked:
        return
    shown = has_screen(work, person.address, f"record:{record.id}")
    move = (notice.kind in ACTING or not shown) and burden.may_send(work, person, now)
    if move:
        owed = [debts.key_of(record)] if notice.kind in ACTING else []
        burden.note_sent(work, person, "card", owed, now)
    if move or shown:
        heading = message(f"notice-{notice.kind.replace('_', '-')}", name=person.name)
        screen = record_screen(work, record, person, person.language, heading=heading, move=move)
        put(work, person.address, person.language, screen, now)


def _refresh_reminder(work: UnitOfWork, person: Person, now: datetime) -> None:
    """The merged reminder that is on show does not ask for what is done."""
    before = outbox.content_on_show(work, person.address, REMINDER)
    if before is None or not before["rows"]:
        return
    screen = reminder_screen(work, person, debts.debts_of(work, person, now), now, move=False)
    if content_of(person.language, screen.lines, screen.rows) != before:
        put(work, person.address, person.language, screen, now)


def tell_impact(work: UnitOfWork, impact: StoredImpact, now: datetime) -> None:
    """The cards that coordinators of both sides have of the record say what its confirmation moved: no message of its
    own, so whoever has no card is not told."""
    record = record_rows.by_id(work, impact.record_id)
    if record is None or record.version != impact.version or record.state is not State.CONFIRMED:
        return
    partnership = directory.partnership(work, record.partnership_id)
    readers = [each for side in Side for each in directory.coordinators(work, partnership.organisation(side).id)]
    for reader in {each.id: each for each in readers}.values():
        heading = None if reader.id == impact.person_id else message("notice-confirmed", name=reader.name)
        screen = record_screen(work, record, reader, reader.language, heading=heading, move=False)
        if not reader.blocked and has_screen(work, reader.address, screen.purpose):
            put(work, reader.address, reader.language, screen, now)


def _tell_news(work: UnitOfWork, news: News, now: datetime) -> None:
    """Now, or where that would disturb, as soon as it may. Whoever may not see it any more hears nothing of it."""
    person = directory.by_id(work, news.person_id)
    if news.kind == "roles":
        want_menu(work, person, now)
    if person.blocked:
        return
    try:
        if _only_changes_a_card(work, person, news, now):
            return
        if not burden.may_send(work, person, now):
            reminders.keep_news(work, news)
            return
        told = _told(work, person, news, now)
    except UserError:
        return
    if told is not None:
        burden.note_sent(work, person, "news", [], now)
        put(work, person.address, person.language, told, now)


def _told(work: UnitOfWork, person: Person, news: News, now: datetime) -> Screen | Post | None:
    """Raises UserError where it is not the person's to see any more: news may have waited for the morning."""
    if news.kind in OF_ADMINS and not person.is_admin:
        raise UserError("not-your-role")
    match news.kind:
        case "erasure_asked":
            erasure = erasures.by_id(work, news.subject_id)
            assert erasure is not None
            return erasure_screen(work, erasure, person, move=True)
        case "published" | "result_objected" | "objection_answered" as kind:
            publication, partnership = visible(work, person, news.subject_id)
            heading = message(f"news-{kind.replace('_', '-')}", name=person.name)
            return result_screen(work, person, publication, partnership, now, heading=heading, move=True)
        case "roles":
            return _roles(work, person)
        case "period_complete":
            return _complete(work, person, news.subject_id, now)
        case kind:
            heading = message(f"news-{kind.replace('_', '-')}", name=person.name)
            declared_for = kinds_of_news().get(kind.partition("_")[0])
            return declared_for.screen(work, person, news, heading, now) if declared_for else Post([heading])


def _complete(work: UnitOfWork, person: Person, partnership_id: int, now: datetime) -> Post:
    partnership = directory.partnership(work, partnership_id)
    period = before(quarter_of(partnership.today(now)))
    told = message("news-period-complete", name=person.name, partnership=partnership.name, period=period.label)
    unasked = unasked_lines(work, partnership, period, person.language)
    return Post([told, *unasked], [[Button(Message("command-scores"), ShowScore(partnership_id, period.span))]])


def _only_changes_a_card(work: UnitOfWork, person: Person, news: News, now: datetime) -> bool:
    """As with records: what asks for nothing is no message of its own where the card is there already."""
    by = kinds_of_news().get(news.kind.partition("_")[0])
    if by is None or news.kind in by.acting:
        return False
    heading = message(f"news-{news.kind.replace('_', '-')}", name=person.name)
    shown = by.screen(work, person, news, heading, now)
    if not isinstance(shown, Screen) or not has_screen(work, person.address, shown.purpose):
        return False
    put(work, person.address, person.language, replace(shown, move=False), now)
    return True


def _roles(work: UnitOfWork, person: Person) -> Post:
    if not person.memberships:
        return Post([message("news-roles-none", name=person.name)])
    names = {each.id: each.name for each in directory.all_organisations(work)}
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
    asking = directory.by_id(work, erasure.person_id)
    purpose = f"erasure:{erasure.id}"
    if erasure.granted is not None:
        decided = Message("erasure-granted" if erasure.granted else "erasure-refused")
        return Screen(purpose, [message("erasure-decided", who=asking.name, decision=decided)])
    rows = [
        [
            Button(Message("erasure-grant-button"), DecideErasure(erasure.id, True)),
            Button(Message("erasure-refuse-button"), DecideErasure(erasure.id, False)),
        ]
    ]
    return Screen(purpose, [message("news-erasure-asked", name=admin.name, who=asking.name)], rows, move=move)
