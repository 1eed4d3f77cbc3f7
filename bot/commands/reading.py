"""The command that reads texts as the chat would, without a database: to see and to measure what it makes of them."""

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.terminal import refuse
from records.roles import Side

if TYPE_CHECKING:
    from bot.report_lines import People, ReportLine

commands = typer.Typer()
_Names = Annotated[list[str] | None, typer.Option(help="单位名称，全称在前，可写几次 · its names, the full one first")]


@commands.command()
def read(
    file: Annotated[Path, typer.Argument(help="每行一段文字的 JSONL，或一份 TXT、DOCX、PDF · texts, or one document")],
    roster: Annotated[Path, typer.Option(help="名册：side,branch,name,party_member · the roster, as CSV")],
    college: _Names = None,
    enterprise: _Names = None,
    side: Annotated[Side, typer.Option(help="文件是哪一方的 · whose member wrote the document")] = Side.COLLEGE,
    sent_at: Annotated[
        str, typer.Option(help="文件的发送时间，默认现在 · when it was sent: 2026-11-06T17:00+08:00")
    ] = "",
    language: Annotated[str, typer.Option(help="zh 或 en · zh or en")] = "zh",
) -> None:
    """把文字读成台账草稿，每段输出一行 JSON · read texts into drafts of records, a line of JSON each.

    Without --college and --enterprise the names are those in `cast.json` beside the roster, or else none.
    """
    from bot.report_lines import as_json, document_line
    from records.reports.reader import read_reports

    people = _people(roster, {Side.COLLEGE: college or [], Side.ENTERPRISE: enterprise or []})
    if file.suffix.casefold() == ".jsonl":
        lines = _lines(file)
    else:
        lines = iter([document_line(file.name, _text(file), side, _moment(sent_at), language)])
    for line in lines:
        said = as_json(line, read_reports(line.text, people.circumstances(line)), people)
        typer.echo(json.dumps(said, ensure_ascii=False))


def _lines(file: Path) -> Iterator["ReportLine"]:
    from bot.report_lines import report_line

    for number, written in enumerate(_content(file).decode("utf-8-sig", "replace").splitlines(), 1):
        if not written.strip():
            continue
        line = report_line(written)
        if line is None:
            refuse(
                f"{file} 第 {number} 行不是一段文字：要有 id、text、sent_at、side。",
                f"{file}, line {number} is no text: it needs id, text, sent_at and side.",
            )
        yield line


def _people(roster: Path, names: dict[Side, list[str]]) -> "People":
    from bot.report_lines import RosterError, names_beside, people_of
    from foreign_files.reading import read_file
    from foreign_files.sheets import Unreadable

    beside = names_beside(roster.parent)
    try:
        rows = read_file(_content(roster))[0].rows
        return people_of(rows, {side: names[side] or beside.get(side, []) for side in Side})
    except Unreadable:
        refuse(f"{roster} 读不出名册。", f"{roster} is no roster.")
    except RosterError as error:
        refuse(
            f"{roster} 第 {error.line} 行不对：应为 side,branch,name,party_member（yes 或 no）。",
            f"{roster}, line {error.line}: it should be side,branch,name,party_member (yes or no).",
        )


def _text(file: Path) -> str:
    from bot.workers.table_process import text_of
    from foreign_files.sheets import Unreadable

    try:
        return asyncio.run(text_of(_content(file))).text
    except Unreadable as error:
        refuse(f"{file} 读不出文字（{error.reason}）。", f"No text could be read from {file} ({error.reason}).")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        refuse(f"{file} 打不开。", f"{file} cannot be opened.")


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written) if written else datetime.now().astimezone()
    except ValueError:
        refuse("--sent-at 应为 2026-11-06T17:00+08:00 这样。", "--sent-at should look like 2026-11-06T17:00+08:00.")
    return moment if moment.tzinfo else moment.astimezone()
