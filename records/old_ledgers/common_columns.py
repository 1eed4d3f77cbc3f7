"""Columns that ledgers of all kinds have and that stand for no field: the partner, remarks, numbers of lines."""

import re
from enum import StrEnum
from functools import cache

from records.old_ledgers.plain_words import PlainHeading, plain_heading
from records.old_ledgers.shared_words import shared_words


class CommonColumn(StrEnum):
    """What a column says that is no field of a kind."""

    IGNORED = "ignored"
    PARTNER = "partner"
    REPORTER = "reporter"
    STATUS = "status"
    KIND = "kind"
    UNIT = "unit"
    YEAR = "year"
    MONTH = "month"
    DAY_OF_MONTH = "day_of_month"


_WHETHER_HELD = re.compile("是否(?:如期|按期|已经?)?(?:开展|举办|举行|完成|实施)")
_ABOUT_FILING = ("填报", "填表", "提交", "录入", "审核", "上报", "制表", "打印", "更新", "创建", "修改", "审批", "确认")


@cache
def _by_heading() -> dict[str, CommonColumn]:
    headings: dict[str, CommonColumn] = {}
    for column in CommonColumn:
        for word in shared_words()["common"][column.value]:
            headings.setdefault(plain_heading(word).text, column)
    return headings


def common_column(heading: PlainHeading) -> CommonColumn | None:
    """Return what a column is that stands for no field; None where it may be one."""
    found = _by_heading().get(heading.text) if heading.text else None
    if found is None and ("取消" in heading.text or _WHETHER_HELD.search(heading.text)):
        return CommonColumn.STATUS
    if found is None and heading.text.startswith(_ABOUT_FILING):
        return CommonColumn.IGNORED
    return found
