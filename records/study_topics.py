"""A list of topics of study: one a line, each once, none too long for a button."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from records.errors import UserError
from records.form import Form
from records.questions import Text
from records.text import clean

LONGEST_TOPIC = 30  # characters
MOST_TOPICS = 100


class StudyTopics(Form):
    """What an admin writes: one topic a line."""

    texts: ClassVar[str] = "study-topics"
    submits: ClassVar[str] = "form-save"

    topics: Annotated[str, Text(MOST_TOPICS * (LONGEST_TOPIC + 1), multiline=True)]


def checked_topics(lines: Sequence[str]) -> list[str]:
    """Return the topics without empty lines and repetitions. Raises UserError on too many, and on one too long."""
    topics = list(dict.fromkeys(topic for line in lines if (topic := clean(line))))
    if len(topics) > MOST_TOPICS:
        raise UserError("study-topics-too-many", most=MOST_TOPICS)
    for topic in topics:
        if len(topic) > LONGEST_TOPIC:
            raise UserError("study-topics-too-long", most=LONGEST_TOPIC, topic=topic)
    return topics
