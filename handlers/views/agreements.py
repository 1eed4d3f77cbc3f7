"""An agreement as people see it: what counts today, and what a proposal would change in it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.buttons.agreements import AgreeToAgreement, ProposeAgreement
from handlers.kit.replies import Button, Line, Screen
from records.agreements import AgreementText, changed_fields, counting_terms, gap_before
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

_TEXTS = ("aims", "college_duties", "enterprise_duties")


def agreement_screen(
    work: UnitOfWork, partnership: Partnership, reader: Person, now: datetime, heading: Message | None = None
) -> Screen:
    """Return the card of a partnership's agreement, with what the reader may do."""
    versions, today = agreements.versions_of(work, partnership.id), partnership.today(now)
    counting, proposed = agreeing.in_force(versions, today), agreeing.open_proposal(versions)
    lines: list[Line] = [heading, ""] if heading else []
    lines += [message("agreement-heading", partnership=partnership.name), ""]
    lines += _counting_lines(counting) if counting else [Message("agreement-none")]
    coming = (term for term in counting_terms(agreeing.agreed_terms(versions)) if term.starts_on > today)
    lines += [message("agreement-coming", start=term.starts_on, end=term.ends_on) for term in coming]
    if proposed is not None:
        lines += ["", *_proposal_lines(versions, proposed, counting, partnership)]
    return Screen(AgreementPurpose(partnership.id), lines, _rows(reader, partnership, proposed), move=True)


def _counting_lines(version: AgreementVersion) -> list[Line]:
    heading = message("agreement-in-force", version=version.version)
    return [heading, _term(version), *_texts(version, _TEXTS)]


def _term(version: AgreementVersion) -> Message:
    return message("agreement-term", start=version.text.starts_on, end=version.text.ends_on)


def _proposal_lines(
    versions: Sequence[AgreementVersion],
    proposed: AgreementVersion,
    counting: AgreementVersion | None,
    partnership: Partnership,
) -> list[Line]:
    """Return what is proposed, and beside each change what was said before: in the proposal before, or in force."""
    before = versions[-2] if len(versions) > 1 and versions[-2].agreed_at is None else counting
    organisation = partnership.organisation(proposed.side).name
    lines: list[Line] = [message("agreement-proposed", version=proposed.version, organisation=organisation)]
    lines.append(_term(proposed))
    changed = changed_fields(before.text if before else None, proposed.text)
    if before is not None and {"starts_on", "ends_on"} & {*changed}:
        lines.append(message("agreement-term-before", start=before.text.starts_on, end=before.text.ends_on))
    texts = [name for name in _TEXTS if name in changed]
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
