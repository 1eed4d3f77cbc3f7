"""An old ledger comes in as a file: shown, imported whole, looked at and signed by the other side, and undone whole."""

import io
from contextlib import closing

from openpyxl import Workbook

from records.batches import BatchState
from records.states import State
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


def printed(town: Town) -> str:
    """Return the score of the programme year, as `gongjian score --json` prints it."""
    database, now = Database(town.url), town.application.clock.now()
    with closing(database), read_only(database) as work:
        partnership = partnerships.by_id(work, 1)
        found = score(work, partnership, year_to_date(work, partnership, now), now)
        return sheet(found).model_dump_json(exclude={"revision"})


async def imports(li: Person, *rows: tuple[object, ...]) -> None:
    await li.says("/import")
    await li.sends_file("台账.xlsx", workbook(*(rows or ROWS)))


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
