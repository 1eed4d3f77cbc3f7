"""What we export of a ledger reads back as the same records: all kinds, both languages, as a workbook and as CSV."""

import io
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from foreign_files.old_ledgers import ledger_file
from foreign_files.reading import read_file
from foreign_files.sheets import LEDGERS
from handlers.exports.columns import LedgerLine, Reader, columns_of, leading
from handlers.exports.separated import write_separated
from handlers.exports.sheet import ExportSheet, Heading
from handlers.exports.workbook import write_workbook
from handlers.kit.texts import plain
from records.attendance import AbsenceReason, Branch, RosterEntry
from records.form import Field, fields_of, option_label
from records.kinds.joint_activity import JointActivity
from records.old_ledgers.dry_run import DryRun, OldRecord
from records.old_ledgers.reading import read_ledger
from records.old_ledgers.situation import ImportSituation, Partner
from records.questions import (
    Attachments,
    Branches,
    Choice,
    Day,
    Link,
    Moment,
    Number,
    ParticipantList,
    PeopleNames,
    PersonName,
    Question,
    Reference,
    RollCall,
    Text,
    YesNo,
)  # fmt: skip
from records.record import Family
from records.registry import KINDS
from records.roles import Side
from records.states import State
from storage.ledger.record_rows import StoredRecord
from storage.people.organisations import Organisation
from storage.people.partnerships import Partnership

BEGAN, TODAY = date(2024, 1, 15), date(2026, 11, 30)
NAMES = {
    Side.COLLEGE: ("陈立军", "王芳", "欧阳文静", "徐𬭚", "阿依古丽·买买提", "Emily Zhao"),
    Side.ENTERPRISE: ("田刚", "王建国", "冯程程", "司徒远", "Michael Lin"),
}
BRANCHES = {
    Side.COLLEGE: (Branch(1, "机电学院党支部"), Branch(2, "信息学院党支部")),
    Side.ENTERPRISE: (Branch(11, "生产党支部"), Branch(12, "研发党支部")),
}
ROSTERS = {
    side: tuple(
        RosterEntry(100 * BRANCHES[side][0].id + number, name, BRANCHES[side][number % 2].id, True)
        for number, name in enumerate(NAMES[side], 1)
    )
    for side in Side
}
COLLEGE, ENTERPRISE = (
    Organisation(1, Side.COLLEGE, "东湖职业技术学院"), Organisation(2, Side.ENTERPRISE, "恒远装备有限公司"),
)  # fmt: skip
PARTNERSHIP = Partnership(1, COLLEGE, ENTERPRISE, "Asia/Shanghai", True, BEGAN, None, None)
SITUATION = ImportSituation(
    TODAY, BEGAN, Side.COLLEGE,
    {side: Partner(PARTNERSHIP.organisation(side).name, (), BRANCHES[side]) for side in Side},
    lambda side, _day: ROSTERS[side],
)  # fmt: skip

TITLES = """数控车削项目化教程|+智造：技改主题党日|-3℃冷库抢修纪实|=党建引领|@全体党员|一、二号线节拍优化
“光影车间”摄影展|Open day, 2nd round
年度总结暨表彰|第四次共建联席会议（扩大）|12|2025年工作"""
WORDS = st.sampled_from(TITLES.replace("\n", "|").split("|"))
DAYS = st.integers(0, (TODAY - BEGAN).days).map(lambda days: (BEGAN + timedelta(days=days)).isoformat())
TIMES = st.tuples(st.integers(7, 20), st.sampled_from([0, 30])).map(lambda time: f"{time[0]:02}:{time[1]:02}")


