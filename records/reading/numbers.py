"""Numbers as people type them, in figures or in Chinese numerals, read to their last character or not at all."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from records.errors import UserError
from records.text import clean, narrow

LONGEST = 60  # characters of a number with its unit; more is none
_DIGITS = {**{character: value for value, character in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_COMMON_FORM = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩￥−＋負", "一二二三三四五六六七八九十百千万亿两¥-+负")
_POWERS = {"亿": 8, "万": 4, "千": 3, "百": 2, "十": 1}
_ENGLISH_SCALES = {"k": 3, "thousand": 3, "w": 4, "m": 6, "million": 6, "bn": 9, "billion": 9}
_FIGURES = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]*\.[0-9]+|[0-9]+")

_ABOUT = "大约|大概|约|总共|一共|共计|合计|共|about|around|approx\\.?|approximately|roughly|in total|total"
_NEARLY = "将近|接近|近|超过|超|逾|多达|至少|over|nearly|almost|more than|at least"
_YUAN = "(?:人民币)?(?:元整?|块钱?|yuan|cny|rmb)"
_PEOPLE = (
    "个?(?:人次?|名|位)|(?:个|名|位)?(?:学生|同学|教师|老师|员工|职工|党员|同志)|people|persons?|students?|teachers?"
)
_UNITS: dict[str | None, str] = {
    None: "条|次|个|messages?",
    "ten-thousand-cny": r"[x×*]\s*10,?000\s*(?:cny|yuan|rmb)",
    "percent": "%|percent|per cent|个百分点",
    "jobs": f"个?(?:就业)?岗位|个|{_PEOPLE}|(?:new )?jobs?|positions?|posts?",
    "readers": f"次?(?:阅读|浏览|观看|点击)量?|次|{_PEOPLE}|readers?|views?|reads?|times",
    "people": f"个|{_PEOPLE}",
}


@dataclass(frozen=True)
class TypedNumber:
    """A number that was typed: its value, and whether what is meant may be more or less, as with `50多`, `10万+`."""

    value: Decimal
    open_ended: bool = False


def parse_number(text: str, unit: str | None = None) -> TypedNumber:
    """Return the number that a text means, in the unit of the question.

    Where that is 10,000 yuan, `120万` and `1200000元` are both 120. Raises UserError where any part of the text is not
    understood, and where it is not said what is counted.
    """
    typed = narrow(clean(text)).casefold().translate(_COMMON_FORM)
    match = _pattern(unit).fullmatch(typed) if len(typed) <= LONGEST else None
    value = _value(match["numeral"], match["scale"], unit) if match else None
    if match is None or value is None or (match["sign"] and match["sign_behind"]):
        raise UserError("form-number-not-understood")
    if unit == "ten-thousand-cny":
        value = _in_ten_thousands(value, match)
    sign = match["sign"] or match["sign_behind"]
    return TypedNumber(-value if sign in ("-", "负") else value, bool(match["nearly"] or match["more"]))


def is_whole(value: Decimal) -> bool:
    """Return whether a number has no fraction. Of one beyond 28 digits, `%` would raise an error."""
    return value == value.to_integral_value()


@cache
def _pattern(unit: str | None) -> re.Pattern[str]:
    currency = "¥|人民币|cny|rmb" if unit == "ten-thousand-cny" else "(?!)"
    yuan = _YUAN if unit == "ten-thousand-cny" else "(?!)"
    return re.compile(
        rf"(?:{_ABOUT}|(?P<nearly>{_NEARLY}))?\s*(?P<sign>[-+负]?)\s*(?P<currency>{currency})?\s*(?P<sign_behind>-?)"
        r"(?P<numeral>[0-9.,〇零一二三四五六七八九十百千万亿两廿卅点分之 ]+?)\s*"
        rf"(?P<scale>{'|'.join(_ENGLISH_SCALES)})?\s*(?P<more>多|余|\+)?\s*(?:(?P<yuan>{yuan})|(?P<unit>{_UNITS[unit]}))?\s*(?:左右|上下)?"
    )


def _value(numeral: str, scale: str | None, unit: str | None) -> Decimal | None:
    """Return the value of a numeral and an English word behind it; None where they make no number."""
    if unit == "percent":
        numeral = numeral.removeprefix("百分之")
    closed_up = re.sub(r"(?<=[十百千万亿]) (?=[0-9]+ ?[十百千万亿])| (?=[十百千万亿])", "", numeral)
    value = _numeral(closed_up.replace("廿", "二十").replace("卅", "三十"))
    if value is None or (scale and not _FIGURES.fullmatch(numeral)):
        return None
    return value.scaleb(_ENGLISH_SCALES[scale]) if scale else value


def _in_ten_thousands(value: Decimal, match: re.Match[str]) -> Decimal:
    """Return an amount in 10,000 yuan. Raises UserError where it may be meant in yuan as well."""
    scaled = match["scale"] or re.search("[万亿]", match["numeral"])
    if match["unit"] and (scaled or match["currency"]):
        raise UserError("form-number-not-understood")
    if match["currency"] or match["yuan"] or scaled:
        return value.scaleb(-4)
    if not match["unit"] and re.search("[百千]", match["numeral"]):
        raise UserError("form-number-which-unit", number=match["numeral"].strip())
    return value


def _numeral(text: str) -> Decimal | None:
    """Return the value of a numeral such as `3千万`, `1亿2000万`, `三点五`, `一百零五`; None where it is none."""
    if _FIGURES.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if decimals := re.fullmatch(r"([^点]+)点([〇零一二三四五六七八九]+)", text):
        whole = _numeral(decimals[1])
        return None if whole is None else whole + Decimal("0." + "".join(str(_DIGITS[digit]) for digit in decimals[2]))
    for character, power in _POWERS.items():
        if character not in text:
            continue
        before, _, after = text.partition(character)
        of_smaller = before.removesuffix("万") if power == _POWERS["亿"] else before
        inner = [other for other in of_smaller if other in _POWERS]
        allowed = not inner or (power == _POWERS["亿"] and "万" not in inner) or power == _POWERS["万"]
        count = _numeral(before or ("一" if power == 1 else "")) if allowed else None
        rest = _rest(after, power)
        if count is None or rest is None or (after and not is_whole(count)):
            return None
        return count.scaleb(power) + rest
    return Decimal(_DIGITS[text]) if text in _DIGITS else None


def _rest(text: str, power: int) -> Decimal | None:
    """Return what follows a 10 to this power: less than that, and all of it said. `三万五` is 35,000."""
    if not text:
        return Decimal(0)
    spelled = text.lstrip("零〇")
    if spelled == text and len(text) == 1 and text in _DIGITS | dict.fromkeys("123456789"):
        return Decimal(_DIGITS.get(text) or int(text)).scaleb(power - 1)
    value = _numeral(spelled)
    if value is None or not is_whole(value) or value >= Decimal(1).scaleb(power if spelled == text else power - 1):
        return None
    if spelled == text and text.isdecimal() and len(text) != power:
        return None  # 1万20 may be 10,020 or 12,000
    return value
