"""Tells what a score and a ranking cost as the ledger grows.

python -m benchmarks.scores [--records 10000 100000] [--database SQLite PostgreSQL]

A partnership has 500 records a year, more than it will ever have; what grows is how many there are and how long they
have gone on. Ten of them are made as `gongjian demo` makes them, with ratings and surveys of the quarter; the others
are copies. A score is cold (nothing is remembered) and has every receipt. It is told in processor time of this process,
which a busy machine distorts less (on PostgreSQL the server's comes on top), and by the clock. Beside them DuckDB adds
up the same facts. Times are looked at, never asserted.
"""

import argparse
import csv
import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import duckdb
from sqlalchemy import text

from records.facts import Fact
from records.periods import quarter_of
from records.roles import Side
from samples import build
from services.scoring import ranking, scores
from services.scoring.evidence import KEYED, Knowledge
from services.scoring.methods import current
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import UnitOfWork, read_only, transaction
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.scoring import facts

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
QUARTER = quarter_of(date(2026, 9, 1))
RECORDS_A_YEAR = 500  # of a partnership
ORIGINALS = 10  # partnerships that are made, not copied
TIMED_SCORES = 200
_HEADINGS = ("records", "facts", "p50", "p99", "p50", "p99", "cold", "warm", "cold", "warm", "DuckDB")


@dataclass(frozen=True)
class Programme:
    """How many partnerships there are, and how many years they have gone on."""

    partnerships: int
    years: int


PROGRAMMES = {10_000: Programme(10, 2), 100_000: Programme(50, 4), 1_000_000: Programme(200, 10)}  # by records
COPY = (
    "INSERT INTO organisations (id, side, name) SELECT id + :o, side, name || :k FROM organisations WHERE id <= :ob",
    "INSERT INTO partnerships (id, college_id, enterprise_id, started_on, time_zone, own_review, revision, revised_at)"
    " SELECT id + :p, college_id + :o, enterprise_id + :o, started_on, time_zone, own_review, revision, revised_at"
    " FROM partnerships WHERE id <= :pb",
    "INSERT INTO records (id, partnership_id, side, kind, state, version, confirmed_version, asked_version, revision,"
    " author_id, event_date, title, mode, search, natural_key, good_practice, created_at, changed_at)"
    " SELECT id + :r, partnership_id + :p, side, kind, state, version, confirmed_version, asked_version, revision,"
    " author_id, event_date, title, mode, search, natural_key || :k, good_practice, created_at, changed_at"
    " FROM records WHERE id <= :rb",
    "INSERT INTO facts (record_id, version, state, partnership_id, measure, category, side, subject, month, starts_on,"
    " ends_on, quantity, known_from, known_until) SELECT record_id + :r, version, state, partnership_id + :p, measure,"
    f" category, side, CASE WHEN measure IN {tuple(sorted(KEYED))} THEN subject || :k ELSE subject END, month,"
    " starts_on, ends_on, quantity, known_from, known_until FROM facts WHERE partnership_id <= :pb",
    "INSERT INTO revisions (partnership_id, revision, at) SELECT partnership_id + :p, revision, at FROM revisions"
    " WHERE partnership_id <= :pb",
)


