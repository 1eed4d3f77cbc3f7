"""Groups: to which partnership each belongs, said in the group by a coordinator."""

from handlers.buttons.people import BindGroup
from handlers.kit.replies import Button, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from records.errors import UserError
from records.messages import Message, message
from records.purposes import Purpose
from services import permissions
from services.people import groups
from storage.people import partnerships


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
    return [Post([message("bound", partnership=partnerships.by_id(request.work, partnership_id).name)])]


def unbind(request: Request, _rest: str) -> list[Reply]:
    """Let the group in which it is said belong to no partnership any more."""
    if request.private:
        raise UserError("unbind-in-group")
    groups.unbind(request.work, request.person, request.chat, request.now)
    return [Post([Message("unbound")])]


COMMANDS = [
    Command("bind", COORDINATORS, bind, in_groups=True, place=80, section=Section.SIDE),
    Command("unbind", COORDINATORS_AND_ADMINS, unbind, in_groups=True, place=81, section=Section.SIDE),
]
BUTTONS = [OnPress(BindGroup, bind_to)]
