"""The command that reads an old ledger as the chat would, and says what importing it would do."""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import AsJson, ConfigFile, complain, fail, refuse, say
from bot.operator_language import operators_language
from records.roles import Side

if TYPE_CHECKING:
    from pydantic import JsonValue

    from records.old_ledgers.dry_run import DryRun
    from records.old_ledgers.situation import ImportSituation

commands = typer.Typer()
_MOST_ROWS_TOLD = 40  # rows that are handed back, of which each is told


@commands.command(name="import")
def import_ledger(
    file: Annotated[Path, typer.Argument(help="旧台账：.xlsx .xls .ods .csv .docx · an old ledger")],
    partnership: Annotated[str, typer.Option(help="结对共建的名称或其中一部分 · its name, or part of it")],
    side: Annotated[Side, typer.Option(help="哪一方的台账 · whose ledger it is")] = Side.COLLEGE,
    answer: Annotated[
        list[str] | None,
        typer.Option(help="对问题的回答，可写几次 · answers: year=2025, unit:科研项目/到账经费=万元"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会导入什么，不写入 · write nothing")] = False,
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """读旧台账，导入能导入的，列出其余的 · import an old ledger, and list what does not come in and why."""
    about = _situation(config, partnership, side)
    run = _read(file, about, _answers(answer or []))
    if not dry_run:
        _have_written(config, partnership, side, file, run, about)
    if as_json:
        from records.old_ledgers.told import dry_run_to_json

        say().print_json(json.dumps(dry_run_to_json(file.name, run), ensure_ascii=False))
        return
    for line in _lines(run):
        say().print(line, markup=False)


def _situation(config: Path | None, named: str, side: Side) -> "ImportSituation":
    from datetime import UTC, datetime

    from handlers.kit.texts import plain
    from handlers.lookup.partnerships import partnership_at_console
    from records.errors import UserError
    from services.ledger.batch_reading import situation
    from storage.engine.unit_of_work import read_only

    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        try:
            with read_only(database) as work:
                return situation(work, partnership_at_console(work, named).id, side, datetime.now(UTC))
        except UserError as error:
            fail(plain(operators_language(), error.message), status=1)


def _have_written(
    config: Path | None, named: str, side: Side, path: Path, run: "DryRun", about: "ImportSituation"
) -> None:
    """Hand over what can be imported to the bot, which writes it and asks the other side.

    It goes in for a coordinator of the side, who sees it in the chat as their own import.
    """
    from datetime import UTC, datetime

    from handlers.kit.texts import plain
    from handlers.lookup.partnerships import partnership_at_console
    from records.errors import UserError
    from services.ledger.batches import hand_over
    from storage.engine.unit_of_work import transaction

    if run.refused is not None or not run.records or any(not question.answered for question in run.asked):
        return  # what is listed says why
    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        try:
            with transaction(database) as work:
                partnership = partnership_at_console(work, named)
                batch = hand_over(work, partnership.id, path.name, run, about, datetime.now(UTC))
        except UserError as error:
            fail(plain(operators_language(), error.message), status=1)
    complain().print(
        f"导入 {batch.id}：{batch.total} 条，由机器人写入并请对方确认 · import {batch.id}: {batch.total} records,"
        " which the bot writes and has confirmed by the other side"
    )


def _answers(said: list[str]) -> Mapping[str, "JsonValue"]:
    """Return the answers that were given as `year=2025` or, about one subject, as `unit:经费=万元`."""
    answers: dict[str, JsonValue] = {}
    for each in said:
        question, _, answer = each.rpartition("=")
        kind, _, subject = question.partition(":")
        if not kind or not answer:
            refuse(f"回答应写成 year=2025：{each}", f"An answer should be like year=2025: {each}")
        known = answers.setdefault(kind, {} if subject else answer)
        if isinstance(known, dict):
            known[subject] = answer
    return answers


def _read(path: Path, situation: "ImportSituation", answers: Mapping[str, "JsonValue"]) -> "DryRun":
    from bot.workers.table_process import read_ledger_file
    from foreign_files.old_ledgers import refusal
    from foreign_files.sheets import Unreadable
    from records.old_ledgers.dry_run import DryRun
    from records.old_ledgers.reading import read_ledger

    try:
        content = path.read_bytes()
    except OSError:
        refuse(f"读不到文件：{path}", f"The file cannot be read: {path}")
    try:
        file = asyncio.run(read_ledger_file(content, path.name))
    except Unreadable as error:
        return DryRun(refused=refusal(error.reason))
    return read_ledger(file, situation, answers)


def _lines(run: "DryRun") -> list[str]:
    """Return what a dry run comes to, as its reader reads it."""
    from handlers.kit.texts import plain
    from records.form import heading_of
    from records.messages import Message, message
    from records.registry import KINDS
    from records.text import kebab

    language = operators_language()
    if run.refused is not None:
        return [plain(language, Message(f"old-file-{kebab(run.refused)}"))]
    kinds = Counter(record.kind for record in run.records)
    lines = [f"{plain(language, Message(heading_of(KINDS[kind])))}: {count}" for kind, count in kinds.items()]
    for row in run.rejected[:_MOST_ROWS_TOLD]:
        reason = plain(language, Message(f"old-row-{kebab(row.reason)}"))
        lines.append(f"× {row.sheet} {row.row}{row.column or ''}: {reason}  {' '.join(filter(None, row.cells))[:60]}")
    if len(run.rejected) > _MOST_ROWS_TOLD:
        lines.append(f"× … {len(run.rejected)}")
    for asked in run.asked:
        if not asked.answered:
            text = message(f"old-ask-{kebab(asked.kind)}", subject=asked.subject, example=asked.example)
            lines.append(
                f"? {plain(language, text)}  --answer {asked.kind}{':' + asked.subject if asked.subject else ''}=…"
            )
    return lines
