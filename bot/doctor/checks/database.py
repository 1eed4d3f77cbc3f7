"""Whether the database can be opened and written, is of this version, and belongs to this bot."""

import os
from collections.abc import Iterator

from bot.commands.failures import newer_database
from bot.doctor.findings import Finding, check, fine, note, wrong
from bot.doctor.folders import nearest
from bot.doctor.surroundings import Surroundings
from storage import bound_bot
from storage.engine.database import Database
from storage.engine.inspection import OLDEST_SERVER, inspect_server
from storage.engine.migrate import NewerDatabase, newest, present
from storage.engine.unit_of_work import read_only


@check("数据库", "database")
def database(surroundings: Surroundings) -> Iterator[Finding]:
    """Open it, if it is there: looking makes nothing."""
    file = surroundings.embedded_file
    if file is not None and not file.exists():
        if not os.access(nearest(file.parent), os.W_OK | os.X_OK):
            yield wrong("database.url", f"不能在 {file.parent} 里新建。", f"cannot be made in {file.parent}.")
        else:
            yield fine("还没有，启动时新建。", "is not there yet; the start makes it.")
        return
    if file is not None and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK | os.X_OK)):
        yield wrong(
            "database.url",
            "当前用户不能写入这个文件和它的文件夹。",
            "this user may not write to the file and its folder.",
        )
        return
    with surroundings.database() as opened:
        yield from _server(opened)
        yield from _revision(opened, surroundings)


def _server(opened: Database) -> Iterator[Finding]:
    if opened.embedded:
        return
    server = inspect_server(opened)
    if server.version < OLDEST_SERVER:
        yield wrong(
            "database.url",
            f"PostgreSQL {server.version} 太旧，需要 {OLDEST_SERVER} 或更新。",
            f"PostgreSQL {server.version} is too old; {OLDEST_SERVER} or newer is needed.",
        )
    if server.is_standby:
        yield wrong("database.url", "是备机，只能读。", "is a standby server, which only reads.")
    elif not server.may_create or not server.may_write:
        yield wrong(
            "database.url",
            "这个用户没有建表和写入的权限；请让它拥有这个数据库。",
            "this user may not make tables and write; please have it own the database.",
        )


def _revision(opened: Database, surroundings: Surroundings) -> Iterator[Finding]:
    revision = present(opened)
    if revision is not None and revision > newest():
        told = newer_database(NewerDatabase(revision))
        yield wrong("database.url", told, told)
    elif revision != newest():
        if revision is None:
            yield fine("是空的，启动时建表。", "is empty; the start makes the tables.")
        elif opened.embedded:
            yield note(
                "",
                "是旧版本的；启动时先备份，再升级。",
                "is of an older version; the start backs it up and migrates it.",
            )
        else:
            yield wrong(
                "database.url", "要先运行 `.venv/bin/gongjian migrate`。", "needs `.venv/bin/gongjian migrate` first."
            )
    else:
        with read_only(opened) as work:
            if surroundings.token:
                bound_bot.check(work, surroundings.bot_id)
        yield fine(f"版本 {revision}。", f"is at {revision}.")
