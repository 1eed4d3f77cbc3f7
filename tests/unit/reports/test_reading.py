"""What a careful colleague takes out of a text, and what not."""

from dataclasses import replace
from datetime import datetime

import pytest

from records.attendance import AbsenceReason, Branch, RosterEntry
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import DoubtReason, IntentKind, ReportDraft
from records.reports.reader import read_reports
from records.roles import Side

COLLEGE = ("林涛", "周健", "马丽娜", "苏和", "谢安", "白雪", "诸葛明", "Anna Keller", "马丽娜")
ENTERPRISE = ("江山", "罗浩", "秦岭", "上官云")
OWN = ReportOrganisation(
    Side.COLLEGE,
    ("南山职业学院", "南山"),
    (Branch(1, "汽车工程系党支部"), Branch(2, "后勤党支部")),
    tuple(RosterEntry(number, name, 1 + (number > 6), True) for number, name in enumerate(COLLEGE, 1)),
)
PARTNER = ReportOrganisation(
    Side.ENTERPRISE,
    ("华锐汽车有限公司", "华锐"),
    (Branch(9, "总装党支部"),),
    tuple(RosterEntry(100 + number, name, 9, True) for number, name in enumerate(ENTERPRISE)),
)
SENT = ReportCircumstances(datetime.fromisoformat("2026-11-18T18:00:00+08:00"), OWN, PARTNER)


def draft_of(text: str) -> ReportDraft:
    read = read_reports(text, SENT)
    assert len(read.drafts) == 1, read
    return read.drafts[0]


def test_an_activity_with_everything_is_read_whole() -> None:
    text = (
        "昨天下午2点到3点半，汽车系支部和总装支部在实训楼B201开展主题党日，林涛主持，周健记录，"
        "谢安、苏和参加，白雪孩子发烧请假。江山、罗浩也来了。"
    )
    draft = draft_of(text)
    assert draft.kind == "joint_activity"
    expected = {
        "event_date": "2026-11-17",
        "start": "14:00",
        "end": "15:30",
        "category": "theme_day",
        "place": "实训楼B201",
        "branches": [1],
        "chair": "林涛",
        "recorder": "周健",
    }
    assert {name: draft.answers.get(name) for name in expected} == expected
    attendance = draft.attendance
    assert attendance is not None
    assert {person.name for person in attendance.present} == {"林涛", "周健", "谢安", "苏和"}
    assert {one.person.name: one.reason for one in attendance.absent} == {"白雪": AbsenceReason.PERSONAL}
    assert {person.name for person in attendance.partner_present} == {"江山", "罗浩"}


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("昨天党课，汽车系支部除白雪（产假）、苏和出差外全体参加", {"白雪": "personal", "苏和": "on_business"}),
        ("昨天党课，汽车系支部全体党员参加，无人缺席", {}),
        (
            "Everyone in the Automotive Branch came to yesterday's joint lecture but Bai Xue, who was ill",
            {"白雪": "sick"},
        ),
        ("昨天党课，汽车系支部应到6人，实到5人，谢安值班", {"谢安": "on_duty"}),
    ],
)
def test_all_but_some_were_there(text: str, away: dict[str, str]) -> None:
    attendance = draft_of(text).attendance
    assert attendance is not None
    assert [one.value for one in attendance.all_but] == [1]
    assert {one.person.name: one.reason for one in attendance.absent} == away


@pytest.mark.parametrize("text", ["昨天党课，我们支部全到", "昨天党课，我们支部全到了"])
def test_our_branch_is_that_of_who_writes(text: str) -> None:
    (draft,) = read_reports(text, replace(SENT, sender="谢安")).drafts
    assert draft.attendance is not None
    assert [one.value for one in draft.attendance.all_but] == [1]
    (by_namesake,) = read_reports(text, replace(SENT, sender="马丽娜")).drafts
    assert by_namesake.attendance is None or not by_namesake.attendance.all_but


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("昨天党课，除林涛感冒，周健参加", {"周健"}, {"林涛"}),
        ("昨天党课，除白雪、苏和出差，谢安、周健都参加", {"谢安", "周健"}, {"白雪", "苏和"}),
        ("昨天党课，除林涛感冒，周健没参加", set(), {"林涛", "周健"}),
        ("昨天党课，汽车系支部除林涛，周健外都参加", set(), {"林涛", "周健"}),
    ],
)
def test_an_exception_ends_before_who_came(text: str, present: set[str], absent: set[str]) -> None:
    attendance = draft_of(text).attendance
    assert attendance is not None
    assert {person.name for person in attendance.present} == present
    assert {one.person.name for one in attendance.absent} == absent


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2月30日下午在学院报告厅开了座谈会，林涛主持", DoubtReason.NOT_IN_CALENDAR),
        ("昨天到前天在学院报告厅开了座谈会，林涛主持", DoubtReason.SEVERAL),
        ("11月12日在学院报告厅开了座谈会，马丽娜主持", DoubtReason.NAMESAKE),
        ("11月12日座谈会，在报告厅。参加：林涛、周剑、谢安", DoubtReason.NEAR_NAME),
        ("11月12日党课，大概3点开始的，林涛讲的", DoubtReason.UNCERTAIN),
    ],
)
def test_what_is_doubtful_is_asked(text: str, reason: DoubtReason) -> None:
    draft = draft_of(text)
    assert reason in {doubt.reason for doubt in draft.doubts}
    assert not {doubt.field for doubt in draft.doubts} & set(draft.values)


