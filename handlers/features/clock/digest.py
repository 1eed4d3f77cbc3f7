"""The weekly digest: sent at each reader's own hour, and asked for at any time, of this week or of one that is over."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.buttons.clock import ShowDigest, ShowDigests
from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Reply, Screen, Toast, put
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.lookup.partnerships import as_many_as_fit, partnerships_named
from handlers.views import digest as digest_view
from handlers.views.combined_digest import combined
from records.errors import UserError
from records.messages import Message, message
from records.purposes import Purpose
from records.reading.dates import parse_date
from records.text import clean
from services.clock import digest, digest_delivery
from services.clock.digest import monday_of
from services.clock.digest_delivery import AnyDigest, CombinedDigest, PersonalDigest, combined_for
from services.clock.week_figures import SUNDAY, WEEK
from services.ledger.access import partnership_among
from services.permissions import belongs
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership

SEVERAL = 2  # partnerships, from which on one digest of all can be asked for
WEEKS_AGO = {
    "本周": 0, "这周": 0, "这一周": 0, "this week": 0,
    "上周": 1, "上一周": 1, "last week": 1, "上上周": 2, "the week before last": 2,
}  # fmt: skip


def send(work: UnitOfWork, now: datetime) -> bool:
    """Send the digests that are due; return True where there may be more."""
    return digest_delivery.send_due(work, now, _put)


def _put(work: UnitOfWork, due: AnyDigest, now: datetime) -> None:
    if isinstance(due, CombinedDigest):
        put(work, due.person.address, due.person.language, combined(work, due, 0, now, move=True), now)
        return
    if isinstance(due, PersonalDigest):
        put(work, due.person.address, due.person.language, _screen(work, due, now, move=True), now)
        return
    group = due.group
    put(work, group.address, group.language, digest_view.short(work, due.edition, group.language, now, move=True), now)


def _screen(work: UnitOfWork, due: PersonalDigest, now: datetime, *, move: bool) -> Screen:
    language = due.person.language
    if due.owed is None:
        return digest_view.short(work, due.edition, language, now, move=move)
    return digest_view.full(work, due.edition, due.owed, language, now, move=move)


def ask(request: Request, rest: str) -> list[Reply]:
    """Show the digest of the week that goes on, or of the one that is named.

    A day after the command names its week, part of a name a partnership.
    """
    known = partnerships.of_person(request.work, request.person)
    own = [partnership for partnership in known if belongs(request.person, partnership)]
    if not own:
        raise UserError("partnership-none")
    words = clean(rest).split()
    while words and (named := partnerships_named(words[0], own)):
        own, words = list(named), words[1:]
    while words and (named := partnerships_named(words[-1], own)):
        own, words = list(named), words[:-1]
    days = {partnership.id: _day(request, partnership, " ".join(words)) for partnership in own}
    if len(own) == 1:
        return [_show(request, own[0], days[own[0].id], move=True)]
    offered, more = as_many_as_fit(own, "digest")
    rows = [[Button(partnership.name, ShowDigest(partnership.id, days[partnership.id]))] for partnership in offered]
    above = _of_all(request, own)
    return [Screen(Purpose.MENU, [Message("digest-ask-partnership"), *more], [*above, *rows], move=True)]


def _of_all(request: Request, own: Sequence[Partnership]) -> list[list[Button]]:
    """Return the button to the last week of all partnerships, for whoever coordinates several."""
    if sum(partnership.coordinated_by(request.person) for partnership in own) < SEVERAL:
        return []
    return [[Button(Message("digests-all"), ShowDigests(monday_of(own[0].today(request.now)) - WEEK))]]


def _day(request: Request, partnership: Partnership, rest: str) -> date:
    today = partnership.today(request.now)
    if (ago := WEEKS_AGO.get(rest.lower())) is not None:
        return today - timedelta(weeks=ago)
    return parse_date(rest, today) if rest else today


def _show(request: Request, partnership: Partnership, day: date, *, move: bool) -> Screen:
    monday = monday_of(day)
    if monday > partnership.today(request.now):
        raise UserError("digest-in-future")
    if monday + SUNDAY < partnership.started_on:
        raise UserError("digest-before-partnership")
    edition = digest.edition_of(request.work, partnership, monday, request.now)
    shown = digest_delivery.for_person(request.work, request.person, edition, request.now)
    return _screen(request.work, shown, request.now, move=move)


def show_week(request: Request, press: ShowDigest) -> list[Reply]:
    """Show another week in place, or the same one with what has been done meanwhile."""
    partnership = partnership_among(partnerships.of_person(request.work, request.person), press.partnership)
    return [Toast(message("digest-shown")), _show(request, partnership, press.day, move=False)]


def show_all(request: Request, press: ShowDigests) -> list[Reply]:
    """Show a page of the digest of all partnerships in place. Raises UserError where no such week is over."""
    digest = combined_for(request.work, request.person, monday_of(press.day), request.now)
    if not digest.editions:
        raise UserError("digests-none")
    return [combined(request.work, digest, press.page, request.now, move=False)]


COMMANDS = [Command("digest", MEMBERS, ask, place=35, section=Section.LOOK, often=MEMBERS)]
BUTTONS = [OnPress(ShowDigest, show_week), OnPress(ShowDigests, show_all)]
JOBS = [Job("weeks", timedelta(minutes=5), digest.freeze), Job("digests", timedelta(minutes=1), send)]
