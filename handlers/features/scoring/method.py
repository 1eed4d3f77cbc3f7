"""The method of scoring (计算方法): looked at, and changed as a file.

Each change is a numbered version; what was computed under an older one stays as it was.
"""

from datetime import datetime
from typing import Annotated, Any, ClassVar

from handlers.buttons.scoring import ChangeMethod, DownloadMethod, ShowMethod, ShowMethodHistory
from handlers.conversation import dialogue, list_imports
from handlers.conversation.flow import Flow
from handlers.conversation.list_imports import Importing, Preview
from handlers.conversation.short_questions import plain_context
from handlers.kit.documents import Document, DocumentContext, DocumentFile, NoParameters, ask_for
from handlers.kit.pager import cut, page_of
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language
from handlers.views.method import overview_screen, version_line
from indicators.catalogue import Catalogue, load
from indicators.faults import CatalogueError
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import WholeProgramme
from services.permissions import check_admin
from services.scoring import methods, weighting
from services.scoring.methods import Method, current
from storage.chat.drafts import Draft
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

VERSIONS = 20  # of the method on a page
LARGEST = 200_000  # bytes of a method's file


class MethodFile(Form):
    """What is to be otherwise, as TOML: pasted, or sent as a file."""

    texts: ClassVar[str] = "method-file"
    content: Annotated[str, Text(list_imports.LONGEST_TEXT, multiline=True, hint=True)]


def method(request: Request, _rest: str) -> list[Reply]:
    """Show the method that holds: `/method`."""
    return [_overview(request, move=True)]


def overview(request: Request, _press: ShowMethod) -> list[Reply]:
    """Show the method that holds."""
    return [_overview(request, move=False)]


def _overview(request: Request, *, move: bool) -> Screen:
    return overview_screen(request.work, current(request.work, request.now), request.language, move=move)


def history(request: Request, press: ShowMethodHistory) -> list[Reply]:
    """Show the versions that the method has had, newest first."""
    page = page_of(methods.history(request.work), press.page, VERSIONS)
    lines: list[Line] = [Message("method-history-heading"), ""]
    lines += [version_line(request.work, version.number, version.since, version.by) for version in page.items]
    lines.append(Message("method-packaged"))
    back = [Button(Message("form-back"), ShowMethod())]
    return [Screen(Purpose.METHOD, lines, [page.turning(ShowMethodHistory), back])]


def download(request: Request, _press: DownloadMethod) -> list[Reply]:
    """Send the method as a file."""
    ask_for(request, METHOD, NoParameters())
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, _: NoParameters) -> DocumentFile:
    check_admin(context.person)
    held = current(context.work, context.now)
    path = context.folder / f"method-{held.number}.toml"
    path.write_text(weighting.as_toml(held.catalogue), encoding="utf-8")
    return DocumentFile(path, message("method-file-caption", number=held.number))


def change(request: Request, _press: ChangeMethod) -> list[Reply]:
    """Ask for what is to be otherwise, as text or as a file."""
    return dialogue.begin(request, "method", subject=WholeProgramme(), anew=True)


def _pasted(request: Request, _draft: Draft, answers: MethodFile) -> list[Reply]:
    return [
        Screen(Purpose.DRAFT, [Message("method-read")]),
        *list_imports.pasted(request, "method", WholeProgramme(), answers.content),
    ]


def _lines(text: str) -> list[list[str]]:
    return [[line] for line in text.splitlines()]


def _read(content: bytes) -> list[list[str]]:
    try:
        if len(content) > LARGEST:
            raise UserError("method-no-text")
        return _lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError("method-no-text") from None


def _content(file: Import) -> str:
    return "\n".join(line[0] for line in file.lines) + "\n"


def _preview(work: UnitOfWork, person: Person, file: Import, now: datetime) -> Preview:
    """Say what would be otherwise; or key and line of what is wrong."""
    held = current(work, now)
    try:
        proposed = load(_content(file))
    except CatalogueError as error:
        return Preview([message("method-wrong", problem=in_language(person.language, error.words))], 0)
    changes = _changes(held, proposed)
    if not changes:
        return Preview([message("method-same", number=held.number)], 0)
    return Preview([message("method-changes", count=len(changes)), "", *cut(changes, 40)], len(changes))


def _changes(held: Method, proposed: Catalogue) -> list[Line]:
    """Return a line for each number that is not the same, with its key."""
    before, after = _flat(held.catalogue.model_dump(mode="json")), _flat(proposed.model_dump(mode="json"))
    keys = dict.fromkeys((*before, *after))
    return [
        message("method-changed", name=key, before=str(before.get(key, "—")), after=str(after.get(key, "—")))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _flat(tree: Any, prefix: str = "") -> dict[str, object]:  # Any: JSON
    if not isinstance(tree, dict):
        return {prefix: tree}
    flat: dict[str, object] = {}
    for key, value in tree.items():
        flat |= _flat(value, f"{prefix}.{key}" if prefix else key)
    return flat


def _take(work: UnitOfWork, person: Person, file: Import, now: datetime) -> Message:
    return message("method-adopted", number=methods.adopt(work, person, _content(file), now).number)


METHOD = Document("method", NoParameters, _make)
DOCUMENTS = [METHOD]
COMMANDS = [Command("method", ADMINS, method, place=76, section=Section.PROGRAMME)]
BUTTONS = [
    OnPress(ShowMethod, overview),
    OnPress(ShowMethodHistory, history),
    OnPress(DownloadMethod, download),
    OnPress(ChangeMethod, change),
]
FLOWS = [Flow("method", MethodFile, plain_context, _pasted, file=list_imports.sent)]
IMPORTS = [Importing("method", _preview, _take, _lines, read=_read, words="method-import")]
