"""Who has just come in says whom of the roster they are, so that a check-in finds them and the ledger calls them so.

Whoever looks after the roster is told, and can undo it: a link can be passed on to anybody.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.people import AskForOwnName, ClaimRosterEntry, ConfirmClaim, ShowClaims, UndoClaim
from handlers.conversation import own_name
from handlers.conversation.flow import OWN_NAME, Flow
from handlers.conversation.short_questions import page, plain_context
from handlers.kit.news import OnNews
from handlers.kit.replies import Post, Reply, Screen, Toast, put
from handlers.kit.router import OnPress, Request
from handlers.views.claims import claims_screen
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.questions import Text
from records.subjects import OfOrganisation
from services.people import claims
from services.people.organisations import today_of
from storage.chat.drafts import Draft
from storage.chat.outbox import has_screen
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people import roster as entries
from storage.people.persons import Person


class OwnName(Form):
    """How somebody is called on the roster."""

    texts: ClassVar[str] = "own-name"
    name: Annotated[str, Text(60)]


def claim(request: Request, press: ClaimRosterEntry) -> list[Reply]:
    """Take the person for the human of the roster who they say to be."""
    of_human = entries.of_human(request.work, press.entry)
    if not of_human:
        raise UserError("roster-entry-none")
    entry = of_human[-1]
    today = today_of(request.work, entry.organisation_id, request.now)
    named = claims.claimable(request.work, request.person, entry.organisation_id, entry.name, today)
    claims.claim(request.work, request.person, named, request.now)
    return [page(request, [message("own-name-done", name=named.name)])]


def ask_name(request: Request, press: AskForOwnName) -> list[Reply]:
    """Ask for the name, where the person is another than was supposed."""
    if press.organisation not in request.person.organisations:
        raise UserError("roster-entry-none")
    return own_name.ask_name(request, press.organisation)


def _say_name(request: Request, draft: Draft, answers: OwnName) -> list[Reply]:
    """Ask whether the person means to be whom they have named, before anybody is told so."""
    organisation_id = draft.about(OfOrganisation).organisation
    today = today_of(request.work, organisation_id, request.now)
    supposed = claims.claimable(request.work, request.person, organisation_id, answers.name, today)
    return [own_name.is_it(request, supposed)]


def show(request: Request, press: ShowClaims) -> list[Reply]:
    """Show a page of whom people have said to be."""
    screen = claims_screen(request.work, request.person, press.organisation, press.page, move=False)
    return [screen]


def _judged(
    judge: Callable[[UnitOfWork, Person, int, int, datetime], int], toast: str
) -> Callable[[Request, ConfirmClaim | UndoClaim], list[Reply]]:
    def answer(request: Request, press: ConfirmClaim | UndoClaim) -> list[Reply]:
        organisation_id = judge(request.work, request.person, press.entry, press.person, request.now)
        for reader in persons.coordinators_of(request.work, organisation_id):
            screen = claims_screen(request.work, reader, organisation_id, move=False)
            if reader.id != request.person.id and has_screen(request.work, reader.address, screen.purpose):
                put(request.work, reader.address, reader.language, screen, request.now)
        screen = claims_screen(request.work, request.person, organisation_id, move=False)
        return [Toast(Message(toast)), screen]

    return answer


def _tell_claimed(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | None:
    if not claims.unchecked(work, reader, news.subject_id):
        return None
    return claims_screen(work, reader, news.subject_id, heading=heading, move=True)


def _tell_unlinked(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Post | None:
    entry = entries.of_human(work, news.subject_id)[-1]
    if entry.person_id == reader.id:
        return None
    return Post([message("news-unlinked-from", heading=heading, name=entry.name)])


BUTTONS = [
    OnPress(ClaimRosterEntry, claim),
    OnPress(AskForOwnName, ask_name),
    OnPress(ShowClaims, show),
    OnPress(ConfirmClaim, _judged(claims.confirm, "done")),
    OnPress(UndoClaim, _judged(claims.undo, "done")),
]
FLOWS = [Flow(OWN_NAME, OwnName, plain_context, _say_name)]
NEWS = [OnNews([NewsKind.CLAIMED], _tell_claimed), OnNews([NewsKind.UNLINKED], _tell_unlinked)]
