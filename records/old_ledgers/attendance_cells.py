"""Reads what cells of old ledgers say of attendance: numbers of one side or of both, names, absences with reasons."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from records.attendance import AbsenceReason
from records.errors import UserError
from records.old_ledgers.dry_run import SideCounts
from records.old_ledgers.plain_words import says_nothing
from records.old_ledgers.sides import SideNames
from records.reading.attendance_text import parse_reason
from records.reading.names import split_names
from records.reading.numbers import parse_number
from records.roles import Side

_EXPECTED = re.compile(r"应(?:到|参加|参会|出席|签到|该到)\D{0,6}?(\d+)|(?:expected|invited|due)\D{0,3}(\d+)")
_PRESENT = re.compile(
    r"(?<!应)(?:实到|实际(?:到会|参加|出席|到)?|实参加|实出席|出席|到会|参会|(?<!应)参加|签到|到场|共|共计|合计|present|attended)\D{0,6}?(\d+)"
)
_RATIO = re.compile(r"(\d+)\s*(?:人|名)?\s*(?:[/／|:：]|of|out of)\s*(\d+)\s*(?:人|名)?")
_AND_OTHERS = re.compile(r"等(?:同志)?\s*(?:共|一行)?\s*(\d+)\s*(?:余|多)?\s*(?:人|名|位)|and (\d+) others|等(\d+)人")
_NUMBER = re.compile(
    r"(?:约|近|大约|共|共计|总计|合计|about|approx\.?|around|some|~|≈)?\s*(\d{1,6})\s*(?:余|多|\+)?\s*(?:人次?|名|位|people|persons|members|participants)?"
    r"(?:左右|以上)?(?:党员|同志|参加|到会)?\s*(?:[(\[【].*|[,，;；。].*)?",
    re.DOTALL,
)
_REASONS = (
    (AbsenceReason.ON_BUSINESS, "因公|出差|公出|公差|公务|外出|开会|培训|学习|调研|公假|business|travel|trip|training"),
    (AbsenceReason.SICK, "病|住院|就医|看病|发烧|手术|体检|sick|ill|hospital|unwell"),
    (
        AbsenceReason.PERSONAL,
        "事假|私事|家事|家中|家里|因事|有事|产假|婚假|丧假|年假|陪护|探亲|personal|family|private",
    ),
    (AbsenceReason.ON_DUTY, "值班|值守|当班|上班|加班|倒班|夜班|有课|上课|监考|duty|shift"),
    (AbsenceReason.OTHER, "其他|其它|other"),
)
_REASON = "|".join(words for _, words in _REASONS)
_WITH_REASON = re.compile(
    r"(?P<names>[^()\[\]【】;；。\n]*?)\s*[(\[【](?P<reason>[^()\[\]【】]*)[)\]】]\s*[、,，;；。\s]*"
)
_REASON_FIRST = re.compile(rf"\s*(?P<reason>[^:：、,，]*?(?:{_REASON})[^:：、,，]*)[:：](?P<names>.+)")
_REASON_BEHIND = re.compile(rf"(?P<names>.+?)\s*[-—–:：]?\s*(?P<reason>(?:因|请|在)?(?:{_REASON})[^、,，;；]*)")
_TITLES = re.compile(r"(?:同志|老师|书记|师傅|教授|主任|经理|工程师|等)$")
_NAME = re.compile(r"[㐀-鿿𠀀-𲎯·•‧・]{2,12}|[A-Za-z][A-Za-z.'’\- ]{1,40}")
_NO_NAME = re.compile(
    r"全体|全部|全员|党员|支部|人员|同志们|教师|学生|员工|职工|代表|领导|干部|详见|见附|附件|签到|名单|班|部门|学院|公司|无|所有|双方|成员|师生|骨干|各"
)


@dataclass
class CountsBySide:
    """What the cells of a row say of attendance, by side; None where no side is told."""

    sides: dict[Side | None, SideCounts] = field(default_factory=dict)

    def add(self, side: Side | None, said: SideCounts) -> None:
        """Add what a cell says; what was said first stays."""
        known = self.sides.get(side, SideCounts())
        self.sides[side] = SideCounts(
            known.expected if known.expected is not None else said.expected,
            known.present if known.present is not None else said.present,
            {**said.absent, **known.absent},
            known.present_names or said.present_names,
            known.branches or said.branches,
            known.others if known.others is not None else said.others,
        )


def _narrow(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip()


def read_attendance(
    cell: str, part: str, side: Side | None, sides: SideNames, roster_names: Collection[str], heading: str = ""
) -> Iterator[tuple[Side | None, SideCounts]]:
    """Yield what a cell of a column for a part of attendance says, and of which side."""
    text = _narrow(cell)
    if says_nothing(text) or text.startswith("#"):
        return
    segments: list[tuple[Side | None, str]] = [*_of_sides(text, sides)]
    for own_side, said in segments or [(side, text)]:
        counts = _read(said, part, roster_names, heading)
        if counts != SideCounts():
            yield own_side, counts


def _of_sides(text: str, sides: SideNames) -> Iterator[tuple[Side, str]]:
    """Yield what a cell says of each side, where it names one before each of its parts."""
    if not re.search(r"\d", text):
        return
    parts = [part for part in re.split(r"[,，;；、\n。]+|\s{2,}|(?<=[人名\d])\s+(?=\D)", text) if part.strip()]
    named = [sides.in_words(part.strip().casefold()) for part in parts]
    if parts and all(side is not None and re.search(r"\d", rest) for side, rest in named):
        yield from ((side, rest) for side, rest in named if side is not None)


def _read(text: str, part: str, roster_names: Collection[str], heading: str) -> SideCounts:
    match part:
        case "absent":
            return SideCounts(absent=read_absences(text, roster_names))
        case "others":
            number = _number(text)
            return SideCounts(others=number)
        case "expected":
            pair = _pair(text, heading)
            return pair or SideCounts(expected=_number(text))
    pair = _pair(text, heading)
    if pair is not None:
        return pair
    others = _AND_OTHERS.search(text)
    if others:
        return SideCounts(present=int(next(filter(None, others.groups()))))
    number = _number(text)
    if number is not None:
        return SideCounts(present=number)
    said = _PRESENT.search(text)
    if said:
        return SideCounts(present=int(said[1]))
    return _named(text, roster_names)


def _pair(text: str, heading: str) -> SideCounts | None:
    """Return both numbers where a cell says how many were expected and how many came."""
    expected, present = _EXPECTED.search(text), _PRESENT.search(text)
    if expected:
        due = int(next(filter(None, expected.groups())))
        return SideCounts(expected=due, present=int(present[1]) if present else None)
    ratio = _RATIO.fullmatch(text) or _RATIO.match(text)
    if ratio is None:
        return None
    one, two = int(ratio[1]), int(ratio[2])
    first_expected = re.match(r"应|expected|invited|due", heading)
    expected_number, present_number = (one, two) if first_expected else (two, one)
    if expected_number < present_number:
        expected_number, present_number = present_number, expected_number
    return SideCounts(expected=expected_number, present=present_number)


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.casefold())
    if match:
        return int(match[1])
    try:
        value = parse_number(re.sub(r"[(\[].*", "", text), "people").value
    except UserError:
        return None
    return int(value) if value == int(value) and value >= 0 else None


def _named(text: str, roster_names: Collection[str]) -> SideCounts:
    absent: Mapping[str, AbsenceReason] = {}
    but = re.search(r"除了?(.+?)(?:以外|之外|外)", text)
    but = but or re.search(rf"(?:^|[,，;；。])([^,，;；。]*(?:{_REASON})[^,，;；。]*)$", text)
    if but and re.search(_REASON, text):
        absent = read_absences(but[1], roster_names)
        text = text.replace(but.group(), "")
    return SideCounts(absent=absent, present_names=tuple(read_names(text, roster_names)))


def read_names(text: str, roster_names: Collection[str]) -> list[str]:
    """Return the names that a text is a list of; none where it is anything else."""
    known = set(roster_names)
    try:
        names = [name if name in known else _TITLES.sub("", name) for name in split_names(text, roster_names)]
    except UserError:
        return []
    if any(name not in known and (_NO_NAME.search(name) or not _NAME.fullmatch(name)) for name in names):
        return []
    return names


def read_absences(text: str, roster_names: Collection[str]) -> Mapping[str, AbsenceReason]:
    """Return who was away and why; whoever is named without a reason is left out."""
    absent: dict[str, AbsenceReason] = {}
    for clause in re.split(r"[;；。\n]+", _narrow(text)):
        if says_nothing(clause):
            continue
        first = _REASON_FIRST.fullmatch(clause)
        if first and (reason := reason_of(first["reason"])):
            absent |= dict.fromkeys(read_names(first["names"], roster_names), reason)
            continue
        bracketed = list(_WITH_REASON.finditer(clause))
        if bracketed:
            for match in bracketed:
                if reason := reason_of(match["reason"]):
                    absent |= dict.fromkeys(read_names(match["names"], roster_names), reason)
            continue
        for part in re.split(r"[,，](?=[^,，]*(?:" + _REASON + "))", clause):
            behind = _REASON_BEHIND.fullmatch(part.strip(" ,，、"))
            if behind and (reason := reason_of(behind["reason"])):
                absent |= dict.fromkeys(read_names(behind["names"], roster_names), reason)
    return absent


def reason_of(text: str) -> AbsenceReason | None:
    """Return the reason for an absence that words give; None where they give none."""
    exact = parse_reason(text)
    if exact is not None:
        return exact
    return next((reason for reason, words in _REASONS if re.search(words, text.casefold())), None)


def sided_by_names(counts: CountsBySide, roster: Mapping[Side, Collection[str]], own: Side) -> None:
    """Say whose attendance it is where no side is told, and all who are named are on one roster."""
    said = counts.sides.get(None)
    names = [*said.present_names, *said.absent] if said else []
    if said is None or not names:
        return
    for side in (own, own.other):
        if all(name in roster.get(side, ()) for name in names):
            del counts.sides[None]
            counts.add(side, replace(said))
            return
    only = {side: roster.get(side, ()) for side in Side}
    if any((name in only[own]) == (name in only[own.other]) for name in names):
        return
    del counts.sides[None]
    for side in Side:
        present = tuple(name for name in said.present_names if name in only[side])
        absent = {name: reason for name, reason in said.absent.items() if name in only[side]}
        told = len(present) if said.present == len(said.present_names) else None
        counts.add(side, SideCounts(present=told, absent=absent, present_names=present))
