"""The process in which files are made: python -m bot.workers.document_child, started by `document_process.py`.

A line of JSON on its standard input is an order, a line on its standard output the answer. It ends with its input.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import JsonValue

from bot.workers.document_making import make
from records.errors import UserError
from records.messages import value_to_json
from storage.chat import documents
from storage.engine.database import Database


def main() -> None:
    """Answer orders until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the bot, which ends this process
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    begun = json.loads(sys.stdin.readline())
    database, files = Database(begun["database"]), Path(begun["files"])
    for line in sys.stdin:
        order = json.loads(line)
        answers.write(json.dumps(answer(database, files, order["document"], order["now"])) + "\n")
        answers.flush()


def answer(database: Database, files: Path, document_id: int, now: str) -> Mapping[str, JsonValue]:
    """Return what was made, why nothing was, or what has failed and where."""
    try:
        with database.reading() as connection:
            wanted = documents.by_id(connection, document_id)
        made = make(database, files, wanted, datetime.fromisoformat(now))
        return {"files": [[each.path, value_to_json(each.caption), each.photo] for each in made]}
    except UserError as error:
        return {"refused": value_to_json(error.message)}
    except Exception as error:  # noqa: BLE001  # the bot logs it: where it was, and nothing of what people wrote
        return {"failed": type(error).__name__, "where": "".join(traceback.format_tb(error.__traceback__))}


if __name__ == "__main__":
    main()
