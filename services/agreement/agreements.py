"""An agreement is proposed by one side, changed by either, and counts once the other side has agreed to it."""

from collections.abc import Sequence
from datetime import date, datetime

from records.agreements import AgreementTerm, AgreementText, check_term, term_on
from records.errors import UserError
from records.notices import News, NewsKind
from records.subjects import AgreementSeen
from services.permissions import belongs, own_side, side_coordinated
from storage import audit
from storage.agreement import agreements
from storage.agreement.agreements import AgreementVersion
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def visible(work: UnitOfWork, person: Person, partnership_id: int) -> Partnership:
    """Return the partnership. Raise UserError unless it is one of the person's, or the person is an admin."""
    for partnership in partnerships.of_person(work, person):
        if partnership.id == partnership_id and belongs(person, partnership):
            return partnership
    raise UserError("partnership-not-yours")


def version_seen(work: UnitOfWork, person: Person, agreement_id: int) -> tuple[AgreementVersion, Partnership]:
    """Return a version and its partnership. Raise UserError, the same for none and for another's."""
    version = agreements.by_id(work, agreement_id)
    if version is None:
        raise UserError("partnership-not-yours")
    return version, visible(work, person, version.partnership_id)


def agreed_terms(versions: Sequence[AgreementVersion]) -> list[AgreementTerm]:
    """Return the terms of the versions to which both sides have agreed."""
    return [version.term for version in versions if version.agreed_at is not None]


def in_force(versions: Sequence[AgreementVersion], today: date) -> AgreementVersion | None:
    """Return the version that counts on a day; None where there is a gap."""
    term = term_on(agreed_terms(versions), today)
    return next((each for each in versions if term is not None and each.version == term.version), None)


def last_number(versions: Sequence[AgreementVersion]) -> int:
    """Return the number of the newest version, agreed to or not; 0 where there is none."""
    return versions[-1].version if versions else 0


def open_proposal(versions: Sequence[AgreementVersion]) -> AgreementVersion | None:
    """Return the version that waits for a side to agree: the newest, unless that has been agreed to."""
    return versions[-1] if versions and versions[-1].agreed_at is None else None


def may_agree(person: Person, version: AgreementVersion, partnership: Partnership) -> bool:
    """Tell whether the person answers for the side that has not proposed the version, and not for both."""
    proposing, other = partnership.organisation(version.side), partnership.organisation(version.side.other)
    return person.coordinates(other.id) and not person.coordinates(proposing.id)


def propose(work: UnitOfWork, by: Person, seen: AgreementSeen, text: AgreementText, now: datetime) -> AgreementVersion:
    """Propose a new version, in place of one that nobody has agreed to yet, and tell the other side.

    Raise UserError for anybody but coordinators, on a term in the way of another one, and where there is a version that
    the person has not seen.
    """
    partnership = visible(work, by, seen.partnership)
    side = own_side(by, partnership)
    versions = agreements.versions_of(work, partnership.id)
    last = last_number(versions)
    if last != seen.version:
        raise UserError("agreement-newer")
    check_term(agreed_terms(versions), text.starts_on, text.ends_on)
    agreement_id = agreements.add(work, partnership.id, last + 1, side, text, by.id, now)
    audit.note(work, now, by.id, "agreement_propose", "partnership", partnership.id)
    for person in persons.coordinators_of(work, partnership.organisation(side.other).id):
        if person.id != by.id:
            work.news.append(News(NewsKind.AGREEMENT_PROPOSED, person.id, agreement_id))
    return AgreementVersion(agreement_id, partnership.id, last + 1, side, text, None)


def agree(work: UnitOfWork, by: Person, agreement_id: int, now: datetime) -> Partnership:
    """Agree to a version for the other side, so that it counts, and tell both sides.

    Raise UserError where it is not theirs to agree to, where there is a newer one, or one that was agreed to before.
    """
    version, partnership = version_seen(work, by, agreement_id)
    if side_coordinated(by, partnership) is None:
        raise UserError("partnership-not-yours")
    if not may_agree(by, version, partnership):
        raise UserError("agreement-own-side")
    versions = agreements.versions_of(work, partnership.id)
    waiting = open_proposal(versions)
    if waiting is None or waiting.id != version.id:
        raise UserError("agreement-newer")
    check_term(agreed_terms(versions), version.text.starts_on, version.text.ends_on)
    agreements.agree(work, version.id, by.id, now)
    audit.note(work, now, by.id, "agreement_agree", "partnership", partnership.id)
    for organisation in (partnership.college, partnership.enterprise):
        for person in persons.coordinators_of(work, organisation.id):
            if person.id != by.id:
                work.news.append(News(NewsKind.AGREEMENT_AGREED, person.id, version.id))
    return partnership
