"""Buttons about forms of organisations' own."""

from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.compact import NumberField, OrganisationId, Page, TemplateId
from records.templates import TemplatePurpose

ThingId = Annotated[int, NumberField("thing")]


class ListForms(Press, name="own_forms", audience=Audience.PEOPLE):
    """Show a page of the forms that can be filled."""

    page: Page = 0


class ShowForm(Press, name="own_form", audience=Audience.PEOPLE):
    """Show a version of a form."""

    template: TemplateId


class SendSample(Press, name="own_form_sample", audience=Audience.PEOPLE):
    """Send a form filled with the labels of its placeholders."""

    template: TemplateId


class SendPlaceholders(Press, name="own_form_names", audience=Audience.PEOPLE):
    """Send the list of all placeholders."""


class ChooseForForm(Press, name="own_form_what", audience=Audience.PEOPLE):
    """Show a page of what a form can be filled for."""

    template: TemplateId
    page: Page = 0


class FillForm(Press, name="own_form_fill", audience=Audience.PEOPLE):
    """Send a form filled for a result, a record or a partnership's ledger: whichever it is for."""

    template: TemplateId
    thing: ThingId


class ChooseFormOrganisation(Press, name="own_form_new", audience=Audience.ADMINS):
    """Ask of which organisation a new form is."""

    page: Page = 0


class ChooseFormPurpose(Press, name="own_form_for", audience=Audience.ADMINS):
    """Ask what a new form of the organisation is filled for."""

    organisation: OrganisationId


class AskFormFile(Press, name="own_form_file", audience=Audience.ADMINS):
    """Ask for the file of a new form."""

    organisation: OrganisationId
    purpose: TemplatePurpose


class ReplaceForm(Press, name="own_form_newer", audience=Audience.ADMINS):
    """Ask for the file of a form's new version."""

    template: TemplateId


class RetireForm(Press, name="own_form_retire", audience=Audience.ADMINS, final=True):
    """Have a version not used any more."""

    template: TemplateId
