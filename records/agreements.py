"""Agreements 共建协议: what both sides have agreed to, for which term, and which version counts on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.form import Form
from records.questions import Day, Text
from records.reading.dates import iso_date

NOTICE_DAYS = (90, 30, 7)  # before the end both sides are told


class AgreementText(Form):
    """What a version of an agreement says."""

    texts: ClassVar[str] = "agreement-text"

    starts_on: Annotated[date, Day(future=True)]
    ends_on: Annotated[date, Day(future=True)]
    aims: Annotated[str, Text(500, multiline=True)]
    college_duties: Annotated[str, Text(500, multiline=True)]
    enterprise_duties: Annotated[str, Text(500, multiline=True)]

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Raise UserError on a term that ends before it starts, or that is over."""
        starts_on, ends_on = iso_date(answers.get("starts_on")), iso_date(answers.get("ends_on"))
        if ends_on is not None and ends_on < today:
            raise UserError("agreement-over", today=today)
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            raise UserError("agreement-ends-before-start", start=starts_on)


@dataclass(frozen=True)
class AgreementTerm:
    """The days, first and last included, for which a version was agreed. Later versions have higher numbers."""

    version: int
    starts_on: date
    ends_on: date


def counting_terms(agreed: Iterable[AgreementTerm]) -> list[AgreementTerm]:
    """Return the terms that count, in order: of several that start on the same day, the newest version."""
    newest = {term.starts_on: term for term in sorted(agreed, key=lambda term: term.version)}
    return [newest[start] for start in sorted(newest)]


def term_on(agreed: Iterable[AgreementTerm], day: date) -> AgreementTerm | None:
    """Return the term that counts on a day; None where there is a gap."""
    return next((term for term in counting_terms(agreed) if term.starts_on <= day <= term.ends_on), None)


def check_term(agreed: Iterable[AgreementTerm], starts_on: date, ends_on: date) -> None:
    """Check that a term overlaps no other one. One with the same first day is that agreement, changed.

    Raise UserError that says which term is in the way.
    """
    for term in counting_terms(agreed):
        if term.starts_on != starts_on and term.starts_on <= ends_on and starts_on <= term.ends_on:
            raise UserError("agreement-overlaps", start=term.starts_on, end=term.ends_on)


def notice_due(days_left: int, told_before: int | None) -> int | None:
    """Return which of the notices before an end is due, in days before it; None where that or a later one was told.

    After a pause only the latest one is due, so that nobody is told several times at once.
    """
    due = min((days for days in NOTICE_DAYS if 0 <= days_left <= days), default=None)
    return None if due is None or (told_before is not None and told_before <= due) else due


def is_renewed(agreed: Iterable[AgreementTerm], term: AgreementTerm) -> bool:
    """Tell whether another term follows without a gap."""
    return any(other.starts_on == term.ends_on + timedelta(days=1) for other in counting_terms(agreed))


def gap_before(agreed: Iterable[AgreementTerm], starts_on: date) -> tuple[date, date] | None:
    """Return the first and last day without an agreement between the term before and one that starts on a day."""
    ends = [term.ends_on for term in counting_terms(agreed) if term.starts_on < starts_on]
    if not ends or max(ends) + timedelta(days=1) >= starts_on:
        return None
    return max(ends) + timedelta(days=1), starts_on - timedelta(days=1)


def changed_fields(before: AgreementText | None, after: AgreementText) -> Sequence[str]:
    """Return the names of what a version says differently from the one before, in the order of the form."""
    return [name for name in AgreementText.model_fields if getattr(before, name, None) != getattr(after, name)]
