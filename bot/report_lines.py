"""Puts what was read out of texts as lines of JSON, and a roster's table as the circumstances in which they are read.

Names stand for the numbers of branches and roster entries, so that another program can compare them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, JsonValue, ValidationError

from foreign_files.sheets import Row
from records.attendance import Branch, RosterEntry
from records.reports.circumstances import ReportCircumstances, ReportOrganisation
from records.reports.drafts import ReadAttendance, ReadReports, ReportDraft, TextSpan
from records.roles import Side

_HEADINGS = ("side", "branch", "name", "party_member")
_LOCALES = {"zh": "zh-CN", "en": "en"}


class RosterError(Exception):
    """A roster's table that is none; `line` is the row in question, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class ReportLine(BaseModel):
    """A text as it was sent, a line of a JSON Lines file; what else stands in the line is passed over."""

    id: str
    text: str
    sent_at: AwareDatetime
    side: Side
    language: str = "zh"


@dataclass(frozen=True)
class People:
    """Both organisations, and the names of their branches and people by number."""

    organisations: Mapping[Side, ReportOrganisation]

    def circumstances(self, line: ReportLine) -> ReportCircumstances:
        """Return the circumstances in which a text was sent."""
        own, partner = self.organisations[line.side], self.organisations[line.side.other]
        return ReportCircumstances(line.sent_at, own, partner, _LOCALES.get(line.language, line.language))

    def branch_names(self, ids: JsonValue) -> list[str]:
        """Return the names of branches."""
        names = {branch.id: branch.name for one in self.organisations.values() for branch in one.branches}
        return [names[each] for each in ids if isinstance(each, int)] if isinstance(ids, list) else []

    def names(self, ids: Iterable[object]) -> list[str]:
        """Return the names of roster entries."""
        names = {entry.id: entry.name for one in self.organisations.values() for entry in one.roster}
        return [names[each] for each in ids if isinstance(each, int)]


def people_of(rows: Sequence[Row], names: Mapping[Side, Sequence[str]]) -> People:
    """Return the organisations of a table with the columns side, branch, name, party_member (yes or no).

    `names`: by what each organisation is called, its full name first. Raises RosterError where the table is another.
    """
    heading = tuple(rows[0][: len(_HEADINGS)]) if rows else ()
    if heading != _HEADINGS:
        raise RosterError(1)
    branches: dict[tuple[Side, str], Branch] = {}
    roster: dict[Side, list[RosterEntry]] = {side: [] for side in Side}
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            continue
        written, branch, name, member = row[: len(_HEADINGS)]
        if written not in {*Side} or not branch or not name or member not in ("yes", "no"):
            raise RosterError(number)
        side = Side(written)
        found = branches.setdefault((side, branch), Branch(len(branches) + 1, branch))
        roster[side].append(RosterEntry(number, name, found.id, member == "yes"))
    return People({side: _organisation(side, names, branches, roster[side]) for side in Side})


def _organisation(
    side: Side,
    names: Mapping[Side, Sequence[str]],
    branches: Mapping[tuple[Side, str], Branch],
    roster: Iterable[RosterEntry],
) -> ReportOrganisation:
    own = tuple(branch for (whose, _), branch in branches.items() if whose is side)
    return ReportOrganisation(side, tuple(names.get(side, ())), own, tuple(roster))


def names_beside(folder: Path) -> dict[Side, list[str]]:
    """Return by what the organisations are called, where a file `cast.json` in the folder says it."""
    file = folder / "cast.json"
    if not file.is_file():
        return {}
    keys = ("name", "short", "english", "english_short")
    said = json.loads(file.read_text(encoding="utf-8"))["organisations"]
    return {Side(one["side"]): [name for key in keys for name in _several(one.get(key))] for one in said}


def _several(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []


def report_line(written: str) -> ReportLine | None:
    """Return a text of a line of JSON; None where the line is none."""
    try:
        return ReportLine.model_validate_json(written)
    except ValidationError:
        return None


def as_json(line: ReportLine, read: ReadReports, people: People) -> dict[str, JsonValue]:
    """Return what was read out of a text: its drafts, and the first plan where there is one."""
    told: dict[str, JsonValue] = {"id": line.id, "drafts": [_draft(draft, people) for draft in read.drafts]}
    if read.plans:
        plan = read.plans[0].answers
        told["plan"] = {"date": plan.get("day"), "time": plan.get("start"), "place": plan.get("place")}
    return told


def _draft(draft: ReportDraft, people: People) -> JsonValue:
    answers = draft.answers
    sources: dict[str, JsonValue] = {name: _span(value.span) for name, value in draft.values.items()}
    if "branches" in answers:
        answers["branches"] = [*people.branch_names(answers["branches"])]
    if "persons" in answers:
        answers["persons"] = _persons(answers["persons"], people)
    if draft.attendance is not None and (attendance := _attendance(draft.attendance)):
        answers["attendance"] = attendance
        sources["attendance"] = _span(_first(draft.attendance))
    return {"kind": draft.kind, "answers": answers, "sources": sources, "ask": [*draft.to_ask]}


def _span(span: TextSpan) -> JsonValue:
    return [span.start, span.end]


def _persons(answer: JsonValue, people: People) -> JsonValue:
    said = answer if isinstance(answer, dict) else {}
    roster, others = said.get("roster"), said.get("others")
    names: list[JsonValue] = [*people.names(roster if isinstance(roster, list) else ())]
    return {"names": names + (others if isinstance(others, list) else []), "headcount": said.get("headcount")}


def _attendance(said: ReadAttendance) -> dict[str, JsonValue]:
    """Return who was there and who was not; nothing where only the other side's people are named."""
    told: dict[str, JsonValue] = {}
    if said.present or said.strangers:
        told["present"] = [person.name for person in (*said.present, *said.strangers)]
    if said.absent:
        told["absent"] = {absence.person.name: absence.reason for absence in said.absent}
    if said.all_but:
        told["all_but"] = True
    if said.headcounts:
        told["headcounts"] = {side.value: count.value for side, count in said.headcounts.items()}
    return told


def _first(said: ReadAttendance) -> TextSpan:
    """Return the first words that say something of it."""
    people = [person.span for person in (*said.present, *said.strangers)]
    away = [absence.person.span for absence in said.absent]
    values = [value.span for value in (*said.all_but, *said.headcounts.values())]
    return min([*people, *away, *values])


def document_line(name: str, text: str, side: Side, sent_at: datetime, language: str) -> ReportLine:
    """Return the text of a document as if it had been sent."""
    return ReportLine(id=name, text=text, sent_at=sent_at, side=side, language=language)
