"""Tells what a programme costs in a process that runs many: memory, processor time while idle, and waiting while busy.

python -m benchmarks.host [--idle 1 20 100] [--busy 20] [--seconds 30]

The bots are one process, `gongjian host` as it is installed; their people and Telegrams are another, this one, so that
the two have a processor each on a machine with two.
"""

import argparse
import asyncio
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import LOG, Load
from benchmarks.road import ROOT, fill, memory, print_figure, processor_time
from sandbox.server import Sandbox

FIRST_BOT = 1_000_000_000
WARM_UP, STEPS = 14, 70  # of each programme's person
PAUSE = 0.25  # seconds that a person looks at an answer
ALL_BEGAN = 180.0  # seconds


@dataclass
class Hosted:
    """The process of the host, and the Telegrams of its programmes."""

    process: subprocess.Popen[bytes]
    telegrams: list[Sandbox]


@asynccontextmanager
async def hosted(count: int, folder: Path, template: Path) -> AsyncIterator[Hosted]:
    """Run so many programmes in one process; yield once each of them asks its Telegram for updates."""
    telegrams = [Sandbox(f"{FIRST_BOT + number}:benchmark") for number in range(count)]
    for number, telegram in enumerate(telegrams):
        await telegram.start()
        shutil.copy(template, folder / f"p{number:03}.sqlite3")
        (folder / f"p{number:03}.toml").write_text(_configuration(number, telegram, folder), "utf-8")
    command = [str(Path(sys.executable).parent / "gongjian"), "host", str(folder), "--listen", ""]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        async with asyncio.timeout(ALL_BEGAN):
            for telegram in telegrams:
                await Load(telegram).first_poll()
        yield Hosted(process, telegrams)
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait, 60)
        for telegram in telegrams:
            await telegram.stop()


def _configuration(number: int, telegram: Sandbox, folder: Path) -> str:
    return f"""
[telegram]
token = "{FIRST_BOT + number}:benchmark"
base_url = "{telegram.api_url}"
base_file_url = "{telegram.file_url}"
[database]
url = "sqlite:///{folder}/p{number:03}.sqlite3"
[files]
folder = "{folder}/p{number:03}"
[delivery]
per_chat_second = 1000
per_chat_burst = 1000
"""


async def idle(count: int, seconds: float, template: Path) -> float:
    """Print memory and processor time of so many programmes that do nothing; return the memory in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        async with hosted(count, Path(folder), template) as host:
            await asyncio.sleep(seconds)  # what a start brings with it is over
            before = processor_time(host.process)
            await asyncio.sleep(seconds)
            used, resident = processor_time(host.process) - before, memory(host.process)
    print_figure(f"{count} idle, memory", f"{resident:.0f} MB")
    print_figure(f"{count} idle, of a processor", f"{used / seconds * 100:.1f} %")
    return resident


async def busy(count: int, pause: float, template: Path) -> None:
    """Print how long somebody waits where a person converses with each of so many programmes at once."""
    with tempfile.TemporaryDirectory() as folder:
        async with hosted(count, Path(folder), template) as host:
            loads = [Load(telegram) for telegram in host.telegrams]
            await asyncio.gather(*(load.run(1, WARM_UP, LOG, pause) for load in loads))
            before = processor_time(host.process)
            timings = await asyncio.gather(*(load.run(1, STEPS, LOG, pause) for load in loads))
            used, resident = processor_time(host.process) - before, memory(host.process)
    each = [sorted(timing["latencies"]) for timing in timings]
    seconds = max(timing["seconds"] for timing in timings)
    p50 = statistics.median(latency for latencies in each for latency in latencies) * 1000
    p99 = sorted(latencies[int(len(latencies) * 0.99)] * 1000 for latencies in each)
    name = f"{count} busy, {'no pause' if not pause else f'{pause} s between steps'}"
    print_figure(f"{name}, steps a second", f"{count * STEPS / seconds:.0f}")
    print_figure("  of a processor", f"{used / seconds * 100:.0f} %")
    print_figure("  a step, p50", f"{p50:.1f} ms")
    print_figure("  p99 of the median programme", f"{statistics.median(p99):.1f} ms")
    print_figure("  p99 of the worst programme", f"{p99[-1]:.1f} ms")
    print_figure("  memory", f"{resident:.0f} MB")


async def measure(counts: list[int], busy_count: int, seconds: float) -> None:
    """Print all figures, and what one programme more adds to the memory."""
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template.sqlite3")
        fill(f"sqlite:///{template}")
        resident = {count: await idle(count, seconds, template) for count in sorted(counts)}
        fewest, most = min(resident), max(resident)
        if most > fewest:
            print_figure("a programme more", f"{(resident[most] - resident[fewest]) / (most - fewest):.1f} MB")
        for count in dict.fromkeys((1, busy_count)):
            await busy(count, PAUSE, template)
        await busy(busy_count, 0, template)


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle", type=int, nargs="+", default=[1, 20, 100])
    parser.add_argument("--busy", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    asyncio.run(measure(asked.idle, asked.busy, asked.seconds))


if __name__ == "__main__":
    main()
