"""How somebody wants to be told: hours, days, how often, leave, the digest; and the days on which nobody works."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, Request, Section, Tap
from handlers.kit.texts import plain
from records.calendar import DaysOff, known_until
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notifications import NotificationPreferences
from records.questions import Day, Text, YesNo
from records.subjects import OfOrganisation, Oneself, Programme
from services.clock import burden, digest
from storage import audit
from storage.chat.drafts import Draft
from storage.clock import reminders
from storage.clock.reminders import NotedDays
from storage.people import directory

EVERYBODY = 0  # in the data of buttons: the days off of all organisations


class DaysOffForm(Form):
    """Days that are not as the public calendar has them."""

    texts: ClassVar[str] = "days-off"
    asked_first: ClassVar[tuple[str, ...]] = ("first", "last", "working", "note")

    first: Annotated[date, Day(future=True)]
    last: Annotated[date, Day(future=True)]
    working: Annotated[bool, YesNo()]
    note: Annotated[str, Text(40)]


def _context(request: Request, _draft: Draft) -> Context:
    availability = burden.availability_of(request.work, request.person)
    today = request.now.astimezone(availability.zone).date()
    return Context(today, request.language, render=lambda text: plain(request.language, text))


def settings(request: Request, _rest: str) -> list[Reply]:
    """The card with all of them as they are, on which any single one can be changed."""
    preferences = burden.preferences_of(request.work, request.person.id)
    answers: dict[str, JsonValue] = {
        name: value for name, value in preferences.model_dump(mode="json").items() if value is not None
    }
    return dialogue.begin(request, "habits", subject=Oneself(), answers=answers, anew=True)


def _kept(request: Request, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    burden.check_own(request.work, NotificationPreferences.model_validate(answers).per_week)
    reminders.keep_preferences(request.work, request.person.id, state=answers)
    digest.reschedule(request.work, request.person)
    return [Screen("draft", [Message("habits-kept")])]


def days_off(request: Request, _rest: str) -> list[Reply]:
    """Those of everybody, which an admin sets, and those of the own organisation."""
    return [_list(request, move=True)]


def _list(request: Request, *, move: bool) -> Screen:
    names = {each.id: each.name for each in directory.all_organisations(request.work)}
    noted = reminders.days_off_of(request.work, names if request.person.is_admin else request.person.organisations)
    lines: list[Line] = [Message("days-off-heading"), message("days-off-known", year=str(known_until())), ""]
    lines += [_line(each, names) for each in noted] or [Message("days-off-none")]
    rows = [
        [Button(message("days-off-remove", note=each.note), f"workday:{each.id}")]
        for each in noted
        if _may_set(request, each.organisation_id)
    ]
    adding = [Button(message("days-off-add", whose=label), f"dayoff:{number}") for number, label in _may_add(request)]
    return Screen("list", lines, [*rows[:20], *([each] for each in adding[:20])], move=move)


def _line(days: NotedDays, names: dict[int, str]) -> Message:
    whose: Message | str = names.get(days.organisation_id or 0, Message("days-off-everybody"))
    key = "days-off-working-line" if days.working else "days-off-line"
    return message(key, first=days.first, last=days.last, note=days.note, whose=whose)


def _may_set(request: Request, organisation_id: int | None) -> bool:
    return request.person.is_admin or (organisation_id is not None and request.person.coordinates(organisation_id))


def _may_add(request: Request) -> list[tuple[int, Message | str]]:
    own: list[tuple[int, Message | str]] = [
        (each.id, each.name) for each in directory.all_organisations(request.work) if _may_set(request, each.id)
    ]
    return [(EVERYBODY, Message("days-off-everybody")), *own] if request.person.is_admin else own


def add_days(request: Request, organisation_id: int = 0) -> list[Reply]:
    if organisation_id not in {number for number, _ in _may_add(request)}:
        raise UserError("not-your-role")
    subject = OfOrganisation(organisation_id) if organisation_id else Programme()
    return dialogue.begin(request, "days-off", subject=subject)


def _added(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    given = DaysOffForm.validated(answers, request.now.date())
    organisation_id = draft.subject.organisation if isinstance(draft.subject, OfOrganisation) else None
    if given.last < given.first:
        raise UserError("days-off-end-before-begin")
    if not _may_set(request, organisation_id):
        raise UserError("not-your-role")
    number = reminders.add_days_off(
        request.work, organisation_id, DaysOff(given.first, given.last, given.working), given.note
    )
    audit.note(request.work, request.now, request.person.id, "add_days_off", "days_off", number)
    return [Screen("draft", [Message("done")]), _list(request, move=True)]


def remove_days(request: Request, number: int = 0) -> list[Reply]:
    found = reminders.day_off(request.work, number)
    if found is None:
        raise UserError("button-old")
    if not _may_set(request, found.organisation_id):
        raise UserError("not-your-role")
    reminders.remove_days_off(request.work, number)
    audit.note(request.work, request.now, request.person.id, "remove_days_off", "days_off", number)
    return [Toast(Message("done")), _list(request, move=False)]


COMMANDS = [
    Command("settings", MEMBERS, settings, place=83, section=Section.OWN),
    Command("daysoff", COORDINATORS_AND_ADMINS, days_off, place=86, section=Section.SIDE),
]
TAPS = [
    Tap("dayoff", COORDINATORS_AND_ADMINS, add_days),
    Tap("workday", COORDINATORS_AND_ADMINS, remove_days),
]
FLOWS = [
    Flow("habits", NotificationPreferences, _context, as_json(_kept)),
    Flow("days-off", DaysOffForm, _context, as_json(_added)),
]