NUMBERS = {
    "percent": st.integers(101, 10_000).map(lambda hundredths: hundredths / 100),
    "ten-thousand-cny": st.integers(1, 9_000_000).map(lambda part: part / 10_000),
}
SIMPLE: dict[type[Question], st.SearchStrategy[Any]] = {
    Day: DAYS,
    Moment: TIMES,
    Link: st.just("https://news.example.com/20250929.html?a=1&b=2"),
    PersonName: st.sampled_from(["陈立军", "阿依古丽·买买提", "Emily Zhao", "鲁𬭎"]),
    PeopleNames: st.lists(st.sampled_from(["侯㛃", "鲁𬭎", "Ann Lee"]), min_size=1, unique=True),
    YesNo: st.booleans(),
    Reference: st.builds("{}{}".format, WORDS, st.integers(100, 999)),
    ParticipantList: st.one_of(
        st.lists(st.sampled_from([entry.id for entry in ROSTERS[Side.COLLEGE]]), min_size=1, unique=True).map(
            lambda ids: {"roster": ids, "others": ["鲁𬭎"]}
        ),
        st.integers(1, 300).map(lambda count: {"headcount": count}),
    ),
}


def values(field: Field) -> st.SearchStrategy[Any]:
    """What may be answered to a question, where the answer hangs on no other."""
    match field.question:
        case Text(multiline=True):
            return st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
        case Text():
            return st.builds("{}{}".format, WORDS, st.integers(100, 999))
        case Choice():
            return st.sampled_from([option.value for option in field.options or ()])
        case Number(minimum=least, unit=unit):
            return NUMBERS.get(unit or "", st.integers(max(int(least), 0), 90_000))
    return SIMPLE[type(field.question)]


@st.composite
def roll_calls(draw: st.DrawFn, side: Side, *, reasons: bool) -> dict[str, JsonValue]:
    """Branches of a side, and their attendance; where reasons are not told to the reader, nobody was away."""
    chosen = draw(st.lists(st.sampled_from(BRANCHES[side]), min_size=1, unique=True))
    due = [entry.id for entry in ROSTERS[side] if entry.branch_id in {branch.id for branch in chosen}]
    away = draw(st.lists(st.sampled_from(due), unique=True, max_size=len(due))) if reasons else []
    absent = {str(entry): draw(st.sampled_from(AbsenceReason)).value for entry in away}
    ids = sorted(branch.id for branch in chosen)
    attendance: dict[str, JsonValue] = {
        "branches": [*ids], "present": [entry for entry in due if entry not in away], "absent": {**absent}
    }  # fmt: skip
    return {"branches": [*ids], "attendance": attendance}


