"""Own outlets, which do not count as others' mention; and mentions of the partnership read from a pasted list."""

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context
from handlers.conversation.imports import Importing, Preview, pasted, sent
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.kit.texts import plain
from records.errors import UserError
from records.form import Form
from records.mention_list import pasted_cells
from records.messages import Message, message
from records.questions import Text
from records.subjects import OfOrganisation, OfPartnership
from services.ledger import mentions, outlets
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import outlets as stored
from storage.people import directory
from storage.people.directory import Organisation, Partnership, Person

MOST = 40  # outlets on show


class OutletNames(Form):
    """Media of one's own."""

    texts: ClassVar[str] = "outlets"
    names: Annotated[str, Text(2000, multiline=True, hint=True)]


class MentionList(Form):
    """Mentions, one a line."""

    texts: ClassVar[str] = "mentions"
    lines: Annotated[str, Text(4000, multiline=True, hint=True)]


def _context(request: Request, _draft: Draft) -> Context:
    return Context(request.now.date(), request.language, render=lambda text: plain(request.language, text))


def own_outlets(request: Request, _rest: str) -> list[Reply]:
    own = outlets.managed(request.work, request.person)
    if not own:
        raise UserError("organisation-none")
    if len(own) == 1:
        return [_screen(request, own[0], move=True)]
    rows = [[Button(each.name, f"outlets:{each.id}")] for each in own]
    return [Screen("menu", [Message("outlets-whose")], rows, move=True)]


def outlets_of(request: Request, organisation_id: int = 0) -> list[Reply]:
    return [_screen(request, _managed(request, organisation_id), move=False)]


def _managed(request: Request, organisation_id: int) -> Organisation:
    found = next((each for each in outlets.managed(request.work, request.person) if each.id == organisation_id), None)
    if found is None:
        raise UserError("not-your-role")
    return found


def _screen(request: Request, organisation: Organisation, *, move: bool) -> Screen:
    found = stored.of_organisation(request.work, organisation.id)[:MOST]
    lines: list[Line] = [message("outlets-heading", organisation=organisation.name), Message("outlets-why"), ""]
    lines += [message("outlets-line", name=each.name) for each in found] or [Message("outlets-none")]
    rows = [[Button(message("outlets-remove", name=each.name), f"outlet_remove:{each.id}")] for each in found]
    return Screen("menu", lines, [*rows, [Button(Message("outlets-add"), f"outlets_add:{organisation.id}")]], move=move)


def ask_names(request: Request, organisation_id: int = 0) -> list[Reply]:
    organisation = _managed(request, organisation_id)
    return dialogue.begin(request, "outlets", subject=OfOrganisation(organisation.id))


def _added(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    organisation = _managed(request, draft.about(OfOrganisation).organisation)
    added = outlets.add(request.work, request.person, organisation.id, str(answers["names"]), request.now)
    return [Screen("draft", [message("outlets-added", count=added)]), _screen(request, organisation, move=True)]


def remove(request: Request, outlet_id: int = 0) -> list[Reply]:
    outlet = outlets.remove(request.work, request.person, outlet_id, request.now)
    return [Toast(Message("done")), _screen(request, _managed(request, outlet.organisation_id), move=False)]


# Mentions from a list -------------------------------------------------------------------------------------------------


def ask_mentions(request: Request, _rest: str) -> list[Reply]:
    """Of which partnership? Their list is asked for next."""
    own = [each for each in directory.partnerships_of(request.work, request.person) if _coordinates(request, each)]
    if not own:
        raise UserError("partnership-none")
    if len(own) == 1:
        return mentions_of(request, own[0].id)
    rows = [[Button(each.name, f"mentions:{each.id}")] for each in own]
    return [Screen("menu", [Message("mentions-whose")], rows, move=True)]


def _coordinates(request: Request, partnership: Partnership) -> bool:
    side = partnership.side_of(request.person)
    return side is not None and request.person.coordinates(partnership.organisation(side).id)


def mentions_of(request: Request, partnership_id: int = 0) -> list[Reply]:
    partnership = mentions.check_own(request.work, request.person, partnership_id)
    return dialogue.begin(request, "mentions", subject=OfPartnership(partnership.id), anew=True)


def _listed(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    shown = pasted(request, "mentions", draft.subject, pasted_cells(str(answers["lines"])))
    return [Screen("draft", [Message("mentions-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Preview:
    mentions.check_own(work, person, found.about(OfPartnership).partnership)
    plan = mentions.plan(work, found, now)
    lines: list[Line] = [message("mentions-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    lines += [
        message("mentions-line", outlet=str(each.answers["outlet"]), title=str(each.answers["title"]))
        for each in plan.taken[:20]
    ]
    lines += [message("mentions-refused", line=each.number, reason=each.reason) for each in plan.refused]
    return Preview(lines, len(plan.taken))


def _take(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Message:
    return message("mentions-taken", count=mentions.take(work, person, found, now))


COMMANDS = [
    Command("outlets", COORDINATORS_AND_ADMINS, own_outlets, place=58, section=Section.SIDE),
    Command("mentions", COORDINATORS, ask_mentions, place=57, section=Section.RECORD),
]
TAPS = [
    Tap("outlets", COORDINATORS_AND_ADMINS, outlets_of),
    Tap("outlets_add", COORDINATORS_AND_ADMINS, ask_names),
    Tap("outlet_remove", COORDINATORS_AND_ADMINS, remove),
    Tap("mentions", COORDINATORS, mentions_of),
]
FLOWS = [
    Flow("outlets", OutletNames, _context, as_json(_added)),
    Flow("mentions", MentionList, _context, as_json(_listed), file=sent),
]
IMPORTS = [Importing("mentions", _preview, _take, words="mentions")]
