"""Own outlets, which do not count as others' mention; and mentions of the partnership read from a pasted list."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.ledger import AskMentions, AskOutlets, RemoveOutlet, ShowOutlets
from handlers.conversation import dialogue
from handlers.conversation.context import Context
from handlers.conversation.flow import Flow
from handlers.conversation.list_imports import LONGEST_TEXT, Fit, Importing, Preview, passed_lines, pasted, sent
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import plain
from records.errors import UserError
from records.form import Form
from records.kinds.public_mention import PublicMention
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.reading.mention_list import parse_mentions, pasted_cells
from records.reading.outlet_list import outlet_names
from records.subjects import OfOrganisation, OfPartnership
from services.ledger import mentions, outlets
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import outlets as stored
from storage.people.organisations import Organisation
from storage.people.persons import Person

MOST = 20  # outlets on a page


class OutletNames(Form):
    """Media of one's own."""

    texts: ClassVar[str] = "outlets"
    names: Annotated[str, Text(2000, multiline=True, hint=True)]


class MentionList(Form):
    """Mentions, one a line."""

    texts: ClassVar[str] = "mentions"
    lines: Annotated[str, Text(LONGEST_TEXT, multiline=True, tabs=True, hint=True)]


def _context(request: Request, _draft: Draft) -> Context:
    return Context(request.now.date(), request.language, render=lambda text: plain(request.language, text))


def own_outlets(request: Request, _rest: str) -> list[Reply]:
    """Show the own outlets: first of which organisation, where there are several."""
    own = outlets.managed(request.work, request.person)
    if not own:
        raise UserError("organisation-none")
    if len(own) == 1:
        return [_screen(request, own[0], move=True)]
    rows = [[Button(organisation.name, ShowOutlets(organisation.id))] for organisation in own]
    return [Screen(Purpose.MENU, [Message("outlets-whose")], rows, move=True)]


def outlets_of(request: Request, press: ShowOutlets) -> list[Reply]:
    """Show the organisation's own outlets, in place."""
    return [_screen(request, _managed(request, press.organisation), press.page, move=False)]


def _managed(request: Request, organisation_id: int) -> Organisation:
    own = outlets.managed(request.work, request.person)
    organisation = next((each for each in own if each.id == organisation_id), None)
    if organisation is None:
        raise UserError("not-your-role")
    return organisation


def _screen(request: Request, organisation: Organisation, number: int = 0, *, move: bool) -> Screen:
    page = page_of(stored.of_organisation(request.work, organisation.id), number, MOST)
    shown = page.items
    lines: list[Line] = [message("outlets-heading", organisation=organisation.name), Message("outlets-why"), ""]
    lines += [message("outlets-line", name=outlet.name) for outlet in shown] or [Message("outlets-none")]
    rows = [[Button(message("outlets-remove", name=outlet.name), RemoveOutlet(outlet.id))] for outlet in shown]
    adding = [Button(Message("outlets-add"), AskOutlets(organisation.id))]
    turning = page.turning(lambda other: ShowOutlets(organisation.id, other))
    return Screen(Purpose.MENU, lines, [*rows, turning, adding], move=move)


def ask_names(request: Request, press: AskOutlets) -> list[Reply]:
    """Ask for the names of further outlets."""
    organisation = _managed(request, press.organisation)
    return dialogue.begin(request, "outlets", subject=OfOrganisation(organisation.id))


def _added(request: Request, draft: Draft, answers: OutletNames) -> list[Reply]:
    organisation = _managed(request, draft.about(OfOrganisation).organisation)
    added = outlets.add(request.work, request.person, organisation.id, answers.names, request.now)
    return [
        Screen(Purpose.DRAFT, [message("outlets-added", count=added), *passed_lines(outlet_names(answers.names)[1])]),
        _screen(request, organisation, move=True),
    ]


def remove(request: Request, press: RemoveOutlet) -> list[Reply]:
    """Strike an outlet off, and show those that are left."""
    outlet = outlets.remove(request.work, request.person, press.outlet, request.now)
    return [Toast(Message("done")), _screen(request, _managed(request, outlet.organisation_id), move=False)]


# Mentions from a list -------------------------------------------------------------------------------------------------


def ask_mentions(request: Request, _rest: str) -> list[Reply]:
    """Ask for a list of mentions: first of which partnership, where there are several."""
    own = mentions.own_partnerships(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) == 1:
        return mentions_of(request, AskMentions(own[0].id))
    rows = [[Button(partnership.name, AskMentions(partnership.id))] for partnership in own]
    return [Screen(Purpose.MENU, [Message("mentions-whose")], rows, move=True)]


def mentions_of(request: Request, press: AskMentions) -> list[Reply]:
    """Ask for a list of mentions of the partnership."""
    partnership = mentions.check_own(request.work, request.person, press.partnership)
    return dialogue.begin(request, "mentions", subject=OfPartnership(partnership.id), anew=True)


def _listed(request: Request, draft: Draft, answers: MentionList) -> list[Reply]:
    shown = pasted(request, "mentions", draft.subject, answers.lines)
    return [Screen(Purpose.DRAFT, [Message("mentions-read")]), *shown]


def _preview(work: UnitOfWork, person: Person, pasted_list: Import, now: datetime) -> Preview:
    mentions.check_own(work, person, pasted_list.about(OfPartnership).partnership)
    plan = mentions.plan(work, pasted_list, now)
    lines: list[Line] = [message("mentions-can-take", taken=len(plan.taken), refused=len(plan.refused))]
    items: list[Line] = [message("mentions-refused", line=line.number, reason=line.reason) for line in plan.refused]
    items += passed_lines(plan.passed)
    items += [_told(line.mention) for line in plan.taken]
    return Preview(lines, len(plan.taken), items=items)


def _told(mention: PublicMention) -> Message:
    if mention.author:
        return message("mentions-line-author", outlet=mention.outlet, title=mention.title, author=mention.author)
    return message("mentions-line", outlet=mention.outlet, title=mention.title)


def _fit(_work: UnitOfWork, pasted_list: Import, now: datetime) -> Fit:
    parsed = parse_mentions(pasted_list.lines, now.date())
    return Fit(parsed.has_heading, len(parsed.lines))


def _take(work: UnitOfWork, person: Person, pasted_list: Import, now: datetime) -> Message:
    return message("mentions-taken", count=mentions.take(work, person, pasted_list, now))


COMMANDS = [
    Command("outlets", COORDINATORS_AND_ADMINS, own_outlets, place=58, section=Section.SIDE),
    Command("mentions", COORDINATORS, ask_mentions, place=57, section=Section.RECORD),
]
BUTTONS = [
    OnPress(ShowOutlets, outlets_of),
    OnPress(AskOutlets, ask_names),
    OnPress(RemoveOutlet, remove),
    OnPress(AskMentions, mentions_of),
]
FLOWS = [
    Flow("outlets", OutletNames, _context, _added),
    Flow("mentions", MentionList, _context, _listed, file=sent),
]
IMPORTS = [Importing("mentions", _preview, _take, pasted_cells, _fit, words="mentions")]
