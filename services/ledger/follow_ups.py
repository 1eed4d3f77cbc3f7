"""长效跟踪: after 6, 12 and 24 months both sides are asked once each whether what was adopted is still in use."""

from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from records.calendar import zone_named
from records.errors import UserError
from records.facts import Fact
from records.follow_ups import STAGES, NoLongerBecause, due_on, in_use_measure, stages_due
from records.registry import KINDS
from records.roles import Side
from records.states import OVER
from services.permissions import belongs
from storage import audit, programme
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import follow_ups, record_rows
from storage.ledger.follow_ups import Adopted, FollowUp
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

BEGUN = "follow_ups"  # the name of the programme's setting that says how far it has been looked
AT_ONCE = 20  # partnerships in one transaction
FIRST_LOOK = timedelta(days=31)  # back from the day on which a programme first looks: older stages are not asked


def open_due(work: UnitOfWork, now: datetime) -> bool:
    """Open the questions of all stages that have fallen due; return True where there are more partnerships to look at.

    Each stage is looked at once, on the day after which it is due or as soon as the clock runs again. What came to
    count later than a stage of it fell due is asked at the next stage.
    """
    today = now.astimezone(zone_named(programme.time_zone(work))).date()
    last, until, seen = _progress(work, today)
    if last >= today:
        return False
    unseen = [each for each in partnerships.every(work) if each.id > seen]
    for place, partnership in enumerate(unseen):
        if place == AT_ONCE:
            _keep_progress(work, last, until, unseen[place - 1].id)
            return True
        if partnership.open_on(until):
            _open_due_of(work, partnership.id, last, until)
    _keep_progress(work, until, None, 0)
    return until < today


def _progress(work: UnitOfWork, today: date) -> tuple[date, date, int]:
    """Return up to which day all were looked at, up to which day they are now, and up to which partnership."""
    kept = programme.setting(work, BEGUN, None)
    if not isinstance(kept, list):
        return today - FIRST_LOOK, today, 0
    last, until, seen = kept
    return date.fromisoformat(str(last)), date.fromisoformat(str(until)) if until else today, int(str(seen))


def _keep_progress(work: UnitOfWork, last: date, until: date | None, seen: int) -> None:
    programme.keep(work, BEGUN, [last.isoformat(), until.isoformat() if until else None, seen])


def _open_due_of(work: UnitOfWork, partnership_id: int, last: date, until: date) -> None:
    for adopted in follow_ups.adopted_in(work, partnership_id, _months_of_adoption(last, until)):
        for months in stages_due(adopted.day, last, until):
            _ask_both(work, partnership_id, adopted, months)


def _months_of_adoption(last: date, until: date) -> set[int]:
    """Return the months in which was adopted what has a stage between the two days, each as a number like 202611."""
    months: set[int] = set()
    for stage in STAGES:
        day = last.replace(day=1) - relativedelta(months=stage)
        while day <= until - relativedelta(months=stage):
            months.add(day.year * 100 + day.month)
            day += relativedelta(months=1)
    return months


def _ask_both(work: UnitOfWork, partnership_id: int, adopted: Adopted, months: int) -> None:
    """Ask the sides that were not asked at this stage, and have not said before that it is in use no longer."""
    before = follow_ups.of_record(work, adopted.record_id)
    settled = {each.side for each in before if each.months == months or each.still_used is False}
    asked = [side for side in Side if side not in settled]
    follow_ups.add(work, partnership_id, adopted, months, due_on(adopted.day, months), asked)


def own(work: UnitOfWork, person: Person, follow_up_id: int) -> tuple[FollowUp, Partnership]:
    """Return what the person's side is asked, with the partnership.

    Raise UserError, the same for none and for another's, and where the record does not count any more.
    """
    follow_up = follow_ups.by_id(work, follow_up_id)
    if follow_up is None:
        raise UserError("record-not-found")
    partnership = partnerships.by_id(work, follow_up.partnership_id)
    if not belongs(person, partnership):
        raise UserError("record-not-found")
    if not person.coordinates(partnership.organisation(follow_up.side).id):
        raise UserError("follow-up-other-side")
    record = record_rows.by_id(work, follow_up.record_id)
    if record is None or record.confirmed_version is None or record.state in OVER:
        raise UserError("follow-up-over")
    return follow_up, partnership


def answer(work: UnitOfWork, by: Person, follow_up_id: int, reason: NoLongerBecause | None, now: datetime) -> FollowUp:
    """Keep what the person's side says: that it is in use still, or no longer and why. The latest answer holds.

    Raise UserError as `own`.
    """
    follow_up, partnership = own(work, by, follow_up_id)
    still_used = reason is None
    if follow_up.still_used != still_used or follow_up.reason != reason:
        follow_ups.answer(work, follow_up.id, still_used, reason, by.id, now)
        record = record_rows.by_id(work, follow_up.record_id)
        assert record is not None
        counting = record_rows.as_confirmed(work, record)
        measure = in_use_measure(follow_up.adopted)
        facts.renew(work, counting, measure, answer_facts(work, counting, partnership), now)
        audit.note(work, now, by.id, "follow_up", "record", follow_up.record_id, months=follow_up.months)
    changed = follow_ups.by_id(work, follow_up_id)
    assert changed is not None
    return changed


def answer_facts(work: UnitOfWork, record: StoredRecord, partnership: Partnership) -> list[Fact]:
    """Return the facts of what both sides have answered of a record, each of the day on which it was answered."""
    key = record.read().key()
    return [
        Fact(
            in_use_measure(each.adopted), day, day, float(each.still_used), each.side, key, str(each.months),
        )
        for each in follow_ups.of_record(work, record.id)
        if each.still_used is not None and each.answered_at is not None
        for day in [partnership.today(each.answered_at)]
    ]  # fmt: skip


def is_followed(record: StoredRecord) -> bool:
    """Tell whether a record is of a kind that is followed up, and counts or has counted: of others nobody is asked."""
    return KINDS[record.kind].followed_up and record.confirmed_version is not None
