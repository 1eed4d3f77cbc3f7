"""What another partnership must not see is in no list, search, match, digest, export, card or message of theirs."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.exports.board import BOARD_FILE
from handlers.kit.documents import DocumentContext, NoParameters
from records.addresses import telegram_address
from records.board.item import BoardDirection, BoardReach, BoardState
from records.board.kinds.posts import PostsItem
from records.errors import UserError
from services.board import board
from services.board.digest_part import board_digest
from storage.board import items
from storage.board.items import BoardFilter, StoredBoardItem
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.persons import Person
from tests.support.ledgers import NOW, Ledger

COORDINATORS = (1002, 2002, 11002, 12002)  # two of either partnership
POSTED = st.lists(
    st.tuples(
        st.sampled_from(COORDINATORS), st.sampled_from(BoardDirection), st.sampled_from(BoardReach), st.booleans()
    ),
    min_size=1,
    max_size=6,
)


class _RolledBackError(Exception):
    """Raised to leave nothing behind for the next example."""


def person_of(work: UnitOfWork, number: int) -> Person:
    person = persons.by_address(work, telegram_address(number))
    assert person is not None
    return person


def all_seen(work: UnitOfWork, reader: Person, posted: list[StoredBoardItem], folder: Path) -> set[int]:
    """Return the ids of all that the reader meets anywhere."""
    sight, today = board.sight_of(work, reader), NOW.date()
    lists = [BoardFilter(), BoardFilter(own=True), BoardFilter(words="数控"), BoardFilter(BoardDirection.NEED)]
    seen = {found.id for wanted in lists for found in items.listed(work, sight, wanted, today, 0, 50)[0]}
    digest = board_digest(work, partnerships.of_person(work, reader)[0], NOW)
    seen |= {found.id for found in (*digest.needs, *digest.offers)}
    for stored in posted:
        try:
            seen |= {board.visible_item(work, reader, stored.id, NOW).id}
        except UserError:
            continue
        seen |= {other.id for other, _ in board.matches(work, reader, stored, NOW)}
    by_title = {stored.item.title: stored.id for stored in posted}
    return seen | {by_title[title] for title in exported(work, reader, folder)}


def exported(work: UnitOfWork, reader: Person, folder: Path) -> set[str]:
    """Return the titles in the reader's workbook."""
    try:
        made = BOARD_FILE.make(DocumentContext(work, reader, NOW, folder, lambda _hash: folder), NoParameters())
    except UserError:
        return set()
    titles = [row[2] for sheet in openpyxl.load_workbook(made.path) for row in sheet.iter_rows(3, values_only=True)]
    return {str(title) for title in titles if title}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(POSTED)
def test_nobody_meets_what_is_for_another_partnership(
    ledger: Ledger, tmp_path: Path, wanted: list[tuple[int, BoardDirection, BoardReach, bool]]
) -> None:
    try:
        with ledger.writing() as work:
            posted = []
            for number, (author, direction, reach, withdrawn) in enumerate(wanted, 1):
                item = PostsItem(title=f"数控 {number}", until=NOW.date() + timedelta(days=9), reach=reach)
                person = person_of(work, author)
                partnership = partnerships.of_person(work, person)[0]
                stored = board.post(work, person, partnership.id, direction, item, NOW)
                gone = withdrawn and board.take_off(work, person, stored, BoardState.WITHDRAWN, NOW)
                posted.append(gone or stored)
            for reader in (person_of(work, number) for number in COORDINATORS):
                own = partnerships.of_person(work, reader)[0].id
                allowed = {
                    stored.id
                    for stored in posted
                    if stored.partnership_id == own
                    or (stored.item.reach is BoardReach.PROGRAMME and stored.is_live(NOW.date()))
                }
                standing = {stored.id for stored in posted if stored.id in allowed and stored.is_live(NOW.date())}
                seen = all_seen(work, reader, posted, tmp_path)
                assert standing <= seen <= allowed
                for_all = {stored.id for stored in posted if stored.item.reach is BoardReach.PROGRAMME}
                told = {news.subject_id for news in work.news if news.person_id == reader.id}
                assert told <= allowed | for_all  # what was withdrawn since is not shown, which `visible_item` says
            raise _RolledBackError
    except _RolledBackError:
        pass


def test_who_was_declined_sees_no_more_than_others_do(ledger: Ledger) -> None:
    with ledger.writing() as work:
        owner, claimant = person_of(work, 1002), person_of(work, 12002)
        partnership = partnerships.of_person(work, owner)[0]
        item = PostsItem(title="数控", until=NOW.date() + timedelta(days=9), reach=BoardReach.PROGRAMME)
        posted = board.post(work, owner, partnership.id, BoardDirection.OFFER, item, NOW)
        claimed = board.claim(work, claimant, posted.id, posted.revision, NOW)
        declined = board.answer_claim(work, owner, claimed, accepted=False, now=NOW)
        near = item.model_copy(update={"reach": BoardReach.PARTNERSHIP, "title": "只给合作单位"})
        board.change(work, owner, declined, near, NOW)
        own, _ = items.listed(work, board.sight_of(work, claimant), BoardFilter(own=True), NOW.date(), 0, 50)
        assert not own
        with pytest.raises(UserError):
            board.visible_item(work, claimant, posted.id, NOW)
