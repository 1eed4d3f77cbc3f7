"""The Bot API's objects, named and shaped as in its section "Available types", with the fields that the sandbox fills.

Keyboards and entities come from the bot: once they are checked they are kept as they came, with any field that is
not named here.
"""

from typing import Literal, NotRequired, TypedDict, final

from sandbox.json_data import JsonObject

ChatType = Literal["private", "group", "supergroup"]
MemberStatus = Literal["creator", "administrator", "member", "left", "kicked"]


class User(TypedDict):
    """A person or a bot."""

    id: int
    is_bot: bool
    first_name: str
    username: NotRequired[str]
    language_code: NotRequired[str]  # an IETF language tag


class BotUser(User):
    """A bot as getMe tells it of itself."""

    can_join_groups: bool
    can_read_all_group_messages: bool
    supports_inline_queries: bool
    can_connect_to_business: bool
    has_main_web_app: bool


class Chat(TypedDict):
    """A private chat, a group or a supergroup."""

    id: int
    type: ChatType
    is_forum: NotRequired[Literal[True]]
    title: NotRequired[str]
    username: NotRequired[str]
    first_name: NotRequired[str]


class AcceptedGiftTypes(TypedDict):
    """Which gifts a chat takes; none in the sandbox."""

    unlimited_gifts: bool
    limited_gifts: bool
    unique_gifts: bool
    premium_subscription: bool
    gifts_from_channels: bool


class ChatFullInfo(Chat):
    """A chat as getChat tells it."""

    accent_color_id: int
    max_reaction_count: int
    accepted_gift_types: AcceptedGiftTypes


class MessageEntity(TypedDict):
    """A part of a text that means something; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: NotRequired[str]
    language: NotRequired[str]


class StoredFile(TypedDict):
    """The fields that all files have; size in bytes."""

    file_id: str
    file_unique_id: str
    file_size: int


class File(StoredFile):
    """A file that is ready to be downloaded."""

    file_path: str


class PhotoSize(StoredFile):
    """One size of a photo, in pixels."""

    width: int
    height: int


class Document(StoredFile):
    """A general file."""

    file_name: str
    mime_type: str


class Sticker(StoredFile):
    """A sticker."""

    type: Literal["regular"]
    width: int
    height: int
    is_animated: bool
    is_video: bool
    emoji: str


class Voice(StoredFile):
    """A voice note; duration in seconds."""

    duration: int
    mime_type: str


class Contact(TypedDict):
    """A phone contact."""

    phone_number: str
    first_name: str
    user_id: int


class Location(TypedDict):
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


class InlineKeyboardButton(TypedDict):
    """A button under a message."""

    text: str
    callback_data: NotRequired[str]
    url: NotRequired[str]


@final
class InlineKeyboardMarkup(TypedDict):
    """Buttons under a message."""

    inline_keyboard: list[list[InlineKeyboardButton]]


class KeyboardButton(TypedDict):
    """A button in the place of the keyboard; it sends its text."""

    text: str
    request_contact: NotRequired[bool]
    request_location: NotRequired[bool]


@final
class ReplyKeyboardMarkup(TypedDict):
    """Buttons in the place of the keyboard."""

    keyboard: list[list[KeyboardButton]]
    one_time_keyboard: NotRequired[bool]
    input_field_placeholder: NotRequired[str]


@final
class ReplyKeyboardRemove(TypedDict):
    """Takes a reply keyboard away."""

    remove_keyboard: Literal[True]


@final
class ForceReply(TypedDict):
    """Opens a reply to the message at the person's side."""

    force_reply: Literal[True]
    input_field_placeholder: NotRequired[str]


OtherMarkup = ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply
ReplyMarkup = InlineKeyboardMarkup | OtherMarkup


class ForumTopicCreated(TypedDict):
    """That a topic was opened, by its name; the color is one of six."""

    name: str
    icon_color: int


class ForumTopicClosed(TypedDict):
    """That a topic was closed."""


class ForumTopicReopened(TypedDict):
    """That a topic was opened again."""


