"""Every figure of the sample, computed once more from the records in plain Python, without the calculator."""

import json
from collections import defaultdict
from datetime import date, timedelta
from math import fsum, isclose, log, log10
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.command_line import app
from services.scoring.score_sheet import ScoreSheet, sheet
from services.scoring.scores import score, year_to_date
from storage.engine.unit_of_work import read_only
from storage.people import partnerships
from storage.tables import whole as tables
from tests.support import paper
from tests.support.books import keeps_books
from tests.support.townsfolk import Town

SIDES = ("college", "enterprise")
FROM, TODAY, YEAR_ENDS = date(2026, 9, 1), date(2026, 11, 20), date(2027, 8, 31)
ACTIVE = (TODAY - FROM).days + 1
CREDITS = {"textbook": 1, "training_base": 2}
RECOGNITION = {"own": 1, "city": 1.5, "province": 2, "nation": 3}
TONES = {"positive": 100, "neutral": 50, "negative": 0}
DELEGATES = ("discussion", "joint_conference", "branch_committee")


def saturating(value: float, target: float) -> float:
    return min(100.0, max(0.0, 100 * log(1 + value) / log(1 + target)))


def linear(value: float, low: float, target: float) -> float:
    return min(100.0, max(0.0, 100 * (value - low) / (target - low)))


def per_year(count: float) -> float:
    return count / ACTIVE * 365


def confirmed(town: Town) -> dict[str, list[dict[str, Any]]]:
    """Answers of the version that counts, by kind, with the other side's part and the reporting side."""
    versions = {(row.record_id, row.version): row for row in town.rows(tables.records.record_versions)}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in town.rows(tables.records.records):
        if record.confirmed_version is not None:
            version = versions[record.id, record.confirmed_version]
            found[record.kind].append({**version.answers, "theirs": version.counterpart})
    return found


def on(record: dict[str, Any], field: str = "event_date") -> date:
    return date.fromisoformat(record[field])


