"""What keeps the ledger honest from outside: silence is told, and a sample of the confirmed is checked."""

from datetime import datetime
from math import ceil
from random import SystemRandom

from records.errors import UserError
from records.periods import ReportingPeriod
from services.clock.debts import SILENCE
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows, spot_checks
from storage.ledger.spot_checks import SpotCheck
from storage.people.directory import Person

AT_ONCE = 50  # records in one transaction
SAMPLE = 0.05  # of the confirmed records of a period


def note_silence(work: UnitOfWork, now: datetime) -> bool:
    """Each record that the other side has left unanswered for a week says so in its history. The admins hear of it in
    the one message that tells all they owe (`services/clock/debts.py`). True where there may be more of them."""
    found = record_rows.silent_and_untold(work, now - SILENCE, AT_ONCE)
    for record in found:
        audit.note(work, now, None, "silent", "record", record.id, record.version, revision=record.revision)
    return len(found) == AT_ONCE


def sample(work: UnitOfWork, by: Person, period: ReportingPeriod, now: datetime) -> list[SpotCheck]:
    """The sample of a period that is over: drawn once, the same however often it is asked for. Raises UserError."""
    _check_admin(by)
    if not (drawn := spot_checks.of_period(work, period.code)):
        eligible = spot_checks.eligible(work, period.first, period.last)
        chosen = SystemRandom().sample(eligible, ceil(len(eligible) * SAMPLE))
        for record_id in sorted(chosen):
            spot_checks.add(work, period.code, record_id, now)
        drawn = spot_checks.of_period(work, period.code)
    return drawn


def found_sound(work: UnitOfWork, by: Person, check_id: int, now: datetime) -> SpotCheck:
    """The admin has looked at it, and it is as it says. One that is not is voided, by its own step."""
    _check_admin(by)
    check = spot_checks.by_id(work, check_id)
    if check is None:
        raise UserError("button-old")
    if check.sound is None:
        spot_checks.mark_sound(work, check.id, by.id, now)
        audit.note(work, now, by.id, "spot_check", "record", check.record_id)
    return check


def _check_admin(by: Person) -> None:
    if not by.is_admin:
        raise UserError("not-your-role")
