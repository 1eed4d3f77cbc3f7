"""Groups: to which partnership each belongs, said in the group by a coordinator."""

from handlers.kit.replies import Button, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from records.errors import UserError
from records.messages import Message, message
from services.people import gatherings
from storage.people import directory


def bind(request: Request, _rest: str) -> list[Reply]:
    """A group belongs to a partnership from now on; said in the group by one of its coordinators."""
    if request.private:
        raise UserError("bind-in-group")
    own = gatherings.to_bind(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) > 1:
        rows = [[Button(each.name, f"bind:{each.id}")] for each in own]
        return [Screen("bind", [Message("bind-ask")], rows, move=True)]
    return _bound(request, own[0].id)


def bind_to(request: Request, partnership_id: int = 0) -> list[Reply]:
    if request.private:
        raise UserError("partnership-not-yours")
    return [Toast(Message("done")), *_bound(request, partnership_id)]


def _bound(request: Request, partnership_id: int) -> list[Reply]:
    gatherings.bind(request.work, request.person, request.chat, partnership_id, request.now)
    return [Post([message("bound", partnership=directory.partnership(request.work, partnership_id).name)])]


def unbind(request: Request, _rest: str) -> list[Reply]:
    if request.private:
        raise UserError("unbind-in-group")
    gatherings.unbind(request.work, request.person, request.chat, request.now)
    return [Post([Message("unbound")])]


COMMANDS = [
    Command("bind", COORDINATORS, bind, in_groups=True, place=80, section=Section.SIDE),
    Command("unbind", COORDINATORS_AND_ADMINS, unbind, in_groups=True, place=81, section=Section.SIDE),
]
TAPS = [Tap("bind", COORDINATORS, bind_to, in_groups=True)]
