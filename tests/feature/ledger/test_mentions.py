"""Mentions are read from a list, and those in a side's own outlets do not count as others' mention."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from records.reading.mention_list import parse_mentions, pasted_cells
from storage.tables.records import audit, facts, records
from tests.support.townsfolk import Person, Town

LIST = """媒体 | 标题 | 日期 | 阅读量 | 倾向 | 链接
江城日报 | 校企共建出新招，工匠进校园 | 2026-11-12 | 2.3万 | 正面 | https://example.com/1
学院 公众号 | 我们的主题党日 | 11月13日 | 800
只有媒体 | 没有日期
江城日报 | 校企共建出新招，工匠进校园 | 2026-11-12
未来日报 | 明年的事 | 2027-01-01"""


def owners(town: Town) -> dict[str, str | None]:
    """Whose each medium is, by the mentions that hold now."""
    return {row.subject: row.side for row in town.rows(facts) if row.measure == "mention" and row.known_until is None}


async def confirms_all(li: Person, chen: Person, count: int) -> None:
    for _ in range(count):
        await chen.says("/pending")
        await chen.taps("#")
        await chen.taps("✓ Confirm")


async def test_a_pasted_list_becomes_records_line_by_line(town: Town, li: Person) -> None:
    await li.says("/mentions")
    await li.says(LIST)
    await li.sees(
        "可以录入 2 条，3 行有问题", "江城日报：校企共建出新招", "第 4 行：要写明媒体、标题和日期",
        "第 5 行：已有“校企共建出新招，工匠进校园”", "第 6 行",
    )  # fmt: skip
    assert not town.rows(records)
    await li.taps("录入这 2 条")
    await li.sees("已录入 2 条")
    assert [(row.title, str(row.event_date)) for row in town.rows(records)] == [
        ("校企共建出新招，工匠进校园", "2026-11-12"),
        ("我们的主题党日", "2026-11-13"),
    ]
    assert "log_mentions" in [row.action for row in town.rows(audit)]
    await li.says("/mentions")
    await li.says(LIST)
    await li.sees("没有可以录入的报道")


async def test_own_outlets_do_not_count_whenever_they_are_registered(town: Town, li: Person, chen: Person) -> None:
    await li.says("/outlets")
    await li.taps("登记自有媒体")
    await li.says("学院公众号\n学院官网")
    await li.sees("已登记 2 个", "学院官网")
    await li.says("/mentions")
    await li.says(LIST)
    await li.taps("录入这 2 条")
    await confirms_all(li, chen, 2)
    assert owners(town) == {"江城日报": None, "学院 公众号": "college"}
    await li.says("/outlets")
    await li.taps("✗ 学院公众号")
    assert owners(town) == {"江城日报": None, "学院 公众号": None}
    await li.taps("登记自有媒体")
    await li.says("江城日报")
    assert owners(town) == {"江城日报": "college", "学院 公众号": None}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("江城日报\t新招\t2026-11-12", {"outlet": "江城日报", "title": "新招", "event_date": "2026-11-12"}),
        ("2026-11-12|江城日报|新招|1,200", {"reach": 1200}),
        ("江城日报；新招；昨天；3万+；负面", {"reach": 30000, "tone": "negative"}),
        ("River Daily | New ways, and old | 2026-11-12 | 12k | positive | Ann", {"reach": 12000, "author": "Ann"}),
    ],
)
def test_cells_stand_in_any_order(line: str, found: dict[str, object]) -> None:
    parsed = parse_mentions(pasted_cells(line), date(2026, 11, 20))
    (taken,) = parsed.lines
    assert not parsed.refused
    assert found.items() <= taken.mention.to_json().items()


@pytest.mark.parametrize("line", ["江城日报 | 新招", "江城日报 | 2026-11-12", "江城日报 | 新招 | 2026-11-21"])
def test_what_is_missing_or_to_come_is_refused(line: str) -> None:
    parsed = parse_mentions(pasted_cells(line), date(2026, 11, 20))
    assert not parsed.lines
    assert [each.number for each in parsed.refused] == [1]


async def test_a_title_keeps_what_would_divide_another_line_and_notes_are_no_mentions(town: Town, li: Person) -> None:
    await li.says("/mentions")
    await li.says(
        "共建宣传报道清单\n江城日报 | 校企｜共建；再出新招 | 2026-11-12\n学院网 | 主题党日 | 2026-11-13 | 王记者\n"
        "共 2 条\n填报日期 | 2026-11-20 | 填表人：李娜\n甲报 | 乙 | 丙 | 丁 | 2026-11-12"
    )
    await li.sees(
        "可以录入 2 条，1 行有问题", "江城日报：校企｜共建；再出新招", "学院网：主题党日（作者：王记者）",
        "第 6 行：多出了“丁”", "第 1 行不当作数据", "第 4 行不当作数据：“共 2 条”", "第 5 行不当作数据",
    )  # fmt: skip
    await li.taps("录入这 2 条")
    assert [row.title for row in town.rows(records)] == ["校企｜共建；再出新招", "主题党日"]


async def test_the_columns_of_a_file_are_told_by_its_heading_and_its_sheet_is_found(town: Town, chen: Person) -> None:
    book = Workbook()
    book.active.append(["How to fill this in"])
    sheet = book.create_sheet("Sheet1")
    for row in (("Title", "Outlet", "Date"), ("New ways; and | old", "River Daily", "2026-11-12"), ("Total: 1",)):
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    await chen.says("/mentions")
    await chen.sends_file("reports.xlsx", written.getvalue())
    await chen.sees(
        "From the sheet “Sheet1”; one other sheet was not read", "River Daily: New ways; and | old",
        "Line 3 is not taken as data: “Total: 1”",
    )  # fmt: skip


async def test_a_title_and_a_note_are_no_outlets(town: Town, li: Person) -> None:
    await li.says("/outlets")
    await li.taps("登记自有媒体")
    await li.says("自有媒体名单：\n1. 学院公众号\n2. 学院官网\n共 2 个\n填表人：李娜")
    shown = await li.sees(
        "已登记 2 个",
        "第 1 行不当作数据",
        "第 4 行不当作数据：“共 2 个”",
        "第 5 行不当作数据",
        "· 学院公众号\n",
        "· 学院官网",
    )
    assert "· 填表人" not in shown
