"""How a dossier says things: texts of a language, figures with equal decimals, and the names of periods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handlers.exports.dossier.blocks import Paragraph, ParagraphLook, TextPart
from handlers.kit.texts import Bilingual, in_language, plain
from records.messages import Message, Value, message
from records.periods import PeriodKind, ReportingPeriod


@dataclass(frozen=True)
class DossierWording:
    """The reader's language, and the period that is called this year or this period."""

    language: str
    period: ReportingPeriod

    def says(self, text: Message | str) -> str:
        """Return a text without markup."""
        return plain(self.language, text)

    def say(self, key: str, **values: Value) -> str:
        """Return the text of a key."""
        return plain(self.language, message(key, **values))

    def names(self, words: Bilingual) -> str:
        """Return words that are data."""
        return in_language(self.language, words)

    def paragraph(self, *parts: TextPart) -> Paragraph:
        """Return a paragraph of the body."""
        return Paragraph(parts)

    def remark(self, key: str, **values: Value) -> Paragraph:
        """Return what explains a table or a figure."""
        return Paragraph((self.say(key, **values),), ParagraphLook.REMARK)

    @property
    def now(self) -> Message:
        """What the period is called in a sentence."""
        return Message("dossier-this-year" if self._is_year else "dossier-this-period")

    @property
    def then(self) -> Message:
        """What the period before is called in a sentence."""
        return Message("dossier-last-year" if self._is_year else "dossier-last-period")

    @property
    def _is_year(self) -> bool:
        return self.period.kind is PeriodKind.PROGRAMME_YEAR

    def joined(self, items: Sequence[str]) -> str:
        """Return a list in a sentence."""
        return self.say("form-list", items=tuple(items)) if items else ""


def tenth(value: float | None, otherwise: str = "—") -> str:
    """Return a figure to the tenth, also where that is 0: columns have equal decimals."""
    return otherwise if value is None else f"{value:.1f}"


def hundredth(value: float | None, otherwise: str = "—") -> str:
    """Return a figure to the hundredth, also where that is 0."""
    return otherwise if value is None else f"{value:.2f}"


def iso(day: date) -> str:
    """Return a day as tables have it."""
    return day.isoformat()


def cells(*texts: str) -> tuple[tuple[TextPart, ...], ...]:
    """Return the cells of a row that has nothing but text."""
    return tuple((text,) for text in texts)
