"""The command line: what whoever operates the bot can do, put together from its groups of commands."""

import os
from typing import Annotated

import typer

from bot.commands import (
    bundles,
    configuration,
    data,
    hosting,
    importing,
    programme,
    publishing,
    reading,
    reporting,
    running,
)
from bot.commands.terminal import say

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for group in (configuration, running, hosting, data, programme, reading, importing, bundles, publishing, reporting):
    app.add_typer(group.commands)


def main() -> None:
    """Run the command that is asked for. What it writes is for its owner only."""
    os.umask(0o077)
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        say().print(f"gongjian {version('gongjian')}")
        raise typer.Exit


@app.callback()
def gongjian(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="版本 · the version")
    ] = False,
) -> None:
    """校企党建共建的联合台账 · the joint ledger of party-building co-construction."""
