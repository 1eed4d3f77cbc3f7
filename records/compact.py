"""Write small values as short texts and read them back: what a button says, and what a draft is about.

A value is declared as a class with typed fields and is immutable. It is written as `name:field:field`, each field by
its type, so that no two files have to spell a format alike, and what was read back is no more than its type says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from inspect import get_annotations
from itertools import takewhile
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Self, Union, dataclass_transform, get_args, get_origin, get_type_hints

from records.periods import Span
from records.reading.dates import EARLIEST, LATEST

SEPARATOR = ":"


@dataclass(frozen=True)
class NumberField:
    """How many digits a whole number may have, and what it stands for, by which tests choose samples.

    Where 0 is a number like others (`from_zero`), none is written as nothing; else as 0.
    """

    of: str
    digits: int = 12
    from_zero: bool = False


# What numbers stand for. Ids are given by the database and fit 12 digits: 10¹² rows are more than any programme has.
RecordId = Annotated[int, NumberField("record")]
Revision = Annotated[int, NumberField("revision", 6)]
DraftId = Annotated[int, NumberField("draft")]
PartnershipId = Annotated[int, NumberField("partnership")]
OrganisationId = Annotated[int, NumberField("organisation")]
BranchId = Annotated[int, NumberField("branch")]
PersonId = Annotated[int, NumberField("person")]
RosterEntryId = Annotated[int, NumberField("roster_entry")]
InvitationId = Annotated[int, NumberField("invitation")]
ErasureId = Annotated[int, NumberField("erasure")]
EventId = Annotated[int, NumberField("event")]
CommentId = Annotated[int, NumberField("comment", 16)]  # of a survey: random, below 2⁵³
SurveyId = Annotated[int, NumberField("survey")]
RatingRoundId = Annotated[int, NumberField("rating_round")]
RectificationId = Annotated[int, NumberField("rectification")]
PublicationId = Annotated[int, NumberField("publication")]
ReaderCommentId = Annotated[int, NumberField("reader_comment")]
ObjectionId = Annotated[int, NumberField("objection")]
ImportId = Annotated[int, NumberField("import")]
ReportId = Annotated[int, NumberField("report")]
BatchId = Annotated[int, NumberField("batch")]
SpotCheckId = Annotated[int, NumberField("check")]
OutletId = Annotated[int, NumberField("outlet")]
DaysOffId = Annotated[int, NumberField("days")]
BoardItemId = Annotated[int, NumberField("board_item")]
FollowUpId = Annotated[int, NumberField("follow_up")]
AgreementId = Annotated[int, NumberField("agreement")]
TemplateId = Annotated[int, NumberField("template")]  # a version of an own form
IncidentId = Annotated[int, NumberField("incident")]
Page = Annotated[int, NumberField("page", 5)]
IndicatorNumber = Annotated[int, NumberField("indicator", 3)]  # from 1, in the order of the catalogue; 0 is all of them
Place = Annotated[int, NumberField("place", 4, from_zero=True)]  # of an item in a list whose order is fixed


@dataclass(frozen=True)
class TextField:
    """How many bytes a text may have. It may contain anything, so it is the last field."""

    bytes: int


@dataclass(frozen=True)
class Monthly:
    """A date of which year and month are written: it is read back as the first day of the month."""


Month = Annotated[date, Monthly()]


@dataclass(frozen=True)
class ByValue:
    """An enumeration whose members are written by their values, and not by their places."""


@dataclass(frozen=True)
class Coding:
    """How a field is written and read. `width` is how many bytes it takes at most; `read` raises ValueError."""

    write: Callable[[Any], str]  # of the field's own type
    read: Callable[[str], Any]
    width: int


@dataclass_transform(frozen_default=True)
class Compact:
    """The base of values that are written as short texts. A subclass declares its fields as a dataclass does.

    The dataclass decorator itself is not used: it compiles four functions a class, which for some two hundred buttons
    would be a twentieth of the time that a start takes. A screen has many buttons and each is made anew, so that a
    value keeps no more than a tuple.
    """

    __slots__ = ("_values",)
    _values: tuple[object, ...]

    name: ClassVar[str]
    separator: ClassVar[str] = SEPARATOR
    codings: ClassVar[Mapping[str, Coding]]
    defaults: ClassVar[Mapping[str, object]] = {}
    _writers: ClassVar[tuple[Callable[[Any], str], ...]]  # in the order of the fields
    _last: ClassVar[tuple[object, ...]]  # the defaults of the last fields

    def __init_subclass__(cls, *, name: str) -> None:
        """Take the name under which values of the class are written. Raises TypeError on a field that cannot be."""
        super().__init_subclass__()
        if cls.separator in name:
            raise TypeError(f"the name {name!r} of {cls.__qualname__} contains {cls.separator!r}")
        cls.name = name
        cls.codings = _codings_of(cls)
        cls.defaults = {**cls.defaults, **{field: vars(cls)[field] for field in cls.codings if field in vars(cls)}}
        cls._writers = tuple(coding.write for coding in cls.codings.values())
        optional = list(takewhile(cls.defaults.__contains__, reversed(cls.codings)))
        cls._last = tuple(cls.defaults[field] for field in reversed(optional))
        for place, field in enumerate(cls.codings):
            setattr(cls, field, _field_at(place))

    @classmethod
    def width(cls) -> int:
        """Return how many bytes a value of the class takes at most."""
        return len(cls.name.encode()) + sum(len(cls.separator) + coding.width for coding in cls.codings.values())

    def __init__(self, *values: object, **named: object) -> None:
        left_out = len(self._writers) - len(values)
        if left_out or named:
            is_begun = not named and 0 < left_out <= len(self._last)
            values = (*values, *self._last[-left_out:]) if is_begun else self._completed(values, named)
        _set_values(self, values)

    def _completed(self, values: tuple[object, ...], named: Mapping[str, object]) -> tuple[object, ...]:
        """Return the values of all fields, in their order. Raises TypeError where one is missing or unknown."""
        given = {**dict(zip(self.codings, values, strict=False)), **named}
        if len(values) > len(self.codings) or given.keys() - self.codings.keys():
            raise TypeError(f"{type(self).__qualname__} takes {', '.join(self.codings) or 'nothing'}")
        complete = {**self.defaults, **given}
        missing = [field for field in self.codings if field not in complete]
        if missing:
            raise TypeError(f"{type(self).__qualname__} lacks {missing[0]}")
        return tuple(complete[field] for field in self.codings)

    def __setattr__(self, field: str, value: object) -> None:
        raise AttributeError(f"{type(self).__qualname__} is immutable")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Compact) and self._values == other._values

    def __hash__(self) -> int:
        return hash((type(self), self._values))

    def __repr__(self) -> str:
        fields = zip(self.codings, self._values, strict=True)
        return f"{type(self).__name__}({', '.join(f'{field}={value!r}' for field, value in fields)})"

    def pack(self) -> str:
        """Write the value. Raises ValueError where a field does not fit its type."""
        if not self._values:
            return self.name
        written = [write(value) for write, value in zip(self._writers, self._values, strict=True)]
        return self.separator.join([self.name, *written])

    @classmethod
    def unpack(cls, text: str) -> Self:
        """Read a value of this class.

        Trailing fields that have a default may be missing, as in texts that an earlier version wrote. Raises ValueError
        on anything that `pack` does not write.
        """
        codings = cls.codings
        name, *parts = text.split(cls.separator, len(codings))
        if name != cls.name or len(parts) > len(codings):
            raise ValueError(f"no {cls.name}: {text!r}")
        if len(parts) == len(codings):
            return cls(*[coding.read(part) for coding, part in zip(codings.values(), parts, strict=True)])
        values = {field: codings[field].read(part) for field, part in zip(codings, parts, strict=False)}
        missing = [field for field in codings if field not in values and field not in cls.defaults]
        if missing:
            raise ValueError(f"{text!r} lacks {missing[0]}")
        return cls(**values)


_set_values = Compact._values.__set__  # type: ignore[misc, attr-defined]  # the slot, past the guard


def _field_at(place: int) -> property:
    return property(lambda value: value._values[place])


def name_of(text: str, separator: str = SEPARATOR) -> str:
    """Return the name of the class of which the text is a value."""
    return text.partition(separator)[0]


def _codings_of(cls: type[Compact]) -> dict[str, Coding]:
    hints = get_type_hints(cls, include_extras=True)
    own = [name for base in reversed(cls.__mro__) for name in get_annotations(base)]
    fields = {name: hints[name] for name in own if name != "_values" and get_origin(hints[name]) is not ClassVar}
    return {name: _coding(annotation, f"{cls.__qualname__}.{name}") for name, annotation in fields.items()}


def _coding(annotation: Any, where: str) -> Coding:  # Any: a type, or one of typing's forms of it
    if get_origin(annotation) is Annotated:
        kind, detail = get_args(annotation)
        if isinstance(detail, ByValue):
            return Coding(lambda member: str(member.value), kind, max(len(str(member.value)) for member in kind))
        if isinstance(detail, Monthly):
            return Coding(lambda day: f"{day:%Y%m}", lambda text: _read_date(f"{text}01"), 6)
        return _text(detail) if isinstance(detail, TextField) else _number(detail.digits)
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        if len(kinds) == 1:
            return _or_none(_coding(kinds[0], where), "0" if _counts_from_one(kinds[0]) else "")
    elif annotation is bool:
        return Coding(lambda value: str(int(value)), _read_bool, 1)
    elif annotation is date:
        return Coding(lambda day: f"{day:%Y%m%d}", _read_date, 8)
    elif annotation is Span:
        return Coding(lambda span: str(span.number), lambda text: Span.of_number(_digits(text, 12)), 12)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        return _enumeration(annotation)
    raise TypeError(f"{where} is of a type that cannot be written: {annotation}")


def _digits(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= most):
        raise ValueError(f"no number of at most {most} digits: {text!r}")
    return int(text)


def _number(digits: int) -> Coding:
    limit = 10**digits

    def write(value: int) -> str:
        if not 0 <= value < limit:
            raise ValueError(f"{value} has not 1 to {digits} digits")
        return str(int(value))

    return Coding(write, lambda text: _digits(text, digits), digits)


def _counts_from_one(kind: Any) -> bool:  # a type, or one of typing's forms of it
    detail = get_args(kind)[-1] if get_origin(kind) is Annotated else None
    return isinstance(detail, NumberField) and not detail.from_zero


def _or_none(coding: Coding, none: str) -> Coding:
    def write(value: object) -> str:
        return none if value is None else coding.write(value)

    def read(text: str) -> object:
        return None if text == none else coding.read(text)

    return Coding(write, read, coding.width)


def _text(limit: TextField) -> Coding:
    def fits(text: str) -> str:
        if (len(text) if text.isascii() else len(text.encode())) > limit.bytes:
            raise ValueError(f"over {limit.bytes} bytes: {text!r}")
        return text

    return Coding(fits, fits, limit.bytes)


def _enumeration(enumeration: type[Enum]) -> Coding:
    """By its place in the enumeration, which for that reason only grows at its end."""
    members = list(enumeration)

    def read(text: str) -> Enum:
        place = _digits(text, 3)
        if place >= len(members):
            raise ValueError(f"{enumeration.__name__} has no place {place}")
        return members[place]

    return Coding(lambda member: str(members.index(member)), read, len(str(len(members) - 1)))


def _read_bool(text: str) -> bool:
    if text not in ("0", "1"):
        raise ValueError(f"neither 0 nor 1: {text!r}")
    return text == "1"


def _read_date(text: str) -> date:
    figures = _digits(text, 8)
    day = date(figures // 10_000, figures // 100 % 100, figures % 100)
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(f"no day between {EARLIEST} and {LATEST}: {text!r}")
    return day
