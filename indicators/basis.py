"""What the definitions read: the observations of a period, in order, with what does not count set aside."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field

from indicators.evidence import ONE_DAY, SIDES, Evidence, Observation, Period, SideName, Standing
from indicators.measurement import Missing, MissingReason, insufficient
from indicators.score import STRICT

T = TypeVar("T")
ALL_COUNTS = "*"
_COUNTS, _WAITING = Standing.COUNTS, Standing.WAITING
_first_day = attrgetter("starts_on")


class Exposure(BaseModel):
    """How active days make a rate, and when a programme's year starts (`MM-DD`)."""

    model_config = STRICT

    days_of_a_year: Annotated[float, Field(gt=0)]
    least_days_for_a_rate: Annotated[int, Field(ge=1)]
    least_days_for_ranking: Annotated[int, Field(ge=1)]
    programme_year_starts: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")]

    def programme_year(self, day: date) -> date:
        """Return the first day of the programme year in which a day lies."""
        month, day_of_month = self._start
        return date(day.year - ((day.month, day.day) < self._start), month, day_of_month)

    @cached_property
    def _start(self) -> tuple[int, int]:
        month, day_of_month = map(int, self.programme_year_starts.split("-"))
        return month, day_of_month


@dataclass(frozen=True)
class Selection:
    """Observations that count, in order of day and record, and those that do not, with the reason."""

    observations: tuple[Observation, ...]
    left_out: tuple[tuple[Observation, Standing], ...]

    def without(self, reason_of: Callable[[Observation], Standing | None]) -> "Selection":
        """Return the same with those observations set aside for which there is a reason."""
        kept, left_out = [], list(self.left_out)
        for observation in self.observations:
            reason = reason_of(observation)
            if reason is None:
                kept.append(observation)
            else:
                left_out.append((observation, reason))
        return Selection(tuple(kept), tuple(left_out))

    def once(self, key_of: Callable[[Observation], Hashable]) -> "Selection":
        """Return the same with the first observation of each key; the others are set aside as duplicates."""
        keys: set[Hashable] = set()
        kept, left_out = [], list(self.left_out)
        for observation in self.observations:
            if (key := key_of(observation)) in keys:
                left_out.append((observation, Standing.DUPLICATE))
            else:
                keys.add(key)
                kept.append(observation)
        return Selection(tuple(kept), tuple(left_out))

    def within(self, period: Period) -> "Selection":
        """Return what begins in the period; what begins outside is neither counted nor left out."""
        return Selection(
            tuple(observation for observation in self.observations if observation.starts_on in period),
            tuple(
                (observation, standing) for observation, standing in self.left_out if observation.starts_on in period
            ),
        )


