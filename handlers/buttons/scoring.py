"""Buttons about scores: receipts, pictures, published results, comparisons of partnerships, and the method."""

from enum import Enum
from typing import Self

from handlers.kit.buttons import Audience, Press
from records.compact import (
    SEPARATOR,
    IndicatorNumber,
    ObjectionId,
    Page,
    PartnershipId,
    Place,
    PublicationId,
)
from records.periods import PeriodKind, Span
from services.scoring.weighting import Judgement

# Scores ---------------------------------------------------------------------------------------------------------------


class ScorePress(Press, name="of a score", audience=Audience.COORDINATORS_OR_ADMIN):
    """The base of the buttons about the score of a partnership in a period."""

    partnership: PartnershipId
    span: Span


class ShowScore(ScorePress, name="scores", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show the whole score."""


class ShowScoreGroup(ScorePress, name="group", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show the indicators of a group; `group` is its number in the order of the method, from 1."""

    group: Place


class ChooseScorePeriod(ScorePress, name="periods", audience=Audience.COORDINATORS_OR_ADMIN):
    """Offer the periods that one most often looks at."""


class ExplainScore(ScorePress, name="why", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show the receipt of an indicator, or all indicators to choose one from."""

    indicator: IndicatorNumber | None = None


_PACKED = 1000  # by which version 0.1 multiplied a page, to have the indicator's number in the same field


class BehindScorePress(ScorePress, name="behind a score", audience=Audience.COORDINATORS_OR_ADMIN):
    """The base of the buttons about what is behind the score of an indicator."""

    indicator: IndicatorNumber
    page: Page = 0

    @classmethod
    def unpack(cls, text: str) -> Self:
        """Read a value of this class, also from keyboards of version 0.1. Raises ValueError on anything else."""
        start, _, last = text.rpartition(SEPARATOR)
        if text.count(SEPARATOR) == len(cls.codings) - 1 and last.isascii() and last.isdigit():
            page, indicator = divmod(int(last), _PACKED)
            text = SEPARATOR.join((start, str(indicator), str(page)))
        return super().unpack(text)


class ListCountedRecords(BehindScorePress, name="counted", audience=Audience.COORDINATORS_OR_ADMIN):
    """List the records that count for an indicator."""


class ListLeftOutRecords(BehindScorePress, name="leftout", audience=Audience.COORDINATORS_OR_ADMIN):
    """List the records that do not count for an indicator, each with the reason."""


class ListDueRectifications(BehindScorePress, name="rectified", audience=Audience.COORDINATORS_OR_ADMIN):
    """List the rectifications that were due in the period."""


# Pictures -------------------------------------------------------------------------------------------------------------


class TrendStep(Enum):
    """The kinds of period that a trend goes over."""

    MONTH = PeriodKind.MONTH
    QUARTER = PeriodKind.QUARTER
    HALF_YEAR = PeriodKind.HALF_YEAR
    TERM = PeriodKind.TERM
    PROGRAMME_YEAR = PeriodKind.PROGRAMME_YEAR


class DrawGroups(ScorePress, name="radar", audience=Audience.COORDINATORS_OR_ADMIN):
    """Send the scores of the groups as a chart."""


class DrawContributions(ScorePress, name="bars", audience=Audience.COORDINATORS_OR_ADMIN):
    """Send what each indicator contributes as a bar chart."""


class ChooseTrend(ScorePress, name="trends", audience=Audience.COORDINATORS_OR_ADMIN):
    """Offer the composite and the indicators, to have the trend of one drawn."""


class DrawTrend(ScorePress, name="trend", audience=Audience.COORDINATORS_OR_ADMIN):
    """Send the trend of an indicator, or of the composite where none is named."""

    indicator: IndicatorNumber | None
    step: TrendStep


# Published results ----------------------------------------------------------------------------------------------------


class PreviewResult(ScorePress, name="preview", audience=Audience.ADMINS):
    """Show what would be published."""


class PublishResult(ScorePress, name="publish", audience=Audience.ADMINS):
    """Publish the result of a period to both sides."""


class ResultPress(Press, name="of a result", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """The base of the buttons about a published result."""

    publication: PublicationId


class ListResults(Press, name="results", audience=Audience.PEOPLE):
    """Show a page of the published results that the person may read."""

    page: Page = 0


class ShowResult(ResultPress, name="result", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show a result below everything else."""


class ShowResultIndicators(ResultPress, name="resultfull", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show all indicators of a result in its place."""


class ReturnToResult(ResultPress, name="resultcard", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show a result again where its indicators stood."""


class SendResultPage(ResultPress, name="page", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Send a result as a page."""


class SendResultWord(ResultPress, name="word", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Send a result as a document for Word."""


class ObjectToResult(ResultPress, name="objectto", audience=Audience.COORDINATORS):
    """Ask what the own side holds against a result."""


class AnswerObjection(Press, name="answerto", audience=Audience.ADMINS):
    """Ask what is to be said to an objection."""

    objection: ObjectionId


# The year's dossier ---------------------------------------------------------------------------------------------------


class DossierFormat(Enum):
    """The kinds of file that a dossier can be had as."""

    WORD = "word"


class ShowDossier(ScorePress, name="annual", audience=Audience.COORDINATORS_OR_ADMIN):
    """Show of which result the dossier of a period would be, and offer it as a file."""


class ShowProgrammeDossier(Press, name="annualall", audience=Audience.ADMINS):
    """Show of which results the dossier of the whole programme would be, and offer it as a file."""

    span: Span


class SendDossier(ResultPress, name="dossier", audience=Audience.COORDINATORS_OR_ADMIN):
    """Send the dossier of a published result."""

    format: DossierFormat


class SendProgrammeDossier(Press, name="dossierall", audience=Audience.ADMINS):
    """Send the dossier of the whole programme."""

    span: Span
    format: DossierFormat


# Partnerships side by side --------------------------------------------------------------------------------------------


class ComparePartnerships(Press, name="comparing", audience=Audience.ADMINS):
    """Show the scores of two partnerships side by side."""

    first: PartnershipId
    second: PartnershipId
    span: Span


class RankPartnerships(Press, name="ranking", audience=Audience.ADMINS):
    """Send the ranking of all partnerships in a period."""

    span: Span


# The method -----------------------------------------------------------------------------------------------------------


class ShowMethod(Press, name="method", audience=Audience.ADMINS):
    """Show the method with its weights."""


class ShowMethodHistory(Press, name="methodhistory", audience=Audience.ADMINS):
    """Show the versions that the method has had."""

    page: Page = 0


class DownloadMethod(Press, name="methodfile", audience=Audience.ADMINS):
    """Send the method as a file."""


class ChangeMethod(Press, name="methodchange", audience=Audience.ADMINS):
    """Ask for what is to be otherwise in the method, as a file."""


class WeightsPress(Press, name="of weights", audience=Audience.ADMINS):
    """The base of the buttons about the weights in a scope.

    Scope 0 is the groups among each other, from 1 on the indicators of a group.
    """

    scope: Place


class ShowWeights(WeightsPress, name="weights", audience=Audience.ADMINS):
    """Show the weights in a scope, and the ways to find others."""


class WeighEqually(WeightsPress, name="weigh_equal", audience=Audience.ADMINS):
    """Show equal weights, or adopt them once the admin is sure."""

    sure: bool = False


class AskForWeights(WeightsPress, name="weigh_say", audience=Audience.ADMINS):
    """Ask for the weights in one message."""


class ComparePair(WeightsPress, name="compare", audience=Audience.ADMINS):
    """Ask how a pair compares; the first pair begins anew."""

    pair: Place


class JudgePair(WeightsPress, name="compared", audience=Audience.ADMINS):
    """Note how a pair compares, and ask about the next one."""

    pair: Place
    judgement: Judgement


class CompareAgain(WeightsPress, name="compare_again", audience=Audience.ADMINS):
    """Ask again about a pair that contradicts the others."""

    pair: Place


class AdoptComparisons(WeightsPress, name="compare_take", audience=Audience.ADMINS):
    """Adopt the weights that the comparisons of all pairs make."""
