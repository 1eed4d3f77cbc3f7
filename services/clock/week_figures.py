"""The figures of a partnership's week, as the ledger stands: what a digest tells, and what is frozen of it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from indicators.bilingual import BilingualText
from records.calendar import at_local
from records.kinds.joint_activity import JointActivity
from records.lengths import shortened
from records.roles import Side
from records.states import Action, State
from services.scoring.publications import sheet_of
from services.scoring.restatements import restatements
from services.scoring.score_sheet import IndicatorSheet, as_shown, indicator_sheets
from services.scoring.scores import Score, score_at, year_to_date
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing
from storage.ledger.listing import Filter, Sight
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership
from storage.scoring import facts

WEEK = timedelta(weeks=1)
SUNDAY = timedelta(days=6)  # from a Monday on
MOST_PRACTICES, LONGEST_WORDS = 2, 200
# Steps by which what was confirmed is no more, or reads otherwise.
RESTATING = (Action.CORRECT, Action.AGREE_WITHDRAWAL, Action.VOID, Action.DECIDE_VOID)


class FrozenFigures(BaseModel):
    """The base of what is frozen of a week: it is stored as JSON."""

    model_config = ConfigDict(frozen=True)


class Counted(FrozenFigures):
    """How many records of one category or mode are confirmed, and how many wait."""

    confirmed: int = 0
    waiting: int = 0


class Attended(FrozenFigures):
    """How many of a side were expected at its activities, and how many came."""

    expected: int
    present: int

    @property
    def rate(self) -> float:
        """Return the share of the expected who came, from 0 to 1."""
        return self.present / self.expected if self.expected else 0.0


class Listed(FrozenFigures):
    """A record by its number; `words`: what its authors say of it."""

    record_id: int
    kind: str
    title: str
    words: str = ""


class MovedIndicator(FrozenFigures):
    """An indicator of the programme year to date. `before` is its value a week earlier, None where it had none.

    `by_records`: its value is another than the records of a week earlier would make today. What is divided by the days
    of the year so far changes by itself; figures that were frozen before this was told apart count it as moved.
    """

    sheet: IndicatorSheet
    before: float | None
    by_records: bool = True

    @property
    def moved(self) -> bool:
        """Tell whether records have made it read otherwise than a week earlier."""
        return self.by_records and as_shown(self.sheet.value) != as_shown(self.before)

    @property
    def off_target(self) -> bool:
        """Tell whether a part of it has not reached its target."""
        return any(part.gap > 0 for part in self.sheet.parts)


class Restated(FrozenFigures):
    """A confirmed record that was changed: by whom, with which step, and why."""

    record_id: int
    title: str
    action: str
    by: str
    reason: str


class RestatedFigure(FrozenFigures):
    """A figure of a published result that is not the same any more, by the code of its period.

    `name` is None for the composite.
    """

    period: str
    name: BilingualText | None
    told: float | None
    now: float | None


class WeekFigures(FrozenFigures):
    """What a digest tells of a week.

    `attendance` is by side; `attendance_before` that of the week before. `confirmed` and `waiting` count the records of
    the week and the outcomes that are new or changed in it.
    """

    categories: dict[str, Counted] = {}
    modes: dict[str, Counted] = {}
    attendance: dict[Side, Attended] = {}
    attendance_before: dict[Side, Attended] = {}
    outcomes: tuple[Listed, ...] = ()
    indicators: tuple[MovedIndicator, ...] = ()
    practices: tuple[Listed, ...] = ()
    restatements: tuple[Restated, ...] = ()
    restated_figures: tuple[RestatedFigure, ...] = ()
    confirmed: int = 0
    waiting: int = 0

    @property
    def activities(self) -> Counted:
        """Return how many activities there are, of all categories."""
        every = self.categories.values()
        return Counted(
            confirmed=sum(counted.confirmed for counted in every), waiting=sum(counted.waiting for counted in every)
        )

    @property
    def _restates(self) -> bool:
        return bool(self.restatements or self.restated_figures)

    @property
    def quiet(self) -> bool:
        """Tell whether there is nothing to say of the week."""
        return not (self.confirmed or self.waiting or self.outcomes or self.practices or self._restates)


def figures(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> WeekFigures:
    """Return the figures of the week from that Monday, as the ledger stands now."""
    zone = ZoneInfo(partnership.time_zone)
    begin, end = (at_local(day, time(), zone) for day in (monday, monday + WEEK))
    sight = Sight(partnership.id, open=frozenset(Side))
    wanted = Filter(first=monday, last=monday + SUNDAY)
    own = [record for part in listing.in_parts(work, [sight], wanted) for record in part if _is_listed(record)]
    activities = [record for record in own if record.kind == JointActivity.kind]
    changed = [record for record in listing.changed_between(work, partnership.id, begin, end) if _is_listed(record)]
    outcomes = [record for record in changed if record.kind != JointActivity.kind]
    confirmed = {record.id: record.state is State.CONFIRMED for record in (*own, *outcomes)}
    return WeekFigures(
        categories=_counted(activities, "category"),
        modes=_counted(own, "mode"),
        attendance=_attended(work, partnership, monday),
        attendance_before=_attended(work, partnership, monday - WEEK),
        outcomes=tuple(_listed(record) for record in outcomes if _is_for_both(record)),
        indicators=_indicators(work, partnership, min(end, now)),
        practices=tuple(
            _listed(record, words=True)
            for record in changed
            if record.good_practice and record.confirmed_version is not None
        )[:MOST_PRACTICES],
        restatements=_restated(work, partnership, begin, end),
        restated_figures=_restated_figures(work, partnership, begin, min(end, now)),
        confirmed=sum(confirmed.values()),
        waiting=len(confirmed) - sum(confirmed.values()),
    )


def _is_listed(record: StoredRecord) -> bool:
    return record.state not in (State.DRAFT, State.WITHDRAWN, State.VOID)


def _is_for_both(record: StoredRecord) -> bool:
    """Tell whether both sides may read of the record.

    What one side has not asked the other about yet is counted, and not named.
    """
    return record.confirmed_version is not None or record.asked_version is not None


def _counted(records: Sequence[StoredRecord], answer: str) -> dict[str, Counted]:
    counts: dict[str, Counted] = {}
    for record in records:
        name = record.answers.get(answer)
        if isinstance(name, str):
            before, stands = counts.get(name, Counted()), record.state is State.CONFIRMED
            counts[name] = Counted(confirmed=before.confirmed + stands, waiting=before.waiting + (not stands))
    return counts


def _attended(work: UnitOfWork, partnership: Partnership, monday: date) -> dict[Side, Attended]:
    sums = facts.attendance_between(work, partnership.id, monday, monday + SUNDAY)
    return {side: Attended(expected=expected, present=present) for side, (expected, present) in sums.items()}


def _listed(record: StoredRecord, *, words: bool = False) -> Listed:
    narrative = record.answers.get("narrative") if words else None
    said = shortened(str(narrative), LONGEST_WORDS) if narrative else ""
    return Listed(record_id=record.id, kind=record.kind, title=record.title, words=said)


def _indicators(work: UnitOfWork, partnership: Partnership, moment: datetime) -> tuple[MovedIndicator, ...]:
    """Return the indicators of the programme year to date that moved in the week or are off target, as known then."""
    period = year_to_date(work, partnership, moment - timedelta(microseconds=1))
    now = indicator_sheets(score_at(work, partnership, period, moment).evaluation)
    before: dict[str, float | None] = {}
    unrecorded: dict[str, float | None] = {}
    if period.first < partnership.today(moment - WEEK):
        before = _values(score_at(work, partnership, period, moment - WEEK))
        unrecorded = _values(score_at(work, partnership, period, moment, recorded_by=moment - WEEK))
    indicators = [
        MovedIndicator(
            sheet=sheet.model_copy(update={"counted": (), "left_out": ()}),
            before=before.get(sheet.key),
            by_records=sheet.value != unrecorded.get(sheet.key),
        )
        for sheet in now
        if sheet.value is not None
    ]
    return tuple(indicator for indicator in indicators if indicator.moved or indicator.off_target)


def _values(score: Score) -> dict[str, float | None]:
    return {sheet.key: sheet.value for sheet in indicator_sheets(score.evaluation)}


def _restated(work: UnitOfWork, partnership: Partnership, begin: datetime, end: datetime) -> tuple[Restated, ...]:
    """Return what had been confirmed and was corrected, withdrawn or voided, so that scores are not the same."""
    restated = []
    for record in listing.changed_between(work, partnership.id, begin, end):
        note = next(
            (note for note in reversed(audit.history(work, record.id))
             if note.action in RESTATING and begin <= note.at < end), None,
        )  # fmt: skip
        in_force = record.confirmed_version is None or record.confirmed_version > 1
        if note is not None and in_force:
            reason = note.details.reason or ""
            restated.append(
                Restated(
                    record_id=record.id, title=record.title, action=note.action, by=note.person or "", reason=reason
                )
            )
    return tuple(restated)


def _restated_figures(
    work: UnitOfWork, partnership: Partnership, begin: datetime, end: datetime
) -> tuple[RestatedFigure, ...]:
    """Return what of published results became another figure in the week."""
    restated: list[RestatedFigure] = []
    for restatement in restatements(work, partnership, end, since=begin):
        published = sheet_of(restatement.publication)
        names = {indicator.key: indicator.name for indicator in published.indicators}
        restated += [
            RestatedFigure(period=published.period, name=names.get(figure.key), told=figure.told, now=figure.now)
            for figure in restatement.figures
        ]
    return tuple(restated)
