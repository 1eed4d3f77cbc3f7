"""A bundle proves itself: every file is what the description says, that is signed, and every score comes out again.

Nothing but the package is read, and nothing of it is unpacked to the disk.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from indicators.catalogue import Catalogue, default, merge
from indicators.evaluation import headline
from indicators.evidence import Evidence, Observation, Period, SideName
from indicators.faults import CatalogueError
from services.bundles.gathering import GROUP_SCORE, INDICATOR_SCORE, OBSERVATION, RESULT, same
from services.bundles.package import DESCRIPTION, FORMAT, SIGNATURE, digest_of
from services.bundles.signing import BundleSignature, is_signed
from services.bundles.tables import BundleCell, BundleColumn, read

LARGEST = 2**31  # bytes of all files unpacked: what is larger is no bundle
_TABLES = {
    "results": RESULT,
    "group_scores": GROUP_SCORE,
    "indicator_scores": INDICATOR_SCORE,
    "observations": OBSERVATION,
}
_Row = Mapping[str, Any]  # Any: cells of all types, by the names of their columns


class Fault(StrEnum):
    """What can be wrong with a bundle."""

    NO_BUNDLE = "no_bundle"
    NEWER = "newer"
    NOT_SIGNED = "not_signed"
    OTHER_KEY = "other_key"
    FILE_MISSING = "file_missing"
    FILE_UNKNOWN = "file_unknown"
    FILE_CHANGED = "file_changed"
    COLUMNS = "columns"
    CELL = "cell"
    METHOD = "method"
    OTHER_EDITION = "other_edition"
    FIGURE = "figure"


@dataclass(frozen=True)
class BundleFault:
    """Something that is wrong, and where: a file, its line and column, or a result and its figure."""

    fault: Fault
    where: str
    told: str = ""
    computed: str = ""


@dataclass
class Verification:
    """What came of verifying a bundle: how many results and figures were computed again, and what is wrong."""

    public_key: str = ""
    results: int = 0
    figures: int = 0
    faults: list[BundleFault] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether the bundle is what it says, and every score came out again."""
        return not self.faults


def verify(path: Path, expected_key: str = "") -> Verification:
    """Verify a bundle. `expected_key`: the public key of whoever must have signed it, hexadecimal."""
    verification = Verification()
    files = _files(path)
    if files is None or not _is_described(files, verification, expected_key):
        verification.faults = verification.faults or [BundleFault(Fault.NO_BUNDLE, path.name)]
        return verification
    tables = {name: list(_rows(files, name, columns, verification)) for name, columns in _TABLES.items()}
    if not any(fault.fault in (Fault.FILE_MISSING, Fault.COLUMNS, Fault.CELL) for fault in verification.faults):
        for result in tables["results"]:
            _recompute(result, tables, files, verification)
    return verification


