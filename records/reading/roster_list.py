"""Lists of people as they are pasted or kept in tables: who each line names, or why it cannot be taken."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from records.errors import UserError
from records.messages import Message
from records.name_comparison import COMPOUND_SURNAMES, FIRST_IDEOGRAPH, name_key
from records.reading.dates import NoSuchDay, parse_table_date
from records.reading.table_rows import PassedRow, is_no_entry, is_title, said_in
from records.text import clean, has_letters, narrow_digits

LONGEST_NAME = 60
LONGEST_BRANCH = 100
_HEADINGS = {
    "name": "姓名|名字|人员姓名|党员姓名|name|full name|member",
    "branch": "支部|党支部|所在支部|所在党支部|所属支部|所属党支部|党组织|所在党组织|支部名称|党支部名称|"
    "branch|party branch",
    "party": "政治面貌|面貌|是否党员|党员|党员身份|人员类别|党员类型|party|party member|political status",
    "joined": "加入日期|加入时间|转入日期|转入时间|入职日期|入职时间|到岗日期|到岗时间|起始日期|"
    "joined|joined on|join date|since|from",
    "former": "曾用名|原名|原姓名|旧名|改名前|变更前姓名|former name|previous name|old name|name before",
    "left": "离开日期|离开时间|转出日期|转出时间|离职日期|离职时间|left|left on|leave date|until",
}
_COLUMNS = {word: name for name, words in _HEADINGS.items() for word in words.split("|")}
_HEADING_WITHIN = 12  # rows: a title and a date may stand above the heading
_PARTY = {
    "党员",
    "正式党员",
    "预备党员",
    "中共党员",
    "中共正式党员",
    "中共预备党员",
    "party",
    "party-member",
    "party member",
}
_NOT_PARTY = {
    "群众",
    "团员",
    "共青团员",
    "积极分子",
    "入党积极分子",
    "发展对象",
    "非党员",
    "无党派人士",
    "民主党派",
    "non-party",
}
_YES = {"是", "√", "✓", "✔", "yes", "y", "true", "1"}
_NO = {"否", "×", "✗", "no", "n", "false", "0"}
_PASSED_OVER = {"男", "女", "male", "female", "同志"}
_STANDING_BEHIND = re.compile(  # a name: 李娜（群众）
    rf"(.+?)\s*[(（]\s*({'|'.join(sorted(_PARTY | _NOT_PARTY))})\s*[)）]", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}[-/.年]\d|\d{1,2}/\d{1,2}/\d{4}")  # its beginning
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_NUMBERING = re.compile(r"^\s*\d{1,4}\s*[.、)）:：]\s*")
_FORMULA = re.compile(r"^\s*[=+\-@＝＋]")
_NOT_IN_NAMES = re.compile(r"[\d<>{}\[\]|\\/#$%^*_~\"=@+&:：;；,，。!！?？“”《》、…]")
_NOBODY = re.compile(
    "人员|名单|名册|党员|支部|党委|党组|总支|学院|公司|委员会|部门|车间|班组|办公室|大学|学校|集团|如下|同上|空白|备注|合计"
)
_OF_SENTENCES = re.compile(
    r"\b(?:the|these|this|those|of|are|was|were|and|with|from|below|above|following|joined|please)\b", re.IGNORECASE
)
_PARTED = re.compile(r"[·•・．‧\s]")  # as long names are
_LONGEST_WITHOUT_DOT = 8  # Chinese characters
_SECTION = re.compile(r"([^:：]{2,}?(?:支部|党总支)|[^:：]*\b[Bb]ranch(?: \w+)?)\s*(?:[(（][^()（）]*[)）])?\s*[:：]?")


@dataclass(frozen=True)
class RosterLine:
    """A person that a line names. `number` is the line's own, from 1; None: no branch, or no day, was written.

    `party_written`: the line itself says whether the person is a party member; otherwise that is supposed. `former`:
    how the person was called before, where the list has a column for that.
    """

    number: int
    name: str
    branch: str | None
    party_member: bool
    joined_on: date | None
    left_on: date | None = None
    party_written: bool = field(default=True, compare=False)
    former: str | None = None


@dataclass(frozen=True)
class RefusedLine:
    """A line that cannot be taken, by its number from 1, and why."""

    number: int
    reason: Message


@dataclass(frozen=True)
class ParsedRoster:
    """The lines of a list that can be taken, those that cannot, and those that name nobody: titles, totals, notes.

    `has_heading`: the columns are told by a heading.
    """

    lines: tuple[RosterLine, ...]
    refused: tuple[RefusedLine, ...]
    passed: tuple[PassedRow, ...] = ()
    has_heading: bool = False


def pasted_rows(text: str) -> list[tuple[str, ...]]:
    """Return a pasted list as rows of cells: by its tabs where it comes from a table, else by what divides words."""
    lines = text.splitlines()
    if any("\t" in line for line in lines):
        return [tuple(clean(cell) for cell in line.split("\t")) for line in lines]
    return [tuple(filter(None, re.split(r"[\s,，;；、|]+", clean(_NUMBERING.sub("", line))))) for line in lines]


def parse_roster(rows: Sequence[Sequence[str]]) -> ParsedRoster:
    """Return the people that the rows name, by their heading where there is one, in whatever order its columns are.

    A heading may come again; a row that says a branch and nothing else is the branch of those below who have none.
    """
    start, columns = _heading(rows)
    lines: list[RosterLine] = []
    refused: list[RefusedLine] = []
    passed = [PassedRow(number, said_in(row)) for number, row in enumerate(rows[:start], 1) if any(row)]
    namesakes: dict[str, dict[str, int]] = {}  # by name, then by branch: the number of the line
    section: str | None = None
    for number, row in enumerate(rows[start:], start + 1):
        if not any(row) or (columns and said_in(row).isdecimal()):
            continue  # empty, or a line of a form that has its number and nobody yet
        if again := _columns_of(row):
            columns = again
        elif branch := _section(row):
            section = branch
        elif is_no_entry(row) or (not columns and _is_title_in_words(row)):
            passed.append(PassedRow(number, said_in(row)))
        else:
            try:
                line = _by_columns(number, row, columns) if columns else _by_words(number, row)
                line = line if line.branch or section is None else replace(line, branch=section)
                _tell_apart(line, namesakes.setdefault(name_key(line.name), {}))
            except UserError as error:
                refused.append(RefusedLine(number, error.message))
                continue
            lines.append(line)
    return ParsedRoster(tuple(lines), tuple(refused), tuple(passed), bool(columns))


def _tell_apart(line: RosterLine, namesakes: dict[str, int]) -> None:
    """Note a line among those of the same name, by branch. Raise UserError where no branch tells them apart."""
    branch = name_key(line.branch or "")
    before = namesakes.get(branch, namesakes.get(""))
    if before is None and not branch and namesakes:
        before = min(namesakes.values())
    if before is not None:
        raise UserError("roster-line-twice", name=line.name, line=before)
    namesakes[branch] = line.number


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int, Mapping[str, int]]:
    """Return the index of the heading, and the columns by name; without a heading 0 and none."""
    for at, row in enumerate(rows[:_HEADING_WITHIN]):
        if columns := _columns_of(row):
            return at, columns
    return 0, {}


def _columns_of(row: Sequence[str]) -> Mapping[str, int]:
    """Return the columns that a heading names; none where the row is no heading."""
    columns: dict[str, int] = {}
    for column, cell in enumerate(row):
        word = re.sub(r"[*＊（(].*$|[：:]\s*$", "", cell).strip(" ：:").casefold()
        name = _COLUMNS.get(word) or _COLUMNS.get("".join(word.split()))
        if name is not None:
            columns.setdefault(name, column)
    return columns if "name" in columns and not _is_title_in_words(row) else {}


def _is_title_in_words(row: Sequence[str]) -> bool:
    """Tell whether the words of a pasted line are a title together, as “Name list” is."""
    whole = said_in(row)
    return whole.isascii() and is_title((whole,))


def _section(row: Sequence[str]) -> str | None:
    """Return the branch that a row says, where it says nothing else: a section of the list begins."""
    whole = said_in(row)
    match = _SECTION.fullmatch(whole)
    alone = len({cell for cell in row if cell}) == 1 or whole.endswith((":", "："))
    return match[1] if match and alone else None


def _by_columns(number: int, row: Sequence[str], columns: Mapping[str, int]) -> RosterLine:
    def cell(name: str) -> str:
        at = columns.get(name)
        return row[at] if at is not None and at < len(row) else ""

    noted = _STANDING_BEHIND.fullmatch(cell("name"))
    name = _name(noted[1] if noted else cell("name"))
    party = _is_party(cell("party"), name) if "party" in columns else not noted or noted[2].lower() in _PARTY
    joined, left = _day(cell("joined")), _day(cell("left"))
    written = "party" in columns or noted is not None
    former = _name(cell("former")) if cell("former") else None
    return _checked(RosterLine(number, name, _branch(cell("branch")), party, joined, left, written, former))


def _by_words(number: int, row: Sequence[str]) -> RosterLine:
    """Return the person whom the words of a row name: each by what it looks like; the name is what is left."""
    parts = [part for word in row for part in _with_standing(word)]
    words = [word for word in parts if word and word.lower() not in _PASSED_OVER]
    if len(words) > 1 and words[0].isdecimal():
        del words[0]
    names: list[str] = []
    branch, joined = None, None
    party, party_written = True, False
    for word in words:
        if word.lower() in _PARTY | _NOT_PARTY:
            party, party_written = word.lower() in _PARTY, True
        elif _DATE.match(narrow_digits(word)):
            joined = _day(word)
        elif joined is not None and _TIME.fullmatch(word):
            continue  # of the day before it
        elif word.endswith(("支部", "Branch", "branch")) and names:
            branch = _branch(word)
        else:
            names.append(word)
    whole = _name(" ".join(names))
    if " " in whole and not _of_alphabet(whole):
        raise UserError("roster-line-unclear", words="、".join(names[1:])[:60])
    return _checked(RosterLine(number, whole, branch, party, joined, party_written=party_written))


def _with_standing(word: str) -> tuple[str, ...]:
    """Return a word, and apart from it whether the person is a member of the party, where that is in brackets."""
    noted = _STANDING_BEHIND.fullmatch(word)
    return (noted[1], noted[2]) if noted else (word,)


def _checked(line: RosterLine) -> RosterLine:
    if line.joined_on and line.left_on and line.left_on <= line.joined_on:
        raise UserError("roster-line-left-before")
    return line


def _name(written: str) -> str:
    """Return a name as it is kept. Raises UserError for what is none: formulas, numbers, nothing."""
    if _FORMULA.match(written):
        raise UserError("roster-line-formula")
    name = clean(written)
    without_note = re.sub(r"\s*[(（]\w{1,10}[)）]$", "", name)
    if not has_letters(without_note) or len(name) > LONGEST_NAME or _is_no_name(without_note):
        raise UserError("roster-line-no-name", maximum=LONGEST_NAME)
    parts = name.split()
    spaced = len(parts) > 1 and (all(len(part) == 1 for part in parts) or parts[0] in COMPOUND_SURNAMES)
    return "".join(parts) if spaced and not _of_alphabet(name) else name  # 王 强 and 欧阳 娜娜 are spaced to align


def _is_no_name(written: str) -> bool:
    """Tell whether something is written that names nobody: signs, a sentence, what a unit or a column is called."""
    of_alphabet = _of_alphabet(written)
    too_long = not of_alphabet and len(written) > _LONGEST_WITHOUT_DOT and not _PARTED.search(written)
    sentence = of_alphabet and _OF_SENTENCES.search(written) is not None
    heading = written.casefold() in _COLUMNS
    return bool(_NOT_IN_NAMES.search(written) or _NOBODY.search(written) or too_long or sentence or heading)


def _of_alphabet(name: str) -> bool:
    """Tell whether a name is written in letters, whose words are divided by spaces."""
    return all(ord(character) < FIRST_IDEOGRAPH for character in unicodedata.normalize("NFKC", name))


def _branch(written: str) -> str | None:
    if _FORMULA.match(written):
        raise UserError("roster-line-formula")
    if len(written) > LONGEST_BRANCH:
        raise UserError("branch-name-too-long", maximum=LONGEST_BRANCH)
    return written or None


def _is_party(written: str, name: str) -> bool:
    word = written.lower()
    if word in _PARTY | _YES:
        return True
    if word in _NOT_PARTY | _NO:
        return False
    raise UserError("roster-line-party", name=name)


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = parse_table_date(written)
    except NoSuchDay:
        raise UserError("roster-line-no-day", date=written[:40]) from None
    if day is not None and 1900 <= day.year < 2200:
        return day
    raise UserError("roster-line-date", date=written[:40])


def branches_in(lines: Iterable[RosterLine]) -> list[str]:
    """Return the branches that the lines name, each once, in their order; "" where a line names none."""
    return list(dict.fromkeys(line.branch or "" for line in lines))
