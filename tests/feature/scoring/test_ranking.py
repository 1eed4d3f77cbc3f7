"""Partnerships side by side: said only as surely as it is known, and to admins who ask."""

from datetime import date

import pytest
from pydantic import JsonValue

from indicators.catalogue import default
from records.addresses import telegram_address
from records.errors import UserError
from records.facts import Fact
from records.periods import programme_year_of
from records.roles import Side
from services.scoring import ranking, scores
from services.scoring.evidence import Knowledge
from services.scoring.methods import current
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, persons
from storage.scoring import facts
from tests.support import steps
from tests.support.books import LI, person
from tests.support.ledgers import Ledger
from tests.support.townsfolk import Person, Town

YEAR = programme_year_of(date(2026, 1, 1))
RESULT: dict[str, JsonValue] = {"type": "patent", "title": "专利", "event_date": "2026-05-15", "number": "ZL-9"}


def on(measure: str, day: date, quantity: float = 1, **more: str) -> Fact:
    side = Side(more.pop("side")) if "side" in more else None
    return Fact(measure, day, day, quantity, side, more.get("subject"), more.get("category"))


def about(measure: str, quantity: float = 1, **more: str) -> Fact:
    side = Side(more.pop("side")) if "side" in more else None
    return Fact(measure, YEAR.first, YEAR.last, quantity, side, more.get("subject"), more.get("category"))


def a_full_year(level: float) -> list[Fact]:
    """Facts of nearly everything, the better the higher the level from 1 to 5."""
    told = [
        on("practice", date(2026, 1, month + 1), subject=f"p{month}", category="city") for month in range(int(level))
    ]
    for number in range(5):
        told.append(on("result", date(2026, 1, number + 1), subject=f"r{number}", category="patent"))
        if number < level:
            told.append(on("conversion", date(2026, 2, number + 1), 10, subject=f"r{number}", category="licence"))
    told += [
        on("teaching_resource", date(2026, 3, 1), subject=f"t{n}", category="course") for n in range(int(2 * level))
    ]
    told += [
        on("exchange", date(2026, 4, 1), subject=f"e{n}", category="visit", side="college")
        for n in range(int(3 * level))
    ]
    told += [on("output_value", date(2026, 5, 1), 100 * level), on("jobs", date(2026, 5, 2), 4 * level)]
    told += [Fact("project", date(2026, m, 1), date(2026, m, 28), 1, None, "c1", "own") for m in range(1, 8)]
    told.append(about("satisfaction_item", category="whole"))
    for side in Side:
        told.append(about("satisfaction_asked", 8, side=side))
        told += [
            about("satisfaction_answer", level, side=side, subject=f"{side}{n}", category="whole") for n in range(6)
        ]
        for organisation in Side:
            for measure, items in RUBRICS.items():
                told += [
                    about(measure, level, side=organisation, subject=f"{side}:rater", category=item) for item in items
                ]
    told += [about("outside_item", category="whole")]
    told += [about("outside_answer", level, subject=f"o{n}", category="whole") for n in range(30)]
    return told


RUBRICS = {
    "organisation_rating": ("setting", "rules", "working_standard"),
    "teaching_rating": ("teaching_mode", "curriculum", "effect_on_students"),
}


def tell(work: UnitOfWork, ledger: Ledger, *levels: float) -> None:
    for partnership_id, level in enumerate(levels, 1):
        facts.say(work, partnership_id, a_full_year(level), ledger.now)


def ranked(ledger: Ledger) -> ranking.Ranking:
    with ledger.reading() as work:
        zhou = persons.by_address(work, telegram_address(9001))
        assert zhou is not None
        return ranking.rank(work, zhou, YEAR, ledger.now)


def test_one_that_is_far_above_is_said_to_be_above(ledger: Ledger) -> None:
    with ledger.writing() as work:
        tell(work, ledger, 2, 4)
    first, second = ranked(ledger).ranked
    assert (first.partnership.id, second.partnership.id) == (2, 1)
    assert first.above_next
    assert first.score.low <= first.score.median <= first.score.high


def test_those_that_are_alike_are_not_told_apart_and_the_same_question_has_the_same_answer(ledger: Ledger) -> None:
    with ledger.writing() as work:
        tell(work, ledger, 3, 3)
    found = ranked(ledger)
    assert not found.ranked[0].above_next
    assert found.ranked[0].composite == found.ranked[1].composite
    assert found == ranked(ledger)
    assert {each.entropy for each in found.influences} == {None}, "nothing tells them apart"


