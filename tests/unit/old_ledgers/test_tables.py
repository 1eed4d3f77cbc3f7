"""Small tables in the words of other offices: what is an entry, what is handed back, and what is asked."""

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic import JsonValue

from records.attendance import Branch
from records.old_ledgers.dry_run import DryRun, FileReason, QuestionKind, RowReason, SideCounts
from records.old_ledgers.reading import read_ledger
from records.old_ledgers.situation import ImportSituation, KnownRecord, Partner
from records.old_ledgers.tables import LedgerFile, LedgerTable
from records.old_ledgers.told import dry_run_to_json
from records.roles import Side

PARTNERS = {
    Side.COLLEGE: Partner("江北航运学院", ("江航",), (Branch(1, "轮机党支部"),)),
    Side.ENTERPRISE: Partner("蓝湾船务有限公司", ("蓝湾",), (Branch(7, "船坞党支部"),)),
}
SITUATION = ImportSituation(date(2026, 11, 30), date(2024, 1, 15), Side.COLLEGE, PARTNERS)


def table(text: str, name: str = "", forms: str = "", above: str = "") -> LedgerTable:
    """A table of which each line is a row, and bars divide the cells; `/n` is a line break within one."""
    rows = [tuple(cell.strip().replace("/n", "\n") for cell in line.split("|")) for line in text.strip().split("\n")]
    width = max(map(len, rows))
    padded = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return LedgerTable(name, padded, tuple(forms.split("\n")) if forms else (), above=above)


def read(*tables: LedgerTable | str, answers: Mapping[str, JsonValue] | None = None, file: str = "x.xlsx") -> DryRun:
    made = tuple(table(one, str(at)) if isinstance(one, str) else one for at, one in enumerate(tables, 1))
    return read_ledger(LedgerFile(file, made), SITUATION, answers)


def entries(run: DryRun) -> list[tuple[str, str]]:
    return [(str(record.answers["event_date"]), record.title) for record in run.records]


def reasons(run: DryRun) -> list[RowReason]:
    return [row.reason for row in run.rejected]


def asked(run: DryRun) -> list[tuple[QuestionKind, bool]]:
    return [(question.kind, question.answered) for question in run.asked]


ACTIVITY = "活动日期|活动主题|活动地点|备注|合作单位\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2025.3.5|龙舟赛（取消）|码头||", RowReason.CANCELLED),
        ("2025.3.5|龙舟赛|码头|因台风取消|", RowReason.CANCELLED),
        ("2025.3.5|龙舟赛|码头||远洋渔业公司", RowReason.OTHER_PARTNERSHIP),
        ("2025.3.5|#REF!|码头||", RowReason.UNREADABLE_CELL),
        ("2025.3.5|待定|码头||", RowReason.NO_TITLE),
        ("待定|龙舟赛|码头||", RowReason.NO_DATE),
        ("同上|龙舟赛|码头||", RowReason.NO_DATE),
        ("2027.3.5|龙舟赛|码头||", RowReason.FUTURE_DATE),
        ("2023.3.5|龙舟赛|码头||", RowReason.BEFORE_PARTNERSHIP),
        ("2025.13.5|龙舟赛|码头||", RowReason.IMPOSSIBLE_DATE),
    ],
)
def test_a_row_that_is_no_entry_of_ours_is_handed_back(row: str, reason: RowReason) -> None:
    run = read(f"{ACTIVITY}{row}\n2025.3.9|灯塔参观|灯塔||蓝湾")
    assert (reasons(run), entries(run)) == ([reason], [("2025-03-09", "灯塔参观")])


@pytest.mark.parametrize(
    "row",
    ["合计|2|||", "|||12|", "注：以上由轮机党支部填写||||", "示例|龙舟赛|码头||", "小计||36人||", "|灯塔||||"],
)
def test_sums_notes_and_examples_are_no_entries(row: str) -> None:
    run = read(f"{ACTIVITY}2025.3.9|灯塔参观|灯塔||\n{row}")
    assert entries(run) == [("2025-03-09", "灯塔参观")]
    assert set(reasons(run)) <= {RowReason.NO_DATE, RowReason.TOTAL_ROW}


