"""The command that writes published results as pages for anybody: `gongjian publish --static FOLDER`."""

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import AsJson, ConfigFile, refuse, say, tell

if TYPE_CHECKING:
    from services.scoring.public_results import Aftermath, PublicResult
    from storage.engine.database import Database

commands = typer.Typer()


@commands.command()
def publish(
    folder: Annotated[
        Path,
        typer.Option(
            "--static", metavar="FOLDER", help="写到哪个文件夹，整个替换 · the folder to write, replaced whole"
        ),
    ],
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """把已发布的结果写成公开的网页，不含个人姓名 · write published results as web pages for anybody."""
    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        results = _results(database)
    written = _written(folder, results)
    if as_json:
        say().print_json(json.dumps({"folder": str(folder), "results": len(results), "files": written}))
    else:
        tell(
            f"已写出 {folder}：{len(results)} 份结果，{written} 个文件。把这个文件夹交给任何网页服务器即可。",
            f"Written: {folder}, with {len(results)} results in {written} files. Any web server can serve it.",
        )


def _results(database: "Database") -> "dict[int, tuple[PublicResult, Aftermath]]":
    """Return the published results by the ids of their publications, each with what became of it."""
    from datetime import UTC, datetime

    from services.scoring.public_results import aftermath, public_results
    from storage.engine.unit_of_work import read_only

    now = datetime.now(UTC)
    with read_only(database) as work:
        return {one.publication.id: (one, aftermath(work, one, now)) for one in public_results(work)}


def _written(folder: Path, results: "dict[int, tuple[PublicResult, Aftermath]]") -> int:
    """Write the folder, and return of how many files; what is in the way is told."""
    from bot.public_folder import BusyError, NotOursError, replace_folder
    from handlers.exports.public.data_files import is_listing
    from handlers.exports.public.documents import word_document
    from handlers.exports.public.places import LISTING
    from handlers.exports.public.site import PublicSite

    def is_ours(there: Path) -> bool:
        listing = there / LISTING
        return listing.is_file() and is_listing(listing.read_bytes())

    try:
        site = PublicSite([one for one, _ in results.values()], lambda one: results[one.publication.id][1])
        return replace_folder(folder, site.files(word_document), is_ours)
    except NotOursError:
        refuse(
            f"{folder} 里有别的东西，什么都没有改。请写一个新的或空的文件夹。",
            f"{folder} holds something else; nothing was changed. Please name a new folder or an empty one.",
            status=1,
        )
    except BusyError:
        refuse(
            f"另一次运行正在写 {folder}，这次什么都没有改。",
            f"Another run is writing {folder}; this one changed nothing.",
            status=1,
        )
    except OSError as error:
        refuse(
            f"{folder} 写不了（{error.strerror}），什么都没有改。",
            f"{folder} cannot be written ({error.strerror}); nothing was changed.",
            status=1,
        )
