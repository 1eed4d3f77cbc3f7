"""What commands say to whoever operates the bot, and the options that several of them have."""

from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.operator_language import localise

if TYPE_CHECKING:
    from rich.console import Console

ConfigFile = Annotated[Path | None, typer.Option("--config", help="配置文件 · the configuration file (config.toml)")]
SPEAKING_OF = ContextVar("speaking_of", default="")  # the programme, where one process runs several
AsJson = Annotated[bool, typer.Option("--json", help="给程序读 · for programs to read")]


@cache
def say() -> "Console":
    """Return where a command tells its result.

    Rich, like all that a running bot does not need, is imported where it is used.
    """
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


@cache
def complain() -> "Console":
    """Return where a command says what is wrong."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def tell(zh: str, en: str) -> None:
    """Print a sentence as the operator reads it."""
    say().print(localise(zh, en))


def refuse(zh: str, en: str, *, status: int = 2) -> NoReturn:
    """End with the reason as the operator reads it."""
    fail(localise(zh, en), status=status)


def fail(*sentences: str, status: int = 2) -> NoReturn:
    """End with the reasons, a line each, and the exit status."""
    for sentence in sentences:
        sentence = f"{name}: {sentence}" if (name := SPEAKING_OF.get()) else sentence
        complain().print(sentence, markup=False)
    raise typer.Exit(status)
