"""The board: who offers and needs what, who sees it, who claims it, and what becomes of it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from records.board.item import BoardDirection, BoardItem, BoardOpening, BoardReach, BoardState, as_shown, check_since
from records.board.matching import BoardMatch, best_first, match
from records.errors import UserError
from records.notices import News, NewsKind
from services.permissions import coordinates_own_side
from storage import audit
from storage.board import items
from storage.board.items import BoardSight, NewBoardItem, StoredBoardItem
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST_COMPARED = 200  # of the newest; older ones are found on the board

Matched = tuple[StoredBoardItem, BoardMatch]


# What is seen ---------------------------------------------------------------------------------------------------------


def sight_of(work: UnitOfWork, person: Person) -> BoardSight:
    """Return what the person sees of the board: that of the own partnerships, and what is for the whole programme."""
    own = partnerships.of_organisations(work, person.organisations)
    return BoardSight(
        frozenset(partnership.id for partnership in own),
        frozenset(person.organisations),
        programme=bool(own),
        everything=person.is_admin,
    )


def visible_item(work: UnitOfWork, person: Person, item_id: int, now: datetime) -> StoredBoardItem:
    """Return an item. Raise UserError, the same for none and for one that is not for the person to see.

    What is over, taken or withdrawn is seen by its partnership and by whoever has claimed it only.
    """
    stored = items.by_id(work, item_id)
    if stored is None or not _sees(sight_of(work, person), stored, today_of(work, stored, now)):
        raise UserError("board-not-found")
    return stored


def _sees(sight: BoardSight, stored: StoredBoardItem, today: date) -> bool:
    claimed = stored.claimant_organisation_id in sight.organisations
    if sight.everything or claimed or stored.partnership_id in sight.partnerships:
        return True
    return sight.programme and stored.item.reach is BoardReach.PROGRAMME and stored.is_live(today)


def today_of(work: UnitOfWork, stored: StoredBoardItem, now: datetime) -> date:
    """Return the day that it is where the item was put on the board."""
    return now.astimezone(ZoneInfo(partnerships.by_id(work, stored.partnership_id).time_zone)).date()


def matches(work: UnitOfWork, person: Person, stored: StoredBoardItem, now: datetime) -> list[Matched]:
    """Return what the person sees that fits the item, the best first, each with the reason."""
    return _matches(work, sight_of(work, person), stored, today_of(work, stored, now))


def _matches(work: UnitOfWork, sight: BoardSight, stored: StoredBoardItem, today: date) -> list[Matched]:
    if stored.state is not BoardState.OPEN or not stored.is_live(today):
        return []
    own = items.terms_of(stored)
    candidates = items.candidates(work, sight, stored, today, MOST_COMPARED)
    reasons = [(other.id, match(own, terms)) for other, terms in candidates]
    by_number = {other.id: other for other, _ in candidates}
    fitting = [(number, reason) for number, reason in reasons if reason is not None]
    return [(by_number[number], reason) for number, reason in best_first(fitting)]


# To offer and to need -------------------------------------------------------------------------------------------------


def postable(work: UnitOfWork, person: Person, now: datetime) -> list[Partnership]:
    """Return the partnerships in which the person can offer something. Raise UserError where there are none."""
    own = [
        partnership
        for partnership in partnerships.of_organisations(work, person.organisations)
        if coordinates_own_side(person, partnership) and partnership.open_on(partnership.today(now))
    ]
    if not own:
        raise UserError("partnership-none")
    return own


def post(
    work: UnitOfWork, person: Person, partnership_id: int, direction: BoardDirection, item: BoardItem, now: datetime
) -> StoredBoardItem:
    """Put something on the board, and offer it to those whose need or offer it fits.

    Raise UserError unless a coordinator does for the own side, and where it would begin on a day that is over.
    """
    partnership = next((each for each in postable(work, person, now) if each.id == partnership_id), None)
    side = None if partnership is None else partnership.side_of(person)
    if partnership is None or side is None:
        raise UserError("partnership-not-yours")
    today = partnership.today(now)
    check_since(item.to_json(), today)
    new = NewBoardItem(
        partnership.id, partnership.organisation(side).id, person.id, direction, as_shown(item), item.since or today
    )
    stored = items.add(work, new, now)
    posted = "board_offer" if direction is BoardDirection.OFFER else "board_need"
    audit.note(work, now, person.id, posted, "board_item", stored.id)
    _tell_matched(work, stored, now)
    return stored


def _tell_matched(work: UnitOfWork, stored: StoredBoardItem, now: datetime) -> None:
    """Tell the coordinators of what fits closely that there is something new for them, each of them once."""
    today = today_of(work, stored, now)
    everything = BoardSight(frozenset(), frozenset(), everything=True)
    close = [other for other, reason in _matches(work, everything, stored, today) if reason.close]
    organisations = {other.organisation_id for other in close} - {stored.organisation_id}
    readers = {person.id: person for number in organisations for person in persons.coordinators_of(work, number)}
    for reader in readers.values():
        sight = sight_of(work, reader)
        # Both have to be theirs to see: what is not for them must not show by what fits it, either.
        if _sees(sight, stored, today) and any(_sees(sight, other, today) for other in close):
            work.news.append(News(NewsKind.BOARD_MATCHED, reader.id, stored.id))


def owned_item(
    work: UnitOfWork, person: Person, item_id: int, now: datetime, revision: int | None = None
) -> StoredBoardItem:
    """Return an item for a coordinator of its own organisation. Raise UserError for others, and for an old button."""
    stored = visible_item(work, person, item_id, now)
    if not person.coordinates(stored.organisation_id):
        raise UserError("board-not-yours")
    if revision is not None and revision != stored.revision:
        raise UserError("button-old")
    return stored


def change(
    work: UnitOfWork, person: Person, stored: StoredBoardItem, item: BoardItem, now: datetime
) -> StoredBoardItem:
    """Change what an item says, also its last day, by which one that is over stands on the board again.

    Raise UserError where it was claimed or is done with, and where it would newly begin on a day that is over.
    """
    if stored.state is not BoardState.OPEN:
        raise UserError("board-done")
    since = item.since or stored.since
    if since != stored.since:
        check_since(item.to_json(), today_of(work, stored, now))
    changed = items.change(work, stored, item=as_shown(item), since=since)
    audit.note(work, now, person.id, "board_change", "board_item", stored.id)
    return changed


_LEAVING = {BoardState.WITHDRAWN: "board_withdraw", BoardState.MET: "board_met"}


def take_off(
    work: UnitOfWork, person: Person, stored: StoredBoardItem, state: BoardState, now: datetime
) -> StoredBoardItem:
    """Take an item off the board: as withdrawn, or as met. Whoever has claimed it is told.

    Raise UserError where it is off already.
    """
    if stored.state in _LEAVING or (state is BoardState.WITHDRAWN and stored.state is BoardState.AGREED):
        raise UserError("board-done")
    if stored.state is BoardState.CLAIMED and stored.claimant_id is not None:
        work.news.append(News(NewsKind.BOARD_DECLINED, stored.claimant_id, stored.id))
    audit.note(work, now, person.id, _LEAVING[state], "board_item", stored.id)
    return items.change(work, stored, state=state)


# To claim and to accept -----------------------------------------------------------------------------------------------


def claiming_organisation(work: UnitOfWork, person: Person, stored: StoredBoardItem) -> int | None:
    """Return the organisation for which the person can claim the item: of those they coordinate, a partner first."""
    own = [number for number in person.organisations if person.coordinates(number) and number != stored.organisation_id]
    partners = [number for number in own if shared_partnership(work, stored.organisation_id, number) is not None]
    return next(iter([*partners, *own]), None)


def claim(work: UnitOfWork, person: Person, item_id: int, revision: int, now: datetime) -> StoredBoardItem:
    """Claim an item, whose side is asked to accept that. Of two who do so at once the first one has it.

    Raise UserError on what is gone or claimed already, on one's own, and for people who are no coordinators.
    """
    stored = visible_item(work, person, item_id, now)
    organisation = claiming_organisation(work, person, stored)
    if person.coordinates(stored.organisation_id):
        raise UserError("board-own")
    if organisation is None:
        raise UserError("not-your-role")
    if not stored.is_live(today_of(work, stored, now)):
        raise UserError("board-gone")
    if stored.state is BoardState.CLAIMED:
        raise UserError("board-claimed-already")
    if revision != stored.revision:
        raise UserError("button-old")
    claimed = items.change(
        work, stored, state=BoardState.CLAIMED, claimant_id=person.id, claimant_organisation_id=organisation
    )
    audit.note(work, now, person.id, "board_claim", "board_item", stored.id)
    work.news += [
        News(NewsKind.BOARD_CLAIMED, reader.id, stored.id)
        for reader in persons.coordinators_of(work, stored.organisation_id)
    ]
    return claimed


def answer_claim(
    work: UnitOfWork, person: Person, stored: StoredBoardItem, *, accepted: bool, now: datetime
) -> StoredBoardItem:
    """Accept who has claimed the item, or decline, whereupon it is open again and nobody's; the claimant is told.

    Raise UserError where nobody claims it.
    """
    if stored.state is not BoardState.CLAIMED or stored.claimant_id is None:
        raise UserError("board-not-claimed")
    kind = NewsKind.BOARD_ACCEPTED if accepted else NewsKind.BOARD_DECLINED
    work.news.append(News(kind, stored.claimant_id, stored.id))
    audit.note(work, now, person.id, "board_accept" if accepted else "board_decline", "board_item", stored.id)
    if accepted:
        return items.change(work, stored, state=BoardState.AGREED)
    return _opened_again(work, stored)


def give_up(work: UnitOfWork, person: Person, item_id: int, revision: int, now: datetime) -> StoredBoardItem:
    """Take an own claim back, so that the item is open again. Raise UserError where the person has none."""
    stored = visible_item(work, person, item_id, now)
    if stored.claimant_organisation_id is None or not person.coordinates(stored.claimant_organisation_id):
        raise UserError("board-not-yours")
    if stored.state is not BoardState.CLAIMED:
        raise UserError("board-not-claimed")
    if revision != stored.revision:
        raise UserError("button-old")
    audit.note(work, now, person.id, "board_give_up", "board_item", stored.id)
    return _opened_again(work, stored)


def _opened_again(work: UnitOfWork, stored: StoredBoardItem) -> StoredBoardItem:
    """Return the item as nobody claims it: whoever did sees from now on what everybody like them sees."""
    return items.change(work, stored, state=BoardState.OPEN, claimant_id=None, claimant_organisation_id=None)


# What comes of it -----------------------------------------------------------------------------------------------------


def shared_partnership(work: UnitOfWork, one: int, other: int) -> Partnership | None:
    """Return the partnership of two organisations that has not ended; None where they have none."""
    shared = (
        partnership
        for partnership in partnerships.of_organisation(work, one)
        if {partnership.college.id, partnership.enterprise.id} == {one, other} and partnership.ended_on is None
    )
    return next(shared, None)


def agreed_partnership(work: UnitOfWork, person: Person, stored: StoredBoardItem) -> Partnership | None:
    """Return in which partnership the person can begin what was agreed on; None where they cannot."""
    if stored.state not in (BoardState.AGREED, BoardState.MET) or stored.claimant_organisation_id is None:
        return None
    shared = shared_partnership(work, stored.organisation_id, stored.claimant_organisation_id)
    return shared if shared is not None and coordinates_own_side(person, shared) else None


def agreed_item(
    work: UnitOfWork, person: Person, item_id: int, what: BoardOpening, now: datetime
) -> tuple[Partnership, BoardItem]:
    """Return what both sides have agreed on, and the partnership in which a plan or a record of it is begun.

    Raise UserError unless they have, for who coordinates neither of them, and for what does not come of its kind.
    """
    stored = visible_item(work, person, item_id, now)
    partnership = agreed_partnership(work, person, stored)
    if partnership is None or what not in stored.item.opens:
        raise UserError("board-not-agreed")
    return partnership, stored.item
