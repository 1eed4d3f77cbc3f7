"""A bundle as a file: a Data Package in a ZIP archive, the same bytes for the same contents.

`datapackage.json` describes each table column by column, in both languages, and holds the digest of each file;
`signature.json` signs it. https://specs.frictionlessdata.io
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import indicators.evidence
from indicators.catalogue import Catalogue
from records.messages import Message
from services.bundles.gathering import BundleContents
from services.bundles.signing import sign
from services.bundles.tables import BundleColumn, BundleTable, ColumnType, column, written

FORMAT = 1  # raised when an older program could not verify what a newer one writes
DESCRIPTION, SIGNATURE = "datapackage.json", "signature.json"
_MOMENT = (1980, 1, 1, 0, 0, 0)  # of all files in the archive, since the clock has no say in it
Words = Callable[[Message], Mapping[str, str]]  # a text in each language, by its name
Parquet = Callable[[Sequence[BundleTable], Mapping[str, bytes]], Mapping[str, bytes]]


def package(contents: BundleContents, key: bytes, words: Words, parquet: Parquet | None = None) -> bytes:
    """Return the archive. `parquet` makes the tables in that format, too, from the tables and their CSV files."""
    tables = [*contents.tables, _indicators(contents.methods), _measures()]
    files = {table.path: _csv(table) for table in tables}
    resources = [_resource(table, files[table.path], words) for table in tables]
    more = {method_path(method): _json(method.model_dump(mode="json")) for method in contents.methods}
    if parquet is not None:
        more |= parquet(tables, files)
    resources += [_plain_resource(path, content) for path, content in sorted(more.items())]
    published_at = (contents.published_at or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC)
    description = _json(
        {
            "name": "gongjian-bundle",
            "profile": "tabular-data-package" if parquet is None else "data-package",
            "gongjian": {"format": FORMAT, "edition": max((one.edition for one in contents.methods), default=0)},
            "title": words(Message("bundle-title")),
            "description": words(Message("bundle-description")),
            "created": published_at.isoformat(timespec="seconds"),
            "resources": resources,
        }
    )
    signed = _json(sign(key, description).model_dump())
    return _archive({DESCRIPTION: description, SIGNATURE: signed, **files, **more})


def method_path(method: Catalogue) -> str:
    """Return the place of a method in a bundle."""
    return f"methods/{method.version}.json"


def digest_of(content: bytes) -> str:
    """Return the digest of a file, as a Data Package writes it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def write(archive: bytes, target: Path) -> None:
    """Write a bundle, which appears whole or not at all."""
    partial = target.with_name(f".{target.name}.partial")
    partial.write_bytes(archive)
    partial.replace(target)


def _archive(files: Mapping[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return memory.getvalue()


def _csv(table: BundleTable) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([declared.name for declared in table.columns])
    writer.writerows([written(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _resource(table: BundleTable, content: bytes, words: Words) -> dict[str, object]:
    return {
        **_plain_resource(table.path, content),
        "name": table.name.replace("_", "-"),
        "profile": "tabular-data-resource",
        "title": words(table.label),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(declared, words) for declared in table.columns], "missingValues": [""]},
    }


def _plain_resource(path: str, content: bytes) -> dict[str, object]:
    name = path.replace("/", "-").replace("_", "-").replace(".", "-").lower()
    return {"name": name, "path": path, "bytes": len(content), "hash": digest_of(content)}


def _field(declared: BundleColumn, words: Words) -> dict[str, object]:
    field: dict[str, object] = {"name": declared.name, "type": declared.type.value, "title": words(declared.label)}
    if declared.type is ColumnType.CLOCK:
        field["format"] = "%H:%M"
    if declared.unit is not None:
        field["unit"] = words(declared.unit)
    if declared.choices is not None:
        field["constraints"] = {"enum": list(declared.choices)}
        field["choices"] = {value: words(label) for value, label in declared.choices.items()}
    return field


_WORDS_OF_INDICATORS = ("name", "unit", "measures", "formula", "edge_cases")


def _indicators(methods: Sequence[Catalogue]) -> BundleTable:
    """Return what each indicator of each method means, with the method's numbers in its formula."""
    columns = [column("method", ColumnType.TEXT), column("number", ColumnType.WHOLE)]
    columns += [column("indicator", ColumnType.TEXT), column("group", ColumnType.TEXT)]
    columns += [column("weight", ColumnType.NUMBER)]
    texts_in = ("zh", "en")
    columns += [column(f"{name}_{code}", ColumnType.TEXT) for name in _WORDS_OF_INDICATORS for code in texts_in]
    rows = []
    for method in methods:
        for number, (key, declared) in enumerate(method.indicators.items(), 1):
            told = [getattr(declared, name) for name in ("name", "unit", "measures")]
            told += [method.with_numbers(declared, getattr(declared, name)) for name in ("formula", "edge_cases")]
            texts = [text for words in told for text in (words.zh, words.en)]
            rows.append([method.version, number, key, declared.group, method.points(declared), *texts])
    return BundleTable("indicators", Message("bundle-indicators"), columns, rows)


def _measures() -> BundleTable:
    """Return what the columns of an observation mean for each measure, as the calculator itself declares it."""
    names = ("measure", "category_of", "side_of", "subject_of", "quantity_of")
    rows: list[list[str]] = []
    for line in (indicators.evidence.__doc__ or "").splitlines():
        if line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").replace("`", "").split("|")]
            if len(cells) < len(names):  # of a rectification: its side, and what its day is
                cells = [cells[0], "", cells[1], "", cells[2]]
            rows += [[measure, *cells[1:]] for measure in cells[0].split(", ")]
    return BundleTable("measures", Message("bundle-measures"), [column(name, ColumnType.TEXT) for name in names], rows)
