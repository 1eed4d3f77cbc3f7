"""Whoever may have something to do that was asked for rather than recorded."""

from sqlalchemy import or_, select

from records.rectifications import RectificationState
from storage.tables import (
    memberships,
    partnerships,
    raters,
    rating_rounds,
    rectifications,
    survey_asked,
    surveys,
)
from storage.unit_of_work import UnitOfWork


def debtors(work: UnitOfWork) -> set[int]:
    """Raters of open rounds, whom running surveys ask, and whom undone rectifications concern."""
    undone = rectifications.c.state.in_((RectificationState.OPEN, RectificationState.CLOSED))
    of_either = or_(
        memberships.c.organisation_id == partnerships.c.college_id,
        memberships.c.organisation_id == partnerships.c.enterprise_id,
    )
    rate = select(raters.c.person_id).join(rating_rounds, rating_rounds.c.id == raters.c.round_id)
    answer = select(survey_asked.c.person_id).join(surveys, surveys.c.id == survey_asked.c.survey_id)
    mend = (
        select(memberships.c.person_id)
        .join(partnerships, of_either)
        .join(rectifications, rectifications.c.partnership_id == partnerships.c.id)
        .where(undone, memberships.c.until.is_(None))
    )
    own = select(rectifications.c.responsible_id).where(undone, rectifications.c.responsible_id.is_not(None))
    found = rate.where(rating_rounds.c.closed_at.is_(None)).union(answer.where(surveys.c.salt.is_not(None)), mend, own)
    return {row[0] for row in work.rows(found)}
