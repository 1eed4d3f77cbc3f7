"""How forms of organisations' own are shown: the list, a version, and what is wrong with a file."""

from collections.abc import Sequence

from handlers.buttons.templates import (
    ChooseForForm,
    ChooseFormOrganisation,
    ListForms,
    ReplaceForm,
    RetireForm,
    SendPlaceholders,
    SendSample,
    ShowForm,
)
from handlers.kit.pager import cut, page_of
from handlers.kit.replies import Button, Line, Screen
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.templates import TemplateFault, TemplatePlace, TemplateState
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, persons
from storage.people.persons import Person
from storage.templates import form_templates
from storage.templates.form_templates import FormTemplate

MOST_FAULTS = 8


def forms_screen(work: UnitOfWork, reader: Person, forms: Sequence[FormTemplate], number: int, *, move: bool) -> Screen:
    """Return a page of the forms, with what can be done about forms at all."""
    page, names = page_of(forms, number), organisations.names(work)
    lines: list[Line] = [Message("templates-heading")]
    lines += [
        message("template-line", form=each.name, organisation=names[each.organisation_id], purpose=purpose_of(each))
        for each in page.items
    ]
    if not forms:
        lines.append(Message("templates-none-admin" if reader.is_admin else "templates-none"))
    rows = [[Button(shortened(each.name, 40), ShowForm(each.id))] for each in page.items]
    rows += [page.turning(ListForms), [Button(Message("template-placeholders-button"), SendPlaceholders())]]
    if reader.is_admin:
        rows.append([Button(Message("template-add"), ChooseFormOrganisation())])
    return Screen(Purpose.LIST, lines, [row for row in rows if row], move=move)


def purpose_of(template: FormTemplate) -> Message:
    """Return what a form is filled for."""
    return Message(f"template-purpose-{template.purpose}")


def form_screen(work: UnitOfWork, reader: Person, template: FormTemplate, *, move: bool = False) -> Screen:
    """Return a version of a form with what can be done with it."""
    lines: list[Line] = [
        message("template-heading", form=template.name),
        message("template-of", organisation=organisations.name_of(work, template.organisation_id),
                purpose=purpose_of(template)),
        message("template-version", version=template.version or 0, at=template.at.date(),
                who=persons.by_id(work, template.person_id).name),
    ]  # fmt: skip
    rows: list[list[Button]] = []
    if template.state is TemplateState.READY:
        rows.append(
            [
                Button(Message("template-fill"), ChooseForForm(template.id)),
                Button(Message("template-sample-button"), SendSample(template.id)),
            ]
        )
        if reader.is_admin:
            rows.append([Button(Message("template-replace"), ReplaceForm(template.id)),
                         Button(Message("template-retire"), RetireForm(template.id))])  # fmt: skip
    else:
        lines.append(Message("template-retired"))
    others = [each for each in form_templates.versions_of(work, template.series or 0) if each.id != template.id]
    rows.append([Button(message("template-other-version", version=each.version or 0), ShowForm(each.id))
                 for each in others[:3]])  # fmt: skip
    rows.append([Button(Message("form-back"), ListForms())])
    return Screen(Purpose.LIST, lines, [row for row in rows if row], move=move)


def fault_lines(name: str, faults: Sequence[TemplateFault]) -> list[Line]:
    """Return what is wrong with a file, one sentence each, and where that is."""
    lines: list[Line] = [message("template-refused", file=name)]
    return [*lines, *cut([fault_line(fault) for fault in faults], MOST_FAULTS)]


def fault_line(fault: TemplateFault) -> Message:
    """Return what is wrong, where, and what may have been meant."""
    told = Message(f"template-problem-{fault.problem}")
    if fault.text:
        told = message("template-problem-text", problem=told, text=fault.text)
    if fault.place is not None:
        told = message("template-problem-at", problem=told, place=place_label(fault.place))
    if fault.meant:
        told = message("template-problem-meant", problem=told, meant=fault.meant)
    return told


def place_label(place: TemplatePlace) -> Message:
    """Return where in a file something stands."""
    if place.name:
        where_in_sheet = place.cell or Message(f"template-part-{place.part}")
        return message("template-place-cell", sheet=place.name, cell=where_in_sheet)
    if place.table:
        where = message("template-place-table", table=place.table, row=place.row)
    else:
        where = message("template-place-paragraph", number=place.paragraph)
    if place.part == "body":
        return where
    return message("template-place-part", part=Message(f"template-part-{place.part}"), place=where)
