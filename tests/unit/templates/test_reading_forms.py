"""What a foreign form may hold, and what is refused; and what filling one leaves of it."""

from datetime import date
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from foreign_files.templates import fill_template, read_template
from handlers.exports.filled_templates import sample_of, values_of
from handlers.exports.placeholder_list import rows_of
from handlers.exports.placeholders import name_of
from handlers.exports.template_check import faults_of
from handlers.exports.template_values import known_placeholders
from handlers.kit.texts import LANGUAGES, plain
from handlers.views.templates import fault_line
from records.templates import PlaceholderValue, TemplateFormat, TemplateProblem, TemplatePurpose
from tests.support.office_forms import altered, college_form, enterprise_form, saved, word_form

GOOD = word_form("{{ 综合得分 }}")


def part(name: str, old: bytes, new: bytes, form: bytes = GOOD) -> bytes:
    """The form with something else in one of its parts."""

    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return altered(form, change)


def with_part(name: str, content: bytes = b"<x/>", form: bytes = GOOD) -> bytes:
    """The form with a part more."""
    return altered(form, lambda parts: parts.update({name: content}))


def bomb() -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<a>" + b" " * 40_000_000 + b"</a>")
    return written.getvalue()


def formula(text: str) -> bytes:
    book = load_workbook(BytesIO(enterprise_form()))
    book.active["D4"] = text
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def named(text: str) -> bytes:
    book = load_workbook(BytesIO(enterprise_form()))
    book.defined_names["share"] = DefinedName("share", attr_text=text)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


LINK = b'<Relationship Id="rId99" Type="x" Target="http://10.0.0.1/a.dotm" TargetMode="External"/></Relationships>'
RELS = "word/_rels/document.xml.rels"
DOCUMENT = "word/document.xml"
P = TemplateProblem


@pytest.mark.parametrize(("form", "problem"), [
    (b"", P.NOT_A_FORM),
    (b"PK\x03\x04 and nothing more", P.NOT_A_FORM),
    (bomb(), P.TOO_LARGE),
    (b"\x00" * 3_000_000, P.TOO_LARGE),
    (with_part("word/vbaProject.bin"), P.MACROS),
    (with_part("word/activeX/activeX1.xml"), P.MACROS),
    (with_part("xl/vbaProject.bin", form=enterprise_form()), P.MACROS),
    (part("[Content_Types].xml", b"document.main+xml", b"document.macroEnabled.main+xml"), P.MACROS),
    (part("[Content_Types].xml", b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
          b"application/vnd.ms-word.document.macroEnabled.main+xml"), P.MACROS),
    (part(RELS, b"</Relationships>", LINK), P.LINKS),
    (with_part("xl/externalLinks/externalLink1.xml", form=enterprise_form()), P.LINKS),
    (with_part("word/embeddings/oleObject1.bin"), P.EMBEDDED),
    (with_part("word/afchunk.mht"), P.EMBEDDED),
    (part(DOCUMENT, b"<w:t>", b"<w:instrText>INCLUDETEXT \"c:\\\\a\"</w:instrText><w:t>"), P.FIELDS),
    (part(DOCUMENT, b"<w:body>", b'<w:body><w:p><w:fldSimple w:instr=" DDEAUTO cmd "/></w:p>'), P.FIELDS),
    (part(DOCUMENT, b"<?xml version", b"<!DOCTYPE a [<!ENTITY b 'c'>]><?xml version"), P.NOT_A_FORM),
    (part("docProps/core.xml", b"<dc:creator>", b"<dc:creator>{{ 7*7 }}"), P.CODE),
    (part(DOCUMENT, b"<w:p>", b'<w:p w:rsidR="{{ 7*7 }}">'), P.CODE),
    (part(DOCUMENT, b"<w:p>", b'<!-- {% set a = 1 %} --><w:p>'), P.CODE),
    (formula("=WEBSERVICE(\"http://a\")"), P.FORMULA),
    (formula("=cmd|'/c calc'!A0"), P.FORMULA),
    (formula("=SUM([other.xlsx]Sheet1!A1)"), P.FORMULA),
    (formula("{{ college.__class__() }}"), P.CODE),
    (named("WEBSERVICE(\"http://a\")"), P.FORMULA),
    (named("cmd|'/c calc'!A0"), P.FORMULA),
])  # fmt: skip
def test_a_form_that_brings_more_than_placeholders_is_refused(form: bytes, problem: TemplateProblem) -> None:
    assert [fault.problem for fault in read_template(form).faults][:1] == [problem]


