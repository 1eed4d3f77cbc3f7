"""Answers collected elsewhere, as a table of a questionnaire site, join a survey that has closed."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context
from handlers.conversation.imports import Importing, Preview, pasted, sent
from handlers.kit.replies import Line, Reply, Screen
from handlers.kit.router import COORDINATORS_AND_ADMINS, Request, Tap
from handlers.kit.texts import plain
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.subjects import OfSurvey
from services.assessment import answer_import
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Person


class AnswerTable(Form):
    """Answers, one row a person, below a heading of questions."""

    texts: ClassVar[str] = "answers"
    lines: Annotated[str, Text(4000, multiline=True, hint=True)]


def ask(request: Request, survey_id: int = 0) -> list[Reply]:
    survey = answer_import.check(request.work, request.person, survey_id)
    return dialogue.begin(request, "survey_answers", subject=OfSurvey(survey.id), anew=True)


def _context(request: Request, _draft: Draft) -> Context:
    return Context(request.now.date(), request.language, render=lambda text: plain(request.language, text))


def _listed(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    rows = [tuple(line.split("\t")) for line in str(answers["lines"]).splitlines()]
    shown = pasted(request, "survey_answers", draft.subject, rows)
    return [Screen("draft", [Message("answers-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, found: Import, _now: datetime) -> Preview:
    try:
        plan = answer_import.plan(work, person, found)
    except UserError as error:
        return Preview([error.message], 0)
    lines: list[Line] = [message("answers-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    lines += [message("answers-refused", line=each.number, reason=each.reason) for each in plan.refused]
    return Preview(lines, len(plan.taken))


def _take(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Message:
    return message("answers-taken", count=answer_import.take(work, person, found, now))


TAPS = [Tap("survey_import", COORDINATORS_AND_ADMINS, ask)]
FLOWS = [Flow("survey_answers", AnswerTable, _context, as_json(_listed), file=sent)]
IMPORTS = [Importing("survey_answers", _preview, _take, words="answers")]
