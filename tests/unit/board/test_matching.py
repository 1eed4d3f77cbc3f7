"""What fits together on the board, and why; telephone numbers; and what is known of what comes of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.board.item import BoardDirection, BoardItem, BoardOpening, as_shown
from records.board.kinds.posts import PostsItem
from records.board.matching import BoardTerms, best_first, match
from records.board.openings import known_answers
from records.board.registry import BOARD_KINDS
from records.board.telephones import TelephoneConsent, has_telephone, without_telephones
from records.errors import UserError
from records.kinds.joint_activity import ActivityCategory

DAY = date(2026, 12, 1)
NEED = BoardTerms(BoardDirection.NEED, "posts", 1, 1, DAY, DAY + timedelta(30), "数控车工实习岗位, cnc lathe wanted")
OFFER = BoardTerms(BoardDirection.OFFER, "posts", 2, 2, DAY + timedelta(10), DAY + timedelta(60), "六个数控岗位 cnc")

TEXTS = st.text("数控机床实习岗位车工 abc", max_size=20)
TERMS = st.builds(
    lambda direction, kind, organisation, partnership, start, days, text: BoardTerms(
        direction, kind, organisation, partnership, DAY + timedelta(start), DAY + timedelta(start + days), text
    ),
    st.sampled_from(BoardDirection),
    st.sampled_from(["posts", "courses"]),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(0, 9),
    st.integers(0, 9),
    TEXTS,
)


def test_a_match_names_the_days_and_the_words_that_both_have() -> None:
    fitting = match(NEED, OFFER)
    assert fitting is not None
    assert (fitting.first, fitting.last) == (DAY + timedelta(10), DAY + timedelta(30))
    assert set(fitting.words) == {"数控", "cnc"}
    assert fitting.close
    assert not fitting.near


@pytest.mark.parametrize(
    "change",
    [
        {"direction": BoardDirection.NEED},
        {"kind": "courses"},
        {"organisation_id": 1},
        {"first": DAY + timedelta(31)},
    ],
)
def test_what_does_not_fit_is_no_match(change: dict[str, object]) -> None:
    assert match(NEED, replace(OFFER, **change)) is None  # type: ignore[arg-type]  # each is of its field's type


@given(TERMS, TERMS)
def test_both_sides_are_told_the_same_days_and_words_that_stand_in_both(one: BoardTerms, other: BoardTerms) -> None:
    there, back = match(one, other), match(other, one)
    assert (there is None) == (back is None)
    if there is None or back is None:
        return
    assert (there.first, there.last, there.near) == (back.first, back.last, back.near)
    assert all(word in one.text and word in other.text for word in (*there.words, *back.words))
    assert bool(there.words) == bool(back.words)


@given(st.lists(st.tuples(st.integers(1, 99), TERMS), max_size=5))
def test_the_best_come_first_and_none_is_lost(candidates: list[tuple[int, BoardTerms]]) -> None:
    fitting = [(number, reason) for number, terms in candidates if (reason := match(OFFER, terms))]
    assert sorted(map(repr, best_first(fitting))) == sorted(map(repr, fitting))


@pytest.mark.parametrize(
    "text", ["13812345678", "电话１３８ １２３４ ５６７８", "+86 138-1234-5678", "027-87654321", "(0716)8123456"]
)
def test_a_telephone_number_is_seen_and_hidden(text: str) -> None:
    assert has_telephone(text)
    assert not has_telephone(without_telephones(text))


@pytest.mark.parametrize("text", ["每周二 14:00-15:30", "ISBN 978-7-111-54742-6", "2026-12-01 至 2027-01-31", "6 人"])
def test_other_numbers_stay(text: str) -> None:
    assert not has_telephone(text)
    assert without_telephones(text) == text


@given(st.text("电话1380-27 ５", max_size=30))
def test_nothing_but_numbers_is_hidden(text: str) -> None:
    assert without_telephones(text) == text or has_telephone(text)
    assert not has_telephone(without_telephones(text))


def test_who_has_agreed_is_shown_with_the_number() -> None:
    item = PostsItem(title="电话 13812345678", until=DAY, telephone=TelephoneConsent.SHOWN)
    assert as_shown(item).title == item.title
    assert as_shown(item.model_copy(update={"telephone": None})).title == "电话 ···"


@pytest.mark.parametrize("form", BOARD_KINDS.values(), ids=BOARD_KINDS)
def test_what_comes_of_each_kind_begins_with_its_title(form: type[BoardItem]) -> None:
    item = form(title="数控", until=DAY + timedelta(30))
    for opening in form.opens:
        answers = known_answers(opening, item, DAY)
        assert answers["title"] == "数控"
        assert answers.get("category") in {None, *ActivityCategory}


def test_an_exchange_knows_how_many_go_and_begins_on_no_day_to_come() -> None:
    item = PostsItem(title="车工", until=DAY + timedelta(30), since=DAY + timedelta(5), people_count=6)
    answers = known_answers(BoardOpening.EXCHANGE, item, DAY)
    assert answers["persons"] == {"roster": [], "others": [], "headcount": 6}
    assert (answers["type"], answers["direction"]) == ("internship", "to_enterprise")
    assert "event_date" not in answers


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"until": "2026-11-30"}, "board-until-past"),
        ({"until": "2028-11-30"}, "board-until-too-far"),
        ({"until": "2026-12-05", "since": "2026-12-06"}, "board-until-before-since"),
    ],
)
def test_days_that_cannot_be_are_refused(answers: dict[str, str], key: str) -> None:
    with pytest.raises(UserError) as refused:
        PostsItem.check(answers, DAY)
    assert refused.value.message.key == key
