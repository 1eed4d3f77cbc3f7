"""An agreement as people see it: what counts today, and what a proposal would change in it."""

from datetime import datetime

from handlers.buttons.agreements import AgreeToAgreement, ProposeAgreement
from handlers.kit.replies import Button, Line, Screen
from records.agreements import AgreementText, changed_fields, gap_before
from records.form import fields_of
from records.messages import Message, message
from records.purposes import AgreementPurpose
from services.agreement import agreements as agreeing
from services.permissions import coordinates_own_side
from storage.agreement import agreements
from storage.agreement.agreements import AgreementVersion
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def agreement_screen(
    work: UnitOfWork, partnership: Partnership, reader: Person, now: datetime, heading: Message | None = None
) -> Screen:
    """Return the card of a partnership's agreement, with what the reader may do."""
    counting = agreeing.in_force(work, partnership, now)
    proposed = agreeing.open_proposal(work, partnership.id)
    lines: list[Line] = [heading, ""] if heading else []
    lines += [message("agreement-heading", partnership=partnership.name), ""]
    lines += _counting_lines(counting) if counting else [Message("agreement-none")]
    coming = _coming(work, partnership, now)
    for version in coming:
        lines.append(message("agreement-coming", start=version.text.starts_on, end=version.text.ends_on))
    if proposed is not None:
        lines += ["", *_proposal_lines(work, proposed, counting, partnership)]
    return Screen(AgreementPurpose(partnership.id), lines, _rows(reader, partnership, proposed), move=True)


def _counting_lines(version: AgreementVersion) -> list[Line]:
    heading = message("agreement-in-force", version=version.version)
    return [heading, _term(version), *_texts(version, ("aims", "college_duties", "enterprise_duties"))]


def _term(version: AgreementVersion) -> Message:
    return message("agreement-term", start=version.text.starts_on, end=version.text.ends_on)


def _coming(work: UnitOfWork, partnership: Partnership, now: datetime) -> list[AgreementVersion]:
    today = partnership.today(now)
    versions = agreements.versions_of(work, partnership.id)
    by_start = {version.text.starts_on: version for version in versions if version.agreed_at is not None}
    return [by_start[start] for start in sorted(by_start) if start > today]


def _proposal_lines(
    work: UnitOfWork, proposed: AgreementVersion, counting: AgreementVersion | None, partnership: Partnership
) -> list[Line]:
    """Return what is proposed, and beside each change what was said before: in the proposal before, or in force."""
    versions = agreements.versions_of(work, partnership.id)
    before = versions[-2] if len(versions) > 1 and versions[-2].agreed_at is None else counting
    organisation = partnership.organisation(proposed.side).name
    lines: list[Line] = [message("agreement-proposed", version=proposed.version, organisation=organisation)]
    lines.append(_term(proposed))
    if before is not None and (before.text.starts_on, before.text.ends_on) != (
        proposed.text.starts_on,
        proposed.text.ends_on,
    ):
        lines.append(message("agreement-term-before", start=before.text.starts_on, end=before.text.ends_on))
    changed = changed_fields(before.text if before else None, proposed.text)
    texts = [name for name in ("aims", "college_duties", "enterprise_duties") if name in changed]
    lines += _texts(proposed, tuple(texts), before)
    if not changed:
        lines.append(Message("agreement-unchanged"))
    gap = gap_before(agreeing.agreed_terms(versions), proposed.text.starts_on)
    if gap is not None:
        lines.append(message("agreement-gap", start=gap[0], end=gap[1]))
    return lines


def _texts(version: AgreementVersion, names: tuple[str, ...], before: AgreementVersion | None = None) -> list[Line]:
    labels = {field.name: field.label for field in fields_of(AgreementText)}
    lines: list[Line] = []
    for name in names:
        lines.append(message("form-answer", label=labels[name], value=getattr(version.text, name)))
        if before is not None:
            lines.append(message("agreement-before", value=getattr(before.text, name)))
    return lines


def _rows(reader: Person, partnership: Partnership, proposed: AgreementVersion | None) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if proposed is not None and agreeing.may_agree(reader, proposed, partnership):
        rows.append([Button(Message("agreement-agree"), AgreeToAgreement(proposed.id))])
    if coordinates_own_side(reader, partnership):
        key = "agreement-change" if proposed is not None else "agreement-propose"
        rows.append([Button(Message(key), ProposeAgreement(partnership.id))])
    return rows
