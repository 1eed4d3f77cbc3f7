"""A form is answered one question at a time, by taps or typing, and nothing that was answered is lost."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from handlers.conversation.context import Context, Option
from handlers.conversation.engine import start, view
from handlers.conversation.form_state import FormState
from handlers.conversation.view import FormView
from handlers.conversation.widgets.widget import Attached, Typed
from records.attachments import AttachmentKind, RecordAttachment
from records.attendance import RosterEntry
from records.errors import UserError
from records.form import Form
from records.kinds.joint_activity import JointActivity
from records.kinds.public_mention import PublicMention
from records.questions import Choice, Day, Text, Ticks, YesNo
from tests.unit.forms.form_walks import (
    ONE,
    REQUIRED,
    TWO,
    Said,
    Tap,
    answer,
    answers_of,
    labels,
    read_aloud,
    refused,
    render,
    step,
    walk,
)  # fmt: skip


def test_the_required_questions_lead_to_the_card_and_it_can_be_submitted() -> None:
    state = start(JointActivity, ONE)
    assert view(JointActivity, state, ONE).progress == (1, 5)
    state = walk(*REQUIRED)
    assert state.cursor is None
    assert labels(state) == ["提交", "补充选填内容", "修改某一项"]
    state = walk(Tap("submit"), state=state)
    assert state.submitted
    record = answers_of(JointActivity, state, ONE)
    assert record.attendance is not None
    assert (record.event_date, record.title, record.attendance.present) == (date(2026, 11, 20), "主题党日", (1, 2, 3))
    assert refused(state, Tap("submit")) == "form-already-submitted"


def test_every_required_question_can_be_typed() -> None:
    typed = [
        Typed("上周五"),
        Typed("主题党日"),
        Typed("学习全会精神"),
        Typed("报告厅"),
        Typed("全部到齐"),
        Typed("提交"),
    ]
    assert walk(*typed).submitted


def test_an_option_can_be_typed_as_number_or_part() -> None:
    assert walk(Typed("昨天"), Typed("17")).answers["category"] == "other"
    assert walk(Typed("昨天"), Typed("志愿")).answers["category"] == "volunteering"
    assert refused(walk(Typed("昨天")), Typed("会")) == "form-choose-one"


def test_branches_are_asked_where_there_are_several() -> None:
    state = walk(*REQUIRED[:4], context=TWO)
    assert state.cursor == "branches"
    state = walk(Tap("=:1"), Tap("=:2"), Tap("done"), Tap("all"), state=state, context=TWO)
    assert state.answers["branches"] == [1, 2]
    attendance = answers_of(JointActivity, state, TWO).attendance
    assert attendance is not None
    assert attendance.branches == (1, 2)
    assert walk(*REQUIRED[:4], Typed("机电支部、信息支部"), context=TWO).cursor == "attendance"
    assert refused(walk(*REQUIRED[:4], context=TWO), Tap("done"), TWO) == "form-tick-one"


def test_the_end_is_offered_after_the_start() -> None:
    state = walk(*REQUIRED, Tap("edit:start"), Typed("14:15"), Tap("edit:end"))
    assert labels(state)[:8] == ["14:45", "15:15", "15:45", "16:15", "16:45", "17:15", "17:45", "18:15"]
    assert walk(Tap("=:15:45"), state=state).answers["end"] == "15:45"
    assert refused(state, Tap("=:08:30")) == "form-old-button"
    state = walk(*REQUIRED, Tap("edit:start"), Typed("23:20"), Tap("edit:end"))
    assert "23:50" in labels(state)
    assert "08:30" not in labels(state)


def test_optional_questions_follow_on_request_and_can_be_skipped() -> None:
    state = walk(*REQUIRED, Tap("more"))
    assert (state.cursor, view(JointActivity, state, ONE).progress) == ("narrative", (1, 11))
    state = walk(Typed("学习并讨论。\n\n成效明显。"), Tap("skip"), Tap("skip"), Typed("下午2点"), state=state)
    assert state.cursor == "end"
    assert refused(state, Typed("13:00")) == "end-before-start"
    state = walk(
        Typed("16:30"), Tap("skip"), Tap("=:college"), Typed("王"), Tap("=:1"), Typed("跳过"), Typed("孙悟空、李娜"),
        state=state,
    )  # fmt: skip
    assert state.answers["chair"] == "王强"
    state = walk(Tap("done"), Tap("skip"), state=state)
    assert state.cursor is None
    assert answers_of(JointActivity, state, ONE).guests == ("孙悟空", "李娜")


def test_an_optional_answer_can_be_cleared() -> None:
    state = walk(*REQUIRED, Tap("more"), Typed("讨论"), Tap("back"), Tap("clear"))
    assert "narrative" not in state.answers


def test_a_required_question_cannot_be_skipped() -> None:
    assert refused(start(JointActivity, ONE), Tap("skip")) == "form-required"


def test_back_keeps_the_answers_and_goes_on_where_one_was() -> None:
    state = walk(*REQUIRED[:3])
    back = walk(Tap("back"), Tap("back"), state=state)
    assert back.cursor == "category"
    assert back.answers == state.answers
    assert walk(Tap("skip"), state=back).cursor == "place"
    assert walk(Typed("返回"), state=state).cursor == "title"


def test_each_answer_can_be_changed_from_the_card() -> None:
    state = walk(*REQUIRED, Tap("change"))
    assert "地点" in labels(state)
    state = walk(Tap("edit:place"), Typed("会议室"), state=state)
    assert (state.cursor, state.answers["place"], state.amending) == (None, "会议室", False)
    assert walk(Tap("edit:place"), Tap("back"), state=state).answers == state.answers


def test_a_returned_record_asks_only_what_was_returned() -> None:
    complete = walk(*REQUIRED).answers
    state = start(JointActivity, ONE, answers=complete, only=["place", "title"])
    assert (state.cursor, view(JointActivity, state, ONE).progress) == ("title", (1, 2))
    state = walk(Typed("新标题"), Typed("新地点"), state=state)
    assert state.cursor is None
    assert walk(Tap("submit"), state=state).submitted
    assert refused(state, Tap("edit:event_date")) == "form-old-button"


def test_same_as_last_time_takes_all_but_what_belongs_to_one_event() -> None:
    last = {**walk(*REQUIRED).answers, "narrative": "旧", "host": "college", "evidence": []}
    context = replace(ONE, last=lambda: last)
    assert "与上次相同" in labels(start(JointActivity, context), context)
    state = walk(Tap("same"), context=context)
    assert set(state.answers) == {"category", "title", "place", "branches", "host"}
    assert state.cursor == "event_date"
    assert walk(Tap("day:20261122"), state=state, context=context).cursor == "attendance"


@pytest.mark.parametrize(
    ("title", "carried"),
    [
        ("学习工匠精神", True), ("Themed Party day", True), ("11月主题党日", False), ("第三次共建联席会", False),
        ("十一月主题党日", False),
        ("2026年第5期党课", False), ("November study day", False), ("季度联席会（三）", True),
        ("Third joint lecture", False),
    ],
)  # fmt: skip
def test_a_title_with_a_date_or_a_number_is_of_that_day_only(title: str, carried: bool) -> None:
    last: dict[str, JsonValue] = {
        **walk(*REQUIRED).answers,
        "title": title,
        "guests": ["孙悟空"],
        "until": "2026-11-21",
    }
    state = walk(Tap("same"), context=replace(ONE, last=lambda: last))
    assert set(state.answers) == {"category", "place", "branches", *(["title"] if carried else [])}


def test_of_a_media_report_only_the_outlet_is_the_same_as_last_time() -> None:
    last: dict[str, JsonValue] = {
        "outlet": "江城日报", "title": "新招", "event_date": "2026-11-20", "reach": 3500, "tone": "positive",
        "link": "https://example.com/a", "author": "王记者", "mode": "culture",
    }  # fmt: skip
    context = replace(ONE, last=lambda: last)
    assert set(walk(Tap("same"), form=PublicMention, context=context).answers) == {"outlet", "mode"}


def _photo(number: int = 1, album: str | None = "9", seen_in: str | None = None) -> RecordAttachment:
    return RecordAttachment(
        kind=AttachmentKind.PHOTO, evidence_id=number, name="a.jpg", media_group_id=album, seen_in=seen_in
    )


def test_an_album_is_one_answer_and_a_late_photo_joins_it() -> None:
    state = walk(*REQUIRED, Attached(_photo()), Attached(_photo()), Attached(_photo(2)))
    assert len(answer(state, "evidence")) == 2
    assert "相册 1 组" in render(view(JointActivity, state, ONE).answered[-1][1])
    state = walk(Tap("edit:place"), Attached(_photo(3)), state=state)
    assert (state.cursor, len(answer(state, "evidence"))) == ("place", 3)
    assert refused(state, Attached(_photo(4, album=None))) == "form-text-not-file"


def test_links_count_as_evidence_and_a_reused_photo_is_pointed_out() -> None:
    state = walk(*REQUIRED, Tap("edit:evidence"), Typed("报道见 https://example.org/a 和 http://example.org/b。"))
    assert [item["url"] for item in answer(state, "evidence")] == ["https://example.org/a", "http://example.org/b"]
    state = walk(Attached(_photo(seen_in="十月主题党日")), state=state)
    assert "十月主题党日" in read_aloud(view(JointActivity, state, ONE))
    assert refused(state, Typed("没有")) == "evidence-not-text"
    assert walk(Tap("done"), state=state).cursor is None


@pytest.mark.parametrize(
    ("answered", "given", "key"),
    [
        (0, Typed("某天"), "date-not-understood"),
        (0, Typed("明天"), "date-in-future"),
        (0, Tap("day:20261124"), "date-in-future"),
        (0, Tap("day:20269999"), "form-old-button"),
        (0, Tap("=:theme_day"), "form-old-button"),
        (0, Attached(_photo()), "form-text-not-file"),
        (3, Typed("🎉🎉"), "form-needs-words"),
        (3, Typed("\u202e\u200b"), "form-needs-words"),
        (3, Typed("长" * 81), "form-text-too-long"),
        (3, Tap("submit"), "form-old-button"),
        (4, Typed("……"), "form-needs-words"),
        (5, Typed("好的"), "form-use-buttons"),
        (5, Tap("edit:nothing"), "form-old-button"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_and_the_same_question(answered: int, given: Said, key: str) -> None:
    assert refused(walk(*REQUIRED[:answered]), given) == key


def test_the_calendar_turns_its_months_and_offers_no_day_to_come() -> None:
    state = walk(Tap("month:202611"))
    tokens = {option.token.pack() for row in view(JointActivity, state, ONE).rows for option in row}
    assert "day:20261123" in tokens
    assert "day:20261124" not in tokens
    assert (
        walk(Tap("month:202610"), Tap("blank"), Tap("day:20261009"), state=state).answers["event_date"] == "2026-10-09"
    )


def test_long_lists_have_pages() -> None:
    state = walk(Typed("昨天"))
    assert "下一页 ›" in labels(state)
    assert "联合党课" not in labels(walk(Tap("page:1"), state=state))
    many = tuple(RosterEntry(n, f"党员{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}", 1, True) for n in range(30))
    context = replace(ONE, roster_on=lambda day, branches: many)
    state = walk(*REQUIRED[:4], Tap("page:3"), Tap("p:29"), Tap("r:other"), Tap("done"), context=context)
    assert answer(state, "attendance")["absent"] == {"29": "other"}


class Level(StrEnum):
    LOW = "low"
    HIGH = "high"


class Small(Form):
    """A small form as features declare them, without a card."""

    texts: ClassVar[str] = "record"
    heading: ClassVar[str | None] = "joint-activity"
    review: ClassVar[bool] = False

    mode: Annotated[str, Choice(source="people")]
    evidence: Annotated[bool, YesNo()]
    title: Annotated[tuple[Level, ...], Ticks(source="levels")] = ()
    event_date: Annotated[date | None, Day(future=True)] = None
    narrative: Annotated[str | None, Text(20)] = None


SMALL = replace(
    ONE,
    options={
        "people": (Option("老王", "12"), Option("小李", "13")),
        "levels": (Option("低", "low"), Option("高", "high")),
    },
)


def test_a_form_without_a_card_is_submitted_by_its_last_answer() -> None:
    state = walk(Tap("=:13"), Typed("是"), Typed("低、高"), Typed("明天"), form=Small, context=SMALL)
    assert not state.submitted
    state = walk(Tap("skip"), state=state, form=Small, context=SMALL)
    assert state.submitted
    small = answers_of(Small, state, SMALL)
    assert (small.mode, small.evidence, small.title, small.event_date) == (
        "13",
        True,
        (Level.LOW, Level.HIGH),
        date(2026, 11, 24),
    )


TYPED = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["昨天", "11月20日", "主题党日", "3", "王强", "除了王强都到了", "全到", "孙悟空", "病假", "返回", "跳过",
         "提交", "14:30", "9点", "完成", "https://example.org/a", "长" * 90, "修改", "李娜 病假", "刘洋、王强"]
    ),
)  # fmt: skip
FILES = st.builds(
    RecordAttachment,
    kind=st.sampled_from([AttachmentKind.PHOTO, AttachmentKind.DOCUMENT]),
    evidence_id=st.integers(1, 5),
    name=st.just("a"),
    media_group_id=st.sampled_from([None, "9"]),
    seen_in=st.sampled_from([None, "旧记录"]),
)


@settings(max_examples=120)
@given(st.data())
@pytest.mark.parametrize(("form", "context"), [(JointActivity, TWO), (Small, SMALL)])
def test_anything_given_is_an_answer_or_a_sentence(form: type[Form], context: Context, data: st.DataObject) -> None:
    state = start(form, context)
    for _ in range(data.draw(st.integers(1, 25))):
        tokens = [option.token.pack() for row in view(form, state, context).rows for option in row]
        forged = st.one_of(st.text(max_size=12), st.sampled_from(["edit:place", "page:9", "month:999999", "=", "p:1"]))
        taps = st.one_of(st.sampled_from(tokens or ["submit"]), forged).map(Tap)
        given: Said = data.draw(st.one_of(taps, taps, TYPED.map(Typed), FILES.map(Attached)))
        before = state.model_dump_json()
        try:
            state = step(form, state, given, context)
        except UserError as error:
            read_aloud(FormView(error.message, None, [], None, None, [], []))
        else:
            if given == Tap("back"):
                assert state.answers == FormState.model_validate_json(before).answers
            assert FormState.model_validate_json(state.model_dump_json()) == state
            read_aloud(view(form, state, context))
            if state.submitted:
                answers_of(form, state, context)
