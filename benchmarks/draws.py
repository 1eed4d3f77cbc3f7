"""Tells how fast the calculator is, beside plain Python that does the same: python -m benchmarks.draws.

A partnership's quarter is evaluated from about 2,000 observations; 200 partnerships are drawn 1,000 times. Times are
looked at, never asserted; the ratio is of the same run, so that the machine does not matter.
"""

import math
import time
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from indicators import robustness
from indicators.aggregate import arithmetic, geometric
from indicators.catalogue import default
from indicators.evaluation import Evaluation, Receipt, evaluate
from indicators.evidence import SIDES, Evidence, Observation, Period, SideName

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30), "2026Q3")
KNOWN_AT = date(2026, 10, 8)
PARTNERSHIPS, DRAWS, PLAIN_DRAWS = 200, 1_000, 10


def evidence(random: Random) -> Evidence:
    """Return a busy partnership's evidence: 12 activities of 140 people, exchanges, projects, answers, ratings."""
    observations: list[Observation] = []
    for record in range(12):
        _activity(observations, random, record)
    for number in range(random.randint(3, 12)):
        _add(observations, random, "exchange", 1, "teacher", random.choice(SIDES), f"person:{number}", 100 + number)
        _add(observations, random, "teaching_resource", 1, "course", None, f"978-{number}", 200 + number)
    for number in range(random.randint(5, 9)):
        _add(observations, random, "result", 1, "patent", None, f"CN{number}", 300 + number)
    for number in range(random.randint(1, 5)):
        _add(observations, random, "conversion", 0, "licence", None, f"CN{number}", 400 + number)
        _add(observations, random, "output_value", random.uniform(0, 100), None, None, f"output:{number}", 500 + number)
        _add(observations, random, "practice", 1, "city", None, f"practice:{number}", 600 + number)
        _add(observations, random, "rectification_due", 1, None, "college", f"rectification:{number}", None)
    _ratings(observations, random)
    return Evidence(tuple(observations), KNOWN_AT, date(2024, 9, 1))


def _activity(observations: list[Observation], random: Random, record: int) -> None:
    day = QUARTER.starts_on + timedelta(days=random.randrange(QUARTER.days))
    observations.append(Observation("activity", day, day, 1, "theme_day", random.choice(SIDES), None, record))
    for side in SIDES:
        observations.append(Observation("presence", day, day, 60, None, side, None, record))
        observations.extend(
            Observation(
                "attendance", day, day, float(random.random() < 0.8), None, side, f"roster:{side}{person}", record
            )
            for person in range(70)
        )


def _ratings(observations: list[Observation], random: Random) -> None:
    first, last = QUARTER.starts_on, QUARTER.ends_on
    items = [f"item:{number}" for number in range(5)]
    observations.extend(Observation("satisfaction_item", first, last, 1, item) for item in items)
    for side in SIDES:
        observations.append(Observation("satisfaction_asked", first, last, 20, None, side))
        for rater in SIDES:
            for item in ("setting", "rules", "working_standard"):
                observations.append(
                    Observation("organisation_rating", first, last, random.randint(1, 5), item, side, f"{rater}:1")
                )
        for person in range(12):
            for item in items:
                level = random.randint(2, 5)
                observations.append(
                    Observation("satisfaction_answer", first, last, level, item, side, f"{side}:{person}")
                )


def _add(
    observations: list[Observation],
    random: Random,
    measure: str,
    quantity: float,
    category: str | None,
    side: SideName | None,
    subject: str,
    record: int | None,
) -> None:
    day = QUARTER.starts_on + timedelta(days=random.randrange(QUARTER.days))
    observations.append(Observation(measure, day, day, quantity, category, side, subject, record))


def plain_draws(evaluations: list[Evaluation], draws: int, random: Random) -> list[list[float]]:
    """Return the scores of the same draws, made one by one on lists: a row a draw, a column a partnership."""
    return [_plain_draw(evaluations, random) for _ in range(draws)]


def _plain_draw(evaluations: list[Evaluation], random: Random) -> list[float]:
    method = evaluations[0]
    weights = {receipt.key: receipt.weight * random.uniform(0.75, 1.25) for receipt in method.receipts}
    group_weights = [group.weight * random.uniform(0.75, 1.25) for group in method.groups]
    factors = {receipt.key: random.uniform(0.8, 1.2) for receipt in method.receipts}
    join = random.choice((arithmetic, geometric))
    scores = []
    for evaluation in evaluations:
        groups: list[float | None] = []
        for group in evaluation.groups:
            receipts = [receipt for receipt in evaluation.receipts if receipt.group == group.key]
            points = [_plain_score(receipt, factors[receipt.key], random) for receipt in receipts]
            own = [weights[receipt.key] for receipt in receipts]
            groups.append(None if group.score is None else arithmetic(points, own))
        scores.append(join(groups, group_weights) or 0.0)
    return scores


def _plain_score(receipt: Receipt, factor: float, random: Random) -> float | None:
    points = []
    for part in receipt.parts:
        value = part.value + random.gauss(0, part.standard_error)
        target = part.score_range.target * factor
        if part.score_range.kind == "saturating":
            points.append(100 * math.log1p(max(0.0, value)) / math.log1p(target))
        else:
            points.append(100 * (value - part.score_range.low) / (target - part.score_range.low))
    return min(100.0, max(0.0, sum(points) / len(points))) if points else None


def best_of(repeats: int, work: Callable[[], object]) -> float:
    """Return the seconds of the processor in the fastest run: work is of one thread, and others use the machine."""
    times = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def main() -> None:
    """Print each figure with its target."""
    random = Random(1)
    catalogue = default()
    partnerships = [evidence(random) for _ in range(PARTNERSHIPS)]
    one = best_of(20, lambda: evaluate(catalogue, partnerships[0], QUARTER))
    print(f"evaluate one quarter of {len(partnerships[0].observations):,} observations   {one * 1000:8.1f} ms")
    evaluations = [evaluate(catalogue, partnership, QUARTER) for partnership in partnerships]
    drawn = best_of(5, lambda: robustness.run(evaluations, DRAWS))
    print(f"{DRAWS:,} draws, {PARTNERSHIPS} partnerships        {drawn * 1000:8.1f} ms (target 150)")
    left_out = best_of(5, lambda: robustness.leave_one_out(evaluations))
    print(f"leave one out, {PARTNERSHIPS} partnerships       {left_out * 1000:8.1f} ms")
    plain = best_of(1, lambda: plain_draws(evaluations, PLAIN_DRAWS, random)) * DRAWS / PLAIN_DRAWS
    print(f"the draws alone in plain Python       {plain * 1000:8.0f} ms, {plain / drawn:.0f} times as long")


if __name__ == "__main__":
    main()
