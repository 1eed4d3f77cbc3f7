"""The samples: the whole one has every kind in every state, and many records at once are as the services make them."""

import gc
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, select
from typer.testing import CliRunner

from bot.command_line import app
from handlers.kit.texts import LANGUAGES
from handlers.views.record_cards import record_screen
from records.addresses import telegram_address
from records.registry import KINDS
from records.states import Action, State
from samples import build, bulk, forty, plausible
from samples.bulk import DETAILS, WAYS, PlannedRecord
from services.ledger.access import sights
from services.permissions import coordinated_sides
from storage.audit import StepDetails
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, read_only, transaction
from storage.ledger import listing, waiting
from storage.ledger.listing import Filter
from storage.people import partnerships, persons
from storage.tables import whole as tables
from tests.support import steps

NOW = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    database = Database(sqlite_url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def any_database(request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    yield database
    database.close()


def rows(database: Database, table: Table) -> list[Any]:  # SQLAlchemy's rows are untyped
    with database.reading() as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key.columns)))


def test_the_whole_sample_has_every_kind_and_every_state(database: Database) -> None:
    with transaction(database) as work:
        made = build.whole(work, NOW)
        assert build.whole(work, NOW) is None
    stored = rows(database, tables.records.records)
    assert len(stored) == made
    assert {row.kind for row in stored} == set(KINDS)
    assert {row.state for row in stored} == set(State) - {State.DRAFT, State.BATCHED}  # of imports, which workers write
    assert any(row.confirmed_version and row.version > row.confirmed_version for row in stored)
    assert any(row.confirmed_version == 2 for row in stored)
    assert sum(row.good_practice for row in stored) >= 5
    assert {row.side for row in stored} == {"college", "enterprise"}
    assert not rows(database, tables.traffic.posts)


def test_the_whole_sample_has_enough_of_everything_for_the_indicators(database: Database) -> None:
    with transaction(database) as work:
        build.whole(work, NOW)
    for partnership in rows(database, tables.people.partnerships):
        known = [
            row
            for row in rows(database, tables.records.facts)
            if (row.partnership_id, row.state, row.known_until) == (partnership.id, "confirmed", None)
        ]
        this_year = [row for row in known if row.starts_on >= date(2026, 9, 1)]
        counts = Counter(row.measure for row in this_year)
        for measure in ("activity", "teaching_resource", "project", "exchange", "output_value", "jobs", "practice"):
            assert counts[measure] >= 1, measure
        assert counts["activity"] >= 4
        assert len({row.subject for row in this_year if row.measure == "mention"}) >= 5
        assert len({row.subject for row in known if row.measure == "result" and row.category != "standard"}) >= 5
        assert counts["mode"] >= 10
        for side in ("college", "enterprise"):
            assert len({row.subject for row in this_year if (row.measure, row.side) == ("attendance", side)}) >= 5


def test_the_whole_sample_can_be_shown_to_everybody(database: Database) -> None:
    with transaction(database) as work:
        build.whole(work, NOW)
    with read_only(database) as work:
        for language, number in zip(LANGUAGES, (1002, 2002), strict=True):
            reader = persons.by_address(work, telegram_address(number))
            assert reader is not None
            found, count = listing.find(work, sights(work, reader), Filter(), 0, 1000)
            assert count > 50
            for record in found:
                record_screen(work, record, reader, language, move=False)


def test_everybody_of_the_sample_is_somebody_else() -> None:
    assert len({each.telegram_id for each in build.EVERYBODY}) == len(build.EVERYBODY) >= 25
    assert {each.telegram_id for each in build.PEOPLE} <= {each.telegram_id for each in build.EVERYBODY}


def test_a_small_sample_is_filled_once_and_the_same_seed_gives_the_same(any_database: Database) -> None:
    with transaction(any_database) as work:
        assert build.fill(work, NOW, 40, partnerships=2, seed=7) == 40
        assert build.fill(work, NOW, 40, partnerships=2, seed=7) is None
    stored = rows(any_database, tables.records.records)
    assert [row.id for row in stored] == list(range(1, 41))
    assert {row.partnership_id for row in stored} == {1, 2}
    with transaction(any_database) as work:
        author = persons.by_address(work, telegram_address(1001))
        assert author is not None
        answers = {"event_date": "2026-11-19", "title": "样章", "type": "course"}
        assert steps.submit(work, author, 1, "teaching_resource", dict(answers), NOW).id == 41


