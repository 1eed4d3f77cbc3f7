"""Read what a text announces for a day to come: the answers of a planned event, as far as they are said."""

from collections.abc import Iterator

from records.form import fields_of
from records.kinds.joint_activity import JointActivity
from records.reports.drafts import Doubt, ReadingRule, ReadValue, ReportPlan, TextSpan
from records.reports.event_times import read_times
from records.reports.events import ReportedEvent, is_plan, is_planned
from records.reports.fields.choice import read_choice
from records.reports.fields.place import read_place
from records.reports.fields.title import read_title
from records.reports.kind_words import KindWords, kind_words
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.said_days import SaidDay


def read_plans(whole: Passage, told: tuple[ReportedEvent, ...]) -> tuple[ReportPlan, ...]:
    """Return the plans among the events that are told of; or one where the text only invites to something."""
    plans = [event for event in told if event.kind == JointActivity.kind and is_planned(event)]
    if not told and is_plan(whole) and whole.times and not phrases("hand_in").search(whole.plain):
        ahead = _day(whole)
        if ahead is not None:
            plans = [ReportedEvent(JointActivity.kind, ahead.span, whole)]
    return tuple(_plan(event) for event in plans)


def _plan(event: ReportedEvent) -> ReportPlan:
    words = next(one for one in kind_words() if one.kind == JointActivity.kind)
    passage = event.passage
    times, doubts = read_times(passage, words)
    values = {**times, **dict(_values(event, words))}
    branches = list(dict.fromkeys(str(said.branch.id) for said in passage.branches))
    if branches:
        span = TextSpan(passage.branches[0].span.start, passage.branches[-1].span.end)
        values["branches"] = ReadValue([*branches], span, ReadingRule.NAME)
    ahead = _day(passage)
    if ahead is not None and ahead.day is not None:
        values["day"] = ReadValue(ahead.day.isoformat(), ahead.span, ReadingRule.DATE)
    return ReportPlan(passage.span, values, tuple(doubts))


def _values(event: ReportedEvent, words: KindWords) -> Iterator[tuple[str, ReadValue]]:
    """Yield category, place and title, as far as they are said."""
    fields = {field.name: field for field in fields_of(JointActivity)}
    category = read_choice(event.passage, fields["category"], words)
    place = read_place(event.passage, fields["place"], words)
    sort = category.span if isinstance(category, ReadValue) else None
    title = read_title(event.passage, fields["title"], words, event.shown, sort)
    nameless = any(day.span == event.shown for day in event.passage.days)
    for name, read in (("category", category), ("place", place), ("title", None if nameless else title)):
        if isinstance(read, ReadValue) and not isinstance(read, Doubt):
            yield name, read


def _day(passage: Passage) -> SaidDay | None:
    """Return the first day to come that is no last day for something."""
    today = passage.circumstances.today
    for said in passage.days:
        behind = passage.behind(said.span.end, 6)
        deadline = phrases("deadline_behind").match(behind) or phrases("deadline_before").search(
            passage.before(said.span.start, 8)
        )
        if said.day and said.day >= today and not deadline:
            return said
    return None
