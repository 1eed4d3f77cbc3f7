"""Take a text on attendance apart: whole names of the roster first, then the words of the field, then what is left.

What is left is a name that no roster has, or is not understood; no character goes unseen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise

from records.attendance import AbsenceReason
from records.name_comparison import COMPOUND_SURNAMES, FIRST_IDEOGRAPH, name_key
from records.reading import attendance_words as words
from records.reading.names import LONGEST, strangers
from records.text import is_letter


class Kind(Enum):
    """What a part of the text says."""

    NAME = auto()
    STRANGER = auto()
    NUMBERING = auto()
    HEADING = auto()
    ROLE = auto()
    NOTE = auto()
    NOBODY_ABSENT = auto()
    UNSURE = auto()
    COUNT = auto()
    REST = auto()
    EVERYBODY = auto()
    EXCEPT = auto()
    EXCEPT_END = auto()
    ABSENT = auto()
    REASON = auto()
    PRESENT = auto()
    TITLE = auto()
    BRANCH = auto()
    BREAK = auto()
    COMMA = auto()
    BETWEEN = auto()
    COLON = auto()
    FILLER = auto()
    LEFT = auto()


@dataclass(frozen=True)
class AttendanceToken:
    """A part of the text from `start` to `end`.

    `name` is the roster's, or the stranger's; `reason` that of an absence; `present` what a heading or a count is of.
    """

    kind: Kind
    text: str
    start: int
    end: int
    name: str = ""
    reason: AbsenceReason | None = None
    present: bool | None = None
    count: int = 0


_REASONS = "|".join(f"(?P<{reason}>{listed})" for reason, listed in words.REASON_WORDS.items())
_HEADING_PRESENT, _HEADING_ABSENT = rf"{words.PRESENT}|列席|出\s+席|参\s+加|到\s+会", rf"{words.ABSENT}|缺\s+席|请\s+假"
_STATUS = rf"(?:(?P<heading_present>{_HEADING_PRESENT})|(?P<heading_absent>{_HEADING_ABSENT}))"
_WORDS = re.compile(
    "|".join(
        f"(?P<{kind.name}>{pattern})"
        for kind, pattern in (
            (Kind.NUMBERING, words.NUMBERING),
            (Kind.NOTE, r"\((?P<note>[^()]*)\)"),
            (Kind.BREAK, r"[\n;。!]+|\.(?=\s|$)"),
            (Kind.COMMA, ","),
            (Kind.ROLE, words.ROLE),
            (Kind.NOBODY_ABSENT, words.NOBODY_ABSENT),
            (Kind.UNSURE, words.UNSURE),
            (Kind.COUNT, words.COUNT),
            (Kind.REST, words.REST),
            (Kind.EXCEPT, words.EXCEPT),
            (Kind.EXCEPT_END, words.EXCEPT_END),
            (Kind.ABSENT, words.ABSENT),
            (Kind.PRESENT, words.PRESENT),
            (Kind.EVERYBODY, words.EVERYBODY),
            (Kind.REASON, _REASONS),
            (Kind.TITLE, words.TITLE),
            (Kind.COLON, ":"),
            (Kind.BETWEEN, r"[、/|&]"),
            (Kind.FILLER, words.FILLER),
        )
    )
)
_HEADING = re.compile(rf"(?:{_STATUS}|(?:{_REASONS})){words.HEADING_END}")
_EDGES = {
    Kind.NUMBERING, Kind.HEADING, Kind.ROLE, Kind.NOTE, Kind.BREAK, Kind.COMMA, Kind.BETWEEN, Kind.COLON, Kind.ABSENT,
    Kind.PRESENT, Kind.REASON, Kind.EXCEPT, Kind.EXCEPT_END, Kind.TITLE, Kind.UNSURE,
}  # fmt: skip
_TITLED = re.compile(words.TITLE + "$")
_NOBODY = re.compile(words.NOBODY_ABSENT)
_ABSENT_COUNTS = ("缺席", "请假", "未到", "缺勤")
_NUMERALS = {character: number for number, character in enumerate("零一二三四五六七八九十")} | {"两": 2}
_BETWEEN_LETTERS = r"[ .·•‧∙⋅・\-'’‘`()\[\]\u200d]*"
JOINERS = ("和", "与", "及", "跟", "and")
Finder = tuple[re.Pattern[str], dict[str, str]]


def folded(text: str) -> str:
    """Return a text of the same length, narrow and small; circled numbers stay, as they number lists."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    even = unicodedata.normalize("NFKC", character).casefold()
    return even if len(even) == 1 and not "①" <= character <= "⑳" else character