class MessageContent(TypedDict, total=False):
    """What a message says, shows or tells of, and the buttons under it; dates in Unix time.

    `sender_chat`: on whose behalf it was sent, as by an administrator who stays anonymous.
    """

    message_thread_id: int
    is_topic_message: Literal[True]
    sender_chat: Chat
    forum_topic_created: ForumTopicCreated
    forum_topic_closed: ForumTopicClosed
    forum_topic_reopened: ForumTopicReopened

    text: str
    entities: list[MessageEntity]
    caption: str
    caption_entities: list[MessageEntity]
    photo: list[PhotoSize]
    document: Document
    sticker: Sticker
    voice: Voice
    contact: Contact
    location: Location
    media_group_id: str
    reply_to_message: "Message"
    new_chat_members: list[User]
    left_chat_member: User
    migrate_to_chat_id: int
    migrate_from_chat_id: int
    reply_markup: InlineKeyboardMarkup
    edit_date: int


_Sent = TypedDict("_Sent", {"from": User})  # a class cannot have a field of this name


class Message(_Sent, MessageContent):
    """A message; date in Unix time."""

    message_id: int
    chat: Chat
    date: int


class ChatMemberOwner(TypedDict):
    """The member who made a group."""

    user: User
    status: Literal["creator"]
    is_anonymous: bool


class ChatMemberAdministrator(TypedDict):
    """A member who administers a group; in the sandbox without special rights."""

    user: User
    status: Literal["administrator"]
    can_be_edited: bool
    is_anonymous: bool
    can_manage_chat: bool
    can_delete_messages: bool
    can_manage_video_chats: bool
    can_restrict_members: bool
    can_promote_members: bool
    can_change_info: bool
    can_invite_users: bool
    can_post_stories: bool
    can_edit_stories: bool
    can_delete_stories: bool


class ChatMemberMember(TypedDict):
    """A member without more."""

    user: User
    status: Literal["member"]


class ChatMemberLeft(TypedDict):
    """Somebody who is not in the chat."""

    user: User
    status: Literal["left"]


class ChatMemberBanned(TypedDict):
    """Somebody who was put out; a person who blocks a bot does this to it."""

    user: User
    status: Literal["kicked"]
    until_date: int


ChatMember = ChatMemberOwner | ChatMemberAdministrator | ChatMemberMember | ChatMemberLeft | ChatMemberBanned


class ChatMemberUpdated(_Sent):
    """A change of somebody's membership."""

    chat: Chat
    date: int
    old_chat_member: ChatMember
    new_chat_member: ChatMember


class CallbackQuery(_Sent):
    """A press of an inline button."""

    id: str
    message: Message
    chat_instance: str
    data: str


class UpdateContent(TypedDict, total=False):
    """What an update tells; exactly one of these is there, and its name is the update's kind."""

    message: Message
    edited_message: Message
    callback_query: CallbackQuery
    my_chat_member: ChatMemberUpdated
    chat_member: ChatMemberUpdated


class Update(UpdateContent):
    """An update as the bot gets it."""

    update_id: int


RawUpdate = JsonObject  # what a test makes up: it may be no update at all, but for its update_id


class BotCommand(TypedDict):
    """A command of a menu."""

    command: str
    description: str


class WebhookInfo(TypedDict):
    """How the bot gets its updates, and what went wrong last; dates in Unix time."""

    url: str
    has_custom_certificate: bool
    pending_update_count: int
    max_connections: NotRequired[int]
    allowed_updates: NotRequired[list[str]]
    last_error_date: NotRequired[int]
    last_error_message: NotRequired[str]


class ResponseParameters(TypedDict, total=False):
    """Why a call failed, for programs; seconds to wait."""

    migrate_to_chat_id: int
    retry_after: int


Result = (
    bool
    | int
    | User
    | ChatFullInfo
    | ChatMember
    | File
    | Message
    | WebhookInfo
    | list[Message]
    | list[ChatMember]
    | list[BotCommand]
    | list[Update | RawUpdate]
)


class SuccessResponse(TypedDict):
    """The answer to a call that was carried out."""

    ok: Literal[True]
    result: Result


class ErrorResponse(TypedDict):
    """The answer to a call that was refused."""

    ok: Literal[False]
    error_code: int
    description: str
    parameters: NotRequired[ResponseParameters]
