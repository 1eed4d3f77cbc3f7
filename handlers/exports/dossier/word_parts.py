"""The parts of a Word file that python-docx does not write: footnotes, fields, alternatives of faces, settings."""

from collections.abc import Iterator
from itertools import count

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from handlers.exports.dossier.paper import ALTERNATIVES, LATIN, Typography


def element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """Return an element of the main namespace; its attributes are of the same one."""
    made = OxmlElement("w:" + tag)
    for name, value in attributes.items():
        made.set(qn("w:" + name), value)
    made.extend(children)
    return made


def text_run(text: str, properties: BaseOxmlElement | None = None) -> BaseOxmlElement:
    """Return a run of text."""
    written = element("t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("r", *([] if properties is None else [properties]), written)


def field(instruction: str, result: str = "", *, dirty: bool = False) -> Iterator[BaseOxmlElement]:
    """Yield the runs of a field, which the reader's program works out; `dirty`: when the file is opened."""
    for kind in ("begin", "separate", "end"):
        mark = element("fldChar", fldCharType=kind)
        if dirty and kind == "begin":
            mark.set(qn("w:dirty"), "true")
        yield element("r", mark)
        if kind == "begin":
            told = element("instrText")
            told.text = instruction
            yield element("r", told)
        elif kind == "separate":
            yield text_run(result)


def faces(eastern: str) -> BaseOxmlElement:
    """Return the faces of a run: for Chinese, and for figures and Latin letters."""
    return element("rFonts", ascii=LATIN, hAnsi=LATIN, cs=LATIN, eastAsia=eastern)


class Bookmarks:
    """The places that pages are referred by."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def around(self, anchor: str, runs: list[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return the runs with a bookmark around them."""
        number = str(next(self._numbers))
        start = element("bookmarkStart", id=number, name=bookmark_name(anchor))
        return [start, *runs, element("bookmarkEnd", id=number)]


def bookmark_name(anchor: str) -> str:
    """Return the name of a bookmark, which has letters, digits and _ only."""
    return "_" + "".join(character if character.isalnum() else "_" for character in anchor)


class FootnotesPart:
    """The footnotes of a document, numbered anew on each page."""

    def __init__(self, setting: Typography) -> None:
        self._setting = setting
        self._root = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        for number, (kind, mark) in enumerate((("separator", "separator"), ("continuationSeparator",) * 2), -1):
            paragraph = element("p", element("r", element(mark)))
            self._root.append(element("footnote", paragraph, type=kind, id=str(number)))
        self._numbers = count(1)

    def add(self, runs: list[BaseOxmlElement]) -> BaseOxmlElement:
        """Add a note, and return the run with its mark."""
        number = str(next(self._numbers))
        raised = self.properties()
        raised.append(element("vertAlign", val="superscript"))
        mark = element("r", raised, element("footnoteRef"))
        spacing = element(
            "pPr", element("spacing", line="240", lineRule="auto"), element("ind", left="180", hanging="180")
        )
        paragraph = element("p", spacing, mark, text_run(" "), *runs)
        self._root.append(element("footnote", paragraph, id=number))
        reference = element("rPr", element("vertAlign", val="superscript"))
        return element("r", reference, element("footnoteReference", id=number))

    def properties(self) -> BaseOxmlElement:
        """Return the properties of a note's runs."""
        size = str(round(self._setting.note * 2))
        return element("rPr", faces(self._setting.table_face), element("sz", val=size), element("szCs", val=size))

    def attach(self, document: Document) -> None:
        """Put the notes into the document."""
        package = document.part.package
        assert package is not None
        content = serialize_part_xml(self._root)
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, content, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def name_alternatives(document: Document) -> None:
    """Name what stands in for the faces that an office may lack."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, others in ALTERNATIVES.items()
    )
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation.target_part._blob = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()  # its only content


def set_settings(document: Document) -> None:
    """Tell even pages from odd ones, and have the notes numbered anew on each page."""
    settings = document.settings.element
    document.settings.odd_and_even_pages_header_footer = True
    marks = (element("footnote", id="-1"), element("footnote", id="0"))
    notes = element("footnotePr", element("numRestart", val="eachPage"), *marks)
    after = settings.find(qn("w:compat"))
    assert after is not None
    after.addprevious(notes)
