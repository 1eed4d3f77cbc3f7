"""Indicator 13: whether what was found wanting is put right, in time and for good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import Least, SingleValue, Window
from indicators.evidence import ONE_DAY, Fact, Period, Side
from indicators.measured import Measured, Missing, MissingReason, Part, counted, insufficient, left_out

MEASURES = ("rectification_due", "rectification_closed", "rectification_verified", "rectification_reopened")


@dataclass
class Rectification:
    """One rectification with the days of what happened to it."""

    subject: str
    due: Fact | None = None
    closed: list[date] = field(default_factory=list)
    verified: list[tuple[date, Side | None]] = field(default_factory=list)
    reopened: list[date] = field(default_factory=list)

    def add(self, fact: Fact) -> None:
        if fact.measure == "rectification_due":
            self.due = fact
        elif fact.measure == "rectification_closed":
            self.closed.append(fact.starts_on)
        elif fact.measure == "rectification_verified":
            self.verified.append((fact.starts_on, fact.side))
        else:
            self.reopened.append(fact.starts_on)

    def done(self, by: date, reopening: timedelta) -> bool:
        """Closed by that day, verified by the other side before any reopening, and not reopened soon after."""
        return any(self._holds(day, reopening) for day in self.closed if day <= by)

    def _holds(self, closed: date, reopening: timedelta) -> bool:
        reopened = min((day for day in self.reopened if day >= closed), default=date.max)
        responsible = self.due.side if self.due is not None else None
        verified = any(
            closed <= day <= reopened and side is not None and side != responsible for day, side in self.verified
        )
        return verified and reopened - closed > reopening


class RectificationRate(SingleValue):
    """Closed by the period's end and verified by the other side ÷ due in the period, overdue ones carried in."""

    definition: Literal["rectification_rate"]
    reopened_within_days: Least
    least_due: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(MEASURES, (date.min, date.max))

    def measure(self, basis: Basis) -> Measured:
        due = self._due(basis)
        reopening = timedelta(days=self.reopened_within_days)
        done = [each for each in due if each.done(basis.period.ends_on, reopening)]
        carried = sum(each.due.starts_on < basis.period.starts_on for each in due if each.due is not None)
        beside = {"due": len(due), "done": len(done), "carried_in": carried}
        records = counted((each.due, float(each in done)) for each in due if each.due is not None)
        aside = left_out(
            (fact, fact.standing)
            for fact in basis.raw("rectification_due")
            if fact.starts_on in basis.period and not basis.said(fact)
        )
        if not due:
            return Measured(missing=Missing(MissingReason.NOT_DUE), left_out=aside, beside=beside)
        if len(due) < self.least_due:
            return Measured((), insufficient("due", len(due), self.least_due), records, aside, beside)
        part = Part(100 * len(done) / len(due), self.score, len(done), len(due), factor=100)
        sources = {each.subject: float(each in done) for each in due}
        return Measured((part,), None, records, aside, beside, sources=sources)

    def _due(self, basis: Basis) -> list[Rectification]:
        """Those whose day passed in the period, and those that were overdue and still open when it began."""
        last = min(basis.period.ends_on, basis.evidence.known_at)
        before = basis.period.starts_on - ONE_DAY
        reopening = timedelta(days=self.reopened_within_days)
        return [
            each
            for each in _rectifications(basis)
            if each.due is not None
            and each.due.starts_on <= last
            and (each.due.starts_on > before or not each.done(before, reopening))
        ]


def _rectifications(basis: Basis) -> list[Rectification]:
    """In order of their subjects. Of two due dates of one rectification the later one holds."""
    found: dict[str, Rectification] = {}
    for measure in MEASURES:
        facts = [fact for fact in basis.raw(measure) if basis.said(fact) and fact.starts_on <= basis.evidence.known_at]
        for fact in sorted(facts, key=lambda fact: (fact.starts_on, fact.side or "", fact.record or 0)):
            subject = fact.subject or f"record:{fact.record}"
            found.setdefault(subject, Rectification(subject)).add(fact)
    return [found[subject] for subject in sorted(found)]