@pytest.mark.parametrize("partner", ["蓝湾", "蓝湾船务", "船坞党支部", "企方", "", "无", "#N/A"])
def test_the_partner_is_ours_under_each_of_its_names(partner: str) -> None:
    assert entries(read(f"{ACTIVITY}2025.3.9|灯塔参观|灯塔||{partner}")) == [("2025-03-09", "灯塔参观")]


def test_a_partner_is_ours_where_somebody_says_so() -> None:
    row = f"{ACTIVITY}2025.3.9|灯塔参观|灯塔||湾区修造"
    assert reasons(read(row)) == [RowReason.OTHER_PARTNERSHIP]
    assert len(read(row, answers={"partner": {"湾区修造": "yes"}}).records) == 1


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("活动是否取消", "是"), ("是否如期开展", "否"), ("完成情况", "已取消"), ("Status", "cancelled")],
)
def test_a_column_may_say_that_something_was_called_off(heading: str, cell: str) -> None:
    run = read(f"日期|活动名称|{heading}\n2025.3.5|龙舟赛|{cell}\n2025.3.9|灯塔参观|")
    assert (reasons(run), entries(run)) == ([RowReason.CANCELLED], [("2025-03-09", "灯塔参观")])


def test_several_activities_in_a_cell_are_taken_apart() -> None:
    run = read(
        f"{ACTIVITY}2025.3.5|1、龙舟赛；2、灯塔参观|码头||\n"
        "2025.4.5/n2025.4.9|扫墓/n植树|山上||\n2025.5.5/n2025.5.6|1.义诊 2.义卖|码头||"
    )
    assert entries(run) == [
        ("2025-03-05", "龙舟赛"),
        ("2025-03-05", "灯塔参观"),
        ("2025-04-05", "扫墓"),
        ("2025-04-09", "植树"),
        ("2025-05-05", "义诊"),
        ("2025-05-06", "义卖"),
    ]


@pytest.mark.parametrize(
    ("heading", "row", "day"),
    [
        ("年度|月份|日|活动名称", "2025|3|5|龙舟赛", "2025-03-05"),
        ("年|月|日|活动名称", "25|3|5|龙舟赛", "2025-03-05"),
        ("年份|活动日期|活动名称", "2025年|3.5|龙舟赛", "2025-03-05"),
        ("月份|日期|活动名称|年度", "3月|5日|龙舟赛|2025", "2025-03-05"),
    ],
)
def test_columns_for_year_month_and_day_are_a_day_together(heading: str, row: str, day: str) -> None:
    assert entries(read(f"{heading}\n{row}")) == [(day, "龙舟赛")]


def test_a_month_without_a_day_is_several_days() -> None:
    assert reasons(read("年度|月份|活动名称\n2025|3|龙舟赛\n2025||义卖")) == [
        RowReason.AMBIGUOUS_DATE,
        RowReason.NO_DATE,
    ]


@pytest.mark.parametrize(
    ("cell", "kind", "answer"),
    [("3月5日", QuestionKind.YEAR, "2025"), ("03/05/2025", QuestionKind.DATE_ORDER, "month_first")],
)
def test_what_a_day_hangs_on_is_asked_and_then_known(cell: str, kind: QuestionKind, answer: str) -> None:
    text = f"{ACTIVITY}{cell}|龙舟赛|码头||"
    before, after = read(text), read(text, answers={kind.value: answer})
    assert (asked(before), reasons(before)) == ([(kind, False)], [RowReason.AMBIGUOUS_DATE])
    assert (asked(after), entries(after)) == ([(kind, True)], [("2025-03-05", "龙舟赛")])


def test_a_kind_is_told_row_by_row() -> None:
    run = read(
        "类别|日期|标题|媒体名称\n宣传报道|2025.3.5|海上新风|航运报\n活动|2025.3.6|龙舟赛|\n报道|2025.3.8|船坞夜校|航运报\n"
        "|2025.3.9|航标日|航运报\n聚餐|2025.3.7|年夜饭|"
    )
    assert [(record.kind, record.title) for record in run.records] == [
        ("public_mention", "海上新风"),
        ("joint_activity", "龙舟赛"),
        ("public_mention", "船坞夜校"),
        ("public_mention", "航标日"),
    ]
    assert reasons(run) == [RowReason.UNKNOWN_KIND]


