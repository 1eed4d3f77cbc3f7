"""Groups: to which partnership each belongs, said in the group by a coordinator."""

from datetime import datetime

from handlers.buttons.people import BindGroup
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from records.addresses import telegram_topic
from records.errors import UserError
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from services import permissions
from services.people import groups
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups as stored
from storage.people import partnerships
from storage.people.persons import Person


def bind(request: Request, _rest: str) -> list[Reply]:
    """Bind the group in which it is said to a partnership of the coordinator's, or ask to which."""
    if request.private:
        raise UserError("bind-in-group")
    own = permissions.coordinated(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) > 1:
        rows = [[Button(partnership.name, BindGroup(partnership.id))] for partnership in own]
        return [Screen(Purpose.BIND, [Message("bind-ask")], rows, move=True)]
    return _bound(request, own[0].id)


def bind_to(request: Request, press: BindGroup) -> list[Reply]:
    """Bind the group to the partnership that was chosen."""
    if request.private:
        raise UserError("partnership-not-yours")
    return [Toast(Message("done")), *_bound(request, press.partnership)]


def _bound(request: Request, partnership_id: int) -> list[Reply]:
    groups.bind(request.work, request.person, request.chat, partnership_id, request.now)
    lines: list[Line] = [message("bound", partnership=partnerships.by_id(request.work, partnership_id).name)]
    if telegram_topic(request.chat) is not None:
        lines.append(Message("bound-topic"))
    return [Post(lines)]


def unbind(request: Request, _rest: str) -> list[Reply]:
    """Let the group in which it is said belong to no partnership any more."""
    if request.private:
        raise UserError("unbind-in-group")
    groups.unbind(request.work, request.person, request.chat, request.now)
    return [Post([Message("unbound")])]


def tell(work: UnitOfWork, reader: Person, news: News, heading: Message, _now: datetime) -> Post | None:
    """Tell a coordinator what is wrong with the partnership's group; None where another has the bot in it by now."""
    partnership = partnerships.by_id(work, news.subject_id)
    permissions.check_oversees(reader, partnership)
    if news.kind is NewsKind.GROUP_LEFT and stored.of_partnership(work, partnership.id):
        return None
    return Post([heading, message("event-partnership", partnership=partnership.name)])


COMMANDS = [
    Command("bind", COORDINATORS, bind, in_groups=True, place=80, section=Section.SIDE),
    Command("unbind", COORDINATORS_AND_ADMINS, unbind, in_groups=True, place=81, section=Section.SIDE),
]
BUTTONS = [OnPress(BindGroup, bind_to)]
NEWS = [OnNews([NewsKind.GROUP_TOPIC_LOST, NewsKind.GROUP_SILENT, NewsKind.GROUP_LEFT], tell)]
