"""Put messages into a person's language, as Telegram's HTML; whatever came from people is escaped."""

import html
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from babel.dates import format_skeleton
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType, fluent_number

from records.messages import Message
from records.text import one_line, visible


class Language(StrEnum):
    """The languages in which people read, as BCP 47 names them."""

    CHINESE = "zh-CN"
    ENGLISH = "en"


LANGUAGES = tuple(language.value for language in Language)
_LOCALES = Path(__file__).parents[1] / "locales"
_LONGEST_PART = 500  # characters; Fluent refuses values beyond a thousand, so a mark stands in for them
_REMEMBERED = 4096  # texts
_ENTRIES = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)  # where an entry of Fluent's begins
_NAMED = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)")  # another text, in the middle of one
_FORMATS = {"en": "en-GB"}  # by whose habits dates are written: 20 Nov 2026, 14:30
# Texts of which a value is shown as it was written, line by line; elsewhere what people wrote stands in one line.
_SHOWN_IN_LINES = frozenset(
    {
        "comment-text",
        "form-answer",
        "record-objected-because",
        "record-returned-because",
        "record-void-because",
        "record-withdrawing-because",
        "record-withdrawn-because",
        "result-objection",
        "result-objection-answered",
    }
)
_SEPARATORS = {"zh-CN": "、", "en": ", "}


def _ten_thousands(number: float) -> FluentType:
    """Return so many ten thousands as one figure: what is 180 万元 in Chinese is CNY 1,800,000 in English."""
    return fluent_number(round(10_000 * number, 2))


def _dated(parts: str, locale: str, day: object) -> str:
    """Return these parts of a day as the locale writes them: where the year would be in the way."""
    return format_skeleton(parts, day, locale=locale) if isinstance(day, date) else ""


# What texts may call beside Fluent's own functions. Any: so they are declared there.
_FUNCTIONS: dict[str, Callable[[Any], FluentType]] = {"TEN_THOUSANDS": _ten_thousands}
_DATE_FUNCTIONS = {"MONTH_DAY": "MMMMd", "WEEKDAY": "E"}  # by the parts of a day that they write, as CLDR names them


def _functions_of(locale: str) -> dict[str, Callable[[Any], Any]]:  # Any: as above
    dated = {name: partial(_dated, parts, locale.replace("-", "_")) for name, parts in _DATE_FUNCTIONS.items()}
    return {**_FUNCTIONS, **dated}


class MissingText(LookupError):
    """A key without a text or a text without a variable: a mistake of ours, never shown in silence."""


class _Texts:
    """One language's texts.

    Each is parsed once it is wanted, with those that it names: of more than a thousand a process says a few hundred,
    and to have parsed all of them takes 0.1 s and 4 MB a language.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        locale = _FORMATS.get(language, language)
        self._bundle = FluentBundle([locale], functions=_functions_of(locale), use_isolating=False)
        self._sources: dict[str, str] = {}
        for path in sorted((_LOCALES / language).glob("*.ftl")):
            for source in _ENTRIES.split(path.read_text(encoding="utf-8"))[1:]:
                self._sources[source.partition("=")[0].strip()] = source

    def format(self, key: str, values: Mapping[str, object]) -> str:
        name, _, attribute = key.partition(".")
        if not self._bundle.has_message(name):
            self._bundle.add_resource(FluentResource("\n".join(reversed(self._with_named(name)))))
        if not self._bundle.has_message(name):
            raise MissingText(f"{self._language}: no text {key}")
        text = self._bundle.get_message(name)
        pattern = text.attributes.get(attribute) if attribute else text.value
        if pattern is None:
            raise MissingText(f"{self._language}: no text {key}")
        formatted, errors = self._bundle.format_pattern(pattern, dict(values))
        if errors:
            raise MissingText(f"{self._language}: {key}: {errors[0]}")
        return str(formatted)

    def _with_named(self, name: str) -> list[str]:
        """Return its source and those of all that it is made of, itself the first."""
        wanted = {name: self._sources.get(name, "")}
        waiting = list(wanted)
        while waiting:
            for other in _NAMED.findall(wanted[waiting.pop()]):
                if other not in wanted and other in self._sources:
                    wanted[other] = self._sources[other]
                    waiting.append(other)
        return list(wanted.values())


@cache
def _texts(language: str) -> _Texts:
    return _Texts(language)


@lru_cache(_REMEMBERED)
def _format(language: str, key: str, given: tuple[tuple[str, object], ...]) -> str:
    """Format a text, once: from step to step most of what is shown stays the same, and Fluent takes its time."""
    values = dict(given)
    long = {name: value for name, value in values.items() if isinstance(value, str) and len(value) > _LONGEST_PART}
    stand_ins = {name: f"\ufdd0{name}\ufdd1" for name in long}  # no text that came in has these
    whole = _texts(language).format(key, {**values, **stand_ins})
    for name, stand_in in stand_ins.items():
        whole = whole.replace(stand_in, str(long[name]))
    return whole


class Bilingual(Protocol):
    """Words that are data: an indicator's name, an item of a questionnaire."""

    @property
    def zh(self) -> str:
        """The words in Chinese."""

    @property
    def en(self) -> str:
        """The words in English."""


def in_language(language: str, words: Bilingual) -> str:
    """Return words that are data in a language."""
    return words.en if language == "en" else words.zh


def plain(language: str, text: Message | str) -> str:
    """Return the text without markup: for buttons, toasts and comparisons."""
    if isinstance(text, str):
        return visible(text)
    if not text.values:
        return _format(language, text.key, ())
    written = _written(text.key)
    return _format(
        language, text.key, tuple([(name, _value(language, value, written)) for name, value in text.values.items()])
    )


def markup(language: str, text: Message | str) -> str:
    """Return the text as HTML. Our own texts may hold tags; values are escaped."""
    if isinstance(text, str):
        return html.escape(visible(text), quote=False)
    if not text.values:
        return _format(language, text.key, ())
    written = _written(text.key)
    return _format(
        language, text.key, tuple([(name, _safe(language, value, written)) for name, value in text.values.items()])
    )


def _written(key: str) -> Callable[[str], str]:
    """Return how a text shows what people wrote: without hidden marks, and but for a few in one line."""
    return visible if key in _SHOWN_IN_LINES else one_line


def _safe(language: str, value: object, written: Callable[[str], str]) -> object:
    shown = _value(language, value, written)
    return html.escape(shown, quote=False) if isinstance(shown, str) else shown


def without_markup(language: str, text: Message | str) -> str:
    """Return the text as it reads where there is no HTML: on a console, in a caption of a picture."""
    return html.unescape(re.sub(r"</?[a-z]+>", "", markup(language, text)))


def _value(language: str, value: object, written: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return written(value)
    if isinstance(value, Message):
        return plain(language, value)
    if isinstance(value, tuple):
        return _SEPARATORS[language].join(
            written(part) if isinstance(part, str) else plain(language, part) for part in value
        )
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date | datetime | int | float):
        return value
    raise TypeError(f"not a value of a message: {type(value).__name__}")


def best_language(code: str | None) -> str:
    """Return the language of ours for what Telegram says of a person: Chinese unless English is set."""
    return "en" if code is not None and code.lower().startswith("en") else "zh-CN"
