"""What a text says of the fields of each kind; what is denied, planned or said as a guess fills nothing."""

from datetime import datetime

import pytest
from pydantic import JsonValue

from records.attendance import Branch, RosterEntry
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import DoubtReason, ReportDraft
from records.reports.reader import read_reports
from records.roles import Side

COLLEGE = ReportOrganisation(
    Side.COLLEGE, ("东湖职业技术学院", "东湖"), (Branch(1, "机电学院党支部"), Branch(3, "信息学院党支部")),
    (RosterEntry(1, "何田", 1, True), RosterEntry(2, "王芳", 1, True), RosterEntry(3, "王芳", 3, True)),
)  # fmt: skip
ENTERPRISE = ReportOrganisation(
    Side.ENTERPRISE,
    ("恒远装备有限公司", "恒远", "Hengyuan"),
    (Branch(2, "研发党支部"),),
    (RosterEntry(9, "沈毅", 2, True),),
)
SENT = ReportCircumstances(datetime.fromisoformat("2026-12-15T09:12:00+08:00"), COLLEGE, ENTERPRISE)


def draft(text: str) -> ReportDraft:
    (read,) = read_reports(text, SENT).drafts
    for value in read.values.values():
        assert value.span.of(text)
    return read


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (
            "何田老师从11月2日起到恒远研发中心企业实践，脱产，协议编号DH-TP-26/09",
            {"type": "teacher_practice", "direction": "to_enterprise", "workload": "full_time",
             "agreement": "DH-TP-26/09", "persons": {"roster": [1], "others": []}},
        ),
        (
            "本批录用毕业生5名，12月1日入职，岗位为数控操作工",
            {"type": "employment", "post": "数控操作工", "persons": {"headcount": 5}},
        ),
        (
            "12月1日互聘：何田受聘为恒远评委，沈毅受聘为我院教授",
            {"direction": "both", "persons": {"roster": [1], "others": ["沈毅"]}},
        ),
        (
            "“激光除锈”横向项目12月1日起，合同编号HX27杠04，我们牵头，首款三万五千元",
            {"contract": "HX27-04", "level": "commissioned", "lead": "college", "funding": 3.5},
        ),
        (
            "专利“夹爪”12月1日授权，ZL202520112233.4，12月9日许可恒远使用，许可费12.5万元，附许可合同",
            {"type": "patent", "number": "ZL202520112233.4", "way": "licence", "amount": 12.5, "proof": "许可合同"},
        ),
        (
            "双方12月9日认定分拣线新增产值1,200万，其中六成归合作，以审计报告为准，另新增稳定岗位14个",
            {"type": "both", "output_value": 1200, "share": 60, "basis": "审计报告", "jobs": 14},
        ),
        (
            "“双导师制”9月1日起推行，市教育局评为市级优秀案例",
            {"reviewed_by": "市教育局", "recognition": "city"},
        ),
        (
            "湖岸日报今天登了《第二课堂》，记者 江小舟，阅读量3,450，https://news.example.com/a/2087。",
            {"outlet": "湖岸日报", "author": "江小舟", "reach": 3450, "link": "https://news.example.com/a/2087"},
        ),
        (
            "教材《机床》12月1日验收，ISBN 978-7-0000-1234-5，第二版",
            {"type": "textbook", "number": "978-7-0000-1234-5", "revised": True},
        ),
    ],
)  # fmt: skip
def test_the_fields_of_a_kind_are_read(text: str, answers: dict[str, JsonValue]) -> None:
    read = draft(text).answers
    assert {name: read.get(name) for name in answers} == answers


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("专利“夹爪”12月1日授权，目前还没有转化，也没有转让", "way"),
        ("论文《主轴》12月5日见刊，在第12期", "number"),
        ("“夜校”做法9月1日起推行，已有省级媒体关注", "recognition"),
        ("横向课题《油液》合同号HX-089，恒远的12万还没到账", "funding"),
        ("教材《机床》12月1日验收", "revised"), ("湖岸日报今天登了《第二课堂》", "reach"),
    ],
)  # fmt: skip
def test_what_is_not_said_is_not_filled(text: str, field: str) -> None:
    assert field not in draft(text).answers


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("湖岸日报今天登了《第二课堂》，阅读约3万", "reach", DoubtReason.UNCERTAIN),
        ("12月1日起东湖30多名学生到恒远顶岗实习", "persons", DoubtReason.UNCERTAIN),
        ("王芳从12月1日起到恒远企业实践", "persons", DoubtReason.NAMESAKE),
    ],
)
def test_a_guess_is_asked(text: str, field: str, reason: DoubtReason) -> None:
    read = draft(text)
    assert [(doubt.field, doubt.reason) for doubt in read.doubts if doubt.field == field] == [(field, reason)]
    assert field not in read.answers
