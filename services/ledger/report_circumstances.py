"""Gathers what the reading of a text depends on: the people and names of both sides, and which partnership is meant."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from records.name_comparison import name_key
from records.registry import KINDS
from records.reports.circumstances import KnownNumber, ReportCircumstances, ReportOrganisation
from records.reports.organisation_names import short_names
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.people import organisations, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def circumstances_of(
    work: UnitOfWork, person: Person, partnership: Partnership, side: Side, written_at: datetime
) -> ReportCircumstances:
    """Return in which circumstances the person has written a text that is about the partnership."""
    own_names = roster.of_person(work, person.id)
    return ReportCircumstances(
        sent_at=written_at.astimezone(ZoneInfo(partnership.time_zone)),
        own=_organisation(work, partnership, side, written_at),
        partner=_organisation(work, partnership, side.other, written_at),
        language=person.language,
        sender=own_names[-1].name if own_names else person.name,
        known_numbers=_known_numbers(work, partnership, side),
    )


def _organisation(work: UnitOfWork, partnership: Partnership, side: Side, at: datetime) -> ReportOrganisation:
    organisation, partner = partnership.organisation(side), partnership.organisation(side.other)
    branches = organisations.branches_of(work, organisation.id)
    people = roster.on_day(work, partnership.today(at), [branch.id for branch in branches])
    return ReportOrganisation(side, short_names(organisation.name, partner.name), branches, people)


def _known_numbers(work: UnitOfWork, partnership: Partnership, side: Side) -> tuple[KnownNumber, ...]:
    numbers = []
    for kind, form in KINDS.items():
        for record in record_rows.named(work, partnership.id, kind, side) if form.natural_key else ():
            numbers.append(KnownNumber(kind, str(record.answers.get(form.natural_key or ""))))
    return tuple(numbers)


def named_in(text: str, person: Person, among: Sequence[Partnership]) -> list[Partnership]:
    """Return the partnerships whose other organisation a text names, in full or in short."""
    said = name_key(text)

    def names(partnership: Partnership) -> bool:
        side = partnership.side_of(person) or Side.COLLEGE
        own, partner = partnership.organisation(side), partnership.organisation(side.other)
        return any(name_key(name) in said for name in short_names(partner.name, own.name))

    return [partnership for partnership in among if names(partnership)]
