"""What a detail of a text means: a label without a name, a reason that is told later, a day of something else."""

from datetime import datetime

import pytest
from pydantic import JsonValue

from records.attendance import AbsenceReason, Branch, RosterEntry
from records.registry import KINDS
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import DoubtReason, ReportDraft, TextSpan
from records.reports.reader import read_reports
from records.roles import Side

COLLEGE = ("林涛", "周健", "苏和", "谢安", "白雪", "诸葛明")
OWN = ReportOrganisation(
    Side.COLLEGE,
    ("南山职业学院", "南山"),
    (Branch(1, "汽车工程系党支部"), Branch(2, "后勤党支部")),
    (*(RosterEntry(number, name, 1, True) for number, name in enumerate(COLLEGE, 1)), RosterEntry(7, "白", 1, True)),
)
PARTNER = ReportOrganisation(
    Side.ENTERPRISE,
    ("华锐汽车有限公司", "华锐"),
    (Branch(9, "总装党支部"),),
    (RosterEntry(20, "江山", 9, True), RosterEntry(21, "罗浩", 9, True)),
)
SENT = ReportCircumstances(datetime.fromisoformat("2026-11-18T18:00:00+08:00"), OWN, PARTNER)


def draft_of(text: str) -> ReportDraft:
    (draft,) = read_reports(text, SENT).drafts
    return draft


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("昨天党课\n主持人：李建国\n林涛参加", "chair", "李建国"), ("昨天党课\n主持人：林涛书记", "chair", "林涛"),
        ("昨天党课\n主持人：无", "chair", None), ("昨天党课\n主持人：lee", "chair", None),
        ("Joint lecture yesterday in the hall\nChair: John Lee", "chair", "John Lee"),
        ("昨天党课，林涛和周健主持", "chair", None), ("昨天党课，周健记录", "recorder", "周健"),
        ("昨天党课\n嘉宾：区委组织部 李建国、王红梅（教授）、12", "guests", ["李建国", "王红梅"]),
        ("昨天党课\n嘉宾：12、（）", "guests", None),
        ("昨天联席会议\n决定：共建一个实训车间", "decisions", "共建一个实训车间"),
        ("昨天联席会议\n决定：好", "decisions", None), ("昨天下午联席会议，林涛参加", "decisions", None),
        ("昨天由华锐承办的座谈会，林涛参加", "host", "enterprise"),
        ("昨天座谈会\n主办：市教育局\n林涛参加", "host", None),
        ("昨天座谈会\n议题：由华锐承办明年的党课\n林涛参加", "host", None),
        ("昨天下午联席会议，会议决定明年共建一个实训基地。", "place", None),
        ("昨天在报告厅开联席会议，会议决定明年共建一个实训基地。", "place", "报告厅"),
        ("昨天座谈会\n地点：报告厅。带好笔", "place", "报告厅"),
        ("专利“夹爪”11月1日授权\n编号：无", "number", None),
        ("专利“夹爪”11月1日授权\n专利号：CN-1，附证书", "number", "CN-1"),
        ("专利“夹爪”11月1日授权，专利号不是ZL202520112233.4", "number", None),
        ("横向课题《油液》合同HX-089，11月1日起\n牵头方：华锐", "lead", "enterprise"),
        ("横向课题《油液》合同HX-089，11月1日起\n牵头单位：市科技局", "lead", None),
        ("横向课题《油液》合同HX-089，11月1日起，由华锐牵头", "lead", "enterprise"),
        ("教材《机床》11月1日验收，新建", "revised", False), ("教材《机床》11月1日验收，并非修订版", "revised", None),
        ("分拣线11月1日认定新增产值\n产值（万元）：860", "output_value", 860),
        ("周健11月1日到华锐挂职，到2月1日止", "until", "2027-02-01"),
        ("周健11月1日到华锐挂职，到2月29日止", "until", "2028-02-29"),
        ("Joint lecture 5 to 5 October 2026 in the hall", "until", None),
        ("分拣线11月1日认定，新增稳定岗位2.5个", "jobs", None),
        ("横向课题《油液》合同HX-089，11月1日起，由市科技局牵头", "lead", None),
        ("11月1日 Media: \"The Bench\" by Lin Tao, printed in the Lakeside Times", "outlet", "Lakeside Times"),
        ("周健11月1日到华锐挂职，到2月30日止", "until", None),
        ("刚刚的党课结束了，林涛参加", "event_date", "2026-11-18"),
    ],
)  # fmt: skip
def test_a_field_is_what_its_words_say_or_open(text: str, field: str, value: JsonValue) -> None:
    assert draft_of(text).answers.get(field) == value


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("昨天党课，林涛没来，周健参加，林涛因为感冒请假", {"林涛": AbsenceReason.SICK}),
        ("昨天党课\n缺席：谢安\n谢安因为孩子发烧没来\n参加：林涛、苏和", {"谢安": AbsenceReason.PERSONAL}),
        ("昨天党课，除白雪外都到了，她生病", {"白雪": AbsenceReason.SICK}),
        ("昨天党课，除白雪外都到了，她", {"白雪": None}),
        ("昨天党课，白雪请假，白雪后来也参加了", {"白雪": None}),
    ],
)
def test_a_reason_may_be_told_elsewhere(text: str, away: dict[str, AbsenceReason | None]) -> None:
    attendance = draft_of(text).attendance
    assert attendance is not None
    assert {one.person.name: one.reason for one in attendance.absent} == away
    assert not {person.name for person in attendance.present} & set(away)


