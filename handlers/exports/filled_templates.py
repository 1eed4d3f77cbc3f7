"""Fills an own form: for a result, a record or a ledger, or as a sample that shows where everything lands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pydantic import BaseModel

from foreign_files.template_package import RefusedTemplate
from foreign_files.templates import fill_template
from handlers.exports.file_names import file_name
from handlers.exports.ledger import entries_of, line_of, reader_of
from handlers.exports.order import ExportOrder, LedgerExport
from handlers.exports.placeholders import Insertion, ListOfThings, Placeholders, text_of
from handlers.exports.template_values import (
    add_ledger,
    add_partnership,
    add_record,
    add_result,
    known_placeholders,
)
from handlers.kit.documents import Document, DocumentContext, DocumentFile
from handlers.kit.texts import LANGUAGES, plain
from handlers.views.ledger import LedgerView
from records.errors import UserError
from records.messages import Message, message
from records.templates import FormValues, PlaceholderValue, TemplatePurpose
from services.ledger.access import visible_record
from services.scoring import publications as publishing
from services.templates import form_templates as templates
from storage.ledger.record_rows import as_confirmed
from storage.people.partnerships import Partnership
from storage.templates import form_templates
from storage.templates.form_templates import FormTemplate

MOST_RECORDS = 2000  # of a ledger in a form
SAMPLE_ROWS = 3


class FilledForm(BaseModel):
    """The parameters of a form that is filled: which version, and for which result, record or partnership."""

    template: int
    about: int
    view: LedgerView = LedgerView()


class SampleForm(BaseModel):
    """The parameters of a sample: of which version."""

    template: int


def make_filled(context: DocumentContext, wanted: FilledForm) -> DocumentFile:
    """Fill a form. Raise UserError where the person may see neither it nor what it is filled for."""
    template = templates.fillable(context.work, context.person, wanted.template)
    partnership, add = _SOURCES[template.purpose](context, wanted)
    check_takes_part(template, partnership)
    said = Placeholders()
    for language in sorted(LANGUAGES, key=lambda each: each != context.person.language):
        add_partnership(said, language, partnership, partnership.today(context.now), context.person.name)
        add(said, language)
    caption = message("template-filled", form=template.name, partnership=partnership.name)
    return _made(context, template, said, f"{template.name}_{partnership.name}", caption)


def make_sample(context: DocumentContext, wanted: SampleForm) -> DocumentFile:
    """Fill a form with the labels of its placeholders."""
    template = templates.fillable(context.work, context.person, wanted.template)
    said = sample_of(template.purpose)
    name = f"{template.name}_{plain(context.person.language, Message('template-sample'))}"
    return _made(context, template, said, name, message("template-sample-caption", form=template.name))


def check_takes_part(template: FormTemplate, partnership: Partnership) -> None:
    """Raise UserError unless the form is one of an organisation of the partnership."""
    if template.organisation_id not in (partnership.college.id, partnership.enterprise.id):
        raise UserError("template-other-organisation")


def sample_of(purpose: TemplatePurpose) -> Placeholders:
    """Return what the placeholders of a purpose say in a sample."""
    known = known_placeholders(purpose)
    single = {name: Insertion(f"〔{label}〕") for name, label in known.labels.items()}
    lists = {
        name: ListOfThings(
            listed.labels,
            [
                {each: Insertion(f"〔{label} {number}〕") for each, label in listed.labels.items()}
                for number in range(1, SAMPLE_ROWS + 1)
            ],
        )
        for name, listed in known.lists.items()
    }
    return replace(known, single=single, lists=lists)


def values_of(said: Placeholders, purpose: TemplatePurpose) -> FormValues:
    """Return what is said, each in the language in which its placeholder is written.

    Where nothing is said of a placeholder that there is, as of absences that the person may not know, it is empty.
    """
    known = known_placeholders(purpose)
    values: dict[str, PlaceholderValue | Sequence[Mapping[str, PlaceholderValue]]] = dict.fromkeys(
        known.single, PlaceholderValue()
    )
    values |= {name: _value(each, said.languages[name]) for name, each in said.single.items()}
    for name, listed in known.lists.items():
        language, nothing = known.languages[name], dict.fromkeys(listed.labels, PlaceholderValue())
        rows = said.lists[name].rows if name in said.lists else ()
        values[name] = [nothing | {each: _value(value, language) for each, value in row.items()} for row in rows]
    return values


def _value(said: Insertion, language: str) -> PlaceholderValue:
    return PlaceholderValue(said.value, text_of(said, language), said.shape)


def _made(
    context: DocumentContext, template: FormTemplate, said: Placeholders, name: str, caption: Message
) -> DocumentFile:
    content = form_templates.content_of(context.work, template.id)
    if content is None or template.format is None:
        raise UserError("template-not-found")
    path = context.folder / f"{file_name(name)}.{template.format}"
    try:
        path.write_bytes(fill_template(content, template.format, values_of(said, template.purpose)))
    except RefusedTemplate as error:  # a placeholder that was called so when the form came
        raise UserError("template-outdated", text=error.text) from error
    return DocumentFile(path, caption)


# What a form is filled for --------------------------------------------------------------------------------------------

Adding = Callable[[Placeholders, str], None]  # in a language


def _of_result(context: DocumentContext, wanted: FilledForm) -> tuple[Partnership, Adding]:
    publication, partnership = publishing.visible(context.work, context.person, wanted.about)
    return partnership, lambda said, language: add_result(said, language, publication, partnership)


def _of_record(context: DocumentContext, wanted: FilledForm) -> tuple[Partnership, Adding]:
    record, partnership = visible_record(context.work, context.person, wanted.about)
    if record.confirmed_version is not None:  # what counts, as in the ledger
        record = as_confirmed(context.work, record)
    line = line_of(context.work, record, partnership)

    def add(said: Placeholders, language: str) -> None:
        add_record(said, reader_of(context.work, context.person, partnership, language), line)

    return partnership, add


def _of_ledger(context: DocumentContext, wanted: FilledForm) -> tuple[Partnership, Adding]:
    order = ExportOrder.of(context, LedgerExport(partnership=wanted.about, view=wanted.view))
    if order.count > MOST_RECORDS:
        raise UserError("template-too-many", maximum=MOST_RECORDS)
    lines = list(entries_of(order, tuple(order.counts)))

    def add(said: Placeholders, language: str) -> None:
        add_ledger(said, reader_of(context.work, context.person, order.partnership, language), order.by, lines)

    return order.partnership, add


_SOURCES: Mapping[TemplatePurpose, Callable[[DocumentContext, FilledForm], tuple[Partnership, Adding]]] = {
    TemplatePurpose.RESULT: _of_result,
    TemplatePurpose.RECORD: _of_record,
    TemplatePurpose.LEDGER: _of_ledger,
}

FILLED = Document("form-filled", FilledForm, make_filled)
SAMPLE = Document("form-sample", SampleForm, make_sample)
