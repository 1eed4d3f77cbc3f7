"""The ledger as a table: narrowed by what the chat narrows it by, page by page, a record beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from pydantic import ValidationError

from desk.record_content import RecordContent, StateMark, record_content, state_mark
from desk.routing import DeskPage, RailEntry, Visit
from handlers.buttons.ledger import LedgerFilter
from handlers.kit.buttons import Audience
from handlers.kit.replies import Line
from handlers.lookup.partnerships import short_names
from handlers.views.ledger import CHOICES, LedgerView
from records.attendance import Attendance
from records.errors import UserError
from records.form import heading_of
from records.messages import Message, message
from records.registry import KINDS
from records.roles import Side
from services.ledger.access import partnership_among, sight, sights
from services.people.organisations import today_of
from storage.ledger import listing
from storage.ledger.listing import PageKey
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships, roster
from storage.people.partnerships import Partnership

ROWS = 20  # of a page
_BETWEEN = "."  # of a page's key in the address
COUNTED = 1000  # records; of more it is said that there are more
_CHOICES = (LedgerFilter.PERIOD, LedgerFilter.KIND, LedgerFilter.STATE, LedgerFilter.SIDE, LedgerFilter.MODE)


@dataclass(frozen=True)
class FilterOption:
    """What can be chosen of a filter."""

    value: str
    label: Line
    chosen: bool


@dataclass(frozen=True)
class FilterField:
    """A filter, by the name that its field has in the address."""

    name: str
    label: Line
    options: Sequence[FilterOption]


@dataclass(frozen=True)
class LedgerRow:
    """A record in the table; attendance of each side as it is read, `None` where the kind asks for none."""

    number: int
    day: date
    title: str
    partnership: str
    kind: Line
    college: Line | None
    enterprise: Line | None
    evidence: int
    state: StateMark
    good_practice: bool
    path: str
    chosen: bool


@dataclass(frozen=True)
class LedgerPage:
    """A page of the ledger."""

    title: Line
    words: str
    choices: Sequence[FilterField]
    narrowed: bool
    rows: Sequence[LedgerRow]
    count: Line
    following: str | None
    first: str | None
    record: RecordContent | None
    close: str


def show(visit: Visit) -> LedgerPage:
    """Return the page of the ledger that the address asks for. Raises UserError for another's partnership or record."""
    today = today_of(visit.work, None, visit.now)
    view = _view(visit.query, today)
    own = partnerships.of_person(visit.work, visit.person)
    chosen = _partnership(visit.query.get("partnership", ""), own)
    seen = [sight(visit.person, chosen)] if chosen else sights(visit.work, visit.person)
    wanted = view.filter(today)
    after = _page_key(visit.query.get("after", ""))
    records = listing.page_by_key(visit.work, seen, wanted, after, limit=ROWS + 1)
    counted = listing.count_up_to(visit.work, seen, wanted, limit=COUNTED)
    names = short_names(own)
    address = _Address(visit.query)
    number = _number(visit.query.get("record", ""))
    return LedgerPage(
        title=Message("desk-rail-ledger"),
        words=view.words or "",
        choices=_choices(view, today, chosen, own, names),
        narrowed=bool(view.labels(today)) or chosen is not None,
        rows=[_row(visit, record, names, address, number) for record in records[:ROWS]],
        count=message("desk-ledger-more", count=COUNTED) if counted >= COUNTED else _count(counted),
        following=address.to(after=_written(PageKey.of(records[ROWS - 1]))) if len(records) > ROWS else None,
        first=address.to(after="") if after else None,
        record=record_content(visit.work, visit.person, number) if number else None,
        close=address.to(record=""),
    )


def _count(counted: int) -> Message:
    return message("desk-ledger-count", count=counted)


def _number(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdecimal() and len(written) <= 12 else None


def _written(key: PageKey) -> str:
    return f"{key.day}{_BETWEEN}{key.number}"


def _page_key(written: str) -> PageKey | None:
    """Return the key as `_written` writes it; None for anything else, so that the list begins anew."""
    day, _, number = written.partition(_BETWEEN)
    try:
        return PageKey(date.fromisoformat(day), _number(number) or 0)
    except ValueError:
        return None


def _view(query: Mapping[str, str], today: date) -> LedgerView:
    """Return what the address narrows the ledger to; what it says wrongly narrows by nothing."""
    given = {by.value: query.get(by.value) or None for by in _CHOICES}
    words = query.get("words", "").strip() or None
    try:
        view = LedgerView.model_validate({**given, "words": words})
        view.filter(today)
    except (ValidationError, UserError):
        return LedgerView(state=None, words=words)
    return view


def _partnership(written: str, own: Sequence[Partnership]) -> Partnership | None:
    number = _number(written)
    return None if number is None else partnership_among(own, number)


def _choices(
    view: LedgerView, today: date, chosen: Partnership | None, own: Sequence[Partnership], names: Mapping[int, str]
) -> list[FilterField]:
    choices = []
    if len(own) > 1:
        options = [FilterOption("", Message("filter-any"), chosen is None)]
        options += [FilterOption(str(one.id), names[one.id], one == chosen) for one in own]
        choices.append(FilterField("partnership", Message("desk-partnership"), options))
    for by in _CHOICES:
        declared = CHOICES[by]
        now = declared.get(view)
        options = [FilterOption("", Message("filter-any"), now is None)]
        options += [FilterOption(str(value), label, value == now) for value, label in declared.values(today)]
        choices.append(FilterField(by.value, declared.title, options))
    return choices


@dataclass(frozen=True)
class _Address:
    """The address of this page, from which those beside it are made."""

    query: Mapping[str, str]

    def to(self, **otherwise: str) -> str:
        """Return the address that says these things otherwise; an empty one is left out."""
        kept = {name: value for name, value in self.query.items() if name != "form"} | otherwise
        return "/ledger?" + urlencode({name: value for name, value in kept.items() if value})


def _row(
    visit: Visit, record: StoredRecord, names: Mapping[int, str], address: _Address, chosen: int | None
) -> LedgerRow:
    partnership = partnerships.by_id(visit.work, record.partnership_id)
    evidence = record.answers.get("evidence")
    return LedgerRow(
        number=record.id,
        day=record.event_date,
        title=record.title,
        partnership=names.get(record.partnership_id, partnership.name),
        kind=Message(heading_of(KINDS[record.kind])),
        college=_attendance(visit, record, Side.COLLEGE),
        enterprise=_attendance(visit, record, Side.ENTERPRISE),
        evidence=len(evidence) if isinstance(evidence, list) else 0,
        state=state_mark(record, visit.person, partnership),
        good_practice=record.good_practice,
        path=address.to(record=str(record.id)),
        chosen=record.id == chosen,
    )


def _attendance(visit: Visit, record: StoredRecord, side: Side) -> Line | None:
    """Return how many were there of how many, or what else there is to say; None for kinds without attendance."""
    kind = KINDS[record.kind]
    if kind.counterpart is None or "attendance" not in kind.model_fields:
        return None
    answers = record.answers if side is record.side else record.counterpart
    written = (answers or {}).get("attendance")
    if written is None:
        return Message("desk-not-filled")
    attendance = Attendance.model_validate(written)
    if attendance.counted is not None:
        present = attendance.counted.present
        return Message("desk-not-filled") if present is None else message("desk-people", count=present)
    there = attendance.expected_present(roster.on_day(visit.work, record.event_date, attendance.branches))
    return message("desk-attendance", present=there, expected=there + len(attendance.absent))


PAGES = [DeskPage("/ledger", Audience.ANY_COORDINATOR, "ledger.html", show, RailEntry.LEDGER, opens=True)]
