"""Shows whoever looks after a roster whom people have said to be on it, to be confirmed or undone."""

from collections.abc import Sequence

from handlers.buttons.people import ConfirmClaim, ListRoster, ShowClaims, UndoClaim
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Rows, Screen
from records.messages import Message, message
from records.purposes import ClaimsPurpose
from services.people import claims
from services.people.organisations import today_of
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people.persons import Person
from storage.people.roster import StoredRosterEntry


def claims_screen(
    work: UnitOfWork,
    reader: Person,
    organisation_id: int,
    number: int = 0,
    *,
    heading: Message | None = None,
    move: bool,
) -> Screen:
    """Return the claims of an organisation's people, each with what can be said to it."""
    page = page_of(claims.unchecked(work, reader, organisation_id), number)
    organisation = organisations.names(work)[organisation_id]
    lines: list[Line] = [heading, ""] if heading else []
    if page.count:
        lines.append(message("claims-heading", organisation=organisation, count=page.count))
    else:
        lines.append(message("claims-none", organisation=organisation))
    lines += [_line(work, entry) for entry in page.items]
    rows: Rows = [
        *map(_buttons, page.items),
        page.turning(lambda other: ShowClaims(organisation_id, other)),
        [Button(Message("roster-all-button"), ListRoster(organisation_id))],
    ]
    return Screen(ClaimsPurpose(organisation_id), lines, rows, move=move)


def called(entry: StoredRosterEntry) -> str:
    """Return how the person was called before they said to be this human."""
    return entry.called_before or entry.name


def _line(work: UnitOfWork, entry: StoredRosterEntry) -> Message:
    assert entry.claimed_at is not None
    on = today_of(work, entry.organisation_id, entry.claimed_at)
    return message("claim-line", called=called(entry), name=entry.name, on=on)


def _buttons(entry: StoredRosterEntry) -> Sequence[Button]:
    assert entry.person_id is not None
    return [
        Button(message("claim-confirm", name=entry.name), ConfirmClaim(entry.identity, entry.person_id)),
        Button(message("claim-undo", name=entry.name), UndoClaim(entry.identity, entry.person_id)),
    ]
