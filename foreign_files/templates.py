"""Reads and fills an office's own form, whichever kind of file it is, and hands over what was read as JSON."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from foreign_files.template_package import RefusedTemplate, check_package
from records.templates import TemplateFault, TemplateFormat, TemplateProblem, TemplateReading

_READING = TypeAdapter(TemplateReading)


def read_template(content: bytes) -> TemplateReading:
    """Return the placeholders of a form, and what is wrong with it."""
    try:
        check_package(content)
        from foreign_files.word_templates import read_word  # its packages cost memory

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


def fill_template(content: bytes, format_: TemplateFormat, values: Mapping[str, object]) -> bytes:
    """Return a form filled in. Raise RefusedTemplate on one that holds more than placeholders and loops."""
    from foreign_files.word_templates import fill_word

    return fill_word(content, values)