@pytest.mark.parametrize(("text", "problem"), [
    ("{{ 综合得分|upper }}", P.CODE), ("{{ 综合得分.__class__.__mro__ }}", P.CODE), ("{{ cycler() }}", P.CODE),
    ("{{ 7*7 }}", P.CODE), ("{{ '' }}", P.CODE), ("{{ self }}", P.UNKNOWN), ("{% if 综合得分 %}a{% endif %}", P.CODE),
    ("{% set a = 1 %}", P.CODE), ("{# 说明 #}", P.CODE), ("{% include 'a' %}", P.CODE),
    ("{% for a in 指标 %}{% for b in 指标 %}{% endfor %}{% endfor %}", P.CODE), ("{% for a in 指标 %}", P.LOOP),
    ("{% endfor %}", P.LOOP), ("{{ 综合得分", P.BROKEN), ("综合得分 }}", P.BROKEN), ("｛｛综合得分｝｝", P.FULL_WIDTH),
    ("{{ 指标.得分 }}", P.NO_ROW), ("{{ 得分 }}", P.UNKNOWN), ("没有占位符", P.NONE), ("{{ 综合得分{{ }}", P.CODE),
])  # fmt: skip
def test_what_stands_between_braces_is_a_name_or_a_simple_loop(text: str, problem: TemplateProblem) -> None:
    faults = faults_of(read_template(word_form("一", text)), TemplatePurpose.RESULT)
    assert faults[0].problem is problem
    assert problem is P.NONE or (faults[0].place is not None and faults[0].place.paragraph == 2)


def test_a_loop_may_be_written_out() -> None:
    form = word_form("{%p for 项 in 指标 %}", "{{ 项.名称 }}：{{ 项.得分 }}", "{%p endfor %}")
    reading = read_template(form)
    assert faults_of(reading, TemplatePurpose.RESULT) == []
    things = [{"名称": PlaceholderValue(text=name), "得分": PlaceholderValue(text="1")} for name in "甲乙"]
    filled = fill_template(form, TemplateFormat.WORD, {"指标": things})
    assert [each.text for each in Document(BytesIO(filled)).paragraphs] == ["甲：1", "乙：1"]


def test_an_unknown_placeholder_is_told_with_its_table_and_row_and_what_may_be_meant() -> None:
    document = Document()
    document.add_table(1, 1)
    table = document.add_table(3, 2)
    table.cell(2, 1).text = "{{ overal_score }}"
    (fault,) = faults_of(read_template(saved(document)), TemplatePurpose.RESULT)
    told = plain("en", fault_line(fault))
    assert told == "Table 2, row 3: unknown placeholder: {{ overal_score }}; did you mean overall_score?"


@pytest.mark.parametrize(("form", "purpose"), [
    (college_form(), TemplatePurpose.RESULT), (enterprise_form(), TemplatePurpose.LEDGER),
])  # fmt: skip
def test_forms_of_offices_are_read_and_filled_to_the_last_placeholder(form: bytes, purpose: TemplatePurpose) -> None:
    reading = read_template(form)
    assert faults_of(reading, purpose) == []
    values = values_of(sample_of(purpose), purpose)
    filled = fill_template(form, reading.format, values)
    assert filled == fill_template(form, reading.format, values)
    assert read_template(filled).uses == []


