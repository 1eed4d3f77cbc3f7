"""What drafts and lists are about is written as values: each kind of thing under a name of its own"""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_FORMS_ABOUT = {
    "organisation": ("outlets", "own_name", "roster", "roster_people", "rename_organisation", "add_branch"),
    "partnership": ("mentions", "end_partnership", "agreement", "time_zone"),
    "branch": ("rename_branch",),
    "side": ("new_organisation",),
    "roster_entry": (
        *("entry_name", "entry_joined", "entry_left", "entry_back", "entry_party", "entry_transfer", "entry_link"),
    ),
    "survey": ("survey_answers",),
    "publication": ("objectto",),
    "objection": ("answerto",),
    "weights": ("weights",),
    "rectification": (
        *("rectification_plan", "rectification_extend", "rectification_close", "rectification_withdraw"),
    ),
}
_NAME_OF_FORM = {form: name for name, forms in _FORMS_ABOUT.items() for form in forms}
_OF_PROGRAMME = (
    *("budget", "search", "method", "people", "partnership_list", "organisation_list", "audit_person", "audit_action"),
)
_JUDGING = ("rectification_refuse", "rectification_reopen")
_LISTS_ABOUT = {"roster": "organisation", "mentions": "partnership", "survey_answers": "survey"}


def _at_revision(name: str, subject: str) -> str:
    """`7:2`, or `7` where the revision was not noted yet: 0 is none that anybody has seen."""
    number, _, looked_at = subject.removeprefix("record-").partition(":")
    return f"{name}:{number}:{looked_at or 0}"


def _shortcoming(subject: str) -> str:
    """`1-0-2-5`: partnership, side, where it was found, and the number there, which for an item holds its place."""
    partnership, side, source, number = subject.split("-")
    names = {"0": "shortcoming", "1": "bad_record", "2": "comment", "3": "item"}
    found_in = {"0": "", "3": f":{int(number) // 100}:{int(number) % 100}"}.get(source, f":{number}")
    return f"{names[source]}:{partnership}:{side}{found_in}"


_OF_ONE_FORM: dict[str, Callable[[str], str]] = {
    "rectification": _shortcoming,
    "assess": lambda subject: f"period:{subject}",
    "plan-change": lambda subject: _at_revision("event_at", subject),
    "habits": lambda _: "self",
    "days-off": lambda subject: "programme" if subject == "organisation-0" else subject.replace("-", ":"),
    "rating-round": lambda subject: subject.replace("-", ":"),
    "survey": lambda subject: subject.replace("-", ":"),
    **{form: lambda subject: _at_revision("rectification_at", subject) for form in _JUDGING},
    **dict.fromkeys(_OF_PROGRAMME, lambda _: "programme"),
}


def _written(form: str, subject: str) -> str:
    """The subject as it is written from now on. What is new stays so; a form of any kind of record may be about a
    record and its version, or begin with an event.
    """
    if subject == "new":
        return subject
    if form in _OF_ONE_FORM:
        return _OF_ONE_FORM[form](subject)
    if form in _NAME_OF_FORM:
        return f"{_NAME_OF_FORM[form]}:{subject}"
    return subject.replace("-", ":", 1)


def upgrade() -> None:
    connection = op.get_bind()
    for draft in connection.execute(sa.text("SELECT id, form, subject FROM drafts")).all():
        connection.execute(
            sa.text("UPDATE drafts SET subject = :subject WHERE id = :id"),
            {"id": draft.id, "subject": _written(draft.form, draft.subject)},
        )
    with op.batch_alter_table("imports") as batch:
        batch.add_column(sa.Column("subject", sa.String(length=40), nullable=False, server_default="programme"))
    imports = sa.table("imports", sa.column("purpose"), sa.column("subject"), sa.column("subject_id"))
    for purpose, name in _LISTS_ABOUT.items():
        subject = sa.literal(f"{name}:") + sa.cast(imports.c.subject_id, sa.String)
        connection.execute(sa.update(imports).where(imports.c.purpose == purpose).values(subject=subject))
    with op.batch_alter_table("imports") as batch:
        batch.alter_column("subject", server_default=None)
        batch.drop_column("subject_id")
