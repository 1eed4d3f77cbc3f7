"""Reads and fills an office's own form, whichever kind of file it is, and hands over what was read as JSON."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import TypeAdapter

from foreign_files.template_package import RefusedTemplate, check_package
from records.templates import FormValues, TemplateFault, TemplateFormat, TemplateProblem, TemplateReading

_CORE = "docProps/core.xml"
_UNDATED = re.compile(rb"<dcterms:(modified|created)[^>]*>[^<]*</dcterms:(modified|created)>")
_READING = TypeAdapter(TemplateReading)


def read_template(content: bytes) -> TemplateReading:
    """Return the placeholders of a form, and what is wrong with it."""
    try:
        if check_package(content) is TemplateFormat.WORKBOOK:
            from foreign_files.workbook_templates import read_workbook_form  # its packages cost memory

            return read_workbook_form(content)
        from foreign_files.word_templates import read_word

        return read_word(content)
    except RefusedTemplate as error:
        return TemplateReading(TemplateFormat.WORD, faults=[TemplateFault(error.problem, error.text)])


def answer_for_template(content: bytes) -> dict[str, object]:
    """Return what `read_template` does, as JSON; a file that breaks its reader is no form."""
    try:
        reading = read_template(content)
    except MemoryError:
        reading = TemplateReading(TemplateFormat.WORD, faults=[TemplateFault(TemplateProblem.TOO_LARGE)])
    except Exception:  # noqa: BLE001  # a broken file breaks its reader in as many ways as there are
        reading = TemplateReading(TemplateFormat.WORD, faults=[TemplateFault(TemplateProblem.NOT_A_FORM)])
    said: dict[str, object] = _READING.dump_python(reading, mode="json")
    return said


def reading_of(answer: Mapping[str, Any]) -> TemplateReading:  # Any: JSON
    """Return what was read, as it was handed over."""
    return _READING.validate_python(answer)


def fill_template(content: bytes, format_: TemplateFormat, values: FormValues) -> bytes:
    """Return a form filled in: the same with the same values. Raise RefusedTemplate on what it must not hold."""
    if format_ is TemplateFormat.WORKBOOK:
        from foreign_files.workbook_templates import fill_workbook_form

        return undated(fill_workbook_form(content, values))
    from foreign_files.word_templates import fill_word

    return undated(fill_word(content, values))


def undated(package: bytes) -> bytes:
    """Return a package whose parts do not say when they were written."""
    written = BytesIO()
    with ZipFile(BytesIO(package)) as archive, ZipFile(written, "w", ZIP_DEFLATED) as anew:
        for name in archive.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            anew.writestr(part, _UNDATED.sub(b"", archive.read(name)) if name == _CORE else archive.read(name))
    return written.getvalue()
