"""Tells what stands between the braces of an office's own form: placeholders and simple loops, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from records.templates import PlaceholderUse, TemplateFault, TemplatePlace, TemplateProblem

_TAG = re.compile(r"\{\{(?P<value>.*?)\}\}|\{%(?P<statement>.*?)%\}|\{#(?P<comment>.*?)#\}", re.DOTALL)
_NAME = r"[^\W\d]\w*"
_VALUE = re.compile(rf"\s*({_NAME})(?:\.({_NAME}))?\s*")
_FOR = re.compile(rf"(?:tr |tc |p )?\s*for\s+({_NAME})\s+in\s+({_NAME})\s*")
_END = re.compile(r"(?:tr |tc |p )?\s*endfor\s*")
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_FULL_WIDTH = re.compile(r"[｛{]\s*[｛{%]|[｝}%]\s*[｝}]")
_LONGEST_SHOWN = 60


class Passage(NamedTuple):
    """A paragraph or a cell: what is written in it, and where it stands."""

    text: str
    place: TemplatePlace


@dataclass
class TagReader:
    """Takes the passages of a form in their order, and keeps what is used and what is wrong."""

    uses: list[PlaceholderUse] = field(default_factory=list)
    faults: list[TemplateFault] = field(default_factory=list)
    loops: list[PlaceholderUse] = field(default_factory=list)
    _open: list[tuple[str, str]] = field(default_factory=list)  # the name of each, and its list
    _repeated: dict[tuple[str, int, str], str] = field(default_factory=dict)  # the list of each row

    def take(self, passage: Passage) -> None:
        """Take a passage."""
        rest = _TAG.sub("", passage.text)
        if (brace := _BRACES.search(rest)) is not None:
            self._wrong(TemplateProblem.BROKEN, rest[brace.start() :], passage)
        elif any("｛" in braces or "｝" in braces for braces in _FULL_WIDTH.findall(rest)):
            self._wrong(TemplateProblem.FULL_WIDTH, rest, passage)
        for tag in _TAG.finditer(passage.text):
            self._take_tag(tag, passage)

    def _take_tag(self, tag: re.Match[str], passage: Passage) -> None:
        value, statement = tag["value"], tag["statement"]
        if value is not None and (named := _VALUE.fullmatch(value)):
            self._use(tag[0], named[1], named[2], passage)
        elif statement is not None and (begun := _FOR.fullmatch(statement)):
            if self._open:
                self._wrong(TemplateProblem.CODE, tag[0], passage)
            self._open.append((begun[1], begun[2]))
            self.loops.append(PlaceholderUse(tag[0], passage.place, begun[2]))
        elif statement is not None and _END.fullmatch(statement):
            if not self._open:
                self._wrong(TemplateProblem.LOOP, tag[0], passage)
            self._open = self._open[:-1]
        else:
            self._wrong(TemplateProblem.CODE, tag[0], passage)

    def _use(self, text: str, first: str, second: str | None, passage: Passage) -> None:
        lists = dict(self._open)
        if second is None:
            self.uses.append(PlaceholderUse(text, passage.place, first))
            return
        self.uses.append(PlaceholderUse(text, passage.place, second, lists.get(first, first)))
        if first in lists:
            return
        row = _row_of(passage.place)
        if row is None:
            self._wrong(TemplateProblem.NO_ROW, text, passage)
        elif self._repeated.setdefault(row, first) != first:
            self._wrong(TemplateProblem.TWO_LISTS, text, passage)

    def _wrong(self, problem: TemplateProblem, text: str, passage: Passage) -> None:
        self.faults.append(TemplateFault(problem, text.strip()[:_LONGEST_SHOWN], passage.place))

    def end_part(self, part: str) -> None:
        """End a part of the file: a loop does not go on in the next one."""
        if self._open:
            where = replace(self.loops[-1].place, part=part)
            self.faults.append(TemplateFault(TemplateProblem.LOOP, self.loops[-1].text, where))
        self._open = []


def _row_of(place: TemplatePlace) -> tuple[str, int, str] | None:
    """Return which row of a table or sheet a place is in; None outside of them."""
    if place.cell:
        return place.name, 0, place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (place.part, place.table, str(place.row)) if place.table else None


def read_tags_of(parts: Sequence[tuple[str, Iterator[Passage]]]) -> TagReader:
    """Return what the passages of a form's parts say between braces."""
    reader = TagReader()
    for name, passages in parts:
        for passage in passages:
            reader.take(passage)
        reader.end_part(name)
    return reader
