"""The evidence of a part of the ledger as ZIP files with an index, so that each file is found by its record."""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from handlers.exports.columns import DATE, WHOLE, Cell
from handlers.exports.file_names import file_name
from handlers.exports.order import ExportOrder, LedgerExport
from handlers.exports.sheet import ExportSheet, Heading
from handlers.kit.documents import LARGEST, DocumentContext, DocumentFile
from records.attachments import AttachmentKind, RecordAttachment
from records.errors import UserError
from records.messages import Message, message
from storage.ledger import attachments, listing
from storage.ledger.attachments import Kept
from storage.ledger.record_rows import StoredRecord

PART = LARGEST - 5_000_000  # bytes of the files of one ZIP; the index comes on top
LONGEST_ENDING = 12


@dataclass(frozen=True)
class Piece:
    """One piece of evidence.

    `path` is where its content is, None for a link and for what is not in our store; `part` is the ZIP file in which it
    is.
    """

    record: StoredRecord
    item: RecordAttachment
    name: str = ""
    original: str = ""
    size: int = 0
    path: Path | None = None
    part: int = 0


def make_evidence(context: DocumentContext, export: LedgerExport, largest: int = PART) -> DocumentFile:
    """Make as many ZIP files as are needed for each to be sent; the whole index is in each of them.

    `largest`: bytes of the files of one.
    """
    from handlers.exports.workbook import write_workbook  # only now: the library costs memory

    order = ExportOrder.of(context, export)
    pieces = list(_in_parts(_pieces(order, context.content_path), largest))
    if not pieces:
        raise UserError("export-no-evidence")
    index = context.folder / f"{order.says(Message('export-index'))}.xlsx"
    write_workbook(index, [_index(order, pieces)])
    count = max(1, *(piece.part for piece in pieces))
    archives = [_archive(order, context.folder, index, pieces, part, count) for part in range(1, count + 1)]
    return DocumentFile(archives[0].path, archives[0].caption, further=tuple(archives[1:]))


def _pieces(order: ExportOrder, path_of: Callable[[str], Path]) -> Iterator[Piece]:
    for records in listing.in_parts(order.work, [order.sight], order.filter):
        files = attachments.of_records(order.work, [record.id for record in records])
        kept = {file.id: file for file in files}
        for record in records:
            answer: Any = record.answers.get("evidence") or []  # JSON that the form has validated
            items = [RecordAttachment.model_validate(item) for item in answer]
            for number, item in enumerate(items, 1):
                file = kept.get(item.evidence_id) if isinstance(item.evidence_id, int) else None
                yield _piece(record, item, file, number, path_of)


def _piece(
    record: StoredRecord, item: RecordAttachment, file: Kept | None, number: int, path_of: Callable[[str], Path]
) -> Piece:
    if file is None:
        return Piece(record, item, original=item.name or "")
    path = path_of(file.sha256) if file.sha256 else None
    if path is None or not path.is_file():
        return Piece(record, item, original=file.name)
    ending = PurePath(file_name(file.name)).suffix[:LONGEST_ENDING]
    name = f"{record.id:05}_{file_name(record.title)}_{number}{ending}"
    return Piece(record, item, name, file.name, path.stat().st_size, path)


def _in_parts(pieces: Iterator[Piece], largest: int) -> Iterator[Piece]:
    """Yield the pieces, each with the part that it is in: a part is full when one more file would be too much."""
    part, size = 1, 0
    for piece in pieces:
        if piece.path is None:
            yield piece
            continue
        if size and size + piece.size > largest:
            part, size = part + 1, 0
        size += piece.size
        yield Piece(piece.record, piece.item, piece.name, piece.original, piece.size, piece.path, part)


def _archive(
    order: ExportOrder, folder: Path, index: Path, pieces: Sequence[Piece], part: int, count: int
) -> DocumentFile:
    """Write one part, without compressing anything: photos and documents are compressed already."""
    suffix = f"_{part}-{count}" if count > 1 else ""
    path = folder / f"{order.file_name(Message('export-evidence'))}{suffix}.zip"
    inside = [piece for piece in pieces if piece.part == part and piece.path]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.write(index, index.name)
        for piece in inside:
            if piece.path is not None:
                archive.write(piece.path, piece.name)
    caption = message(
        "export-evidence-caption",
        partnership=order.partnership.name,
        by=order.by,
        files=len(inside),
        part=part,
        parts=count,
    )
    return DocumentFile(path, caption)


def _index(order: ExportOrder, pieces: Sequence[Piece]) -> ExportSheet:
    columns = (
        ("number", 6, WHOLE), ("record", 8, "0"), ("date", 12, DATE), ("title-of-record", 30, None), ("sort", 8, None),
        ("file", 44, None), ("original", 30, None), ("size", 10, WHOLE), ("part", 8, WHOLE), ("kept", 14, None),
    )  # fmt: skip
    title = message("export-title", ledger=Message("export-evidence"), partnership=order.partnership.name, by=order.by)
    return ExportSheet(
        name=order.says(Message("export-index")),
        title=order.says(title),
        foot=order.says(Message("export-foot")),
        headings=[Heading(order.says(Message(f"export-{name}")), width, shape) for name, width, shape in columns],
        rows=(_row(order, number, piece) for number, piece in enumerate(pieces, 1)),
    )


def _row(order: ExportOrder, number: int, piece: Piece) -> list[Cell]:
    link = piece.item.kind is AttachmentKind.LINK
    state = None if link else Message("export-kept-yes" if piece.path else "export-kept-no")
    return [
        number,
        piece.record.id,
        piece.record.event_date,
        piece.record.title,
        order.says(Message(f"evidence-kind-{piece.item.kind}")),
        (piece.item.url if link else piece.name) or None,
        piece.original or None,
        -(-piece.size // 1024) if piece.path else None,
        piece.part or None,
        order.says(state) if state else None,
    ]
