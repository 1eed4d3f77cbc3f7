"""Tells what signs in lists of attendance mean: √ for who came, 公, 病, 事 for why somebody did not."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum, auto

from records.attendance import AbsenceReason
from records.old_ledgers.attendance_cells import reason_of

_CAME = frozenset(
    [
        "√",
        "✓",
        "✔",
        "☑",
        "✅",
        "1",
        "是",
        "到",
        "已到",
        "○",
        "〇",
        "●",
        "◎",
        "y",
        "yes",
        "p",
        "出席",
        "参加",
        "签到",
        "+",
        "v",
    ]
)
_AWAY = frozenset(
    [
        "×",
        "✗",
        "✘",
        "x",
        "❌",
        "0",
        "缺",
        "否",
        "n",
        "no",
        "a",
        "未",
        "旷",
        "未到",
        "缺席",
        "缺勤",
        "未参加",
        "假",
        "请假",
        "-",
        "—",
        "/",
        "休",
    ]
)
_WHY = {
    **dict.fromkeys("公差b", AbsenceReason.ON_BUSINESS), **dict.fromkeys("病s", AbsenceReason.SICK),
    "事": AbsenceReason.PERSONAL, **dict.fromkeys("值班", AbsenceReason.ON_DUTY),
}  # fmt: skip
_LEGEND = re.compile(
    r"([^\s\w、,，;；:：。]|[○〇]|[a-z])\s*[\"”』」]?\s*(?:表示|代表|为|是|=|:|：|-)?\s*([^,，;；。、\s()]+)"
)


class Mark(Enum):
    """What a sign says where it gives no reason."""

    CAME = auto()
    AWAY = auto()


Signs = Mapping[str, Mark | AbsenceReason]


def signs_of(notes: Iterable[str]) -> Signs:
    """Return what signs mean by the notes around a list."""
    signs: dict[str, Mark | AbsenceReason] = {}
    for note in notes:
        for sign, meaning in _LEGEND.findall(unicodedata.normalize("NFKC", note).casefold()):
            if re.match(r"(?:已|实)?(?:参加|出席|到|出勤|present|attended)", meaning):
                signs[sign] = Mark.CAME
            elif reason := reason_of(meaning):
                signs[sign] = reason
            elif re.match(r"未|缺|请假|absent", meaning):
                signs[sign] = Mark.AWAY
    return signs


def read_mark(cell: str, signs: Signs) -> Mark | AbsenceReason | None:
    """Return what a cell says of somebody's attendance; None where it is no sign."""
    plain = unicodedata.normalize("NFKC", cell).casefold().strip(" .。()")
    if not plain:
        return Mark.AWAY
    if plain in signs:
        return signs[plain]
    if plain in _CAME:
        return Mark.CAME
    if plain in _AWAY:
        return Mark.AWAY
    return _WHY.get(plain) or (reason_of(plain) if len(plain) <= (24 if plain.isascii() else 8) else None)
