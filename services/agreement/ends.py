"""Tell both sides 90, 30 and 7 days before their agreement ends, unless the next one is agreed."""

from datetime import datetime, timedelta

from records.agreements import NOTICE_DAYS, counting_terms, is_renewed, notice_due
from records.notices import News, NewsKind
from services.agreement.agreements import agreed_terms
from storage.agreement import agreements
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons


def tell_of_ends(work: UnitOfWork, now: datetime) -> bool:
    """Tell the coordinators of both sides once for each notice. Days are those of the partnership's time zone."""
    day = now.date()
    for version in agreements.ending(work, day - timedelta(days=1), day + timedelta(days=max(NOTICE_DAYS) + 1)):
        partnership = partnerships.by_id(work, version.partnership_id)
        due = notice_due((version.text.ends_on - partnership.today(now)).days, version.told_before)
        agreed = agreed_terms(agreements.versions_of(work, partnership.id))
        counts = version.term in counting_terms(agreed) and not is_renewed(agreed, version.term)
        if due is None or partnership.ended_on is not None or not counts:
            continue
        agreements.note_told(work, version.id, due)
        both = (partnership.college, partnership.enterprise)
        told = {person.id for organisation in both for person in persons.coordinators_of(work, organisation.id)}
        work.news += [News(NewsKind.AGREEMENT_ENDS, person_id, version.id) for person_id in sorted(told)]
    return False
