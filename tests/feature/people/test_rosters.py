"""A roster from lists and files, of which nothing is written before it has been seen; and single people on it."""

import io

import pytest
from openpyxl import Workbook

from records.attendance import expected
from samples import build
from storage.engine.unit_of_work import UnitOfWork
from storage.people.roster import on_day
from storage.tables.people import branches, roster
from storage.tables.records import audit, drafts
from storage.tables.traffic import imports, set_aside
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town

HEADING = ("序号", "姓名", "所在支部", "政治面貌", "加入日期")
BRANCH = build.ROSTERS[next(iter(build.ROSTERS))][1]
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦"
GIVEN = "安邦成德恩方光海和家建立明宁平庆荣"


def name(number: int) -> str:
    return SURNAMES[number // 17] + GIVEN[number % 17] + "甲"


def workbook(rows: list[tuple[object, ...]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def three_hundred() -> bytes:
    """300 lines, 12 of which are bad: those whose number ends in 25, 50, 75 and 00."""
    bad = {
        25: ("", BRANCH, "党员", "2020-01-01"),
        50: ('=HYPERLINK("http://example.org","张三")', BRANCH, "党员", "2020-01-01"),
        75: ("某某甲", BRANCH, "党员", "2020-02-30"),
        0: (name(1), BRANCH, "党员", "2020-01-01"),
    }
    rows: list[tuple[object, ...]] = [HEADING]
    for number in range(1, 301):
        good = (name(number), BRANCH, "党员", "2020-01-01")
        rows.append((number, *bad.get(number % 100, good)))
    return workbook(rows)


async def test_of_three_hundred_lines_with_twelve_bad_ones_the_good_are_taken_or_none(town: Town, li: Person) -> None:
    before = town.rows(roster)
    await li.says("/roster")
    await li.sends_file("名册.xlsx", three_hundred())
    shown = await li.sees("可加入 288 人，12 行有问题", "第 26 行：没有看到姓名", "第 51 行：这里是公式")
    assert "第 76 行：没有“2020-02-30”这一天" in shown
    assert f"第 101 行：{name(1)} 与第 2 行重名" in shown
    assert shown.count("\n第 ") == 12
    assert town.rows(roster) == before

    await li.taps("都不加入")
    await li.sees("没有写入")
    assert town.rows(roster) == before

    await li.says("/roster")
    await li.sends_file("名册.xlsx", three_hundred())
    await li.taps("加入这 288 人")
    await li.sees("已加入 288 人")
    assert len(town.rows(roster)) == len(before) + 288
    assert not town.rows(drafts)
    assert all(row.lines is None for row in town.rows(imports))
    assert [row.details for row in town.rows(audit) if row.action == "roster"] == [{"taken": 288, "refused": 12}]


async def test_taking_twice_or_after_a_change_writes_nothing_more(town: Town, li: Person) -> None:
    for _ in range(2):
        await li.says("/roster")
        await li.says("马超\n黄忠")
    number = town.rows(imports)[-1].id
    await li.taps("加入这 2 人")
    taken = town.rows(roster)
    await li.forges(f"import_take:{number}:2")
    assert li.toast == "这份名单已经处理过了。"
    await li.forges(f"import_take:{number - 1}:2")  # the same people, who are on the roster by now
    await li.sees("没有可加入的人", "没有变化：马超、黄忠", "名单与名册一致")
    assert town.rows(roster) == taken


async def test_a_misspelt_branch_is_asked_about_and_no_branch_made_by_itself(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("马超 智能制造学院党支部\n黄忠 智能制造学员党支部\n赵云 智能制造学员党支部\n魏延 机关党支部")
    await li.sees("有 2 人在“智能制造学员党支部”，名册上没有这个支部")
    assert not any("加入这" in label for label in await li.buttons())
    await li.taps(BRANCH)
    await li.sees("有 1 人在“机关党支部”")
    await li.taps("新建“机关党支部”")
    await li.sees("可加入 4 人", "将新建党支部：机关党支部")
    assert [row.name for row in town.rows(branches) if row.organisation_id == 1] == [BRANCH]
    await li.taps("加入这 4 人")
    assert [row.name for row in town.rows(branches) if row.organisation_id == 1] == [BRANCH, "机关党支部"]
    await li.says("/roster")
    await li.says("庞统\n法正 机关党支部")
    await li.sees("有 1 人没写支部")
    await li.taps("这 1 人不加入")
    await li.sees("可加入 1 人，1 行有问题", "第 1 行：按您的选择不加入")


async def test_many_new_branches_are_made_at_once(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("马超 第一党支部\n黄忠 第二党支部\n赵云 第三党支部")
    await li.taps("都是新支部")
    await li.taps("加入这 3 人")
    assert len([row for row in town.rows(branches) if row.organisation_id == 1]) == 4


@pytest.mark.filterwarnings("ignore:Sending a large body")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04 no workbook at all", "这个文件读不出表格"),
        (b"%PDF-1.7\x00\x01", "这是 PDF，读不出表格"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这个文件读不出表格"),
        (b"\n\n", "没有内容"),
        ("张伟\n".encode() * 3000, "表格太长"),
        (b"x" * (30 * 1024 * 1024), "文件太大"),
    ],
    ids=["no workbook", "pdf", "old", "empty", "long", "30 MB"],
)
async def test_what_is_no_list_gets_one_sentence_and_the_question_stays(
    town: Town, li: Person, content: bytes, sentence: str
) -> None:
    before = town.rows(roster)
    await li.says("/roster")
    await li.sends_file("名册.xlsx", content)
    shown = await li.sees(sentence)
    assert len(next(line for line in shown.splitlines() if sentence in line)) < 60
    assert town.rows(roster) == before
    await li.sends_photos(1)
    await li.sees("图片里的字我读不了")
    await li.sends_file("名册.csv", "姓名,支部\n马超,\n".encode("gb18030"))
    await li.sees("可加入 1 人")
    assert not town.rows(set_aside)


async def test_a_file_that_was_sent_is_read_by_the_next_process(town: Town, li: Person) -> None:
    await li.says("/roster")
    await town.post("faults", {"methods": ["getFile"], "kinds": ["500"]})
    await li.sends_file("名册.csv", "马超".encode())
    await li.sees("正在读取 名册.csv")
    await town.post("faults", {"kinds": []})
    await town.restart()
    await li.sees("可加入 1 人")


async def test_a_transfer_leaves_the_past_as_it_was(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("马超 机关党支部 2024-09-01")
    await li.taps("新建")
    await li.taps("加入这 1 人")
    await li.says("/roster")
    await li.says("马超")
    await li.sees("机关党支部，党员，2024年9月1日起")
    await li.taps("转支部")
    await li.taps(BRANCH)
    await li.says("2026-11-10")
    await li.sees("机关党支部，党员，2024年9月1日至2026年11月10日", f"{BRANCH}，党员，2026年11月10日起")
    await li.taps("改为非党员")
    await li.says("2026-11-15")
    await li.sees(f"{BRANCH}，非党员，2026年11月15日起")

    where = await town.application.writer.job(lambda work: [on(work, day) for day in (9, 10, 14, 15)])
    old, new = [row.id for row in town.rows(branches) if row.organisation_id == 1][::-1]
    assert [(branch, due) for branch, due, _ in where] == [(old, True), (new, True), (new, True), (new, False)]
    assert len({identity for _, _, identity in where}) == 1


def on(work: UnitOfWork, day: int) -> tuple[int, bool, int]:
    """马超's branch, whether he is expected, and who he is, on that day of November."""
    entries = on_day(work, build.STARTED.replace(2026, 11, day), [1, 3])
    found = [entry for entry in entries if entry.name == "马超"]
    assert len(found) == 1
    return found[0].branch_id, bool(expected(found)), found[0].identity


async def test_who_was_expected_at_an_event_stays_expected(town: Town, li: Person, zhang: Person) -> None:
    await logs_an_activity(zhang, day="2026-11-18")
    await li.says("/roster")
    await li.says("王强")
    for change in ("离开", "改为非党员"):
        await li.taps(change)
        await li.says("2026-11-10")
        await li.sees("2026年11月18日的活动已按现在的登记计入应到")
        await li.says("2026-11-18")
        await li.sees("请写那天之后的日期")
        await li.says("/roster")
        await li.says("王强")
    await li.taps("离开")
    await li.says("2026-11-19")
    await li.sees("2024年9月1日至2026年11月19日")


async def test_days_are_checked_against_each_other(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("王强")
    await li.taps("离开")
    await li.says("2020-01-01")
    await li.sees("离开日期不能早于 2024年9月1日")
    await li.says("2026-11-01")
    await li.sees("2024年9月1日至2026年11月1日")
    await li.taps("改加入日期")
    await li.says("2026-11-02")
    await li.sees("加入日期要早于 2026年11月1日")
    await li.says("2025-01-01")
    await li.taps("重新加入")
    await li.says("2026-11-10")
    await li.sees("2025年1月1日至2026年11月1日", "2026年11月10日起")
    assert len({row.continues_id or row.id for row in town.rows(roster) if row.name == "王强"}) == 1
    assert not town.rows(set_aside)


async def test_a_slip_in_a_name_is_mended_everywhere_and_people_are_found_by_a_part_of_it(
    town: Town, li: Person
) -> None:
    await li.says("/roster")
    await li.taps("名册（5 人）")
    await li.says("没有这个人")
    await li.sees("没有找到“没有这个人”")
    await li.says("王")
    await li.taps("改姓名")
    await li.says("李娜")
    await li.sees("李娜 已在名册上")
    await li.says("汪强")
    await li.sees("汪强")
    assert [row.name for row in town.rows(roster)][2] == "汪强"


async def test_a_person_is_linked_to_the_roster_and_called_as_there(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("张伟")
    await li.sees("对应的成员：未关联")
    await li.taps("关联成员")
    await li.taps("张伟")
    await li.sees("对应的成员：张伟")
    await li.says("/roster")
    await li.says("刘洋")
    await li.taps("关联成员")
    assert not any(label == "张伟" for label in await li.buttons())
    await li.says("/roster")
    await li.says("张伟")
    await li.taps("解除关联")
    await li.sees("对应的成员：未关联")
    assert not any(row.person_id for row in town.rows(roster))
