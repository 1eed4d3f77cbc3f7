"""Own outlets: what an organisation publishes about itself is no mention by others, and does not count as one."""

from datetime import datetime

from records.errors import UserError
from records.kinds.public_mention import PublicMention
from records.reading.outlet_list import outlet_names
from records.text import has_words, plain_name
from services.ledger.lifecycle import count_anew
from services.permissions import check_manages, manages
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import listing, outlets
from storage.ledger.listing import Filter
from storage.ledger.outlets import Outlet
from storage.people import organisations, partnerships
from storage.people.organisations import Organisation
from storage.people.persons import Person

LONGEST = 60  # characters of a name


def managed(work: UnitOfWork, person: Person) -> list[Organisation]:
    """Return the organisations whose outlets the person looks after."""
    return [organisation for organisation in organisations.every(work) if manages(person, organisation.id)]


def add(work: UnitOfWork, by: Person, organisation_id: int, text: str, now: datetime) -> int:
    """Take the names, one a line, and return how many are new. Raise UserError, and take none, where one is no name.

    Titles, totals and notes among the lines are no names.
    """
    check_manages(by, organisation_id)
    names = {plain_name(name): name for name in outlet_names(text)[0]}
    if not names or not all(map(has_words, names.values())):
        raise UserError("form-needs-words")
    if longest := max((name for name in names.values() if len(name) > LONGEST), key=len, default=None):
        raise UserError("form-text-too-long", maximum=LONGEST, length=len(longest))
    known = {outlet.key for outlet in outlets.of_organisation(work, organisation_id)}
    new = {key: name for key, name in names.items() if key not in known}
    for name in new.values():
        outlets.add(work, organisation_id, name)
    audit.note(work, now, by.id, "add_outlets", "organisation", organisation_id, None, added=len(new))
    _count_anew(work, organisation_id, set(new), now)
    return len(new)


def remove(work: UnitOfWork, by: Person, outlet_id: int, now: datetime) -> Outlet:
    """Strike an outlet off, and return it: mentions in it count from now on."""
    outlet = outlets.by_id(work, outlet_id)
    if outlet is None:
        raise UserError("button-old")
    check_manages(by, outlet.organisation_id)
    outlets.remove(work, outlet.id)
    audit.note(work, now, by.id, "remove_outlet", "organisation", outlet.organisation_id)
    _count_anew(work, outlet.organisation_id, {outlet.key}, now)
    return outlet


def _count_anew(work: UnitOfWork, organisation_id: int, keys: set[str], now: datetime) -> None:
    """Renew what is known of the confirmed mentions in those outlets, in each partnership of the organisation."""
    for partnership in partnerships.of_organisation(work, organisation_id):
        for record in listing.confirmed(work, partnership.id, Filter(kinds=(PublicMention.kind,))):
            if plain_name(str(record.answers.get("outlet"))) in keys:
                count_anew(work, record.id, "mention", now)
