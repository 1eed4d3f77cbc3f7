"""The migrations lead to exactly the tables that the code declares, on both databases, and can be run again."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import JsonValue
from sqlalchemy import Connection, inspect, select, text

from handlers.buttons.ledger import STEPS
from handlers.conversation.flow import flows
from records.board.registry import BOARD_KINDS
from records.content import content_from_json
from records.kinds.teaching_resource import TeachingResource
from records.registry import KINDS
from records.search import searchable
from records.subjects import Subject
from storage.engine.database import Database
from storage.engine.migrate import migrate, newest, present
from storage.tables.traffic import posts, screens
from storage.tables.whole import metadata


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database(request.getfixturevalue(request.param))
    yield database
    database.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/gongjian.sqlite3"


@pytest.fixture
def postgresql(empty_postgresql_url: str) -> str:
    return empty_postgresql_url


def test_an_empty_database_has_no_revision(database: Database) -> None:
    assert present(database) is None


def test_migrations_make_the_tables_that_are_declared(database: Database) -> None:
    migrate(database)
    assert present(database) == newest()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert set(inspect(database.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO organisations (side, name) VALUES ('college', '职院')"))
    migrate(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT name FROM organisations")) == "职院"


def test_drafts_that_were_about_a_record_are_told_to_be(database: Database) -> None:
    migrate(database, to="0014")
    subjects = {"return": "7:2", "joint_activity": "new", "assess": "1:202609010091", "plan-change": "3:1"}
    with database.engine.begin() as connection:
        _insert_person(connection)
        for form, subject in subjects.items():
            _insert_draft(connection, form, subject)
    migrate(database, to="0015")
    with database.reading() as connection:
        after = {row.form: row.subject for row in connection.execute(text("SELECT form, subject FROM drafts"))}
    assert after == {**subjects, "return": "record-7:2"}


_OF_ORGANISATION = ("outlets", "own_name", "roster", "roster_people", "rename_organisation", "add_branch")
_OF_ENTRY = ("name", "joined", "left", "back", "party", "transfer", "link")
_BEFORE_VALUES = {
    "joint_activity": {"new": "new", "event-5": "event:5", "record-7:2": "record:7:2"},
    "return": {"record-7:2": "record:7:2"},
    "confirm-joint_activity": {"record-8:1": "record:8:1"},
    "plan": {"new": "new", "event-6": "event:6"},
    "plan-change": {"3:1": "event_at:3:1", "4": "event_at:4:0"},
    "rating-round": {"partnership-2": "partnership:2"},
    "survey": {"partnership-2": "partnership:2"},
    "assess": {"1:202609010091": "period:1:202609010091"},
    "rectification": {
        "1-0-0-0": "shortcoming:1:0",
        "1-1-1-9": "bad_record:1:1:9",
        "1-0-2-4503599627370496": "comment:1:0:4503599627370496",
        "1-0-3-1204": "item:1:0:12:4",
    },
    **{f"rectification_{step}": {"3": "rectification:3"} for step in ("plan", "extend", "close", "withdraw")},
    "rectification_refuse": {"3:2": "rectification_at:3:2", "record-4:2": "rectification_at:4:2"},
    "rectification_reopen": {"3:2": "rectification_at:3:2", "5": "rectification_at:5:0"},
    "habits": {"own": "self"},
    "days-off": {"organisation-0": "programme", "organisation-2": "organisation:2"},
    "budget": {"programme": "programme"},
    "search": {"ledger": "programme"},
    "people": {"all": "programme"},
    "method": {"0": "programme"},
    "partnership_list": {"0": "programme"},
    "organisation_list": {"0": "programme"},
    "audit_person": {"0": "programme"},
    "audit_action": {"0": "programme"},
    "weights": {"0": "weights:0", "2": "weights:2"},
    "new_organisation": {"1": "side:1"},
    "setup": {"new": "new"},
    **{form: {"2": "partnership:2"} for form in ("mentions", "end_partnership", "agreement", "time_zone")},
    **{form: {"2": "organisation:2"} for form in _OF_ORGANISATION},
    "rename_branch": {"4": "branch:4"},
    **{f"entry_{step}": {"11": "roster_entry:11"} for step in _OF_ENTRY},
    "survey_answers": {"5": "survey:5"},
    "objectto": {"6": "publication:6"},
    "answerto": {"7": "objection:7"},
}


def test_drafts_of_the_released_version_are_about_what_they_were_about(database: Database) -> None:
    """Rows of every form, as the version before wrote them; and none of their formats is unknown."""
    migrate(database, to="0015")
    with database.engine.begin() as connection:
        _insert_person(connection)
        for form, subjects in _BEFORE_VALUES.items():
            for subject in subjects:
                _insert_draft(connection, form, subject)
    migrate(database)
    with database.reading() as connection:
        after: dict[str, set[str]] = {}
        for row in connection.execute(text("SELECT form, subject FROM drafts")):
            after.setdefault(row.form, set()).add(row.subject)
    assert after == {form: set(subjects.values()) for form, subjects in _BEFORE_VALUES.items()}
    of_records = {*KINDS, *(f"confirm-{kind}" for kind in KINDS), *(step.name for step in STEPS.values())}
    newer = {
        "old_ledger",
        "batch_refusal",
        "agreement_text",
        "own_form",
        "study_topics",
        "answercomment",
        "board-search",
        *(f"board-{kind}" for kind in BOARD_KINDS),
    }
    assert set(flows()) <= {*_BEFORE_VALUES, *of_records, *newer}
    for subject in set().union(*after.values()):
        assert Subject.read(subject).pack() == subject


def test_lists_of_the_released_version_are_about_what_they_were_about(database: Database) -> None:
    migrate(database, to="0015")
    lists = {
        "roster": "organisation:3",
        "mentions": "partnership:3",
        "survey_answers": "survey:3",
        "method": "programme",
    }
    with database.engine.begin() as connection:
        _insert_person(connection)
        for purpose in lists:
            connection.execute(
                text(
                    "INSERT INTO imports (person_id, chat_id, purpose, subject_id, state, choices, at)"
                    " VALUES (1, 1, :purpose, 3, 'read', '{}', '2026-11-20 10:00:00')"
                ),
                {"purpose": purpose},
            )
    migrate(database)
    with database.reading() as connection:
        after = {row.purpose: row.subject for row in connection.execute(text("SELECT purpose, subject FROM imports"))}
    assert after == lists


_BEFORE_ADDRESSES = (
    "INSERT INTO organisations (id, side, name) VALUES (1, 'college', '职院'), (2, 'enterprise', '精工')",
    "INSERT INTO partnerships (id, college_id, enterprise_id, started_on, time_zone)"
    " VALUES (1, 1, 2, '2026-09-01', 'Asia/Shanghai')",
    "INSERT INTO posts (chat_id, key, content, bulk, sequence, state, at)"
    " VALUES (-1001234567890123, 'welcome', '{\"text\": \"各位好\"}', false, 1, 'waiting', '2026-11-20 10:00:00')",
    "INSERT INTO screens (chat_id, purpose, content, message_id, wanted, shown, move, quiet_seconds, sequence, at)"
    " VALUES (1, 'draft', '{\"text\": \"哪一天\"}', 77, 2, 1, false, 0.7, 2, '2026-11-20 10:00:00')",
    "INSERT INTO documents (person_id, chat_id, kind, parameters, state, at)"
    " VALUES (1, 1, 'ledger', '{}', 'waiting', '2026-11-20 10:00:00')",
    "INSERT INTO imports (person_id, chat_id, purpose, subject, state, choices, at)"
    " VALUES (1, 1, 'roster', 'organisation:1', 'read', '{}', '2026-11-20 10:00:00')",
    "INSERT INTO digest_turns (partnership_id, monday, chat_id, person_id, short, due_at)"
    " VALUES (1, '2026-11-16', 1, 1, false, '2026-11-23 01:00:00')",
)


def test_what_was_on_its_way_to_a_chat_goes_to_its_address(database: Database) -> None:
    """Of groups, too, whose numbers are negative and long; nothing else of a row is lost, and all is found quickly."""
    migrate(database, to="0017")
    tables = ("posts", "screens", "documents", "imports", "digest_turns")
    with database.engine.begin() as connection:
        _insert_person(connection)
        for statement in _BEFORE_ADDRESSES:
            connection.execute(text(statement))
        before = {name: dict(connection.execute(text(f"SELECT * FROM {name}")).one()._mapping) for name in tables}
    migrate(database, to="0018")
    with database.reading() as connection:
        after = {name: dict(connection.execute(text(f"SELECT * FROM {name}")).one()._mapping) for name in tables}
    for name in tables:
        chat = before[name].pop("chat_id")
        assert after[name] == {**before[name], "channel": "telegram", "recipient": str(chat)}
    indexes = {index["name"] for index in inspect(database.engine).get_indexes("screens")}
    assert "ix_screens_waiting" in indexes


def test_a_rectification_of_a_rated_item_says_round_and_item_apart(database: Database) -> None:
    migrate(database, to="0016")
    with database.engine.begin() as connection:
        _insert_person(connection)
        for statement in (
            "INSERT INTO organisations (id, side, name) VALUES (1, 'college', '职院'), (2, 'enterprise', '精工')",
            "INSERT INTO partnerships (id, college_id, enterprise_id, started_on, time_zone)"
            " VALUES (1, 1, 2, '2025-09-01', 'Asia/Shanghai')",
            "INSERT INTO rectifications (partnership_id, side, state, revision, problem, due_on, source, source_id,"
            " raised_by, raised_at) VALUES"
            " (1, 'college', 'open', 1, '一', '2026-12-01', 'item', 1203, 1, '2026-11-20 10:00:00'),"
            " (1, 'college', 'open', 1, '二', '2026-12-01', 'comment', 4503599627370496, 1, '2026-11-20 10:00:00'),"
            " (1, 'college', 'open', 1, '三', '2026-12-01', NULL, NULL, 1, '2026-11-20 10:00:00')",
        ):
            connection.execute(text(statement))
    migrate(database, to="0017")
    with database.reading() as connection:
        rows = connection.execute(text("SELECT source_id, source_place FROM rectifications ORDER BY id")).all()
    assert [tuple(row) for row in rows] == [(12, 3), (4503599627370496, None), (None, None)]


def test_what_was_rendered_is_kept_as_rendered_and_commands_as_a_menu(database: Database) -> None:
    """Hundreds of rows, of both tables; what was forgotten before stays so."""
    keyboard: JsonValue = [[{"text": "好", "callback_data": "go:1"}]]
    file: JsonValue = {"file": "/data/a.xlsx", "photo": False, "known": False}
    before: list[dict[str, JsonValue]] = [
        {"text": "<b>一</b>", "rows": keyboard},
        {"text": "二", "rows": [], "attachment": file},
        {"commands": [{"command": "log", "description": "填报"}]},
        {},
    ]
    migrate(database, to="0018")
    with database.engine.begin() as connection:
        for number in range(1200):
            values = {"content": json.dumps(before[number % 4]), "number": number + 1, "purpose": f"card:{number}"}
            connection.execute(text(_POST_BEFORE_DATA), values)
            connection.execute(text(_SCREEN_BEFORE_DATA), values)
    migrate(database, to="0019")
    wanted: list[dict[str, JsonValue]] = [
        {"kind": "rendered", "text": "<b>一</b>", "rows": keyboard},
        {"kind": "rendered", "text": "二", "rows": [], "attachment": file},
        {"kind": "menu", "language": "zh-CN", "commands": [["log", "填报"]]},
        {},
    ]
    with database.reading() as connection:
        for table in (posts, screens):
            after = connection.execute(select(table.c.id, table.c.content).order_by(table.c.id)).all()
            assert [row.content for row in after] == wanted * 300
            assert all(content_from_json(row.content).to_json() == row.content for row in after if row.content)
        assert set(connection.scalars(select(screens.c.has_buttons))) == {True}
    assert "ix_screens_waiting" in {index["name"] for index in inspect(database.engine).get_indexes("screens")}


_POST_BEFORE_DATA = (
    "INSERT INTO posts (channel, recipient, content, bulk, sequence, state, at)"
    " VALUES ('telegram', '1001', :content, false, :number, 'waiting', '2026-11-20 10:00:00')"
)
_SCREEN_BEFORE_DATA = (
    "INSERT INTO screens"
    " (channel, recipient, purpose, content, wanted, shown, move, quiet_seconds, sequence, at)"
    " VALUES ('telegram', '1001', :purpose, :content, 1, 0, false, 0, :number, '2026-11-20 10:00:00')"
)


def test_codes_to_check_in_are_kept_without_what_their_link_begins_with(database: Database) -> None:
    migrate(database, to="0017")
    with database.engine.begin() as connection:
        _insert_person(connection)
        for statement in (
            "INSERT INTO organisations (id, side, name) VALUES (1, 'college', '职院'), (2, 'enterprise', '精工')",
            "INSERT INTO partnerships (id, college_id, enterprise_id, started_on, time_zone)"
            " VALUES (1, 1, 2, '2026-01-01', 'Asia/Shanghai')",
            "INSERT INTO events (partnership_id, organiser_id, side, state, title, plan, starts_at, ends_at, code,"
            " revision, created_at) VALUES (1, 1, 'college', 'planned', '主题党日', '{}', '2026-11-25 06:00:00',"
            " '2026-11-25 08:00:00', 'checkin-nwYl-_IeKdvkJkQp', 1, '2026-11-20 10:00:00')",
        ):
            connection.execute(text(statement))
    migrate(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT code FROM events")) == "nwYl-_IeKdvkJkQp"


def test_records_are_found_by_what_was_typed_in_them(database: Database) -> None:
    answers = {
        "event_date": "2026-03-02", "title": "數控加工", "type": "textbook", "number": "ISBN 978-7-111-12345-6",
        "narrative": "Ｂ本",
    }  # fmt: skip
    migrate(database, to="0026")
    with database.engine.begin() as connection:
        _insert_person(connection)
        for statement in (
            "INSERT INTO organisations (id, side, name) VALUES (1, 'college', '职院'), (2, 'enterprise', '精工')",
            "INSERT INTO partnerships (id, college_id, enterprise_id, started_on, time_zone)"
            " VALUES (1, 1, 2, '2026-01-01', 'Asia/Shanghai')",
            "INSERT INTO records (id, partnership_id, side, kind, state, version, revision, author_id, event_date,"
            " title, search, created_at, changed_at) VALUES (1, 1, 'college', 'teaching_resource', 'confirmed', 1, 1,"
            " 1, '2026-03-02', '數控加工', '數控加工', '2026-11-20 10:00:00', '2026-11-20 10:00:00')",
        ):
            connection.execute(text(statement))
        connection.execute(
            text("INSERT INTO record_versions (record_id, version, answers, author_id, created_at)"
                 " VALUES (1, 1, :answers, 1, '2026-11-20 10:00:00')"),
            {"answers": json.dumps(answers)},
        )  # fmt: skip
    migrate(database)
    with database.reading() as connection:
        found_by = connection.scalar(text("SELECT search FROM records"))
    assert found_by == searchable(TeachingResource.validated(answers, date(2026, 11, 20)))


def _insert_person(connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO people (id, telegram_id, name, language, created_at)"
            " VALUES (1, 1, '张伟', 'zh-CN', '2026-11-20 10:00:00')"
        )
    )


def _insert_draft(connection: Connection, form: str, subject: str) -> None:
    connection.execute(
        text(
            "INSERT INTO drafts (person_id, form, subject, revision, focus, state, updated_at)"
            " VALUES (1, :form, :subject, 1, 1, '{}', '2026-11-20 10:00:00')"
        ),
        {"form": form, "subject": subject},
    )
