"""Simulates many programmes on a Monday morning: what so many need, and what breaks first.

python -m benchmarks.fleet [--programmes 100 1000 10000] [--a-process 100]

Nothing runs here: the costs are those that benchmarks.host, benchmarks.road and benchmarks.digests have measured, the
demand is assumed, generously, and both stand below by name. Each process is a queue with one processor, as Python's
lock makes it; what arrives in it is served in order.
"""

import argparse
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Cost:
    """What was measured: of a processor in seconds, of memory in megabytes."""

    step: float = 0.0013  # on PostgreSQL, the server aside
    digest: float = 0.040  # a partnership's, frozen and written
    message: float = 0.0015  # rendered, sent, noted
    idle: float = 0.0006  # of a processor, all the time
    process: float = 110.0  # with its first programme
    programme: float = 2.5
    connections: int = 3  # to PostgreSQL, kept open: the writer's, and two that read
    idle_transactions: float = 0.75  # a second, the lease and the clock's jobs
    server_memory: float = 6.0  # of PostgreSQL, for a connection


@dataclass(frozen=True)
class Demand:
    """What people are assumed to do. Seconds are counted from 08:50 on Monday."""

    partnerships: int = 5  # of a programme
    readers: int = 20  # of digests, in a programme
    people: int = 200
    steps_each: float = 14.0  # of who is at it in that hour: a record logged
    active: float = 0.2
    seconds: int = 1800
    digests_at: int = 600


@dataclass(frozen=True)
class Found:
    """What a simulation has found."""

    processes: int
    memory: float  # megabytes, of all processes
    busy: float  # of a processor, the busiest process over its busiest minute
    p99: float  # seconds that a step waits, over all
    worst_p99: float  # of the worst process, while digests begin and in the minute after
    digests_out: float  # seconds from their moment to the last
    connections: int
    server_memory: float  # megabytes
    transactions: float  # a second, in the busiest second


def simulate(programmes: int, a_process: int, spread: float, cost: Cost, demand: Demand, seed: int = 1) -> Found:
    """Return what so many programmes need. `spread`: the digests begin within so many seconds, not all at once."""
    random = np.random.default_rng(seed)
    processes = ceil(programmes / a_process)
    waits, worst, out, busiest = [], 0.0, 0.0, 0.0
    committed = np.zeros(demand.seconds + 1)
    for number in range(processes):
        hosted = min(a_process, programmes - number * a_process)
        arrivals, services, is_step = _arriving(random, hosted, spread, cost, demand)
        finished = _finish(arrivals, services / (1 - min(0.95, cost.idle * hosted)))
        waited = (finished - arrivals)[is_step]
        waits.append(waited)
        since = arrivals[is_step] - demand.digests_at
        during = waited[(since >= 0) & (since < spread + 60)]
        worst = max(worst, float(np.quantile(during, 0.99)))
        out = max(out, float(finished[~is_step].max()) - demand.digests_at)
        busiest = max(
            busiest, float(np.bincount((arrivals // 60).astype(int), services).max()) / 60 + cost.idle * hosted
        )
        committed += np.bincount(np.minimum(finished, demand.seconds).astype(int), minlength=demand.seconds + 1)
    connections = programmes * cost.connections
    return Found(
        processes,
        processes * (cost.process - cost.programme) + programmes * cost.programme,
        busiest,
        float(np.quantile(np.concatenate(waits), 0.99)),
        worst,
        out,
        connections,
        connections * cost.server_memory,
        float(committed[:-1].max()) + programmes * cost.idle_transactions,
    )


def _arriving(
    random: np.random.Generator, hosted: int, spread: float, cost: Cost, demand: Demand
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return when each piece of work arrives in a process, how long it takes, and whether somebody waits for it."""
    steps = random.poisson(hosted * demand.people * demand.active * demand.steps_each * demand.seconds / 3600)
    begun = demand.digests_at + random.uniform(0, spread, hosted) if spread else np.full(hosted, demand.digests_at)
    digests = np.repeat(begun, demand.partnerships)
    messages = np.repeat(begun, demand.readers) + np.tile(np.arange(demand.readers) / 30, hosted)  # 30 a second each
    parts = [
        (random.uniform(0, demand.seconds, steps), cost.step, True),
        (digests, cost.digest, False),
        (messages, cost.message, False),
    ]
    arrivals = np.concatenate([each for each, _, _ in parts])
    services = np.concatenate([np.full(len(each), service) for each, service, _ in parts])
    is_step = np.concatenate([np.full(len(each), step) for each, _, step in parts])
    order = np.argsort(arrivals, kind="stable")
    return arrivals[order], services[order], is_step[order]


def _finish(arrivals: NDArray[np.float64], services: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return when each piece is done by one who takes them in order (Lindley's recursion)."""
    done = np.cumsum(services)
    return done + np.maximum.accumulate(arrivals - (done - services))


def main() -> None:
    """Print a line for each number of programmes, with digests at one moment and spread over ten minutes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programmes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--a-process", type=int, default=100)
    asked = parser.parse_args()
    cost, demand = Cost(), Demand()
    print(
        f"{'programmes':>10} {'digests':>10} {'processes':>9} {'memory':>9} {'busiest':>8} {'p99':>9} {'p99 then':>9}"
        f" {'out after':>9} {'connections':>11} {'of memory':>9} {'tx/s':>7}"
    )
    for programmes in asked.programmes:
        for spread in (0.0, 600.0):
            found = simulate(programmes, asked.a_process, spread, cost, demand)
            print(
                f"{programmes:10} {f'in {spread / 60:.0f} min' if spread else 'at once':>10} {found.processes:9}"
                f" {found.memory / 1024:6.1f} GB {found.busy * 100:6.0f} % {found.p99 * 1000:6.0f} ms"
                f" {found.worst_p99:7.2f} s {found.digests_out:7.0f} s {found.connections:11}"
                f" {found.server_memory / 1024:6.1f} GB {found.transactions:7.0f}"
            )


if __name__ == "__main__":
    main()
