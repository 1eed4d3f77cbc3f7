"""What the words after a command ask for: a partnership, an indicator and a period, each in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.lookup.partnerships import partnerships_named
from handlers.lookup.periods import split_period
from handlers.lookup.words import split_words
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.periods import ReportingPeriod, SchoolCalendar
from storage.people.partnerships import Partnership


@dataclass(frozen=True)
class Query:
    """`partnerships` and `indicators` (keys) are all that the words may mean; those that were not named are empty."""

    period: ReportingPeriod | None
    partnerships: tuple[Partnership, ...]
    indicators: tuple[str, ...]


def parse_query(
    text: str, partnerships: Sequence[Partnership], catalogue: Catalogue | None, today: date, calendar: SchoolCalendar
) -> Query:
    """Parse words of which each is a period, or part of the name of a partnership or an indicator.

    Without a catalogue no indicator is looked for. Raises UserError on words that are none of it, and on a period that
    has not begun.
    """
    period, words = split_period(split_words(text), today, calendar)
    named: tuple[Partnership, ...] = ()
    indicators: tuple[str, ...] = ()
    for word in words:
        matching = partnerships_named(word, named or partnerships)
        keys = _indicators_named(word, catalogue, indicators) if catalogue else ()
        if keys and (len(keys) == 1 or not matching):
            indicators = keys
        elif matching:
            named = matching
        else:
            raise UserError("name-unknown", name=word)
    return Query(period, named, indicators)


def _indicators_named(word: str, catalogue: Catalogue, already: Sequence[str]) -> tuple[str, ...]:
    keys = list(catalogue.indicators)
    if word.isdecimal():
        return (keys[int(word) - 1],) if 1 <= int(word) <= len(keys) else ()
    part = word.casefold()
    names = {
        key: (key, indicator.name.zh, indicator.name.en.casefold()) for key, indicator in catalogue.indicators.items()
    }
    exact = tuple(key for key, forms in names.items() if part in forms)
    among = already or keys
    return exact or tuple(key for key in among if any(part in form for form in names[key]))
