"""What commands work on, the configuration and the database, or a sentence on what is wrong with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.failures import failure_of
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
def explained_by_key(settings: Settings, *, token: bool = True) -> Iterator[None]:
    """Tell what cannot be reached or used with the key that may be wrong, in a sentence. `token`: it is needed."""
    if token and (missing := missing_token(settings)):
        fail(f"{missing.key}: {missing.reason}")
    try:
        yield
    except Exception as error:
        failure = failure_of(error, settings)
        if failure is None:
            raise
        fail(str(failure), status=failure.status)


def open_database(settings: Settings) -> "Database":
    """Open the database at this version's tables; an embedded one is migrated, after a backup."""
    from storage.engine.database import Database

    database = Database(settings.database.url)
    try:
        _bring_up(database, settings)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: "Database", settings: Settings) -> None:
    """Bring an embedded or an empty database up; of a server, an operator says when."""
    from storage.engine.migrate import newest, present

    current = present(database)
    if current == newest():
        return
    if not database.embedded and current is not None and current < newest():
        refuse(
            "database.url: 要先升级，请运行 `.venv/bin/gongjian migrate`。",
            "database.url: needs `.venv/bin/gongjian migrate` first.",
        )
    from bot.upgrade import bring_up

    bring_up(database, settings)
