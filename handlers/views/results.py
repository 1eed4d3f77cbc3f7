"""A published result as people read it on a screen."""

from datetime import datetime

from handlers.buttons.scoring import (
    AnswerObjection,
    ObjectToResult,
    SendResultPage,
    SendResultWord,
    ShowResultIndicators,
)
from handlers.kit.pager import cut
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from handlers.views.figures import figure
from handlers.views.scores import collaboration_lines, composite_lines, group_line, indicator_line, when, whose
from records.form import option_label
from records.messages import Message, message
from records.purposes import ResultPurpose
from records.roles import Side
from services.scoring import publications as publishing
from services.scoring.restatements import Restatement, of_publication
from services.scoring.score_sheet import COMPOSITE, ScoreSheet
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import publications
from storage.scoring.publications import Publication

MOST_CAUSES = 10  # of a restatement, each a line


def result_screen(
    work: UnitOfWork,
    reader: Person,
    publication: Publication,
    partnership: Partnership,
    now: datetime,
    *,
    heading: Message | None = None,
    move: bool,
) -> Screen:
    """Return a result as its reader sees it now, with what became of it since, and what they may do."""
    sheet = publishing.sheet_of(publication)
    language = reader.language
    lines: list[Line] = [heading, ""] if heading else []
    lines += [message("score-heading", partnership=whose(sheet)), message("result-of", period=when(sheet)), ""]
    lines += composite_lines(sheet)
    lines.append("")
    lines += [group_line(group, language) for group in sheet.groups]
    lines += assessment_lines(sheet)
    lines += ["", published_line(publication, partnership)]
    restated = of_publication(work, partnership, publication, now)
    lines += restatement_lines(restated, language) if restated else []
    objections = publications.objections(work, publication.id)
    for objection in objections:
        key = "result-objection" if objection.answer is None else "result-objection-answered"
        lines.append(
            message(key, side=option_label(objection.side), reason=objection.reason, answer=objection.answer or "")
        )
    rows = [
        [Button(Message("result-indicators"), ShowResultIndicators(publication.id))],
        [
            Button(Message("result-page"), SendResultPage(publication.id)),
            Button(Message("result-word"), SendResultWord(publication.id)),
        ],
    ]
    if publishing.may_object(reader, publication, partnership, now):
        rows.append([Button(Message("result-object"), ObjectToResult(publication.id))])
    if reader.is_admin:
        rows += [
            [Button(message("result-answer", side=option_label(objection.side)), AnswerObjection(objection.id))]
            for objection in objections
            if objection.answer is None
        ]
    return Screen(ResultPurpose(publication.id), lines, rows, move=move)


def published_line(publication: Publication, partnership: Partnership) -> Message:
    """Return when a result was published, until when it may be objected to, and what identifies it."""
    return message(
        "result-published",
        at=partnership.today(publication.published_at),
        until=partnership.today(publication.objections_until),
        method=publication.method,
        digest=publication.digest[:12],
    )


def assessment_lines(sheet: ScoreSheet) -> list[Line]:
    """Return the assessments 总结评价: what each side says of the period."""
    lines: list[Line] = []
    for side in Side:
        said = sheet.assessments.get(side)
        if said is not None:
            lines += ["", message("assessment-of", side=option_label(side))]
            lines += [
                message("form-answer", label=Message(f"assessment-{name.replace('_', '-')}"), value=value)
                for name, value in said
                if value
            ]
    return lines


def restatement_lines(restated: Restatement, language: str) -> list[Line]:
    """Return the restatement 更正说明: each figure as it was told and as it is known now, and the records behind it."""
    sheet = publishing.sheet_of(restated.publication)
    names = {indicator.key: in_language(language, indicator.name) for indicator in sheet.indicators}
    lines: list[Line] = ["", Message("restatement-heading")]
    lines += [
        message(
            "restatement-figure",
            name=Message("impact-composite") if changed.key == COMPOSITE else names[changed.key],
            told=figure(changed.told),
            now=figure(changed.now),
        )
        for changed in restated.figures
    ]
    causes: list[Line] = []
    for cause in restated.causes:
        key = "restatement-cause-why" if cause.reason else "restatement-cause"
        causes.append(
            message(
                key,
                number=cause.record_id,
                who=cause.person or Message("history-clock"),
                did=Message(f"did-{cause.action.replace('_', '-')}"),
                reason=cause.reason or "",
            )
        )
    return [*lines, *cut(causes, MOST_CAUSES)]


def full_lines(sheet: ScoreSheet, language: str) -> list[Line]:
    """Return all indicators of a result."""
    lines: list[Line] = [message("score-heading", partnership=whose(sheet)), message("result-of", period=when(sheet))]
    for group in sheet.groups:
        lines += ["", group_line(group, language)]
        lines += [indicator_line(indicator, language) for indicator in sheet.of_group(group.key)]
    return [*lines, *collaboration_lines(sheet.collaboration), *assessment_lines(sheet)]
