"""Tells which rows of a table of answers are the same answer sheet, by what questionnaire sites note beside it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records.text import plain_name

_PERSON = re.compile(
    r"姓名|工号|学号|职工号|手机|电话|邮箱|身份证|账号|帐号|昵称|微信|openid|用户|填写人|填表人|答题人|提交人|"
    r"^(?:your)?(?:full)?name$|e?-?mail|phone|staffno|user|respondent",
    re.IGNORECASE,
)
_SHEET = re.compile(
    r"(?:提交|答卷|答题|作答|填写|开始|结束|完成|创建).{0,4}时[间刻]|^时间戳?|ip$|ip地址|答卷(?:编号|id|号)|问卷(?:编号|id|号)|timestamp|submitted|started|completed|(?:start|end|finish|submission)(?:date|time)|"
    r"(?:response|record|answer)(?:id|no)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"序号|编号|行号|no\.?|#|num(?:ber)?|id", re.IGNORECASE)


@dataclass(frozen=True)
class SheetColumns:
    """The columns of a table that tell one answer sheet from another: its person, its sheet, its number."""

    person: tuple[int, ...]
    sheet: tuple[int, ...]
    number: tuple[int, ...]

    @classmethod
    def of_heading(cls, heading: Sequence[str], others: Iterable[int]) -> "SheetColumns":
        """Return the columns that a heading names; `others` hold the answers and the side."""
        answers = set(others)
        words = {at: plain_name(cell) for at, cell in enumerate(heading) if cell and at not in answers}
        person = tuple(at for at, word in words.items() if _PERSON.search(word))
        number = tuple(at for at, word in words.items() if _NUMBER.fullmatch(word))
        sheet = tuple(at for at, word in words.items() if _SHEET.search(word) and at not in (*person, *number))
        return cls(person, sheet, number)

    def identity(self, row: Sequence[str]) -> tuple[str, ...] | None:
        """Return what a row is known by as a sheet of its own; None where nothing tells it from another like it."""
        people = self._cells(row, self.person)
        if any(people):
            return ("person", *people)
        whole = [plain_name(cell) for at, cell in enumerate(row) if at not in self.number]
        if any(self._cells(row, self.sheet)):
            return ("sheet", *whole)
        numbers = self._cells(row, self.number)
        return ("number", *numbers, *whole) if any(numbers) else None

    def _cells(self, row: Sequence[str], columns: Sequence[int]) -> list[str]:
        return [plain_name(row[at]) for at in columns if at < len(row)]
