"""`gongjian import`: what an old ledger would bring in, said at the command line, and handed to the bot to write."""

import asyncio
import json
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.command_line import app
from storage.tables.batches import import_batches
from tests.support.townsfolk import Town

LEDGER = """主题党日登记表
序号,时间,主题,地点,参加人数
1,3月7日,“巾帼建功”主题党日,活动室,18
2,待定,读书会,图书馆,12
合计,,2次,,30
"""


async def imports(town: Town, folder: Path, *said: str) -> Result:
    config, file = folder / "config.toml", folder / "ledger.csv"
    config.write_text(f'[telegram]\ntoken = "1:a"\n[database]\nurl = "{town.url}"\n', encoding="utf-8")
    file.write_bytes(LEDGER.encode("gb18030"))
    words = ["import", str(file), "--partnership", "江城", "--config", str(config), *said]
    return await asyncio.to_thread(CliRunner().invoke, app, words, env={"LC_ALL": "zh_CN.UTF-8"})


async def test_a_dry_run_says_what_would_come_in_what_not_and_what_is_asked(town: Town, tmp_path: Path) -> None:
    asked = json.loads((await imports(town, tmp_path, "--dry-run", "--json")).stdout)
    assert (asked["asked"], asked["records"], asked["refused"]) == (["year"], [], None)
    run = json.loads((await imports(town, tmp_path, "--dry-run", "--json", "--answer", "year=2026")).stdout)
    (record,) = run["records"]
    assert (record["kind"], record["event_date"], record["present"]) == ("joint_activity", "2026-03-07", 18)
    assert run["rejected"] == [{"sheet": "", "row": 4, "reason": "no_date"}]
    told = (await imports(town, tmp_path, "--dry-run")).stdout
    assert "没有日期" in told
    assert "哪一年" in told


async def test_what_is_certain_is_handed_to_the_bot_to_write(town: Town, tmp_path: Path) -> None:
    assert "哪一年" in (await imports(town, tmp_path)).stdout
    assert town.rows(import_batches) == []
    handed_over = await imports(town, tmp_path, "--answer", "year=2026")
    assert "导入 1：1 条" in handed_over.stderr
    assert "没有日期" in handed_over.stdout
    (batch,) = town.rows(import_batches)
    assert (batch.state, batch.side, batch.summary["total"]) == ("writing", "college", 1)
    assert (await imports(town, tmp_path, "--answer", "year=2026")).exit_code == 1, "one at a time"
