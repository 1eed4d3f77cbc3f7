"""The ledger as a file equals the ledger, in both languages; text stays text; the other side's reasons stay there."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from openpyxl import load_workbook

from handlers.exports import columns
from handlers.exports.attachments import make_evidence
from handlers.exports.file_names import file_name
from handlers.exports.order import LedgerExport
from handlers.exports.separated import write_separated
from handlers.exports.sheet import ExportSheet, Heading
from handlers.exports.workbook import write_workbook
from handlers.kit.documents import DocumentContext
from handlers.views.ledger import LedgerView
from records.addresses import telegram_address
from records.kinds.public_mention import PublicMention
from records.questions import Number
from records.record import Family
from records.registry import KINDS
from records.roles import Side
from records.states import State
from storage.engine.unit_of_work import read_only
from storage.ledger.record_rows import StoredRecord
from storage.people import persons
from storage.people.organisations import Organisation
from storage.people.partnerships import Partnership
from storage.tables.records import evidence
from storage.tables.traffic import documents, set_aside
from tests.support.errands import confirms_an_activity, is_confirmed, logs_a_resource, submits
from tests.support.townsfolk import Person, Town

Rows = list[dict[str, object]]


async def file_of(person: Person, label: str) -> tuple[str, bytes]:
    """The name and content of the file that comes after a tap on the format."""
    await person.taps(label)
    sent = (await person.answers())[-1]["document"]
    url = f"{person.town.sandbox.url}/control/files/{sent['file_id']}"
    async with person.town.session.get(url) as answer:
        assert answer.status == 200
        return sent["file_name"], await answer.read()


def midnight(year: int, month: int, day: int) -> datetime:
    """How a date comes back from a workbook."""
    return datetime(year, month, day)  # noqa: DTZ001


def sheets(content: bytes) -> dict[str, Rows]:
    """The rows of each sheet, by their headings."""
    book = load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        headings, *rows = list(sheet.iter_rows(min_row=2, values_only=True))
        found[sheet.title] = [dict(zip(map(str, headings), row, strict=True)) for row in rows]
    return found


@pytest.fixture
async def ledger(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    """Two confirmed activities, at one of which somebody was away, and a textbook that waits."""
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", '=HYPERLINK("x")学习', "一号车间", "除了王强都到了", "病假"):
        await zhang.says(answer)
    await zhang.taps("完成")
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await is_confirmed(zhang, li, chen, "社区义诊", "2026-08-12")
    await logs_a_resource(zhang, "数控加工")


@pytest.mark.usefixtures("ledger")
async def test_the_workbook_equals_the_ledger(town: Town, zhang: Person) -> None:
    await zhang.says("/export")
    await zhang.sees("共 2 条", "联合活动：2 条")
    name, content = await file_of(zhang, "台账 Excel")
    assert name.startswith("共建台账_江城职业技术学院")
    assert name.endswith("_20261120.xlsx")
    found = sheets(content)
    assert list(found) == ["活动台账"]
    first, second = found["活动台账"]
    assert (first["序号"], first["日期"], first["标题"]) == (1, midnight(2026, 8, 12), "社区义诊")
    assert second == second | {
        "序号": 2,
        "编号": 1,
        "日期": midnight(2026, 11, 19),
        "标题": '=HYPERLINK("x")学习',
        "类别": "主题党日",
        "地点": "一号车间",
        "应到": 11,
        "实到": 10,
        "校方应到": 5,
        "校方实到": 4,
        "校方出勤率": 0.8,
        "校方缺席及原因": "王强（病假）",
        "企方应到": 6,
        "企方实到": 6,
        "填报单位": "江城职业技术学院",
        "填报人": "张伟",
        "确认人": "Chen Jie",
        "确认日期": midnight(2026, 11, 20),
    }
    assert "企方缺席及原因" not in second
    assert not town.rows(set_aside)


@pytest.mark.usefixtures("ledger")
async def test_reasons_of_absence_are_for_the_own_side_and_admins(chen: Person, zhou: Person) -> None:
    await chen.says("/export")
    _, content = await file_of(chen, "Ledger, Excel")
    (rows,) = sheets(content).values()
    assert "Enterprise: Absent, and why" in rows[0]
    assert "College: Absent, and why" not in rows[0]
    assert rows[1]["College: Present"] == 4
    assert "王强".encode() not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    await zhou.says("/export")
    _, content = await file_of(zhou, "台账 Excel")
    (rows,) = sheets(content).values()
    assert rows[1]["校方缺席及原因"] == "王强（病假）"


@pytest.mark.usefixtures("ledger")
async def test_the_ledger_s_filter_holds_and_can_be_narrowed(zhang: Person) -> None:
    await zhang.says("/ledger 义诊")
    await zhang.taps("导出")
    await zhang.sees("共 1 条", "义诊")
    await zhang.taps("周期：")
    await zhang.taps("2026年11月")
    await zhang.sees("没有符合条件的台账")
    await zhang.says("/export 待本方审核")
    await zhang.sees("教学资源：1 条")
    _, content = await file_of(zhang, "台账 Excel")
    ((row,),) = sheets(content).values()
    assert (row["类别"], row["标题"], row["状态"], row["确认人"]) == ("教学资源", "数控加工", "待本方审核", None)
    await zhang.taps("填报方：")
    await zhang.taps("企方")
    await zhang.sees("没有符合条件的台账")


@pytest.mark.usefixtures("ledger")
async def test_a_member_of_the_other_side_exports_nothing_that_is_open(town: Town) -> None:
    zhao = town.people[2001]
    await zhao.says("/export 待本方审核")
    await zhao.sees("没有符合条件的台账")
    assert "台账 Excel" not in await zhao.buttons()
    await zhao.forges("file:1:0")
    await zhao.sees("没有符合条件的台账")


@pytest.mark.usefixtures("ledger")
async def test_separated_values_open_in_excel_and_are_never_formulas(zhang: Person) -> None:
    await zhang.says("/export")
    name, content = await file_of(zhang, "台账 CSV")
    assert name.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbf")
    first, second = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (first["标题"], first["日期"], first["校方出勤率"]) == ("社区义诊", "2026-08-12", "1")
    assert second["标题"] == '\'=HYPERLINK("x")学习'


async def test_several_families_are_several_files_in_one_archive(zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await logs_a_resource(zhang, "数控加工")
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    await zhang.says("/export")
    name, content = await file_of(zhang, "台账 CSV")
    assert name.endswith(".zip")
    assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["活动台账.csv", "成果台账.csv"]
    _, content = await file_of(zhang, "台账 Excel")
    assert list(sheets(content)) == ["活动台账", "成果台账"]


async def test_two_things_that_are_called_the_same_are_two_columns(li: Person, chen: Person) -> None:
    await chen.says("/mentions")
    await chen.says("River City Daily | Hand in hand | 2026-11-12 | Wang Fang")
    await chen.taps("Log this one")
    await li.taps("✓ 确认")
    await chen.says("/export")
    _, content = await file_of(chen, "Ledger, Excel")
    ((row,),) = sheets(content).values()
    assert (row["Author"], row["Logged by"], row["Title"]) == ("Wang Fang", "Chen Jie", "Hand in hand")


async def test_a_sheet_has_no_column_for_kinds_that_are_not_there(zhang: Person) -> None:
    await logs_a_resource(zhang, "数控加工")
    await zhang.says("/export 待本方审核")
    _, content = await file_of(zhang, "台账 Excel")
    ((row,),) = sheets(content).values()
    assert {"类别", "书号或编号", "修订版"} <= set(row)
    assert not {"合同编号", "登记号", "媒体", "新增产值（万元）"} & set(row)


@pytest.mark.usefixtures("ledger")
async def test_a_printed_ledger_can_be_read(zhang: Person) -> None:
    await zhang.says("/export")
    _, content = await file_of(zhang, "台账 Excel")
    (page,) = load_workbook(io.BytesIO(content)).worksheets
    assert page["D2"].value == "标题"
    assert page.print_title_cols == "$A:$D"
    again = sum(page.column_dimensions[letter].width for letter in "ABCD")
    others = sum(each.width for each in page.column_dimensions.values() if not each.hidden) - again
    assert others / page.page_setup.fitToWidth + again <= 200


async def is_confirmed_with_evidence(zhang: Person, li: Person, chen: Person, photos: int) -> None:
    """So many photos and a link."""
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("补充选填内容")
    while "有照片、文件或链接" not in (await zhang.answers())[-1]["text"]:
        await zhang.taps("跳过")
    await zhang.sends_photos(photos)
    await zhang.says("https://example.com/news/1")
    await zhang.taps("完成")
    await submits(zhang)
    await confirms_an_activity(li, chen)


async def test_evidence_comes_with_an_index_that_names_each_file(zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed_with_evidence(zhang, li, chen, 2)
    await zhang.says("/export")
    name, content = await file_of(zhang, "佐证材料 ZIP")
    assert name.endswith(".zip")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.namelist() == ["目录.xlsx", "00001_学习_1.jpg", "00001_学习_2.jpg"]
    (rows,) = sheets(archive.read("目录.xlsx")).values()
    assert [(row["类型"], row["文件名或链接"], row["是否附上"]) for row in rows] == [
        ("照片", "00001_学习_1.jpg", "已附上"),
        ("照片", "00001_学习_2.jpg", "已附上"),
        ("链接", "https://example.com/news/1", None),
    ]


async def test_evidence_is_split_where_it_is_too_much_and_what_is_not_there_is_listed(
    town: Town, zhang: Person, li: Person, chen: Person, tmp_path: Path
) -> None:
    await is_confirmed_with_evidence(zhang, li, chen, 3)
    kept = [str(row.sha256) for row in town.rows(evidence)]
    for sha256 in kept[:2]:
        (tmp_path / sha256).write_bytes(b"x" * 100)
    with read_only(town.database) as work:
        person = persons.by_address(work, telegram_address(zhang.id))
        assert person is not None
        context = DocumentContext(work, person, town.application.clock.now(), tmp_path, tmp_path.joinpath)
        made = make_evidence(context, LedgerExport(partnership=1, view=LedgerView()), largest=150)
    parts = [made, *made.further]
    assert [len(zipfile.ZipFile(part.path).namelist()) for part in parts] == [2, 2]
    (rows,) = sheets(zipfile.ZipFile(parts[0].path).read("目录.xlsx")).values()
    assert [row["是否附上"] for row in rows] == ["已附上", "已附上", "尚未存入，未附上", None]
    assert [row["所在分卷"] for row in rows] == [1, 2, None, None]


async def test_a_stranger_to_the_partnership_gets_no_file(town: Town, zhang: Person) -> None:
    await zhang.says("/export")
    for data in ("export:2", "file:2:0", "file:1:9", "exportby:1:1:0", "exportby:1:99:0", "exportby:2:3:0"):
        await zhang.forges(data)
        assert zhang.toast or await zhang.news()
    assert not town.rows(documents)
    assert not town.rows(set_aside)


class NinthKind(PublicMention):
    kind: ClassVar[str] = "ninth"
    family: ClassVar[Family] = Family.EXCHANGE

    rooms: Annotated[int | None, Number(100, unit="jobs")] = None
    texts: ClassVar[str] = "public-mention"


def test_a_ninth_kind_has_its_columns_by_its_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "ninth", NinthKind)
    monkeypatch.setattr(columns, "plain", lambda _language, text: text if isinstance(text, str) else text.key)
    college, enterprise = (Organisation(number, side, side) for number, side in enumerate(Side))
    partnership = Partnership(
        1,
        college,
        enterprise,
        "Asia/Shanghai",
        own_review=True,
        started_on=date(2024, 9, 1),
        ended_on=None,
        agreement_number=None,
    )
    nobody: dict[Side, tuple[()]] = dict.fromkeys(Side, ())
    reader = columns.Reader("zh-CN", partnership, nobody, nobody, frozenset())
    made = columns.columns_of(Family.EXCHANGE, reader, names=("talent_exchange", "ninth"), states=False)
    stored = StoredRecord(
        1, 1, Side.COLLEGE, "ninth", State.CONFIRMED, 1, 1, 1, 1, 1, date(2026, 11, 20), "题", False,
        datetime(2026, 11, 20, tzinfo=UTC),
        {"title": "题", "event_date": "2026-11-20", "outlet": "江城日报", "rooms": 3}, None,
    )  # fmt: skip
    cells = {column.heading: column.cell(columns.LedgerLine(1, stored, "张伟")) for column in made}
    assert (cells["public-mention-outlet"], cells["record-event-date"]) == ("江城日报", date(2026, 11, 20))
    assert 3 in cells.values()
    assert cells["talent-exchange-post"] is None


HEADINGS = [Heading("标题", 20), Heading("日期", 12, "yyyy-mm-dd"), Heading("金额", 12, "#,##0.00##")]
TEXTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "#N/A", "a\x00b\x0b\ufffe\ud800c", "|calc", "'=1", "", "一\n二"]


def sheet_of(texts: list[str]) -> ExportSheet:
    return ExportSheet("a/b[1]", "题", "&P", HEADINGS, ([text, date(2026, 11, 20), -1.5] for text in texts))


def test_text_from_people_is_text_in_a_workbook_and_numbers_are_numbers(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", [sheet_of(TEXTS)])
    (page,) = load_workbook(tmp_path / "a.xlsx").worksheets
    cells = list(page.iter_rows(min_row=3))
    assert all(row[0].data_type in ("s", "n", "inlineStr") and row[0].data_type != "f" for row in cells)
    assert [row[0].value or "" for row in cells] == [text if "\x00" not in text else "abc" for text in TEXTS]
    assert [row[0].quotePrefix for row in cells[:4]] == [True] * 4
    assert {(row[1].value, row[1].number_format, row[2].value) for row in cells} == {
        (midnight(2026, 11, 20), "yyyy-mm-dd", -1.5)
    }
    assert page.freeze_panes == "A3"
    assert page.print_title_rows == "$1:$2"
    assert page.auto_filter.ref == f"A2:C{2 + len(TEXTS)}"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight, page.page_setup.paperSize) == (
        "landscape",
        0,
        9,
    )
    assert page.oddFooter.center.text == "&P"
    assert page["A3"].alignment.wrap_text
    assert all(8 <= page.column_dimensions[letter].width <= 40 for letter in "ABC")
    assert page["A2"].fill.fgColor.rgb == "00EEF1F4"
    assert {cell.font.name for row in page.iter_rows() for cell in row if cell.value} == {"等线"}


def test_columns_that_nobody_has_filled_in_are_hidden_unless_somebody_is_to(tmp_path: Path) -> None:
    rows: list[list[columns.Cell]] = [["题", None, 1.0], ["题目", "", None]]
    for to_fill in (False, True):
        path = tmp_path / f"{to_fill}.xlsx"
        write_workbook(path, [ExportSheet("a", "题", "&P", HEADINGS, iter(rows), to_fill=to_fill)])
        (page,) = load_workbook(path).worksheets
        assert [page.column_dimensions[letter].hidden for letter in "ABC"] == [False, not to_fill, False]
        assert page["A4"].value == "题目"


def test_text_from_people_is_defused_in_separated_values(tmp_path: Path) -> None:
    path = write_separated(tmp_path, "a", [sheet_of(TEXTS)])
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    assert all(not row[0].strip().startswith(tuple("=+-@＝|")) for row in rows)
    assert {tuple(row[1:]) for row in rows} == {("2026-11-20", "-1.5")}


@pytest.mark.parametrize("sign", "=+-@＝＋－＠﹦−")
@pytest.mark.parametrize("before", ["", "a;", "a,", "a|", "a\t", "a；", "a\n", 'a;"', "a; ", ";;", "a\r"])
def test_no_program_finds_a_formula_whatever_it_divides_cells_by(tmp_path: Path, before: str, sign: str) -> None:
    path = write_separated(tmp_path, "a", [sheet_of([f"{before}{sign}1+1"])])
    content = path.read_text(encoding="utf-8-sig")
    for delimiter in ";,|\t；":
        quoted = [cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=delimiter) for cell in row]
        raw = [cell for line in content.splitlines() for cell in line.split(delimiter)]
        assert not [cell for cell in (*quoted, *raw) if cell.lstrip(' "\t\r\n').startswith(f"{sign}1+1")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("校企·共建/2026: 台账?", "校企·共建_2026_台账"),
        ("../..", "_"),
        ("", "_"),
        ("长" * 90, "长" * 60),
        ("长" * 90 + ".xlsx", "长" * 55 + ".xlsx"),
        ("a\u202eb", "ab"),
    ],
)
def test_names_of_files_are_taken_by_every_system(text: str, name: str) -> None:
    assert file_name(text) == name
