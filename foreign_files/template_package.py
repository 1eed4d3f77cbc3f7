"""Refuses what an office's own form must not bring along, before any library opens it.

Macros, other files within, whatever is fetched from elsewhere, and packages that unpack to more than a form needs.
"""

import re

from foreign_files.markup import Archive
from foreign_files.sheets import Unreadable
from records.templates import TemplateFormat, TemplateProblem

LARGEST = 2 * 1024 * 1024  # bytes of a form
LARGEST_UNPACKED = 16 * 1024 * 1024  # bytes of all its parts
_MOST_PARTS = 500
_MACROS = re.compile(r"vba|macro|activex|\.bin$|userform|customui")
_EMBEDDED = re.compile(r"/embeddings/|oleobject|afchunk|altchunk|/queries/|webextension|\.(exe|dll|js|html?|mht|rtf)$")
_LINKS = re.compile(r"externallink|connections\.xml|querytable|/model/")
_PRINTER = re.compile(r"/printersettings/printersettings\d*\.bin$")
_CALCULATED_FIELDS = {
    "page", "numpages", "sectionpages", "section", "date", "time", "savedate", "createdate", "toc", "ref", "pageref",
    "seq", "styleref", "noteref", "quote", "eq",
}  # fmt: skip


class RefusedTemplate(Exception):
    """A form that is not taken, and why; `text` is what stands there."""

    def __init__(self, problem: TemplateProblem, text: str = "") -> None:
        super().__init__(problem)
        self.problem, self.text = problem, text


def check_package(content: bytes) -> TemplateFormat:
    """Return which kind of form a file is. Raise RefusedTemplate where it holds what a form must not.

    The whole of it is unpacked once, piece by piece, so that what a library meets afterwards is known to be small.
    """
    if len(content) > LARGEST:
        raise RefusedTemplate(TemplateProblem.TOO_LARGE)
    try:
        archive = Archive(content)
        names = archive.names()
        kind = _kind_of(names)
        if len(names) > _MOST_PARTS or archive.declared_size() > LARGEST_UNPACKED:
            raise RefusedTemplate(TemplateProblem.TOO_LARGE)
        for name in names:
            _check_name(name)
        for name in names:
            if name.endswith((".xml", ".rels", ".vml")):
                _check_part(archive, name)
    except Unreadable:
        raise RefusedTemplate(TemplateProblem.NOT_A_FORM) from None
    return kind


def _kind_of(names: list[str]) -> TemplateFormat:
    if "[content_types].xml" in names and len(set(names)) == len(names):
        if "word/document.xml" in names:
            return TemplateFormat.WORD
        if "xl/workbook.xml" in names:
            return TemplateFormat.WORKBOOK
    raise RefusedTemplate(TemplateProblem.NOT_A_FORM)


def _check_name(name: str) -> None:
    for pattern, problem in (
        (_EMBEDDED, TemplateProblem.EMBEDDED), (_LINKS, TemplateProblem.LINKS), (_MACROS, TemplateProblem.MACROS),
    ):  # fmt: skip
        if pattern.search(f"/{name}") and not _PRINTER.search(f"/{name}"):
            raise RefusedTemplate(problem)


def _check_part(archive: Archive, name: str) -> None:
    """Read a part to its end, and refuse what it declares."""
    fields = _Fields()
    for tag in archive.tags(name):
        target = tag.attributes.get("TargetMode", "").casefold()
        if tag.name == "Relationship" and target == "external":
            raise RefusedTemplate(TemplateProblem.LINKS, tag.attributes.get("Target", "")[:80])
        if "macro" in tag.attributes.get("ContentType", "").casefold():
            raise RefusedTemplate(TemplateProblem.MACROS)
        if tag.name in ("altChunk", "OLEObject", "object", "control") and name.startswith("word/"):
            raise RefusedTemplate(TemplateProblem.EMBEDDED)
        fields.take(tag.name, tag.text, tag.attributes, ends=tag.ends)


class _Fields:
    """The fields of Word, whose instructions may be divided over several runs."""

    def __init__(self) -> None:
        self._within, self._instruction = False, ""

    def take(self, name: str, text: str, attributes: dict[str, str], *, ends: bool) -> None:
        """Take what comes next. Raise RefusedTemplate on a field that does more than count and repeat."""
        if name == "instrText":
            self._within = not ends
        elif not name and self._within:
            self._instruction += text
        elif name == "fldSimple" and not ends:
            _check_instruction(attributes.get("instr", ""))
        elif name == "fldChar" and not ends:
            if self._instruction:
                _check_instruction(self._instruction)
            self._instruction = ""
        elif name == "body" and ends and self._instruction:
            _check_instruction(self._instruction)


def _check_instruction(instruction: str) -> None:
    word = instruction.strip().partition(" ")[0].casefold()
    if word and not word.startswith("=") and word not in _CALCULATED_FIELDS:
        raise RefusedTemplate(TemplateProblem.FIELDS, instruction.strip()[:60])
