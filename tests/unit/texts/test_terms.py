"""One word for a thing in all that people read: a term that was given up does not come back, in either language."""

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[3]
LOCALES = {"zh": ROOT / "handlers" / "locales" / "zh-CN", "en": ROOT / "handlers" / "locales" / "en"}

# What was given up, and what is said for it.
RETIRED: dict[str, dict[str, str]] = {
    "zh": {
        r"记录(?!人)": "台账",
        "联合台账": "共建台账",
        r"等[您我](办|处理|审核)": "待办，待您处理的台账",
        "要本方审核": "开启、关闭本方审核",
        "保留这条": "不撤回，保留",
        "核验": "销号",
        "重新打开": "重新整改",
        "申请延期": "延期",
        "方面|各组": "一级指标",
        "有效天数": "结对天数",
        "数据覆盖|覆盖率": "数据完整度",
        "时间段|项目年度|本年度": "周期，学年",
        "触达": "覆盖",
        "语气": "倾向",
        "商定份额": "归属比例",
        "认可": "认定",
        "(?<!新增)稳定就业": "新增稳定就业",
        "到会": "到场",
        "因何": "原因",
        "组织(问卷|评分|一轮|过)": "发起",
        "交卷": "提交",
        "减负账": "减负情况",
        "应(不早|早|晚)于": "不能早于、晚于",
        "不归您管理": "不在您的管理范围",
        "您方|您这一方|两方": "本方，双方",
        "你": "您",
        "报来|已读到|不能这样操作|久未办理|打(一个)?(名|姓)": "plain words",
    },
    "en": {
        r"\bpass(es|ed)?\b|own side's review": "approve, internal review",
        r"\bmend(s|ed|ing)?\b": "revise, correct, fix",
        r"\blet (it|them) (go|come)\b": "agree",
        r"\bstands?\b": "still counts",
        r"\bobject(ed)? to\b": "raise an objection",
        r"\bwanting\b": "problem",
        r"\bcomposites?\b": "overall score",
        r"\bactive days\b": "days of partnership",
        r"\bprogramme year": "academic year",
        r"\breaders\b": "reach",
        r"lasting employment|\bnew output(?! value)": "new stable jobs, new output value",
        r"\bmentions?\b": "media report",
        r"\bown outlets?\b": "own media",
        r"\bconver(t(s|ed|ible)?|sion)\b": "commercialise",
        r"\bon leave\b|\bask(ed)? for leave\b|\b(my|your) leave\b|\bleave from\b": "apologies, away",
        r"\bbeg(i|a|u)n(s|ning)?\b": "start",
        r"\bhand(ed)? (it )?in\b": "submit",
        r"substituted": "make-up workday",
        r"\bbudget\b|\bburdens?\b|\bunasked\b": "limit, message load",
        r"co-construction ledger": "joint ledger",
        r"\bwaits? for (you|me)\b|\bowed\b": "to-do list",
        r"\bshall\b|\bholds?\b|\btold\b|\bsound\b|\botherwise\b": "plain words",
        r"\b(one|person|lines?|messages) a (line|person|week|item)\b": "per",
        r"\b(on|by) which day\b": "what date",
        r"’": "'",
        r"[\d}] %": "40%",
    },
}
# Where such a word means something else, and is right.
ALLOWED: dict[str, str] = {
    "command-audit": "记录",  # the log, 操作记录
    "audit-heading": "记录",
    "audit-empty": "记录",
    "audit-person": "记录",
    "audit-action": "记录",
    "privacy-what": "记录",
    "joint-activity-recorder.ask": "记录",  # taking the minutes
    "missing-no-records": "记录",  # the reason “没有记录”, and where it is quoted
    "nil-hint": "记录",
    "catalogue.indicators.activity_frequency.edge_cases": "记录",
    "answers-lines.hint": "holds",  # a row holds questions
    "catalogue.indicators.activity_frequency.measures": "hold",  # people hold activities
    "event-in-past": "passed",  # time has passed
    "rectification-overdue": "passed",
    "erasure-asked": "passed",  # passed on
    "rank-ask": "told",  # told apart
    "habits-per-week.ask": "messages a week",
    "budget-per-week.ask": "messages a week",
}


class Words(Visitor):
    """What of an entry people read: its text, and the words among the variables."""

    def __init__(self, node: fluent.Pattern) -> None:
        self.said = ""
        self.visit(node)

    def visit_TextElement(self, node: fluent.TextElement) -> None:
        self.said += node.value

    def visit_Placeable(self, node: fluent.Placeable) -> None:
        self.said += "}"
        self.generic_visit(node)


def of_locale(language: str) -> Iterator[tuple[str, str]]:
    for file in sorted(set(LOCALES[language].glob("*.ftl")) - {LOCALES[language] / "said.ftl"}):  # what people say
        for entry in FluentParser().parse(file.read_text("utf-8")).body:
            if isinstance(entry, fluent.Message):
                patterns = {"": entry.value, **{f".{each.id.name}": each.value for each in entry.attributes}}
                for attribute, pattern in patterns.items():
                    if pattern is not None:
                        yield f"{entry.id.name}{attribute}", Words(pattern).said


def of_data(language: str, found: object, path: str) -> Iterator[tuple[str, str]]:
    """Each text of such a language in TOML or JSON, by where it stands."""
    if isinstance(found, Mapping):
        for key, value in found.items():
            if key == language and isinstance(value, str):
                yield path, value
            else:
                yield from of_data(language, value, f"{path}.{key}")
    elif isinstance(found, list):
        for number, value in enumerate(found):
            yield from of_data(language, value, f"{path}.{number}")


def texts(language: str) -> Iterator[tuple[str, str]]:
    """All that people read in such a language, each by its key."""
    yield from of_locale(language)
    yield from of_data(language, json.loads((ROOT / "sandbox/page/texts.json").read_text("utf-8")), "page")
    yield from of_data(language, tomllib.loads((ROOT / "indicators/catalogue.toml").read_text("utf-8")), "catalogue")
    for file in sorted((ROOT / "records/questionnaires").glob("*.toml")):
        yield from of_data(language, tomllib.loads(file.read_text("utf-8")), file.stem)


@pytest.mark.parametrize("language", sorted(RETIRED))
def test_a_term_that_was_given_up_does_not_come_back(language: str) -> None:
    found = {
        f"{key}: {match[0]!r} in {text!r}, say: {instead}"
        for key, text in texts(language)
        for term, instead in RETIRED[language].items()
        if (match := re.search(term, text, re.IGNORECASE)) and match[0] != ALLOWED.get(key)
    }
    assert sorted(found) == []


def test_each_exception_is_still_needed() -> None:
    said: defaultdict[str, str] = defaultdict(str)
    for language in RETIRED:
        for key, text in texts(language):
            said[key] += text
    assert [key for key, word in ALLOWED.items() if word not in said[key]] == []
