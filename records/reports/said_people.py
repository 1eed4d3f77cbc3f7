"""Find the people of both rosters whom a text names: whole names first, the longest first, in any spelling of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from records.attendance import RosterEntry
from records.name_comparison import COMPOUND_SURNAMES, FIRST_IDEOGRAPH, name_key
from records.reading.attendance_words import ALSO_SURNAMES, NEVER_A_NAME, SURNAMES
from records.reading.near_names import readings_of
from records.reports.drafts import TextSpan

TITLE = (
    "同志|老师|书记|师傅|教授|主任|院长|副?部长|处长|"
    "科长|经理|工程师|厂长|校长|主席|班长|工(?![作程人])|总(?![共计是部])"
)
_TITLE = re.compile(TITLE)
_BETWEEN = frozenset(" .·•‧∙⋅・･\u3000\u200b\u200d'’-")
_DOTS = frozenset("·•‧∙⋅・･")
_WIDEST = 3  # characters between two of a name: 王  芳
_WORD = re.compile(r"[a-z]+(?:['’][a-z]{2,})*")
_SYLLABLES = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v))+"
)
# What stands before somebody's name in a sentence, and behind it; else two characters are a word: 安全生产.
_TELLS_BEFORE = re.compile(
    r"(?:党员|教师|老师|书记|同志|主任|负责人|骨干|院长|师傅|教授|记者|通讯员|工程师|劳模|技师|"
    r"组长|部长|处长|经理|主席|分子|学员|员工|职工|科长|专家|导师|代表|工匠|委员|编辑|审核|(?:主持|记录|主讲|领学|负责)人?(?:[是为由:])?|[、:：(（\[])\s*$"
)
_OTHER = r"[^\u3400-\u9fff\U00020000-\U0003ffff]"
_BEFORE = re.compile(
    rf"(?:{_OTHER}|[面业边队吧呢啊哦嗯会点半分刻由和与跟及为是有让请对的了名位到派方司院部系校员师长者人叫给除还缺是来去被任令同以而下午们]|参加|出席)$"
)
_BEHIND = re.compile(
    rf"(?:{_OTHER}|{TITLE}|[签写搞做办唱演跑致宣朗汇获答回主记带领讲说表参出到来去请缺没未不因病在从的和与及跟也都等为是代受任赴前今昨家值加倒公事休调外迟早晚自向把将给对当做担负送接拿介谈作召组牵已正生产陪住感发身腰腿牙嗓两二三四五几同共有临替顶忙老媳爱孩娃父母儿女又还就只才一先后])"
)


@dataclass(frozen=True)
class SaidPerson:
    """Somebody of a roster who is named: the entries of the own side and of the partner that the words can mean.

    `whole`: the whole name is said, rather than a part of it, or a surname with a title. `note` is what stands in
    brackets behind the name.
    """

    span: TextSpan
    name: str
    own: tuple[int, ...]
    partner: tuple[int, ...]
    whole: bool = True
    note: TextSpan | None = None
    end: int = 0


@dataclass(frozen=True)
class _Names:
    """The names of both rosters, by their first character, and by other ways to write them."""

    by_first: dict[str, tuple[str, ...]]
    people: dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]]
    parts: dict[str, str]
    surnames: dict[str, tuple[str, ...]]
    dotted: frozenset[str]


Entries = tuple[RosterEntry, ...]


@lru_cache(64)
def _names(own: Entries, partner: Entries) -> _Names:
    people: dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]] = {}
    parts: dict[str, set[str]] = defaultdict(set)
    surnames: dict[str, list[str]] = defaultdict(list)
    dotted = set()
    for entry in (*own, *partner):
        key = name_key(entry.name)
        if len(key) < 2:
            continue
        if key not in people:
            surnames[_surname(key)].append(key)
        name, ours, theirs = people.get(key, (entry.name, (), ()))
        mine = entry in own
        people[key] = (name, (*ours, entry.id), theirs) if mine else (name, ours, (*theirs, entry.id))
        if re.search(r"[·•‧∙⋅・･]", entry.name):
            dotted.add(key)
        for part in re.split(r"[\s·•‧∙⋅・･]+", entry.name):
            if len(part) > 2 and name_key(part) != key:
                parts[name_key(part)].add(key)
    by_first: dict[str, list[str]] = defaultdict(list)
    only = {part: next(iter(keys)) for part, keys in parts.items() if len(keys) == 1 and part not in people}
    for key in (*people, *only):
        by_first[key[0]].append(key)
    ordered = {first: tuple(sorted(keys, key=len, reverse=True)) for first, keys in by_first.items()}
    return _Names(ordered, people, only, {one: tuple(keys) for one, keys in surnames.items()}, frozenset(dotted))


def _surname(key: str) -> str:
    return key[:2] if key[:2] in COMPOUND_SURNAMES else key[:1]


def said_people(plain: str, own: Entries, partner: Entries, books: Sequence[TextSpan] = ()) -> tuple[SaidPerson, ...]:
    """Return the people whom a folded text names, in order; `books` are the titles in which nobody is."""
    names = _names(own, partner)
    found = [*_whole_names(plain, names), *_latin_names(plain, names, own, partner)]
    taken: list[SaidPerson] = []
    starts = [book.start for book in books]
    last = 0
    for person in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        book = bisect_right(starts, person.span.start) - 1
        if person.span.start < last or (book >= 0 and person.span.end <= books[book].end):
            continue
        taken.append(person)
        last = person.span.end
    kept = [person for at, person in enumerate(taken) if _is_person(plain, taken, at)]
    titled = [one for one in _titled(plain, names) if not _overlaps(one.span, kept)]
    return tuple(_with_note(plain, person) for person in sorted([*kept, *titled], key=lambda one: one.span))


def _overlaps(span: TextSpan, people: Sequence[SaidPerson]) -> bool:
    at = bisect_right(people, span.start, key=lambda one: one.span.start) - 1
    nearby = people[max(0, at) : at + 2]
    return any(one.span.start < span.end and span.start < one.span.end for one in nearby)


def _whole_names(plain: str, names: _Names) -> Iterator[SaidPerson]:
    at = 0
    while at < len(plain):
        keys = names.by_first.get(plain[at])
        match = next(((key, end) for key in keys if (end := _end_of(plain, at, key, names))), None) if keys else None
        if match is None:
            at += 1
            continue
        key, end = match
        name, ours, theirs = names.people[names.parts.get(key, key)]
        yield SaidPerson(TextSpan(at, end), name, ours, theirs, whole=key in names.people)
        at = end


def _end_of(plain: str, start: int, key: str, names: _Names) -> int | None:
    """Return where a name ends that begins here, with spaces and dots between its characters or none; else None."""
    at, latin = start + 1, key[0].isascii()
    if latin and start and plain[start - 1].isascii() and plain[start - 1].isalpha():
        return None
    spread = key in names.dotted or latin
    for character in key[1:]:
        gap = at
        while at < len(plain) and at - gap < _WIDEST and plain[at] in _BETWEEN and plain[at] != character:
            at += 1
        if at >= len(plain) or plain[at] != character or (at > gap and not spread and not plain[gap:at].isspace()):
            return None
        at += 1
    if latin and at < len(plain) and plain[at].isascii() and plain[at].isalpha():
        return None
    return at


def _is_person(plain: str, people: Sequence[SaidPerson], at: int) -> bool:
    """Tell whether a name of two characters stands where somebody is named, and is no part of another word."""
    person = people[at]
    start, end = person.span.start, person.span.end
    if plain[max(0, start - 1) : start] == "@":  # whom the message is for
        return False
    if ord(plain[start]) < FIRST_IDEOGRAPH:
        return True
    if end - start > 2 or end - start < len(name_key(person.name)):
        return True
    before, behind = plain[max(0, start - 6) : start], plain[end : end + 4]
    beside = at > 0 and people[at - 1].span.end == start
    followed = at + 1 < len(people) and people[at + 1].span.start == end
    if _one_more(plain, end):
        return False
    if _TITLE.match(plain, end):
        return True
    left = beside or not before or _BEFORE.search(before)
    right = followed or not behind or _BEHIND.match(behind)
    return bool(_TELLS_BEFORE.search(before) or beside or (left and right) or _in_run(people, at))


def _in_run(people: Sequence[SaidPerson], at: int) -> bool:
    """Tell whether two more names follow at once, as in a dictated list: 田刚和平董小满."""
    run = people[at : at + 3]
    return len(run) == 3 and all(one.span.end == two.span.start for one, two in pairwise(run))


def _one_more(plain: str, end: int) -> bool:
    """Tell whether one more character makes it another's name in a list: 张伟强、."""
    behind = plain[end : end + 2]
    return len(behind) == 2 and behind[1] in "、," and ord(behind[0]) >= FIRST_IDEOGRAPH and not _BEHIND.match(behind)