class Basis:
    """The evidence as one period sees it. `waiting_too`: as if all that waits were confirmed.

    `active_days` are the days of the period, up to what is known, on which the partnership was active; `first_day` and
    `last_day` are the first and last of them, and in the wrong order where there is none.
    """

    def __init__(self, evidence: Evidence, period: Period, exposure: Exposure, *, waiting_too: bool = False) -> None:
        self.evidence, self.period, self.exposure, self.waiting_too = evidence, period, exposure, waiting_too
        self.active_until = evidence.active_until or date.max
        self.first_day = max(period.starts_on, evidence.active_from)
        self.last_day = min(period.ends_on, evidence.known_at, self.active_until)
        self.active_days = max(0, (self.last_day - self.first_day).days + 1)
        self._sorted: dict[str, list[Observation]] = {}
        self._shared: dict[object, Any] = {}  # Any: whatever the indicators share

    def shared(self, key: object, compute: Callable[[], T]) -> T:
        """Return what several indicators start from, computed by whichever asks first."""
        if key not in self._shared:
            self._shared[key] = compute()
        return self._shared[key]  # type: ignore[no-any-return]  # what `compute` returned

    @cached_property
    def before(self) -> "Basis":
        """The same observations, as the period before sees them."""
        before = Basis(self.evidence, self.period.before, self.exposure, waiting_too=self.waiting_too)
        before._by_measure, before._sorted = self._by_measure, self._sorted
        return before

    @cached_property
    def _by_measure(self) -> dict[str, list[Observation]]:
        """Where waiting ones are to count, a version that waits takes the place of the one that counts now."""
        by_measure: dict[str, list[Observation]] = defaultdict(list)
        observations: Iterable[Observation] = self.evidence.observations
        if self.waiting_too:
            waiting = self._records_waiting
            observations = (
                observation
                for observation in observations
                if observation.record not in waiting or observation.standing is not _COUNTS
            )
        for observation in observations:
            by_measure[observation.measure].append(observation)
        return dict(by_measure)

    @cached_property
    def _waiting(self) -> list[Observation]:
        return [observation for observation in self.evidence.observations if observation.standing is _WAITING]

    @cached_property
    def _records_waiting(self) -> set[int]:
        return {observation.record for observation in self._waiting if observation.record is not None}

    @property
    def measures_waiting(self) -> set[str]:
        """The measures of which something waits, or would no longer count if what waits did."""
        records = self._records_waiting
        if not records:
            return {observation.measure for observation in self._waiting}
        versions = (observation for observation in self.evidence.observations if observation.record in records)
        return {observation.measure for observation in (*self._waiting, *versions)}

    def all_of(self, measure: str) -> Sequence[Observation]:
        """Return all observations of a measure, in no order, also those that do not count."""
        return self._by_measure.get(measure, ())

    def _in_order(self, measure: str) -> list[Observation]:
        if measure not in self._sorted:
            self._sorted[measure] = sorted(self.all_of(measure), key=sort_key)
        return self._sorted[measure]

    def standing(self, observation: Observation, *, always: bool = False) -> Standing:
        """Return whether an observation counts, and if not, why.

        `always`: it counts also on days on which the partnership was not active.
        """
        if observation.standing is not _COUNTS and not self.stands(observation):
            return observation.standing
        day = observation.starts_on
        if day > self.evidence.known_at:
            return Standing.NOT_YET
        if not always and not self.evidence.active_from <= day <= self.active_until:
            return Standing.NOT_ACTIVE
        return _COUNTS

    def stands(self, observation: Observation) -> bool:
        """Return whether an observation is confirmed, or waits where waiting ones are to count, whatever its day."""
        return observation.standing is _COUNTS or (self.waiting_too and observation.standing is _WAITING)

    def select(self, *measures: str, since: date = date.min, always: bool = False) -> Selection:
        """Return the observations of the measures that begin from `since` to the period's end.

        `Selection.within` brings them down to the period. `always` as in `standing`.
        """
        observations = [observation for measure in measures for observation in self._between(measure, since)]
        if len(measures) > 1:
            observations.sort(key=sort_key)
        standings = [self.standing(observation, always=always) for observation in observations]
        if standings.count(_COUNTS) == len(observations):
            return Selection(tuple(observations), ())
        pairs = list(zip(observations, standings, strict=True))
        return Selection(
            tuple(observation for observation, standing in pairs if standing is _COUNTS),
            tuple((observation, standing) for observation, standing in pairs if standing is not _COUNTS),
        )

    def _between(self, measure: str, since: date) -> list[Observation]:
        observations = self._in_order(measure)
        first = bisect_left(observations, since, key=_first_day)
        return observations[first : bisect_right(observations, self.period.ends_on, key=_first_day)]

    def about_period(self, measure: str) -> list[Observation]:
        """Return those observations about a period (ratings, answers, attestations) that count, in order.

        They belong to this period if theirs ends in it.
        """
        counting = [
            observation
            for observation in self.all_of(measure)
            if observation.ends_on in self.period and self.stands(observation)
        ]
        return sorted(counting, key=lambda observation: (observation.ends_on, *sort_key(observation)))

    def per_year(self, count: float) -> float:
        """Return a count of the active days as a count per year. There must be active days."""
        return count / self.active_days * self.exposure.days_of_a_year

    def no_rate(self) -> Missing | None:
        """Return why nothing can be said per year: too few active days, or none; None where it can."""
        if self.active_days == 0:
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        if self.active_days < self.exposure.least_days_for_a_rate:
            return insufficient("active_days", self.active_days, self.exposure.least_days_for_a_rate)
        return None

    def nil_returned(self, key: str) -> bool:
        """Return whether both sides have attested, for all active days, that there was nothing of the indicator."""
        return all(self._attested(key, side) for side in SIDES)

    def _attested(self, key: str, side: SideName) -> bool:
        attested_to = self.first_day - ONE_DAY
        attestations = (
            observation
            for observation in self.all_of("nil_return")
            if observation.side == side and observation.subject in (key, ALL_COUNTS) and self.stands(observation)
        )
        for attestation in sorted(attestations, key=sort_key):
            if attestation.starts_on <= attested_to + ONE_DAY:
                attested_to = max(attested_to, attestation.ends_on)
        return self.active_days > 0 and attested_to >= self.last_day


def sort_key(observation: Observation) -> tuple[date, int, str, str, str, date, float, float]:
    """Return what puts observations in order, the same whatever order they came in."""
    return (
        observation.starts_on,
        -1 if observation.record is None else observation.record,
        observation.subject or "",
        observation.category or "",
        observation.side or "",
        observation.ends_on,
        observation.quantity,
        observation.share,
    )