def test_a_workbook_repeats_a_row_moves_what_is_below_and_keeps_its_sums() -> None:
    rows = [
        {
            "no": PlaceholderValue(number, str(number)),
            "date": PlaceholderValue(date(2026, 10, number), "", "yyyy-mm-dd"),
            "title": PlaceholderValue("=1+1", "=1+1"),
            "present": PlaceholderValue(number * 10, ""),
        }
        for number in (1, 2, 3)
    ]
    single = {name: PlaceholderValue("甲", "甲") for name in ("college", "enterprise", "filled_in_by")}
    filled = fill_template(enterprise_form(), TemplateFormat.WORKBOOK, {**single, "records": rows})
    sheet = load_workbook(BytesIO(filled)).active
    assert [sheet.cell(row, 4).value for row in range(2, 7)] == ["Present", 10, 20, 30, "=SUM(D3:D5)"]
    assert [sheet.cell(row, 5).value for row in (3, 4, 5)] == ["=D3/D$6", "=D4/D$6", "=D5/D$6"]
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A1:E1", "A6:C6", "A7:B8"}
    assert (sheet["C3"].value, sheet["C3"].data_type, sheet["B4"].number_format) == ("=1+1", "s", "yyyy-mm-dd")
    assert [sheet.row_dimensions[row].height for row in (3, 4, 5)] == [30, 30, 30]


def test_what_holds_for_a_row_of_a_workbook_holds_for_its_copies_and_its_margins_are_filled() -> None:
    book = load_workbook(BytesIO(enterprise_form()))
    sheet = book.active
    sheet.oddHeader.center.text = "{{ college }}"
    sheet.oddFooter.right.text = "{{ 企业 }}"
    sheet.add_table(Table(displayName="Work", ref="A2:D3"))
    sheet.conditional_formatting.add("D3", CellIsRule(operator="greaterThan", formula=["5"]))
    sheet.auto_filter.ref = "A2:E3"
    written = BytesIO()
    book.save(written)
    (fault,) = faults_of(read_template(written.getvalue()), TemplatePurpose.LEDGER)
    assert plain("en", fault_line(fault)).startswith("Sheet “Joint work”, Footer: unknown placeholder: {{ 企业 }}")

    sheet.oddFooter.right.text = None
    book.save(written := BytesIO())
    fields = ("no", "date", "title", "present")
    rows = [dict.fromkeys(fields, PlaceholderValue(number, str(number))) for number in (1, 2, 3)]
    single = dict.fromkeys(("college", "enterprise", "filled_in_by"), PlaceholderValue("A&B", "A&B"))
    filled = fill_template(written.getvalue(), TemplateFormat.WORKBOOK, {**single, "records": rows})
    sheet = load_workbook(BytesIO(filled)).active
    assert sheet.oddHeader.center.text == "A&&B"
    assert ([table.ref for table in sheet.tables.values()], sheet.auto_filter.ref) == (["A2:D5"], "A2:E5")
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["D3:D5"]


def test_names_are_words_and_each_means_one_thing() -> None:
    for purpose in TemplatePurpose:
        known = known_placeholders(purpose)
        lists = [listed.labels for listed in known.lists.values()]
        names = [*known.single, *known.lists, *(name for labels in lists for name in labels)]
        assert all(name.isidentifier() for name in names)
        assert not known.single.keys() & known.lists.keys()
        written = [row[0] for language in LANGUAGES for row in rows_of(known, language)]
        assert len(written) == len(set(written)) == len(known.single) + sum(map(len, lists))
    assert name_of("指标 1 得分") == "指标1得分"
    assert name_of("转化金额（万元）") == "转化金额_万元"
    assert name_of("Score") == "score"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 24), max_size=8), st.text(alphabet="<&>{}%#\"' \n中a=", max_size=12))
def test_a_placeholder_is_read_however_word_divides_it_and_what_is_put_there_is_text(
    cuts: list[int], said: str
) -> None:
    written = "得分：{{ 综合得分 }} 分，完"
    document = Document()
    paragraph = document.add_paragraph()
    places = sorted({0, *(cut for cut in cuts if cut < len(written)), len(written)})
    for first, last in pairwise(places):
        paragraph.add_run(written[first:last]).bold = first % 2 == 1
    form = saved(document)
    assert [use.name for use in read_template(form).uses] == ["综合得分"]
    filled = fill_template(form, TemplateFormat.WORD, {"综合得分": PlaceholderValue(said, said)})
    text = Document(BytesIO(filled)).paragraphs[0].text
    assert text == f"得分：{said} 分，完"
