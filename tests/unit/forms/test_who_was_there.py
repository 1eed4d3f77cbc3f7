"""Who was there and who took part: ticked, typed or pasted, each absence with its reason, nobody counted twice."""

from dataclasses import replace

import pytest

from handlers.conversation.engine import card, view
from handlers.conversation.widgets.widget import Typed
from records.attendance import RosterEntry
from records.kinds.joint_activity import JointActivity, JointActivityCounterpart
from records.kinds.talent_exchange import TalentExchange
from tests.unit.forms.form_walks import (
    ONE,
    PLACEMENT,
    REQUIRED,
    ROSTER,
    TWO,
    Tap,
    answer,
    answers_of,
    labels,
    refused,
    render,
    walk,
)  # fmt: skip


def test_attendance_is_asked_again_when_other_people_were_expected() -> None:
    state = walk(*REQUIRED[:4], Tap("p:1"), Tap("r:sick"), Tap("done"))
    state = walk(Tap("edit:event_date"), Typed("11月19日"), state=state)
    assert state.cursor == "attendance"
    assert [note.key for note in view(JointActivity, state, ONE).notes] == ["attendance-stale"]
    state = walk(Tap("done"), state=state)
    assert state.cursor is None
    assert answer(state, "attendance") == {"branches": [1], "present": [2], "absent": {"1": "sick"}, "others": []}


def test_attendance_stays_when_the_same_people_were_expected() -> None:
    state = walk(*REQUIRED, Tap("edit:event_date"), Typed("11月21日"))
    assert state.cursor is None
    assert "attendance" in state.answers


def test_absences_are_tapped_and_each_has_a_reason() -> None:
    state = walk(*REQUIRED[:4], Tap("p:2"))
    assert "病假" in labels(state)
    assert refused(state, Tap("done")) == "form-old-button"
    state = walk(Tap("r:sick"), Tap("p:4"), Tap("done"), state=state)
    assert answer(state, "attendance") == {"branches": [1], "present": [1, 3, 4], "absent": {"2": "sick"}, "others": []}
    shown = render(view(JointActivity, state, ONE).answered[-1][1])
    assert "李娜" in shown
    assert "病假" in shown
    private = card(JointActivity, state.answers, ONE, reasons=False)
    assert "李娜" not in "".join(render(value) for _, value in private)
    assert "3" in render(private[-1][1])


def test_names_typed_are_those_present_and_the_rest_are_asked_about() -> None:
    state = walk(*REQUIRED[:4], Typed("王强"))
    assert "李娜" in render(view(JointActivity, state, ONE).prompt or "")
    state = walk(Tap("rest"), Typed("因公"), Tap("done"), state=state)
    assert answer(state, "attendance")["absent"] == {"2": "on_business", "3": "on_business"}


def test_all_but_some_with_reasons_needs_no_more_questions() -> None:
    state = walk(*REQUIRED[:4], Typed("缺席:王强 因公、李娜 病假"), Tap("done"))
    assert answer(state, "attendance")["absent"] == {"1": "on_business", "2": "sick"}


def test_unknown_names_are_asked_about_once_together() -> None:
    state = walk(*REQUIRED[:4], Typed("王强、李娜、张伟、孙悟空、Zhu Bajie"))
    assert labels(state)[:3] == ["记为名册外到场", "忽略", "重新输入"]
    counted = walk(Tap("guests"), Tap("done"), state=state)
    assert answer(counted, "attendance")["others"] == ["孙悟空", "Zhu Bajie"]
    ignored = walk(Tap("ignore"), Tap("done"), state=state)
    assert answer(ignored, "attendance")["others"] == []
    again = walk(Tap("again"), Typed("全到"), state=state)
    assert answer(again, "attendance")["present"] == [1, 2, 3]


def test_who_sees_by_the_questions_that_the_list_was_wrong_writes_it_anew() -> None:
    state = walk(*REQUIRED[:4], Typed("王强"))
    assert [note.key for note in view(JointActivity, state, ONE).notes] == ["attendance-away-too"]
    assert refused(state, Typed("开会去了")) == "attendance-choose-reason"
    state = walk(Typed("除了王强都到了"), Typed("因公"), Tap("done"), state=state)
    assert answer(state, "attendance")["absent"] == {"1": "on_business"}
    assert answer(walk(*REQUIRED[:4], Typed("王强"), Typed("全到"), Tap("done")), "attendance")["absent"] == {}


