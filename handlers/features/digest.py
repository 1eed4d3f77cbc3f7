"""The weekly digest: sent at each reader's own hour, and asked for at any time, of this week or of one that is over."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers import digest_view
from handlers.digest_view import LATE, Edition
from handlers.replies import Button, Reply, Screen, Toast, put
from handlers.router import MEMBERS, Command, Section, Tap, Turn
from records.dates import parse_date
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role, Side
from services import debts, digest
from services.debts import Debt
from services.digest import SUNDAY, monday_of
from storage import groups, people, weeks
from storage.people import Partnership, Person
from storage.unit_of_work import UnitOfWork

AT_ONCE = 25  # digests in one transaction, so that whoever writes meanwhile has a turn
EARLIEST = 2000  # years before it are nobody's


def send(work: UnitOfWork, now: datetime) -> bool:
    """Those that are due. Noted as done in the transaction that puts them on their way: whenever the process ends, each
    is sent. True where there may be more."""
    due = weeks.due(work, now, AT_ONCE)
    for turn in due:
        _send(work, turn, now)
    weeks.done(work, [turn.id for turn in due], now)
    return len(due) == AT_ONCE


def _send(work: UnitOfWork, turn: weeks.Turn, now: datetime) -> None:
    partnership = people.partnership(work, turn.partnership_id)
    known, frozen_at = digest.of_week(work, partnership, turn.monday, now)
    edition = Edition(partnership, turn.monday, known, frozen_at, late=now - turn.due_at > LATE)
    if turn.person_id is None:
        language = next((each.language for each in groups.of_partnership(work, partnership.id)
                         if each.id == turn.chat_id), None)  # fmt: skip
        if language is not None:
            put(work, turn.chat_id, language, digest_view.short(work, edition, language, now, move=True), now)
        return
    person = people.by_id(work, turn.person_id)
    if not person.blocked and partnership.side_of(person) is not None:
        put(work, person.telegram_id, person.language, _edition(work, person, edition, now, move=True), now)


def _edition(work: UnitOfWork, person: Person, edition: Edition, now: datetime, *, move: bool) -> Screen:
    """The full one for those who look after the partnership, the short one for everybody else of it."""
    coordinates = any(person.coordinates(edition.partnership.organisation(side).id) for side in Side)
    if not coordinates and Role.ADMIN not in person.roles:
        return digest_view.short(work, edition, person.language, now, move=move)
    owed = [debt for debt in debts.debts_of(work, person, now) if _is_of(debt, edition.partnership)]
    return digest_view.full(work, edition, owed, person.language, now, move=move)


def _is_of(debt: Debt, partnership: Partnership) -> bool:
    return debt.subject.partnership_id == partnership.id


def ask(turn: Turn, rest: str) -> list[Reply]:
    """Without words: the week that goes on. With any day: its week."""
    own = [each for each in people.partnerships_of(turn.work, turn.person) if digest.may_read(turn.person, each)]
    if not own:
        raise UserError("partnership-none")
    days = {each.id: _day(turn, each, rest) for each in own}
    if len(own) == 1:
        return [_show(turn, own[0], days[own[0].id], move=True)]
    rows = [[Button(each.name, f"digest:{each.id}:{days[each.id]:%Y%m%d}")] for each in own[:50]]
    return [Screen("menu", [Message("digest-ask-partnership")], rows, move=True)]


def _day(turn: Turn, partnership: Partnership, rest: str) -> date:
    today = turn.now.astimezone(ZoneInfo(partnership.time_zone)).date()
    return parse_date(rest, today) if rest else today


def _show(turn: Turn, partnership: Partnership, day: date, *, move: bool) -> Screen:
    monday = monday_of(day)
    if monday > turn.now.astimezone(ZoneInfo(partnership.time_zone)).date():
        raise UserError("digest-in-future")
    if monday + SUNDAY < partnership.started_on:
        raise UserError("digest-before-partnership")
    known, frozen_at = digest.of_week(turn.work, partnership, monday, turn.now)
    edition = Edition(partnership, monday, known, frozen_at)
    return _edition(turn.work, turn.person, edition, turn.now, move=move)


def show_week(turn: Turn, partnership_id: int = 0, figures: int = 0) -> list[Reply]:
    """In place: another week, or the same one with what has been done meanwhile."""
    own = {each.id: each for each in people.partnerships_of(turn.work, turn.person)}
    if partnership_id not in own:
        raise UserError("partnership-not-yours")
    try:
        day = date(figures // 10_000, figures // 100 % 100, figures % 100)
    except ValueError:
        raise UserError("button-old") from None
    if day.year < EARLIEST:
        raise UserError("button-old")
    return [Toast(message("digest-shown")), _show(turn, own[partnership_id], day, move=False)]


COMMANDS = [Command("digest", MEMBERS, ask, place=35, section=Section.LOOK, often=True)]
TAPS = [Tap("digest", MEMBERS, show_week)]
