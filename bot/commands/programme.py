"""Commands that do at the console what is otherwise done in a chat."""

import asyncio
import json
from contextlib import closing
from typing import Annotated

import typer

from bot.commands.environment import explained_by_key, load_settings, open_database
from bot.commands.terminal import AsJson, ConfigFile, fail, say, tell
from bot.operator_language import operators_language

commands = typer.Typer()


@commands.command()
def invite(config: ConfigFile = None, as_json: AsJson = False) -> None:
    """找不到管理员时，发一个管理员邀请 · invite an admin, where none can be reached."""
    from datetime import UTC, datetime

    from bot.application import identity_of
    from handlers.kit.deep_links import deep_link
    from services.people.joining import operators_code
    from storage import bound_bot
    from storage.engine.unit_of_work import transaction

    settings = load_settings(config)
    with explained_by_key(settings):
        bot = asyncio.run(identity_of(settings.telegram))
        with closing(open_database(settings)) as database, transaction(database) as work:
            bound_bot.check(work, bot.id)
            link = deep_link(str(bot.username), operators_code(work, datetime.now(UTC)))
    if as_json:
        say().print_json(json.dumps({"link": link}))
    else:
        tell(
            f"七天内打开这个链接的人成为管理员，只能用一次：{link}",
            f"This link makes whoever opens it an admin; valid once, for seven days: {link}",
        )


@commands.command()
def adopt(config: ConfigFile = None) -> None:
    """把台账交给 token 所属的另一个机器人 · give the ledger to the bot of a changed token."""
    from datetime import UTC, datetime

    from bot.application import identity_of
    from services.people.adoption import adopt as give_to
    from storage.engine.unit_of_work import transaction

    settings = load_settings(config)
    with explained_by_key(settings):
        bot = asyncio.run(identity_of(settings.telegram))
        with closing(open_database(settings)) as database, transaction(database) as work:
            before = give_to(work, bot.id, datetime.now(UTC))
    if before is None:
        tell(f"这份台账已属于 @{bot.username}。", f"The ledger belongs to @{bot.username} already.")
    else:
        tell(
            f"台账已交给 @{bot.username}（{bot.id}），原来属于 {before}。请成员给新机器人发 /start，并把它加进各群。",
            f"The ledger now belongs to @{bot.username} ({bot.id}); it belonged to bot {before}. Please have members"
            " send it /start, and add it to the groups.",
        )


@commands.command()
def score(
    partnership: Annotated[str, typer.Option(help="结对共建的名称或其中一部分 · its name, or part of it")],
    period: Annotated[str, typer.Option(help="如 2026Q3、上学期 · such as 2026Q3, last term")] = "",
    config: ConfigFile = None,
    as_json: AsJson = False,
) -> None:
    """算得分，与聊天中相同 · compute a score, as the chat shows it."""
    from datetime import UTC, datetime

    from handlers.kit.texts import plain, without_markup
    from handlers.lookup.score import score_named
    from handlers.views.scores import score_lines
    from records.errors import UserError
    from services.scoring.score_sheet import sheet
    from storage.engine.unit_of_work import read_only

    language = operators_language()
    settings = load_settings(config)
    with explained_by_key(settings, token=False), closing(open_database(settings)) as database:
        try:
            with read_only(database) as work:
                score_sheet = sheet(score_named(work, f"{partnership} {period}", datetime.now(UTC)))
        except UserError as error:
            fail(plain(language, error.message), status=1)
    if as_json:
        # The number of what is known so far is no figure: what came and was undone leaves the score as it was.
        say().print_json(score_sheet.model_dump_json(exclude={"revision"}))
    else:
        for line in score_lines(score_sheet, language):
            say().print(without_markup(language, line), markup=False)