# In letters ----------------------------------------------------------------------------------------------------------


def _latin_names(plain: str, names: _Names, own: Entries, partner: Entries) -> Iterator[SaidPerson]:
    """Yield the people whose characters are spelt in letters: Chen Lijun, Lijun Chen, chen li jun."""
    words = list(_WORD.finditer(plain))
    spelt = [bool(_SYLLABLES.fullmatch(word[0])) or len(word[0]) > 3 for word in words]
    if not any(spelt[at] and spelt[at + 1] for at in range(len(words) - 1)):
        return
    spellings: dict[str, str] | None = None
    at = 0
    while at < len(words):
        if spelt[at] and spellings is None:
            spellings = _spellings(own, partner)
        match = _spelt_at(plain, words, at, spellings) if spellings and spelt[at] else None
        if match is None:
            at += 1
            continue
        key, count = match
        name, ours, theirs = names.people[key]
        yield SaidPerson(TextSpan(words[at].start(), words[at + count - 1].end()), name, ours, theirs)
        at += count


def _joined(plain: str, words: Sequence[re.Match[str]], at: int, count: int) -> bool:
    pairs = zip(words[at : at + count - 1], words[at + 1 : at + count], strict=True)
    return at + count <= len(words) and all(
        two.start() - one.end() <= 2 and not plain[one.end() : two.start()].strip(" -") for one, two in pairs
    )


