"""Put what services want others to hear into each recipient's language, in the same transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.ledger import TurnLedger, TurnOwnRecords
from handlers.kit.menus import want_menu
from handlers.kit.news import news_views
from handlers.kit.replies import Button, Post, Screen, content_of, put
from handlers.views import event_cards
from handlers.views.debts import reminder_screen
from handlers.views.record_cards import record_screen
from records.errors import UserError
from records.messages import Message, message
from records.notices import News, NewsKind, Notice, NoticeKind
from records.purposes import Purpose, RecordPurpose
from records.roles import Side
from records.states import State
from records.text import kebab
from services.clock import burden, debts
from services.clock.debt_keys import stored_key
from services.clock.debt_kinds import key_of
from storage.chat import outbox
from storage.chat.outbox import has_screen
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import partnerships, persons
from storage.people.persons import Person
from storage.scoring.impacts import StoredImpact

# What is told of several records at once where they took the same step at the same moment.
TOGETHER = (NoticeKind.TO_CONFIRM, NoticeKind.PASSED, NoticeKind.CONFIRMED)


def tell(work: UnitOfWork, now: datetime, username: str, actor: Person | None = None) -> None:
    """Tell everybody concerned what was done: by cards of records, news and cards of events, and in reminders.

    `username` is the bot's; `actor` is who has done it.
    """
    concerned = {actor.id} if actor is not None and (work.notices or work.events) else set()
    concerned |= {notice.person_id for notice in work.notices}
    _tell_of_records(work, now)
    work.notices.clear()
    event_cards.refresh(work, now, username)  # first: news of an event puts a heading above the card that is there
    for news in work.news:
        _tell_news(work, news, now)
    work.news.clear()
    for person_id in sorted(concerned):
        _refresh_reminder(work, persons.by_id(work, person_id), now)


def _tell_of_records(work: UnitOfWork, now: datetime) -> None:
    """Tell of each record by its card, but where one step told somebody the same of several, in one message."""
    groups: dict[tuple[int, NoticeKind], list[Notice]] = {}
    for notice in work.notices:
        groups.setdefault((notice.person_id, notice.kind), []).append(notice)
    for (person_id, kind), notices in groups.items():
        if len(notices) > 1 and kind in TOGETHER:
            _tell_of_several(work, persons.by_id(work, person_id), kind, [each.record_id for each in notices], now)
        else:
            for notice in notices:
                _tell_of_record(work, notice, now)


def _tell_of_several(
    work: UnitOfWork, person: Person, kind: NoticeKind, record_ids: Sequence[int], now: datetime
) -> None:
    """Change the cards that are there; tell of the rest in one message, which is one of the budget.

    What asks for something is in the merged reminder, as it would be had it come in the night.
    """
    if person.blocked:
        return
    told_of = list(record_rows.by_ids(work, record_ids).values())
    for record in told_of:
        if has_screen(work, person.address, RecordPurpose(record.id)):
            heading = message(f"notice-{kebab(kind)}", name=person.name)
            screen = record_screen(work, record, person, person.language, heading=heading, move=False)
            put(work, person.address, person.language, screen, now)
    if not burden.may_send(work, person, now):
        return
    if kind.asks:
        burden.note_sent(work, person, "reminder", [stored_key(key_of(record)) for record in told_of], now)
        reply: Screen | Post = reminder_screen(work, person, debts.debts_of(work, person, now), now, move=True)
    else:
        burden.note_sent(work, person, "news", [], now)
        text = message(f"notice-several-{kebab(kind)}", name=person.name, count=len(told_of))
        reply = Post(
            [text],
            [
                [
                    Button(
                        Message("notice-several-open"),
                        TurnLedger() if kind is NoticeKind.CONFIRMED else TurnOwnRecords(),
                    )
                ]
            ],
        )
    put(work, person.address, person.language, reply, now)


def _tell_of_record(work: UnitOfWork, notice: Notice, now: datetime) -> None:
    """Move a record's card to the end of the recipient's chat, headed by what has happened, if that asks for something.

    What may not disturb now is in the next reminder. What only tells changes the card that is there. Who has blocked
    the bot finds it under /pending after coming back.
    """
    person, record = persons.by_id(work, notice.person_id), record_rows.by_id(work, notice.record_id)
    if record is None or person.blocked:
        return
    shown = has_screen(work, person.address, RecordPurpose(record.id))
    move = (notice.kind.asks or not shown) and burden.may_send(work, person, now)
    if move:
        owed = [stored_key(key_of(record))] if notice.kind.asks else []
        burden.note_sent(work, person, "card", owed, now)
    if move or shown:
        heading = message(f"notice-{kebab(notice.kind)}", name=person.name)
        screen = record_screen(work, record, person, person.language, heading=heading, move=move)
        put(work, person.address, person.language, screen, now)


def _refresh_reminder(work: UnitOfWork, person: Person, now: datetime) -> None:
    """Take what is done out of the merged reminder that is on show."""
    before = outbox.content_on_show(work, person.address, Purpose.REMINDER)
    if before is None or not before.has_buttons:
        return
    screen = reminder_screen(work, person, debts.debts_of(work, person, now), now, move=False)
    if content_of(person.language, screen) != before:
        put(work, person.address, person.language, screen, now)


def tell_impact(work: UnitOfWork, impact: StoredImpact, now: datetime) -> None:
    """Say on the cards that coordinators of both sides have of a record what its confirmation moved.

    It is no message of its own, so whoever has no card is not told.
    """
    record = record_rows.by_id(work, impact.record_id)
    if record is None or record.version != impact.version or record.state is not State.CONFIRMED:
        return
    partnership = partnerships.by_id(work, record.partnership_id)
    readers = [reader for side in Side for reader in persons.coordinators_of(work, partnership.organisation(side).id)]
    for reader in {reader.id: reader for reader in readers}.values():
        heading = None if reader.id == impact.person_id else message("notice-confirmed", name=reader.name)
        screen = record_screen(work, record, reader, reader.language, heading=heading, move=False)
        if not reader.blocked and has_screen(work, reader.address, screen.purpose):
            put(work, reader.address, reader.language, screen, now)


def _tell_news(work: UnitOfWork, news: News, now: datetime) -> None:
    """Tell news now, or where that would disturb, as soon as it may. Whoever may not see it any more hears nothing."""
    reader = persons.by_id(work, news.person_id)
    if news.kind is NewsKind.ROLES:
        want_menu(work, reader, now)
    if reader.blocked:
        return
    try:
        if _changed_quietly(work, reader, news, now):
            return
        if not (news.urgent or burden.may_send(work, reader, now)):
            burden.keep_for_later(work, news)
            return
        reply = _view(work, reader, news, now)
    except UserError:
        return
    if reply is not None:
        burden.note_sent(work, reader, "news", [], now)
        put(work, reader.address, reader.language, reply, now)


def _view(work: UnitOfWork, reader: Person, news: News, now: datetime) -> Screen | Post | None:
    heading = message(f"news-{kebab(news.kind)}", name=reader.name)
    return news_views()[news.kind].view(work, reader, news, heading, now)


def _changed_quietly(work: UnitOfWork, reader: Person, news: News, now: datetime) -> bool:
    """Change the card that is there, as with records, where the news ask for nothing; tell whether that was done."""
    if news.kind not in news_views()[news.kind].quiet:
        return False
    card = _view(work, reader, news, now)
    if not isinstance(card, Screen) or not has_screen(work, reader.address, card.purpose):
        return False
    put(work, reader.address, reader.language, replace(card, move=False), now)
    return True
