"""Reads the value of a field from a cell: text, numbers with their units, days, times, choices and names."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pydantic import JsonValue

from records.form import Field
from records.old_ledgers.column_words import ColumnWords
from records.old_ledgers.days import WrittenDay, read_day, read_times
from records.old_ledgers.dry_run import RowReason
from records.old_ledgers.plain_words import plain_heading, plain_word, says_nothing, unarmoured
from records.old_ledgers.sides import SideNames
from records.old_ledgers.tables import CellForm
from records.old_ledgers.time_frame import ANY_DAYS, NO_FRAME, DayRules, Needs, SettledDay, TimeFrame, settle
from records.questions import Choice, Day, Link, Moment, Number, PersonName, Reference, Text, YesNo
from records.roles import Side
from records.text import clean

_EXPONENT = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_SURE_FIGURES = 15  # that a spreadsheet keeps of a number
_FIGURES = re.compile(r"[-+]?\d+(?:[.,]\d+)*")
_LINK = re.compile(r"https?://[^\s，。；、）)\"”<>]+", re.IGNORECASE)
_YES = {"是", "有", "y", "yes", "√", "✓", "✔", "对", "true", "1", "修订", "是的"}
_NO = {"否", "无", "没有", "n", "no", "×", "✗", "x", "false", "0", "不是", "非"}
_LEAST_IN_TITLE = {False: 4, True: 9}  # characters of a word that tells the sort of all entries, Chinese and Latin
UNITS = ("万元", "元", "千元", "亿元")
_SCALES = {"万元": Decimal(1), "元": Decimal("0.0001"), "千元": Decimal("0.1"), "亿元": Decimal(10_000)}


@dataclass(frozen=True)
class CellContext:
    """What a cell stands in: its form, the address behind it, how days are read there, and the unit of its column."""

    form: CellForm = CellForm.TEXT
    link: str = ""
    frame: TimeFrame = NO_FRAME
    rules: DayRules = ANY_DAYS
    unit: str | None = None
    note: str = ""
    from_1904: bool = False


def number_in(cell: str) -> Decimal | None:
    """Return the first number of a cell, whatever divides its thousands; None where there is none."""
    match = _FIGURES.search(unicodedata.normalize("NFKC", cell))
    if match is None:
        return None
    written = match.group()
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", written):
        written = written.replace(",", "")
    elif written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    try:
        return Decimal(written.replace(",", ""))
    except InvalidOperation:
        return None


def unit_in(text: str) -> str | None:
    """Return the unit of money that a heading or a cell names."""
    plain = plain_word(text)
    if re.search(r"亿", plain):
        return "亿元"
    if re.search(r"万|10,?000|[\d.]w\b", plain):
        return "万元"
    if "千元" in plain:
        return "千元"
    return "元" if re.search(r"元|¥|￥|yuan|cny|rmb|块", plain) else None


def money(cell: str, unit: str | None) -> float | None:
    """Return an amount in 10,000 CNY; None where there is no number, or no unit is known. Raise Needs for the unit."""
    value = number_in(cell)
    if value is None:
        return None
    said = unit_in(cell) or unit
    if said is None:
        raise Needs("unit")
    return float(round(value * _SCALES[said], 4))


def percent(cell: str, form: CellForm, note: str) -> float | None:
    """Return a share in per cent: 0.6 shown as 60 %, `60%`, and 60 below a heading with %."""
    value = number_in(cell)
    if value is None:
        return None
    marked = "%" in unicodedata.normalize("NFKC", cell) or "%" in note
    if form is CellForm.PERCENT or (not marked and 0 < value <= 1):
        value *= 100
    return float(round(value, 2))


def count(cell: str) -> int | None:
    """Return a whole number: 1.2万, 3,500, 12个, 约20人."""
    value = number_in(cell)
    if value is None:
        return None
    narrow = unicodedata.normalize("NFKC", cell).casefold()
    behind = _FIGURES.split(narrow, maxsplit=1)[-1].strip()[:1]
    value *= {"万": 10_000, "w": 10_000, "千": 1_000, "k": 1_000, "亿": 100_000_000}.get(behind, 1)
    return int(value) if value == int(value) else None


def option(words: ColumnWords, name: str, cell: str) -> str | None:
    """Return the value of a choice that a cell names, in whole or as the longest word within; None where unsure."""
    listed = words.values.get(name, {})
    for text in (plain_word(cell), plain_heading(cell).text):
        if text in listed:
            return listed[text]
    plain = plain_word(cell)
    within = sorted((word for word in listed if len(word) > 1 and not word.isascii() and word in plain), key=len)
    if not within:
        return None
    options = {listed[word] for word in within if word in within[-1:] or word not in within[-1]}
    return options.pop() if len(options) == 1 else None


def read_value(field: Field, words: ColumnWords, cell: str, context: CellContext, sides: SideNames) -> JsonValue:
    """Return what a cell says of a field, in the form in which it is stored; None where it says nothing of it.

    Raise Needs where that hangs on an answer.
    """
    if context.form in (CellForm.ERROR, CellForm.FORMULA):
        return None
    if says_nothing(cell) and not isinstance(field.question, YesNo | Link):
        return None
    match field.question:
        case Choice():
            if field.options is Side:
                side = sides.of_cell(cell)
                return side.value if side else None
            return option(words, field.name, cell)
        case Number(unit=unit):
            return _number(cell, unit, context)
        case Day():
            day = day_in(cell, context)
            return day.day.isoformat() if isinstance(day, SettledDay) else None
        case Moment():
            start = read_times(cell)[0]
            return f"{start:%H:%M}" if start else None
        case Link():
            found = _LINK.search(cell) or _LINK.search(context.link)
            return found.group() if found else None
        case YesNo():
            plain = plain_word(cell)
            return True if plain in _YES else False if plain in _NO else None
        case Text(multiline=multiline):
            return clean(unarmoured(cell), multiline=multiline)
        case PersonName() | Reference():
            return clean(unarmoured(cell))
    return None


def _number(cell: str, unit: str | None, context: CellContext) -> int | float | None:
    match unit:
        case "ten-thousand-cny":
            return money(cell, context.unit)
        case "percent":
            return percent(cell, context.form, context.note)
    return count(cell)


def day_in(cell: str, context: CellContext) -> SettledDay | RowReason:
    """Return the day that a cell says. Raise Needs where that hangs on an answer."""
    written = read_day(cell, context.form, from_1904=context.from_1904)
    if not isinstance(written, WrittenDay):
        return written
    return settle(written, context.frame, context.rules)


def is_lost_number(cell: str, form: CellForm) -> bool:
    """Tell whether a number that names a thing was lost to a spreadsheet: `9.787E+12`, or too many figures."""
    narrow = unicodedata.normalize("NFKC", cell).strip()
    if _EXPONENT.fullmatch(narrow):
        return True
    if not narrow.isdecimal() or len(narrow) <= _SURE_FIGURES:
        return False
    return form is CellForm.NUMBER or set(narrow[_SURE_FIGURES:]) == {"0"}


def value_in_titles(values: Mapping[str, str], titles: Iterable[str]) -> str | None:
    """Return the one value of a choice that the titles of a table name; None where they name none, or several."""
    told = set()
    for title in titles:
        plain = "" if re.search("[:：]", title) else plain_word(title)
        words = (word for word in values if word in plain and len(word) >= _LEAST_IN_TITLE[word.isascii()])
        told |= {values[word] for word in words}
    return told.pop() if len(told) == 1 else None
