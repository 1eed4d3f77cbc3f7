"""Tables as people keep them, and what is sent in their place: rows, or one sentence, and never much work."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

import pytest
from docx import Document
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from foreign_files.number_formats import Shown, number_text, shown_as
from foreign_files.reading import read_file
from foreign_files.sheets import LARGEST, MOST_LINES, Reason, Row, Unreadable
from records.text import clean

CELLS = st.text(st.characters(codec="gb18030", exclude_categories=["C", "Z"], exclude_characters='",;\t，'), min_size=1)


def workbook(rows: Sequence[Sequence[object]], *merged: str, hidden: Sequence[Sequence[object]] = ()) -> bytes:
    """An XLSX file; with `hidden` rows, these stand on a sheet that nobody sees, before the other."""
    book = Workbook()
    sheet = book.active
    if hidden:
        sheet.sheet_state = "hidden"
        for row in hidden:
            sheet.append(row)
        sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_table(content: bytes) -> list[Row]:
    """The rows of the first sheet."""
    return read_file(content)[0].rows


def refusal(content: bytes) -> Reason:
    with pytest.raises(Unreadable) as refused:
        read_file(content)
    return refused.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_is_read_whatever_program_wrote_it(encoding: str, separator: str) -> None:
    text = f"姓名{separator}支部\r\n张伟{separator}第一支部\r\n\r\n李娜{separator}\r\n"
    assert read_table(text.encode(encoding)) == [("姓名", "支部"), ("张伟", "第一支部"), ("", ""), ("李娜", "")]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8))
def test_what_is_written_as_csv_is_read_again(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    read = read_table(written.getvalue().encode("utf-8-sig"))
    assert [[cell for cell in row if cell] for row in read] == [[clean(cell) for cell in row] for row in rows]


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_a_sentence(content: bytes) -> None:
    with suppress(Unreadable):
        assert read_table(content)


@settings(phases=[Phase.generate], deadline=None)  # to find the smallest damage takes minutes
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=20))
def test_a_broken_workbook_is_rows_or_a_sentence(at: int, damage: bytes) -> None:
    whole = workbook([["姓名"], ["张伟"]])
    with suppress(Unreadable):
        assert read_table(whole[:at] + damage + whole[at + len(damage) :])


def test_a_workbook_s_dates_and_numbers_are_told_as_one_would_type_them() -> None:
    midnight = datetime.fromisoformat("2020-01-31T00:00")
    rows: list[list[object]] = [["姓名", "入职", "工号"], ["张伟", midnight, 12.0], ["李娜", date(2021, 2, 3), True]]
    assert read_table(workbook(rows)) == [
        ("姓名", "入职", "工号"),
        ("张伟", "2020-01-31", "12"),
        ("李娜", "2021-02-03", "True"),
    ]


def test_a_cell_over_several_rows_says_the_same_of_each_and_a_heading_across_is_said_once() -> None:
    rows: list[list[object]] = [
        ["党员名册", None],
        ["支部", "姓名"],
        ["第一支部", "张伟"],
        [None, "李娜"],
        ["第二支部", "王强"],
    ]
    assert read_table(workbook(rows, "A1:B1", "A3:A4")) == [
        ("党员名册", ""),
        ("支部", "姓名"),
        ("第一支部", "张伟"),
        ("第一支部", "李娜"),
        ("第二支部", "王强"),
    ]


def test_a_hidden_sheet_is_not_read() -> None:
    assert read_table(workbook([["张伟"]], hidden=[["秘密"]])) == [("张伟",)]


def test_formulas_come_as_they_are_written_and_are_not_counted_out() -> None:
    assert read_table(workbook([['=HYPERLINK("http://example.org","张伟")']]))[0][0].startswith("=HYPERLINK")


def test_a_table_of_the_greatest_length_is_read_and_one_line_more_is_not() -> None:
    assert len(read_table(workbook([["张伟"]] * MOST_LINES))) == MOST_LINES
    for content in (workbook([["张伟"]] * (MOST_LINES + 1)), "张伟\n".encode() * (MOST_LINES + 1)):
        (sheet,) = read_file(content)
        assert (len(sheet.rows), sheet.too_long) == (MOST_LINES, True)


def test_of_a_million_rows_no_more_are_read_than_may_be() -> None:
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    (sheet,) = read_file(replaced(workbook([["张伟"]]), b"<sheetData>" + row * 500_000))
    assert (len(sheet.rows), sheet.too_long) == (MOST_LINES, True)


def test_one_far_row_is_not_reached_for() -> None:
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert refusal(replaced(workbook([["张伟"]]), b"<sheetData>" + far)) is Reason.TOO_LONG


def replaced(content: bytes, sheet_data: bytes) -> bytes:
    """The workbook with other rows before its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(b"<sheetData>", sheet_data) if "worksheets" in name else part)
    return written.getvalue()


def test_entities_that_grow_are_refused() -> None:
    whole = workbook([["张伟"]])
    written = io.BytesIO()
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            is_sheet = "worksheets" in name
            after.writestr(name, f"{bomb}]><worksheet>&j;</worksheet>" if is_sheet else part)
    assert refusal(written.getvalue()) is Reason.NOT_READ


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\n\n , \n", Reason.EMPTY),
        (b"%PDF-1.7\n\x00\x01\x02binary", Reason.PDF),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Reason.PICTURE),
        (b"\xff\xd8\xff\xe0 JFIF", Reason.PICTURE),
        (b"Rar!\x1a\x07\x00", Reason.ARCHIVE),
        (b"PK\x03\x04 but no archive", Reason.NOT_READ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.NOT_READ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), Reason.OLD_WORD),
        ("<html><p>没有表格".encode(), Reason.NONE_WITHIN),
        (b"\xff\xfe\x00\xd8", Reason.NOT_READ),
        (b"x" * (LARGEST + 1), Reason.TOO_LARGE),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, reason: Reason) -> None:
    assert refusal(content) is reason


