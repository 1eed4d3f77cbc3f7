"""Who was erased, by numbers only, kept outside of backups: a backup from before an erasure must not undo it."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from bot.backup_archive import BackupError
from bot.backup_workplace import settle
from bot.operator_language import localise
from services.people import privacy
from storage.engine.database import Database, DatabaseError
from storage.engine.migrate import newest, present
from storage.engine.unit_of_work import read_only, transaction
from storage.people import erasures
from storage.people.erasures import ErasedPerson

FILE = "erased.json"


def of_database(database: Database) -> set[ErasedPerson]:
    """Return who was erased in a ledger; nobody where it is not there, or cannot be read as one of this version."""
    try:
        if (database.embedded and not database.file.exists()) or present(database) != newest():
            return set()
        with read_only(database) as work:
            return set(erasures.erased(work))
    except DatabaseError:
        return set()


def keep(folder: Path, database: Database) -> None:
    """Write into the folder of backups who was erased, also those of whom only the file knows."""
    known = of_folder(folder)
    if everybody := of_database(database) - known:
        persons = [
            {"person": person.id, "since": person.since.isoformat()}
            for person in sorted(known | everybody, key=lambda person: (person.id, person.since))
        ]
        folder.mkdir(parents=True, exist_ok=True)
        arriving = folder / f".{FILE}.arriving"
        arriving.touch(mode=0o600)
        arriving.write_text(json.dumps(persons, indent=1), "utf-8")
        settle(arriving, folder / FILE)


def of_folder(folder: Path) -> set[ErasedPerson]:
    """Return who was erased by what a folder of backups says. Raises BackupError where that cannot be read."""
    file = folder / FILE
    try:
        persons = json.loads(file.read_text("utf-8"))
        return {ErasedPerson(int(each["person"]), datetime.fromisoformat(each["since"])) for each in persons}
    except FileNotFoundError:
        return set()
    except (OSError, ValueError, KeyError, TypeError):
        raise BackupError(
            localise(
                f"{file}：读不出来，里面记着哪些人已注销。请修好或移走这个文件。",
                f"{file}: cannot be read; it says who was erased. Please mend it, or move it away.",
            )
        ) from None


def carry_out_again(copy: Database, erased: Iterable[ErasedPerson], now: datetime) -> int:
    """Erase in a ledger whoever is still there, and return how many that were."""
    with transaction(copy) as work:
        return sum(privacy.erase_again(work, person, now) for person in erased)
