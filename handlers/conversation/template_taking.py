"""What an admin is told once a form's file was read: what is wrong with it, or its first sample."""

from collections.abc import Sequence
from datetime import datetime

from handlers.exports.filled_templates import SAMPLE, SampleForm
from handlers.kit.replies import Post, put
from handlers.views.templates import fault_lines, form_screen
from records.messages import message
from records.templates import TemplateFault, TemplateReading
from services.templates import form_templates as templates
from storage.chat import documents
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.templates.form_templates import FormTemplate


def taken(work: UnitOfWork, waiting: FormTemplate, reading: TemplateReading, content: bytes, now: datetime) -> None:
    """Keep a form that can be filled, and send a sample of it; nothing where that was done before."""
    template = templates.take(work, waiting, reading.format, content, now)
    if template is None:
        return
    person = persons.by_id(work, template.person_id)
    told = message("template-taken", form=template.name, version=template.version or 0, count=len(reading.uses))
    put(work, person.address, person.language, Post([told]), now)
    put(work, person.address, person.language, form_screen(work, person, template, move=True), now)
    documents.add(work, person.id, person.address, SAMPLE.name, SampleForm(template=template.id), now)


def refused(work: UnitOfWork, waiting: FormTemplate, faults: Sequence[TemplateFault], now: datetime) -> None:
    """Say what is wrong with a file; nothing where that was said before."""
    if templates.refuse(work, waiting, faults):
        person = persons.by_id(work, waiting.person_id)
        put(work, person.address, person.language, Post(fault_lines(waiting.file_name, faults)), now)
