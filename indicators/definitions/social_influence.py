"""Indicator 8: how people outside see the partnership, asked and in public."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import DateRange, Least, Share, SingleValue
from indicators.definitions.survey_responses import mean_and_error, survey_responses
from indicators.evidence import Observation, Period, Standing
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    Part,
    Term,
    amounts_by_record,
    insufficient,
    records_by_standing,
)

READS = ("outside_item", "outside_answer", "outside_withheld", "mention")
ToneScore = Annotated[float, Field(ge=0, le=100)]


class SocialInfluence(SingleValue):
    """A questionnaire among people outside, and the tone and reach of mentions in outlets that are nobody's own.

    `tones`: the score (0–100) of each tone. `full_reach_magnitude`: the power of ten of readers that makes 100.
    """

    definition: Literal["social_influence"]
    questionnaire_weight: Share
    tone_weight: Share
    tones: Annotated[dict[str, ToneScore], Field(min_length=1)]
    pseudo_mentions: Annotated[float, Field(ge=0)]
    pseudo_tone: ToneScore
    full_reach_magnitude: Annotated[float, Field(gt=0)]
    least_share_of_items: Share
    least_respondents: Least
    least_outlets: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return the period for each measure."""
        return dict.fromkeys(READS, (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measurement:
        """Return the weighted mean (0–100) of questionnaire and mentions, or the one of them that is there."""
        responses = survey_responses(basis, "outside", self.least_share_of_items)
        indices = sorted(index for values in responses.indices.values() for index in values)
        respondents = len(indices) + sum(responses.withheld.values())
        mentions = basis.select("mention", since=basis.period.starts_on).without(self._not_independent)
        outlets = len({mention.subject for mention in mentions.observations})
        survey = mean_and_error(indices) if len(indices) >= self.least_respondents else None
        online = self._online(mentions) if outlets >= self.least_outlets else None
        measurement = Measurement(
            counted=amounts_by_record((mention, mention.share) for mention in mentions.observations),
            left_out=records_by_standing(mentions.left_out),
            beside={
                "questionnaire": survey[0] if survey else None,
                "online": _sum(online) if online else None,
                "respondents": respondents,
                "outlets": outlets,
                "mentions": len(mentions.observations),
                "reach": _reach(mentions),
            },
        )
        if survey is None and online is None:
            return replace(measurement, missing=self._missing(respondents, outlets))
        return replace(measurement, parts=(self._part(survey, online),), marks=_marks(survey, online))

    def _not_independent(self, mention: Observation) -> Standing | None:
        if mention.side is not None:
            return Standing.OWN_OUTLET
        return None if mention.category in self.tones else Standing.NO_CREDIT

    def _online(self, mentions: Selection) -> tuple[Term, Term]:
        """Return the terms of tone and reach. Pseudo-mentions keep a handful of mentions from moving the tone far."""
        tones = math.fsum(self.tones[mention.category or ""] * mention.share for mention in mentions.observations)
        tones += self.pseudo_mentions * self.pseudo_tone
        number = math.fsum(mention.share for mention in mentions.observations) + self.pseudo_mentions
        reach = 100 * min(1.0, math.log10(1 + _reach(mentions)) / self.full_reach_magnitude)
        return (
            Term("tone", tones / number, self.tone_weight, tones, number),
            Term("readers", reach, 1 - self.tone_weight),
        )

    def _part(self, survey: tuple[float, float] | None, online: tuple[Term, Term] | None) -> Part:
        """Return the value of the survey's mean and error, and the terms of the mentions; at least one is there."""
        survey_weight = 0.0 if survey is None else self.questionnaire_weight if online is not None else 1.0
        mean, error = survey or (0.0, 0.0)
        terms = (
            *([Term("questionnaire", mean, survey_weight)] if survey is not None else ()),
            *(replace(term, weight=(1 - survey_weight) * term.weight) for term in online or ()),
        )
        return Part(_sum(terms), self.score, standard_error=survey_weight * error, terms=terms)

    def _missing(self, respondents: int, outlets: int) -> Missing:
        if not respondents and not outlets:
            return Missing(MissingReason.NO_RECORDS)
        if respondents / self.least_respondents >= outlets / self.least_outlets:
            return insufficient("respondents", respondents, self.least_respondents)
        return insufficient("outlets", outlets, self.least_outlets)


def _sum(terms: Iterable[Term]) -> float:
    return math.fsum(term.weight * term.value for term in terms)


def _reach(mentions: Selection) -> float:
    return math.fsum(mention.quantity * mention.share for mention in mentions.observations)


def _marks(survey: tuple[float, float] | None, online: tuple[Term, Term] | None) -> tuple[str, ...]:
    if survey is None:
        return ("online_only",)
    return ("questionnaire_only",) if online is None else ()
