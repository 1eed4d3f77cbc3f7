"""/forms: an organisation's own forms: brought by an admin, checked, shown as a sample, filled from the ledger."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from handlers.buttons.templates import (
    AskFormFile,
    ChooseForForm,
    ChooseFormOrganisation,
    ChooseFormPurpose,
    FillForm,
    ListForms,
    ReplaceForm,
    RetireForm,
    SendPlaceholders,
    SendSample,
    ShowForm,
)
from handlers.conversation import dialogue
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import page as answered
from handlers.conversation.short_questions import plain_context
from handlers.exports.filled_templates import FILLED, SAMPLE, FilledForm, SampleForm
from handlers.exports.placeholder_list import make_placeholder_list
from handlers.kit.deeds import Deed
from handlers.kit.documents import Document, NoParameters, ask_for
from handlers.kit.incoming import FileMessage
from handlers.kit.pager import fetched_page, page_of
from handlers.kit.replies import Button, Reply, Screen
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.views.ledger import view_of
from handlers.views.scores import when
from handlers.views.templates import form_screen, forms_screen
from records.errors import UserError
from records.form import Form
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import WantedForm
from records.templates import TemplatePurpose
from services.ledger.access import sight
from services.permissions import check_admin
from services.scoring import publications as publishing
from services.templates import form_templates as templates
from storage.chat.drafts import Draft
from storage.ledger import listing
from storage.ledger.record_rows import StoredRecord
from storage.people import organisations, partnerships
from storage.people.partnerships import Partnership
from storage.scoring.publications import Publication
from storage.templates.form_templates import FormTemplate

FLOW = "own_form"
PLACEHOLDERS = Document("form-placeholders", NoParameters, make_placeholder_list)
DOCUMENTS = [FILLED, SAMPLE, PLACEHOLDERS]


class OwnForm(Form):
    """The file of an own form: it comes as a file, and whatever is typed is none."""

    texts: ClassVar[str] = "own-form"
    file: Annotated[str, Text(200, hint=True)]


def list_forms(request: Request, _rest: str) -> list[Reply]:
    """Show the forms of the person's organisations."""
    return [_list(request, 0, move=True)]


def turn(request: Request, press: ListForms) -> list[Reply]:
    """Show a page of the forms."""
    return [_list(request, press.page, move=False)]


def _list(request: Request, number: int, *, move: bool) -> Screen:
    forms = templates.usable(request.work, request.person)
    return forms_screen(request.work, request.person, forms, number, move=move)


def show(request: Request, press: ShowForm) -> list[Reply]:
    """Show a version of a form."""
    template = templates.visible(request.work, request.person, press.template)
    return [form_screen(request.work, request.person, template)]


def send_placeholders(request: Request, _press: SendPlaceholders) -> list[Reply]:
    """Send the list of placeholders."""
    return [ask_for(request, PLACEHOLDERS, NoParameters())]


def send_sample(request: Request, press: SendSample) -> list[Reply]:
    """Send a form filled with the labels of its placeholders."""
    template = templates.fillable(request.work, request.person, press.template)
    return [ask_for(request, SAMPLE, SampleForm(template=template.id))]


# Bringing one ---------------------------------------------------------------------------------------------------------


def choose_organisation(request: Request, press: ChooseFormOrganisation) -> list[Reply]:
    """Ask of which organisation a new form is."""
    check_admin(request.person)
    page = page_of(organisations.every(request.work), press.page)
    rows = [[Button(shortened(each.name, 60), ChooseFormPurpose(each.id))] for each in page.items]
    return [Screen(Purpose.LIST, [Message("template-ask-organisation")], [*rows, page.turning(ChooseFormOrganisation)])]


def choose_purpose(request: Request, press: ChooseFormPurpose) -> list[Reply]:
    """Ask what a new form is filled for."""
    check_admin(request.person)
    name = organisations.name_of(request.work, press.organisation)
    rows = [
        [Button(Message(f"template-purpose-{purpose}"), AskFormFile(press.organisation, purpose))]
        for purpose in TemplatePurpose
    ]
    return [Screen(Purpose.LIST, [message("template-ask-purpose", organisation=name)], rows)]


def ask_file(request: Request, press: AskFormFile) -> list[Reply]:
    """Ask for the file of a new form."""
    check_admin(request.person)
    organisations.name_of(request.work, press.organisation)
    return dialogue.begin(request, FLOW, subject=WantedForm(press.organisation, press.purpose), anew=True)


def replace_form(request: Request, press: ReplaceForm) -> list[Reply]:
    """Ask for the file of a form's new version."""
    check_admin(request.person)
    old = templates.fillable(request.work, request.person, press.template)
    return dialogue.begin(request, FLOW, subject=WantedForm(old.organisation_id, old.purpose, old.id), anew=True)


