"""The command line: what whoever operates the bot can do."""

import asyncio
import gc
import json
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.operator_language import localise, reads_chinese
from bot.settings import Settings, SettingsError, load

if TYPE_CHECKING:
    from rich.console import Console

    from storage.engine.database import Database

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


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


ConfigFile = Annotated[Path | None, typer.Option("--config", help="配置文件 · the configuration file (config.toml)")]
AsJson = Annotated[bool, typer.Option("--json", help="给程序读 · for programs to read")]


def main() -> None:
    """Run the command that is asked for."""
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


def _tell(zh: str, en: str) -> None:
    """Print a sentence as the operator reads it."""
    say().print(localise(zh, en))


def _refuse(zh: str, en: str, *, status: int = 2) -> NoReturn:
    """End with the reason as the operator reads it."""
    _fail(localise(zh, en), status=status)


def _fail(*sentences: str, status: int = 2) -> NoReturn:
    for sentence in sentences:
        complain().print(sentence, markup=False)
    raise typer.Exit(status)


def _settings(config: Path | None) -> Settings:
    """Load the configuration; what is wrong with it is told on one screen, key by key, with exit status 2."""
    path = config or (Path("config.toml") if Path("config.toml").exists() else None)
    try:
        return load(path)
    except SettingsError as error:
        heading = localise("配置有误：", "The configuration is wrong:")
        _fail(heading, *(f"  {key}: {reason}" for key, reason in error.problems))


@app.command()
def init(path: Annotated[Path, typer.Argument(help="要写的文件 · the file to write")] = Path("config.toml")) -> None:
    """问几个必要的问题，写好 config.toml · ask a few questions and write config.toml."""
    from bot.setup_questions import next_question, write_configuration

    if path.exists():
        _refuse(f"{path} 已存在，请先移走。", f"{path} already exists; move it away first.")
    answers: dict[str, str] = {}
    while (question := next_question(answers)) is not None:
        answer = typer.prompt(
            question.asks, default=question.default, hide_input=question.secret, show_default=bool(question.default)
        ).strip()
        objection = question.objection(answer)
        if objection is None:
            answers[question.key] = answer
        else:
            complain().print(objection, markup=False)
    write_configuration(path, answers)
    _tell(f"已写好：{path}", f"Written: {path}")


