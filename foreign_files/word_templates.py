"""Reads and fills an office's own form in Word (DOCX); nothing is run but placeholders and simple loops.

docxtpl fills it, in Jinja's sandbox, once the tree of each part has been seen to hold nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from docx.document import Document
from docx.opc.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from foreign_files.template_package import RefusedTemplate
from foreign_files.template_tags import Passage, read_tags_of
from records.templates import (
    FormValues,
    PlaceholderValue,
    TemplateFault,
    TemplateFormat,
    TemplatePlace,
    TemplateProblem,
    TemplateReading,
)

_P, _T, _TR, _TC, _TBL = qn("w:p"), qn("w:t"), qn("w:tr"), qn("w:tc"), qn("w:tbl")
_TAB, _BREAK = qn("w:tab"), qn("w:br")
_OF_LIST = re.compile(r"\{\{\s*([^\W\d]\w*)\.[^\W\d]\w*\s*\}\}")
_LOOPED = re.compile(r"\{%[^%{}]*\bfor\s+([^\W\d]\w*)\s+in\s")
_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For)
_PARTS = {"/header": "header", "/footer": "footer", "/footnotes": "footnotes"}
Element = Any  # of lxml, which has no types


class _Form(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """A form whose rows that hold placeholders of a list are repeated, once for each thing of it."""

    def init_docx(self, reload: bool = True) -> None:
        """Open the file, and put a loop around each such row."""
        was = self.docx
        super().init_docx(reload)
        if self.docx is not was:
            for _, root in parts_of(self.docx):
                repeat_rows(root)


def read_word(content: bytes) -> TemplateReading:
    """Return the placeholders of a form, and what is wrong with it. Raise RefusedTemplate where it cannot be opened."""
    form = _Form(BytesIO(content))
    try:
        document = DocxTemplate(BytesIO(content)).get_docx()
        read = read_tags_of([(name, passages_of(root, name)) for name, root in parts_of(document)])
        faults = list(read.faults)
        if not faults:
            faults = [TemplateFault(TemplateProblem.CODE, text) for text in _hidden_code(form)]
    except (KeyError, ValueError, etree.LxmlError) as error:
        raise RefusedTemplate(TemplateProblem.NOT_A_FORM) from error
    return TemplateReading(TemplateFormat.WORD, read.uses, faults, read.loops)


def fill_word(content: bytes, values: FormValues) -> bytes:
    """Return a form filled in. Raise RefusedTemplate on one that holds more than placeholders and loops."""
    form = _Form(BytesIO(content))
    code = _hidden_code(form)
    if code:
        raise RefusedTemplate(TemplateProblem.CODE, code[0])
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    form = _Form(BytesIO(content))
    try:
        form.render(_as_texts(values), environment, autoescape=True)
    except UndefinedError as error:
        raise RefusedTemplate(TemplateProblem.UNKNOWN, str(error.message)) from error
    filled = BytesIO()
    form.save(filled)
    return filled.getvalue()


def _as_texts(values: FormValues) -> dict[str, object]:
    """Return the values as a form in Word has them: texts, and lists of things with texts."""
    return {
        name: said.text
        if isinstance(said, PlaceholderValue)
        else [SimpleNamespace(**{field: each.text for field, each in thing.items()}) for thing in said]
        for name, said in values.items()
    }


def parts_of(document: Document) -> Iterator[tuple[str, Element]]:
    """Yield the parts that are filled, each with its name and its tree."""
    yield "body", document.element.body
    for part in document.part.package.iter_parts():
        name = next((name for mark, name in _PARTS.items() if mark in str(part.partname)), None)
        if name is not None:
            yield name, part.element if hasattr(part, "element") else parse_xml(part.blob)


def passages_of(root: Element, part: str) -> Iterator[Passage]:
    """Yield the paragraphs of a part: Word divides what is typed over runs, so that only whole ones can be read."""
    tables = {table: number for number, table in enumerate(root.iter(_TBL), start=1)}
    outside = 0
    for paragraph in root.iter(_P):
        text = "".join(_texts(paragraph))
        row = next(paragraph.iterancestors(_TR), None)
        if row is None:
            outside += bool(text.strip())
            yield Passage(text, TemplatePlace(part, paragraph=outside))
        else:
            table = row.getparent()
            while table.tag != _TBL:  # rows may stand in a wrapping of their own
                table = table.getparent()
            number = [each for each in table.iter(_TR) if next(each.iterancestors(_TBL)) is table].index(row) + 1
            yield Passage(text, TemplatePlace(part, table=tables[table], row=number))


def _texts(paragraph: Element) -> Iterator[str]:
    """Yield the texts of a paragraph's runs, without those of a text box that is anchored in it."""
    for element in paragraph.iter(_T, _TAB, _BREAK):
        if next(element.iterancestors(_P)) is paragraph:
            yield (element.text or "") if element.tag == _T else " "


