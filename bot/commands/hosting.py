"""The command that runs many programmes in one process: `gongjian host`."""

import asyncio
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import memory
from bot.commands.environment import open_database
from bot.commands.terminal import complain, refuse
from bot.operator_language import localise
from bot.setting_values import ListenAddress, parse_address
from bot.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from bot.commands.hosted_programmes import HostedProgramme

commands = typer.Typer()
SETTLED_AFTER = 30.0  # seconds, by which most programmes have begun


@commands.command()
def host(
    directory: Annotated[
        Path, typer.Argument(help="每个项目一个 .toml 配置文件 · one configuration file, .toml, per programme")
    ],
    listen: Annotated[
        str, typer.Option(help="各项目的健康状态，空为不提供 · health of all; empty: none")
    ] = "127.0.0.1:8080",
) -> None:
    """在一个进程里运行多个项目 · run many programmes in one process."""
    from bot import logs
    from bot.commands.hosted_programmes import HostedProgramme

    try:
        address = parse_address(listen) if listen else None
    except ValueError as error:
        refuse(f"--listen: {error}", f"--listen: {error}")
    usable = usable_programmes(directory)
    if not usable:
        refuse(f"{directory}: 没有可用的 .toml 配置文件。", f"{directory}: holds no .toml file that can be used.")
    logs.set_up("INFO", *(each.telegram.token.get_secret_value() for each in usable.values()))
    asyncio.run(_host([HostedProgramme(name, each, open_database) for name, each in usable.items()], address))


def usable_programmes(directory: Path) -> dict[str, Settings]:
    """Return the settings of the programmes in a folder, by name; why one is left out is told, and stops no other."""
    from bot.commands.hosted_programmes import shared_with

    usable: dict[str, Settings] = {}
    for file in sorted(directory.glob("[!.]*.toml")):
        try:
            settings = load(file)
        except SettingsError as error:
            for key, reason in error.problems:
                complain().print(f"{file.stem}: {key}: {reason}", markup=False)
            continue
        shared = shared_with(settings, usable)
        if shared is None:
            usable[file.stem] = settings
            continue
        key, other = shared
        complain().print(
            localise(
                f"{file.stem}: {key}: 与 {other} 相同，每个项目要有自己的。",
                f"{file.stem}: {key}: is that of {other}; each programme needs its own.",
            ),
            markup=False,
        )
    return usable


async def _host(programmes: list["HostedProgramme"], address: ListenAddress | None) -> None:
    from bot.commands.hosted_programmes import host_pages, keep_all, name_programme_in_log
    from bot.health.server import serve
    from bot.service_manager import supervised

    memory.share_one_heap()
    name_programme_in_log()
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = None
    if address is not None:
        try:
            runner, _ = await serve(host_pages(programmes), address.host, address.port)
        except OSError as error:
            refuse(
                f"--listen: 端口不能用，可能已被占用（{error.strerror}）。",
                f"--listen: cannot be used; the port may be taken ({error.strerror}).",
                status=1,
            )
    loop.call_later(SETTLED_AFTER, memory.settle)
    try:
        async with supervised(lambda: True):
            await keep_all(programmes, stop)
    finally:
        if runner is not None:
            await runner.cleanup()
    if not stop.is_set():
        refuse("没有可以运行的项目，原因见上。", "No programme can be run; the reasons are above.")
