"""Tells how a number in a workbook is shown: as itself, as a day or as a time."""

import re
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

_DAYS = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58}
_PERCENTS = {9, 10}
_TIMES = {18, 19, 20, 21, *range(32, 36), 45, 46, 47, 55, 56}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')
_EPOCH, _EPOCH_1904 = datetime.fromisoformat("1899-12-30"), datetime.fromisoformat("1904-01-01")
_LAST_SERIAL = 2_958_465  # 9999-12-31
_FIRST_REAL_DAY = 60  # before it all days are one too many: there was no 29 February 1900


class Shown(Enum):
    """How a number is shown."""

    AS_NUMBER = auto()
    AS_DAY = auto()
    AS_TIME = auto()
    AS_PERCENT = auto()


def shown_as(number: int, code: str | None) -> Shown:
    """Return how a number format shows a number: by its number where it is a built-in one, else by its code."""
    if number in _PERCENTS and code is None:
        return Shown.AS_PERCENT
    if code is None:
        return Shown.AS_DAY if number in _DAYS else Shown.AS_TIME if number in _TIMES else Shown.AS_NUMBER
    letters = _QUOTED.sub("", code.partition(";")[0]).casefold()
    if "general" in letters or "%" in letters:
        return Shown.AS_PERCENT if "%" in letters else Shown.AS_NUMBER
    if re.search("[yd年月日]", letters) or (re.search("m", letters) and not re.search("[hs]", letters)):
        return Shown.AS_DAY
    return Shown.AS_TIME if re.search("[hs]", letters) else Shown.AS_NUMBER


def number_text(written: str, shown: Shown, *, from_1904: bool) -> str:
    """Return a number of a cell as its reader would type it: 12, 0.5, 2020-01-31, 2020-01-31 08:30, 08:30."""
    try:
        number = float(written)
    except ValueError:
        return written
    if shown in (Shown.AS_NUMBER, Shown.AS_PERCENT) or not 0 <= number <= _LAST_SERIAL:
        return str(int(number)) if number.is_integer() else str(number)
    if shown is Shown.AS_TIME and number < 1:
        return _time_text((_EPOCH + timedelta(days=number)).time())
    days = number if from_1904 or number >= _FIRST_REAL_DAY else number + 1
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=round(days * 86_400))
    return moment_text(moment)


def moment_text(value: datetime | date | time) -> str:
    """Return a moment as one would type it; midnight is the day alone."""
    if isinstance(value, time):
        return _time_text(value)
    if not isinstance(value, datetime) or value.time() == time():
        return value.isoformat()[:10]
    return f"{value.date().isoformat()} {_time_text(value.time())}"


def _time_text(value: time) -> str:
    return value.isoformat("minutes" if not value.second else "seconds")
