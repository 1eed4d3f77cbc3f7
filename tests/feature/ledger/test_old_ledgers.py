"""An old ledger comes in as a file: shown, imported whole, looked at and signed by the other side, and undone whole."""

import io
from contextlib import closing
from unittest.mock import Mock

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy.exc import OperationalError

from records.batches import BatchState
from records.states import State
from services.ledger import batch_reading
from services.scoring.score_sheet import sheet
from services.scoring.scores import score, year_to_date
from storage.engine.database import Database
from storage.engine.unit_of_work import read_only
from storage.people import partnerships
from storage.tables.batches import import_batches
from storage.tables.records import records
from tests.support.townsfolk import Person, Town

HEADING = ("日期", "活动名称", "地点", "校方应到", "校方实到", "企方应到", "企方实到")
ROWS = [
    ("2026-09-15", "理论学习", "报告厅", 12, 10, 8, 7),
    ("2026-10-12", "志愿服务", "社区", 12, 11, 8, 8),
    ("2026-11-02", "工匠进校园", "一号车间", 12, 12, 8, 6),
]


def workbook(*rows: tuple[object, ...], heading: tuple[str, ...] = HEADING) -> bytes:
    book = Workbook()
    for row in ([heading], rows):
        for cells in row:
            book.active.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


FILE = workbook(*ROWS)


def printed(town: Town) -> str:
    """Return the score of the programme year, as `gongjian score --json` prints it."""
    database, now = Database(town.url), town.application.clock.now()
    with closing(database), read_only(database) as work:
        partnership = partnerships.by_id(work, 1)
        found = score(work, partnership, year_to_date(work, partnership, now), now)
        return sheet(found).model_dump_json(exclude={"revision"})


async def imports(li: Person, *rows: tuple[object, ...]) -> None:
    await li.says("/import")
    await li.sends_file("台账.xlsx", workbook(*rows) if rows else FILE)


async def is_pending(li: Person) -> None:
    await imports(li)
    await li.taps("导入这 3 条")


async def test_a_ledger_comes_in_is_signed_counts_and_is_undone(town: Town, li: Person, chen: Person) -> None:
    before = printed(town)
    await imports(li)
    await li.sees("可以导入 3 条：联合活动 3", "2026-09-15 理论学习")
    assert town.rows(records) == []
    await li.taps("导入这 3 条")
    await li.sees("已导入，等")
    assert [row.state for row in town.rows(records)] == [State.BATCHED] * 3
    assert printed(town) == before
    await chen.sees("The other side has imported an old ledger", "3 can be imported")
    await chen.says("/pending")
    await chen.sees("Import 1: old ledger of")
    await chen.taps("Import 1 (3)")
    await chen.taps("See a sample of 3")
    await chen.sees("#1 15 Sept 2026 理论学习", "#2 12 Oct 2026 志愿服务")
    await chen.taps("Back")
    await chen.taps("Confirm the import")
    await li.sees("对方确认了您导入的一批旧台账")
    assert [row.state for row in town.rows(records)] == [State.CONFIRMED] * 3
    assert printed(town) != before
    await li.taps("撤销整批")
    await li.taps("撤销整批")
    await chen.sees("The import of an old ledger was undone")
    assert {row.state for row in town.rows(records)} == {State.WITHDRAWN}
    assert [row.state for row in town.rows(import_batches)] == [BatchState.UNDONE]
    assert printed(town) == before


async def test_a_row_is_sent_back_and_mended_without_what_the_ledger_does_not_say(
    town: Town, li: Person, chen: Person
) -> None:
    await is_pending(li)
    await chen.taps("See a sample of 3")
    await chen.taps("#2")
    await chen.sees("志愿服务", "From import 1")
    await chen.taps("← Return")
    await chen.taps("Title")
    await chen.taps("Done")
    await chen.says("It was called Clean Streets.")
    await chen.taps("Return")
    await li.taps("✎ 修改退回项")
    await li.says("清洁街道")
    await li.taps("提交")
    assert [row.state for row in town.rows(records)] == [State.BATCHED, State.WAITING_OTHER, State.BATCHED]
    await chen.says("/pending")
    await chen.taps("Import 1 (3)")
    await chen.taps("Confirm the import")
    assert [row.state for row in town.rows(records)] == [State.CONFIRMED, State.WAITING_OTHER, State.CONFIRMED]
    await chen.says("/pending")
    await chen.taps("清洁街道")
    await chen.taps("✓ Confirm")
    assert {row.state for row in town.rows(records)} == {State.CONFIRMED}
    await li.taps("撤销整批")
    await li.taps("撤销整批")
    assert {row.state for row in town.rows(records)} == {State.WITHDRAWN}


