"""Names as people type and paste them: lists, 接龙, `all present but …`, absences with reasons."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from records.attendance import AbsenceReason, RosterEntry
from records.errors import UserError
from records.name_comparison import FIRST_IDEOGRAPH, name_key, unlike
from records.text import clean, has_letters

LONGEST = 60  # characters of one name
LONGEST_WORD = 4 * LONGEST  # of names that are joined without a space: beyond that it is no list of names
_SEPARATORS = re.compile(r"[、,，;；/|\n。]+|\s+&\s+|\s+and\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"([(（][^()（）]*[)）])")
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.．、)）:：]\s*|\d{1,3}\s+|[①-⑳]\s*|[-*•·]\s+)")
_JOINERS = "和与及"
_TITLES = ("同志", "老师", "书记", "师傅")
_TRAILING = re.compile(r"\s*(?:\+1|✅|✔️?|√|已到|到了?|参加|收到)\s*$")
_REASON_WORDS = {
    AbsenceReason.ON_BUSINESS: "因公出差|因公外出|因公|出差|公出|公务|on business|business trip|business",
    AbsenceReason.SICK: "生病请假|病假|生病|因病|on sick leave|sick leave|sick|ill",
    AbsenceReason.PERSONAL: "因事请假|事假|私事|有事|因事|personal leave|personal reasons|personal",
    AbsenceReason.ON_DUTY: "值班|值守|当班|on duty|on shift|duty",
    AbsenceReason.OTHER: "其他原因|其他|其它|other",
}
# A reason in English is a word of its own; in Chinese it may follow the name at once.
_BEFORE_REASON = r"(?:(?<=[a-z])\s+(?:is |was )?|\s*(?<![a-z]))"
_DOTTED = re.compile(r"(?<=[^\W\d_]) *([·•・‧∙⋅]) *(?=[^\W\d_])")  # between the parts of one name
_WORDS = re.compile(r"[^\s(（]*(?:\s*[(（][^()（）]*[)）]?)+|[^\s(（]+")  # with the notes in brackets that follow them
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]?")
_ALL = re.compile(
    r"(?:全部|全员|全体|所有人|大家|都)?(?:都?到齐了?|全到了?|全都到了?|都到了?|都来了?|全勤|出席|到会)|全部|全体|全到|都在|"
    r"(?:all|everyone|everybody)(?: (?:was|were|is|are))?(?: present| here| came| attended)?",
    re.IGNORECASE,
)
_EVERYBODY = r"(?:全部|全员|全体|所有人|大家|其余|其他|其它)?(?:人|人员|同志)?"
_ALL_BUT = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        r"(?:全部到齐|全员到齐|全到|都到了?|全部|全体)?[,，]?\s*(?:除了|除去|除|只有|就)(?P<names>.+?)(?:以外|之外|外)?"
        rf"[,，]?\s*(?:{_EVERYBODY}(?:都|全都|全部|全)?(?:到齐|到|来|参加|出席)了?|(?:没|未)(?:到|来|参加))?",
        r"(?:缺席|未到|没到|没来|请假|缺勤)(?:人员|的|名单)?\s*[:：]?\s*(?P<names>.+)",
        r"(?P<names>.+?)\s*(?:缺席|未到|没到|没来|未参加|没参加|请假)了?",
        r"(?:all|everyone|everybody)(?: (?:was|were|is|are))?(?: present| here| came)?,? "
        r"(?:but|except(?: for)?|apart from)\s*:?\s*(?P<names>.+)",
        r"(?:absent|missing|not present)\s*:?\s*(?P<names>.+)",
        r"(?P<names>.+?) (?:was|were|is|are) (?:absent|missing|not present)",
    )
)


@dataclass(frozen=True)
class RosterMatch:
    """The people on a roster whom names mean, and the names that mean nobody, or nobody in particular.

    `ambiguous` are names that several people on the roster have, and `of_one_name` the ids of those people.
    """

    matched: tuple[RosterEntry, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]
    of_one_name: tuple[int, ...] = ()


@dataclass(frozen=True)
class AttendanceStatement:
    """What a text says of attendance: all but these were there (`all_but`), or these were. Reasons are by name."""

    all_but: bool
    names: tuple[str, ...]
    reasons: Mapping[str, AbsenceReason] = field(default_factory=dict)


def split_names(text: str, roster_names: Iterable[str] = ()) -> list[str]:
    """Return the names in a text, in its order, each once.

    Names of the roster are found whole, also with spaces within. Raises UserError where one is too long to be a name.
    """
    lookup = {name_key(name): name for name in roster_names}
    names = [name for part in _parts(text) for name in _names_in(part, lookup)]
    if any(len(name) > LONGEST for name in names):
        raise UserError("form-name-too-long", maximum=LONGEST)
    return unlike(filter(has_letters, names))


def match_names(names: Iterable[str], roster: Sequence[RosterEntry]) -> RosterMatch:
    """Return whom the names mean on a roster. Names are the same as `name_key` has it; `张伟老师` is 张伟."""
    matched: dict[int, RosterEntry] = {}
    unknown: list[str] = []
    ambiguous: dict[str, list[int]] = {}
    by_name: dict[str, list[RosterEntry]] = {}
    for entry in roster:
        by_name.setdefault(name_key(entry.name), []).append(entry)
    for name in names:
        entries = by_name.get(name_key(name)) or by_name.get(name_key(_without_title(name))) or []
        if len(entries) == 1:
            matched[entries[0].id] = entries[0]
        elif entries:
            ambiguous[name] = [entry.id for entry in entries]
        else:
            unknown.append(name)
    of_one_name = tuple(person for people in ambiguous.values() for person in people)
    return RosterMatch(tuple(matched.values()), tuple(unlike(unknown)), tuple(ambiguous), of_one_name)


def parse_attendance(text: str, roster_names: Iterable[str] = ()) -> AttendanceStatement:
    """Return what a text says of who was there. Raises UserError as `split_names` does."""
    known = tuple(roster_names)
    typed = clean(text, multiline=True).strip("。.!！ ")
    if _ALL.fullmatch(typed):
        return AttendanceStatement(True, ())
    for pattern in _ALL_BUT:
        if (match := pattern.fullmatch(typed)) and typed not in known:
            return _absences(match["names"], known)
    if _reason_before_colon(typed)[0] is not None:
        return _absences(typed, known)
    return AttendanceStatement(False, tuple(split_names(typed, known)))


def parse_reason(text: str) -> AbsenceReason | None:
    """Return the reason for an absence that a text is, in whole; None where it is none."""
    typed = clean(text).casefold()
    return next((reason for reason, words in _REASON_WORDS.items() if re.fullmatch(words, typed)), None)


def _parts(text: str) -> list[str]:
    """Return the parts of a text between what divides names; of a 接龙, those of its numbered lines."""
    lines = _DOTTED.sub(r"\1", clean(text, multiline=True)).split("\n")
    chain = any(line.lstrip().startswith("#接龙") for line in lines)
    if chain:
        lines = [line for line in lines if _NUMBERING.match(line)]
    bare = [_TRAILING.sub("", _NUMBERING.sub("", line)) if _NUMBERING.match(line) else line for line in lines]
    split = [part for line in bare for part in _divided(line)]
    return [part.strip(" .:：\"'“”") for part in split if part.strip()]


def _divided(line: str) -> list[str]:
    """Return the parts of a line between what divides names; a note in brackets stays whole."""
    parts = [""]
    for at, piece in enumerate(_IN_BRACKETS.split(line)):
        first, *others = [piece] if at % 2 else _SEPARATORS.split(piece)
        parts[-1] += first
        parts += others
    return parts


def _names_in(part: str, lookup: Mapping[str, str]) -> Iterator[str]:
    """Yield the names within one part: a roster's name whole first, then what spaces and 和 divide."""
    words = _WORDS.findall(part)
    at = 0
    rest: list[str] = []
    while at < len(words):
        lengths = range(min(6, len(words) - at), 0, -1)
        known = next(((name, n) for n in lengths if (name := _known("".join(words[at : at + n]), lookup))), None)
        if known is None:
            rest.append(words[at])
            at += 1
            continue
        yield from _strangers(rest, lookup)
        rest = []
        yield known[0]
        at += known[1]
    yield from _strangers(rest, lookup)


