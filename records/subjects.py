"""Declare what a draft or a list can be about, as values that are stored as short texts and read back as such."""

from typing import Self

from records.board.item import BoardDirection
from records.compact import (
    BatchId,
    BoardItemId,
    BranchId,
    CommentId,
    Compact,
    EventId,
    ObjectionId,
    OrganisationId,
    PartnershipId,
    Place,
    PublicationId,
    RatingRoundId,
    ReaderCommentId,
    RecordId,
    RectificationId,
    ReportId,
    Revision,
    RosterEntryId,
    SurveyId,
    TemplateId,
    name_of,
)
from records.periods import Span
from records.roles import Side
from records.templates import TemplatePurpose

LONGEST = 40  # characters of a stored subject


_DECLARED: dict[str, type["Subject"]] = {}  # by name


class Subject(Compact, name=""):
    """The base of all subjects. A subclass declares its fields, and the name under which it is stored for good."""

    def __init_subclass__(cls, *, name: str) -> None:
        """Note the declaration. Raises TypeError on a name that is taken, and where a value could be too long."""
        super().__init_subclass__(name=name)
        if _DECLARED.setdefault(name, cls) is not cls or cls.width() > LONGEST:
            raise TypeError(f"{cls.__qualname__} cannot be stored as {name!r}")

    @classmethod
    def read(cls, text: str) -> "Subject":
        """Read a stored subject of any kind. Raises ValueError on a text that is none."""
        declared = _DECLARED.get(name_of(text))
        if declared is None:
            raise ValueError(f"no subject: {text!r}")
        return declared.unpack(text)

    @classmethod
    def checked(cls, subject: "Subject") -> Self:
        """Return the subject as one of this class. Raises TypeError where it is another: whoever asks has to know."""
        if not isinstance(subject, cls):
            raise TypeError(f"about {subject!r}, not {cls.__qualname__}")
        return subject


class New(Subject, name="new"):
    """Something that is not there yet."""


class Oneself(Subject, name="self"):
    """The person who is asked."""


class WholeProgramme(Subject, name="programme"):
    """All that there is: every organisation, partnership, person or record, and what holds for all of them."""


class OfSide(Subject, name="side"):
    """A side of the programme."""

    side: Side


class OfOrganisation(Subject, name="organisation"):
    """An organisation."""

    organisation: OrganisationId


class OfBranch(Subject, name="branch"):
    """A branch of an organisation."""

    branch: BranchId


class OfRosterEntry(Subject, name="roster_entry"):
    """Somebody on a roster, under all names and in all branches that the person has had there."""

    entry: RosterEntryId


class OfPartnership(Subject, name="partnership"):
    """A partnership."""

    partnership: PartnershipId


class PartnershipPeriod(Subject, name="period"):
    """A partnership in a period."""

    partnership: PartnershipId
    span: Span


class RecordVersion(Subject, name="record"):
    """A record, as it was when somebody looked at this version of it."""

    record: RecordId
    version: Revision


class OfEvent(Subject, name="event"):
    """A planned event that is reported, or planned anew."""

    event: EventId


class OfReport(Subject, name="report"):
    """One of the events that a text tells of, in their order from 0."""

    report: ReportId
    number: Place


class EventRevision(Subject, name="event_at"):
    """A planned event, as it was when somebody looked at this revision of it."""

    event: EventId
    revision: Revision


class Shortcoming(Subject, name="shortcoming"):
    """What a side of a partnership is to rectify, raised from nothing that is stored."""

    partnership: PartnershipId
    side: Side


class RecordShortcoming(Shortcoming, name="bad_record"):
    """What a side is to rectify, raised from a record that was returned."""

    record: RecordId


class CommentShortcoming(Shortcoming, name="comment"):
    """What a side is to rectify, raised from a comment in a survey."""

    comment: CommentId


class ItemShortcoming(Shortcoming, name="item"):
    """What a side is to rectify, raised from an item of a rating round, by the item's place in the rubric."""

    rating_round: RatingRoundId
    place: Place


class OfRectification(Subject, name="rectification"):
    """A rectification."""

    rectification: RectificationId


class RectificationRevision(Subject, name="rectification_at"):
    """A rectification, as it was when somebody looked at this revision of it."""

    rectification: RectificationId
    revision: Revision


class OfSurvey(Subject, name="survey"):
    """A survey."""

    survey: SurveyId


class OfPublication(Subject, name="publication"):
    """A published result."""

    publication: PublicationId


class OfObjection(Subject, name="objection"):
    """An objection to a published result."""

    objection: ObjectionId


class OfReaderComment(Subject, name="reader_comment"):
    """A comment of the public on a published result."""

    comment: ReaderCommentId


class OfBatch(Subject, name="batch"):
    """An import of an old ledger."""

    batch: BatchId


class WeighedGroup(Subject, name="weights"):
    """The group whose indicators are weighed, by its place in the catalogue from 1; 0 for the groups themselves."""

    number: Place


class UnpublishedBoardItem(Subject, name="board_new"):
    """Something that a side is about to offer or to need."""

    partnership: PartnershipId
    direction: BoardDirection


class BoardItemRevision(Subject, name="board_at"):
    """An offer or a need, as it was when somebody looked at this revision of it."""

    item: BoardItemId
    revision: Revision


class AgreementSeen(Subject, name="agreement_seen"):
    """The agreement of a partnership, as it was when somebody looked at this version of it; 0 before the first."""

    partnership: PartnershipId
    version: Place


class WantedForm(Subject, name="own_form"):
    """A form that an admin is about to send for an organisation; `replaces`: the version after which it comes, or 0."""

    organisation: OrganisationId
    purpose: TemplatePurpose
    replaces: TemplateId = 0
