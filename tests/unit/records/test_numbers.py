"""Numbers as people type them: read to their last character, or asked again."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.errors import UserError
from records.reading.numbers import LONGEST, TypedNumber, is_whole, parse_number

MONEY = "ten-thousand-cny"
UNITS = (None, MONEY, "percent", "jobs", "readers", "people")


def refused(typed: str, unit: str | None = None) -> str:
    """Return the key of why it is refused."""
    with pytest.raises(UserError) as error:
        parse_number(typed, unit)
    return error.value.message.key


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0", "0"), ("007", "7"), ("120", "120"), ("1.5", "1.5"), (".5", "0.5"), ("1,200", "1200"),
        ("1，234，567.8", "1234567.8"), ("５０", "50"), ("１．５万", "15000"), ("-3", "-3"), ("−3", "-3"),
        ("负三", "-3"),
        ("+3", "3"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("二十五", "25"), ("廿五", "25"), ("卅", "30"),
        ("一百", "100"), ("一百零五", "105"), ("一百五", "150"), ("一百五十", "150"), ("三千五百", "3500"),
        ("三千五", "3500"),
        ("三千零五十", "3050"), ("三万五", "35000"), ("三万五千", "35000"), ("3万5千", "35000"), ("3万5", "35000"),
        ("1万2500", "12500"), ("三十万", "300000"), ("两千万", "20000000"), ("3千万", "30000000"),
        ("5百万", "5000000"),
        ("3.5千万", "35000000"), ("12亿", "1200000000"), ("1亿2千万", "120000000"), ("1 亿 2000 万", "120000000"),
        ("1万亿", "1000000000000"), ("三点五万", "35000"), ("十二点五", "12.5"), ("叁佰万", "3000000"),
        ("兩萬", "20000"),
        ("300 万", "3000000"), ("3.5k", "3500"), ("3.5 K", "3500"), ("12w", "120000"), ("3m", "3000000"),
        ("2.5 million", "2500000"), ("1 billion", "1000000000"), ("2bn", "2000000000"),
        ("3 thousand", "3000"), ("约50", "50"), ("大约 50", "50"),
        ("about 50", "50"), ("50左右", "50"), ("共五十", "50"), ("3条", "3"),
    ],
)  # fmt: skip
def test_a_typed_number_means_that_number(typed: str, expected: str) -> None:
    assert parse_number(typed) == TypedNumber(Decimal(expected))


@pytest.mark.parametrize(
    "typed",
    [
        "3,5", "35,00", "1,2345", "1,,000", "1.2.3", "1.000.000", "1.234,56", "3 5", "1 000", "5.", "1e3", "1e400",
        "NaN", "∞",
        "5²", "½", "①", "٣", "--5", "-+5", "5-", "50-60", "50~60", "50到60", "5 or 6", "五六十", "三五", "两三百",
        "几十", "十几",
        "几", "百", "千万", "万", "亿", "万一", "十百", "百十万", "1.5万5千", "1万20", "二千万五亿", "二〇二六",
        "点五", "三点",
        "三点五百六十", "3百k", "万k", "3千万x", "120kk", "50 bananas", "50元", "¥50", "$50", "50%", "=1+1", "",
        " ", "很多",
        "1" * (LONGEST + 1),
    ],
)  # fmt: skip
def test_what_is_not_understood_to_its_end_is_refused(typed: str) -> None:
    assert refused(typed) == "form-number-not-understood"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("300", "300"), ("300万", "300"), ("300万元", "300"), ("3千万元", "3000"), ("5百万", "500"),
        ("1.5万元", "1.5"),
        ("三十万", "30"), ("两千万", "2000"), ("12亿", "120000"), ("¥3,000,000", "300"), ("￥300万", "300"),
        ("3000000元", "300"), ("3,000,000 元", "300"), ("三百元", "0.03"), ("3千块", "0.3"), ("叁佰万元整", "300"),
        ("人民币300万元", "300"), ("RMB 350k", "35"), ("CNY 1,800,000", "180"), ("3 million yuan", "300"),
        ("3.5k", "0.35"),
        ("300 × 10,000 CNY", "300"), ("-5", "-5"), ("-5万", "-5"), ("-¥50000", "-5"), ("¥-50000", "-5"),
        ("负五万元", "-5"),
        ("五十", "50"), ("约4,380万", "4380"), ("40万元左右", "40"),
    ],
)  # fmt: skip
def test_money_is_told_in_ten_thousands_of_yuan(typed: str, expected: str) -> None:
    assert parse_number(typed, MONEY).value == Decimal(expected)


@pytest.mark.parametrize("typed", ["3千", "三百", "3百5", "一千二"])
def test_money_that_may_be_yuan_or_ten_thousands_is_asked_again(typed: str) -> None:
    assert refused(typed, MONEY) == "form-number-which-unit"


@pytest.mark.parametrize("typed", ["$300", "300美元", "¥300 × 10,000 CNY", "300万人", "-¥-5", "元", "¥"])
def test_other_money_is_refused(typed: str) -> None:
    assert refused(typed, MONEY) == "form-number-not-understood"


@pytest.mark.parametrize(
    ("typed", "unit", "expected"),
    [
        ("30%", "percent", 30), ("３０％", "percent", 30), ("百分之三十", "percent", 30),
        ("百分之12.5", "percent", "12.5"),
        ("40 percent", "percent", 40), ("12个岗位", "jobs", 12), ("12 jobs", "jobs", 12), ("1 job", "jobs", 1),
        ("十二人", "jobs", 12), ("3千万人次", "readers", 30_000_000), ("1.2万阅读", "readers", 12_000),
        ("3,500 readers", "readers", 3500), ("三十名学生", "people", 30), ("50 people", "people", 50),
    ],
)  # fmt: skip
def test_the_unit_may_be_said(typed: str, unit: str, expected: int | str) -> None:
    assert parse_number(typed, unit) == TypedNumber(Decimal(expected))


@pytest.mark.parametrize("typed", ["50多人", "50余人", "近50人", "超过50人", "50+", "more than 50", "nearly 50 people"])
def test_more_or_less_is_told(typed: str) -> None:
    assert parse_number(typed, "people") == TypedNumber(Decimal(50), open_ended=True)


def spelled(number: int) -> str:
    """Return a number below 10¹² in Chinese numerals, as a banker reads it out."""
    for power, character in ((8, "亿"), (4, "万"), (3, "千"), (2, "百"), (1, "十")):
        count, rest = divmod(number, 10**power)
        if count:
            gap = "零" if rest and rest < 10 ** (power - 1) else ""
            return spelled(count) + character + gap + (spelled(rest) if rest else "")
    return "零一二三四五六七八九"[number]


@given(st.integers(0, 10**12 - 1))
def test_what_is_spelled_out_is_read_back(number: int) -> None:
    assert parse_number(spelled(number)).value == number
    assert parse_number(f"{number:,}").value == number
    assert parse_number(str(number)).value == number


@given(
    st.sampled_from(["120", "3千万", "三十", "1,200", "1.5万", "3.5k", "50", "¥300", "30%", "50人"]),
    st.sampled_from(UNITS),
    st.sampled_from(["x", "，", "只", "？", "-60", ",5", "岁", " 3", "e3", ".", "bananas", "美元", "几"])
    | st.text("甲乙丙abc?!;", min_size=1),
)  # fmt: skip
def test_an_unknown_tail_is_refused(typed: str, unit: str | None, tail: str) -> None:
    with pytest.raises(UserError):
        parse_number(typed + tail, unit)


@given(
    st.text(max_size=30) | st.text("0123456789.,，-−负约万亿千百十零两半点多+ kmw元人%¥", max_size=12),
    st.sampled_from(UNITS),
)
def test_any_text_is_a_number_or_refused(typed: str, unit: str | None) -> None:
    with suppress(UserError):
        assert parse_number(typed, unit).value.is_finite()


@pytest.mark.parametrize("typed", ["1" + "0" * 28, "9" * 50, "9" * 40 + "亿", "1" + "0" * 40 + "万5"])
@pytest.mark.parametrize("unit", [None, "people", "readers", "ten-thousand-cny", "percent"])
def test_a_number_beyond_all_precision_is_read_or_refused(typed: str, unit: str | None) -> None:
    try:
        number = parse_number(typed, unit)
    except UserError:
        return
    assert is_whole(number.value)
    assert number.value > 10**20
