"""Lists as people have them, with titles, totals and notes, in several sheets, cut in two: nobody is made of those."""

import io

import pytest
from openpyxl import Workbook

from samples import build
from storage.tables.people import roster
from storage.tables.traffic import imports
from tests.support.townsfolk import Person, Town

BRANCH = build.ROSTERS[next(iter(build.ROSTERS))][1]
LIST = """智能制造学院党员名册
马超 党员
黄忠 群众
共二人
备注：王强借调
填表人：李娜"""


def workbook(**sheets: list[tuple[object, ...]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def names(town: Town, before: int) -> list[str]:
    return [row.name for row in town.rows(roster)][before:]


async def test_titles_totals_and_notes_become_nobody_and_names_are_shown_first(town: Town, li: Person) -> None:
    before = len(town.rows(roster))
    await li.says("/roster")
    await li.says(LIST)
    await li.sees(
        "可加入 2 人", "第 1 行不当作数据：“智能制造学院党员名册”", "第 4 行不当作数据：“共二人”",
        "第 5 行不当作数据：“备注：王强借调”", "第 6 行不当作数据：“填表人：李娜”", f"{BRANCH}：马超、黄忠（非党员）",
    )  # fmt: skip
    assert len(town.rows(roster)) == before
    await li.taps("加入这 2 人")
    assert names(town, before) == ["马超", "黄忠"]


async def test_so_it_is_in_english_and_in_a_file(town: Town, chen: Person) -> None:
    before = len(town.rows(roster))
    await chen.says("/roster")
    rows: list[tuple[object, ...]] = [
        ("Party members of the company", None), ("Name", "Party"), ("Ma Chao", "yes"), ("Huang Zhong", "no"),
        ("Total: 2", None), ("Prepared by Chen Jie", None),
    ]  # fmt: skip
    await chen.sends_file("roster.xlsx", workbook(People=rows))
    await chen.sees(
        "2 can be added", "Ma Chao, Huang Zhong (not a Party member)", "Line 5 is not taken as data: “Total: 2”",
        "Line 6 is not taken as data: “Prepared by Chen Jie”",
    )  # fmt: skip
    await chen.taps("Add")
    assert names(town, before) == ["Ma Chao", "Huang Zhong"]


async def test_all_names_of_a_long_list_can_be_looked_at(town: Town, li: Person) -> None:
    long = [f"马{chr(0x4E00 + at)}{chr(0x5E00 + at)}" for at in range(1500)]
    await li.says("/roster")
    await li.sends_file("名册.csv", ("姓名\n" + "\n".join(long)).encode())
    shown = await li.sees("可加入 1,500 人", "（1/")
    pages = [shown]
    while any("下一页" in label for label in await li.buttons()):
        await li.taps("下一页")
        pages.append(await li.sees("可加入 1,500 人"))
    assert all(name in "".join(pages) for name in long)
    assert all(len(page) < 4096 for page in pages)
    await li.taps("上一页")
    await li.taps("加入这 1,500 人")
    await li.sees("已加入 1,500 人")


def long_list(count: int) -> list[str]:
    return [f"马{chr(0x4E00 + at)}{chr(0x5E00 + at)} 党员 {BRANCH} 2020-01-01" for at in range(count)]


def cut(text: str) -> list[str]:
    """The messages that Telegram makes of a text: cut at 4,096, at the end of a line where one is near."""
    parts = []
    while len(text) > 4096:
        end = text.rindex("\n", 0, 4097)
        parts.append(text[:end])
        text = text[end + 1 :]
    return [*parts, text]


@pytest.mark.parametrize("count", [200, 420])
async def test_a_list_that_telegram_cuts_is_put_together_again(town: Town, li: Person, count: int) -> None:
    before = len(town.rows(roster))
    parts = cut("\n".join(long_list(count)))
    assert len(parts) > 1
    await li.says("/roster")
    for part in parts:
        await li.does("text", text=part, settle=False)
    await li.settles()
    await li.taps(f"加入这 {count} 人")
    await li.sees(f"已加入 {count} 人")
    assert len(names(town, before)) == count
    assert len(town.rows(imports)) == 1


async def test_a_list_that_is_cut_within_a_line_is_put_together_too(town: Town, li: Person) -> None:
    text = "姓名\t政治面貌\t支部\t加入日期\n" + "\n".join(line.replace(" ", "\t") for line in long_list(180))
    rest = text[4096:]
    assert "\n" not in (text[4095], rest[0]), "within a line"
    await li.says("/roster")
    await li.says(text[:4096])
    await li.says(rest)
    shown = await li.sees("可加入 180 人")
    assert "行有问题" not in shown


async def test_what_is_said_later_or_after_a_short_list_is_no_part_of_it(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("马超\n黄忠")
    await li.says("赵云")
    assert await li.button("加入这 2 人")
    await li.says("/roster")
    await li.says(cut("\n".join(long_list(200)))[0])
    await town.moves_to("2026-11-20T12:05:00+08:00")
    await li.says("赵云")
    assert len(town.rows(imports)[-1].lines) < 200


async def test_the_sheet_with_the_list_is_found_behind_the_instructions(town: Town, li: Person) -> None:
    await li.says("/roster")
    instructions: list[tuple[object, ...]] = [("填表说明",), ("请把姓名写全",), ("政治面貌写党员或群众",)]
    await li.sends_file("名册.xlsx", workbook(说明=instructions, 名册=[("姓名", "政治面貌"), ("马超", "党员")]))
    shown = await li.sees("读取的是工作表“名册”，另外 1 个工作表没有读取", "可加入 1 人", "马超")
    assert "填表说明" not in shown


async def test_where_several_sheets_are_lists_it_is_asked_which(town: Town, li: Person) -> None:
    before = len(town.rows(roster))
    await li.says("/roster")
    people: list[tuple[object, ...]] = [("姓名",), ("马超",), ("黄忠",)]
    gone: list[tuple[object, ...]] = [("姓名",), ("魏延",)]
    await li.sends_file("名册.xlsx", workbook(在册=people, 已转出=gone, 说明=[("请填写",)]))
    await li.sees("文件里有 2 个工作表都像这样的表")
    assert not any("加入这" in label for label in await li.buttons())
    number = town.rows(imports)[-1].id
    await li.forges(f"import_take:{number}:3")
    assert len(town.rows(roster)) == before
    await li.taps("在册（3 行）")
    await li.sees("读取的是工作表“在册”，另外 2 个工作表没有读取", "马超、黄忠")
    await li.taps("加入这 2 人")
    assert names(town, before) == ["马超", "黄忠"]
    assert set(town.rows(imports)[-1].choices) == {"written"}, "what can be taken back, and nothing of the lists"
    await li.forges(f"import_sheet:{number}:1")
    assert li.toast == "这份名单已经处理过了。"


async def test_branches_of_sections_are_asked_about_like_others(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("机关党支部：\n马超\n黄忠\n智能制造学院党支部（1人）\n赵云")
    await li.sees("有 2 人在“机关党支部”")
    await li.taps("新建“机关党支部”")
    await li.sees("可加入 3 人", "机关党支部：马超、黄忠", f"{BRANCH}：赵云")
