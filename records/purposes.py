"""Declare what screens are for: in a chat there is one message of each purpose, which is edited or shown anew."""

from enum import StrEnum

from records.compact import (
    BatchId,
    BoardItemId,
    Compact,
    ErasureId,
    EventId,
    ImportId,
    OrganisationId,
    PartnershipId,
    PublicationId,
    RatingRoundId,
    RecordId,
    RectificationId,
    SurveyId,
)


class Purpose(StrEnum):
    """What screens are for that are about nothing in particular."""

    DRAFT = "draft"  # the question of a draft, and in its place what came of it
    DEED = "deed"  # the question whether what cannot be taken back is meant
    LIST = "list"  # what a command lists
    MENU = "menu"  # the question which partnership or kind is meant
    SCORES = "scores"  # scores, and what is looked at from there
    METHOD = "method"  # the method, and the weights in it
    RESULTS = "results"  # the list of published results
    NIL_RETURN = "nil"  # what a side says to have nothing of
    LANGUAGE = "language"  # the question in which language somebody reads
    HELP = "help"  # the commands
    BIND = "bind"  # the question of which partnership a group is
    DIGESTS = "digests"  # the weekly digest of all partnerships of a coordinator
    REMINDER = "reminder"  # what somebody is reminded by
    ALERTS = "alerts"  # what is wrong with the running system, for admins
    COMMENTS = "comments"  # comments of the public, for admins
    COMMANDS = "commands"  # a chat's menu of commands, which is no message

    def pack(self) -> str:
        """Write the purpose as it is stored."""
        return self.value


class ThingPurpose(Compact, name=""):
    """The base of what screens are for that are about something: each has a message of its own."""

    @classmethod
    def beginning(cls) -> str:
        """Return how all purposes of this class begin where they are stored."""
        return f"{cls.name}{cls.separator}"


class RecordPurpose(ThingPurpose, name="record"):
    """The card of a record."""

    record: RecordId


class EventPurpose(ThingPurpose, name="event"):
    """The card of a planned event."""

    event: EventId


class AttendancePurpose(ThingPurpose, name="attend"):
    """The list on which an organiser notes who is there."""

    event: EventId


class DigestPurpose(ThingPurpose, name="digest"):
    """The weekly digest of a partnership. It goes to everybody in the same minute."""

    partnership: PartnershipId


class ResultPurpose(ThingPurpose, name="result"):
    """A published result."""

    publication: PublicationId


class RectificationPurpose(ThingPurpose, name="rectification"):
    """The card of a rectification."""

    rectification: RectificationId


class RatingRoundPurpose(ThingPurpose, name="rubric"):
    """The card of a rating round, for admins."""

    rating_round: RatingRoundId


class RatingPurpose(ThingPurpose, name="rate"):
    """The items of a rating round, for a rater."""

    rating_round: RatingRoundId


class SurveyPurpose(ThingPurpose, name="survey"):
    """The questions of a survey, for a respondent."""

    survey: SurveyId


class SurveyCardPurpose(ThingPurpose, name="survey_card"):
    """The card of a survey, for whoever looks after it."""

    survey: SurveyId


class ErasurePurpose(ThingPurpose, name="erasure"):
    """The card of an erasure that an admin decides."""

    erasure: ErasureId


class ClaimsPurpose(ThingPurpose, name="claims"):
    """Whom people of an organisation say to be on its roster."""

    organisation: OrganisationId


class ImportPurpose(ThingPurpose, name="import"):
    """A list that somebody has sent, before it is taken or left."""

    imported: ImportId


class BatchPurpose(ThingPurpose, name="batch"):
    """An old ledger that is imported."""

    batch: BatchId


class BoardItemPurpose(ThingPurpose, name="board_item"):
    """The card of an offer or a need."""

    item: BoardItemId


class FollowUpPurpose(ThingPurpose, name="follow_up"):
    """Whether what a record tells of is still in use, as both sides say."""

    record: RecordId


class AgreementPurpose(ThingPurpose, name="agreement"):
    """The agreement of a partnership, with what is proposed."""

    partnership: PartnershipId


ScreenPurpose = Purpose | ThingPurpose
