"""What was answered to questions about a file, however it was said, and what has to be asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from records.old_ledgers.days import DateOrder
from records.old_ledgers.dry_run import LedgerAnswers, LedgerQuestion, QuestionKind
from records.old_ledgers.kind_choice import kind_of_name
from records.old_ledgers.plain_words import plain_heading, plain_word
from records.old_ledgers.time_frame import TimeFrame, frame_of
from records.old_ledgers.values import unit_in


@dataclass
class Inquiry:
    """The answers so far, and the questions that came up."""

    answers: LedgerAnswers
    asked: dict[tuple[QuestionKind, str], LedgerQuestion] = field(default_factory=dict)

    def answer(self, kind: QuestionKind, *subjects: str) -> str | None:
        """Return the answer to a question about one of the subjects, the nearest first; None where there is none."""
        given = self.answers.get(kind.value)
        if isinstance(given, Mapping):
            by_subject = {plain_word(str(subject)): value for subject, value in given.items()}
            given = next(
                (by_subject[plain] for subject in subjects if (plain := plain_word(subject)) in by_subject), None
            )
        if isinstance(given, list):
            given = given[0] if len(given) == 1 else None
        return None if given is None else str(given)

    def ask(self, question: LedgerQuestion, *further_subjects: str) -> None:
        """Note that a question came up, once for each subject."""
        answered = self.answer(question.kind, question.subject, *further_subjects) is not None
        self.asked.setdefault((question.kind, question.subject), replace(question, answered=answered))

    def year(self, *subjects: str) -> TimeFrame:
        """Return the year that was answered."""
        given = self.answer(QuestionKind.YEAR, *subjects)
        if given is None:
            return TimeFrame()
        match = re.fullmatch(r"\s*(?:.*\D)?(20\d{2}|19\d{2})\D{0,2}\s*", given)
        if match and not re.search(r"\d{4}\D+\d{2,4}", given):
            return TimeFrame(int(match[1]))
        academic = re.search(r"(20\d{2})\D+(?:20)?\d{2}", given)
        return TimeFrame(academic=int(academic[1])) if academic else frame_of(given)

    def order(self, *subjects: str) -> DateOrder | None:
        """Return the order of day and month that was answered."""
        given = (self.answer(QuestionKind.DATE_ORDER, *subjects) or "").casefold()
        marks = re.sub(r"[^a-z日月年]", "", given)
        if re.match(r"day|dd?m|日月|日/|dmy", marks) or given == DateOrder.DAY_FIRST:
            return DateOrder.DAY_FIRST
        if re.match(r"month|mm?d|月日|mdy", marks):
            return DateOrder.MONTH_FIRST
        return DateOrder.YEAR_FIRST if re.match(r"year|y|年", marks) else None

    def unit(self, *subjects: str) -> str | None:
        """Return the unit of money that was answered."""
        given = self.answer(QuestionKind.UNIT, *subjects)
        return unit_in(given) if given else None

    def kind(self, *subjects: str) -> str | None:
        """Return the kind that was answered, by its name in any language."""
        given = self.answer(QuestionKind.KIND, *subjects)
        return kind_of_name(given) if given else None

    def columns(self, sheet: str, headings: list[str]) -> dict[int, str]:
        """Return what columns were said to be, by their places; an empty name is nothing."""
        given = self.answers.get(QuestionKind.COLUMNS.value)
        if not isinstance(given, Mapping):
            return {}
        said = {plain_word(str(subject)): str(value or "") for subject, value in given.items()}
        imposed = {}
        for column, heading in enumerate(headings):
            for subject in (f"{sheet}/{heading}", heading, plain_heading(heading).text):
                if heading and (plain := plain_word(subject)) in said:
                    imposed[column] = said[plain]
                    break
        return imposed
