"""Telephone numbers in what people write: nothing with one goes on the board before its author was asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic import JsonValue

from records.questions import When

HIDDEN = "···"
_NARROW = str.maketrans("０１２３４５６７８９＋－（）　", "0123456789+-() ")
# A mobile number of the mainland, with its country before it or not, and one of a fixed line with its area.
_NUMBER = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[-\s]?)?1[3-9][0-9][-\s]?[0-9]{4}[-\s]?[0-9]{4}(?![0-9])"
    r"|(?<![0-9])[(（]?0[1-9][0-9]{1,2}[)）]?[-—\s]?[2-8][0-9]{6,7}(?![0-9])"
)


class TelephoneConsent(StrEnum):
    """What its author says to a telephone number in a text: whose it is may be asked, or nobody was."""

    SHOWN = "shown"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class HasTelephone(When):
    """A telephone number in any text that was answered; `field` is the one in which it mostly stands."""

    def holds(self, answers: Mapping[str, JsonValue]) -> bool:
        """Return whether there is one."""
        return any(isinstance(answer, str) and has_telephone(answer) for answer in answers.values())


def has_telephone(text: str) -> bool:
    """Tell whether a telephone number stands in the text, in whatever width it is written."""
    return _NUMBER.search(text.translate(_NARROW)) is not None


def without_telephones(text: str) -> str:
    """Return the text with each telephone number hidden."""
    shown, at = [], 0
    for number in _NUMBER.finditer(text.translate(_NARROW)):
        shown += [text[at : number.start()], HIDDEN]
        at = number.end()
    return "".join([*shown, text[at:]])
