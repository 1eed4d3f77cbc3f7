"""What the definitions read: the facts of a period, in order, with what does not count set aside."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field

from indicators.evidence import ONE_DAY, Evidence, Fact, Period, Side, Standing
from indicators.measured import Missing, MissingReason, insufficient
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
        """The first day of the programme year in which a day lies."""
        month, day_of_month = self._start
        return date(day.year - ((day.month, day.day) < self._start), month, day_of_month)

    @cached_property
    def _start(self) -> tuple[int, int]:
        month, day_of_month = map(int, self.programme_year_starts.split("-"))
        return month, day_of_month


@dataclass(frozen=True)
class Selection:
    """Facts that count, in order of day and record, and those that do not, with the reason."""

    facts: tuple[Fact, ...]
    left_out: tuple[tuple[Fact, Standing], ...]

    def without(self, reason_of: Callable[[Fact], Standing | None]) -> "Selection":
        """The same with those facts set aside for which there is a reason."""
        kept, dropped = [], list(self.left_out)
        for fact in self.facts:
            reason = reason_of(fact)
            if reason is None:
                kept.append(fact)
            else:
                dropped.append((fact, reason))
        return Selection(tuple(kept), tuple(dropped))

    def once(self, key: Callable[[Fact], Hashable]) -> "Selection":
        """The same with the first fact of each key; the others are duplicates."""
        seen: set[Hashable] = set()
        kept, dropped = [], list(self.left_out)
        for fact in self.facts:
            if (this := key(fact)) in seen:
                dropped.append((fact, Standing.DUPLICATE))
            else:
                seen.add(this)
                kept.append(fact)
        return Selection(tuple(kept), tuple(dropped))

    def within(self, period: Period) -> "Selection":
        """Facts that begin in the period; the others are no matter of it."""
        return Selection(
            tuple(fact for fact in self.facts if fact.starts_on in period),
            tuple((fact, standing) for fact, standing in self.left_out if fact.starts_on in period),
        )


class Basis:
    """The evidence as one period sees it. `waiting_too`: as if all that waits were confirmed."""

    def __init__(self, evidence: Evidence, period: Period, exposure: Exposure, *, waiting_too: bool = False) -> None:
        self.evidence, self.period, self.exposure, self.waiting_too = evidence, period, exposure, waiting_too
        self.active_until = evidence.active_until or date.max
        self.first_day = max(period.starts_on, evidence.active_from)
        self.last_day = min(period.ends_on, evidence.known_at, self.active_until)
        self.active_days = max(0, (self.last_day - self.first_day).days + 1)
        self._sorted: dict[str, list[Fact]] = {}
        self._found: dict[object, Any] = {}  # Any: whatever was found

    def once(self, key: object, find: Callable[[], T]) -> T:
        """What several indicators start from, found once."""
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]  # type: ignore[no-any-return]  # what `find` returned

    @cached_property
    def before(self) -> "Basis":
        """The same facts, as the period before sees them."""
        before = Basis(self.evidence, self.period.before, self.exposure, waiting_too=self.waiting_too)
        before._by_measure, before._sorted = self._by_measure, self._sorted
        return before

    @cached_property
    def _by_measure(self) -> dict[str, list[Fact]]:
        """Where waiting ones are to count, a version that waits takes the place of the one that counts now."""
        by_measure: dict[str, list[Fact]] = defaultdict(list)
        facts: Iterable[Fact] = self.evidence.facts
        if self.waiting_too:
            waiting = {fact.record for fact in self._waiting if fact.record is not None}
            facts = (fact for fact in facts if fact.record not in waiting or fact.standing is not _COUNTS)
        for fact in facts:
            by_measure[fact.measure].append(fact)
        return dict(by_measure)

    @cached_property
    def _waiting(self) -> list[Fact]:
        return [fact for fact in self.evidence.facts if fact.standing is _WAITING]

    @property
    def waiting(self) -> set[str]:
        """The measures of which something waits, or would no longer count if what waits did."""
        records = {fact.record for fact in self._waiting if fact.record is not None}
        replaced = (fact for fact in self.evidence.facts if fact.record in records) if records else ()
        return {fact.measure for fact in (*self._waiting, *replaced)}

    def raw(self, measure: str) -> Sequence[Fact]:
        """All facts of a measure, in no order, whatever they are worth."""
        return self._by_measure.get(measure, ())

    def _in_order(self, measure: str) -> list[Fact]:
        if measure not in self._sorted:
            self._sorted[measure] = sorted(self.raw(measure), key=_order)
        return self._sorted[measure]

    def standing(self, fact: Fact, *, always: bool = False) -> Standing:
        """`always`: it counts also on days on which the partnership was not active."""
        if fact.standing is not _COUNTS and not (self.waiting_too and fact.standing is _WAITING):
            return fact.standing
        day = fact.starts_on
        if day > self.evidence.known_at:
            return Standing.NOT_YET
        if not always and not self.evidence.active_from <= day <= self.active_until:
            return Standing.NOT_ACTIVE
        return _COUNTS

    def select(self, *measures: str, since: date = date.min, always: bool = False) -> Selection:
        """The facts that begin from `since` to the period's end; `within` brings them down to the period."""
        found = [fact for measure in measures for fact in self._between(measure, since)]
        if len(measures) > 1:
            found.sort(key=_order)
        standings = [self.standing(fact, always=always) for fact in found]
        if standings.count(_COUNTS) == len(found):
            return Selection(tuple(found), ())
        known = list(zip(found, standings, strict=True))
        return Selection(
            tuple(fact for fact, standing in known if standing is _COUNTS),
            tuple((fact, standing) for fact, standing in known if standing is not _COUNTS),
        )

    def _between(self, measure: str, since: date) -> list[Fact]:
        facts = self._in_order(measure)
        first = bisect_left(facts, since, key=_first_day)
        return facts[first : bisect_right(facts, self.period.ends_on, key=_first_day)]

    def about_period(self, measure: str) -> list[Fact]:
        """Facts about a period (ratings, answers, attestations) that count, in order; those about one that ends in
        this."""
        found = (fact for fact in self.raw(measure) if fact.ends_on in self.period)
        return sorted((fact for fact in found if self.said(fact)), key=lambda fact: (fact.ends_on, *_order(fact)))

    def said(self, fact: Fact) -> bool:
        """It counts, whatever its day."""
        return fact.standing is _COUNTS or (self.waiting_too and fact.standing is _WAITING)

    def per_year(self, count: float) -> float:
        return count / self.active_days * self.exposure.days_of_a_year

    def no_rate(self) -> Missing | None:
        """Why nothing can be said per year, if so."""
        if self.active_days == 0:
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        if self.active_days < self.exposure.least_days_for_a_rate:
            return insufficient("active_days", self.active_days, self.exposure.least_days_for_a_rate)
        return None

    def nil_returned(self, key: str) -> bool:
        """Both sides have attested, for all active days, that there was nothing of the kind."""
        return all(self._attested(key, side) for side in Side)

    def _attested(self, key: str, side: Side) -> bool:
        attested_to = self.first_day - ONE_DAY
        facts = (
            f for f in self.raw("nil_return") if f.side == side and f.subject in (key, ALL_COUNTS) and self.said(f)
        )
        for fact in sorted(facts, key=_order):
            if fact.starts_on <= attested_to + ONE_DAY:
                attested_to = max(attested_to, fact.ends_on)
        return self.active_days > 0 and attested_to >= self.last_day


def _order(fact: Fact) -> tuple[date, int, str, str, str, date, float, float]:
    return (
        fact.starts_on,
        -1 if fact.record is None else fact.record,
        fact.subject or "",
        fact.category or "",
        fact.side or "",
        fact.ends_on,
        fact.quantity,
        fact.share,
    )
