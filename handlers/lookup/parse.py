"""What people mean by the words after a command: a partnership, an indicator and a period, each in any order, by part
of a name. What is meant by buttons is a number for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.lookup import periods
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.messages import Message, message
from records.periods import DEFAULT_CALENDAR, ReportingPeriod, SchoolCalendar, Span, parse_period
from records.text import clean
from services.scoring.methods import current
from services.scoring.scores import Score, score, year_to_date
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership

LONGEST = 12  # words that are looked at
MOST_ON_OFFER = 20  # partnerships, each a button


@dataclass(frozen=True)
class Meant:
    """`partnerships` and `indicators` (keys) are all that the words may mean; those that were not named are empty."""

    period: ReportingPeriod | None
    partnerships: tuple[Partnership, ...]
    indicators: tuple[str, ...]


def meant(
    text: str, partnerships: Sequence[Partnership], catalogue: Catalogue | None, today: date, calendar: SchoolCalendar
) -> Meant:
    """Each word is a period, or part of the name of a partnership or an indicator. Without a catalogue no indicator is
    looked for. Raises UserError on words that are none of it, and on a period that has not begun."""
    words = words_of(text)
    period, words = period_among(words, today, calendar)
    found: tuple[Partnership, ...] = ()
    named: tuple[str, ...] = ()
    for word in words:
        of_word = partnerships_named(word, found or partnerships)
        keys = _indicators(word, catalogue, named) if catalogue else ()
        if keys and (len(keys) == 1 or not of_word):
            named = keys
        elif of_word:
            found = of_word
        else:
            raise UserError("name-unknown", name=word)
    return Meant(period, found, named)


def words_of(text: str) -> list[str]:
    """As many as are looked at: each run of them may be a period."""
    return clean(text).split()[:LONGEST]


def score_named(work: UnitOfWork, text: str, now: datetime) -> Score:
    """The score that the words mean, of any partnership: the operator's question. Raises UserError unless it is one."""
    every = directory.every_partnership(work)
    method = current(work, now)
    today = max((each.today(now) for each in every), default=now.date())
    understood = meant(text, every, None, today, method.calendar)
    if len(understood.partnerships) != 1:
        names = tuple(each.name for each in understood.partnerships or every)
        raise UserError("score-several", names=names)
    partnership = understood.partnerships[0]
    return score(work, partnership, understood.period or year_to_date(work, partnership, now), now)


def period_among(words: list[str], today: date, calendar: SchoolCalendar) -> tuple[ReportingPeriod | None, list[str]]:
    """The longest run of words that is a period, and the other words. A bare number up to 13 is an indicator's."""
    future: UserError | None = None
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            if run.isdigit() and len(run) < 4:
                continue
            try:
                return parse_period(run, today, calendar), words[:start] + words[start + length :]
            except UserError as error:
                future = future or (error if error.message.key == "period-in-future" else None)
    if future is not None:
        raise future
    return None, words


def partnerships_named(word: str, among: Sequence[Partnership]) -> tuple[Partnership, ...]:
    """Those with the word in their name; whole names before parts, and the partnership's number as #3."""
    if word.startswith("#") and word[1:].isdecimal():
        return tuple(each for each in among if each.id == int(word[1:]))
    part = word.casefold().strip("·")
    if not part:
        return tuple(among)
    exact = [each for each in among if part in (each.college.name.casefold(), each.enterprise.name.casefold())]
    return tuple(exact or (each for each in among if part in each.name.casefold()))


def on_offer(rest: str, among: Sequence[Partnership], command: str) -> tuple[Sequence[Partnership], list[Message]]:
    """The partnerships that the words after a command may mean, to choose from. Raises UserError on a name of none."""
    found = among
    for word in words_of(rest):
        if not (named := partnerships_named(word, found)):
            raise UserError("name-unknown", name=word)
        found = named
    return as_many_as_fit(found, command)


def as_many_as_fit(found: Sequence[Partnership], command: str) -> tuple[Sequence[Partnership], list[Message]]:
    """And what leads to those that are left out."""
    shown, left = found[:MOST_ON_OFFER], found[MOST_ON_OFFER:]
    said = f"/{command} {left[0].enterprise.name}" if left else ""
    return shown, [message("partnerships-more", count=len(left), said=said)] if left else []


def _indicators(word: str, catalogue: Catalogue, already: Sequence[str]) -> tuple[str, ...]:
    keys = list(catalogue.indicators)
    if word.isdecimal():
        return (keys[int(word) - 1],) if 1 <= int(word) <= len(keys) else ()
    part = word.casefold()
    names = {key: (key, each.name.zh, each.name.en.casefold()) for key, each in catalogue.indicators.items()}
    exact = tuple(key for key, forms in names.items() if part in forms)
    among = already or keys
    return exact or tuple(key for key in among if any(part in form for form in names[key]))


def short_names(among: Sequence[Partnership]) -> dict[int, str]:
    """What tells them apart, by id: the enterprise alone where they all are of one college, or the other way round."""
    if len({each.college.id for each in among}) == 1:
        return {each.id: each.enterprise.name for each in among}
    if len({each.enterprise.id for each in among}) == 1:
        return {each.id: each.college.name for each in among}
    return {each.id: each.name for each in among}


# Periods in buttons ---------------------------------------------------------------------------------------------------


def number_of(period: ReportingPeriod) -> int:
    """Return the number of the period's days, for buttons that are not declared as values yet."""
    return period.span.number


def period_of(days: int | Span, calendar: SchoolCalendar = DEFAULT_CALENDAR) -> ReportingPeriod:
    """Return the period of a button: of its days, or of their number where the button is not declared as a value yet.
    Raises UserError on a number that is none."""
    if isinstance(days, Span):
        return periods.period_of(days, calendar)
    try:
        return periods.period_of(Span.of_number(days), calendar)
    except (ValueError, OverflowError):
        raise UserError("button-old") from None
