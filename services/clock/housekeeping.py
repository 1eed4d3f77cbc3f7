"""What is kept only for a time goes when that time is over."""

from datetime import datetime, timedelta

from services.clock import debts
from storage.assessment import rectifications
from storage.chat import documents, drafts, imports, intake, outbox, reports
from storage.clock import digest_schedule, reminders
from storage.desk import deeds, passes
from storage.engine.backup import BACKUPS
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, batches
from storage.operation import alerts

HANDLED_UPDATES = timedelta(days=3)  # Telegram delivers again for a day at most
SENT_POSTS = timedelta(days=30)
DRAFTS = timedelta(days=180)  # weeks are nothing to a draft, and half a year is given up
WRITTEN_LISTS = timedelta(days=8)  # a list may be taken days after it was sent, and is taken back within one
SET_ASIDE = timedelta(days=90)
UNUSED_EVIDENCE = timedelta(days=30)
DESK_FORMS = timedelta(days=2)  # longer than a session of the desk
TOLD = timedelta(days=400)  # /burden tells of the last weeks, and nothing is owed so long


def look_for_backups(work: UnitOfWork, now: datetime) -> None:
    """Wake whoever makes backups, who knows from their folder whether one is due."""
    work.wanted_workers.add(BACKUPS)


def forget(work: UnitOfWork, now: datetime) -> None:
    """Forget all that has been kept as long as it is needed."""
    intake.forget(work, handled_before=now - HANDLED_UPDATES, set_aside_before=now - SET_ASIDE)
    outbox.forget(work, before=now - SENT_POSTS)
    drafts.forget(work, before=now - DRAFTS)
    documents.forget(work, before=now - SENT_POSTS)
    digest_schedule.forget(work, before=now - TOLD)
    reminders.forget(work, before=now - TOLD)
    debts.forget_settled(work)
    alerts.forget(work, before=now - SET_ASIDE)
    imports.forget(work, before=now - SENT_POSTS)
    imports.forget_written(work, before=now - WRITTEN_LISTS)
    batches.forget(work, before=now - DRAFTS)
    reports.forget(work, before=now - DRAFTS)
    passes.forget(work, expired_before=now)
    deeds.forget(work, before=now - DESK_FORMS)
    discard_evidence(work, before=now - UNUSED_EVIDENCE)


def discard_evidence(work: UnitOfWork, *, of: int | None = None, before: datetime | None = None) -> None:
    """Discard photos and documents that nothing uses: no version of a record, no rectification, no draft."""
    if loose := attachments.loose(work, of=of, before=before):
        used = drafts.evidence_used(work) | reports.evidence_used(work) | rectifications.evidence_used(work)
        attachments.discard(work, loose - used)