@pytest.mark.parametrize(("part", "reason"), [("word/document.xml", Reason.NONE_WITHIN), ("notes.txt", Reason.ARCHIVE)])
def test_an_archive_of_something_else_is_no_table(part: str, reason: Reason) -> None:
    assert refusal(packed({part: "<w/>"})) is reason


def packed(parts: Mapping[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


# Other kinds of files -------------------------------------------------------------------------------------------------


def test_the_tables_of_a_word_document_are_sheets_with_merges_filled_in() -> None:
    document = Document()
    table = document.add_table(3, 2)
    for cell, text in zip(table._cells, ("姓名", "支部", "张伟", "一支部", "李娜", ""), strict=True):
        cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    document.add_table(1, 1).cell(0, 0).text = "签字"
    written = io.BytesIO()
    document.save(written)
    first, second = read_file(written.getvalue())
    assert first.rows == [("姓名", "支部"), ("张伟", "一支部"), ("李娜", "一支部")]
    assert (second.name, second.rows) == ("2", [("签字",)])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page_that_calls_itself_a_workbook_is_read(encoding: str) -> None:
    page = (
        f'<html><meta charset="{encoding}"><style>td {{}}</style><table><tr><th>姓名<th>支部</tr>'
        "<tr><td>张&nbsp;伟</td><td rowspan=2>一支部</td></tr><tr><td>李娜</td></tr></table>"
    )
    assert read_table(page.encode(encoding)) == [("姓名", "支部"), ("张 伟", "一支部"), ("李娜", "一支部")]


def test_a_strict_workbook_is_read_like_another() -> None:
    main, relations = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument"
    cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="d"><v>2020-01-31</v></c><c r="D1"><v>2</v></c>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}/relationships"><sheets>'
        '<sheet name="名册" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": "<Relationships>"
        f'<Relationship Id="r1" Type="{relations}/relationships/worksheet" Target="/xl/a.xml"/>'
        f'<Relationship Id="r2" Type="{relations}/relationships/sharedStrings" Target="b.xml"/></Relationships>',
        "xl/a.xml": f'<worksheet xmlns="{main}"><sheetData><row r="1">{cells}</row></sheetData></worksheet>',
        "xl/b.xml": f'<sst xmlns="{main}"><si><r><t>张</t></r><r><t>伟</t></r><rPh><t>zhang</t></rPh></si></sst>',
    }
    (sheet,) = read_file(packed(parts))
    assert (sheet.name, sheet.rows) == ("名册", [("张伟", "2020-01-31", "", "2")])


def test_the_value_that_was_kept_of_a_formula_is_read() -> None:
    kept = b'<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>\xe5\xbc\xa0\xe4\xbc\x9f</v></c></row>'
    rows = read_table(replaced(workbook([[], ["=1+1"]]), b"<sheetData>" + kept))
    assert rows[0][0] == "张伟"


def test_each_visible_sheet_is_read_by_its_name() -> None:
    book = Workbook()
    book.active.title = "填表说明"
    book.active.append(["请填写"])
    book.create_sheet("名册").append(["张伟"])
    book.create_sheet("空白")
    written = io.BytesIO()
    book.save(written)
    assert [(sheet.name, sheet.rows) for sheet in read_file(written.getvalue())] == [
        ("填表说明", [("请填写",)]),
        ("名册", [("张伟",)]),
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("标题；又一题,张伟\n甲；乙,李娜", [("标题；又一题", "张伟"), ("甲；乙", "李娜")]),
        ("甲，乙，丙\t张伟\n丁，戊\t李娜", [("甲，乙，丙", "张伟"), ("丁，戊", "李娜")]),
        ("日期;出勤率\n1;90,0\n2;88,5\n3;70,0", [("日期", "出勤率"), ("1", "90,0"), ("2", "88,5"), ("3", "70,0")]),
        ("甲|乙；丙\n丁|戊", [("甲", "乙；丙"), ("丁", "戊")]),
        ("第一行，有逗号\n第二行没有\n第三行没有", [("第一行，有逗号",), ("第二行没有",), ("第三行没有",)]),
    ],
)
def test_cells_are_divided_by_what_divides_every_row(text: str, rows: list[Row]) -> None:
    assert read_table(text.encode()) == rows


@pytest.mark.parametrize(
    ("number", "code", "written", "shown"),
    [
        (14, None, "43861", "2020-01-31"), (31, None, "43861", "2020-01-31"),
        (22, None, "43861.354166667", "2020-01-31 08:30"), (20, None, "0.354166667", "08:30"),
        (0, None, "43861", "43861"), (9, None, "0.88", "0.88"), (164, "yyyy\\年m\\月d\\日", "43861", "2020-01-31"),
        (165, '0.0" days"', "12.5", "12.5"), (166, "h:mm", "0.5", "12:00"), (167, "[$-804]aaaa", "43861", "43861"),
        (168, "#,##0_);[Red]", "12", "12"), (14, None, "-3", "-3"), (0, None, "12.0", "12"),
    ],
)  # fmt: skip
def test_a_number_is_told_as_it_is_shown(number: int, code: str | None, written: str, shown: str) -> None:
    assert number_text(written, shown_as(number, code), from_1904=False) == shown


def test_days_of_workbooks_that_count_from_1904() -> None:
    assert number_text("42399", Shown.AS_DAY, from_1904=True) == "2020-01-31"
