"""Indicator 13: whether what was found wanting is put right, in time and for good."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from indicators.basis import Basis, Exposure, sort_key
from indicators.definitions.indicator import DateRange, Least, SingleValue
from indicators.evidence import ONE_DAY, Observation, Period, SideName
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    Part,
    amounts_by_record,
    insufficient,
    records_by_standing,
)

MEASURES = ("rectification_due", "rectification_closed", "rectification_verified", "rectification_reopened")


@dataclass
class RectificationHistory:
    """One rectification with the days of what happened to it."""

    subject: str
    due: Observation | None = None
    closed: list[date] = field(default_factory=list)
    verified: list[tuple[date, SideName | None]] = field(default_factory=list)
    reopened: list[date] = field(default_factory=list)

    def add(self, observation: Observation) -> None:
        """Note what an observation of one of the four measures says. Of two due dates the one added last holds."""
        if observation.measure == "rectification_due":
            self.due = observation
        elif observation.measure == "rectification_closed":
            self.closed.append(observation.starts_on)
        elif observation.measure == "rectification_verified":
            self.verified.append((observation.starts_on, observation.side))
        else:
            self.reopened.append(observation.starts_on)

    def is_done(self, by: date, reopening: timedelta) -> bool:
        """Return whether it was closed by that day, and stayed so.

        It was verified by the other side before any reopening, and not reopened within `reopening`.
        """
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

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return all days: what is overdue is carried over, however old it is."""
        return dict.fromkeys(MEASURES, (date.min, date.max))

    def measure(self, basis: Basis) -> Measurement:
        """Return the share (%) of rectifications due that were done by the period's end."""
        due = self._due(basis)
        reopening = timedelta(days=self.reopened_within_days)
        done = {history.subject: float(history.is_done(basis.period.ends_on, reopening)) for history, _ in due}
        number_done = int(sum(done.values()))
        carried_in = sum(deadline.starts_on < basis.period.starts_on for _, deadline in due)
        beside = {"due": len(due), "done": number_done, "carried_in": carried_in}
        counted = amounts_by_record((deadline, done[history.subject]) for history, deadline in due)
        left_out = records_by_standing(
            (deadline, deadline.standing)
            for deadline in basis.all_of("rectification_due")
            if deadline.starts_on in basis.period and not basis.stands(deadline)
        )
        if not due:
            return Measurement(missing=Missing(MissingReason.NOT_DUE), left_out=left_out, beside=beside)
        if len(due) < self.least_due:
            return Measurement((), insufficient("due", len(due), self.least_due), counted, left_out, beside)
        part = Part(100 * number_done / len(due), self.score, number_done, len(due), factor=100)
        return Measurement((part,), None, counted, left_out, beside, sources=done)

    def _due(self, basis: Basis) -> list[tuple[RectificationHistory, Observation]]:
        """Return the rectifications that are due, each with its deadline.

        Those whose day passed in the period, and those that were overdue and still open when it began.
        """
        last = min(basis.period.ends_on, basis.evidence.known_at)
        before = basis.period.starts_on - ONE_DAY
        reopening = timedelta(days=self.reopened_within_days)
        return [
            (history, history.due)
            for history in _histories(basis)
            if history.due is not None
            and history.due.starts_on <= last
            and (history.due.starts_on > before or not history.is_done(before, reopening))
        ]


def _histories(basis: Basis) -> list[RectificationHistory]:
    """Return the rectifications in order of their subjects. Of two due dates of one the later one holds."""
    histories: dict[str, RectificationHistory] = {}
    for measure in MEASURES:
        known = [
            observation
            for observation in basis.all_of(measure)
            if basis.stands(observation) and observation.starts_on <= basis.evidence.known_at
        ]
        for observation in sorted(known, key=sort_key):
            subject = observation.subject or f"record:{observation.record}"
            histories.setdefault(subject, RectificationHistory(subject)).add(observation)
    return [histories[subject] for subject in sorted(histories)]
