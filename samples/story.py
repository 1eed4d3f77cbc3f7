"""How a sample's records are told: what was filled in, and what became of it, in days before today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pydantic import JsonValue

from records.states import Action

Answers = dict[str, JsonValue]


@dataclass(frozen=True)
class StoryStep:
    """A step after the submission; `details` go into the history, `changes` into the next version."""

    action: Action
    reason: str | None = None
    fields: tuple[str, ...] = ()
    changes: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class PraiseStep:
    """The other side marks it as a good practice."""


PASSED = StoryStep(Action.PASS_ON)
CONFIRMED = (PASSED, StoryStep(Action.CONFIRM))


@dataclass(frozen=True)
class Story:
    """How a record is told.

    `ago`: how many days before today all of it had happened; `by`: the author's number; `then`: the steps that
    followed; `good`: a good practice. The author's side passes it only where the author is no coordinator.
    """

    ago: int
    by: int
    kind: str
    answers: Answers
    then: tuple[StoryStep, ...] = CONFIRMED
    good: bool = False


@dataclass(frozen=True)
class Calendar:
    """Days as the answers have them."""

    today: date

    def ago(self, days: int) -> date:
        """Return the day so many days before today; days to come are negative."""
        return self.today - timedelta(days=days)

    def told(self, days: int) -> str:
        """Return the day so many days before today as answers have it; days to come are negative."""
        return self.ago(days).isoformat()


def link(url: str) -> JsonValue:
    """Return a link as an answer that asks for evidence."""
    return [{"kind": "link", "url": url}]


def returned(reason: str, *fields: str) -> StoryStep:
    """Return the step of returning it, with the fields that are wrong."""
    return StoryStep(Action.RETURN, reason, fields)


def because(action: Action, reason: str) -> StoryStep:
    """Return a step that is taken for a reason."""
    return StoryStep(action, reason)


def activity(
    calendar: Calendar, ago: int, by: int, category: str, title: str, place: str, mode: str, narrative: str,
    then: tuple[StoryStep, ...] = CONFIRMED, good: bool = False, **more: JsonValue,
) -> Story:  # fmt: skip
    """Return the story of a joint activity."""
    answers = {"event_date": calendar.told(ago), "category": category, "title": title, "place": place, "mode": mode}
    return Story(ago, by, "joint_activity", {**answers, "narrative": narrative, **more}, then, good)


def outcome(
    calendar: Calendar, ago: int, by: int, kind: str, title: str, then: tuple[StoryStep, ...] = CONFIRMED,
    good: bool = False, **more: JsonValue,
) -> Story:  # fmt: skip
    """Return the story of a record of any other kind.

    It is reported once all that it tells has happened, which may be long after the event.
    """
    answers = {"event_date": calendar.told(ago), "title": title, **more}
    converted = answers.get("converted_on")
    told = (calendar.today - date.fromisoformat(str(converted))).days if converted else ago
    return Story(told, by, kind, answers, then, good)
