"""Commands that run the bot: on Telegram, or in a sandbox on this machine."""

import asyncio
import signal
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated

import typer

from bot import memory
from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import ConfigFile, refuse, tell
from bot.settings import Settings
from samples.sizes import SampleSize

commands = typer.Typer()


@commands.command()
def run(config: ConfigFile = None) -> None:
    """在 Telegram 上运行 · run on Telegram."""
    settings = load_settings(config)
    with explained_by_key(settings):
        asyncio.run(_run(settings))


async def _run(settings: Settings) -> None:
    from bot import logs
    from bot.application import Application
    from bot.service_manager import notify, supervised

    memory.share_one_heap()
    log = settings.log
    logs.set_up(log.level, *settings.secrets(), as_json=log.format == "json", file=log.file)
    database = open_database(settings)
    application = Application(settings, database)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)

    async def begin() -> None:
        notify(f"STATUS=@{application.bot.username}")
        if link := await application.claim_link():
            tell(
                f"首位管理员请打开（七天内，只能用一次）：{link}",
                f"The first admin opens, once, within seven days: {link}",
            )
        memory.settle()  # last, as the first poll goes out while the link is asked for

    try:
        async with supervised(application.is_alive):
            await application.run(stop, begin)
    finally:
        database.close()


@commands.command()
def sandbox(
    port: Annotated[int, typer.Option(help="网页端口 · the page's port")] = 8790,
    data: Annotated[Path, typer.Option(help="数据文件夹 · folder of the data")] = Path("data/sandbox"),
    small: Annotated[bool, typer.Option("--small", help="只有五个人、一个结对 · five people, one partnership")] = False,
    forty: Annotated[bool, typer.Option("--forty", help="四十个结对、三年台账 · forty partnerships")] = False,
) -> None:
    """在本机试用，不需要 Telegram · try it on this machine, without Telegram."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=data).close()
    except OSError as error:
        refuse(
            f"--data: 不能写入 {data}，请换一个文件夹（{error.strerror}）。",
            f"--data: {data} cannot be written; please name another folder ({error.strerror}).",
        )
    if small and forty:
        refuse("--small 和 --forty 请只写一个。", "Give --small or --forty, not both.")
    sample = SampleSize.SMALL if small else SampleSize.FORTY if forty else SampleSize.WHOLE
    asyncio.run(_sandbox(port, data, sample))


async def _sandbox(port: int, data: Path, sample: SampleSize) -> None:
    from bot import logs
    from bot.commands.sandbox_town import SandboxTown

    town = SandboxTown(port, data, open_database, sample)
    logs.set_up("WARNING", town.token)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, town.end)
    try:
        await town.sandbox.start()
    except OSError:
        refuse(f"端口 {port} 已被占用，请用 --port 换一个。", f"Port {port} is taken; choose another with --port.")
    try:
        await town.run(lambda: tell(f"请在浏览器里打开：{town.sandbox.url}", f"Open in a browser: {town.sandbox.url}"))
    finally:
        await town.sandbox.stop()
