"""The weekly digest: sent at each reader's own hour, and asked for at any time, of this week or of one that is over."""

from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Reply, Screen, Toast, put
from handlers.kit.router import MEMBERS, Command, Request, Section, Tap
from handlers.lookup.partnerships import partnerships_named
from handlers.views import digest as digest_view
from handlers.views.digest import LATE, Edition
from records.dates import day_in_figures, parse_date
from records.errors import UserError
from records.messages import Message, message
from records.notifications import next_permitted
from records.roles import Side
from records.text import clean
from services.clock import burden, debts, digest
from services.clock.debts import Debt
from services.clock.digest import SUNDAY, monday_of
from services.ledger.access import partnership_among
from storage.clock import reminders, weeks
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, groups
from storage.people.directory import Partnership, Person

AGAIN = timedelta(hours=1)  # after which one that failed is tried anew
AT_ONCE = 25  # digests in one transaction, so that whoever writes meanwhile has a turn


def send(work: UnitOfWork, now: datetime) -> bool:
    """Those that are due. Noted as done in the transaction that puts them on their way: whenever the process ends, each
    is sent. True where there may be more."""
    due, sent = weeks.due(work, now, AT_ONCE), []
    for request in due:
        told = work.apart("digest", request.id, partial(_send, work, request, now))
        if told:
            sent.append(request.id)
        elif told is None:
            weeks.move(work, request.id, now + AGAIN)
    weeks.done(work, sent, now)
    return len(due) == AT_ONCE


def _send(work: UnitOfWork, request: weeks.Turn, now: datetime) -> bool:
    """False: it is late, and would disturb now."""
    partnership = directory.partnership(work, request.partnership_id)
    person = None if request.person_id is None else directory.by_id(work, request.person_id)
    availability = digest.usual_availability(partnership) if person is None else burden.availability_of(work, person)
    # It may have been put off before, so that its hour does not say what was promised.
    late = now - (digest.due_for(availability, request.monday) or request.due_at) > LATE
    if late and (later := next_permitted(availability, now)) > now:
        weeks.move(work, request.id, later)
        return False
    known, frozen_at = digest.of_week(work, partnership, request.monday, now)
    edition = Edition(partnership, request.monday, known, frozen_at, late)
    if person is None:
        _send_to_group(work, request, edition, now)
    elif not person.blocked and partnership.side_of(person) is not None:
        put(work, person.address, person.language, _edition(work, person, edition, now, move=True), now)
        _note_told(work, person, edition, now)
    return True


def _note_told(work: UnitOfWork, person: Person, edition: Edition, now: datetime) -> None:
    """Whoever has read here what is to be done needs no reminder of it besides."""
    owed = [debt.key for debt in _owed(work, person, edition, now) if not debt.resting]
    reminders.note_told(work, person.id, owed, now)


def _send_to_group(work: UnitOfWork, request: weeks.Turn, edition: Edition, now: datetime) -> None:
    for group in groups.of_partnership(work, request.partnership_id):
        if group.address == request.address:
            put(
                work,
                group.address,
                group.language,
                digest_view.short(work, edition, group.language, now, move=True),
                now,
            )


def _edition(work: UnitOfWork, person: Person, edition: Edition, now: datetime, *, move: bool) -> Screen:
    """The full one for those who look after the partnership, the short one for everybody else of it."""
    if not _reads_all(person, edition.partnership):
        return digest_view.short(work, edition, person.language, now, move=move)
    return digest_view.full(work, edition, _owed(work, person, edition, now), person.language, now, move=move)


def _reads_all(person: Person, partnership: Partnership) -> bool:
    coordinates = any(person.coordinates(partnership.organisation(side).id) for side in Side)
    return coordinates or person.is_admin


def _owed(work: UnitOfWork, person: Person, edition: Edition, now: datetime) -> list[Debt]:
    """What the full one says of what is to be done."""
    if not _reads_all(person, edition.partnership):
        return []
    return [debt for debt in debts.debts_of(work, person, now) if debt.subject.partnership_id == edition.partnership.id]


def ask(request: Request, rest: str) -> list[Reply]:
    """Without words: the week that goes on. With any day, its week; with part of a name, that partnership's."""
    own = [
        each
        for each in directory.partnerships_of(request.work, request.person)
        if digest.may_read(request.person, each)
    ]
    if not own:
        raise UserError("partnership-none")
    words = clean(rest).split()
    while words and (named := partnerships_named(words[0], own)):
        own, words = list(named), words[1:]
    while words and (named := partnerships_named(words[-1], own)):
        own, words = list(named), words[:-1]
    days = {each.id: _day(request, each, " ".join(words)) for each in own}
    if len(own) == 1:
        return [_show(request, own[0], days[own[0].id], move=True)]
    rows = [[Button(each.name, f"digest:{each.id}:{days[each.id]:%Y%m%d}")] for each in own[:50]]
    return [Screen("menu", [Message("digest-ask-partnership")], rows, move=True)]


WEEKS_AGO = {
    "本周": 0, "这周": 0, "这一周": 0, "this week": 0,
    "上周": 1, "上一周": 1, "last week": 1, "上上周": 2, "the week before last": 2,
}  # fmt: skip


def _day(request: Request, partnership: Partnership, rest: str) -> date:
    today = request.now.astimezone(ZoneInfo(partnership.time_zone)).date()
    if (ago := WEEKS_AGO.get(rest.lower())) is not None:
        return today - timedelta(weeks=ago)
    return parse_date(rest, today) if rest else today


def _show(request: Request, partnership: Partnership, day: date, *, move: bool) -> Screen:
    monday = monday_of(day)
    if monday > request.now.astimezone(ZoneInfo(partnership.time_zone)).date():
        raise UserError("digest-in-future")
    if monday + SUNDAY < partnership.started_on:
        raise UserError("digest-before-partnership")
    known, frozen_at = digest.of_week(request.work, partnership, monday, request.now)
    edition = Edition(partnership, monday, known, frozen_at)
    return _edition(request.work, request.person, edition, request.now, move=move)


def show_week(request: Request, partnership_id: int = 0, figures: int = 0) -> list[Reply]:
    """In place: another week, or the same one with what has been done meanwhile."""
    partnership = partnership_among(directory.partnerships_of(request.work, request.person), partnership_id)
    return [Toast(message("digest-shown")), _show(request, partnership, day_in_figures(figures), move=False)]


COMMANDS = [Command("digest", MEMBERS, ask, place=35, section=Section.LOOK, often=True)]
TAPS = [Tap("digest", MEMBERS, show_week)]
JOBS = [Job("weeks", timedelta(minutes=5), digest.freeze), Job("digests", timedelta(minutes=1), send)]