def _files(path: Path) -> dict[str, bytes] | None:
    """Return the content of each file of the archive; None of what is none, is damaged, or far too large.

    The errors are those that ``zipfile`` and ``zlib`` raise on archives that were changed at random.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                return None
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return None


def _is_described(files: Mapping[str, bytes], verification: Verification, expected_key: str) -> bool:
    """Check signature and digests. False where there is no description to go by."""
    try:
        description = json.loads(files[DESCRIPTION])
        declared = {str(one["path"]): str(one["hash"]) for one in description["resources"]}
        made_by = int(description["gongjian"]["format"])
    except (KeyError, ValueError, TypeError, RecursionError):
        return False
    if made_by > FORMAT:
        verification.faults.append(BundleFault(Fault.NEWER, DESCRIPTION, str(made_by)))
        return False
    try:
        signature = BundleSignature.model_validate_json(files.get(SIGNATURE, b""))
    except ValidationError:
        signature = BundleSignature(algorithm="", public_key="", signature="")
    verification.public_key = signature.public_key
    if not is_signed(files[DESCRIPTION], signature):
        verification.faults.append(BundleFault(Fault.NOT_SIGNED, DESCRIPTION))
    elif expected_key and signature.public_key != expected_key.strip().lower():
        verification.faults.append(BundleFault(Fault.OTHER_KEY, SIGNATURE, signature.public_key))
    for path, digest in declared.items():
        if path not in files:
            verification.faults.append(BundleFault(Fault.FILE_MISSING, path))
        elif digest_of(files[path]) != digest:
            verification.faults.append(BundleFault(Fault.FILE_CHANGED, path))
    unknown = files.keys() - declared.keys() - {DESCRIPTION, SIGNATURE}
    verification.faults += [BundleFault(Fault.FILE_UNKNOWN, path) for path in sorted(unknown)]
    return True


def _rows(
    files: Mapping[str, bytes], name: str, columns: Sequence[BundleColumn], verification: Verification
) -> Iterator[_Row]:
    """Yield the rows of a table, cell by cell as its columns declare them."""
    path = f"data/{name}.csv"
    if path not in files:
        if not any(fault.where == path for fault in verification.faults):
            verification.faults.append(BundleFault(Fault.FILE_MISSING, path))
        return
    lines = csv.reader(io.StringIO(files[path].decode("utf-8", "replace"), newline=""))
    names = [declared.name for declared in columns]
    if next(lines, None) != names:
        verification.faults.append(BundleFault(Fault.COLUMNS, path, told=", ".join(names)))
        return
    for number, line in enumerate(lines, 2):
        if len(line) != len(columns):
            verification.faults.append(BundleFault(Fault.CELL, f"{path}:{number}"))
            continue
        row: dict[str, BundleCell] = {}
        for declared, text in zip(columns, line, strict=True):
            try:
                row[declared.name] = read(declared.type, text)
            except ValueError:
                verification.faults.append(BundleFault(Fault.CELL, f"{path}:{number} {declared.name}", told=text))
        if len(row) == len(columns):
            yield row


def _recompute(
    result: _Row, tables: Mapping[str, list[_Row]], files: Mapping[str, bytes], verification: Verification
) -> None:
    """Compute a result again and compare each of its figures."""
    where = f"results:{result['result']}"
    method = _method(files, str(result["method"]), verification)
    if method is None:
        return
    own = {name: [row for row in rows if row["result"] == result["result"]] for name, rows in tables.items()}
    try:
        period = Period(result["first"], result["last"], str(result["period"]))
        observations = tuple(map(_observation, own["observations"]))
        evidence = Evidence(observations, result["known_at"], result["active_from"], result["active_until"])
        computed = headline(method, evidence, period)
    except (ValueError, TypeError):
        verification.faults.append(BundleFault(Fault.CELL, where))
        return
    low, high = computed.bounds
    figures: dict[str, float | None] = {"composite": computed.composite, "geometric": computed.geometric}
    figures |= {"coverage": computed.coverage, "bound_low": low, "bound_high": high}
    _compare(where, result, figures, verification)
    told = {row["group"]: row for row in own["group_scores"]}
    for group in computed.groups:
        figures = {name: getattr(group, name) for name in ("weight", "effective_weight", "score", "coverage")}
        _compare(f"{where} {group.key}", told.get(group.key, {}), figures, verification)
    told = {row["indicator"]: row for row in own["indicator_scores"]}
    names = ("value", "score", "weight", "effective_weight", "contribution")
    for receipt in computed.receipts:
        figures = {name: getattr(receipt, name) for name in names}
        _compare(f"{where} {receipt.key}", told.get(receipt.key, {}), figures, verification)
    verification.results += 1


def _compare(where: str, told: _Row, computed: Mapping[str, float | None], verification: Verification) -> None:
    for name, value in computed.items():
        verification.figures += 1
        if not same(told.get(name), value):
            fault = BundleFault(Fault.FIGURE, f"{where} {name}", str(told.get(name, "")), str(value))
            verification.faults.append(fault)


def _method(files: Mapping[str, bytes], version: str, verification: Verification) -> Catalogue | None:
    path = f"methods/{version}.json"
    try:
        method = merge(json.loads(files[path]))
    except (KeyError, ValueError, CatalogueError, TypeError, AttributeError, RecursionError):
        method = None
    if method is None or method.version != version:
        fault = BundleFault(Fault.METHOD, path)
    elif method.edition != default().edition:
        fault = BundleFault(Fault.OTHER_EDITION, path, str(method.edition), str(default().edition))
    else:
        return method
    if fault not in verification.faults:
        verification.faults.append(fault)
    return None


def _observation(row: _Row) -> Observation:
    """Return what the calculator is told by a row. Raises ValueError on what cannot be."""
    side = row["side"]
    if side not in (None, "college", "enterprise") or not isinstance(row["starts_on"], date):
        raise ValueError("a side must be college or enterprise, and there must be a day")
    return Observation(
        str(row["measure"]), row["starts_on"], row["ends_on"], row["quantity"], row["category"],
        cast(SideName | None, side), row["subject"], row["record"], row["share"],
    )  # fmt: skip
