"""Queries about the forms of organisations' own: their versions, and their files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, func, insert, select, update

from records.templates import TemplateFault, TemplateFormat, TemplatePurpose, TemplateState
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.templates import form_contents, form_templates

TEMPLATES = "templates"  # what the unit of work wakes
_FAULTS = TypeAdapter(tuple[TemplateFault, ...])


@dataclass(frozen=True)
class FormTemplate:
    """A version of an organisation's form.

    `series` is the number of its first version, and `version` counts from 1; both are None, as `format` is, before its
    file was read. `faults`: why it was refused.
    """

    id: int
    organisation_id: int
    purpose: TemplatePurpose
    series: int | None
    version: int | None
    state: TemplateState
    file_id: str | None
    file_name: str
    format: TemplateFormat | None
    faults: Sequence[TemplateFault]
    person_id: int
    at: datetime

    @property
    def name(self) -> str:
        """Return how the form is called: as its file, without the ending."""
        return self.file_name.rpartition(".")[0] or self.file_name


def _template(row: Row[Any]) -> FormTemplate:
    return FormTemplate(
        row.id, row.organisation_id, TemplatePurpose(row.purpose), row.series, row.version, TemplateState(row.state),
        row.file_id, row.file_name, TemplateFormat(row.format) if row.format else None,
        _FAULTS.validate_python(row.faults), row.person_id, row.at,
    )  # fmt: skip


def add(
    work: UnitOfWork,
    organisation_id: int,
    purpose: TemplatePurpose,
    series: int | None,
    person_id: int,
    file_id: str,
    file_name: str,
    now: datetime,
) -> int:
    """Store a file that waits to be read, and return its number; `series`: of the form of which it is a new version."""
    work.wanted_workers.add(TEMPLATES)
    values = {
        "organisation_id": organisation_id, "purpose": purpose, "series": series, "state": TemplateState.WAITING,
        "file_id": file_id, "file_name": file_name[:255], "faults": [], "person_id": person_id, "at": now,
    }  # fmt: skip
    return work.insert(insert(form_templates), values)


def by_id(work: UnitOfWork, template_id: int) -> FormTemplate | None:
    """Return the version of that number, if there is one."""
    row = work.row(select(form_templates).where(form_templates.c.id == template_id))
    return None if row is None else _template(row)


def waiting(connection: Connection) -> list[FormTemplate]:
    """Return the forms whose files wait to be read, oldest first."""
    state = form_templates.c.state == TemplateState.WAITING
    return [_template(row) for row in connection.execute(select(form_templates).where(state).order_by("id"))]


def begin(work: UnitOfWork, template_id: int) -> int:
    """Note that a file is about to be read, and return for the how manieth time, from 1."""
    here = update(form_templates).where(form_templates.c.id == template_id)
    row = work.row(here.values(attempts=form_templates.c.attempts + 1).returning(form_templates.c.attempts))
    assert row is not None
    return int(row.attempts)


def take(work: UnitOfWork, template: FormTemplate, format_: TemplateFormat, content: bytes) -> FormTemplate:
    """Keep the file of a form that can be filled, as the newest version, and return it as it is then."""
    series = template.series or template.id
    newest = work.row(select(func.max(form_templates.c.version).label("last")).where(form_templates.c.series == series))
    version = (newest.last or 0) + 1 if newest is not None else 1
    values = {"series": series, "version": version, "state": TemplateState.READY, "format": format_, "file_id": None}
    work.execute(update(form_templates).where(form_templates.c.id == template.id).values(values))
    work.execute(insert(form_contents), {"template_id": template.id, "content": content})
    taken = by_id(work, template.id)
    assert taken is not None
    return taken


def refuse(work: UnitOfWork, template: FormTemplate, faults: Sequence[TemplateFault]) -> None:
    """Note why a file is not taken; the file itself is not kept."""
    stored = _FAULTS.dump_python(tuple(faults), mode="json")
    values = {"state": TemplateState.REFUSED, "faults": stored, "file_id": None}
    work.execute(update(form_templates).where(form_templates.c.id == template.id).values(values))


def set_state(work: UnitOfWork, template: FormTemplate, state: TemplateState) -> None:
    """Note that a version is not used any more, or is used again."""
    work.execute(update(form_templates).where(form_templates.c.id == template.id).values(state=state))


def in_use(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[FormTemplate]:
    """Return the newest version of each form of the organisations that can be filled, by organisation and form."""
    ready = form_templates.c.organisation_id.in_([*organisation_ids]) & (form_templates.c.state == TemplateState.READY)
    rows = work.rows(select(form_templates).where(ready).order_by(form_templates.c.version))
    newest = {row.series: _template(row) for row in rows}
    return sorted(newest.values(), key=lambda each: (each.organisation_id, each.purpose, each.series or 0))


def versions_of(work: UnitOfWork, series: int) -> list[FormTemplate]:
    """Return all versions of a form that were taken, newest first."""
    here = (form_templates.c.series == series) & form_templates.c.version.is_not(None)
    order = form_templates.c.version.desc()
    return [_template(row) for row in work.rows(select(form_templates).where(here).order_by(order))]


def content_of(work: UnitOfWork, template_id: int) -> bytes | None:
    """Return the file of a version, as it was sent; None where it was refused or not read yet."""
    row = work.row(select(form_contents.c.content).where(form_contents.c.template_id == template_id))
    return None if row is None else bytes(row.content)
