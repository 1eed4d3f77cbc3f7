"""The command that writes the year's dossier: `gongjian report FILE`."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import ConfigFile, refuse, tell

if TYPE_CHECKING:
    from handlers.exports.dossier.blocks import DossierDocument
    from storage.engine.unit_of_work import UnitOfWork

commands = typer.Typer()


@commands.command()
def report(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="写到哪个 .docx 文件 · the .docx file to write")],
    period: Annotated[
        str,
        typer.Option(help="周期；不写为上一学年 · the period, as 2026Q3; last academic year if not given"),
    ] = "",
    partnership: Annotated[
        int | None,
        typer.Option(help="结对共建编号；不写为整个项目 · one partnership; if not given, all of them"),
    ] = None,
    language: Annotated[
        Literal["zh-CN", "en"], typer.Option(help="语言：zh-CN 或 en · the language, zh-CN or en")
    ] = "zh-CN",
    config: ConfigFile = None,
) -> None:
    """把已发布的结果写成年度总结（Word） · write published results as the year's dossier, a Word document."""
    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        from handlers.exports.dossier.word import write_word
        from handlers.kit.texts import plain
        from records.errors import UserError
        from storage.engine.unit_of_work import read_only

        try:
            with read_only(database) as work:
                dossier, made = _dossier(work, period, partnership, language)
                write_word(file, dossier, made)
        except UserError as error:
            refuse(plain("zh-CN", error.message), plain("en", error.message), status=1)
        except OSError as error:
            refuse(f"{file} 写不了（{error.strerror}）。", f"{file} cannot be written ({error.strerror}).", status=1)
    tell(f"已写出 {file}：{dossier.name}。", f"Written: {file}, {dossier.name}.")


def _dossier(work: "UnitOfWork", written: str, number: int | None, language: str) -> "tuple[DossierDocument, datetime]":
    """Return the dossier that is asked for, and when its last result was published. Raises UserError."""
    from handlers.exports.dossier import assembly
    from records.errors import UserError
    from records.periods import before, parse_period, programme_year_of
    from services.people.organisations import today_of
    from services.scoring import dossiers
    from services.scoring.methods import current
    from storage.people import partnerships

    now = datetime.now(UTC)
    today, calendar = today_of(work, None, now), current(work, now).calendar
    period = parse_period(written, today, calendar) if written else before(programme_year_of(today, calendar), calendar)
    if number is None:
        sources = dossiers.programme_sources(work, period, now)
        return assembly.of_programme(sources, today, language), max(one.publication.published_at for one in sources)
    own = next((one for one in partnerships.every(work) if one.id == number), None)
    if own is None:
        raise UserError("result-not-found")
    source = dossiers.of_partnership(work, own, period, now)
    return assembly.of_partnership(source, own.today(now), language), source.publication.published_at