def months_on(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 + months
    return date(month // 12, month % 12 + 1, day.day)


def participation(activities: list[dict[str, Any]]) -> tuple[float, float]:
    rates = []
    for number in range(len(SIDES)):
        present = expected = 0
        for activity in activities:
            if activity["category"] not in DELEGATES:
                roll = (activity["attendance"], activity["theirs"]["attendance"])[number]
                present += len(roll["present"])
                expected += len(roll["present"]) + len(roll["absent"])
        rates.append(100 * present / expected)
    value = sum(rates) / 2
    return value, linear(value, 40, 95)


def frequency(activities: list[dict[str, Any]]) -> tuple[float, float]:
    by_month: dict[int, int] = defaultdict(int)
    for activity in activities:
        by_month[on(activity).month] += 1
    value = per_year(sum(min(4, count) for count in by_month.values()))
    return value, saturating(value, 12)


def resources(records: list[dict[str, Any]]) -> tuple[float, float]:
    value = per_year(fsum(CREDITS[record["type"]] for record in records if on(record) >= FROM))
    return value, saturating(value, 10)


def projects(records: list[dict[str, Any]]) -> tuple[float, float]:
    days = 0
    for record in records:
        first, last = max(FROM, on(record)), min(TODAY, on(record, "end"))
        days += max(0, (last - first).days + 1)
    value = days / ACTIVE
    return value, saturating(value, 5)


def exchange(records: list[dict[str, Any]]) -> tuple[float, float]:
    by_direction: dict[str, float] = defaultdict(float)
    for record in records:
        persons = record["persons"]
        heads = persons.get("headcount")
        by_direction[record["direction"]] += min(10, heads) if heads else len(persons["roster"])
    value = per_year(fsum(min(0.7 * 24, count) for count in by_direction.values()))
    return value, saturating(value, 24)


def economy(records: list[dict[str, Any]]) -> tuple[float, float]:
    output = per_year(fsum(record["output_value"] * record["share"] / 100 for record in records))
    jobs = sum(record["jobs"] for record in records if FROM <= months_on(on(record, "jobs_since"), 6) <= TODAY)
    score = (saturating(output, 500) + saturating(jobs, 20)) / 2
    return score, score


def influence(records: list[dict[str, Any]]) -> tuple[float, float]:
    tone = (sum(TONES[record["tone"]] for record in records) + 20 * 50) / (len(records) + 20)
    reach = 100 * min(1, log10(1 + sum(record["reach"] for record in records)) / 6)
    value = 0.7 * tone + 0.3 * reach
    return value, value


def practices(records: list[dict[str, Any]]) -> tuple[float, float]:
    counted = [record for record in records if FROM <= months_on(on(record), 3) <= TODAY]
    value = per_year(fsum(RECOGNITION[record["recognition"]] for record in counted))
    return value, saturating(value, 6)


def conversion(records: list[dict[str, Any]]) -> tuple[float, float]:
    cohort = [record for record in records if months_on(YEAR_ENDS + timedelta(days=1), -36) <= on(record)]
    converted = [record for record in cohort if record.get("converted_on")]
    value = 100 * len(converted) / len(cohort)
    return value, linear(value, 0, 50)


def recomputed(town: Town) -> dict[str, tuple[float, float]]:
    """Value and score of each indicator that has them."""
    records = confirmed(town)
    return {
        "participation_rate": participation(records["joint_activity"]),
        "activity_frequency": frequency(records["joint_activity"]),
        "teaching_resources": resources(records["teaching_resource"]),
        "research_projects": projects(records["research_project"]),
        "talent_exchange": exchange(records["talent_exchange"]),
        "economic_contribution": economy(records["economic_contribution"]),
        "social_influence": influence(records["public_mention"]),
        "innovative_practices": practices(records["innovative_practice"]),
        "conversion_rate": conversion(records["research_result"]),
    }


@pytest.fixture
async def books(town: Town) -> Town:
    await keeps_books(town)
    return town


def shown(town: Town) -> ScoreSheet:
    now = town.application.clock.now()
    with read_only(town.database) as work:
        partnership = partnerships.by_id(work, 1)
        return sheet(score(work, partnership, year_to_date(work, partnership, now), now))


async def test_every_value_and_score_is_what_the_records_say(books: Town) -> None:
    of_the_paper = [each for each in shown(books).indicators if each.key in paper.INDICATORS]
    found = {each.key: each for each in of_the_paper if each.missing is None}
    expected = recomputed(books)
    assert set(found) == set(expected)
    for key, (value, its_score) in expected.items():
        assert isclose(found[key].value or 0, value, abs_tol=1e-9), key
        assert isclose(found[key].score or 0, its_score, abs_tol=1e-9), key


async def test_the_composite_is_the_mean_of_the_groups_and_its_contributions_add_up(books: Town) -> None:
    whole = shown(books)
    scores = {each.key: each.score for each in whole.indicators if each.key not in paper.INDICATORS and each.score}
    scores |= {key: its_score for key, (_, its_score) in recomputed(books).items()}
    groups = []
    for group in whole.groups:
        members = [each.key for each in whole.of_group(group.key)]
        there = [scores[key] for key in members if key in scores]
        if len(there) >= len(members) / 2:
            groups.append(fsum(there) / len(there))
    assert isclose(whole.composite or 0, fsum(groups) / len(groups), abs_tol=1e-9)
    assert isclose(fsum(each.contribution or 0 for each in whole.indicators), whole.composite or 0, abs_tol=1e-9)
    # What was not due leaves the weights of its group; satisfaction is due and missing.
    not_due = [each.key for each in whole.indicators if each.missing and each.missing.reason == "not_due"]
    assert not_due == ["rectification_rate"]
    coverages = []
    for group in whole.groups:
        due = [each for each in whole.of_group(group.key) if each.key not in not_due]
        coverages.append(sum(each.missing is None for each in due) / len(due))
    assert isclose(whole.coverage, fsum(coverages) / len(coverages), abs_tol=1e-9)


async def test_the_command_line_prints_the_same_figures(books: Town, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[telegram]\ntoken = "1:a"\n[database]\nurl = "{books.url}"\n', encoding="utf-8")
    said = ["score", "--partnership", "江城", "--period", "2026-09-01..2026-11-20", "--json", "--config", str(config)]
    ran = CliRunner().invoke(app, said)
    assert ran.exit_code == 0, ran.output
    printed = ScoreSheet.model_validate(json.loads(ran.output))
    expected = recomputed(books)
    for indicator in printed.indicators:
        if indicator.key in ("participation_rate", "activity_frequency", "economic_contribution"):
            assert isclose(indicator.score or 0, expected[indicator.key][1], abs_tol=1e-9), indicator.key