@app.command()
def check(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """检查配置 · say what is wrong with the configuration."""
    try:
        load(config)
        problems = []
    except SettingsError as error:
        problems = error.problems
    if as_json:
        say().print_json(json.dumps([{"key": key, "reason": reason} for key, reason in problems]))
    elif not problems:
        _tell("配置没有问题。", "The configuration is OK.")
    else:
        _fail(*(f"{key}: {reason}" for key, reason in problems))
    raise typer.Exit(2 if problems else 0)


@app.command()
def run(config: ConfigFile = None) -> None:
    """在 Telegram 上运行 · run on Telegram."""
    settings = _settings(config)
    with _told_by_key(settings):
        asyncio.run(_run(settings))


@contextmanager
def _told_by_key(settings: Settings) -> Iterator[None]:
    """Tell what cannot be reached or used with the key that may be wrong, in a sentence."""
    from telegram.error import InvalidToken, TelegramError

    from storage.engine.database import DatabaseError
    from storage.engine.lease import LeaseLost

    if not settings.telegram.token.get_secret_value():
        _refuse(
            "telegram.token: 未填，请运行 `gongjian init`。", "telegram.token: is missing; `gongjian init` asks for it."
        )
    try:
        yield
    except InvalidToken:
        _refuse(
            "telegram.token: Telegram 不认识这个 token，请在 @BotFather 核对。",
            "telegram.token: is not known to Telegram; @BotFather shows the right one.",
        )
    except TelegramError as error:
        _refuse(
            f"telegram.base_url: 连不上，请检查网络和代理（{type(error).__name__}）。",
            f"telegram.base_url: cannot be reached; please check network and proxy ({type(error).__name__}).",
            status=1,
        )
    except DatabaseError as error:
        _refuse(
            f"database.url: 数据库打不开，请检查地址（{type(error.orig).__name__}）。",
            f"database.url: the database cannot be used; please check the URL ({type(error.orig).__name__}).",
            status=1,
        )
    except OSError as error:
        if error.filename is not None:
            _refuse(
                f"files.folder: 不能写入，请检查权限和空间（{error.strerror}）。",
                f"files.folder: cannot be written; please check rights and space ({error.strerror}).",
                status=1,
            )
        _refuse(
            f"health.listen, webhook.listen: 端口不能用，可能已被占用（{error.strerror}）。",
            f"health.listen, webhook.listen: cannot be used; the port may be taken ({error.strerror}).",
            status=1,
        )
    except LeaseLost:
        _refuse("另一个进程已接手。", "Another process has taken over.", status=1)


async def _run(settings: Settings) -> None:
    from bot import logs
    from bot.application import Application

    logs.set_up(settings.log.level, settings.telegram.token.get_secret_value())
    database = _open(settings)
    application = Application(settings, database)
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    starting, stopping = asyncio.create_task(application.start()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            gc.collect()
            gc.freeze()  # what is there now stays, and is not looked through again and again while people wait
            if link := await application.claim_link():
                _tell(f"首位管理员请打开：{link}", f"The first admin opens: {link}")
            await application.wait(stop)
    finally:
        starting.cancel()
        stopping.cancel()
        await asyncio.gather(starting, stopping, return_exceptions=True)
        await application.stop()
        database.close()


def _open(settings: Settings) -> "Database":
    """Open the database at this version's tables; an embedded one is migrated, after a backup."""
    from storage.engine.database import Database
    from storage.engine.migrate import migrate as bring_up
    from storage.engine.migrate import newest, present

    database = Database(settings.database.url)
    found, wanted = present(database), newest()
    if found == wanted:
        return database
    if not database.embedded and found is not None:
        _refuse("database.url: 要先升级，请运行 `gongjian migrate`。", "database.url: needs `gongjian migrate` first.")
    if found is not None:
        from bot.backup import back_up

        back_up(database, settings.files.folder, database.file.parent / f"before-{wanted}.tar.gz")
    bring_up(database)
    return database


@app.command()
def migrate(config: ConfigFile = None) -> None:
    """更新数据库结构 · bring the database to this version."""
    from storage.engine.database import Database
    from storage.engine.migrate import migrate as bring_up
    from storage.engine.migrate import newest

    database = Database(_settings(config).database.url)
    bring_up(database)
    _tell(f"数据库版本：{newest()}。", f"The database is at {newest()}.")


@app.command()
def invite(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """找不到管理员时，发一个管理员邀请 · invite an admin, where none can be reached."""
    from datetime import UTC, datetime

    from bot.application import username_of
    from handlers.kit.deep_links import deep_link
    from services.people.joining import operators_code
    from storage.engine.unit_of_work import transaction

    settings = _settings(config)
    with _told_by_key(settings):
        username = asyncio.run(username_of(settings.telegram))
        with closing(_open(settings)) as database, transaction(database) as work:
            link = deep_link(username, operators_code(work, datetime.now(UTC)))
    if as_json:
        say().print_json(json.dumps({"link": link}))
    else:
        _tell(
            f"七天内打开这个链接的人成为管理员，只能用一次：{link}",
            f"This link makes whoever opens it an admin; valid once, for seven days: {link}",
        )


@app.command()
def sandbox(
    port: Annotated[int, typer.Option(help="网页端口 · the page's port")] = 8790,
    data: Annotated[Path, typer.Option(help="数据文件夹 · folder of the data")] = Path("data/sandbox"),
    small: Annotated[bool, typer.Option("--small", help="只有五个人、一个结对 · five people, one partnership")] = False,
) -> None:
    """在本机试用，不需要 Telegram · try it on this machine, without Telegram."""
    asyncio.run(_sandbox(port, data, small))


async def _sandbox(port: int, data: Path, small: bool) -> None:
    from bot import logs
    from bot.sandbox_command import SandboxTown

    town = SandboxTown(port, data, _open, small=small)
    logs.set_up("WARNING", town.token)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, town.end)
    try:
        await town.sandbox.start()
    except OSError:
        _refuse(f"端口 {port} 已被占用，请用 --port 换一个。", f"Port {port} is taken; choose another with --port.")
    try:
        await town.run(lambda: _tell(f"请在浏览器里打开：{town.sandbox.url}", f"Open in a browser: {town.sandbox.url}"))
    finally:
        await town.sandbox.stop()


@app.command()
def demo(
    config: ConfigFile = None,
    partnerships: Annotated[int, typer.Option(help="结对共建数 · how many partnerships", min=1)] = 1,
    records: Annotated[int, typer.Option(help="台账条数 · how many records", min=0)] = 60,
    seed: Annotated[int, typer.Option(help="随机种子 · the same seed gives the same data")] = 1,
    as_json: AsJson = False,
) -> None:
    """在空数据库里填入示例数据 · fill an empty database with sample data."""
    with closing(_open(_settings(config))) as database:
        filled = _fill(database, partnerships, records, seed, shown=not as_json)
    if not filled:
        _refuse("数据库不是空的，什么都没有改。", "The database is not empty; nothing was changed.", status=1)
    if as_json:
        say().print_json(json.dumps({"partnerships": partnerships, "records": records}))
    else:
        _tell(f"已填入台账 {records} 条。", f"Filled in {records} records.")


def _fill(database: "Database", partnerships: int, records: int, seed: int, *, shown: bool) -> bool:
    """Chunk by chunk, each in a transaction of its own; False where there was something already."""
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


@app.command()
def backup(target: Annotated[Path, typer.Argument(help="*.tar.gz")], config: ConfigFile = None) -> None:
    """备份数据库和佐证材料 · back up the database and the evidence."""
    from bot.backup import BackupError, back_up
    from storage.engine.database import Database

    settings = _settings(config)
    try:
        back_up(Database(settings.database.url), settings.files.folder, target)
    except BackupError as error:
        _fail(str(error), status=1)
    _tell(f"已备份：{target}", f"Backed up: {target}")


@app.command()
def restore(
    archive: Annotated[Path, typer.Argument(help="*.tar.gz")],
    config: ConfigFile = None,
    force: Annotated[bool, typer.Option("--force", help="替换现有数据 · replace what is there")] = False,
) -> None:
    """从备份恢复，请先停下机器人 · restore a backup; stop the bot first."""
    from bot.backup import BackupError
    from bot.backup import restore as bring_back
    from storage.engine.database import Database

    settings = _settings(config)
    try:
        bring_back(archive, Database(settings.database.url), settings.files.folder, force=force)
    except BackupError as error:
        _fail(str(error), status=1)
    _tell("已恢复。", "Restored.")


@app.command()
def score(
    partnership: Annotated[str, typer.Option(help="结对共建的名称或其中一部分 · its name, or part of it")],
    period: Annotated[str, typer.Option(help="如 2026Q3、上学期 · such as 2026Q3, last term")] = "",
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """算得分，与聊天中相同 · compute a score, as the chat shows it."""
    from datetime import UTC, datetime

    from handlers.kit.texts import Language, plain, without_markup
    from handlers.lookup.score import score_named
    from handlers.views.scores import score_lines
    from records.errors import UserError
    from services.scoring.score_sheet import sheet
    from storage.engine.unit_of_work import read_only

    language = Language.CHINESE if reads_chinese() else Language.ENGLISH
    with read_only(_open(_settings(config))) as work:
        try:
            found = sheet(score_named(work, f"{partnership} {period}", datetime.now(UTC)))
        except UserError as error:
            _fail(plain(language, error.message), status=1)
    if as_json:
        say().print_json(found.model_dump_json())
    else:
        for line in score_lines(found, language):
            say().print(without_markup(language, line), markup=False)
