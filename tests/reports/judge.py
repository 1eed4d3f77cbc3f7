"""Has the texts of a corpus read by `gongjian read` and judged: `python -m tests.reports.judge [NAME] [--by kind]`."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from bot.report_lines import as_json, names_beside, people_of, report_line
from foreign_files.reading import read_file
from records.reports.reader import read_reports

CORPUS = Path(__file__).parent / "corpus"
ROSTER = CORPUS / "roster.csv"
NAMES = ("reports", "fresh", "fresh2", "fresh3", "fresh4", "fresh5", "fresh6", "fresh7")  # of its files
_LAST_LINE = re.compile(r"reports: kind ([\d.]+) precision ([\d.]+) recall ([\d.]+) invented (\d+)")


class Figures(NamedTuple):
    """What the judge's last line says."""

    kind: float
    precision: float
    recall: float
    invented: int


def judged(name: str, *options: str) -> str:
    """Return what the judge says of the texts in `corpus/<name>.jsonl`."""
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        predictions.write_text("\n".join(predicted(name)), encoding="utf-8")
        gold = CORPUS / f"{name}.jsonl"
        command: list[str | Path] = [
            sys.executable,
            CORPUS / "score.py",
            predictions,
            "--gold",
            gold,
            "--cast",
            CORPUS / "cast.json",
        ]
        return subprocess.run([*command, *options], capture_output=True, check=True, text=True, encoding="utf-8").stdout


def predicted(name: str) -> list[str]:
    """Return what is read out of the texts, as `gongjian read` prints it."""
    people = people_of(read_file(ROSTER.read_bytes())[0].rows, names_beside(CORPUS))
    written = (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [line for line in map(report_line, written) if line is not None]
    assert len(lines) == len(written)
    told = (as_json(line, read_reports(line.text, people.circumstances(line)), people) for line in lines)
    return [json.dumps(each, ensure_ascii=False) for each in told]


def figures(said: str) -> Figures:
    """Return the figures of the judge's last line."""
    match = _LAST_LINE.search(said)
    assert match, said
    return Figures(float(match[1]), float(match[2]), float(match[3]), int(match[4]))


if __name__ == "__main__":
    names = [argument for argument in sys.argv[1:2] if not argument.startswith("-")]
    for name in names or NAMES:
        sys.stdout.write(judged(name, *sys.argv[1 + len(names) :]))
