"""The tables of a bundle as Parquet files, where the optional part `parquet` (DuckDB) is installed."""

import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from services.bundles.tables import BundleTable, ColumnType

_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.WHOLE: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.DAY: "DATE",
    ColumnType.CLOCK: "TIME",
    ColumnType.YES_NO: "BOOLEAN",
}


def is_installed() -> bool:
    """Tell whether Parquet can be written here."""
    return find_spec("duckdb") is not None


def parquet_files(tables: Sequence[BundleTable], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a Parquet file for each table that has rows, from its CSV file; the same bytes from the same rows."""
    import duckdb  # an optional part, of some 60 MB in memory

    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as connection:
        source, target = Path(folder, "table.csv"), Path(folder, "table.parquet")
        for table in tables:
            source.write_bytes(files[table.path])
            columns = {declared.name: _TYPES[declared.type] for declared in table.columns}
            rows = connection.read_csv(
                str(source), header=True, columns=columns, na_values="", quotechar='"', escapechar='"', delimiter=","
            )
            rows.write_parquet(str(target), compression="zstd")
            made[table.path.replace(".csv", ".parquet")] = target.read_bytes()
    return made
