"""An organisation's own forms: admins bring them, whoever is of the organisation fills them with what they may see."""

from collections.abc import Sequence
from datetime import datetime

from records.errors import UserError
from records.templates import TemplateFault, TemplateFormat, TemplatePurpose, TemplateState
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people.persons import Person
from storage.templates import form_templates
from storage.templates.form_templates import FormTemplate

LARGEST = 2 * 1024 * 1024  # bytes of a form's file


def usable(work: UnitOfWork, person: Person) -> list[FormTemplate]:
    """Return the forms that the person can fill, each in its newest version: of own organisations, for admins all."""
    every = [organisation.id for organisation in organisations.every(work)]
    return form_templates.in_use(work, every if person.is_admin else person.organisations)


def visible(work: UnitOfWork, person: Person, template_id: int) -> FormTemplate:
    """Return a version of a form that was taken. Raise UserError, the same for none and for another's."""
    template = form_templates.by_id(work, template_id)
    if template is None or template.version is None:
        raise UserError("template-not-found")
    if not person.is_admin and template.organisation_id not in person.organisations:
        raise UserError("template-not-found")
    return template


def fillable(work: UnitOfWork, person: Person, template_id: int) -> FormTemplate:
    """Return a version that can be filled. Raise UserError for one that is not used any more, or another's."""
    template = visible(work, person, template_id)
    if template.state is not TemplateState.READY:
        raise UserError("template-retired-already")
    return template


def receive(
    work: UnitOfWork,
    by: Person,
    organisation_id: int,
    purpose: TemplatePurpose,
    replaces: int,
    file_id: str,
    name: str,
    size: int,
    now: datetime,
) -> None:
    """Take a form's file, which is read after the commit; `replaces`: the version after which it comes, or 0.

    Raise UserError for who is no admin, and on a file that is too large.
    """
    check_admin(by)
    if size > LARGEST:
        raise UserError("template-file-too-large", megabytes=LARGEST // 1024 // 1024)
    series = visible(work, by, replaces).series if replaces else None
    form_templates.add(work, organisation_id, purpose, series, by.id, file_id, name, now)


def take(
    work: UnitOfWork, waiting: FormTemplate, format_: TemplateFormat, content: bytes, now: datetime
) -> FormTemplate | None:
    """Keep a file that can be filled, as the newest version of its form; None where that was done before."""
    present = form_templates.by_id(work, waiting.id)
    if present is None or present.state is not TemplateState.WAITING:
        return None
    audit.note(work, now, present.person_id, "add_template", "template", present.id)
    return form_templates.take(work, present, format_, content)


def refuse(work: UnitOfWork, waiting: FormTemplate, faults: Sequence[TemplateFault]) -> bool:
    """Note why a file is not taken, and return whether that was not done before."""
    present = form_templates.by_id(work, waiting.id)
    if present is None or present.state is not TemplateState.WAITING:
        return False
    form_templates.refuse(work, present, faults)
    return True


def retire(work: UnitOfWork, by: Person, template_id: int, now: datetime) -> FormTemplate:
    """Have a version not used any more: the one before it is used again. Raise UserError for who is no admin."""
    check_admin(by)
    template = fillable(work, by, template_id)
    form_templates.set_state(work, template, TemplateState.RETIRED)
    audit.note(work, now, by.id, "retire_template", "template", template.id)
    return template