def test_who_has_too_little_data_has_no_place(ledger: Ledger) -> None:
    with ledger.writing() as work:
        tell(work, ledger, 3)
    found = ranked(ledger)
    assert [each.partnership.id for each in found.ranked] == [1]
    assert [each.id for each in found.unranked] == [2]


def test_what_counts_alone_makes_the_same_figures_as_all_that_is_known(ledger: Ledger) -> None:
    with ledger.writing() as work:
        tell(work, ledger, 3)
        waiting = steps.submit(work, person(work, LI), 1, "research_result", RESULT, ledger.now)
        assert waiting.confirmed_version is None
    with ledger.reading() as work:
        knowledge = Knowledge(facts.latest_revision(work, 1), ledger.now.date())
        asked = (work, partnerships.by_id(work, 1), YEAR, current(work, ledger.now), knowledge)
        alone, whole = scores.headline(*asked), scores.evaluation(*asked)
        assert scores.headline(*asked) is whole, "nothing is made again of what is known"
    assert whole.receipt("conversion_rate").left_out
    assert not alone.receipt("conversion_rate").left_out
    assert (whole.composite, whole.coverage, whole.rankable) == (alone.composite, alone.coverage, alone.rankable)
    for one, two in zip(whole.receipts, alone.receipts, strict=True):
        assert (one.key, one.parts, one.effective_weight) == (two.key, two.parts, two.effective_weight)


def test_each_indicator_says_what_it_has_to_say_and_entropy_never_makes_the_composite(ledger: Ledger) -> None:
    with ledger.writing() as work:
        tell(work, ledger, 2, 4)
    found = ranked(ledger)
    assert {each.key for each in found.influences} == set(default().indicators)
    assert sum(each.weight for each in found.influences) == pytest.approx(100)
    entropy = [each.entropy for each in found.influences if each.entropy is not None]
    assert sum(entropy) == pytest.approx(100)
    assert len(entropy) < len(found.influences), "what somebody lacks is not weighed"
    assert any(each.score > 0 for each in found.influences)


def test_only_admins_rank(ledger: Ledger) -> None:
    with ledger.reading() as work:
        li = persons.by_address(work, telegram_address(1002))
        assert li is not None
        with pytest.raises(UserError):
            ranking.rank(work, li, YEAR, ledger.now)


async def test_an_admin_asks_for_the_ranking_and_compares_two(town: Town, zhou: Person, li: Person) -> None:
    now = town.application.clock.now()

    def another(work: UnitOfWork) -> None:
        college = partnerships.by_id(work, 1).college.id
        enterprise = organisations.add(work, Side.ENTERPRISE, "滨江机电公司")
        partnerships.add(work, college, enterprise, date(2024, 9, 1), "Asia/Shanghai")
        tell(work, Ledger(town.database, now), 4, 2)

    await town.application.writer.job(another)
    await zhou.says("/compare 精工 机电 2025Y")
    await zhou.sees("江城精工有限公司 与 滨江机电公司", "综合得分：", "江城精工有限公司 得分更高")
    await zhou.sees("两个结对都还没有得分：", "党员参与率")
    await zhou.says("/compare 江城")
    await zhou.sees("请指明是哪一个")
    await zhou.says("/compare")
    await zhou.taps("江城精工有限公司 / 滨江机电公司")
    await zhou.sees("2026年第三季度", "得分更高（把握 100%）")
    await zhou.says("/rank 2025Y")
    await zhou.sees("分不出高低")
    await zhou.taps("排序")
    file = next(each for each in reversed(await zhou.answers()) if "document" in each)
    assert "2 个结对参加排序" in file["caption"]
    assert "明显高于下一名" in file["caption"]
    page = (await town.file(file["document"]["file_id"])).decode()
    assert "熵权法的权重" in page
    assert "只供比较" in page
    assert "明显更高</td>" in page
    assert "分不出高低</td>" not in page, "the last one has none below it"
    await zhou.says("/rank 2020Q1")
    await zhou.taps("排序")
    file = next(each for each in reversed(await zhou.answers()) if "document" in each)
    assert "2 个结对的数据都不够，不能排序" in file["caption"]
    await li.says("/rank")
    await li.sees("您的角色不能办这件事")
