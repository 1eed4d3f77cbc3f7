"""Whoever holds the whole database, its journal included, finds neither what somebody has answered nor whose answer one
is: not by content, order, number, time or transaction."""

import json
import re
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from records.addresses import telegram_address
from services.assessment.sealing import SALT_BYTES, SIZE, Seal, new_salt
from storage.tables.assessment import survey_answers, survey_ballots, surveys
from storage.tables.columns import UTCTime
from storage.tables.traffic import screens
from storage.tables.whole import metadata
from tests.support.survey_errands import answers, begins_a_survey, both_sides, looks_at_it
from tests.support.townsfolk import Town

COMMENT = "食堂的共建活动太少"
# What is drawn at random or given by the clock, and therefore differs whatever anybody does.
RANDOM = {
    "survey_ballots": {"tag", "sealed"},
    "survey_answers": {"id"},
    "survey_comments": {"id"},
    "surveys": {"salt", "code"},
    "invitations": {"code"},
    "updates": {"update_id"},
    "leases": {"holder"},
}


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    """On SQLite, as the files of a PostgreSQL are its server's."""
    town = Town(sqlite_url)
    await town.start()
    yield town
    await town.stop()


def files(town: Town) -> bytes:
    """Database, journal and index, as they lie on the disk."""
    return b"".join(file.read_bytes() for file in Path(town.database.file).parent.glob("gongjian.sqlite3*"))


def everything(town: Town) -> Mapping[str, list[list[str]]]:
    """Each row of each table, in the order in which the database keeps it; what is random is left out."""
    with closing(sqlite3.connect(town.database.file)) as connection:
        connection.row_factory = sqlite3.Row
        found = {}
        for table in metadata.tables:
            of_the_clock = {column.name for column in metadata.tables[table].c if isinstance(column.type, UTCTime)}
            hidden = RANDOM.get(table, set()) | of_the_clock | {"message_id"}
            rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            found[table] = [[_shown(key, row[key]) for key in row.keys() if key not in hidden] for row in rows]  # noqa: SIM118
        shown = 'SELECT recipient FROM screens WHERE purpose LIKE "survey:%" ORDER BY message_id'
        found["the order of the messages"] = [[str(row["recipient"])] for row in connection.execute(shown)]
        for shuffled in ("survey_answers", "survey_comments"):
            found[shuffled].sort()
        found["facts"], said = _without_answers(found["facts"])
        found["what is told of answers"] = said
        return found


