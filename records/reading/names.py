"""Names as people type and paste them: in lists, in a 接龙, spaced and joined."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from records.attendance import RosterEntry
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
_AWAY = re.compile(
    r"[(（\s](?:[^()（）]*(?:请假|缺席|缺勤|病假|事假|没来|没到|未到|未参加)|"
    r"(?:was |on )?(?:absent|sick|sick leave|leave))\s*[)）]?$|"
    r"(?<=..)(?:请假|缺席|没来|没到|未到|未参加)了?$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*(?:\+1|✅|✔️?|√|已到|到了?|参加|收到)\s*$")
_DOTTED = re.compile(r"(?<=[^\W\d_]) *([·•・‧∙⋅]) *(?=[^\W\d_])")  # between the parts of one name
_WORDS = re.compile(r"[^\s(（]*(?:\s*[(（][^()（）]*[)）]?)+|[^\s(（]+")  # with the notes in brackets that follow them
_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]?")


@dataclass(frozen=True)
class RosterMatch:
    """The people on a roster whom names mean, and the names that mean nobody, or nobody in particular.

    `ambiguous` are names that several people on the roster have, and `of_one_name` the ids of those people.
    """

    matched: tuple[RosterEntry, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[str, ...]
    of_one_name: tuple[int, ...] = ()


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


def said_to_be_absent(text: str) -> list[str]:
    """Return the parts of a list of names that say of somebody that they were away: `唐丽（请假）`, `邓超 请假`."""
    return [part for part in _parts(text) if _AWAY.search(part)]


def strangers(text: str) -> list[str]:
    """Return the names that a text is made of which no roster has, in its order."""
    return list(_strangers(_WORDS.findall(text), {}))


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


def _without_title(name: str) -> str:
    return next((name.removesuffix(title) for title in _TITLES if name.endswith(title)), name)
