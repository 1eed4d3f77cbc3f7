"""The thirteen indicators of the paper in their five groups. The catalogue has them, and may have others, too."""

GROUPS = {
    "organisation": ("participation_rate", "activity_frequency", "organisation_improvement"),
    "resources": ("teaching_resources", "research_projects", "talent_exchange"),
    "society": ("economic_contribution", "social_influence"),
    "innovation": ("innovative_practices", "conversion_rate", "teaching_innovation"),
    "feedback": ("satisfaction", "rectification_rate"),
}
INDICATORS = tuple(key for keys in GROUPS.values() for key in keys)
