"""Indicator 8: how people outside see the partnership, asked and in public."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import Least, Share, SingleValue, Window
from indicators.definitions.questionnaire import mean_and_error, questionnaire
from indicators.evidence import Fact, Period, Standing
from indicators.measured import Figures, Measured, Missing, MissingReason, Part, Term, counted, insufficient, left_out

READS = ("outside_item", "outside_answer", "outside_withheld", "mention")
Tone = Annotated[float, Field(ge=0, le=100)]


class SocialInfluence(SingleValue):
    """A questionnaire among people outside, and the tone and reach of mentions in outlets that are nobody's own."""

    definition: Literal["social_influence"]
    questionnaire_weight: Share
    tone_weight: Share
    tones: Annotated[dict[str, Tone], Field(min_length=1)]
    pseudo_mentions: Annotated[float, Field(ge=0)]
    pseudo_tone: Tone
    full_reach_magnitude: Annotated[float, Field(gt=0)]
    least_share_of_items: Share
    least_respondents: Least
    least_outlets: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(READS, (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        answered = questionnaire(basis, "outside", self.least_share_of_items)
        indices = sorted(index for values in answered.indices.values() for index in values)
        said = len(indices) + sum(answered.withheld.values())
        mentions = basis.select("mention", since=basis.period.starts_on).without(self._not_independent)
        outlets = len({fact.subject for fact in mentions.facts})
        asked = mean_and_error(indices) if len(indices) >= self.least_respondents else None
        online = self._online(mentions) if outlets >= self.least_outlets else None
        found = Measured(
            counted=counted((fact, fact.share) for fact in mentions.facts),
            left_out=left_out(mentions.left_out),
            beside=_beside(asked, online and _sum(online), said, outlets, mentions),
        )
        if asked is None and online is None:
            return replace(found, missing=self._missing(said, outlets))
        return replace(found, parts=(self._part(asked, online),), marks=_marks(asked, online))

    def _not_independent(self, fact: Fact) -> Standing | None:
        if fact.side is not None:
            return Standing.OWN_OUTLET
        return None if fact.category in self.tones else Standing.NO_CREDIT

    def _online(self, mentions: Selection) -> tuple[Term, Term]:
        """The pseudo-mentions keep a handful of mentions from moving the tone far."""
        tones = math.fsum(self.tones[fact.category or ""] * fact.share for fact in mentions.facts)
        tones += self.pseudo_mentions * self.pseudo_tone
        number = math.fsum(fact.share for fact in mentions.facts) + self.pseudo_mentions
        reach = 100 * min(1.0, math.log10(1 + _reach(mentions)) / self.full_reach_magnitude)
        return (
            Term("tone", tones / number, self.tone_weight, tones, number),
            Term("readers", reach, 1 - self.tone_weight),
        )

    def _part(self, asked: tuple[float, float] | None, online: tuple[Term, Term] | None) -> Part:
        weight = 0.0 if asked is None else self.questionnaire_weight if online is not None else 1.0
        mean, error = asked or (0.0, 0.0)
        terms = (
            *([Term("questionnaire", mean, weight)] if asked is not None else ()),
            *(replace(term, weight=(1 - weight) * term.weight) for term in online or ()),
        )
        return Part(_sum(terms), self.score, standard_error=weight * error, terms=terms)

    def _missing(self, respondents: int, outlets: int) -> Missing:
        if not respondents and not outlets:
            return Missing(MissingReason.NO_RECORDS)
        if respondents / self.least_respondents >= outlets / self.least_outlets:
            return insufficient("respondents", respondents, self.least_respondents)
        return insufficient("outlets", outlets, self.least_outlets)


def _sum(terms: Iterable[Term]) -> float:
    return math.fsum(term.weight * term.value for term in terms)


def _reach(mentions: Selection) -> float:
    return math.fsum(fact.quantity * fact.share for fact in mentions.facts)


def _beside(
    asked: tuple[float, float] | None, online: float | None, respondents: int, outlets: int, mentions: Selection
) -> Figures:
    return {
        "questionnaire": asked[0] if asked else None,
        "online": online,
        "respondents": respondents,
        "outlets": outlets,
        "mentions": len(mentions.facts),
        "reach": _reach(mentions),
    }


def _marks(asked: tuple[float, float] | None, online: tuple[Term, Term] | None) -> tuple[str, ...]:
    if asked is None:
        return ("online_only",)
    return ("questionnaire_only",) if online is None else ()