def _sent(request: Request, draft: Draft, file: FileMessage) -> list[Reply]:
    """Take the file; it is read after the commit."""
    if file.kind != "document":
        raise UserError("template-file-wanted")
    about = draft.about(WantedForm)
    templates.receive(
        request.work, request.person, about.organisation, about.purpose, about.replaces, file.file_id, file.name,
        file.size or 0, request.now,
    )  # fmt: skip
    return [answered(request, [message("template-received", file=file.name)])]


def _typed(request: Request, draft: Draft, answers: OwnForm) -> list[Reply]:
    raise UserError("template-file-wanted")


def _ask_whether_to_retire(request: Request, press: RetireForm) -> Deed | None:
    template = templates.fillable(request.work, request.person, press.template)
    ask = message("template-retire-ask", form=template.name, version=template.version or 0)
    return Deed(ask, Message("template-retire"))


def retire(request: Request, press: RetireForm) -> list[Reply]:
    """Have a version not used any more."""
    template = templates.retire(request.work, request.person, press.template, request.now)
    retired = templates.visible(request.work, request.person, template.id)
    return [form_screen(request.work, request.person, retired)]


# Filling one ----------------------------------------------------------------------------------------------------------


def choose_what(request: Request, press: ChooseForForm) -> list[Reply]:
    """Show a page of what a form can be filled for."""
    template = templates.fillable(request.work, request.person, press.template)
    page = fetched_page(lambda offset, limit: _things(request, template, offset, limit), press.page)
    rows = [[Button(label, FillForm(template.id, number))] for number, label in page.items]
    rows += [page.turning(lambda number: ChooseForForm(template.id, number)),
             [Button(Message("form-back"), ShowForm(template.id))]]  # fmt: skip
    ask = f"template-ask-{template.purpose}" if page.count else f"template-no-{template.purpose}"
    return [Screen(Purpose.LIST, [Message(ask)], [row for row in rows if row])]


def fill(request: Request, press: FillForm) -> list[Reply]:
    """Send a form filled in."""
    template = templates.fillable(request.work, request.person, press.template)
    wanted = FilledForm(template=template.id, about=press.thing, view=view_of(request))
    return [ask_for(request, FILLED, wanted)]


def _own(request: Request, template: FormTemplate) -> list[Partnership]:
    """Return the person's partnerships that the form's organisation is in."""
    every = partnerships.of_person(request.work, request.person)
    return [each for each in every if template.organisation_id in (each.college.id, each.enterprise.id)]


def _things(
    request: Request, template: FormTemplate, offset: int, limit: int
) -> tuple[Sequence[tuple[int, str | Message]], int]:
    """Return what a form can be filled for, from a place on, each with what it is called; and how many there are."""
    own = _own(request, template)
    match template.purpose:
        case TemplatePurpose.RESULT:
            numbers = {each.id for each in own}
            results = publishing.all_visible(request.work, request.person)
            every = [(result.id, _result(result, each)) for result, each in results if each.id in numbers]
            return every[offset : offset + limit], len(every)
        case TemplatePurpose.LEDGER:
            return [(each.id, shortened(each.name, 60)) for each in own[offset : offset + limit]], len(own)
        case TemplatePurpose.RECORD:
            sights = [sight(request.person, each) for each in own]
            records, count = listing.find(request.work, sights, listing.Filter(), offset, limit)
            return [(each.id, _record(each)) for each in records], count


def _result(result: Publication, partnership: Partnership) -> Message:
    name = shortened(partnership.name, 36)
    return message("template-result", partnership=name, period=when(publishing.sheet_of(result)))


def _record(record: StoredRecord) -> Message:
    return message("template-record", number=record.id, title=shortened(record.title, 40))


COMMANDS = [Command("forms", MEMBERS, list_forms, place=47, section=Section.LOOK)]
BUTTONS = [
    OnPress(ListForms, turn),
    OnPress(ShowForm, show),
    OnPress(SendPlaceholders, send_placeholders),
    OnPress(SendSample, send_sample),
    OnPress(ChooseFormOrganisation, choose_organisation),
    OnPress(ChooseFormPurpose, choose_purpose),
    OnPress(AskFormFile, ask_file),
    OnPress(ReplaceForm, replace_form),
    OnPress(RetireForm, retire, _ask_whether_to_retire),
    OnPress(ChooseForForm, choose_what),
    OnPress(FillForm, fill),
]
FLOWS = [Flow(FLOW, OwnForm, plain_context, _typed, file=_sent)]