def _spelt_at(plain: str, words: Sequence[re.Match[str]], at: int, spellings: dict[str, str]) -> tuple[str, int] | None:
    if words[at][0] in NEVER_A_NAME - ALSO_SURNAMES:
        return None
    for count in (4, 3, 2, 1):
        if count == 1:
            key = spellings.get(f"+{words[at][0]}")
            return (key, 1) if key else None
        if not _joined(plain, words, at, count):
            continue
        written = [word[0] for word in words[at : at + count]]
        for order in (written, [*written[1:], written[0]], [written[-1], *written[:-1]]):
            key = spellings.get("".join(order)) or spellings.get("=" + _skeleton("".join(order)))
            if key is not None:
                return key, count
    return None


def _skeleton(letters: str) -> str:
    """Return the consonants of a name, which stay where its vowels are spelt in other ways: Ayguli, Ayiguli."""
    return re.sub(r"[aeiou]+", "", letters)


@lru_cache(64)
def _spellings(own: Entries, partner: Entries) -> dict[str, str]:
    """Return the keys of names by their characters in letters; of names with a dot also by their consonants."""
    spelt: dict[str, str] = {}
    for entry in (*own, *partner):
        key = name_key(entry.name)
        if len(key) < 2 or any(ord(one) < FIRST_IDEOGRAPH for one in key):
            continue
        letters = [""]
        for character in key[:12]:
            letters = [done + more for done in letters for more in sorted(readings_of(character))][:16]
        for one in letters:
            spelt.setdefault(one.replace("v", "u"), key)
            spelt.setdefault(one, key)
        for one in letters if re.search(r"[·•‧∙⋅・･]", entry.name) else ():
            spelt.setdefault("=" + _skeleton(one), key)
        if key[:2] in COMPOUND_SURNAMES:
            for one in readings_of(key[0]):
                for two in readings_of(key[1]):
                    spelt[f"+{one}{two}"] = key if f"+{one}{two}" not in spelt else ""
    return spelt


# A surname with a title ----------------------------------------------------------------------------------------------

_OF_OTHERS = re.compile(r"(?:街道办?|办事处|社区|[居村]委会|工会|[团市区县]委|局|妇联|银行|医院|消防队)的?$")
_TITLED = re.compile(rf"(?P<surname>[\u4e00-\u9fff]{{1,2}}?)(?P<title>{TITLE})")


def _titled(plain: str, names: _Names) -> Iterator[SaidPerson]:
    """Yield the people who are named by their surname and a title: 徐老师."""
    for match in _TITLE.finditer(plain):
        for length in (2, 1):
            start = match.start() - length
            surname = plain[max(start, 0) : match.start()]
            if start < 0 or len(surname) != length or surname not in names.surnames:
                continue
            if _OF_OTHERS.search(plain, max(0, start - 6), start):
                continue
            if length == 1 and start and plain[start - 1] in SURNAMES and surname not in SURNAMES:
                continue
            people = [names.people[key] for key in names.surnames[surname]]
            ours = tuple(entry for _, mine, _ in people for entry in mine)
            theirs = tuple(entry for _, _, others in people for entry in others)
            yield SaidPerson(TextSpan(start, match.end()), people[0][0], ours, theirs, whole=False)
            break


def _with_note(plain: str, person: SaidPerson) -> SaidPerson:
    """Return somebody with what stands in brackets behind the name and a title."""
    end = person.span.end
    if title := _TITLE.match(plain, end):
        end = title.end()
    note = _NOTE.match(plain, end)
    span = TextSpan(*note.span(1)) if note and note.end(1) > note.start(1) else None
    return SaidPerson(
        person.span, person.name, person.own, person.partner, person.whole, span, note.end() if note else end
    )


_NOTE = re.compile(r"\s?[(\[]([^()\[\]\n]{0,60})[)\]]")
