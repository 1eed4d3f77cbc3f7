"""Pictures of scores come as photos with a caption that says the same in words, and hold no empty boxes."""

import tomllib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from handlers.views.charts import Week, weeks
from handlers.views.raster import REGULAR, STRONG
from records.addresses import telegram_address
from storage.chat.documents import DOCUMENTS
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_values
from storage.tables.people import people
from storage.tables.traffic import documents, set_aside
from tests.support.books import composite, keeps_books
from tests.support.townsfolk import Person, Town

ROOT = Path(__file__).parents[3]


@pytest.fixture
async def books(town: Town) -> Town:
    await keeps_books(town)
    return town


async def photo(person: Person) -> dict[str, object]:
    """The latest photo."""
    return next(each for each in reversed(await person.answers()) if "photo" in each)


async def test_the_groups_come_as_a_chart(books: Town, li: Person, chen: Person) -> None:
    await li.says("/scores")
    await li.taps("一级指标图")
    assert li.toast == "正在准备，好了就发给您。"
    shown = await photo(li)
    assert f"综合得分 {composite(books)}" in str(shown["caption"])
    assert "组织建设 87.9" in str(shown["caption"])
    assert "评价反馈与持续改进 —" in str(shown["caption"])
    assert shown["photo"][-1]["width"] == 1080  # type: ignore[index]  # JSON
    await chen.says("/scores")
    await chen.taps("Group scores")
    assert "Organisation 87.9" in str((await photo(chen))["caption"])
    assert not books.rows(set_aside)


async def test_contributions_come_as_bars(books: Town, li: Person) -> None:
    await li.says("/scores")
    await li.taps("贡献图")
    assert "暂缺：组织建设完善度" in str((await photo(li))["caption"])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/trend", "综合得分（分）："),
        ("/trend 参与率 月", "党员参与率（%，目标 95）："),
        ("/trend 综合得分 月", "26年11月"),
        ("/trend 7 学期", "地方经济贡献（分，目标 100）："),
        ("/trend conversion year", "科研成果转化率"),
    ],
)
async def test_a_trend_goes_over_periods_with_its_target(books: Town, li: Person, said: str, told: str) -> None:
    await li.says(said)
    assert told.format(composite=composite(books)) in str((await photo(li))["caption"])
    assert not books.rows(set_aside)


def test_a_side_that_counted_nobody_has_no_line(tmp_path: Path) -> None:
    shown = [Week(f"11-{day:02}", activities, [rate, None]) for day, activities, rate in ((2, 1, 80), (9, 0, None))]
    weeks(tmp_path / "weeks.png", "近 2 周的活动与出勤", shown, ["校方出勤率", "企方出勤率"], "活动次数")
    assert (tmp_path / "weeks.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("font", [REGULAR, STRONG])
def test_the_typeface_has_every_character_that_charts_can_show(font: Path) -> None:
    known = set(TTFont(font).getBestCmap())
    texts = [
        (ROOT / "handlers" / "locales" / language / "charts.ftl").read_text("utf-8") for language in ("zh-CN", "en")
    ]
    catalogue = tomllib.loads((ROOT / "indicators" / "catalogue.toml").read_text("utf-8"))
    named = [*catalogue["groups"].values(), *catalogue["indicators"].values()]
    texts += [
        each[field][language]
        for each in named
        for field in ("name", "unit")
        if field in each
        for language in ("zh", "en")
    ]
    assert {
        character for text in texts for character in text if character.isprintable() and ord(character) not in known
    } == set()


@pytest.mark.parametrize(
    ("kind", "parameters", "told"),
    [
        ("radar", {"partnership": 1, "period": 202609010365}, "综合得分 {composite}"),
        ("trend", {"partnership": 1, "period": 202609010365, "number": 1, "kind": 0}, "党员参与率（%，目标 95）："),
        ("trend", {"partnership": 1, "period": 202609010365, "number": 0, "kind": 4}, "综合得分（分）："),
    ],
)
async def test_a_picture_that_was_asked_for_before_an_update_comes_after_it(
    books: Town, li: Person, kind: str, parameters: dict[str, int], told: str
) -> None:
    """Rows as version 0.1.0 has written them."""
    (person,) = (row.id for row in books.rows(people) if row.telegram_id == li.id)
    row = {"person_id": person, **address_values(telegram_address(li.id)), "kind": kind}
    row |= {"parameters": parameters, "state": "waiting"}

    def ask(work: UnitOfWork) -> None:
        work.wanted_workers.add(DOCUMENTS)
        work.execute(documents.insert().values(row | {"at": books.application.clock.now()}))

    await books.application.writer.job(ask)
    await books.settles()
    assert told.format(composite=composite(books)) in str((await photo(li))["caption"])
