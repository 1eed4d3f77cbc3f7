"""What whoever operates the bot does at the command line, beside a bot that runs."""

import asyncio
import json
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from records.roles import Role
from storage.tables.people import memberships
from storage.tables.records import audit
from tests.support.townsfolk import TOKEN, Town


@pytest.fixture
def config(town: Town, tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{town.sandbox.api_url}"\n[database]\nurl = "{town.url}"\n', "utf-8"
    )
    return file


async def gongjian(*said: str) -> Result:
    """In a thread, since a command begins a loop of its own."""
    return await asyncio.to_thread(CliRunner().invoke, app, said)


async def test_the_version_is_the_one_that_is_installed() -> None:
    assert (await gongjian("--version")).stdout == f"gongjian {version('gongjian')}\n"


async def test_an_admin_is_invited_where_none_can_be_reached(town: Town, config: Path) -> None:
    links = [json.loads((await gongjian("invite", "--json", "--config", str(config))).stdout)["link"] for _ in range(2)]
    assert all(link.startswith("https://t.me/gongjian_bot?start=") for link in links)
    first, second = await town.moves_in(9002, "吴主任"), await town.moves_in(9003, "某人")
    await first.opens(links[0].rpartition("=")[2])
    await first.sees("/setup")
    await second.opens(links[1].rpartition("=")[2])
    await second.sees("这个邀请已失效")
    assert [row.role for row in town.rows(memberships)].count(Role.ADMIN) == 2
    assert [(row.action, row.person_id is None) for row in town.rows(audit)] == [
        ("invite", True),
        ("invite", True),
        ("join", False),
    ]


async def test_what_is_wrong_is_told_with_its_key(town: Town, config: Path) -> None:
    config.write_text(config.read_text("utf-8").replace(TOKEN, "4242:another"), "utf-8")
    ran = await gongjian("invite", "--config", str(config))
    assert (ran.exit_code, ran.stderr.split(":")[0]) == (2, "telegram.token")
    config.write_text('[telegram]\ntoken = ""\n', "utf-8")
    ran = await gongjian("invite", "--config", str(config))
    assert (ran.exit_code, ran.stderr.split(":")[0]) == (2, "telegram.token")
    assert not town.rows(audit)


async def test_a_sandbox_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "checkout").write_text("")
    ran = await gongjian("sandbox", "--data", str(tmp_path / "checkout" / "data"))
    assert (ran.exit_code, ran.stderr.split(":")[0]) == (2, "--data")
