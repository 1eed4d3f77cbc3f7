"""Commands that give scores away with all that they were computed from, and prove them where somebody else got them."""

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import AsJson, ConfigFile, complain, fail, refuse, say, tell
from bot.operator_language import localise, operators_language, reads_chinese

if TYPE_CHECKING:
    from records.messages import Message
    from services.bundles.gathering import BundleContents
    from services.bundles.verifying import BundleFault, Fault
    from storage.engine.database import Database

commands = typer.Typer()
_NOT_COMPUTED = 3  # the exit status where a bundle was written, and results are not in it


@commands.command()
def bundle(
    target: Annotated[Path, typer.Argument(help="写到哪个文件，如 2026.zip · the file to write")],
    partnership: Annotated[
        str, typer.Option(help="只要这个结对共建，写名称或其中一部分；默认全部 · only this one, by name or part of it")
    ] = "",
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """把已发布的结果连同数据、方法打成签名的包，不含姓名 · published results with their data, without names."""
    from services.bundles import package, parquet
    from services.bundles.signing import sign, signing_key

    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        contents = _gathered(database, partnership)
    if not contents.results:
        refuse("没有可以放进去的已发布结果。", "There are no published results to put into it.", status=1)
    key = signing_key(settings.files.folder)
    archive = package.package(contents, key, _words, parquet.parquet_files if parquet.is_installed() else None)
    try:
        package.write(archive, target)
    except OSError as error:
        refuse(f"{target} 写不了（{error.strerror}）。", f"{target} cannot be written ({error.strerror}).", status=1)
    public_key = sign(key, b"").public_key
    if as_json:
        told = {"file": str(target), "results": contents.results, "public_key": public_key}
        say().print_json(json.dumps(told | {"not_computed": contents.not_computed}))
    else:
        tell(
            f"已写出 {target}：{contents.results} 份结果。核对用的公钥：{public_key}",
            f"Written: {target}, with {contents.results} results. The public key to verify it by: {public_key}",
        )
    if contents.not_computed:
        numbers = ", ".join(map(str, contents.not_computed))
        complain().print(
            localise(
                f"没有放进去、因为按当时的数据算不出同样得分的结果：{numbers}。",
                f"Not in it, since the ledger no longer yields the scores that were published: results {numbers}.",
            )
        )
        raise typer.Exit(_NOT_COMPUTED)


def _gathered(database: "Database", named: str) -> "BundleContents":
    """Gather what goes into it, of the partnership that is named, or of all."""
    from handlers.kit.texts import plain
    from handlers.lookup.partnerships import partnership_at_console
    from records.errors import UserError
    from services.bundles.gathering import gather
    from services.bundles.pseudonyms import Pseudonyms
    from storage.engine.unit_of_work import read_only
    from storage.people import partnerships

    with read_only(database) as work:
        try:
            among = [partnership_at_console(work, named)] if named.strip() else partnerships.every(work)
        except UserError as error:
            fail(plain(operators_language(), error.message), status=1)
        return gather(work, among, Pseudonyms())


def _words(text: "Message") -> dict[str, str]:
    """Return a text in each language, by its short name."""
    from handlers.kit.texts import LANGUAGES, plain

    return {language.partition("-")[0]: plain(language, text) for language in LANGUAGES}


@commands.command()
def verify(
    file: Annotated[Path, typer.Argument(metavar="BUNDLE", help="要核对的数据包 · the bundle to verify")],
    public_key: Annotated[str, typer.Option("--key", help="应当由谁签名：公钥 · whose signature it must have")] = "",
    as_json: AsJson = False,
) -> None:
    """核对数据包：重算每个得分，不需要数据库 · verify a bundle: compute each score again, without a database."""
    from services.bundles.verifying import verify as prove

    verification = prove(file, public_key)
    if as_json:
        told = {key: value for key, value in asdict(verification).items() if key != "faults"}
        faults = [asdict(fault) for fault in verification.faults]
        say().print_json(json.dumps({"sound": verification.is_sound, **told, "faults": faults}))
    if not verification.is_sound:
        if as_json:
            raise typer.Exit(1)
        fail(*map(_sentence, verification.faults), status=1)
    if not as_json:
        tell(
            f"数据包完好：重算了 {verification.results} 份结果的 {verification.figures} 个数，全部相符。",
            f"The bundle is sound: {verification.figures} figures of {verification.results} results come out again.",
        )
        tell(f"签名人的公钥：{verification.public_key}", f"Signed by the public key {verification.public_key}")


def _sentence(fault: "BundleFault") -> str:
    zh, en = _sentences()[fault.fault]
    values = {"where": fault.where, "told": fault.told, "computed": fault.computed}
    return (zh if reads_chinese() else en).format(**values)


def _sentences() -> "dict[Fault, tuple[str, str]]":
    """Return how each fault is told in both languages."""
    from services.bundles.verifying import Fault

    return {
        Fault.NO_BUNDLE: ("{where}：不是共建的数据包，或已损坏。", "{where}: is no bundle of Gongjian, or is damaged."),
        Fault.NEWER: ("{where}：由更新的版本写出（{told}）。", "{where}: was written by a newer version ({told})."),
        Fault.NOT_SIGNED: ("{where}：与签名不符。", "{where}: does not match its signature."),
        Fault.OTHER_KEY: ("{where}：由另一把钥匙签名：{told}。", "{where}: is signed by another key: {told}."),
        Fault.FILE_MISSING: ("{where}：缺少这个文件。", "{where}: this file is missing."),
        Fault.FILE_UNKNOWN: (
            "{where}：数据包的说明里没有这个文件。",
            "{where}: the description does not name this file.",
        ),
        Fault.FILE_CHANGED: ("{where}：内容与校验码不符。", "{where}: does not match its checksum."),
        Fault.COLUMNS: ("{where}：列名应为 {told}。", "{where}: its columns should be {told}."),
        Fault.CELL: ("{where}：这里的内容不合格式：{told}", "{where}: this is not what belongs here: {told}"),
        Fault.METHOD: ("{where}：方法缺失或被改动。", "{where}: this method is missing or changed."),
        Fault.OTHER_EDITION: (
            "{where}：按第 {told} 版算法计算，本程序是第 {computed} 版，请用那一版核对。",
            "{where}: was computed by edition {told} of the definitions; this program has {computed}.",
        ),
        Fault.FIGURE: (
            "{where}：包里写 {told}，重算得 {computed}。",
            "{where}: the bundle says {told}, computed {computed}.",
        ),
    }