def test_a_kind_that_nothing_tells_is_asked() -> None:
    text = "日期|名称\n2025.3.5|灯塔\n2025.3.6|航标"
    assert QuestionKind.KIND in [question.kind for question in read(text).asked]
    run = read(text, "日期|活动主题|应到|实到\n2025.4.5|义卖|5|5")
    assert {record.kind for record in run.records} == {"joint_activity"}


def test_columns_without_a_known_heading_are_asked_for_and_taken_as_answered() -> None:
    text = "甲|乙|丙\n2025.3.5|龙舟赛|码头\n2025.3.6|灯塔参观|灯塔"
    run = read(table(text, "台账"))
    assert {question.kind for question in run.asked} >= {QuestionKind.COLUMNS}
    assert len(run.records) == 2
    said = read(table(text, "台账"), answers={"columns": {"A": "event_date", "B": "place", "台账/C": "title"}})
    assert {("2025-03-05", "码头"), ("2025-03-06", "灯塔")} == {*entries(said)}


@pytest.mark.parametrize(
    ("text", "reason"), [(ACTIVITY, FileReason.NOT_A_TABLE), ("会议纪要\n本月无事", FileReason.NOT_A_TABLE)]
)
def test_a_file_without_entries_is_refused(text: str, reason: FileReason) -> None:
    assert read(text).refused in (reason, FileReason.EMPTY)


def test_a_template_with_its_example_is_empty() -> None:
    assert read(f"{ACTIVITY}示例|龙舟赛|码头||").refused is FileReason.EMPTY


def test_a_heading_of_two_lines_divides_its_groups() -> None:
    run = read(table("活动信息||出席|\n日期|主题|校方人数|企方人数\n2025.3.5|龙舟赛|5|6", forms="tctc\ntttt\ntttt"))
    assert run.records[0].counts == {Side.COLLEGE: SideCounts(present=5), Side.ENTERPRISE: SideCounts(present=6)}


def test_sections_above_entries_tell_their_month() -> None:
    run = read("2025年台账||\n日期|活动主题|地点\n三月份||\n5日|龙舟赛|码头\n四月份||\n6日|义卖|码头")
    assert entries(run) == [("2025-03-05", "龙舟赛"), ("2025-04-06", "义卖")]


def test_a_table_goes_on_without_its_heading() -> None:
    run = read("日期|活动主题|地点\n2025.3.5|龙舟赛|码头", "2025.4.5|义卖|码头\n2025.4.6|义诊|广场")
    assert entries(run) == [("2025-03-05", "龙舟赛"), ("2025-04-05", "义卖"), ("2025-04-06", "义诊")]


def test_times_of_their_own_column_are_the_start() -> None:
    run = read("日期|活动主题|集合时间\n2025.3.5|龙舟赛|14:00-16:00\n2025.3.6|义卖|9:00")
    assert [record.answers.get("start") for record in run.records] == ["14:00", "09:00"]


def test_a_column_of_units_that_names_only_others_is_that_of_partners() -> None:
    run = read("日期|活动主题|单位\n2025.3.5|龙舟赛|蓝湾船务\n2025.3.6|义卖|远洋渔业公司")
    assert (entries(run), reasons(run)) == ([("2025-03-05", "龙舟赛")], [RowReason.OTHER_PARTNERSHIP])


def test_rows_of_both_sides_of_an_event_are_one_entry_and_repeats_are_none() -> None:
    run = read(
        "日期|活动主题|所属单位|应到|实到\n2025.3.5|龙舟赛|校方|8|7\n2025.3.5|龙舟赛|企方|6|6\n2025.3.5|龙舟赛|企方|6|6"
    )
    assert [record.counts for record in run.records] == [
        {Side.COLLEGE: SideCounts(8, 7), Side.ENTERPRISE: SideCounts(6, 6)}
    ]
    assert [(row.reason, row.other) for row in run.rejected] == [(RowReason.DUPLICATE_IN_FILE, ("1", 2))]


