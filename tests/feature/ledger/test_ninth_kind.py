"""A further kind of record is one declaration and its texts: it is asked, listed and found without any other edit."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
COPIED = (
    "bot",
    "handlers",
    "indicators",
    "records",
    "samples",
    "sandbox",
    "services",
    "storage",
    "tests",
    "pyproject.toml",
)

DECLARATION = '''"""Award 荣誉: what the partnership was honoured with."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from records.questions import Choice, Day, Number, Text
from records.record import Family, Record


class AwardLevel(StrEnum):
    CITY = "city"
    NATION = "nation"


class Award(Record):
    kind: ClassVar[str] = "award"
    family: ClassVar[Family] = Family.OUTCOME
    order: ClassVar[int] = 90
    texts: ClassVar[str] = "award"
    asked_first: ClassVar[tuple[str, ...]] = ("event_date", "title", "level")

    event_date: Annotated[date, Day()]
    title: Annotated[str, Text(80)]
    level: Annotated[AwardLevel, Choice()]
    prize: Annotated[float | None, Number(1000, decimals=2, unit="ten-thousand-cny")] = None
'''

CHINESE = """award = 荣誉
award-level = 等级
    .ask = 是哪一级的荣誉？
award-prize = 奖金
    .ask = 奖金是多少？
award-level-city = 市级
award-level-nation = 国家级
"""
ENGLISH = """award = Award
award-level = Level
    .ask = At which level?
award-prize = Prize
    .ask = How much was the prize?
award-level-city = City
award-level-nation = Nation
"""

STORY = '''"""Written by test_ninth_kind.py."""

from tests.support.townsfolk import Person, Town

from storage.tables.records import records
from storage.tables.traffic import set_aside


async def test_it_is_logged_confirmed_and_listed(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await zhang.says("/outcome")
    await zhang.taps("荣誉")
    for answer in ("2026-11-02", "产教融合先进集体", "国家级"):
        await zhang.says(answer)
    await zhang.taps("补充选填内容")
    await zhang.taps("跳过")
    await zhang.says("/todo")
    await zhang.taps("继续填写：荣誉")
    while "提交" not in await zhang.buttons():
        await zhang.taps("跳过")
    await zhang.taps("提交")
    await li.taps("审核通过")
    await chen.sees("Award", "Level: Nation")
    await chen.taps("✓ Confirm")
    await zhang.says("/ledger 荣誉")
    await zhang.sees("产教融合先进集体")
    await chen.says("/ledger Outcomes")
    await chen.sees("产教融合先进集体")
    assert [row.kind for row in town.rows(records)] == ["award"]
    assert not town.rows(set_aside)
'''


@pytest.mark.timeout(300)
def test_a_ninth_kind_takes_one_declaration_and_its_texts(tmp_path: Path) -> None:
    copy = tmp_path / "gongjian"
    copy.mkdir()
    for name in COPIED:
        source = ROOT / name
        ignored = shutil.ignore_patterns("__pycache__", "fonts")
        shutil.copytree(source, copy / name, ignore=ignored) if source.is_dir() else shutil.copy(source, copy / name)
    (copy / "records" / "kinds" / "award.py").write_text(DECLARATION, "utf-8")
    for language, texts in (("zh-CN", CHINESE), ("en", ENGLISH)):
        (copy / "handlers" / "locales" / language / "award.ftl").write_text(texts, "utf-8")
    (copy / "tests" / "feature" / "test_award.py").write_text(STORY, "utf-8")
    tests = ("tests/feature/test_award.py", "tests/unit/records/test_kinds.py", "tests/unit/texts/test_locales.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