def repeat_rows(root: Element) -> None:
    """Put a loop around each row that says something of a list and stands in no loop yet."""
    every = "".join("".join(_texts(paragraph)) for paragraph in root.iter(_P))
    looped, repeated = set(_LOOPED.findall(every)), dict[Element, str]()
    for row in list(root.iter(_TR)):
        own = (paragraph for paragraph in row.iter(_P) if next(paragraph.iterancestors(_TR)) is row)
        text = "".join("".join(_texts(paragraph)) for paragraph in own)
        lists = [name for name in _OF_LIST.findall(text) if name not in looped]
        around = {repeated.get(outer) for outer in row.iterancestors(_TR)}
        if lists and lists[0] not in around:  # a table within a row that is repeated is repeated with it
            repeated[row] = lists[0]
            row.addprevious(_tag_row(row, f"{{%tr for {lists[0]} in {lists[0]} %}}"))
            row.addnext(_tag_row(row, "{%tr endfor %}"))


def _tag_row(row: Element, tag: str) -> Element:
    """Return a row that says a tag and nothing else; docxtpl puts the tag in its place."""
    made = row.makeelement(_TR)
    paragraph = etree.SubElement(etree.SubElement(made, _TC), _P)
    etree.SubElement(etree.SubElement(paragraph, qn("w:r")), _T).text = tag
    return made


def _hidden_code(form: _Form) -> Sequence[str]:
    """Return what the parts hold that is neither a placeholder nor a simple loop, also where no paragraph shows it."""
    form.init_docx()
    environment = SandboxedEnvironment()
    sources = [form.patch_xml(form.xml_to_string(root)) for _, root in parts_of(form.docx)]
    sources += [form.patch_xml(part.blob.decode()) for part in form.docx.part.package.iter_parts()
                if "/footnotes" in str(part.partname)]  # which docxtpl fills as they are written  # fmt: skip
    properties = form.docx.core_properties
    sources += [properties.author, properties.comments, properties.identifier, properties.language,
                properties.subject, properties.title]  # docxtpl fills these, too  # fmt: skip
    return [text for source in sources for text in _code_in(environment, source)]


def _code_in(environment: SandboxedEnvironment, source: str) -> Iterator[str]:
    try:
        tree = environment.parse(source)
    except TemplateError as error:
        yield str(error.message or "")[:60]
        return
    yield from (type(node).__name__ for node in tree.find_all(nodes.Node) if not _is_allowed(node))


def _is_allowed(node: nodes.Node) -> bool:
    match node:
        case nodes.For():
            plain = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name)
            once = next(node.find_all(nodes.For), None) is None
            return plain and once and not node.else_ and node.test is None and not node.recursive
        case nodes.Getattr():
            return isinstance(node.node, nodes.Name) and not node.attr.startswith("_")
        case nodes.Name():
            return not node.name.startswith("_")
    return isinstance(node, _ALLOWED)
