"""Find the numbers that a text names, wherever they stand in it: amounts of money, shares of a hundred, and counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from records.errors import UserError
from records.reading.numbers import parse_number
from records.reports.drafts import TextSpan

_SPELLED = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_SCALE = r" ?(?:million|thousand|billion|bn|[千百]?万|[千百十]?亿|[kw](?![a-z])|m(?![a-z]))"
_HANZI = "零〇一二两三四五六七八九十百千万亿廿"
_NUMERAL = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:{_SCALE})?|[{_HANZI}][{_HANZI}点]*"
    rf"|(?<![a-z])(?:{'|'.join(_SPELLED)})(?![a-z])"
)
_BEFORE = r"(?P<money>(?:rmb|cny|人民币|¥|￥) ?)|(?P<hundredths>百分之)"
_BEHIND = r"(?P<yuan> ?(?:元|块|yuan|rmb|cny)(?![a-z]))|(?P<percent> ?(?:%|per ?cent|个?百分点))|(?P<tenths>成)"
_MORE = r"多|余|\+|来"
_NUMBERS = re.compile(
    rf"(?<![a-z0-9.\-/])(?<!\d:)(?:{_BEFORE})?(?P<numeral>{_NUMERAL})(?P<more>{_MORE})?(?:{_BEHIND})?(?P<more_behind>{_MORE})?"
)
_NO_NUMBER = re.compile("[一两](?=[眼下些直起同定般样致次边旦块律遍趟道番])|十(?=分)|千万(?=不|别|要)|万一")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百千万亿廿]")
_ABOUT_BEFORE = re.compile(
    r"(?:约|大约|大概|近|将近|接近|超过|超|逾|至少|不少于|上|差不多|估计|"
    r"(?:about|around|roughly|approximately|nearly|almost|over|more than|at least|some|up to|est\.?|circa|ca\.)) ?$"
)
_ABOUT_BEHIND = re.compile(r" ?(?:左右|上下|以上|来|or so|or more|-odd|plus)")
_ORDINAL_BEFORE = re.compile(r"(?:第|no\.? ?|#|编号|号)$")


@dataclass(frozen=True)
class SaidNumber:
    """A number in a text. `money`, `percent`: what its own words say of it; `about`: more or less may be meant.

    `value` of money is in 10,000 CNY, that of a share in per cent.
    """

    span: TextSpan
    value: Decimal
    money: bool = False
    percent: bool = False
    about: bool = False
    scaled: bool = False


def said_numbers(plain: str, start: int = 0, end: int | None = None) -> Iterator[SaidNumber]:
    """Yield the numbers in a part of a folded text, in order; figures within a number of something are none."""
    for match in _NUMBERS.finditer(plain, start, len(plain) if end is None else end):
        if _ORDINAL_BEFORE.search(plain[max(0, match.start() - 4) : match.start()]):
            continue
        number = _number(plain, match)
        if number is not None:
            yield number


def _number(plain: str, match: re.Match[str]) -> SaidNumber | None:
    numeral = match["numeral"]
    if _NO_NUMBER.match(plain, match.start()) and not match["money"]:
        return None
    if re.match(r"[-/.:]\d|[a-z\d]", plain[match.end() : match.end() + 2]) and not match["yuan"]:
        return None  # part of a number of something, a day or a time
    if plain[match.end() : match.end() + 1] in ("年", "月", "日", "号", "点", "时", "楼", "版", "期", "届", "级", "室"):
        return None
    before, behind = plain[max(0, match.start() - 14) : match.start()], plain[match.end() : match.end() + 8]
    about = bool(match["more"] or match["more_behind"] or _ABOUT_BEFORE.search(before) or _ABOUT_BEHIND.match(behind))
    value = _value(numeral, money=bool(match["money"] or match["yuan"]))
    if value is None:
        return None
    if match["tenths"]:
        value *= 10
    span = TextSpan(*match.span())
    percent = bool(match["percent"] or match["hundredths"] or match["tenths"])
    scaled = bool(re.search(r"[万亿kw]|million|thousand|billion", numeral))
    return SaidNumber(span, value, bool(match["money"] or match["yuan"]), percent, about, scaled)


def _value(numeral: str, *, money: bool) -> Decimal | None:
    if numeral in _SPELLED:
        return Decimal(_SPELLED.index(numeral))
    if numeral == "点" or (len(numeral) > 1 and _CHINESE.fullmatch(numeral[0]) and numeral[-1] == "点"):
        return None
    try:
        if money:
            return parse_number(f"{numeral}元", "ten-thousand-cny").value
        return parse_number(numeral).value
    except UserError:
        return _digits(numeral)


def _digits(numeral: str) -> Decimal | None:
    """Return the value of digits that are spelled one by one, as in 二零二六; None of others."""
    digits = "零一二三四五六七八九"
    if len(numeral) > 1 and all(character in digits or character == "〇" for character in numeral):
        return Decimal("".join(str(max(digits.find(character), 0)) for character in numeral))
    return None


def in_ten_thousands(number: SaidNumber) -> Decimal | None:
    """Return a number as an amount of money in 10,000 CNY, where its words say that it is one, or 万 does."""
    if number.percent:
        return None
    if number.money:
        return number.value
    return number.value.scaleb(-4) if number.scaled else None
