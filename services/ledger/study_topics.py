"""The topics of study that an admin keeps for the programme, so that activities are told apart by the same words."""

from collections.abc import Sequence
from datetime import datetime

from records.study_topics import checked_topics
from services.permissions import check_admin
from storage import audit, programme
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

TOPICS = "study_topics"  # the name of the programme's setting


def study_topics(work: UnitOfWork) -> list[str]:
    """Return the topics, in the admin's order; none until an admin has written some."""
    kept = programme.setting(work, TOPICS, [])
    return [str(topic) for topic in kept] if isinstance(kept, list) else []


def keep_topics(work: UnitOfWork, by: Person, lines: Sequence[str], now: datetime) -> list[str]:
    """Keep these topics in place of those before; records keep the words that they were given.

    Raise UserError unless an admin does, and on a list that is too long or has a topic that is.
    """
    check_admin(by)
    topics = checked_topics(lines)
    programme.keep(work, TOPICS, [*topics])
    audit.note(work, now, by.id, "set_topics", "programme", 0)
    return topics
