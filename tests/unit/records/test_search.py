"""What is looked for is found however it is spaced, written and divided."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.kinds.joint_activity import JointActivity
from records.kinds.research_project import ResearchProject
from records.kinds.talent_exchange import TalentExchange
from records.kinds.teaching_resource import TeachingResource
from records.participants import Participants
from records.record import Record
from records.search import folded, is_record_number, search_words, searchable

DAY = date(2026, 11, 20)
ACTIVITY = JointActivity.model_construct(
    event_date=DAY,
    title="学习工匠精神",
    place="Ａ座 报告厅",
    chair="王强",
    guests=("Emily Zhao",),
    narrative="参观东湖展厅",
)
BOOK = TeachingResource.model_construct(event_date=DAY, title="数控加工", number="ISBN 978-7-111-12345-6")
PROJECT = ResearchProject.model_construct(event_date=DAY, title="夹具研究", contract="HY-DH-2026-017")


def is_found(record: Record, typed: str) -> bool:
    by = searchable(record)
    return all(any(word in by for word in spellings) for spellings in search_words(typed).words)


@pytest.mark.parametrize(
    ("record", "typed"),
    [
        (ACTIVITY, "工匠"), (ACTIVITY, "學習"), (ACTIVITY, "報告廳"), (ACTIVITY, "a座"), (ACTIVITY, "王强"),
        (ACTIVITY, "emily ZHAO"), (ACTIVITY, "ｅｍｉｌｙ"), (ACTIVITY, "東湖 工匠"), (ACTIVITY, ""),
        (BOOK, "978-7-111-12345-6"), (BOOK, "9787111123456"), (BOOK, "978 7 111 12345 6"), (BOOK, "ISBN 978-7-111"),
        (BOOK, "ISBN：9787111123456"),
        (PROJECT, "hy-dh-2026-017"), (PROJECT, "HYDH2026017"), (PROJECT, "2026-017"),
    ],
)  # fmt: skip
def test_a_record_is_found_by_what_people_type(record: Record, typed: str) -> None:
    assert is_found(record, typed)


@pytest.mark.parametrize(
    ("record", "typed"), [(ACTIVITY, "义诊"), (BOOK, "978-7-112"), (PROJECT, "2026-018"), (ACTIVITY, "工匠 义诊")]
)
def test_a_record_is_not_found_by_other_words(record: Record, typed: str) -> None:
    assert not is_found(record, typed)


@pytest.mark.parametrize("typed", ["#12", "＃12", "# 12", "№12", "＃１２"])
def test_a_records_number_is_told_from_words(typed: str) -> None:
    looked_for = search_words(f"{typed} 工匠")
    assert (looked_for.record, looked_for.words) == (12, [("工匠",)])


def test_only_figures_may_be_a_records_number() -> None:
    assert is_record_number("12")
    assert not any(map(is_record_number, ("", "1a", "１２", "1" * 13)))


@given(st.text(max_size=60))
def test_any_words_are_looked_for(typed: str) -> None:
    assert folded(folded(typed)) == folded(typed)
    looked_for = search_words(typed)
    assert all(spelling for spellings in looked_for.words for spelling in spellings)


def test_an_exchange_is_found_by_those_who_are_on_no_roster() -> None:
    record = TalentExchange.model_construct(event_date=DAY, title="实践", persons=Participants(others=("李建国",)))
    assert is_found(record, "李建国")
    assert not is_found(record, "王红梅")
