"""Reads what a Word document (DOCX) says, from its first paragraph to its last, tables among them."""

from foreign_files.markup import Archive, Tag

_AS_TEXT = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_LEFT_OUT = {"Fallback", "del", "moveFrom"}  # said again for older programs, or struck out


def read_paragraphs(archive: Archive, longest: int) -> str:
    """Return the paragraphs as lines, and each row of a table as one line with tabs between its cells.

    Stop soon after `longest` characters. Raise Unreadable where the document is broken.
    """
    reader = _Reader()
    for tag in archive.tags("word/document.xml"):
        reader.take(tag)
        if reader.length > longest:
            break
    return "".join(reader.pieces)


class _Reader:
    """Takes one tag after the other: what counts is where texts stand, and what ends between them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self._within = False  # a run's text
        self._left_out = 0  # how deep in what is left out
        self._cells = 0  # how deep in cells of tables

    def take(self, tag: Tag) -> None:
        """Add what a tag says."""
        if not tag.name:
            if self._within and not self._left_out:
                self._add(tag.text)
        elif tag.name in _LEFT_OUT:
            self._left_out += -1 if tag.ends else 1
        elif tag.name == "t":
            self._within = not tag.ends
        elif tag.name == "tc":
            self._cells += -1 if tag.ends else 1
            if tag.ends:
                self._end("\t", instead_of=" ")
        elif tag.ends and tag.name == "p":
            self._end("\n")
        elif tag.ends and tag.name == "tr":
            self._end("\n", instead_of=" \t")
        elif not tag.ends and tag.name in _AS_TEXT and not self._left_out:
            self._add(" " if self._cells else _AS_TEXT[tag.name])

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _end(self, divider: str, instead_of: str = "") -> None:
        """End a paragraph, a cell or a row; within a cell all that is told by a space."""
        while not self._cells and self.pieces and self.pieces[-1] and self.pieces[-1] in instead_of:
            self.pieces.pop()
        if self.pieces and self.pieces[-1] != "\n":  # no empty lines
            self.pieces.append(" " if self._cells else divider)
