"""Buttons about what is asked for a period: rectifications, ratings, surveys, nil returns and assessments."""

from enum import Enum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.compact import (
    CommentId,
    ImportId,
    NumberField,
    Page,
    PartnershipId,
    PersonId,
    Place,
    RatingRoundId,
    RecordId,
    RectificationId,
    Revision,
    SurveyId,
)
from records.periods import Span
from records.rectifications import RectificationStep
from records.roles import Side

ItemNumber = Annotated[int, NumberField("item", 3)]  # of what is rated in a round, from 1
Level = Annotated[int, NumberField("level", 1, from_zero=True)]

# Rectifications -------------------------------------------------------------------------------------------------------


class OldSource(Enum):
    """What a rectification is raised from, as version 0.1 wrote it."""

    NOTHING = 0
    RECORD = 1
    COMMENT = 2
    ITEM = 3


class Rectify(Press, name="rectify", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask what a side is to put right. In keyboards of version 0.1 the last two fields say what it is raised from."""

    partnership: PartnershipId
    side: Side
    source: OldSource = OldSource.NOTHING
    source_id: Annotated[int, NumberField("source", 18)] = 0


class RectifyRecord(Press, name="rectify_record", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask what the side is to put right that was wrong with a record of its own."""

    record: RecordId


class RectifyComment(Press, name="rectify_comment", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask what a side is to put right that somebody has written in a survey."""

    comment: CommentId
    side: Side


class ChooseComment(Press, name="survey_comments", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show a page of what was written in a survey, to choose what is to be put right."""

    survey: SurveyId
    page: Page = 0


class ChooseCommentSide(Press, name="survey_comment", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask which side is to put right what somebody has written in a survey."""

    comment: CommentId


class RectifyItem(Press, name="rectify_item", audience=Audience.ADMINS):
    """Ask what the organisation that was rated is to put right about an item, by its place in the rubric."""

    rating_round: RatingRoundId
    place: Place


class ShowRectification(Press, name="rectification", audience=Audience.BY_STATE):
    """Show a rectification's card."""

    rectification: RectificationId


class ShowRectificationEvidence(Press, name="rectification_evidence", audience=Audience.BY_STATE):
    """Send the photos and documents that show what was mended."""

    rectification: RectificationId


class ListRectifications(Press, name="rectifications", audience=Audience.PEOPLE):
    """Show a page of the rectifications of both sides: those that are not done, or all."""

    page: Page
    everything: bool = False


class RectificationStepPress(Press, name="step of a rectification", audience=Audience.BY_STATE):
    """The base of the steps: what stands on the card of one revision of a rectification acts on that one only."""

    rectification: RectificationId
    revision: Revision


class PlanRectification(RectificationStepPress, name="rectification_plan", audience=Audience.BY_STATE):
    """Ask what will be done about it, and who does it."""


class ExtendRectification(RectificationStepPress, name="rectification_extend", audience=Audience.BY_STATE):
    """Ask until when more time is needed, and why."""


class CloseRectification(RectificationStepPress, name="rectification_close", audience=Audience.BY_STATE):
    """Ask what was done, and report it as mended."""


class VerifyRectification(RectificationStepPress, name="rectification_verify", audience=Audience.BY_STATE):
    """Say that it is mended."""


class RefuseRectification(RectificationStepPress, name="rectification_refuse", audience=Audience.BY_STATE):
    """Ask why it is not mended yet."""


class ReopenRectification(RectificationStepPress, name="rectification_reopen", audience=Audience.BY_STATE):
    """Ask why what was verified is wanting again."""


class WithdrawRectification(RectificationStepPress, name="rectification_withdraw", audience=Audience.BY_STATE):
    """Ask why it need not be mended."""


# Which button takes a step of a rectification's life.
RECTIFICATION_STEPS: dict[RectificationStep, type[RectificationStepPress]] = {
    RectificationStep.PLAN: PlanRectification,
    RectificationStep.EXTEND: ExtendRectification,
    RectificationStep.CLOSE: CloseRectification,
    RectificationStep.VERIFY: VerifyRectification,
    RectificationStep.REFUSE: RefuseRectification,
    RectificationStep.REOPEN: ReopenRectification,
    RectificationStep.WITHDRAW: WithdrawRectification,
}

# Ratings --------------------------------------------------------------------------------------------------------------


class BeginRatingRound(Press, name="rubric_begin", audience=Audience.ADMINS):
    """Ask what is rated in a new round of a partnership, for which period and until when."""

    partnership: PartnershipId


class ShowRatingRound(Press, name="rubric", audience=Audience.ADMINS):
    """Show how far the raters of a round are; `below`: as the newest message."""

    rating_round: RatingRoundId
    below: bool = False


class OfferRaters(Press, name="rubric_invite", audience=Audience.ADMINS):
    """Show a page of the people who can be asked to rate."""

    rating_round: RatingRoundId
    page: Page = 0


class InviteRater(Press, name="rubric_rater", audience=Audience.ADMINS, final=True):
    """Ask somebody to rate in a round."""

    rating_round: RatingRoundId
    person: PersonId


class MakeRaterLink(Press, name="rubric_link", audience=Audience.ADMINS):
    """Make a link by which one person from outside rates."""

    rating_round: RatingRoundId


class CloseRatingRound(Press, name="rubric_close", audience=Audience.ADMINS, final=True):
    """Close a round before its day."""

    rating_round: RatingRoundId


# Raters from outside have no role; each of these looks for the rater itself.
class ListRatingRounds(Press, name="rounds", audience=Audience.ADMINS):
    """Show a page of the rating rounds, of one partnership or of all."""

    page: Page
    partnership: PartnershipId | None = None


class Rate(Press, name="rate", audience=Audience.EVERYBODY):
    """Show an item of a round to rate it: with none, the first that is left; `page`: of the records beside it."""

    rating_round: RatingRoundId
    item: ItemNumber | None = None
    page: Page = 0


class GiveRating(Press, name="rated", audience=Audience.EVERYBODY):
    """Give an item of a round a level."""

    rating_round: RatingRoundId
    item: ItemNumber
    level: Level


class ShowRatingEvidence(Press, name="rate_evidence", audience=Audience.EVERYBODY):
    """Show a record that speaks for what is rated, with its photos and documents."""

    rating_round: RatingRoundId
    record: RecordId


# Surveys --------------------------------------------------------------------------------------------------------------


class BeginSurvey(Press, name="survey_begin", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask what a new survey of a partnership asks, about which period and until when."""

    partnership: PartnershipId


class ListSurveys(Press, name="surveys", audience=Audience.PEOPLE):
    """Show a page of the surveys of one's partnerships."""

    page: Page = 0


class ShowSurvey(Press, name="survey_card", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show how many have answered a survey, and what came of it, with a page of the comments."""

    survey: SurveyId
    page: Page = 0


class CloseSurvey(Press, name="survey_close", audience=Audience.COORDINATORS_OR_ADMIN, final=True):
    """Close a survey before its day."""

    survey: SurveyId


class ShowSurveyLink(Press, name="survey_link", audience=Audience.COORDINATORS_OR_ADMIN):
    """Send the public link of a survey, also as a picture."""

    survey: SurveyId


class ImportAnswers(Press, name="survey_import", audience=Audience.COORDINATORS_OR_ADMIN):
    """Ask for answers that were collected elsewhere."""

    survey: SurveyId


class CountRepeatedAnswers(Press, name="answers_repeated", audience=Audience.OWNER):
    """Say whether rows of a list that say the same are of one person each."""

    imported: ImportId
    each: bool


class ShowSurveyResult(Press, name="survey_result", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show what came of a survey that is closed."""

    survey: SurveyId


# Whoever is asked, strangers with the public link among them; each of these looks for the ballot itself.
class ContinueSurvey(Press, name="survey", audience=Audience.EVERYBODY):
    """Show the question of a survey that is next."""

    survey: SurveyId


class AnswerQuestion(Press, name="answer", audience=Audience.EVERYBODY):
    """Answer a question of a survey with a level; 0 is no answer."""

    survey: SurveyId
    question: Place
    level: Level


class GoBackInSurvey(Press, name="survey_back", audience=Audience.EVERYBODY):
    """Show the question before, to answer it anew."""

    survey: SurveyId


class HandInSurvey(Press, name="survey_hand_in", audience=Audience.EVERYBODY):
    """Hand in the answers to a survey."""

    survey: SurveyId


# Nil returns and assessments ------------------------------------------------------------------------------------------


class ShowNilReturn(Press, name="nil", audience=Audience.COORDINATORS):
    """Show what of a period's counts is empty, and who has attested it."""

    partnership: PartnershipId
    span: Span


class AttestNilReturn(Press, name="nilattest", audience=Audience.COORDINATORS):
    """Attest for the own side that there was nothing in a period."""

    partnership: PartnershipId
    span: Span


class TakeBackNilReturn(Press, name="nilback", audience=Audience.COORDINATORS):
    """Take back the own side's nil return of a period."""

    partnership: PartnershipId
    span: Span


class Assess(Press, name="assess", audience=Audience.COORDINATORS):
    """Ask what the own side has to say of a period."""

    partnership: PartnershipId
    span: Span