def test_whoever_was_added_by_a_slip_of_the_pen_is_taken_away_by_a_tap() -> None:
    state = walk(
        *REQUIRED[:4], Typed("全到"), Tap("edit:attendance"), Typed("王强、李娜、张伟、孙悟空、八戒"), Tap("guests")
    )
    state = walk(Tap("x:0"), Tap("done"), state=state)
    assert answer(state, "attendance")["others"] == ["八戒"]
    state = walk(Tap("edit:guests"), Typed("孙悟空、李娜"), Tap("x:0"), Tap("done"), state=state)
    assert state.answers["guests"] == ["李娜"]
    state = walk(*PLACEMENT, Typed("孙悟空、八戒"), Tap("x:1"), Tap("done"), form=TalentExchange)
    assert state.answers["persons"] == {"roster": [], "others": ["孙悟空"]}
    state = walk(*PLACEMENT, Typed("孙悟空、八戒"), Tap("x:1"), Tap("x:0"), form=TalentExchange)
    assert refused(state, Tap("done"), form=TalentExchange) == "form-old-button"


@pytest.mark.parametrize(
    ("typed", "count"),
    [("30", 30), ("３０人", 30), ("30个学生", 30), ("三十人", 30), ("约25名同学", 25), ("12 students", 12),
     ("共一百二十人", 120), ("3千人", 3000),
     ("1,200 people", 1200), ("about 50", 50), ("５０人", 50), ("两百名学生", 200), ("30 people", 30)],
)  # fmt: skip
def test_how_many_took_part_can_be_said_in_many_ways(typed: str, count: int) -> None:
    state = walk(*PLACEMENT, Typed(typed), form=TalentExchange)
    assert answer(state, "persons")["headcount"] == count


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("200000 people", "participants-count"),
        ("1234567人", "participants-count"),
        ("12345678901 people", "participants-count"),
        ("三千万人", "participants-count"),
        ("0人", "participants-count"),
        ("2.5万人", "participants-count"),
        ("2.5人", "form-number-whole"),
        ("30多人", "form-number-open"),
        ("近30人", "form-number-open"),
        ("50-60人", "participants-not-understood"),
        ("3,5", "participants-not-understood"),
        ("几十人", "participants-not-understood"),
        ("两三百名学生", "participants-not-understood"),
        ("三五个人", "participants-not-understood"),
        ("数百人", "participants-not-understood"),
        ("张伟等30人", "participants-not-understood"),
        ("张伟123", "participants-not-understood"),
    ],
)
def test_a_number_is_nobody_s_name(typed: str, key: str) -> None:
    assert refused(walk(*PLACEMENT, form=TalentExchange), Typed(typed), form=TalentExchange) == key


def test_what_is_collected_is_kept_by_one_button() -> None:
    state = walk(*REQUIRED, Tap("edit:guests"), Typed("孙悟空"))
    assert "完成（已选 1）" in labels(state)
    assert "清空" in labels(state)
    assert "保留原答案" not in labels(state)


def test_two_people_of_one_name_are_left_to_tapping() -> None:
    twins = (*ROSTER[:3], RosterEntry(9, "李娜", 1, True))
    context = replace(ONE, roster_on=lambda day, branches: twins)
    state = walk(*REQUIRED[:4], Typed("除了李娜都到了"), context=context)
    assert [note.key for note in view(JointActivity, state, context).notes] == ["attendance-ambiguous"]


def test_half_given_attendance_survives_going_back() -> None:
    state = walk(*REQUIRED[:4], Tap("p:1"), Tap("r:sick"), Tap("back"), Tap("skip"), Tap("done"))
    assert answer(state, "attendance")["absent"] == {"1": "sick"}


def test_the_other_side_fills_its_own_attendance() -> None:
    context = replace(TWO, defaults={"event_date": "2026-11-19"})
    state = walk(Tap("=:1"), Tap("done"), form=JointActivityCounterpart, context=context)
    assert view(JointActivityCounterpart, state, context).progress == (2, 2)
    state = walk(Tap("all"), Tap("submit"), state=state, form=JointActivityCounterpart, context=context)
    attendance = answers_of(JointActivityCounterpart, state, context).attendance
    assert attendance is not None
    assert attendance.present == (1, 2)


def test_done_can_be_typed_and_is_nobodys_name() -> None:
    state = walk(*REQUIRED, Tap("edit:guests"), Typed("孙悟空"), Typed("完成"))
    assert (state.cursor, state.answers["guests"]) == (None, ["孙悟空"])