@pytest.mark.parametrize(
    "text",
    [
        "收到，谢谢！",
        "今天的党课因为停电没开成，以后再说",
        "请问参观算不算联合活动？",
        "could someone tell me whether a plant tour counts?",
        "昨天的座谈会华锐没来人，先不登记",
        "谁有上次联合党课的照片？",
    ],
)
def test_what_is_no_report_becomes_none(text: str) -> None:
    read = read_reports(text, SENT)
    assert not read.is_report


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("怎么签到？", IntentKind.CHECK_IN),
        ("我要看台账", IntentKind.LEDGER),
        ("怎么用", IntentKind.HELP),
        ("help", IntentKind.HELP),
        ("how do I check in", IntentKind.CHECK_IN),
    ],
)
def test_words_that_ask_for_a_thing_are_an_intent(text: str, kind: IntentKind) -> None:
    intent = read_reports(text, SENT).intent
    assert intent is not None
    assert intent.kind is kind


def test_a_day_to_come_is_a_plan() -> None:
    read = read_reports("定于下周三（11月25日）下午2:30在行政楼312开联席会议，请准时参加", SENT)
    assert not read.drafts
    answers = read.plans[0].answers
    assert (answers["day"], answers["start"], answers["place"]) == ("2026-11-25", "14:30", "行政楼312")


def test_several_events_are_several_drafts() -> None:
    text = "1. 11月13日，后勤支部和总装支部在食堂会议室联学；\n2. 11月14日，教学案例库《装配60例》通过验收。"
    drafts = read_reports(text, SENT).drafts
    assert [draft.kind for draft in drafts] == ["joint_activity", "teaching_resource"]
    assert [draft.answers["event_date"] for draft in drafts] == ["2026-11-13", "2026-11-14"]


def test_a_forwarded_message_has_a_today_of_its_own() -> None:
    draft = draft_of("[转发] 华锐 秦岭  2026-11-16 09:15\n昨天贵校老师来我司展厅参观学习，辛苦了")
    assert draft.answers["event_date"] == "2026-11-15"
    assert draft.attendance is None or not draft.attendance.present


def test_a_word_is_nobody_and_a_longer_name_is_not_the_shorter() -> None:
    draft = draft_of("昨天在江山公园开展志愿服务，林涛、诸葛明老师参加")
    assert draft.attendance is not None
    assert {person.name for person in draft.attendance.present} == {"林涛", "诸葛明"}
    assert not draft.attendance.partner_present


def test_a_text_in_traditional_characters_is_read_as_one_in_simplified() -> None:
    draft = draft_of("昨天下午在實訓中心開展勞動教育，林濤、周健參加，蘇和請了病假")
    assert draft.values["category"].value == "labour_education"
    assert draft.values["place"].value == "實訓中心"
    assert draft.attendance is not None
    assert {person.name for person in draft.attendance.present} == {"林涛", "周健"}
    assert {one.person.name for one in draft.attendance.absent} == {"苏和"}


def test_whom_a_message_is_for_was_not_there_for_that() -> None:
    attendance = draft_of("@周健 昨天党课，林涛参加").attendance
    assert attendance is not None
    assert {person.name for person in attendance.present} == {"林涛"}


def test_nobody_missing_is_no_absence_of_whom_stands_before() -> None:
    attendance = draft_of("昨天党课，汽车系支部，林涛记录，无人缺席").attendance
    assert attendance is not None
    assert not attendance.absent
    assert [one.value for one in attendance.all_but] == [1]


def test_apologies_hold_to_the_end_of_their_sentence() -> None:
    attendance = draft_of(
        "Yesterday's party lecture. Apologies from 林涛 (night shift) and 周健. 谢安 attended."
    ).attendance
    assert attendance is not None
    assert {person.name for person in attendance.present} == {"谢安"}
    assert {one.person.name for one in attendance.absent} == {"林涛", "周健"}


def test_an_event_that_could_not_be_made_is_no_report() -> None:
    assert not read_reports("昨天临时有事，党课没上成", SENT).drafts


@pytest.mark.parametrize(
    ("text", "place", "planned"),
    [
        ("昨天在一号车间过主题党日。下周五下午两点要开共建联席会议，地点在学院会议室。", "一号车间", "2026-11-27"),
        (
            "1. 昨天在一号车间开展主题党日。\n2. 下周五下午两点开共建联席会议，地点在学院会议室。",
            "一号车间",
            "2026-11-27",
        ),
        ("昨天下午在图书馆上了联合党课，谢安、周健参加。下次党课定于12月20日。", "图书馆", "2026-12-20"),
        (
            "Yesterday we had a joint lecture in the library. There will be a site visit at the workshop on 27 Nov.",
            "library",
            "2026-11-27",
        ),
    ],
)
def test_what_is_announced_beside_a_report_is_a_plan_and_says_nothing_of_it(
    text: str, place: str, planned: str
) -> None:
    read = read_reports(text, SENT)
    (draft,), (plan,) = read.drafts, read.plans
    assert draft.answers["event_date"] == "2026-11-17"
    assert draft.answers["place"] == place
    assert "start" not in draft.answers
    assert plan.answers["day"] == planned