def test_what_stands_in_the_ledger_is_not_taken_again() -> None:
    known = ImportSituation(
        SITUATION.today, SITUATION.began, Side.COLLEGE, PARTNERS,
        known=[KnownRecord("joint_activity", date(2025, 3, 5), "龙舟赛")],
    )  # fmt: skip
    run = read_ledger(LedgerFile("x.csv", (table(f"{ACTIVITY}2025/3/5|龙 舟 赛|||"),)), known)
    assert reasons(run) == [RowReason.ALREADY_IN_LEDGER]


def test_signs_below_days_are_the_attendance_of_events() -> None:
    run = read("姓名|2025.3.5|2025.4.6\n党员|龙舟赛|义卖活动\n何强|√|√\n周敏|病|√\n孙立|×|△\n注：△表示出差||")
    assert entries(run) == [("2025-03-05", "龙舟赛"), ("2025-04-06", "义卖活动")]
    told = dry_run_to_json("x", run)
    first = told["records"][0]  # type: ignore[index]
    assert isinstance(first, dict)
    assert (first["column"], first["present"], first["absent"]) == ("B", 1, {"周敏": "sick"})


def test_a_list_of_names_without_a_sign_is_no_ledger() -> None:
    assert read("姓名|2025.3.5|2025.4.6\n何强||\n周敏||").refused is FileReason.NOT_A_TABLE


def test_events_beside_each_other_are_read_down_their_columns() -> None:
    run = read("活动台账||\n活动主题|龙舟赛|义卖\n活动日期|2025.3.5|2025.14.6\n活动地点|码头|广场")
    assert entries(run) == [("2025-03-05", "龙舟赛")]
    assert dry_run_to_json("x", run)["rejected"] == [
        {"sheet": "1", "row": 2, "reason": "impossible_date", "column": "C"}
    ]


BESIDE = "2025.3.5|龙舟赛|2025.4.6|灯塔参观\n2025.3.9|船模课||"
BOTH = [("2025-03-05", "龙舟赛"), ("2025-03-09", "船模课"), ("2025-04-06", "灯塔参观")]


@pytest.mark.parametrize("above", ["", "三月||四月|\n", "2025年活动台账|||\n"])
def test_events_beside_each_other_in_a_row_are_an_entry_each(above: str) -> None:
    run = read(f"{above}日期|主题|日期|主题\n{BESIDE}")
    assert (entries(run), reasons(run)) == (BOTH, [])
    assert [record.column for record in run.records] == ["A", "A", "C"]


def test_columns_before_events_that_stand_beside_each_other_are_of_all_of_them() -> None:
    run = read("地点|日期|主题|日期|主题|备注\n码头|2025.3.5|龙舟赛|2025.4.6|灯塔参观|因故取消")
    assert [(record.title, record.answers["place"]) for record in run.records] == [("龙舟赛", "码头")]
    assert [(row.reason, row.column) for row in run.rejected] == [(RowReason.CANCELLED, "D")]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("计划||实际|\n日期|主题|日期|主题\n2025.3.5|龙舟赛|2025.4.6|灯塔参观", "tctc"),
        ("计划||实际|\n日期|主题|日期|主题\n2025.3.5|龙舟赛|2025.4.6|灯塔参观", ""),
        ("日期|主题|主题\n2025.3.5|龙舟赛|灯塔参观", ""),
    ],
)
def test_a_second_title_of_a_row_is_never_dropped(text: str, forms: str) -> None:
    run = read(table(text, forms=forms))
    assert (entries(run), reasons(run)) == ([], [RowReason.SEVERAL_IN_ONE_CELL])


def test_cards_of_an_event_are_an_entry_each() -> None:
    card = "活动主题|{}|活动日期|{}\n活动地点|码头|主持人|何强\n"
    run = read(card.format("龙舟赛", "2025.3.5") + card.format("义卖", "2025.4.6"))
    assert entries(run) == [("2025-03-05", "龙舟赛"), ("2025-04-06", "义卖")]
    labelled = read("活动主题：龙舟赛|活动日期：2025.3.5\n活动地点：码头|")
    assert entries(labelled) == [("2025-03-05", "龙舟赛")]


