"""What commands fail of, each in a sentence with the key that may be wrong, and with an exit status.

Status 2: starting again mends nothing, since something must be changed first. Status 1: it may pass by itself.
"""

import errno
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.operator_language import localise

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.engine.migrate import NewerDatabase
    from storage.engine.refusals import Refusal

AGAIN, CHANGE = 1, 2  # the two exit statuses
_LASTING = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP}


class Failure(NamedTuple):
    """Why something cannot be done: the key that may be wrong, or none; why, in a sentence; the exit status."""

    key: str
    reason: str
    status: int

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}" if self.key else self.reason


def failure_of(error: Exception, settings: "Settings") -> Failure | None:
    """Return what has failed, as an operator can act on it; None for what nobody expects."""
    from telegram.error import TelegramError

    from bot.backup_archive import BackupError
    from storage.bound_bot import AnotherBot
    from storage.engine.lease import LeaseLost
    from storage.engine.migrate import NewerDatabase
    from storage.engine.refusals import AnyDatabaseError, refusal_of

    match error:
        case TelegramError():
            return _telegram(error)
        case _ if isinstance(error, AnyDatabaseError):
            return of_refusal(refusal_of(error), type(getattr(error, "orig", error)).__name__)
        case AnotherBot():
            reason = localise(
                f"数据库属于另一个机器人（{error.bound}）。请改 database.url；确实换了机器人，请运行"
                " `.venv/bin/gongjian adopt`。",
                f"the database belongs to another bot ({error.bound}). Change database.url; or, where the bot was"
                " changed on purpose, run `.venv/bin/gongjian adopt`.",
            )
            return Failure("telegram.token", reason, CHANGE)
        case NewerDatabase():
            return Failure("database.url", newer_database(error), CHANGE)
        case BackupError():
            return Failure("", str(error), AGAIN)
        case LeaseLost():
            return Failure("", localise("另一个进程已接手。", "Another process has taken over."), AGAIN)
        case OSError() if error.filename is not None:
            return _file(error, settings)
        case OSError() if error.errno == errno.ENOSPC:
            return Failure("", localise("磁盘已满。", "The disk is full."), AGAIN)
        case OSError():
            return _port(error, settings)
    return None


def newer_database(error: "NewerDatabase") -> str:
    """Return what is told of a database that a later version has been at."""
    zh, en = (f" {error.version}", error.version) if error.version else ("那个版本", "that version")
    back = f"`.venv/bin/gongjian restore {error.backup} --force`" if error.backup else "before-*.tar.gz"
    return localise(
        f"数据库是更新的版本写的（{error.revision}）。请装{zh}，或恢复升级前的备份（{back}）。",
        f"a newer version of Gongjian has written it ({error.revision}). Install {en}, or restore the backup from"
        f" before the upgrade ({back}).",
    )


def _telegram(error: Exception) -> Failure:
    from telegram.error import InvalidToken, NetworkError

    from bot.telegram_causes import cause_in_words

    if isinstance(error, InvalidToken):
        reason = localise(
            "Telegram 不认识这个 token，请在 @BotFather 核对。",
            "is not known to Telegram; @BotFather shows the right one.",
        )
        return Failure("telegram.token", reason, CHANGE)
    if isinstance(error, NetworkError):
        key, reason, lasts = cause_in_words(str(error))
        return Failure(key, reason, CHANGE if lasts else AGAIN)
    name = type(error).__name__
    return Failure("telegram.base_url", localise(f"Telegram 拒绝了（{name}）。", f"Telegram refused ({name})."), AGAIN)


class _Words(NamedTuple):
    """What a refusal of the database means, and whether something must be changed."""

    zh: str
    en: str
    status: int


