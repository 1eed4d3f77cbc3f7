"""Commands that look after the data: bring it up to date, fill it, back it up and restore it."""

import gc
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import AsJson, ConfigFile, complain, fail, refuse, say, tell
from bot.operator_language import localise

if TYPE_CHECKING:
    from bot.backup import Manifest
    from bot.settings import Settings
    from storage.engine.database import Database

commands = typer.Typer()
PrivateKey = Annotated[
    Path | None, typer.Option("--identity", help="打开加密备份的私钥文件 · the key of an encrypted backup")
]
EVIDENCE_MISSING = 3  # the exit status where it was done, and evidence is missing or altered


@commands.command()
def migrate(config: ConfigFile = None) -> None:
    """更新数据库结构，之前自动备份 · bring the database to this version, after a backup."""
    from bot.upgrade import bring_up
    from storage.engine.database import Database
    from storage.engine.migrate import newest

    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(Database(settings.database.url)) as database:
        backup = bring_up(database, settings)
    if backup is not None:
        tell(f"升级前已备份：{backup}", f"Backed up before the upgrade: {backup}")
    tell(f"数据库版本：{newest()}。", f"The database is at {newest()}.")


@commands.command()
def demo(
    config: ConfigFile = None,
    partnerships: Annotated[int, typer.Option(help="结对共建数 · how many partnerships", min=1)] = 1,
    records: Annotated[int, typer.Option(help="台账条数 · how many records", min=0)] = 60,
    seed: Annotated[int, typer.Option(help="随机种子 · the same seed gives the same data")] = 1,
    as_json: AsJson = False,
) -> None:
    """在空数据库里填入示例数据 · fill an empty database with sample data."""
    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        filled = _fill(database, partnerships, records, seed, shown=not as_json)
    if not filled:
        refuse("数据库不是空的，什么都没有改。", "The database is not empty; nothing was changed.", status=1)
    if as_json:
        say().print_json(json.dumps({"partnerships": partnerships, "records": records}))
    else:
        tell(f"已填入台账 {records} 条。", f"Filled in {records} records.")


def _fill(database: "Database", partnerships: int, records: int, seed: int, *, shown: bool) -> bool:
    """Fill it chunk by chunk, each in a transaction of its own; False where there was something already."""
    from datetime import UTC, datetime

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from samples import build
    from storage.engine.unit_of_work import transaction

    gc.disable()  # nothing here refers to itself, and looking for that takes a third of the time
    with transaction(database) as work:
        filling = build.settle(work, datetime.now(UTC), partnerships, seed, build.LONG_AGO)
    if filling is None:
        return False
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=complain(), disable=not shown) as bar:
        task = bar.add_task(localise("台账", "records"), total=records)
        for write in filling.chunks(records):
            with transaction(database) as work:
                bar.advance(task, write(work))
    return True


@commands.command()
def backup(
    target: Annotated[Path | None, typer.Argument(help="*.tar.gz")] = None,
    config: ConfigFile = None,
    check: Annotated[
        Path | None, typer.Option("--verify", help="只检查这份备份，不恢复 · check this backup, restore nothing")
    ] = None,
    identity: PrivateKey = None,
) -> None:
    """备份数据库和佐证材料 · back up the database and the evidence."""
    from bot.backup import verify

    if target is not None and check is not None:
        refuse("请写明备份到哪个文件，或用 --verify 检查一份备份。", "Name a file to back up to, or --verify a backup.")
    if check is not None:
        with _told_where_not_done():
            manifest = verify(check, identity)
        tell(f"备份完好：{check}", f"The backup is sound: {check}")
    else:
        settings = load_settings(config)
        with explained_by_key(settings, token=False), _told_where_not_done():
            manifest = _back_up(settings, target)
    _tell_what_is_missing(manifest)


def _back_up(settings: "Settings", target: Path | None) -> "Manifest":
    """Back up to a file, or into the folder that is set."""
    from datetime import UTC, datetime

    from bot.backup import back_up
    from bot.backup_folder import name_for
    from storage.engine.database import Database

    recipient = settings.backup.encrypt_to
    if target is None:
        if settings.backup.folder is None:
            refuse("请写明备份到哪个文件，或填 backup.folder。", "Name a file to back up to, or set backup.folder.")
        target = name_for(settings.backup.folder, datetime.now(UTC), encrypted=bool(recipient))
    with closing(Database(settings.database.url)) as database:
        manifest = back_up(database, settings.files.folder, target, recipient)
    tell(f"已备份：{target}", f"Backed up: {target}")
    return manifest


@contextmanager
def _told_where_not_done() -> Iterator[None]:
    """End with why nothing was backed up or restored; of the system's reasons, the file and what is wrong with it."""
    from bot.backup import BackupError

    try:
        yield
    except BackupError as error:
        fail(str(error), status=1)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        refuse(
            f"没有完成，请检查权限和空间（{where}{error.strerror}）。",
            f"Not done; please check rights and space ({where}{error.strerror}).",
            status=1,
        )


def _tell_what_is_missing(manifest: "Manifest") -> None:
    """End with a status of its own where evidence is missing or altered, which an operator should look for."""
    if manifest.missing:
        complain().print(
            localise(
                f"缺 {len(manifest.missing)} 份佐证材料，如 {manifest.missing[0]}。",
                f"{len(manifest.missing)} pieces of evidence are missing, such as {manifest.missing[0]}.",
            )
        )
    if manifest.altered:
        complain().print(
            localise(
                f"{len(manifest.altered)} 份佐证材料的内容变了，如 {manifest.altered[0]}。",
                f"{len(manifest.altered)} pieces of evidence are not what they were, such as {manifest.altered[0]}.",
            )
        )
    if not manifest.is_whole:
        raise typer.Exit(EVIDENCE_MISSING)


@commands.command()
def restore(
    archive: Annotated[Path, typer.Argument(help="*.tar.gz")],
    config: ConfigFile = None,
    force: Annotated[bool, typer.Option("--force", help="替换现有数据 · replace what is there")] = False,
    identity: PrivateKey = None,
) -> None:
    """从备份恢复，请先停下机器人 · restore a backup; stop the bot first."""
    from bot import backup_erasures
    from bot.backup import restore as bring_back
    from storage.engine.database import Database
    from storage.engine.migrate import newest

    settings = load_settings(config)
    with explained_by_key(settings, token=False), _told_where_not_done():
        folders = {archive.absolute().parent, *filter(None, [settings.backup.folder])}
        with closing(Database(settings.database.url)) as database:
            restored = bring_back(
                archive,
                database,
                settings.files.folder,
                force=force,
                identity=identity,
                erased={person for folder in folders for person in backup_erasures.of_folder(folder)},
            )
    tell("已恢复。", "Restored.")
    if restored.revision < newest():
        tell(
            f"数据库仍是备份时的版本（{restored.revision}）：可换回那个版本，也可由这个版本升级。",
            f"The database is as that version left it ({restored.revision}): go back to it, or upgrade with this one.",
        )
    if restored.erased:
        tell(
            f"备份之后注销的 {restored.erased} 人，已重新注销。",
            f"Erased again, as they had been since that backup: {restored.erased}.",
        )
    _tell_what_is_missing(restored.manifest)
