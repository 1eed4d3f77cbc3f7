"""Admins hear in chat of what is wrong with the running system, in one card, and that it is over."""

from datetime import datetime, timedelta

from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.replies import Screen
from handlers.views.alerts import alerts_screen
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from services.operation import alerting
from services.permissions import check_admin
from storage.chat.outbox import has_screen
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import alerts
from storage.people.persons import Person

SHOWN = timedelta(days=1)  # what is over stays on the card


def tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | None:
    """Return the card as it is now; None where nothing is wrong any more, and the reader has heard of nothing."""
    check_admin(reader)
    standing, ended = alerts.standing(work), alerts.ended(work, now - SHOWN)
    is_new = news.kind is NewsKind.ALERT and bool(standing or news.urgent)
    if not (is_new or has_screen(work, reader.address, Purpose.ALERTS)):
        return None
    if not standing:
        heading = message("alerts-over", name=reader.name)
    return alerts_screen(work, standing, ended, heading, move=is_new)


NEWS = [OnNews([NewsKind.ALERT, NewsKind.ALERT_CHANGED], tell, quiet=[NewsKind.ALERT_CHANGED])]
JOBS = [Job("incidents", timedelta(seconds=30), alerting.note_incidents)]