def test_money_without_a_unit_is_asked_for() -> None:
    text = "立项日期|项目名称|合同编号|合同金额\n2025.3.5|航标灯研制|JB-7|12"
    before, after = (read(table(text, "科研项目"), answers=answers) for answers in ({}, {"unit": "万元"}))
    assert asked(before) == [(QuestionKind.UNIT, False)]
    assert "funding" not in before.records[0].answers
    assert after.records[0].answers["funding"] == 12.0


@pytest.mark.parametrize(
    ("contract", "reason"),
    [("#N/A", RowReason.UNREADABLE_CELL), ("9.787E+12", RowReason.UNREADABLE_NUMBER), ("", RowReason.MISSING_FIELD)],
)
def test_a_project_needs_its_contract_number(contract: str, reason: RowReason) -> None:
    run = read(f"立项日期|项目名称|合同编号|合同经费（万元）\n2025.3.5|航标灯研制|{contract}|12")
    assert [(row.reason, row.about) for row in run.rejected] == [(reason, "contract")]


def test_a_last_day_before_the_first_is_left_out() -> None:
    run = read("开始日期|活动主题|最后一天\n2025.3.5|龙舟赛|2025.3.1\n2025.4.5|义卖|4.7")
    assert [record.answers.get("until") for record in run.records] == [None, "2025-04-07"]


def test_a_further_day_without_a_year_is_asked_for() -> None:
    run = read("立项日期|项目名称|合同编号|结题日期\n3.5|航标灯研制|JB-7|9.5", answers={"year": "2025"})
    assert run.records[0].answers["end"] == "2025-09-05"


def test_the_order_of_a_further_day_is_asked_for() -> None:
    text = "立项日期|项目名称|合同编号|结题日期\n2025-03-05|航标灯研制|JB-7|05/06/2025"
    before, after = (read(table(text, "科研项目"), answers=answers) for answers in ({}, {"date_order": "day_first"}))
    assert (asked(before), before.records[0].answers.get("end")) == ([(QuestionKind.DATE_ORDER, False)], None)
    assert (asked(after), after.records[0].answers["end"]) == ([(QuestionKind.DATE_ORDER, True)], "2025-06-05")


def test_what_has_no_title_is_called_by_its_category() -> None:
    assert entries(read("日期|活动形式|活动地点\n2025.3.5|主题党日|码头")) == [("2025-03-05", "主题党日")]


def test_a_column_that_was_said_to_be_nothing_is_left_out() -> None:
    text = "日期|活动主题|活动地点\n2025.3.5|龙舟赛|码头"
    assert "place" in read(text).records[0].answers
    assert "place" not in read(text, answers={"columns": {"活动地点": ""}}).records[0].answers


def test_a_long_table_of_repeated_days_has_one_heading() -> None:
    run = read(
        "日期|活动主题\n2025.3.5|龙舟赛\n" + "\n".join(f"同上|义卖{'甲乙丙丁'[at % 4] * (at + 1)}" for at in range(36))
    )
    assert {record.event_date for record in run.records} == {date(2025, 3, 5)}
    assert len(run.records) == 37


def test_guests_and_branches_are_told_as_they_are_written() -> None:
    run = read("日期|活动主题|列席人员|参加支部\n2025.3.5|龙舟赛|各界代表、沿江居民|轮机党支部、退休党支部")
    assert run.records[0].people == {"guests": ("各界代表", "沿江居民")}
    assert run.records[0].counts == {Side.COLLEGE: SideCounts(branches=("轮机党支部",))}


def test_of_a_label_that_a_card_repeats_the_first_value_counts() -> None:
    run = read("活动主题|龙舟赛|活动日期|2025.3.5\n活动地点|码头|主持人|何强\n活动地点|广场||")
    assert [record.answers["place"] for record in run.records] == ["码头"]


def test_an_exchange_needs_people_and_its_type_tells_the_direction() -> None:
    heading = "开始日期|交流事项|交流类型|姓名|交流人数\n"
    run = read(table(f"{heading}2025.3.5|船坞跟岗|顶岗实习||20\n2025.4.5|机舱见习|实习||0", "人才交流"))
    assert [(row.answers["direction"], row.answers["persons"]) for row in run.records] == [
        ("to_enterprise", {"headcount": 20})
    ]
    assert [(row.reason, row.about) for row in run.rejected] == [(RowReason.MISSING_FIELD, "persons")]
