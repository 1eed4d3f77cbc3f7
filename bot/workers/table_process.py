"""Has a foreign file read by a process of its own, which can be ended at any moment and takes nothing with it."""

import asyncio
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from foreign_files.old_ledgers import ledger_file
from foreign_files.sheets import FileText, Reason, Sheet, Unreadable
from foreign_files.templates import reading_of
from records.old_ledgers.tables import LedgerFile
from records.templates import TemplateReading

SECONDS = 40.0  # by the clock, on a machine that is busy; the process itself may use less of a processor's time
SECONDS_FOR_PICTURES = 120.0
_ROOT = Path(__file__).parents[2]
_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "LANG")  # what an interpreter may need to start


async def read_sheets(content: bytes) -> list[Sheet]:
    """Return the sheets of a file. Raise Unreadable where it is none, or takes more time or memory than a file may.

    Where this is cancelled, the process is ended before it returns.
    """
    return _sheets(await _answer(content, "sheets", SECONDS))


async def read_ledger_file(content: bytes, name: str) -> LedgerFile:
    """Return the tables of a file of an old ledger, as `read_sheets` does. Raise Unreadable also on too many rows."""
    sheets = _sheets(await _answer(content, "ledger", SECONDS))
    if any(sheet.too_long for sheet in sheets):
        raise Unreadable(Reason.TOO_LONG)
    return await asyncio.to_thread(ledger_file, name, sheets)


async def text_of(content: bytes) -> FileText:
    """Return what a file says: text, Word, PDF, and a picture where the part `ocr` is installed.

    Raise Unreadable where it says nothing that can be read, or takes more time or memory than a file may.
    """
    try:
        return _text(await _answer(content, "text", SECONDS))
    except Unreadable as error:
        if error.reason not in (Reason.SCAN, Reason.PICTURE) or not can_read_pictures():
            raise
        return _text(await _answer(content, "picture", SECONDS_FOR_PICTURES))


async def read_template(content: bytes) -> TemplateReading:
    """Return the placeholders of an own form, and what is wrong with it.

    Raise Unreadable where it takes more time or memory than a file may.
    """
    return reading_of(await _answer(content, "template", SECONDS))


def can_read_pictures() -> bool:
    """Return whether the optional part `ocr` is installed."""
    return find_spec("rapidocr") is not None


async def _answer(content: bytes, wanted: str, seconds: float) -> dict[str, Any]:  # Any: what the process answers
    """Return what `foreign_files.__main__.answer` does. Raise Unreadable where it does not in time, or ends early."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "foreign_files", wanted,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )  # fmt: skip
    try:
        async with asyncio.timeout(seconds):
            said, _ = await process.communicate(content)
    except TimeoutError:
        raise Unreadable(Reason.TOO_HEAVY) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise Unreadable(Reason.TOO_HEAVY)
    answer: dict[str, Any] = await asyncio.to_thread(json.loads, said)
    if "refused" in answer:
        raise Unreadable(Reason(answer["refused"]))
    return answer


def _environment() -> dict[str, str]:
    """Return what the process is told: where its code is, and none of our secrets."""
    return {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONPATH": str(_ROOT)}


def _sheets(answer: dict[str, Any]) -> list[Sheet]:  # Any: what `foreign_files.__main__.answer` returns, as JSON
    sheets = answer["sheets"]
    return [
        Sheet(
            sheet["name"], [tuple(row) for row in sheet["rows"]], sheet["too_long"],
            forms=sheet.get("forms", []), above=sheet.get("above", ""), from_1904=sheet.get("from_1904", False),
            links={(row, column): link for row, column, link in sheet.get("links", [])},
        )
        for sheet in sheets
    ]  # fmt: skip


def _text(answer: dict[str, Any]) -> FileText:  # Any: as above
    return FileText(answer["text"], answer["cut"])