def _known(word: str, lookup: Mapping[str, str]) -> str | None:
    """Return the roster's name that a word is, with its note in brackets or else without; None for no such name."""
    if len(word) > LONGEST_WORD:
        return None
    return lookup.get(name_key(word)) or lookup.get(name_key(_NOTE.sub("", word)))


def _strangers(words: list[str], lookup: Mapping[str, str]) -> Iterator[str]:
    """Yield names on no roster: `John Smith` is one, `王 强` (spaced to align) is one, `王强 李娜` are two."""
    if not words:
        return
    if len(words) <= 3 and all(map(_is_latin, words)):
        yield " ".join(words)
        return
    at = 0
    while at < len(words):
        pair = words[at : at + 2]
        if len(pair) == 2 and all(len(word) == 1 and not word.isascii() for word in pair):
            yield "".join(pair)
            at += 2
        else:
            yield from _joined(words[at], lookup)
            at += 1


def _is_latin(word: str) -> bool:
    """Tell whether a word is of an alphabet, where the words of a name are divided by spaces."""
    even = unicodedata.normalize("NFKC", word)
    return even[0].isalpha() and max(map(ord, even)) < FIRST_IDEOGRAPH and not any(map(str.isdigit, even))


def _joined(word: str, lookup: Mapping[str, str]) -> Iterator[str]:
    """Yield names that are joined in a word: `王强和李娜` are two, `李和平` is one.

    A joiner stands between names of two characters or more. What is too long to be names is left whole: to look for
    all of them would take hours, while everybody waits.
    """
    if known := _known(word, lookup):
        yield known
        return
    cuts = [at for at in range(2, len(word) - 2) if word[at] in _JOINERS] if len(word) <= LONGEST_WORD else []
    beside_known = [at for at in cuts if _known(word[:at], lookup) or _known(word[at + 1 :], lookup)]
    for at in (beside_known or cuts)[:1]:
        yield from _joined(word[:at], lookup)
        yield from _joined(word[at + 1 :], lookup)
        return
    yield word


