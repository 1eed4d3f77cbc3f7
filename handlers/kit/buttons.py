"""What a button says when it is pressed: a declared value with one codec, for whom it is, and how long it may be."""

from enum import Enum
from typing import ClassVar, Self, dataclass_transform

from records.compact import Compact, name_of
from records.errors import UserError
from records.roles import Role

LONGEST = 64  # bytes of callback data, by Telegram's Bot API
SURE = "!"  # before the data of a button by which somebody who was asked says that they mean it


class Audience(Enum):
    """Who may press a button, as seen from the partnership or person that it is about.

    The router lets through who has one of the `roles` at all; that it is the right partnership, side or person is for
    the service to check. The table of permissions in the tests is made from both.
    """

    EVERYBODY = "strangers too"
    PEOPLE = "whoever has a role anywhere"
    PARTNERSHIP = "members and coordinators of both sides"
    PARTNERSHIP_OR_ADMIN = "members and coordinators of both sides, and admins"
    SIDE = "members and coordinators of the own side"
    COORDINATORS = "coordinators of both sides"
    COORDINATORS_OR_ADMIN = "coordinators of both sides, and admins"
    OWN_COORDINATOR = "the own side's coordinators"
    OTHER_COORDINATOR = "the other side's coordinators"
    MANAGERS = "coordinators of the organisation, and admins"
    ANY_COORDINATOR = "coordinators of any organisation, and admins"
    ADMINS = "admins"
    ORGANISERS = "whoever organises the event, and coordinators of both sides"
    OWNER = "the person whose it is: a draft, a list, an answer"
    BY_STATE = "whom the life of the record names in its present state"

    @property
    def roles(self) -> frozenset[Role] | None:
        """Return the roles of which one is needed; None lets strangers through."""
        return _ROLES[self]


_SIDES = frozenset({Role.MEMBER, Role.COORDINATOR})
_COORDINATORS = frozenset({Role.COORDINATOR})
_OVERSEERS = frozenset({Role.COORDINATOR, Role.ADMIN})
_ROLES: dict[Audience, frozenset[Role] | None] = {
    Audience.EVERYBODY: None,
    Audience.PEOPLE: frozenset(Role),
    Audience.PARTNERSHIP: _SIDES,
    Audience.PARTNERSHIP_OR_ADMIN: frozenset(Role),
    Audience.SIDE: _SIDES,
    Audience.COORDINATORS: _COORDINATORS,
    Audience.COORDINATORS_OR_ADMIN: _OVERSEERS,
    Audience.OWN_COORDINATOR: _COORDINATORS,
    Audience.OTHER_COORDINATOR: _COORDINATORS,
    Audience.MANAGERS: _OVERSEERS,
    Audience.ANY_COORDINATOR: _OVERSEERS,
    Audience.ADMINS: frozenset({Role.ADMIN}),
    Audience.ORGANISERS: _SIDES,
    Audience.OWNER: frozenset(Role),
    Audience.BY_STATE: frozenset(Role),
}


@dataclass_transform(frozen_default=True)
class Press(Compact, name=""):
    """The base of what buttons say. A subclass declares its fields, its name on the wire and who may press it.

    class Confirm(Press, name="confirm", audience=Audience.OTHER_COORDINATOR):
        record: RecordId
        revision: Revision

    What is not for groups is refused there, as its answer would be for all of them to read. What is `final` cannot be
    taken back: whoever presses it is asked once whether they mean it.
    """

    audience: ClassVar[Audience]
    in_groups: ClassVar[bool]
    final: ClassVar[bool]

    def __init_subclass__(cls, *, name: str, audience: Audience, in_groups: bool = False, final: bool = False) -> None:
        """Note the declaration. Raises TypeError where a value could be longer than Telegram carries."""
        super().__init_subclass__(name=name)
        room = LONGEST - len(SURE) if final else LONGEST
        if cls.width() > room:
            raise TypeError(f"{cls.__qualname__} takes up to {cls.width()} bytes, over {room}")
        cls.audience, cls.in_groups, cls.final = audience, in_groups, final

    @classmethod
    def read(cls, data: str) -> Self:
        """Read what a button said. Raises UserError where the data is forged, or of a version that is gone."""
        try:
            return cls.unpack(data)
        except (ValueError, OverflowError):
            raise UserError("button-old") from None


__all__ = ["LONGEST", "SURE", "Audience", "Press", "name_of"]