def test_the_demo_fills_any_number_of_partnerships(any_database: Database, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    url = any_database.url.render_as_string(hide_password=False)
    config.write_text(f'[telegram]\ntoken = "4242:secret"\n[database]\nurl = {json.dumps(url)}\n', "utf-8")
    demo = ["demo", "--config", str(config), "--partnerships", "5", "--records", "2500", "--json"]
    try:
        done = CliRunner().invoke(app, demo)
        assert (done.exit_code, json.loads(done.stdout)) == (0, {"partnerships": 5, "records": 2500}), done.stderr
        assert Counter(row.partnership_id for row in rows(any_database, tables.records.records)) == dict.fromkeys(
            range(1, 6), 500
        )
        again = CliRunner().invoke(app, demo, env={"LC_ALL": "zh_CN.UTF-8"})
        assert again.exit_code == 1
        assert "不是空的" in again.stderr
    finally:
        gc.enable()
    assert len(rows(any_database, tables.records.records)) == 2500


def test_every_kind_has_plausible_answers() -> None:
    assert set(plausible.KINDS) == set(KINDS)


def _through_the_services(work: UnitOfWork, plan: PlannedRecord) -> None:
    kind, partnership = KINDS[plan.kind], plan.sample.partnership
    kind.validated(plan.answers, NOW.date())
    number = 0
    for action in plan.way:
        actor = plan.actor(action)
        if action is Action.SUBMIT:
            number = steps.submit(work, actor, partnership.id, plan.kind, dict(plan.answers), NOW).id
        elif action is Action.CONFIRM:
            steps.confirm(work, actor, number, dict(plan.counterpart) if plan.counterpart else None, NOW)
        elif action is Action.CORRECT:
            steps.mend(work, actor, number, plan.corrected(), NOW)
        else:
            details = StepDetails.from_json(DETAILS.get(action, {}))
            steps.act(work, actor, number, action, NOW, reason=details.reason, fields=details.fields)


def _told(database: Database) -> list[object]:
    """All that is to be the same, without moments, revisions of the partnership, and what is known no more."""
    left_out = {"id", "created_at", "changed_at", "at", "known_from", "known_until", "answers", "counterpart"}

    def plain(row: Any, more: tuple[object, ...] = ()) -> tuple[object, ...]:  # as above
        return (*(value for name, value in row._mapping.items() if name not in left_out), *more)

    # Step by step all is done at the same moment, so that nobody has taken any time to answer.
    known = [
        row for row in rows(database, tables.records.facts) if row.known_until is None and row.measure != "answered"
    ]
    kinds = {row.id: KINDS[row.kind] for row in rows(database, tables.records.records)}
    versions = [
        plain(row, (kinds[row.record_id].model_validate(row.answers), row.counterpart))
        for row in rows(database, tables.records.record_versions)
    ]
    history = [row for row in rows(database, tables.records.audit) if row.subject == "record"]
    return [
        [plain(row) for row in rows(database, tables.records.records)],
        sorted(map(repr, map(plain, known))),
        versions,
        sorted(repr(plain(row)) for row in history),
    ]


def test_many_at_once_are_as_the_services_make_them(tmp_path: Path, sqlite_url: str) -> None:
    """Every kind goes every way, once as rows and once step by step."""
    made = []
    for by_services in (False, True):
        file = tmp_path / f"{by_services}.sqlite3"
        file.write_bytes(Database(sqlite_url).file.read_bytes())
        database = Database(f"sqlite:///{file}")
        with transaction(database) as work:
            filling = build.settle(work, NOW, partnerships=2)
            assert filling is not None
            count = len(KINDS) * len(WAYS) * 3
            drawn = bulk.planned_records(filling.samples, filling.rosters, count, Random(3), NOW)
            if by_services:
                for plan in drawn:
                    _through_the_services(work, plan)
            else:
                bulk.write(work, list(drawn), filling.rosters, NOW)
        made.append(_told(database))
        assert {row.kind for row in rows(database, tables.records.records)} == set(KINDS)
        database.close()
    assert made[0] == made[1]


def test_forty_partnerships_share_a_coordinator_and_some_have_fallen_silent(database: Database) -> None:
    with transaction(database) as work:
        made = forty.play(work, NOW)
        assert forty.play(work, NOW) is None
    stored = rows(database, tables.records.records)
    assert len(stored) == made
    with read_only(database) as work:
        coordinator = persons.by_address(work, telegram_address(1002))
        assert coordinator is not None
        own = partnerships.of_person(work, coordinator)
        assert len({partnership.enterprise.name for partnership in own}) == len(own) == forty.PARTNERSHIPS
        waiting_for_her = len(waiting.ids_waiting_for(work, coordinated_sides(work, coordinator), objections=False))
    assert waiting_for_her == sum(row.state in (State.WAITING_OWN, State.WAITING_OTHER) for row in stored) > 20
    newest = {
        partnership.id: max(row.event_date for row in stored if row.partnership_id == partnership.id)
        for partnership in own
    }
    silent = [day for day in newest.values() if day < NOW.date() - forty.SILENT]
    assert len(silent) == len(own[:: forty.SILENT_EVERY])
