"""共建协议: one side proposes, either changes, the other agrees; both always see which version counts."""

from datetime import datetime, timedelta

from handlers.buttons.agreements import AgreeToAgreement, ProposeAgreement, ShowAgreement
from handlers.conversation import dialogue
from handlers.conversation.flow import Answers, Flow
from handlers.conversation.short_questions import plain_context
from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Reply, Screen, Toast
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.lookup.partnerships import on_offer
from handlers.views.agreements import agreement_screen
from records.agreements import AgreementText, check_term
from records.errors import UserError
from records.messages import Message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.reading.dates import iso_date
from records.subjects import AgreementSeen
from services.agreement import agreements as agreeing
from services.agreement.ends import tell_of_ends
from services.permissions import own_side
from storage.agreement import agreements
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

FLOW = "agreement_text"


def show(request: Request, rest: str) -> list[Reply]:
    """Show the agreement of the partnership that is meant, or ask which one."""
    every = partnerships.of_person(request.work, request.person)
    if not every:
        raise UserError("partnership-none")
    offered, more = on_offer(rest, every, "agreement")
    if len(offered) == 1:
        return [_card(request, offered[0])]
    rows = [[Button(each.name, ShowAgreement(each.id))] for each in offered]
    return [Screen(Purpose.MENU, [Message("agreement-ask-partnership"), *more], rows, move=True)]


def show_chosen(request: Request, press: ShowAgreement) -> list[Reply]:
    """Show the agreement of a partnership."""
    return [_card(request, agreeing.visible(request.work, request.person, press.partnership))]


def _card(request: Request, partnership: Partnership) -> Screen:
    return agreement_screen(request.work, partnership, request.person, request.now)


def ask(request: Request, press: ProposeAgreement) -> list[Reply]:
    """Ask for a new version, beginning with what the newest one says."""
    partnership = agreeing.visible(request.work, request.person, press.partnership)
    own_side(request.person, partnership)
    versions = agreements.versions_of(request.work, partnership.id)
    return dialogue.begin(
        request,
        FLOW,
        subject=AgreementSeen(partnership.id, agreeing.last_number(versions)),
        partnership_id=partnership.id,
        answers=versions[-1].text.to_json() if versions else None,
        anew=True,
    )


def _check_term(request: Request, draft: Draft, _before: Answers, now: Answers) -> None:
    starts_on, ends_on = iso_date(now.get("starts_on")), iso_date(now.get("ends_on"))
    if starts_on is not None and ends_on is not None:
        versions = agreements.versions_of(request.work, draft.about(AgreementSeen).partnership)
        check_term(agreeing.agreed_terms(versions), starts_on, ends_on)


def _submit(request: Request, draft: Draft, answers: AgreementText) -> list[Reply]:
    seen = draft.about(AgreementSeen)
    agreeing.propose(request.work, request.person, seen, answers, request.now)
    partnership = agreeing.visible(request.work, request.person, seen.partnership)
    return [Screen(Purpose.DRAFT, [Message("agreement-sent")]), _card(request, partnership)]


def agree(request: Request, press: AgreeToAgreement) -> list[Reply]:
    """Agree to a version, and show what counts now."""
    partnership = agreeing.agree(request.work, request.person, press.agreement, request.now)
    return [Toast(Message("agreement-agreed")), _card(request, partnership)]


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen:
    """Return the card, below what has happened."""
    _, partnership = agreeing.version_seen(work, reader, news.subject_id)
    return agreement_screen(work, partnership, reader, now, heading)


COMMANDS = [Command("agreement", MEMBERS, show, place=46, section=Section.LOOK)]
BUTTONS = [OnPress(ShowAgreement, show_chosen), OnPress(ProposeAgreement, ask), OnPress(AgreeToAgreement, agree)]
FLOWS = [Flow(FLOW, AgreementText, plain_context, _submit, check=_check_term)]
NEWS = [
    OnNews([NewsKind.AGREEMENT_PROPOSED, NewsKind.AGREEMENT_AGREED, NewsKind.AGREEMENT_ENDS], _tell),
]
JOBS = [Job("agreements", timedelta(hours=1), tell_of_ends)]