def of_refusal(refusal: "Refusal", name: str = "") -> Failure:
    """Return what an operator is told of a refusal of the database; `name` is that of the driver's error."""
    from storage.engine.refusals import Refusal

    words = {
        Refusal.NOT_A_DATABASE: _Words("这个文件不是数据库。", "the file is not a database.", CHANGE),
        Refusal.DAMAGED: _Words(
            "数据库已损坏，请用 `.venv/bin/gongjian restore` 恢复备份。",
            "the database is damaged; bring back a backup with `.venv/bin/gongjian restore`.",
            CHANGE,
        ),
        Refusal.NO_FILE: _Words(
            "数据库文件打不开，请检查路径和权限。", "the file cannot be opened; please check path and rights.", CHANGE
        ),
        Refusal.NO_RIGHTS: _Words("没有写入数据库的权限。", "this user may not write to the database.", CHANGE),
        Refusal.READ_ONLY: _Words(
            "数据库只能读，可能是备机。", "the database only reads; it may be a standby server.", AGAIN
        ),
        Refusal.FULL: _Words("数据库所在的磁盘已满。", "the disk of the database is full.", AGAIN),
        Refusal.DISK: _Words("磁盘读写出错，可能已满。", "the disk cannot be read or written; it may be full.", AGAIN),
        Refusal.LOCKED: _Words("数据库被另一个程序锁住。", "another program locks the database.", AGAIN),
        Refusal.NO_LOGIN: _Words(
            "数据库拒绝登录，请检查用户名和密码。",
            "the server refused the login; please check user and password.",
            CHANGE,
        ),
        Refusal.NO_DATABASE: _Words(
            "服务器上没有这个数据库，请先建好。", "the server has no such database; create it first.", CHANGE
        ),
        Refusal.UNKNOWN_HOST: _Words("找不到这台主机。", "the host's name is not known.", AGAIN),
        Refusal.UNREACHABLE: _Words("连不上数据库服务器。", "the server cannot be reached.", AGAIN),
        Refusal.TOO_MANY: _Words("数据库的连接数已满。", "the server has too many connections.", AGAIN),
        Refusal.STARTING: _Words("数据库正在启动或停止。", "the server is starting up or shutting down.", AGAIN),
        Refusal.OTHER: _Words(f"数据库出错（{name}）。", f"the database failed ({name}).", AGAIN),
    }[refusal]
    return Failure("database.url", localise(words.zh, words.en), words.status)


def _file(error: OSError, settings: "Settings") -> Failure:
    """Tell of a path with the setting below which it lies."""
    path = Path(str(error.filename)).absolute()
    folders = {
        "files.folder": settings.files.folder,
        "backup.folder": settings.backup.folder,
        "log.file": settings.log.file,
    }
    key = next((key for key, folder in folders.items() if folder and path.is_relative_to(folder.absolute())), "")
    if not key and settings.database.url.startswith("sqlite"):
        key = "database.url" if path in _ancestors_of_database(settings) else ""
    if error.errno == errno.ENOSPC:
        return Failure(key, localise("磁盘已满。", "the disk is full."), AGAIN)
    reason = localise(
        f"不能使用 {error.filename}，请检查路径和权限（{error.strerror}）。",
        f"cannot use {error.filename}; please check path and rights ({error.strerror}).",
    )
    return Failure(key, reason, CHANGE if error.errno in _LASTING else AGAIN)


def _ancestors_of_database(settings: "Settings") -> list[Path]:
    file = Path(settings.database.url.partition(":///")[2].partition("?")[0]).absolute()
    return [file, *file.parents]


def _port(error: OSError, settings: "Settings") -> Failure:
    """Tell of an address that cannot be listened on, with its key where the error names the port."""
    named = re.search(r", (\d+)\)", str(error))
    addresses = {"health.listen": settings.health.address, "webhook.listen": settings.webhook.address}
    keys = [key for key, address in addresses.items() if address and named and str(address.port) == named[1]]
    key = keys[0] if len(keys) == 1 else "health.listen, webhook.listen"
    if error.errno == errno.EADDRINUSE:
        return Failure(key, localise("端口已被占用。", "the port is taken."), AGAIN)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Failure(
            key,
            localise("没有权限用 1024 以下的端口。", "this user may not use ports below 1024."),
            CHANGE,
        )
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return Failure(key, localise("不是本机的地址。", "is no address of this machine."), CHANGE)
    return Failure(key, localise(f"不能使用（{error.strerror}）。", f"cannot be used ({error.strerror})."), AGAIN)
