"""Writes sheets as CSV files that Excel opens as they are: in UTF-8 with its mark, one table a file."""

import csv
import zipfile
from collections.abc import Iterable
from datetime import date, time
from pathlib import Path

from handlers.exports.columns import Cell
from handlers.exports.file_names import file_name
from handlers.exports.sheet import ExportSheet, disarmed, legal


def write_separated(folder: Path, name: str, sheets: Iterable[ExportSheet]) -> Path:
    """Write one file, or a ZIP of them where there are several, and return its path."""
    paths = [_write(folder, sheet) for sheet in sheets]
    if len(paths) == 1:
        return paths[0].rename(folder / f"{name}.csv")
    archive = folder / f"{name}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as together:
        for path in paths:
            together.write(path, path.name)
            path.unlink()
    return archive


def _write(folder: Path, sheet: ExportSheet) -> Path:
    path = folder / f"{file_name(sheet.name)}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_plain(heading.text) for heading in sheet.headings])
        writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    return path


def _plain(value: Cell) -> str:
    match value:
        case None:
            return ""
        case str():
            return disarmed(legal(value))
        case time():
            return f"{value:%H:%M}"
        case date():
            return f"{value:%Y-%m-%d}"
        case float():
            return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value)