async def test_the_other_side_refuses_and_the_same_file_comes_again(town: Town, li: Person, chen: Person) -> None:
    await is_pending(li)
    await li.says("/import")
    await li.sends_file("又一份.xlsx", FILE)
    await li.sees("已经导入过（导入 1）", "台账里已经有了")
    await li.taps("取消导入")
    await li.sees("已取消，没有写入任何内容")
    await chen.taps("Refuse the import")
    await chen.says("We were not there.")
    await chen.taps("Refuse the import")
    await li.sees("对方拒绝了您导入的一批旧台账", "We were not there.")
    assert {row.state for row in town.rows(records)} == {State.WITHDRAWN}
    await li.says("/import")
    await li.sends_file("台账.xlsx", workbook(*ROWS))
    await li.sees("可以导入 3 条")


async def test_two_who_import_the_same_have_one_winner(town: Town, li: Person, chen: Person) -> None:
    for person in (li, chen):
        await person.says("/import")
        await person.sends_file("ledger.xlsx", workbook(*ROWS))
    await li.taps("导入这 3 条")
    await chen.taps("Import 3 records")
    await chen.sees("already in the ledger 3")
    assert [row.side for row in town.rows(records)] == ["college"] * 3


async def test_numbers_without_names_stand_beside_the_participation_rate(town: Town, li: Person, chen: Person) -> None:
    await is_pending(li)
    await chen.taps("See a sample of 3")
    await chen.sees("12 expected, 10 present (old ledger, numbers only)")
    await chen.taps("Back")
    await chen.taps("Confirm the import")
    await chen.says("/why 1")
    await chen.sees("activities in old ledgers that have numbers only 3", "expected 60")
    await chen.says("/why 2")
    await chen.sees("3")


async def test_rows_that_do_not_come_in_are_given_back_to_mend(town: Town, li: Person) -> None:
    rows = [*ROWS, ("2026-13-45", "@工匠", "报告厅", 1, 1, 1, 1), ("2031-01-01", "将来的事", "", 1, 1, 1, 1)]
    await imports(li, *rows)
    await li.sees("可以导入 3 条", "不能导入 2 行")
    await li.taps("不能导入的行")
    await li.sees("第 5 行", "没有这一天", "第 6 行", "日期在今天以后")
    await li.taps("下载待改的行")
    document = (await li.answers())[-1]["document"]
    sheet = load_workbook(io.BytesIO(await town.file(document["file_id"]))).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert cells[0][:2] == ["日期", "活动名称"]
    assert (cells[1][1], cells[1][-1]) == ("@工匠", "没有这一天")
    assert sheet["B3"].data_type == "s"


async def test_what_the_file_leaves_open_is_asked_by_buttons_and_imported_in_english(town: Town, chen: Person) -> None:
    rows = [("3月7日", "Craftsmen day", "Hall", 12, 10, 8, 7), ("4月9日", "Clean streets", "", 12, 11, 8, 8)]
    await chen.says("/import")
    await chen.sends_file("ledger.xlsx", workbook(*rows))
    await chen.sees("Which year")
    await chen.taps("2026")
    await chen.sees("2 can be imported: Joint activity 2", "2026-03-07 Craftsmen day")
    await chen.taps("Import 2 records")
    assert [(row.side, row.state) for row in town.rows(records)] == [("enterprise", State.BATCHED)] * 2
    await chen.taps("Undo the import")
    await chen.taps("Undo the import")
    await chen.sees("Undone by Chen Jie")
    assert {row.state for row in town.rows(records)} == {State.WITHDRAWN}


async def test_only_a_file_that_breaks_the_reading_is_refused(
    town: Town, li: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(batch_reading, "outcome", Mock(side_effect=KeyError))
        await imports(li)
        await li.sees("文件里没有能读的台账表格")
    with monkeypatch.context() as away:
        away.setattr(batch_reading, "outcome", Mock(side_effect=OperationalError("", {}, OSError())))
        await imports(li)
        assert [row.state for row in town.rows(import_batches)] == [BatchState.UNREADABLE, BatchState.WAITING]
    await town.restart()
    await li.taps("导入这 3 条")
    assert [row.state for row in town.rows(records)] == [State.BATCHED] * 3
