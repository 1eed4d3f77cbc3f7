"""The list of all placeholders as a workbook: a sheet for each purpose of an own form, both languages side by side."""

from collections.abc import Iterator, Sequence

from handlers.exports.columns import Cell
from handlers.exports.placeholders import Placeholders
from handlers.exports.sheet import ExportSheet, Heading
from handlers.exports.template_values import known_placeholders
from handlers.kit.documents import DocumentContext, DocumentFile, NoParameters
from handlers.kit.texts import LANGUAGES, plain
from records.messages import Message
from records.templates import TemplatePurpose


def make_placeholder_list(context: DocumentContext, _parameters: NoParameters) -> DocumentFile:
    """Make the list of placeholders, to copy them from."""
    from handlers.exports.workbook import write_workbook  # only now: the library costs memory

    path = context.folder / f"{plain(context.person.language, Message('template-placeholders'))}.xlsx"
    write_workbook(path, _sheets(context.person.language))
    return DocumentFile(path, Message("template-placeholders-caption"))


def _sheets(language: str) -> Iterator[ExportSheet]:
    first = sorted(LANGUAGES, key=lambda each: each != language)  # the reader's own language before the other
    for purpose in TemplatePurpose:
        known = known_placeholders(purpose)
        title = plain(language, Message(f"template-purpose-{purpose}"))
        headings = [
            Heading(plain(language, Message(f"template-column-{name}")), 44) for name in ("placeholder", "meaning")
        ]
        rows = [row for each in first for row in rows_of(known, each)]
        yield ExportSheet(title, title, "&P / &N", headings, rows, leading=1)


def rows_of(known: Placeholders, language: str) -> Iterator[Sequence[Cell]]:
    """Yield the placeholders of one language as they are written, each with what it stands for."""
    for name, label in known.labels.items():
        if known.languages[name] == language:
            yield f"{{{{ {name} }}}}", label
    for name, listed in known.lists.items():
        if known.languages[name] == language:
            for each, label in listed.labels.items():
                yield f"{{{{ {name}.{each} }}}}", label