def tokens(text: str, roster_names: Iterable[str], branches: Iterable[str]) -> list[AttendanceToken]:
    """Return the parts of a text, in order; only spaces are in none of them."""
    scanned = list(_scanned(text, _names_pattern(tuple(roster_names)), _branches_pattern(tuple(branches))))
    return list(_with_strangers(text, scanned))


@lru_cache(64)
def _names_pattern(names: tuple[str, ...]) -> Finder:
    """Return what finds the names, the longest first, and the names by their keys."""
    keys = {name_key(name): name for name in reversed(names)}
    longest_first = sorted((key for key in keys if len(key) > 1), key=len, reverse=True)
    found = "|".join(map(_written, longest_first)) or r"(?!)"
    return re.compile(f"(?:{found})"), keys


def _written(key: str) -> str:
    """Return a pattern for all ways to write a name: dots and spaces between, a number behind in brackets or not."""
    pattern = re.escape(folded(key[0]))
    for before, character in pairwise(key):
        if character.isdigit() and not before.isdigit():
            circled = chr(ord("①") + int(character) - 1) if character in "123456789" else character
            pattern += rf"(?:\s*[(\[【]\s*{character}|{character}(?![.)\d])|{circled}(?![^\W\d]))"
        else:
            pattern += _BETWEEN_LETTERS + re.escape(folded(character))
    first, last = (r"(?<![a-z])" if key[0].isascii() else ""), (r"(?![a-z])" if key[-1].isascii() else "")
    return first + pattern + last


@lru_cache(64)
def _branches_pattern(names: tuple[str, ...]) -> Finder:
    """Return what finds the branches, also by 机电支部 for 机电学院党支部, and their names by what is found."""
    forms: dict[str, str] = {}
    for name in names:
        stem = re.sub(r"(?:学院|公司|集团)?(?:党总支|党支部|支部|党委)$", "", name)
        for form in (name, f"{stem}支部", f"{stem}党支部"):
            forms.setdefault(folded(form), name)
    found = "|".join(re.escape(form) for form in sorted(filter(None, forms), key=len, reverse=True))
    return re.compile(found or r"(?!)"), forms


def _scanned(text: str, names: Finder, branches: Finder) -> Iterator[AttendanceToken]:
    plain, at, left = folded(text), 0, 0

    def rest() -> Iterator[AttendanceToken]:
        if text[left:at].strip():
            yield AttendanceToken(Kind.LEFT, text[left:at], left, at)

    while at < len(text):
        token = _name_at(text, plain, at, names) or _branch_at(text, plain, at, branches)
        token = token or _word_at(text, plain, at)
        if token is None:
            at += 1
            continue
        yield from rest()
        yield token
        at = left = token.end
    yield from rest()


def _name_at(text: str, plain: str, at: int, names: Finder) -> AttendanceToken | None:
    pattern, by_key = names
    match = pattern.match(plain, at)
    if match is None:
        return None
    end = match.end()
    opened = re.search(r"[(\[【][^)\]】]*$", match[0])
    if opened and (closing := re.compile(r"\s*[)\]】]").match(plain, end)):
        end = closing.end()
    name = by_key.get(name_key(match[0]))
    return None if name is None else AttendanceToken(Kind.NAME, text[at:end], at, end, name=name)


def _branch_at(text: str, plain: str, at: int, branches: Finder) -> AttendanceToken | None:
    pattern, by_form = branches
    match = pattern.match(plain, at)
    return (
        AttendanceToken(Kind.BRANCH, text[at : match.end()], at, match.end(), name=by_form[match[0]]) if match else None
    )


