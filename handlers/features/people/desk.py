"""The way from the chat to the desk: a link that is used once, and ends what was open before."""

from handlers.conversation.short_questions import page
from handlers.kit.replies import Reply
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section
from records.errors import UserError
from records.messages import message
from services.desk.access import LINK_HOLDS, make_link
from storage.programme import desk_address


def show(request: Request, _rest: str = "") -> list[Reply]:
    """Give the sender a link to the desk."""
    address = desk_address(request.work)
    if not address:
        raise UserError("desk-none")
    token = make_link(request.work, request.person, request.now)
    minutes = int(LINK_HOLDS.total_seconds() // 60)
    return [page(request, [message("desk-link", link=f"{address}/enter/{token}", minutes=minutes)], [])]


COMMANDS = [Command("desk", COORDINATORS_AND_ADMINS, show, place=39, section=Section.LOOK)]
