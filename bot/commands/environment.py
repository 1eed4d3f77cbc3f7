"""What commands work on, the configuration and the database, or a sentence on what is wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.terminal import fail, refuse
from bot.operator_language import localise
from bot.settings import Settings, SettingsError, load, missing_token

if TYPE_CHECKING:
    from storage.engine.database import Database


def config_path(named: Path | None) -> Path | None:
    """Return the configuration file that every command reads: the one that is named, or config.toml where there is one.

    Without either, the environment alone says everything.
    """
    return named or (Path("config.toml") if Path("config.toml").exists() else None)


def load_settings(config: Path | None) -> Settings:
    """Load the configuration; what is wrong with it is told on one screen, key by key, with exit status 2."""
    try:
        return load(config_path(config))
    except SettingsError as error:
        heading = localise("配置有误：", "The configuration is wrong:")
        fail(heading, *(f"  {key}: {reason}" for key, reason in error.problems))


@contextmanager
def explained_by_key(settings: Settings) -> Iterator[None]:
    """Tell what cannot be reached or used with the key that may be wrong, in a sentence."""
    from telegram.error import InvalidToken, TelegramError

    from storage.bound_bot import AnotherBot
    from storage.engine.database import DatabaseError
    from storage.engine.lease import LeaseLost

    if missing := missing_token(settings):
        fail(f"{missing.key}: {missing.reason}")
    try:
        yield
    except InvalidToken:
        refuse(
            "telegram.token: Telegram 不认识这个 token，请在 @BotFather 核对。",
            "telegram.token: is not known to Telegram; @BotFather shows the right one.",
        )
    except TelegramError as error:
        refuse(
            f"telegram.base_url: 连不上，请检查网络和代理（{type(error).__name__}）。",
            f"telegram.base_url: cannot be reached; please check network and proxy ({type(error).__name__}).",
            status=1,
        )
    except DatabaseError as error:
        refuse(
            f"database.url: 数据库打不开，请检查地址（{type(error.orig).__name__}）。",
            f"database.url: the database cannot be used; please check the URL ({type(error.orig).__name__}).",
            status=1,
        )
    except OSError as error:
        if error.filename is not None:
            refuse(
                f"files.folder: 不能写入，请检查权限和空间（{error.strerror}）。",
                f"files.folder: cannot be written; please check rights and space ({error.strerror}).",
                status=1,
            )
        refuse(
            f"health.listen, webhook.listen: 端口不能用，可能已被占用（{error.strerror}）。",
            f"health.listen, webhook.listen: cannot be used; the port may be taken ({error.strerror}).",
            status=1,
        )
    except AnotherBot as error:
        refuse(
            f"telegram.token: 数据库属于另一个机器人（{error.bound}）。请改 database.url；确实换了机器人，请运行"
            " `.venv/bin/gongjian adopt`。",
            f"telegram.token: the database belongs to another bot ({error.bound}). Change database.url; or, where the"
            " bot was changed on purpose, run `.venv/bin/gongjian adopt`.",
        )
    except LeaseLost:
        refuse("另一个进程已接手。", "Another process has taken over.", status=1)


def open_database(settings: Settings) -> "Database":
    """Open the database at this version's tables; an embedded one is migrated, after a backup."""
    from storage.engine.database import Database
    from storage.engine.migrate import migrate, newest, present

    database = Database(settings.database.url)
    current, wanted = present(database), newest()
    if current == wanted:
        return database
    if not database.embedded and current is not None:
        refuse(
            "database.url: 要先升级，请运行 `.venv/bin/gongjian migrate`。",
            "database.url: needs `.venv/bin/gongjian migrate` first.",
        )
    if current is not None:
        from bot.backup import back_up, free_name

        back_up(database, settings.files.folder, free_name(database.file.parent / f"before-{wanted}.tar.gz"))
    migrate(database)
    return database