def _word_at(text: str, plain: str, at: int) -> AttendanceToken | None:
    """Return the word of the field that begins here; letters before it would make it a part of another word."""
    if at and plain[at].isascii() and plain[at].isalpha() and plain[at - 1].isascii() and plain[at - 1].isalpha():
        return None
    if (heading := _HEADING.match(plain, at)) and not _NOBODY.match(plain, at):
        present = heading["heading_present"] is not None
        return AttendanceToken(
            Kind.HEADING, text[at : heading.end()], at, heading.end(), reason=_reason(heading), present=present
        )
    match = _WORDS.match(plain, at)
    if match is None or match.end() == at:
        return None
    kind = next(kind for kind in Kind if kind.name in match.groupdict() and match[kind.name] is not None)
    said = text[at : match.end()]
    if kind is Kind.NOTE:
        return AttendanceToken(kind, said, at, match.end(), name=match["note"])
    if kind is Kind.COUNT:
        of_present = None if match["counted"] in (None, "应到") else match["counted"] not in _ABSENT_COUNTS
        return AttendanceToken(kind, said, at, match.end(), present=of_present, count=_number(match["count"]))
    return AttendanceToken(kind, said, at, match.end(), reason=_reason(match))


def _reason(match: re.Match[str]) -> AbsenceReason | None:
    return next((reason for reason in AbsenceReason if match.groupdict().get(reason) is not None), None)


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    tens, _, ones = written.rpartition("十") if "十" in written else ("", "", written)
    return ("十" in written) * 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)


# Names that no roster has ---------------------------------------------------------------------------------------------


def _with_strangers(text: str, scanned: Sequence[AttendanceToken]) -> Iterator[AttendanceToken]:
    """Yield the parts; those that are left, and small words that hang on them, are names where they can be some."""
    at = 0
    while at < len(scanned):
        end = at
        while end < len(scanned) and _hangs_on(scanned, at, end):
            end += 1
        run = scanned[at:end]
        if any(token.kind is Kind.LEFT for token in run):
            behind = scanned[end] if end < len(scanned) else None
            whole = _is_edge(scanned[at - 1] if at else None) and _is_edge(behind) and not _is_label(behind)
            yield from _read_run(text, run, whole)
            at = end
        else:
            yield scanned[at]
            at += 1


def _is_edge(token: AttendanceToken | None) -> bool:
    """Tell whether a part of the text can stand beside a name of a list, and is no part of a sentence around it."""
    if token is None or token.kind in _EDGES:
        return True
    return token.kind is Kind.FILLER and (token.text in JOINERS or not any(map(is_letter, token.text)))


def _is_label(token: AttendanceToken | None) -> bool:
    return token is not None and token.kind is Kind.COLON


def _hangs_on(scanned: Sequence[AttendanceToken], first: int, at: int) -> bool:
    """Tell whether a part belongs to the run that began before: characters without a space between them."""
    token = scanned[at]
    if at > first and scanned[at - 1].end != token.start and token.kind is not Kind.LEFT:
        return False
    small = token.kind is Kind.FILLER and len(token.text) == 1 and is_letter(token.text)
    small = small or (token.kind is Kind.TITLE and at > first and scanned[at - 1].kind is Kind.LEFT)
    return token.kind is Kind.LEFT or small or _is_half_a_name(scanned, first, at)


def _is_half_a_name(scanned: Sequence[AttendanceToken], first: int, at: int) -> bool:
    """Tell whether a roster's name has one more character at its side, and is somebody else's: 张伟民 is not 张伟."""
    token = scanned[at]
    if token.kind is not Kind.NAME or ord(token.text[-1]) < FIRST_IDEOGRAPH:
        return False
    before = at > first and scanned[at - 1].end == token.start and _stands_alone(scanned, at - 1, at - 2)
    behind = at + 1 < len(scanned) and scanned[at + 1].start == token.end and _stands_alone(scanned, at + 1, at + 2)
    return before or behind


