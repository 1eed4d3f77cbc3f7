"""What keeps the ledger honest from outside: silence is told, and a sample of the confirmed is checked."""

from datetime import datetime
from math import ceil
from random import SystemRandom

from records.errors import UserError
from records.periods import ReportingPeriod
from services.clock.debts import SILENCE
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import spot_checks, waiting
from storage.ledger.spot_checks import SpotCheck
from storage.people.persons import Person

AT_ONCE = 50  # records in one transaction
SAMPLE = 0.05  # of the confirmed records of a period


def note_silence(work: UnitOfWork, now: datetime) -> bool:
    """Note in its history that the other side has left a record unanswered for a week.

    Return True where there may be more of them.

    The admins hear of it in the one message that tells all they owe (`services/clock/debts.py`).
    """
    silent = waiting.silent_and_untold(work, now - SILENCE, AT_ONCE)
    for record in silent:
        audit.note(work, now, None, "silent", "record", record.id, record.version, revision=record.revision)
    return len(silent) == AT_ONCE


def sample(work: UnitOfWork, by: Person, period: ReportingPeriod, now: datetime) -> list[SpotCheck]:
    """Return the sample of a period that is over: drawn once, the same however often it is asked for.

    Raise UserError unless an admin asks.
    """
    check_admin(by)
    if not (drawn := spot_checks.of_period(work, period.code)):
        eligible = spot_checks.eligible(work, period.first, period.last)
        chosen = SystemRandom().sample(eligible, ceil(len(eligible) * SAMPLE))
        for record_id in sorted(chosen):
            spot_checks.add(work, period.code, record_id, now)
        drawn = spot_checks.of_period(work, period.code)
    return drawn


def find_sound(work: UnitOfWork, by: Person, check_id: int, now: datetime) -> SpotCheck:
    """Note that an admin has looked at a record of a sample, and that it is as it says.

    One that is not is voided, by its own step. Raise UserError unless an admin says so.
    """
    check_admin(by)
    check = spot_checks.by_id(work, check_id)
    if check is None:
        raise UserError("button-old")
    if check.sound is None:
        spot_checks.mark_sound(work, check.id, by.id, now)
        audit.note(work, now, by.id, "spot_check", "record", check.record_id)
    return check
