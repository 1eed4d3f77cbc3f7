"""Answers collected elsewhere, as a table of a questionnaire site, join a survey that has closed."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.assessment import ImportAnswers
from handlers.conversation.flow import Flow
from handlers.conversation.list_imports import Importing, Preview, pasted, sent
from handlers.conversation.short_questions import asking_about, plain_context
from handlers.kit.replies import Line, Reply, Screen
from handlers.kit.router import OnPress, Request
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import OfSurvey
from services.assessment import answer_import
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


class AnswerTable(Form):
    """Answers, one row a person, below a heading of questions."""

    texts: ClassVar[str] = "answers"
    lines: Annotated[str, Text(4000, multiline=True, hint=True)]


def _importable(request: Request, press: ImportAnswers) -> OfSurvey:
    return OfSurvey(answer_import.check(request.work, request.person, press.survey)[0].id)


def _submit(request: Request, draft: Draft, answers: AnswerTable) -> list[Reply]:
    rows = [tuple(line.split("\t")) for line in answers.lines.splitlines()]
    shown = pasted(request, "survey_answers", draft.subject, rows)
    return [Screen(Purpose.DRAFT, [Message("answers-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, imported: Import, _now: datetime) -> Preview:
    try:
        plan = answer_import.plan(work, person, imported)
    except UserError as error:
        return Preview([error.message], 0)
    lines: list[Line] = [message("answers-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    lines += [message("answers-refused", line=answer.number, reason=answer.reason) for answer in plan.refused]
    return Preview(lines, len(plan.taken))


def _take(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Message:
    return message("answers-taken", count=answer_import.take(work, person, imported, now))


BUTTONS = [OnPress(ImportAnswers, asking_about("survey_answers", _importable))]
FLOWS = [Flow("survey_answers", AnswerTable, plain_context, _submit, file=sent)]
IMPORTS = [Importing("survey_answers", _preview, _take, words="answers")]
