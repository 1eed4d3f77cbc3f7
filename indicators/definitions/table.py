"""Which definition the catalogue means by a name. To add one: write its file, and name it here and in the catalogue."""

from typing import Annotated

from pydantic import Field

from indicators.definitions.conversion_rate import ConversionRate
from indicators.definitions.credits import Credits
from indicators.definitions.economic_contribution import EconomicContribution
from indicators.definitions.joint_activities import ActivityFrequency
from indicators.definitions.participation import ParticipationRate
from indicators.definitions.rectification_rate import RectificationRate
from indicators.definitions.research_projects import ResearchProjects
from indicators.definitions.rubric import Rubric
from indicators.definitions.satisfaction import Satisfaction
from indicators.definitions.social_influence import SocialInfluence
from indicators.definitions.talent_exchange import TalentExchange

AnyIndicator = Annotated[
    ParticipationRate
    | ActivityFrequency
    | Rubric
    | Credits
    | ResearchProjects
    | TalentExchange
    | EconomicContribution
    | SocialInfluence
    | ConversionRate
    | Satisfaction
    | RectificationRate,
    Field(discriminator="definition"),
]
