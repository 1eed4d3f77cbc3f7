"""Tells which side of the partnership words mean: 校方, 本方, the name of an organisation or what it is called."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from records.name_comparison import name_key
from records.old_ledgers.shared_words import shared_words
from records.old_ledgers.situation import ImportSituation, Partner
from records.roles import Side

_LEGAL = re.compile(
    r"股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|分公司|公司|集团|厂|\b(?:co|ltd|inc|company|corp|limited|group)\b\.?|"
    r"职业技术大学|职业技术学院|职业学院|技术学院|大学|学院|学校|\b(?:college|university|institute|school|vocational|of)\b"
)
_BRANCH = re.compile(r"(?:党总支|党委|党支部|支部|党组织|党员|\(.*?\))+$")


def core_name(name: str) -> str:
    """Return what tells an organisation from others: its name without what it is by law."""
    narrow = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\s,.、·-]", "", _LEGAL.sub("", _BRANCH.sub("", narrow)))


@dataclass(frozen=True)
class SideNames:
    """By what words both sides are told in the ledgers of a partnership."""

    situation: ImportSituation

    @cached_property
    def _cores(self) -> Mapping[Side, tuple[str, ...]]:
        return {side: _cores_of(partner) for side, partner in self.situation.partners.items()}

    @cached_property
    def _words(self) -> tuple[tuple[str, Side], ...]:
        own = self.situation.side
        listed = shared_words()["sides"]
        words = {word: side for side in Side for word in listed[side.value]}
        words |= dict.fromkeys(listed["own"], own) | dict.fromkeys(listed["other"], own.other)
        for side, partner in self.situation.partners.items():
            words |= {
                unicodedata.normalize("NFKC", name).casefold(): side for name in (partner.name, *partner.short_names)
            }
        return tuple(sorted(words.items(), key=lambda item: -len(item[0])))

    @cached_property
    def _told(self) -> dict[str, tuple[Side | None, str]]:
        return {}

    def in_words(self, text: str) -> tuple[Side | None, str]:
        """Return the side that the beginning or the end of a plain heading names, and the rest of it."""
        told = self._told.get(text)
        if told is None:
            told = self._told[text] = self._in_words(text)
        return told

    def _in_words(self, text: str) -> tuple[Side | None, str]:
        for word, side in self._words:
            for rest in (text.removeprefix(word), text.removesuffix(word)):
                if rest != text and (not word.isascii() or rest[:1] in " :'" or not rest):
                    return side, rest.strip(" :：'的")
        return None, text

    def of_cell(self, cell: str) -> Side | None:
        """Return the side that a cell names; None where it names none, or both."""
        narrow = unicodedata.normalize("NFKC", cell).casefold().strip()
        for word, side in self._words:
            if narrow == word:
                return side
        found = {side for side in Side if self.names(cell, side)}
        if not found:
            found = {side for word, side in self._words if word in narrow and len(word) > 1 and not word.isascii()}
        return found.pop() if len(found) == 1 else None

    def is_plain_word(self, cell: str) -> bool:
        """Tell whether a cell is only a word for a side, such as 企方, and no name."""
        listed = shared_words()["sides"]
        plain = unicodedata.normalize("NFKC", cell).casefold().strip()
        return any(plain in words for words in listed.values())

    def names(self, cell: str, side: Side) -> bool:
        """Tell whether a cell names a side's organisation, in full, for short, or one of its branches."""
        partner = self.situation.partners.get(side)
        if partner is None:
            return False
        for part in re.split(r"[、,，;；/\n]|\s+(?:and|&)\s+", cell):
            core = core_name(part)
            if core and any(_means(core, known) for known in self._cores[side]):
                return True
            if part and name_key(part) in {name_key(branch.name) for branch in partner.branches}:
                return True
        return False


def _means(core: str, known: str) -> bool:
    """Tell whether what tells an organisation is the known one, shortened or with more around it."""
    return core == known or (len(core) > 1 and known.startswith(core)) or known in core


def side_words() -> frozenset[str]:
    """Return the words for either side."""
    return frozenset(word for side in Side for word in shared_words()["sides"][side.value])


def _cores_of(partner: Partner) -> tuple[str, ...]:
    return tuple(core for name in (partner.name, *partner.short_names) if (core := core_name(name)))