@st.composite
def stored_records(draw: st.DrawFn) -> StoredRecord:
    """A record of any kind, as the ledger keeps it, and as its form would take it."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    side = draw(st.sampled_from(Side)) if kind == JointActivity.kind else Side.COLLEGE
    answers: dict[str, Any] = {}
    for field in fields_of(KINDS[kind]):
        question = field.question
        if isinstance(question, Attachments | Branches | RollCall):
            continue
        if not field.applies(answers) or (isinstance(question, Choice) and _given(field, kind, answers)):
            continue
        if field.required or question.demanded or draw(st.booleans()):
            answers[field.name] = draw(values(field))
    counterpart = None
    if kind == JointActivity.kind:
        answers |= draw(roll_calls(side, reasons=side is Side.COLLEGE))
        counterpart = draw(roll_calls(side.other, reasons=side is Side.ENTERPRISE))
    _in_order(answers)
    return StoredRecord(
        1, 1, side, kind, State.CONFIRMED, 1, 1, 1, 1, 1, date.fromisoformat(answers["event_date"]), answers["title"],
        False, datetime(2026, 11, 30, tzinfo=UTC), answers, counterpart,
    )  # fmt: skip


def _given(field: Field, kind: str, answers: dict[str, Any]) -> bool:
    """Answer a choice that another one gives; return whether one did."""
    name = getattr(field.question, "given_by", None)
    giver = next((each for each in fields_of(KINDS[kind]) if each.name == name), None)
    given = getattr(giver.options(answers[giver.name]), field.name, None) if giver and giver.options else None
    if given is not None:
        answers[field.name] = given.value
    return given is not None


def _in_order(answers: dict[str, Any]) -> None:
    """Put pairs of days and times in their order, as forms demand it."""
    for first, last in (("event_date", "until"), ("event_date", "end"), ("start", "end")):
        pair = [str(answers[name]) for name in (first, last) if name in answers]
        if len(pair) < 2 or len(pair[0]) != len(pair[1]):
            continue
        if pair[0] == pair[1]:
            del answers[last]
        else:
            answers[first], answers[last] = sorted(pair)


def exported(records: Sequence[StoredRecord], language: str, *, as_workbook: bool) -> list[tuple[str, bytes]]:
    """The files of a ledger, by their names."""
    reader = Reader(
        language, PARTNERSHIP, BRANCHES, ROSTERS, frozenset({Side.COLLEGE})
    )  # fmt: skip
    sheets = []
    for family in Family:
        of_family = [record for record in records if KINDS[record.kind].family is family]
        if not of_family:
            continue
        names = tuple(kind for kind in KINDS if any(record.kind == kind for record in of_family))
        columns = columns_of(family, reader, names=names, states=False)
        lines = [LedgerLine(number, record, "王芳") for number, record in enumerate(of_family, 1)]
        label = plain(language, option_label(family))
        headings = [Heading(column.heading, column.width, column.shape) for column in columns]
        rows = [[column.cell(line) for column in columns] for line in lines]
        sheets.append(ExportSheet(label, f"{label}　{PARTNERSHIP.name}", "", headings, rows, leading(family)))
    with tempfile.TemporaryDirectory() as folder:
        if as_workbook:
            path = Path(folder) / "ledger.xlsx"
            write_workbook(path, sheets)
            return [(path.name, path.read_bytes())]
        path = write_separated(Path(folder), "ledger", sheets)
        content = path.read_bytes()
    if path.suffix == ".csv":
        return [(path.name, content)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def dry_runs(files: Sequence[tuple[str, bytes]]) -> list[DryRun]:
    return [read_ledger(ledger_file(name, read_file(content, LEDGERS)), SITUATION) for name, content in files]


def told(answers: Mapping[str, Any], kind: str) -> object:
    """Answers as they count: read by the form of the kind."""
    return KINDS[kind].model_validate(answers).model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def same(record: StoredRecord, read: OldRecord) -> None:
    assert read.kind == record.kind
    assert told(read.answers, record.kind) == told(record.answers, record.kind)
    if record.counterpart is not None:
        form = KINDS[record.kind].counterpart
        assert form is not None
        assert form.model_validate(read.counterpart) == form.model_validate(record.counterpart)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("as_workbook", [True, False], ids=["XLSX", "CSV"])
@settings(max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(records=st.lists(stored_records(), min_size=1, max_size=5, unique_by=lambda record: (record.kind, record.title)))
def test_what_is_exported_reads_back(records: list[StoredRecord], language: str, as_workbook: bool) -> None:
    runs = dry_runs(exported(records, language, as_workbook=as_workbook))
    assert [row for run in runs for row in run.rejected] == []
    assert [question for run in runs for question in run.asked] == []
    read = {(record.kind, record.title): record for run in runs for record in run.records}
    assert len(read) == len(records)
    for record in records:
        same(record, read[record.kind, record.title])


def test_a_column_that_few_rows_fill_is_no_title() -> None:
    """`Project` names a project's title in some ledgers; here it is what a result belongs to."""
    records = [
        _stored("research_project", "第四次共建联席会议320", "2024-11-02", contract="2025年工作747"),
        _stored(
            "economic_contribution", "12251", "2025-02-11", type="output", output_value=170.4, share=35.1, basis="x"
        ),
        _stored("research_result", "2025年工作577", "2026-09-03", type="paper", project="冷库抢修826"),
    ]
    (run,) = dry_runs(exported(records, "en", as_workbook=False))
    assert [record.title for record in run.records] == [record.title for record in records]


def _stored(kind: str, title: str, day: str, **answers: Any) -> StoredRecord:
    return StoredRecord(
        1, 1, Side.COLLEGE, kind, State.CONFIRMED, 1, 1, 1, 1, 1, date.fromisoformat(day), title, False,
        datetime(2026, 11, 30, tzinfo=UTC), {"title": title, "event_date": day, **answers}, None,
    )  # fmt: skip
