"""Whoever reads a receipt or a published page can calculate every value, score and contribution again by hand."""

import html
import math
import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document

from records.addresses import telegram_address
from records.facts import Fact
from records.periods import ReportingPeriod, programme_year_of, quarter_of
from records.roles import Side
from services.scoring import publications as publishing
from services.scoring.score_sheet import sheet
from services.scoring.scores import score
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.people import partnerships, persons
from storage.scoring import facts
from tests.support import paper
from tests.support.books import keeps_books
from tests.support.townsfolk import Person, Town

SIGNS = {"÷": "/", "×": "*", "−": "-", ",": ""}
FUNCTIONS = {"ln": math.log, "lg": math.log10, "log10": math.log10}
RUBRICS = {
    "organisation_rating": ("setting", "rules", "working_standard"),
    "teaching_rating": ("teaching_mode", "curriculum", "effect_on_students"),
}


def what_was_asked(days: ReportingPeriod) -> list[Fact]:
    """Ratings, both surveys and two rectifications, of which one is done."""
    first, last = days.first, days.last
    told = [Fact(f"{survey}_item", first, last, 1, category="whole") for survey in ("satisfaction", "outside")]
    for side in Side:
        told.append(Fact("satisfaction_asked", first, last, 9, side))
        told += [
            Fact("satisfaction_answer", first, last, 1 + (n + len(side)) % 5, side, f"{side}{n}", "whole")
            for n in range(7)
        ]
        told += [
            Fact(measure, first, last, 2 + (len(item) + len(rater)) % 4, side, f"{rater}:1", item)
            for measure, items in RUBRICS.items()
            for item in items
            for rater in Side
        ]
        due = first + timedelta(days=10)
        told.append(Fact("rectification_due", due, due, 1, side, f"rectification:{side}"))
    told += [Fact("outside_answer", first, last, 1 + n % 5, None, f"o{n}", "whole") for n in range(31)]
    done = first + timedelta(days=5)
    told.append(Fact("rectification_closed", done, done, 1, Side.COLLEGE, "rectification:college"))
    told.append(Fact("rectification_verified", done, done, 1, Side.ENTERPRISE, "rectification:college"))
    return told


@pytest.fixture
async def full_books(town: Town) -> Town:
    """All thirteen have a value, in the year to date and in the quarter that is over."""
    await keeps_books(town)
    now = town.application.clock.now()
    year = programme_year_of(now.date())

    def ask(work: UnitOfWork) -> None:
        facts.add(work, 1, what_was_asked(ReportingPeriod(year.first, now.date(), year.kind)), now)
        facts.add(work, 1, what_was_asked(quarter_of(date(2026, 9, 1))), now)

    await town.application.writer.job(ask)
    return town


def calculated(text: str) -> list[tuple[float, float]]:
    """What comes out of each line with a sum, and what the line says comes out."""
    found = []
    for line in text.splitlines():
        if sum_line := re.fullmatch(r"[^：:=]+[：:]([^=]+) = ([\d,.-]+?)(?:(?:，|, )\D+[\d.]+\D*)?", line):
            working, said = sum_line.groups()
            sum_ = "".join(SIGNS.get(sign, sign) for sign in working)
            words = re.sub(r"[^\W\d_]+(?!10|\w*\()", "", sum_.replace("log10", "lg"))
            found.append((eval(words, {"__builtins__": {}}, FUNCTIONS), float(said.replace(",", ""))))
    return found


def check(text: str, least: int) -> None:
    sums = calculated(text)
    assert len(sums) >= least, text
    for comes_out, said in sums:
        assert comes_out == pytest.approx(said, abs=0.05), text


async def test_every_receipt_can_be_calculated_again_in_both_languages(
    full_books: Town, li: Person, chen: Person
) -> None:
    now = full_books.application.clock.now()
    with read_only(full_books.database) as work:
        partnership = partnerships.by_id(work, 1)
        found = sheet(score(work, partnership, programme_year_of(now.date()), now))
    told = [indicator for indicator in found.indicators if indicator.missing is None]
    assert {*paper.INDICATORS} <= {indicator.key for indicator in told}
    for indicator in told:
        for reader in (li, chen):
            await reader.says(f"/why {indicator.number}")
            text = await reader.sees(" = ")
            check(text, len(indicator.parts) + 1)
            outcomes = [said for _, said in calculated(text)]
            assert round(indicator.contribution or 0, 2) == outcomes[-1]
            if len(indicator.parts) == 1 and indicator.parts[0].uncut_score == indicator.score:
                assert round(indicator.score or 0, 2) == outcomes[-2]


async def test_the_sides_make_the_participation_rate(full_books: Town, li: Person, chen: Person) -> None:
    await li.says("/why 参与率")
    await li.sees("校方：12 ÷ 15 × 100 = 80\n企方：", "数值：(80 + ")
    await chen.says("/why participation")
    await chen.sees("College: 12 ÷ 15 × 100 = 80\nEnterprise: ", "Value: (80 + ")


async def test_a_published_page_and_document_can_be_calculated_again(
    full_books: Town, li: Person, chen: Person
) -> None:
    now = full_books.application.clock.now()

    def publish(work: UnitOfWork) -> None:
        zhou = persons.by_address(work, telegram_address(9001))
        assert zhou is not None
        publishing.publish(work, zhou, partnerships.by_id(work, 1), quarter_of(date(2026, 9, 1)), now)

    await full_books.application.writer.job(publish)
    await full_books.settles()
    for reader, results, page in ((li, "2026年第三季度", "网页"), (chen, "Q3 2026", "Web page")):
        await reader.says("/results")
        await reader.taps(results)
        await reader.taps(page)
        check(html.unescape(re.sub("<[^>]+>", "\n", (await latest_file(reader)).decode())), 20)
        await reader.taps("Word")
        document = Document(BytesIO(await latest_file(reader)))
        check("\n".join(paragraph.text for paragraph in document.paragraphs), 20)


async def latest_file(reader: Person) -> bytes:
    file = next(each["document"] for each in reversed(await reader.answers()) if "document" in each)
    return await reader.town.file(file["file_id"])
