"""What somebody wants to have as a file: which part of the ledger, of which partnership, and whether they see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from pydantic import BaseModel

from handlers.exports.file_names import LONGEST, file_name
from handlers.kit.documents import DocumentContext
from handlers.kit.texts import plain
from handlers.views.ledger import LedgerView
from records.errors import UserError
from records.lengths import shortened, utf16_length
from records.messages import Message
from services.ledger.access import partnership_among, sight
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing
from storage.ledger.listing import Filter, Sight
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person


class LedgerExport(BaseModel):
    """The parameters of a file of the ledger: of which partnership, and which part of its ledger."""

    partnership: int
    view: LedgerView


@dataclass(frozen=True)
class ExportOrder:
    """What somebody wants to have as a file.

    `sight` is what the person sees of the partnership, `counts` how many records of each kind are wanted and seen.
    """

    work: UnitOfWork
    person: Person
    partnership: Partnership
    sight: Sight
    view: LedgerView
    filter: Filter
    today: date
    counts: Mapping[str, int]

    @classmethod
    def of(cls, context: DocumentContext, export: LedgerExport) -> Self:
        """Return the order with what it covers.

        Raises UserError where the person has no part in the partnership, or nothing matches.
        """
        partnership = partnership_of(context.work, context.person, export.partnership)
        seen = sight(context.person, partnership)
        today = partnership.today(context.now)
        wanted = export.view.filter(today)
        counts = listing.count_by_kind(context.work, [seen], wanted)
        if not counts:
            raise UserError("export-nothing")
        return cls(context.work, context.person, partnership, seen, export.view, wanted, today, counts)

    @property
    def count(self) -> int:
        """Return how many records it covers."""
        return sum(self.counts.values())

    @property
    def by(self) -> tuple[Message | str, ...]:
        """Return what it is narrowed by, to be told."""
        return tuple(self.view.labels(self.today)) or (Message("filter-any"),)

    def says(self, text: Message | str) -> str:
        """Return a text as the person reads it, without markup."""
        return plain(self.person.language, text)

    def file_name(self, what: Message) -> str:
        """Return a file's name without an ending: what it is, of whom, and of which day."""
        around = f"{self.says(what)}__{self.today:%Y%m%d}"
        name = shortened(self.partnership.name, LONGEST - utf16_length(around), mark="")
        return file_name(f"{self.says(what)}_{name}_{self.today:%Y%m%d}")


def partnership_of(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Return one of the person's partnerships. Raises UserError where it is none of theirs."""
    return partnership_among(partnerships.of_person(work, person), partnership_id)