def _stands_alone(scanned: Sequence[AttendanceToken], at: int, beside: int) -> bool:
    """Tell whether a part is one ideograph that is left, with no small word at its other side."""
    token = scanned[at]
    one = len(token.text) == 1 and is_letter(token.text) and ord(token.text) >= FIRST_IDEOGRAPH
    if token.kind is not Kind.LEFT or not one:
        return False
    if not 0 <= beside < len(scanned):
        return True
    other = scanned[beside]
    apart = other.end != token.start and other.start != token.end
    return apart or other.kind is not Kind.FILLER or other.text in JOINERS


def _read_run(text: str, run: Sequence[AttendanceToken], whole: bool) -> Iterator[AttendanceToken]:
    """Yield the strangers in a run, without the small words at its edges, or the run as it is left.

    `whole`: it is all that stands between what divides a list, where a name need not look like one.
    """
    while run[0].kind is Kind.FILLER and run[0].text in JOINERS:
        yield run[0]
        run = run[1:]
    if run[-1].kind is Kind.FILLER and run[-1].text in JOINERS:
        yield from _read_run(text, run[:-1], whole)
        yield run[-1]
        return
    for first in range(len(run)):
        if not all(token.kind is Kind.FILLER for token in run[:first]):
            break
        for last in range(len(run), first, -1):
            if not all(token.kind is Kind.FILLER for token in run[last:]):
                break
            start, end = run[first].start, run[last - 1].end
            names = _strangers_in(text[start:end], whole)
            if names and any(token.kind is Kind.LEFT for token in run[first:last]):
                yield from run[:first]
                yield AttendanceToken(Kind.STRANGER, text[start:end], start, end, name=names[0])
                yield from (AttendanceToken(Kind.STRANGER, "", end, end, name=name) for name in names[1:])
                yield from run[last:]
                return
    yield AttendanceToken(Kind.LEFT, text[run[0].start : run[-1].end], run[0].start, run[-1].end)


def _strangers_in(text: str, whole: bool) -> list[str]:
    """Return the names that a text is made of; none where a part of it can be no name."""
    bare = text.strip().strip("\"'“”‘’")
    if bare[:1] in JOINERS and all(_can_be_name(name, whole=False) for name in strangers(bare[1:])) and len(bare) > 2:
        bare = bare[1:]
    names = strangers(bare)
    return names if names and all(_can_be_name(name, whole=whole) for name in names) else []


def _is_common_word(word: str) -> bool:
    """Tell whether a word of English is one of no name; some are surnames where they begin with a capital: He, An."""
    small = word.casefold()
    return small in words.NEVER_A_NAME and not (word.istitle() and small in words.ALSO_SURNAMES)


def _can_be_name(name: str, *, whole: bool) -> bool:
    """Tell whether a text can be somebody's name; unless it is `whole`, it must begin with a surname, or have a dot."""
    if not 2 <= len(name) <= LONGEST or not all(is_letter(one) or one in " .·•‧・'’-" for one in name):
        return False
    if all(ord(character) < FIRST_IDEOGRAPH for character in name):
        return _can_be_latin_name(name.split(), whole=whole)
    if re.search("[·•‧・]", name):
        return len(name) <= 24 and all(len(part) >= 1 for part in re.split("[·•‧・]", name))
    if title := _TITLED.search(name):
        name = name[: title.start()]
        return 1 <= len(name) <= 4 and not words.NEVER_IN_NAMES.search(name)
    length = len(name) - (name[:2] in COMPOUND_SURNAMES)
    surname = name[0] in words.SURNAMES or name[:2] in COMPOUND_SURNAMES
    if words.NEVER_BEHIND_SURNAMES.search(name[1:]) if surname else words.NEVER_IN_NAMES.search(name):
        return False
    return length <= (4 if whole else 3) if surname else length <= 3 and whole


def _can_be_latin_name(parts: Sequence[str], *, whole: bool) -> bool:
    """Tell whether words can be a name: each with a capital, or all of a list's item without one."""
    capitals = sum(part[0].isupper() for part in parts)
    if len(parts) > 4 or any(map(_is_common_word, parts)):
        return False
    return (capitals == len(parts) and (whole or len(parts) > 1)) or (whole and capitals == 0 and len(parts) <= 3)