def test_the_partners_people_are_theirs_to_fill() -> None:
    attendance = draft_of("昨天党课，林涛参加。华锐：江山到场，罗浩请假").attendance
    assert attendance is not None
    assert [person.name for person in attendance.present] == ["林涛"]
    assert [person.name for person in attendance.partner_present] == ["江山"]
    assert [one.person.name for one in attendance.partner_absent] == ["罗浩"]


def test_numbers_that_do_not_add_up_are_no_all_but_some() -> None:
    attendance = draft_of("昨天党课，汽车系支部应到6人，实到3人，白雪请假").attendance
    assert attendance is not None
    assert not attendance.all_but


def test_a_span_is_of_a_text_that_has_it() -> None:
    with pytest.raises(ValueError, match="ends before"):
        TextSpan(0, 3).of("党课")


def test_what_is_in_doubt_is_asked_with_what_is_missing_in_the_order_of_the_form() -> None:
    draft = draft_of("11月12日党课，大概3点开始的，林涛讲的")
    assert "start" in {doubt.field for doubt in draft.doubts if doubt.reason is DoubtReason.UNCERTAIN}
    assert {"start", *draft.missing} == set(draft.to_ask)
    order = list(KINDS[draft.kind].model_fields)
    assert order.index("place") < order.index("start")
    assert draft.to_ask.index("place") < draft.to_ask.index("start")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("[转发] 华锐 秦岭  2026-11-16 09:15\n昨天党课，江山参加", ["2026-11-15"]),
        ("[转发] 华锐 秦岭  2026-02-30 09:15\n昨天党课，江山参加", ["2026-11-17"]),
        ("From: Luo Hao\nSent: 16 November 2026 09:15\nJoint lecture yesterday, Jiang Shan came", ["2026-11-15"]),
        ("11月3日党课，林涛参加；另外，11月5日教材《机床》验收。", ["2026-11-03", "2026-11-05"]),
        ("11月3日党课，林涛参加。11月5日座谈会，周健参加。", ["2026-11-03", "2026-11-05"]),
    ],
)  # fmt: skip
def test_each_event_has_the_day_of_its_own_text(text: str, days: list[str]) -> None:
    assert [draft.answers["event_date"] for draft in read_reports(text, SENT).drafts] == days


def test_a_day_to_come_is_asked_where_only_past_ones_can_be() -> None:
    draft = draft_of("论文《主轴》11月1日见刊\n转化日期：11月30日")
    assert [(doubt.field, doubt.reason) for doubt in draft.doubts] == [("converted_on", DoubtReason.FUTURE)]
    assert "converted_on" not in draft.answers


def test_who_is_on_no_roster_is_a_stranger_and_what_is_no_name_nobody() -> None:
    attendance = draft_of("昨天党课\n参加：林涛、赵大海、全体积极分子、周健").attendance
    assert attendance is not None
    assert [person.name for person in attendance.strangers] == ["赵大海"]


def test_a_time_without_a_day_is_no_plan() -> None:
    assert not read_reports("请大家于下午3点准时到会议室开会", SENT).plans


def test_a_row_that_tells_nothing_is_no_event() -> None:
    text = "日期\t内容\t地点\n11月3日\t党课\t报告厅\n合计\t次数\t若干\n11月5日\t座谈会\t食堂"
    assert [draft.answers["event_date"] for draft in read_reports(text, SENT).drafts] == ["2026-11-03", "2026-11-05"]
