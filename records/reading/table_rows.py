"""Tells the rows of a table that are no entries: titles, totals and notes, however they are written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_NUMERAL = r"[\d〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅]+"
_COUNTED = "人次|人|名|位|个|条|份|篇|项|次|行|件|户|张"
_OF_WHAT = "党员|同志|人员|成员|代表|群众|职工|教师|记录|报道|答卷|数据"
_TOTAL = re.compile(
    rf"(?:以上|全部|总)?(?:合计|总计|小计|共计|累计|总数|总人数|人数|平均|均值|平均分|平均值|平均数|求和|汇总)(?:[:：,，(（].*|{_NUMERAL}.*)?|"
    rf"(?:以上|全部|本表|名单|合计|总计|小计|累计|应到|实到|应参加|实参加)*[:：]?[总一]?(?:共计|共有|共|计|总数)?[:：]?"
    rf"(?:{_OF_WHAT})?{_NUMERAL}(?:{_COUNTED})(?:{_OF_WHAT})?(?:[。.!！,，;；].*)?|"
    r"(?:(?:grand|sub)[\s-]?)?totals?(?:\s*[:=(\d].*|\s(?:of|number|members|people|persons|count)\b.*)?|"
    r"(?:in all|altogether|sum|subtotals?|averages?|mean|count)\b\s*[:：=]?[\d\s.,%]*|"
    rf"(?:\d+|[a-z]+(?:[\s-][a-z]+)?)\s(?:people|persons|members|names|entries|rows|records|responses)"
    r"(?:\s(?:in\s(?:all|total)|altogether))?[.!]?",
    re.IGNORECASE,
)  # fmt: skip
_LABELS = (  # that no name begins with
    "备注|附注|注释|填表|填报|填写|制表|制单|审核|审批|复核|核对|校对|经办|签字|签名|签章|盖章|公章|联系人|联系电话|联系方式|报送|"
    "上报|附件|附表|数据来源|统计时间|截止|截至|以下空白|以下无正文|以下是|请查收|大家好|各位"
)
_WORDS = (  # that stand alone or before a colon
    "注|注意|说明|附|提示|来源|电话|手机|邮箱|日期|时间|单位|报表|主管|如下|以上|完毕|收到|谢谢|辛苦了"
)
_NOTE = re.compile(
    rf"[(\[【]?(?:{_LABELS})|[(\[【]?(?:{_WORDS})(?=$|[\s:,。.!(])|"
    r"(?:notes?|n\.?b\.?|remarks?|comments?|signature|contact|telephone|phone|date|sources?|attachments?)(?=$|\s*[:(])|"
    r"(?:prepared by|filled in by|compiled by|checked by|approved by|reviewed by|reported by|signed by|as of|"
    r"end of (?:list|table)|thanks|thank you|hello|please)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^(?:示例|样例|范例|举例|例如?|填写示例|填写样例|example|sample|e\.g\.)[:：]?$|[(\[【](?:示例|样例|范例|举例|例|example|sample)[)\]】]|"
    r"^(?:示例|样例|范例|举例|例如?|example)[:：]",
    re.IGNORECASE,
)
_SURELY = re.compile(
    rf"[(\[【]?(?:{_LABELS})|(?:合计|总计|小计|共计|累计|平均|平均分|平均值|(?:sub)?total)[:：]?$", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:名单|名册|名录|花名册|一览表|统计表|登记表|登记册|登记簿|汇总表|信息表|情况表|明细表|签到表|报名表|台账|清单|目录|通讯录|"
    r"通知|公示|公告|表|统计|情况)[(（\[【].{0,30}[)）\]】]$|"
    r".{2,}(?:名单|名册|名录|花名册|一览|台账|清单|目录|通讯录|公示|公告|统计|登记)$|^(?:名单|名册|花名册|台账|清单)$|.{3,}(?:表|簿|册)$|^关于|^附[件表]|"
    r"\b(?:list|roster|register|directory|table|overview|summary) of\b|\b(?:list|roster|register|directory|overview)$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:19|20)\d{2}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?|月)?|"
    r"[〇零○一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?"
)
_CUT_FROM = 3  # cells of a row from which on it shows that one was cut


@dataclass(frozen=True)
class PassedRow:
    """A row that is no entry, by its number from 1, and what it says."""

    number: int
    text: str


def said_in(row: Sequence[str]) -> str:
    """Return what a row says as a whole; cells that are filled from a merged one say it once."""
    return " ".join(dict.fromkeys(cell for cell in row if cell))


def is_total(row: Sequence[str]) -> bool:
    """Tell whether a row counts or sums up the others."""
    first, *others = [cell for cell in row if cell] or [""]
    whole = _narrow(said_in(row))
    written = (whole, re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", whole))
    if any(_TOTAL.fullmatch(text) for text in written):
        return True
    counts = not first.isascii() or any(map(str.isdigit, "".join(others)))  # Sum and Total are names of people, too
    return bool(others) and counts and bool(_TOTAL.fullmatch(re.sub(r"\s+", "", _narrow(first))))


def is_note(row: Sequence[str]) -> bool:
    """Tell whether a row says something about the table, as who has filled it in and when."""
    whole = _narrow(said_in(row))
    return (bool(whole) and bool(_NOTE.match(whole) or _DAY.fullmatch(whole))) or is_example(row)


def is_example(row: Sequence[str]) -> bool:
    """Tell whether a row shows how the others are to be filled in."""
    return any(_EXAMPLE.search(_narrow(cell)) for cell in row)


def is_about_table(row: Sequence[str]) -> bool:
    """Tell whether a row is a total or a note beyond doubt, even where the rest of it looks like an entry."""
    first = _narrow(next((cell for cell in row if cell), ""))
    return bool(_SURELY.match(first)) or is_example(row)


def is_title(row: Sequence[str]) -> bool:
    """Tell whether a row is what a list is called: it says one thing only."""
    whole = _narrow(said_in(row))
    return len({cell for cell in row if cell}) == 1 and bool(_TITLE.search(whole))


def is_no_entry(row: Sequence[str]) -> bool:
    """Tell whether a row is a title, a total or a note."""
    return is_total(row) or is_note(row) or is_title(row)


def joined(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the rows of a text that was cut in two; the row within which it was cut, if any, is made whole again.

    A row was cut where its two parts have together as many cells as most rows, or one more where a cell was cut.
    """
    widths = [len(row) for row in (*before, *after) if any(row)]
    usual = Counter(widths).most_common(1)[0][0] if widths else 0
    if usual < _CUT_FROM or not before or not after:
        return [*before, *after]
    last, first = before[-1], after[0]
    parts = len(last), len(first)
    if not 0 < min(parts) < usual or sum(parts) not in (usual, usual + 1):
        return [*before, *after]
    whole = [*last, *first] if sum(parts) == usual else [*last[:-1], last[-1] + first[0], *first[1:]]
    return [*before[:-1], tuple(whole), *after[1:]]


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