def _without_answers(rows: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The facts that are no answers; and those that are, put together by whose they are, in no order."""
    others, by_subject = [], dict[str, list[str]]()
    for row in rows:
        values = dict(each.split("=", 1) for each in row)
        if values["measure"].endswith("_answer"):
            told = f"{values['side']} {values['category']} {values['quantity']}"
            by_subject.setdefault(values["subject"], []).append(told)
        else:
            others.append(row)
    return others, sorted(sorted(told) for told in by_subject.values())


def _shown(key: str, value: object) -> str:
    """Leave out the numbers of comments, in buttons and in fingerprints of what is on show, and moments of drafts."""
    return re.sub(r"(rectify_comment):\d+|(\"(?:begun|asked)\":)\d+|(fingerprint)=\w+", r"\1\2\3", f"{key}={value}")


def pattern(at: int) -> tuple[int, ...]:
    """Everybody answers otherwise than all the others."""
    return tuple(1 + (at + item * (at + 1)) % 5 for item in range(8))


async def town_that_answers(town: Town, swapped: bool) -> tuple[Mapping[str, list[list[str]]], ...]:
    """What an insider finds while the survey runs and after it has closed. `swapped`: two people of one side give each
    other's answers, the comment included."""
    everybody = await both_sides(town, 5)
    await begins_a_survey(town.people[1002])
    said = [(pattern(at), COMMENT if at == 2 else None) for at in range(10)]
    if swapped:
        said[2], said[4] = said[4], said[2]
    for person, (levels, comment) in zip(everybody, said, strict=True):
        await answers(person, levels, comment)
    during = everything(town)
    li = town.people[1002]
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    return during, everything(town)


async def test_what_an_insider_finds_is_the_same_whoever_of_a_side_said_what(
    town: Town,
    tmp_path_factory: pytest.TempPathFactory,
    _empty: Path,  # noqa: PT019  # its value is used
) -> None:
    as_they_did = await town_that_answers(town, swapped=False)
    file = tmp_path_factory.mktemp("other") / "gongjian.sqlite3"
    file.write_bytes(_empty.read_bytes())
    other = Town(f"sqlite:///{file}")
    await other.start()
    try:
        swapped = await town_that_answers(other, swapped=True)
    finally:
        await other.stop()
    for one, two in zip(as_they_did, swapped, strict=True):
        for table in one:
            assert one[table] == two[table], table


async def test_nothing_that_was_answered_lies_open_while_a_survey_runs(town: Town) -> None:
    everybody = await both_sides(town, 5)
    await begins_a_survey(town.people[1002])
    for at, person in enumerate(everybody):
        await answers(person, pattern(at), COMMENT if at == 2 else None)
    held = files(town)
    assert COMMENT.encode() not in held
    assert json.dumps(COMMENT)[1:-1].encode() not in held
    assert b'"levels"' not in held
    ballots = town.rows(survey_ballots)
    assert len({len(row.sealed) for row in ballots}) == 1
    assert [row.tag for row in ballots] == sorted(row.tag for row in ballots)
    assert all("5 " not in str(row.content) for row in town.rows(screens) if row.purpose == "survey:1")


async def test_nothing_that_was_sealed_is_left_once_a_survey_has_closed(town: Town) -> None:
    everybody = await both_sides(town, 5)
    await begins_a_survey(town.people[1002])
    for at, person in enumerate(everybody):
        await answers(person, pattern(at))
    (salt,), sealed = [row.salt for row in town.rows(surveys)], [row.sealed for row in town.rows(survey_ballots)]
    tags = [row.tag.encode() for row in town.rows(survey_ballots)]
    assert salt in files(town)
    li = town.people[1002]
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    held = files(town)
    assert salt not in held
    assert not [part for part in [*sealed, *tags] if part[:60] in held or part[-60:] in held]
    assert not [row for row in town.rows(screens) if row.purpose == "survey:1"]


async def test_answers_are_opened_at_random(town: Town) -> None:
    """Neither numbers nor order follow who came first: of ten, a given order would be a chance of 1 in 3,628,800."""
    everybody = await both_sides(town, 5)
    await begins_a_survey(town.people[1002])
    for at, person in enumerate(everybody):
        await answers(person, pattern(at))
    li = town.people[1002]
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    opened = [list(row.levels.values()) for row in town.rows(survey_answers)]
    came = [list(pattern(at)) for at in range(10)]
    assert sorted(opened) == sorted(came)
    assert opened != came
    assert {column.name for column in survey_answers.c} == {
        "id", "survey_id", "stand", "levels", "straight", "imported",
    }  # fmt: skip


async def test_a_failure_of_ours_keeps_nothing_of_what_was_answered(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begins_a_survey(town.people[1002])
    zhang = town.people[1001]
    await zhang.taps("开始作答")

    def fails(*_: object) -> None:
        raise LookupError("broken")

    monkeypatch.setattr("handlers.features.assessment.surveying.question_screen", fails)
    await zhang.taps("5 ")
    with closing(sqlite3.connect(town.database.file)) as connection:
        assert connection.execute('SELECT "update" FROM set_aside').fetchall() == [("{}",)]


def test_a_ballot_is_sealed_under_what_the_database_does_not_hold() -> None:
    salt = new_salt()
    assert len(salt) == SALT_BYTES
    seal, other = Seal(b"secret", salt), Seal(b"another", salt)
    tag = seal.tag(telegram_address(1001))
    assert tag != other.tag(telegram_address(1001)) != Seal(b"secret", new_salt()).tag(telegram_address(1001))
    sealed = seal.close(tag, b'{"levels": {"one": 5}}')
    assert sealed != seal.close(tag, b'{"levels": {"one": 5}}')
    assert len(sealed) == len(seal.close(tag, "字".encode() * 300))
    assert seal.open(tag, sealed) == b'{"levels": {"one": 5}}'
    assert other.open(tag, sealed) is None
    assert seal.open(seal.tag(telegram_address(1002)), sealed) is None
    with pytest.raises(ValueError, match="bytes"):
        seal.close(tag, b"x" * (SIZE + 1))
    with pytest.raises(RuntimeError):
        Seal(b"", salt)
