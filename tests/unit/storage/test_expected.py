"""People and drafts that are read ahead of who asks for them are the same, also after something was changed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from records.addresses import telegram_address
from records.errors import UserError
from records.subjects import OfOrganisation, Subject, WholeProgramme
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, transaction
from storage.people import persons
from storage.tables.records import drafts as table

NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
OLDER, NEWER, ONLY = OfOrganisation(1), OfOrganisation(2), WholeProgramme()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def work(request: pytest.FixtureRequest) -> Iterator[UnitOfWork]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        yield work
    database.close()


def test_whoever_is_expected_is_found_as_without_that(work: UnitOfWork) -> None:
    for number in (1, 2, 3):
        persons.add(work, telegram_address(number), f"person {number}", "en", NOW)
    alone = [persons.by_address(work, telegram_address(number)) for number in (1, 2, 3, 4)]
    persons.set_language(work, 999, "en")  # whatever is written, all is read anew
    persons.expect(work, {telegram_address(number) for number in (1, 2, 3, 4)})
    assert [persons.by_address(work, telegram_address(number)) for number in (1, 2, 3, 4)] == alone
    assert alone[-1] is None


def test_a_change_is_seen_by_who_comes_later_in_the_batch(work: UnitOfWork) -> None:
    number = persons.add(work, telegram_address(1), "person", "en", NOW)
    persons.expect(work, {telegram_address(1), telegram_address(2)})
    persons.set_language(work, number, "zh-CN")
    persons.add(work, telegram_address(2), "newcomer", "en", NOW)
    first, second = persons.by_address(work, telegram_address(1)), persons.by_address(work, telegram_address(2))
    assert first is not None
    assert second is not None
    assert (first.language, second.name) == ("zh-CN", "newcomer")


def _begun(work: UnitOfWork, telegram_id: int, *subjects: Subject) -> tuple[int, list[Draft]]:
    person = persons.add(work, telegram_address(telegram_id), f"person {telegram_id}", "en", NOW)
    blank = [Draft(0, person, "people", subject, None, 1, {"answers": {}}) for subject in subjects]
    return person, [drafts.add(work, each, NOW) for each in blank]


def test_of_many_drafts_the_one_that_was_shown_last_is_expected(work: UnitOfWork) -> None:
    one, (older, newer) = _begun(work, 1, OLDER, NEWER)
    many = [_begun(work, number, ONLY) for number in range(2, 40)]
    none, _ = _begun(work, 40)
    drafts.save(work, older, {"answers": {"said": "again"}}, NOW)
    everybody = [one, none, *(person for person, _ in many)]
    work.execute(update(table).values(form="people"))  # whatever else is written, all is read anew
    alone = [drafts.current(work, person) for person in everybody]
    drafts.expect(work, everybody)
    assert [drafts.current(work, person) for person in everybody] == alone
    assert [draft.subject if draft else None for draft in alone] == [OLDER, None, *[ONLY] * len(many)]
    assert drafts.own(work, one, newer.id) == newer
    assert drafts.find(work, one, "people", NEWER) == newer


def test_a_draft_is_nobody_elses_and_gone_once_it_is_removed(work: UnitOfWork) -> None:
    (one, (older, newer)), (other, (others,)) = _begun(work, 1, OLDER, NEWER), _begun(work, 2, ONLY)
    drafts.expect(work, [one, other])
    assert drafts.own(work, one, others.id) is None
    drafts.remove(work, newer)
    assert drafts.own(work, one, newer.id) is None
    assert drafts.current(work, one) == older
    drafts.remove(work, older)
    assert drafts.current(work, one) is None
    assert drafts.find(work, one, "people", OLDER) is None


def test_what_a_batch_says_of_a_draft_is_undone_with_the_piece_that_failed(work: UnitOfWork) -> None:
    person, (draft,) = _begun(work, 1, ONLY)

    def fails() -> None:
        with work.savepoint():
            drafts.save(work, draft, {"answers": {"said": "wrong"}}, NOW)
            raise UserError("not-an-answer")

    with pytest.raises(UserError):
        fails()
    assert drafts.current(work, person) == draft
