"""What can be asked of the controls, as values that are checked when they arrive."""

import base64
import binascii
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, TypeAdapter

from sandbox.json_data import JsonObject
from sandbox.state.snapshots import Localized


def _decoded(content: object) -> object:
    """Return the bytes of a text in base64; anything else as it is."""
    if not isinstance(content, str):
        return content
    try:
        return base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("a file's content is base64") from None


FileContent = Annotated[
    bytes, BeforeValidator(_decoded), Field(validation_alias=AliasChoices("content", "base64"))
]  # as it is, or in base64


class PutUser(BaseModel):
    """Add a person, or change one who is there; what is None stays as it was."""

    id: int | None = Field(None, gt=0)
    first_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    note: Localized | None = None
    invitation: str | None = None


class PutGroup(BaseModel):
    """Make a group with the bot in it; the first member makes it."""

    title: str = "Group"
    members: list[int] = []
    type: Literal["group", "supergroup"] = "supergroup"
    forum: bool = False


class MoveClock(BaseModel):
    """Move the clock: by seconds, to a moment (see SandboxClock.move_to), or back to real time."""

    add: float | None = None
    to: str | None = None
    zone: str = "UTC"
    reset: bool = False


class SetHealthUrl(BaseModel):
    """Say where the bot tells whether it is idle; None when there is no bot to ask."""

    url: str | None = None


class PersonAction(BaseModel):
    """What a person does in a chat; without one, in their private chat with the bot."""

    user: int
    chat: int | None = None


class Sending(PersonAction):
    """Something that is sent, perhaps as a reply to a message, into a topic, or in the group's name."""

    reply_to: int | None = None
    topic: int | None = None
    anonymous: bool = False


class SendText(Sending):
    """Write a text."""

    action: Literal["text"] = "text"
    text: str


class Start(Sending):
    """Press Start, or open a link to the bot with a payload."""

    action: Literal["start"] = "start"
    payload: str = Field("", max_length=64, pattern="^[A-Za-z0-9_-]*$")


class Tap(PersonAction):
    """Press an inline button, found by its data or else by its label; `force` presses one that is not there."""

    action: Literal["tap"] = "tap"
    message_id: int
    data: str | None = None
    button: str | None = None
    force: bool = False


class UploadedFile(BaseModel):
    """A file that a person sends."""

    name: str = "photo.jpg"
    content: FileContent


class SendPhotos(Sending):
    """Send a photo, or several as an album; the caption goes with the first."""

    action: Literal["photos"] = "photos"
    files: list[UploadedFile]
    caption: str = ""


class SendDocument(Sending):
    """Send a file as it is."""

    action: Literal["document"] = "document"
    name: str = "file"
    mime_type: str = "application/octet-stream"
    content: FileContent
    caption: str = ""


class EditMessage(PersonAction):
    """Change the text or the caption of an own message."""

    action: Literal["edit"] = "edit"
    message_id: int
    text: str


class SendContact(Sending):
    """Send one's own phone number."""

    action: Literal["contact"] = "contact"
    phone_number: str = "13800000000"


class SendLocation(Sending):
    """Send a point on the map, in degrees."""

    action: Literal["location"] = "location"
    latitude: float = 39.9
    longitude: float = 116.4


class SendSticker(Sending):
    """Send a sticker."""

    action: Literal["sticker"] = "sticker"
    emoji: str = "👍"


class SendVoice(Sending):
    """Send a voice note of a second."""

    action: Literal["voice"] = "voice"


class Block(PersonAction):
    """Block the bot."""

    action: Literal["block"] = "block"


class Unblock(PersonAction):
    """Let the bot write again."""

    action: Literal["unblock"] = "unblock"


class Join(PersonAction):
    """Join a group."""

    action: Literal["join"] = "join"


class Leave(PersonAction):
    """Leave a group."""

    action: Literal["leave"] = "leave"


class OpenTopic(PersonAction):
    """Open a topic in a forum."""

    action: Literal["open_topic"] = "open_topic"
    name: str = "Topic"


class ChangeTopic(PersonAction):
    """Close a topic of a forum, open it again, or delete it with all that is in it; without a number it is General."""

    action: Literal["close_topic", "reopen_topic", "delete_topic"]
    topic: int | None = None


class SetRights(PersonAction):
    """Say whether the bot may write in a group."""

    action: Literal["set_rights"] = "set_rights"
    may_write: bool


class RawUpdate(BaseModel):
    """Queue an update that a test made up, whatever it holds."""

    action: Literal["raw"] = "raw"
    update: JsonObject


class RepeatUpdate(BaseModel):
    """Deliver an update once more."""

    action: Literal["repeat"] = "repeat"
    update_id: int


SendingAction = SendText | Start | SendPhotos | SendDocument | SendContact | SendLocation | SendSticker | SendVoice
MembershipAction = Block | Unblock | Join | Leave
ForumAction = OpenTopic | ChangeTopic | SetRights
Action = SendingAction | Tap | EditMessage | MembershipAction | ForumAction | RawUpdate | RepeatUpdate
ACTION: TypeAdapter[Action] = TypeAdapter(Annotated[Action, Field(discriminator="action")])
