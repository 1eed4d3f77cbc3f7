"""What the page and tests are shown of the state, as JSON objects: of a moment, or of a change."""

from typing import Literal, NotRequired, TypedDict

from sandbox.bot_api.objects import BotCommand, Chat, ChatType, Message, OtherMarkup, User
from sandbox.json_data import JsonObject

FaultKind = Literal["429", "500", "reset", "lost", "timeout", "late", "nonsense", "delay"]
Localized = str | dict[str, str]  # one text for all, or one for each of "zh" and "en"


class UserSnapshot(TypedDict):
    """A person, with what only the page needs to know."""

    id: int
    first_name: str
    username: str | None
    language_code: str
    note: Localized
    invitation: str | None


class ListedUser(UserSnapshot):
    """A person in the list of all, with the number of messages that they have not seen."""

    unread: int


class MessageSnapshot(Message):
    """A message with what was sent with it in the place of inline buttons, and what became of it."""

    keyboard: OtherMarkup | None
    deleted: bool
    edited: bool
    received: bool  # whether the bot has confirmed the update that carried it
    version: int  # number of the change that touched it last


class ChatSnapshot(TypedDict):
    """A chat in a person's list: how many members, up to which message they have read, how many they have not."""

    id: int
    type: ChatType
    title: str
    members: int
    read: int
    unread: int
    last: MessageSnapshot | None


class GroupSnapshot(Chat):
    """A group that was just made, with the ids of its members."""

    members: list[int]


class CallbackAnswer(TypedDict):
    """What the bot has answered to the press of a button."""

    answered: bool
    text: str | None
    show_alert: bool
    url: NotRequired[str]


class AnsweredCallback(CallbackAnswer):
    """The answer, with the id of the callback query."""

    id: str


class ClockSnapshot(TypedDict):
    """The sandbox's time in ISO 8601, the seconds that it is ahead of real time, and how often it was moved."""

    now: str
    offset: float
    version: int


class FaultsSnapshot(TypedDict):
    """Which faults happen; no kinds when there are none."""

    kinds: list[FaultKind]
    rate: float
    delay: float
    people: bool


class BotStatus(TypedDict):
    """Whether the bot's process can be restarted, and whether it is being restarted."""

    restartable: bool
    restarting: bool


class BotSnapshot(User, BotStatus):
    """The bot, with the menu that is shown."""

    commands: list[BotCommand]


class Menu(TypedDict):
    """A menu of commands that was set."""

    commands: list[BotCommand]


class MessageId(TypedDict):
    """Which message the bot has received."""

    message_id: int


class ChatAction(TypedDict):
    """What the bot says that it is doing, such as typing."""

    action: str


ChangeType = Literal[
    "user", "chat", "message", "received", "callback_query", "chat_action", "commands", "clock", "faults", "bot"
]


class ChangeContent(TypedDict):
    """What has changed, and in which chat; under the name of its type stands what it is now."""

    type: ChangeType
    chat_id: int | None
    user: NotRequired[UserSnapshot]
    chat: NotRequired[Chat]
    message: NotRequired[MessageSnapshot]
    received: NotRequired[MessageId]
    callback_query: NotRequired[AnsweredCallback]
    chat_action: NotRequired[ChatAction]
    commands: NotRequired[Menu]
    clock: NotRequired[ClockSnapshot]
    faults: NotRequired[FaultsSnapshot]
    bot: NotRequired[BotStatus]


class Change(ChangeContent):
    """A change under its number; numbers rise by one."""

    number: int


class Call(TypedDict):
    """A call of the bot, as the log keeps it; a status of 0 means that no answer was sent."""

    number: int
    method: str
    parameters: JsonObject
    status: int
    description: str | None
    at: str


class ActionResult(TypedDict):
    """What came of a person's action: updates that the bot gets, messages, and the query that a button started."""

    update_ids: list[int]
    message_ids: list[int]
    callback_id: str | None
