"""Reads the texts of the corpus as if either side had sent them; `python -m tests.reports.readings` records that."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from bot.report_lines import People, ReportLine, names_beside, people_of, report_line
from foreign_files.reading import read_file
from records.reports.drafts import ReadReports
from records.reports.reader import read_reports
from records.roles import Side
from tests.recorded import record
from tests.reports.judge import CORPUS, NAMES, ROSTER

RECORDED = CORPUS.parent / "recorded"


@cache
def people() -> People:
    """Return the people of the corpus."""
    return people_of(read_file(ROSTER.read_bytes())[0].rows, names_beside(CORPUS))


def readings(name: str) -> Iterator[tuple[str, Callable[[], ReadReports]]]:
    """Yield each text of `corpus/<name>.jsonl` with each side, by a name of its own, and what reads it."""
    for written in (CORPUS / f"{name}.jsonl").read_text("utf-8").splitlines():
        line = report_line(written)
        assert line is not None, written
        for side in Side:
            yield f"{line.id}-{side}", partial(_read, line.model_copy(update={"side": side}))


def _read(line: ReportLine) -> ReadReports:
    return read_reports(line.text, people().circumstances(line))


if __name__ == "__main__":
    for name in NAMES:
        record(RECORDED / f"{name}.jsonl", {case: read() for case, read in readings(name)})
