"""Groups: to which partnership each belongs, said in the group by a coordinator."""

from handlers.replies import Button, Post, Reply, Screen, Toast
from handlers.router import COORDINATORS, COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from records.errors import UserError
from records.messages import Message, message
from services.people import gatherings
from storage import people


def bind(turn: Turn, _rest: str) -> list[Reply]:
    """A group belongs to a partnership from now on; said in the group by one of its coordinators."""
    if turn.private:
        raise UserError("bind-in-group")
    own = gatherings.to_bind(turn.work, turn.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) > 1:
        rows = [[Button(each.name, f"bind:{each.id}")] for each in own]
        return [Screen("bind", [Message("bind-ask")], rows, move=True)]
    return _bound(turn, own[0].id)


def bind_to(turn: Turn, partnership_id: int = 0) -> list[Reply]:
    if turn.private:
        raise UserError("partnership-not-yours")
    return [Toast(Message("done")), *_bound(turn, partnership_id)]


def _bound(turn: Turn, partnership_id: int) -> list[Reply]:
    gatherings.bind(turn.work, turn.person, turn.chat_id, partnership_id, turn.now)
    return [Post([message("bound", partnership=people.partnership(turn.work, partnership_id).name)])]


def unbind(turn: Turn, _rest: str) -> list[Reply]:
    if turn.private:
        raise UserError("unbind-in-group")
    gatherings.unbind(turn.work, turn.person, turn.chat_id, turn.now)
    return [Post([Message("unbound")])]


COMMANDS = [
    Command("bind", COORDINATORS, bind, in_groups=True, place=80, section=Section.SIDE),
    Command("unbind", COORDINATORS_AND_ADMINS, unbind, in_groups=True, place=81, section=Section.SIDE),
]
TAPS = [Tap("bind", COORDINATORS, bind_to)]
