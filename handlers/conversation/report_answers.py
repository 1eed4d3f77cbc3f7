"""Bring what was read of a text into the form of a draft: its answers, what is open, and the words that say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.form_state import WHOLE, OpenDoubt, ReadFrom
from handlers.conversation.widgets.attendance_sheet import Sheet
from records.attachments import RecordAttachment
from records.attendance import AbsenceReason, Attendance, RosterEntry, expected
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.lengths import shortened
from records.questions import Attachments, PersonName, RollCall, Text
from records.reading.dates import iso_date
from records.reports.drafts import Doubt, DoubtReason, ReadAttendance, ReadPerson, ReadValue, ReportDraft, TextSpan

NARRATIVE = "narrative"
_NO_QUOTES = str.maketrans("", "", "“”")


@dataclass
class ReadAnswers:
    """What a draft begins with: answers, the scratch paper of those that are not complete, and what it keeps of a text.

    `text` is the whole text, of which the spans say where words stand.
    """

    text: str
    answers: dict[str, JsonValue] = field(default_factory=dict)
    scratch: dict[str, dict[str, JsonValue]] = field(default_factory=dict)
    read_from: ReadFrom = field(default_factory=ReadFrom)

    def words(self, span: TextSpan) -> str:
        """Return the words of the text that stand there, on one line."""
        return " ".join(span.of(self.text).split())

    def open(self, name: str, span: TextSpan, reason: DoubtReason, choices: Sequence[JsonValue] = ()) -> None:
        """Note that a field is open: by what it may be where that is known, else by the words that leave it open."""
        words = self.words(span)
        if choices:
            self.read_from.doubts.append(OpenDoubt(field=name, words=words, reason=reason, choices=[*choices]))
        else:
            self.read_from.unclear[name] = OpenDoubt(field=name, words=words, reason=reason)


def values_of(
    form: type[Form], text: str, values: Mapping[str, ReadValue], doubts: Sequence[Doubt], context: Context
) -> ReadAnswers:
    """Return the values as answers of the form; what breaks its rules, as a day to come does, is asked."""
    read, fields = ReadAnswers(text), {field.name: field for field in fields_of(form)}
    for name, value in values.items():
        if name not in fields:
            continue
        try:
            form.check({**read.answers, name: value.value}, context.today)
        except UserError:
            read.open(name, value.span, DoubtReason.UNCERTAIN)
            continue
        read.answers[name] = _fitting(fields[name], value.value)
        read.read_from.words[name] = read.words(value.span)
    for doubt in doubts:
        if doubt.field in fields and not isinstance(fields[doubt.field].question, RollCall):
            choices = [_choice(fields[doubt.field], choice.value, context) for choice in doubt.choices]
            read.open(doubt.field, doubt.span, doubt.reason, choices)
    return read


def answers_of(draft: ReportDraft, text: str, evidence: Sequence[RecordAttachment], context: Context) -> ReadAnswers:
    """Return what a draft of a record begins with: its passage of the text is the narrative."""
    read = values_of(draft.form, text, draft.values, draft.doubts, context)
    read.read_from.unlisted = [read.words(span) for span in draft.unlisted]
    read.read_from.outside = read.words(draft.outside) if draft.outside else ""
    for declared in fields_of(draft.form):
        if declared.name == NARRATIVE:
            read.answers[NARRATIVE] = _fitting(declared, draft.passage.of(text).strip())
            is_whole = draft.passage.of(text).strip() == text.strip()
            read.read_from.words[NARRATIVE] = WHOLE if is_whole else read.words(draft.passage)
        elif isinstance(declared.question, Attachments) and evidence:
            read.answers[declared.name] = [file.model_dump(mode="json") for file in evidence]
        elif isinstance(declared.question, RollCall) and draft.attendance is not None:
            _attend(read, declared, declared.question, draft, context)
    return read


def _fitting(declared: Field, value: JsonValue) -> JsonValue:
    """Return an answer that the field has room for: the file or the message itself keeps what is left out."""
    if isinstance(declared.question, Text) and isinstance(value, str):
        is_torn = value.count("“") != value.count("”")  # the words begin or end within a quotation
        return shortened(value.translate(_NO_QUOTES) if is_torn else value, declared.question.maximum)
    return value


def _choice(declared: Field, value: JsonValue, context: Context) -> JsonValue:
    """Return a choice as an answer of the field: people are chosen by their entry, and some fields keep the name."""
    if isinstance(declared.question, PersonName) and isinstance(value, int):
        everybody = context.roster_on(context.today, tuple(branch.id for branch in context.branches))
        return next((entry.name for entry in everybody if entry.id == value), str(value))
    return value


# Who was there -------------------------------------------------------------------------------------------------------


def _attend(read: ReadAnswers, declared: Field, question: RollCall, draft: ReportDraft, context: Context) -> None:
    """Answer who was there where everybody is accounted for; else mark on the list what the text says of them."""
    attendance = draft.attendance
    if attendance is None or not attendance.says_something:
        return
    branches = _branches(read.answers.get(question.branches), context)
    day = iso_date(read.answers.get(question.day)) or context.today
    roster = context.roster_on(day, branches or tuple(branch.id for branch in context.branches))
    read.scratch[declared.name] = _sheet(attendance, roster)
    doubts = [doubt for doubt in draft.doubts if doubt.field == declared.name]
    complete = attendance.answer(branches, roster) if branches else None
    counted = attendance.headcounts.get(context.side)
    if complete is not None and not doubts and counted is not None and counted.value != _present(complete):
        doubts = [Doubt(declared.name, counted.span, DoubtReason.COUNT_DIFFERS)]
    if doubts:
        doubt = doubts[0]
        choices = _settling(doubt, attendance, branches, roster) if branches and len(doubts) == 1 else []
        read.open(declared.name, doubt.span, doubt.reason, choices)
    elif complete is not None:
        read.answers[declared.name] = complete.model_dump(mode="json")
        read.scratch.pop(declared.name)
    if (span := _said_at(attendance)) is not None:
        read.read_from.words[declared.name] = read.words(span)


def _present(attendance: Attendance) -> int:
    return len(attendance.present) + len(attendance.others)


def _branches(answer: JsonValue, context: Context) -> tuple[int, ...]:
    """Return the branches that take part, where that is known: the only one needs not be said."""
    if isinstance(answer, list):
        return tuple(int(str(branch)) for branch in answer)
    return (context.branches[0].id,) if len(context.branches) == 1 else ()


def _settling(
    doubt: Doubt, attendance: ReadAttendance, branches: tuple[int, ...], roster: tuple[RosterEntry, ...]
) -> list[JsonValue]:
    """Return the attendances that a doubt leaves open, where each of them is complete."""
    meant = [attendance] if doubt.reason is DoubtReason.COUNT_DIFFERS else [
        _with_person(attendance, doubt.span, choice.value) for choice in doubt.choices
    ]  # fmt: skip
    complete = [answer for each in meant if (answer := each.answer(branches, roster)) is not None]
    return [answer.model_dump(mode="json") for answer in complete]


def _with_person(attendance: ReadAttendance, span: TextSpan, entry: JsonValue) -> ReadAttendance:
    """Return the attendance with the entry of a roster for whoever stands there."""

    def settled(person: ReadPerson) -> ReadPerson:
        return replace(person, entries=(int(str(entry)),)) if person.span == span else person

    return replace(
        attendance,
        present=tuple(settled(person) for person in attendance.present),
        absent=tuple(replace(absence, person=settled(absence.person)) for absence in attendance.absent),
    )


def _sheet(attendance: ReadAttendance, roster: tuple[RosterEntry, ...]) -> dict[str, JsonValue]:
    """Return the list with the marks that a text makes: who is named as there makes the others absent."""
    here, away = attendance.present_of(roster), attendance.absent_of(roster)
    due = {entry.id: entry for entry in expected(roster)}
    absent: dict[int, AbsenceReason | None] = {person: why for person, why in away.items() if person in due}
    named_here = any(len(person.entries) == 1 for person in attendance.present)
    if named_here or attendance.all_but:
        absent |= {person: None for person in due if person not in here and person not in absent}
    guests = [entry.id for entry in roster if not entry.party_member and entry.id in here]
    sheet = Sheet(absent=absent, guests_of_roster=guests, others=[person.name for person in attendance.strangers])
    return sheet.model_dump(mode="json", exclude_defaults=True) | {"page": 0}


def _said_at(attendance: ReadAttendance) -> TextSpan | None:
    """Return where the text says who was there: from the first name to the last."""
    spans = [branch.span for branch in attendance.all_but]
    spans += [person.span for person in attendance.present]
    spans += [absence.person.span for absence in attendance.absent]
    spans += [absence.reason_span for absence in attendance.absent if absence.reason_span is not None]
    return TextSpan(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
