"""What somebody sees of the board, as a workbook: a sheet of what stands on it, and one of what the own side had."""

from collections.abc import Iterator, Sequence

from handlers.exports.columns import DATE, Cell
from handlers.exports.sheet import ExportSheet, Heading
from handlers.kit.documents import Document, DocumentContext, DocumentFile, NoParameters
from handlers.kit.texts import plain
from records.board.item import BoardItem
from records.errors import UserError
from records.form import fields_of, option_label, texts_of
from records.messages import Message, message
from records.questions import Choice, Day
from services.board import board
from storage.board import items
from storage.board.items import BoardFilter, StoredBoardItem
from storage.people import organisations

_AT_ONCE = 200  # rows in memory
_WIDTHS = {
    "direction": 8,
    "kind": 10,
    "title": 36,
    "organisation": 24,
    "since": 12,
    "until": 12,
    "state": 16,
    "more": 48,
}


def _make(context: DocumentContext, _parameters: NoParameters) -> DocumentFile:
    from handlers.exports.workbook import write_workbook  # only now: the library costs memory

    path = context.folder / f"{_text(context, Message('board-export-name'))}.xlsx"
    today = context.now.date()
    count = sum(
        items.listed(context.work, board.sight_of(context.work, context.person), wanted, today, 0, 1)[1]
        for wanted in _SHEETS.values()
    )
    if not count:
        raise UserError("board-export-empty")
    write_workbook(path, _sheets(context))
    return DocumentFile(path, Message("board-export-caption"))


_SHEETS = {"board-export-all": BoardFilter(), "board-export-own": BoardFilter(own=True)}


def _text(context: DocumentContext, text: Message) -> str:
    return plain(context.person.language, text)


def _sheets(context: DocumentContext) -> Iterator[ExportSheet]:
    headings = [
        Heading(_text(context, Message(f"board-column-{name}")), width, DATE if name in ("since", "until") else None)
        for name, width in _WIDTHS.items()
    ]
    for name, wanted in _SHEETS.items():
        title = _text(context, Message(name))
        yield ExportSheet(title, title, "&P / &N", headings, _rows(context, wanted), leading=3)


def _rows(context: DocumentContext, wanted: BoardFilter) -> Iterator[Sequence[Cell]]:
    names = organisations.names(context.work)
    sight, offset, today = board.sight_of(context.work, context.person), 0, context.now.date()
    while True:
        page, _ = items.listed(context.work, sight, wanted, today, offset, _AT_ONCE)
        if not page:
            return
        for stored in page:
            yield _row(context, stored, names[stored.organisation_id])
        offset += len(page)


def _row(context: DocumentContext, stored: StoredBoardItem, organisation: str) -> Sequence[Cell]:
    over = stored.is_over(board.today_of(context.work, stored, context.now))
    return [
        _text(context, option_label(stored.direction)),
        _text(context, Message(texts_of(type(stored.item)))),
        stored.item.title,
        organisation,
        stored.since,
        stored.item.until,
        _text(context, Message("board-over") if over else option_label(stored.state)),
        _more(context, stored.item),
    ]


def _more(context: DocumentContext, item: BoardItem) -> str:
    answers = [
        message("form-answer", label=field.label, value=value)
        for field in fields_of(type(item))
        if field.name != "title" and not isinstance(field.question, Choice | Day)
        if (value := getattr(item, field.name)) is not None
    ]
    return "\n".join(_text(context, answer) for answer in answers)


BOARD_FILE = Document("board", NoParameters, _make)
