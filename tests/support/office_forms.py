"""Forms as offices keep them: merged cells, a table within a table, placeholders that Word has divided over runs."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook


def word_form(*paragraphs: str) -> bytes:
    """A form that says these paragraphs, and nothing else."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """The file of a document."""
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def college_form() -> bytes:
    """校企共建成效汇报表, of a college: one wide table, in it another one with a row for each indicator."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ 校方 }} 党委办公室"
    title = document.add_paragraph()
    for piece in ("校企共建成效汇报表（", "{", "{ 周", "期 }", "}", "）"):  # as Word divides what was typed
        title.add_run(piece).bold = piece == "{ 周"
    table = document.add_table(5, 4, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 2).text = "合作企业", "填表日期"
    table.cell(0, 1).text, table.cell(0, 3).text = "{{ 企方 }}", "{{填表日期}}"
    table.cell(1, 0).text, table.cell(1, 1).merge(table.cell(1, 3)).text = (
        "综合得分",
        "{{ 综合得分 }} 分（满分 100 分）",
    )
    wide = table.cell(2, 0).merge(table.cell(2, 3))
    wide.text = "各项指标"
    inner = wide.add_table(3, 3)
    inner.cell(0, 0).text, inner.cell(0, 1).merge(inner.cell(0, 2)).text = "序号", "指标与得分"
    for cell, text in zip(inner.rows[1].cells, ("{{ 指标.序号 }}", "{{ 指标.名称 }}", "{{ 指标.得分 }}"), strict=True):
        cell.text = text
    inner.cell(2, 0).merge(inner.cell(2, 2)).text = "以上由系统计算"
    table.cell(3, 0).merge(table.cell(4, 0)).text = "校验码"
    table.cell(3, 1).merge(table.cell(3, 3)).text = "{{ 校验码 }}"
    table.cell(4, 1).merge(table.cell(4, 3)).text = "填表人：{{ 填表人 }}　（盖章）"
    return saved(document)


def enterprise_form() -> bytes:
    """An enterprise's list of joint work: a title over all columns, a row for each record, sums below, a signature."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Joint work"
    sheet["A1"] = "Joint work of {{ college }} and {{ enterprise }}"
    sheet.merge_cells("A1:E1")
    for column, text in enumerate(("No.", "Date", "Title", "Present", "Share"), start=1):
        sheet.cell(2, column, text)
    fields = ("{{ records.no }}", "{{ records.date }}", "{{ records.title }}", "{{ records.present }}")
    for column, text in enumerate((*fields, "=D3/D$4"), start=1):
        sheet.cell(3, column, text)
    sheet["E3"].number_format = "0%"
    sheet.row_dimensions[3].height = 30
    sheet["A4"], sheet["D4"] = "Sum", "=SUM(D3:D3)"
    sheet.merge_cells("A4:C4")
    sheet["A5"] = "Signed for {{ enterprise }}: {{ filled_in_by }}"
    sheet.merge_cells("A5:B6")
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def altered(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A file of parts, changed part by part."""
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()
