"""Ask once, naming the deed, before something is done that cannot be taken back."""

from dataclasses import dataclass

from handlers.kit.buttons import Audience, Press
from handlers.kit.replies import Button, Screen
from records.addresses import Address
from records.content import TextContent
from records.messages import Line, Message
from records.purposes import Purpose
from storage.chat.outbox import content_on_show
from storage.engine.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Deed:
    """What cannot be taken back: the question that says what it does, and the label of the button that does it."""

    question: Message
    label: Message


class LeaveDeed(Press, name="deed_leave", audience=Audience.PEOPLE):
    """Leave as it is what the question was about."""


def question(deed: Deed, press: Press) -> Screen:
    """Return the question whether a press is meant, below everything else."""
    rows = [[Button(deed.label, press, sure=True)], [Button(Message("deed-leave"), LeaveDeed())]]
    return Screen(Purpose.DEED, [deed.question], rows, move=True)


def closed(work: UnitOfWork, chat: Address, outcome: Message) -> Screen:
    """Return the question as it stands once it was decided: without buttons, and with what came of it."""
    shown = content_on_show(work, chat, Purpose.DEED)
    asked: list[Line] = [shown.lines[0], ""] if isinstance(shown, TextContent) and shown.lines else []
    return Screen(Purpose.DEED, [*asked, outcome])