def _absences(text: str, known: tuple[str, ...]) -> AttendanceStatement:
    names: list[str] = []
    reasons: dict[str, AbsenceReason] = {}
    heading: AbsenceReason | None = None
    for part in _parts(re.sub(r"[(（]([^()（）]*)[)）]", r" \1", text)):
        before, rest = _reason_before_colon(part)
        heading = before or heading
        name_text, reason = _reason_after(rest)
        part_names = split_names(name_text, known)
        names += part_names
        if reason or heading:
            reasons.update(dict.fromkeys(part_names, reason or heading or AbsenceReason.OTHER))
    return AttendanceStatement(True, tuple(dict.fromkeys(names)), reasons)


def _reason_before_colon(part: str) -> tuple[AbsenceReason | None, str]:
    for reason, words in _REASON_WORDS.items():
        if match := re.match(rf"(?:{words})\s*[:：]\s*", part, re.IGNORECASE):
            return reason, part[match.end() :]
    return None, part


def _reason_after(part: str) -> tuple[str, AbsenceReason | None]:
    for reason, words in _REASON_WORDS.items():
        match = re.search(rf"{_BEFORE_REASON}[:：-]?\s*(?:{words})(?:了|请假)?\s*$", part, re.IGNORECASE)
        if match and match.start():
            return part[: match.start()].rstrip(" :：-"), reason
    return part, None


def _without_title(name: str) -> str:
    return next((name.removesuffix(title) for title in _TITLES if name.endswith(title)), name)
