"""Answers collected elsewhere, as a table of a questionnaire site, join a survey that has closed."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.assessment import CountRepeatedAnswers, ImportAnswers
from handlers.conversation import list_imports
from handlers.conversation.flow import Flow
from handlers.conversation.list_imports import Fit, Importing, Preview, passed_lines, pasted, sent
from handlers.conversation.short_questions import asking_about, plain_context
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import OnPress, Request
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.reading.answer_list import pasted_answers
from records.subjects import OfSurvey
from services.assessment import answer_import
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


class AnswerTable(Form):
    """Answers, one row a person, below a heading of questions."""

    texts: ClassVar[str] = "answers"
    lines: Annotated[str, Text(list_imports.LONGEST_TEXT, multiline=True, tabs=True, hint=True)]


def _importable(request: Request, press: ImportAnswers) -> OfSurvey:
    return OfSurvey(answer_import.check(request.work, request.person, press.survey)[0].id)


def _submit(request: Request, draft: Draft, answers: AnswerTable) -> list[Reply]:
    shown = pasted(request, "survey_answers", draft.subject, answers.lines)
    return [Screen(Purpose.DRAFT, [Message("answers-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, imported: Import, _now: datetime) -> Preview:
    try:
        plan = answer_import.plan(work, person, imported)
    except UserError as error:
        return Preview([error.message], 0)
    items: list[Line] = [message("answers-refused", line=row.number, reason=row.reason) for row in plan.refused]
    items += passed_lines(plan.passed)
    if plan.repeated:
        rows = [
            [Button(Message("answers-repeated-once"), CountRepeatedAnswers(imported.id, False))],
            [Button(Message("answers-repeated-each"), CountRepeatedAnswers(imported.id, True))],
        ]
        return Preview([message("answers-repeated", count=plan.repeated)], len(plan.taken), rows, items)
    can_take = message("answers-can-take", taken=len(plan.taken), refused=len(plan.refused))
    return Preview([can_take], len(plan.taken), items=items)


def count_repeated(request: Request, press: CountRepeatedAnswers) -> list[Reply]:
    """Note whether rows that say the same are of one person each, and show what would be taken."""
    own = list_imports.own_import(request, press.imported)
    answer_import.count_repeated(request.work, request.person, own, press.each)
    own = list_imports.own_import(request, press.imported)
    return [list_imports.screen(request.work, request.person, own, request.now, move=False)]


def _fit(work: UnitOfWork, imported: Import, _now: datetime) -> Fit:
    lines = answer_import.fitting_lines(work, imported)
    return Fit(lines > 0, lines)


def _take(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Message:
    return message("answers-taken", count=answer_import.take(work, person, imported, now))


BUTTONS = [
    OnPress(ImportAnswers, asking_about("survey_answers", _importable)),
    OnPress(CountRepeatedAnswers, count_repeated),
]
FLOWS = [Flow("survey_answers", AnswerTable, plain_context, _submit, file=sent)]
IMPORTS = [Importing("survey_answers", _preview, _take, pasted_answers, _fit, words="answers")]
