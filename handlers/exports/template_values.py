"""Says for an own form what its placeholders stand for: a partnership, a published result, a record, a ledger.

The fields of records come from their declarations, so that a new one is a placeholder by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from handlers.exports.columns import DATE, PERCENT, WHOLE, Column, LedgerLine, Read, Reader, columns_of
from handlers.exports.placeholders import Insertion, Placeholders
from handlers.kit.texts import LANGUAGES, in_language, plain
from handlers.views.results import published_line
from handlers.views.scores import missing, values, when
from indicators import catalogue
from records.form import option_label
from records.messages import Message, message
from records.record import Family
from records.registry import KINDS
from records.roles import Side
from records.templates import TemplatePurpose
from services.scoring import publications as publishing
from services.scoring.score_sheet import IndicatorSheet
from storage.people.organisations import Organisation
from storage.people.partnerships import Partnership
from storage.scoring.publications import Publication

TENTH, HUNDREDTH = "0.0", "0.00"


@cache
def known_placeholders(purpose: TemplatePurpose) -> Placeholders:
    """Return the placeholders that a form of this purpose may hold, with nothing said by any of them."""
    known = Placeholders()
    nobody = Organisation(0, Side.COLLEGE, "")
    partnership = Partnership(0, nobody, nobody, "UTC", False, date.min, None, None)
    for language in LANGUAGES:
        add_partnership(known, language, partnership, date.min, "")
        match purpose:
            case TemplatePurpose.RESULT:
                count = len(catalogue.default().indicators)
                for label in (*_RESULT, *(label for number in range(1, count + 1) for label in _of_indicator(number))):
                    known.add(language, label, Insertion())
                for name, fields in _RESULT_LISTS.items():
                    known.add_list(language, _label(name), [_label(each) for each in fields], [])
            case TemplatePurpose.RECORD:
                for column in _columns(_reader_of_nothing(language, partnership)):
                    known.add(language, column.heading, Insertion())
            case TemplatePurpose.LEDGER:
                add_ledger(known, _reader_of_nothing(language, partnership), (), [])
    return known


def _label(name: str) -> Message:
    return Message(f"placeholder-{name}")


def add_partnership(known: Placeholders, language: str, partnership: Partnership, today: date, person: str) -> None:
    """Add what forms of every purpose can say."""
    for side in Side:
        known.add(language, option_label(side), Insertion(partnership.organisation(side).name))
    for name, value in (
        ("partnership", partnership.name), ("agreement-number", partnership.agreement_number),
        ("started-on", partnership.started_on), ("today", today), ("filled-by", person),
    ):  # fmt: skip
        known.add(language, _label(name), Insertion(value))


# A published result ---------------------------------------------------------------------------------------------------

_ASSESSED = ("outcomes", "problems", "next_steps")
_RESULT = [
    *(_label(name) for name in ("period", "first-day", "last-day", "overall-score", "coverage", "days", "method",
                                "published", "published-on", "digest")),
    *(message("export-of-side", side=option_label(side), label=Message(f"assessment-{name.replace('_', '-')}"))
      for side in Side for name in _ASSESSED),
]  # fmt: skip
_RESULT_LISTS = {
    "indicators": ("number", "name", "value", "score", "weight", "contribution"),
    "groups": ("name", "score", "weight", "contribution"),
}


def _of_indicator(number: int) -> list[Message]:
    return [
        message("placeholder-of-indicator", number=number, label=_label(name)) for name in ("name", "value", "score")
    ]


def add_result(known: Placeholders, language: str, publication: Publication, partnership: Partnership) -> None:
    """Add what a published result says: its own figures, as they were published."""
    sheet = publishing.sheet_of(publication)
    assessed = [getattr(sheet.assessments.get(side.value), name, None) for side in Side for name in _ASSESSED]
    figures = [
        Insertion(plain(language, when(sheet))), Insertion(sheet.first), Insertion(sheet.last), _tenth(sheet.composite),
        Insertion(sheet.coverage, PERCENT), Insertion(sheet.active_days, WHOLE), Insertion(publication.method, WHOLE),
        Insertion(plain(language, published_line(publication, partnership))),
        Insertion(partnership.today(publication.published_at)), Insertion(publication.digest),
        *map(Insertion, assessed),
    ]  # fmt: skip
    for label, said in zip(_RESULT, figures, strict=True):
        known.add(language, label, said)
    rows = [_indicator(each, language) for each in sheet.indicators]
    for row in rows:
        for label, said in zip(_of_indicator(int(str(row[0].value))), row[1:4], strict=True):
            known.add(language, label, said)
    groups = [
        (Insertion(in_language(language, group.name)), _tenth(group.score), Insertion(group.effective_weight, PERCENT),
         _hundredth(group.contribution))
        for group in sheet.groups
    ]  # fmt: skip
    for name, things in (("indicators", rows), ("groups", groups)):
        known.add_list(language, _label(name), [_label(each) for each in _RESULT_LISTS[name]], things)


def _indicator(indicator: IndicatorSheet, language: str) -> tuple[Insertion, ...]:
    value = values(indicator, language) if indicator.missing is None else missing(indicator)
    return (
        Insertion(indicator.number, WHOLE),
        Insertion(in_language(language, indicator.name)),
        Insertion(plain(language, value)),
        _tenth(indicator.score),
        Insertion(indicator.effective_weight, PERCENT),
        _hundredth(indicator.contribution),
    )


def _tenth(value: float | None) -> Insertion:
    return Insertion(None if value is None else round(value, 1), TENTH)


def _hundredth(value: float | None) -> Insertion:
    return Insertion(None if value is None else round(value, 2), HUNDREDTH)


# Records --------------------------------------------------------------------------------------------------------------


def _reader_of_nothing(language: str, partnership: Partnership) -> Reader:
    return Reader(language, partnership, dict.fromkeys(Side, ()), dict.fromkeys(Side, ()), frozenset(Side))


def _columns(reader: Reader) -> Iterator[Column]:
    """Yield the columns of all ledgers; those of several families are called the same where they say the same."""
    for family in Family:
        yield from columns_of(family, reader, names=tuple(KINDS), states=True)
    # Every record has a day, whatever its kind calls it: a start, an acceptance, a publication.
    by_kind: dict[str, Read] = dict.fromkeys(KINDS, lambda line: line.record.event_date)
    yield Column(plain(reader.language, _label("date")), 0, DATE, by_kind)


def add_record(known: Placeholders, reader: Reader, line: LedgerLine) -> None:
    """Add what a record says, by the columns that a ledger has for it."""
    for column in _columns(reader):
        known.add(reader.language, column.heading, Insertion(column.cell(line), column.shape))


def add_ledger(
    known: Placeholders, reader: Reader, narrowed_by: Sequence[Message | str], lines: Iterable[LedgerLine]
) -> None:
    """Add what records say of which there are several, and by what they were chosen."""
    columns: dict[str, list[Column]] = {}
    for column in _columns(reader):
        columns.setdefault(column.heading, []).append(column)
    rows = [[_cell(alike, line) for alike in columns.values()] for line in lines]
    chosen = plain(reader.language, message("form-list", items=tuple(narrowed_by))) if narrowed_by else ""
    known.add(reader.language, _label("filter"), Insertion(chosen))
    known.add(reader.language, _label("count"), Insertion(len(rows), WHOLE))
    known.add_list(reader.language, _label("records"), list(columns), rows)


def _cell(alike: Sequence[Column], line: LedgerLine) -> Insertion:
    said = (Insertion(column.cell(line), column.shape) for column in alike)
    return next((each for each in said if each.value is not None), Insertion())
