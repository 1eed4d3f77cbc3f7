"""How somebody wants to be told: hours, days, how often, leave, the digest; and the days on which nobody works."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.buttons.clock import AskDaysOff, ListDaysOff, RemoveDaysOff
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import Flow
from handlers.conversation.form_state import FormState
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, MEMBERS, Command, OnPress, Request, Section
from handlers.kit.texts import plain
from records.calendar import DaysOff, known_until
from records.form import Form
from records.messages import Message, message
from records.notifications import NotificationPreferences
from records.purposes import Purpose
from records.questions import Day, Text, YesNo
from records.subjects import OfOrganisation, Oneself, WholeProgramme
from services.clock import burden, days_off, preferences
from storage.chat.drafts import Draft
from storage.clock.days_off import NotedDays
from storage.people import organisations

MOST = 20  # buttons on a page


class DaysOffForm(Form):
    """Days that are not as the public calendar has them."""

    texts: ClassVar[str] = "days-off"
    submits: ClassVar[str] = "form-save"
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
    """Show the card with all preferences as they are, on which any single one can be changed."""
    wanted = preferences.to_change(request.work, request.person)
    answers: dict[str, JsonValue] = wanted.model_dump(mode="json", exclude_none=True)
    return dialogue.begin(request, "habits", subject=Oneself(), answers=answers, anew=True)


def _no_quiet_hours(_request: Request, _draft: Draft, state: FormState) -> list[Message]:
    """Say what the same hour twice means."""
    quiet = [state.answers.get(name) for name in ("quiet_from", "quiet_until")]
    return [Message("habits-no-quiet")] if quiet[0] == quiet[1] else []


def _kept(request: Request, _draft: Draft, answers: NotificationPreferences) -> list[Reply]:
    preferences.keep(request.work, request.person, answers)
    return [Screen(Purpose.DRAFT, [Message("habits-kept")])]


def show_days_off(request: Request, _rest: str) -> list[Reply]:
    """Show the days of everybody, which an admin sets, and those of the own organisation."""
    return [_list(request, move=True)]


def turn_days_off(request: Request, press: ListDaysOff) -> list[Reply]:
    """Show another page of them in place."""
    return [_list(request, press.page, move=False)]


def _list(request: Request, number: int = 0, *, move: bool) -> Screen:
    person = request.person
    names = {organisation.id: organisation.name for organisation in organisations.every(request.work)}
    noted = days_off.shown_to(request.work, person)
    lines: list[Line] = [Message("days-off-heading"), message("days-off-known", year=str(known_until())), ""]
    lines += [_line(days, names) for days in noted] or [Message("days-off-none")]
    removing = [
        [Button(message("days-off-remove", note=days.note), RemoveDaysOff(days.id))]
        for days in noted
        if days_off.may_set(person, days.organisation_id)
    ]
    adding = [[Button(message("days-off-add", whose=whose), press)] for press, whose in _addable(request)]
    page = page_of([*removing, *adding], number, MOST)
    return Screen(Purpose.LIST, lines, [*page.items, page.turning(ListDaysOff)], move=move)


def _line(days: NotedDays, names: dict[int, str]) -> Message:
    whose: Message | str = names.get(days.organisation_id or 0, Message("days-off-everybody"))
    key = "days-off-working-line" if days.working else "days-off-line"
    return message(key, first=days.first, last=days.last, note=days.note, whose=whose)


def _addable(request: Request) -> list[tuple[AskDaysOff, Message | str]]:
    """Return the buttons to add days, each with whose days they are."""
    own: list[tuple[AskDaysOff, Message | str]] = [
        (AskDaysOff(organisation.id), organisation.name)
        for organisation in days_off.settable(request.work, request.person)
    ]
    if not days_off.may_set(request.person, None):
        return own
    return [(AskDaysOff(None), Message("days-off-everybody")), *own]


def add_days(request: Request, press: AskDaysOff) -> list[Reply]:
    """Ask for days of the organisation, or of everybody."""
    days_off.check_may_set(request.work, request.person, press.organisation)
    subject = WholeProgramme() if press.organisation is None else OfOrganisation(press.organisation)
    return dialogue.begin(request, "days-off", subject=subject)


def _added(request: Request, draft: Draft, answers: DaysOffForm) -> list[Reply]:
    organisation_id = draft.subject.organisation if isinstance(draft.subject, OfOrganisation) else None
    days = DaysOff(answers.first, answers.last, answers.working)
    days_off.add(request.work, request.person, organisation_id, days, answers.note, request.now)
    return [Screen(Purpose.DRAFT, [Message("done")]), _list(request, move=True)]


def remove_days(request: Request, press: RemoveDaysOff) -> list[Reply]:
    """Take days off the list."""
    days_off.remove(request.work, request.person, press.days, request.now)
    return [Toast(Message("done")), _list(request, move=False)]


COMMANDS = [
    Command("settings", MEMBERS, settings, place=83, section=Section.OWN),
    Command("daysoff", COORDINATORS_AND_ADMINS, show_days_off, place=86, section=Section.SIDE),
]
BUTTONS = [
    OnPress(ListDaysOff, turn_days_off),
    OnPress(AskDaysOff, add_days),
    OnPress(RemoveDaysOff, remove_days),
]
FLOWS = [
    Flow("habits", NotificationPreferences, _context, _kept, notes=_no_quiet_hours),
    Flow("days-off", DaysOffForm, _context, _added),
]
