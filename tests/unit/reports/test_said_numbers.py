"""Numbers wherever they stand in a text: in their units, as about so many, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.reading.attendance_tokens import folded
from records.reports.said_numbers import in_ten_thousands, said_numbers


@pytest.mark.parametrize(
    ("text", "value", "amount", "about"),
    [
        ("共38人参训", "38", None, False), ("录用毕业生５名", "5", None, False), ("四十二名员工", "42", None, False),
        ("six graduates", "6", None, False), ("约30人", "30", None, True), ("二十余人", "20", None, True),
        ("some forty-odd 40 students", "40", None, False), ("about 8,400 plays", "8400", None, True),
        ("阅读5600+", "5600", None, True), ("阅读量一千八", "1800", None, False),
        ("新增产值1.2亿元", "12000", "12000", False),
        ("三万五千元", "3.5", "3.5", False), ("5万元", "5", "5", False), ("RMB 80,000", "8", "8", False),
        ("RMB 350k", "35", "35", False), ("rmb 3.2 million", "320", "320", False),
        ("1,200万", "12000000", "1200", False),
        ("贡献35%", "35", None, False), ("按三成计", "30", None, False), ("45 per cent", "45", None, False),
        ("百分之二十五", "25", None, False),
    ],
)  # fmt: skip
def test_a_number_is_what_its_words_say(text: str, value: str, amount: str | None, about: bool) -> None:
    number = next(said_numbers(folded(text)))
    assert number.value == Decimal(value)
    assert in_ten_thousands(number) == (Decimal(amount) if amount else None)
    assert number.about is about


@pytest.mark.parametrize(
    "text",
    [
        "第12期",
        "2026年11月6日",
        "14:30",
        "HT-2026-031",
        "看了一眼",
        "十分满意",
        "千万不要",
        "3号楼",
        "编号17",
        "万一",
        "一点",
    ],
)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert list(said_numbers(folded(text))) == []


@given(st.text("0123456789,.万亿元一二三十百千约多%成 rmbk-第年", max_size=40))
def test_numbers_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    numbers = list(said_numbers(text))
    ends = [0, *(number.span.end for number in numbers)]
    assert all(end <= number.span.start for end, number in zip(ends, numbers, strict=False))
    assert all(number.span.of(text) for number in numbers)
