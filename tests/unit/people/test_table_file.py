"""Tables as people keep them, and what is sent in their place: rows, or one sentence, and never much work."""

import csv
import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from records.errors import UserError
from records.text import clean
from services.people.table_file import LARGEST, MOST_LINES, read_table

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


def refusal(content: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_table(content)
    return refused.value.message.key


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
    with suppress(UserError):
        assert read_table(content)


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=20))
def test_a_broken_workbook_is_rows_or_a_sentence(at: int, damage: bytes) -> None:
    whole = workbook([["姓名"], ["张伟"]])
    with suppress(UserError):
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
    assert refusal(workbook([["张伟"]] * (MOST_LINES + 1))) == "table-too-long"
    assert refusal("张伟\n".encode() * (MOST_LINES + 1)) == "table-too-long"


def test_a_million_rows_are_refused_without_being_read() -> None:
    row = b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    assert refusal(replaced(workbook([["张伟"]]), b"<sheetData>" + row * 1_000_000)) == "table-too-long"


def test_one_far_row_is_not_reached_for() -> None:
    far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert refusal(replaced(workbook([["张伟"]]), b"<sheetData>" + far)) == "table-too-long"


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
    assert refusal(written.getvalue()) in ("table-not-read", "table-empty")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "table-empty"),
        (b"\n\n , \n", "table-empty"),
        (b"%PDF-1.7\n\x00\x01\x02binary", "table-not-read"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "table-not-read"),
        (b"PK\x03\x04 but no archive", "table-not-read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table-old-excel"),
        (b"\xff\xfe\x00\xd8", "table-not-read"),
        (b"x" * (LARGEST + 1), "table-too-large"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(content: bytes, key: str) -> None:
    assert refusal(content) == key


def test_an_archive_of_something_else_is_no_table() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(written.getvalue()) == "table-not-read"