def main() -> None:
    """Print a line of figures for each database and number of records."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000], choices=PROGRAMMES)
    arguments.add_argument("--database", nargs="+", default=["SQLite"], choices=("SQLite", "PostgreSQL"))
    chosen = arguments.parse_args()
    print(f"{'':33}{'score: processor':^17} {'by the clock':^17} {'rank: processor':^15} {'by the clock':^15}")
    print(f"{'database':<11}{_HEADINGS[0]:>10}{_HEADINGS[1]:>12}" + "".join(f"{name:>8} " for name in _HEADINGS[2:]))
    for name in chosen.database:
        for size in chosen.records:
            with tempfile.TemporaryDirectory(prefix="gongjian-scores-") as folder, ledger(name, Path(folder)) as url:
                measure(url, name, size, Path(folder))


@contextmanager
def ledger(name: str, folder: Path) -> Iterator[str]:
    """Yield the address of an empty database: SQLite, or a PostgreSQL that runs meanwhile."""
    if name == "SQLite":
        yield f"sqlite:///{folder / 'ledger.sqlite3'}"
        return
    from benchmarks.road import postgresql  # only those who measure it need it

    folder.chmod(0o755)
    with postgresql(folder) as url:
        yield url


def measure(url: str, name: str, size: int, folder: Path) -> None:
    """Fill a database with so many records, and print what a score and a ranking cost in it."""
    database = Database(url)
    migrate(database)
    fill(database, PROGRAMMES[size])
    gc.collect()
    gc.freeze()  # as the bot does, once it has started
    with read_only(database) as work:
        counts = [work.connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("records", "facts")]
        every = partnerships.every(work)
        times = [timed(partial(score_cold, work, every, number)) for number in range(TIMED_SCORES)]
        processor, clock = (percentiles(column) for column in zip(*times, strict=True))
        cold, warm = timed(lambda: rank(work, len(every))), timed(lambda: rank(work, len(every)))
    in_duckdb = seconds_in_duckdb(database, folder)
    milliseconds = (*processor, *clock)
    seconds = (cold[0], warm[0], cold[1], warm[1])
    print(
        f"{name:<11}{counts[0]:>10,}{counts[1]:>12,}"
        + "".join(f"{1000 * figure:>6.1f}ms " for figure in milliseconds)
        + "".join(f"{figure:>7.2f}s " for figure in seconds)
        + f"{1000 * in_duckdb:>6.1f}ms",
        flush=True,
    )
    database.close()


# The ledger -----------------------------------------------------------------------------------------------------------


def fill(database: Database, programme: Programme) -> None:
    """Fill an empty database with partnerships, their records, and what people have answered of the quarter."""
    started = NOW.date().replace(year=NOW.year - programme.years)
    with transaction(database) as work:
        filling = build.settle(work, NOW, ORIGINALS, started=started)
    assert filling is not None
    for write in filling.chunks(ORIGINALS * RECORDS_A_YEAR * programme.years, programme.years):
        with transaction(database) as work:
            write(work)
    with transaction(database) as work:
        for partnership in partnerships.every(work):
            facts.add(work, partnership.id, answers(Random(partnership.id)), NOW)
    for number in range(1, programme.partnerships // ORIGINALS):
        copy_originals(database, number)
    with transaction(database) as work:
        work.connection.execute(text("ANALYZE"))


def answers(random: Random) -> list[Fact]:
    """Return ratings of the quarter by two people a side, a survey of twelve a side, and a rectification."""
    first, last = QUARTER.first, QUARTER.last
    rows = [
        Fact(measure, first, last, random.randint(2, 5), side, f"{rater}:{number}", item)
        for measure, items in (
            ("organisation_rating", ("setting", "rules", "working_standard")),
            ("teaching_rating", ("teaching_mode", "curriculum", "effect_on_students")),
        )
        for side in Side
        for item in items
        for rater in Side
        for number in (1, 2)
    ]
    items = [f"item{number}" for number in range(5)]
    rows += [Fact("satisfaction_item", first, last, 1, category=item) for item in items]
    for side in Side:
        rows.append(Fact("satisfaction_asked", first, last, 20, side))
        rows += [
            Fact("satisfaction_answer", first, last, random.randint(2, 5), side, f"{side}:{number}", item)
            for number in range(12)
            for item in items
        ]
    due = first + timedelta(days=40)
    rows.append(Fact("rectification_due", due, due, 1, Side.COLLEGE, "rectification:1"))
    return rows


def copy_originals(database: Database, number: int) -> None:
    """Add the partnerships that were made once more, under other ids and names."""
    with transaction(database) as work:
        parameters = {
            "o": number * 1_000, "p": number * 1_000, "r": number * 1_000_000, "k": f"#{number}",
            "ob": 999, "pb": 999, "rb": 999_999,
        }  # fmt: skip
        for statement in COPY:
            used = {key: value for key, value in parameters.items() if f":{key}" in statement}
            work.connection.execute(text(statement), used)


# What is timed --------------------------------------------------------------------------------------------------------


def timed(function: Callable[[], object]) -> tuple[float, float]:
    """Call a function; return the seconds of this process's processor that it took, and those by the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    function()
    return time.process_time() - processor, time.perf_counter() - clock


def percentiles(times: Sequence[float]) -> tuple[float, float]:
    """Return the 50th and the 99th percentile."""
    in_order = sorted(times)
    return in_order[len(in_order) // 2], in_order[len(in_order) * 99 // 100]


def score_cold(work: UnitOfWork, partnerships: list[Partnership], number: int) -> None:
    """Score a partnership, with the receipt of every indicator.

    Each number means another partnership or day, so that nothing is remembered.
    """
    partnership = partnerships[number % len(partnerships)]
    day = date(2026, 10, 1) + timedelta(days=number // len(partnerships))
    knowledge = Knowledge(facts.latest_revision(work, partnership.id), day)
    scores.evaluation(work, partnership, QUARTER, current(work, NOW), knowledge)


def rank(work: UnitOfWork, partnerships: int) -> None:
    """Rank so many partnerships, which are all, with the draws."""
    result = ranking.rank(work, persons.admins(work)[0], QUARTER, NOW)
    assert len(result.ranked) == partnerships, result.unranked


def seconds_in_duckdb(database: Database, folder: Path) -> float:
    """Return how long DuckDB takes for what no score does without, in seconds.

    That is to add up the present facts of the quarter by partnership, measure and side.
    """
    path = folder / "facts.csv"
    with database.engine.connect() as connection, path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("partnership_id", "measure", "side", "month", "state", "quantity", "known_until"))
        rows = connection.execution_options(stream_results=True).execute(
            text("SELECT partnership_id, measure, side, month, state, quantity, known_until FROM facts")
        )
        for chunk in rows.partitions(50_000):
            writer.writerows(chunk)
    with duckdb.connect() as duck:
        duck.execute(f"CREATE TABLE facts AS SELECT * FROM read_csv('{path}')")
        statement = (
            "SELECT partnership_id, measure, side, sum(quantity) FROM facts WHERE month BETWEEN 202607 AND 202609"
            " AND state = 'confirmed' AND known_until IS NULL GROUP BY ALL"
        )
        duck.execute(statement).fetchall()
        _, seconds = timed(lambda: duck.execute(statement).fetchall())
    path.unlink()
    return seconds


if __name__ == "__main__":
    main()
