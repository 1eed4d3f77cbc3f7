"""Groups: which partnership each belongs to, whether the bot is in it, and where it has moved."""

from datetime import datetime, timedelta

from records.addresses import Address, telegram_topic
from records.errors import UserError
from records.notices import News, NewsKind
from records.roles import Side
from services import permissions
from storage import audit
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, partnerships, persons
from storage.people.persons import Person

SILENT_AGAIN = timedelta(days=7)  # until it is told once more that the bot may not write in a group


def bind(work: UnitOfWork, by: Person, group: Address, partnership_id: int, now: datetime) -> None:
    """Bind the group to a partnership that the person coordinates.

    Raise UserError where they do not, and where the group belongs to another partnership that they do not look after.
    """
    if partnership_id not in {partnership.id for partnership in permissions.coordinated(work, by)}:
        raise UserError("partnership-not-yours")
    before = groups.partnership_of(work, group)
    if before not in (None, partnership_id):
        _check_bound_to_own(work, by, before)
    groups.bind(work, group, partnership_id, language=by.language)
    if before != partnership_id:
        audit.note(work, now, by.id, "bind", "partnership", partnership_id)


def unbind(work: UnitOfWork, by: Person, group: Address, now: datetime) -> None:
    """Let the group belong to no partnership. Raise UserError where it belongs to none, or to another's."""
    before = groups.partnership_of(work, group)
    if before is None:
        raise UserError("not-bound")
    _check_bound_to_own(work, by, before)
    groups.bind(work, group, None)
    audit.note(work, now, by.id, "unbind", "partnership", before)


def _check_bound_to_own(work: UnitOfWork, by: Person, partnership_id: int | None) -> None:
    if partnership_id is None or not permissions.oversees(by, partnerships.by_id(work, partnership_id)):
        raise UserError("bound-elsewhere")


def note_inside(work: UnitOfWork, group: Address, inside: bool, now: datetime, *, by: Person | None = None) -> None:
    """Note that the bot was brought into the group, or put out of it, which coordinators hear unless it was them."""
    if not inside and groups.left_at(work, group) is None:
        _tell_coordinators(work, group, NewsKind.GROUP_LEFT, by)
    groups.set_left(work, group, None if inside else now)


def note_silent(work: UnitOfWork, group: Address, now: datetime) -> None:
    """Note that the bot may not write in the group, and tell its coordinators so, at most once a week."""
    since = groups.silent_since(work, group)
    if since is None or since + SILENT_AGAIN <= now:
        groups.set_silent(work, group, now)
        _tell_coordinators(work, group, NewsKind.GROUP_SILENT)


def migrate(work: UnitOfWork, old: Address, new: Address) -> None:
    """Let a group that has become another go on with what the old one had."""
    groups.migrate(work, old, new)


def leave_topic(work: UnitOfWork, topic: Address) -> None:
    """Let what goes to a topic that is closed or gone go to the group's main one.

    Where its notices went there, its coordinators are told.
    """
    if groups.topic_of(work, topic) == telegram_topic(topic):
        _tell_coordinators(work, topic, NewsKind.GROUP_TOPIC_LOST)
    groups.leave_topic(work, topic)


def _tell_coordinators(work: UnitOfWork, group: Address, kind: NewsKind, by: Person | None = None) -> None:
    """Have the coordinators of both sides told, at their hours: it may be found out where nobody has said anything."""
    bound = groups.partnership_of(work, group)
    if bound is None:
        return
    partnership = partnerships.by_id(work, bound)
    for side in Side:
        for person in persons.coordinators_of(work, partnership.organisation(side).id):
            if by is None or person.id != by.id:
                reminders.keep_news(work, News(kind, person.id, bound))
