"""Whoever operates the bot reads Chinese where their locale is a Chinese one, and English everywhere else."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.backup import BackupError, restore
from bot.command_line import app
from bot.commands.setup_questions import ALWAYS
from bot.operator_language import reads_chinese
from bot.settings import SettingsError, load
from storage.engine.database import Database

SOUND = "The configuration is OK.\nNo desk: it needs desk.listen and desk.public_url.\n"
WRONG = """
unheard = 1

[telegram]
token = "AAE-my-secret"
tokn = ""
mode = "push"
base_url = "api.telegram.org"

[database]
url = "mysql://here/ledger"

[delivery]
per_second = "fast"
per_chat_burst = 1.5
per_group_minute = 0

[files]
folder = 1

[health]
listen = "8080"

[log]
level = "LOUD"

[programme]
time_zone = "Mars"

[webhook]
secret = "a b"
"""
IN_CHINESE = {
    "unheard": "没有这一项",
    "telegram.token": "不是机器人的 token，@BotFather 给出的形如 123456789:AAE…",
    "telegram.tokn": "没有这一项，是不是 telegram.token？",
    "telegram.mode": "应为 'polling' 或 'webhook'",
    "telegram.base_url": "应以 https://（或 http://）开头",
    "database.url": "应如 sqlite:///data/gongjian.sqlite3 或 postgresql://user@host/name",
    "delivery.per_second": "应为数字",
    "delivery.per_chat_burst": "应为整数",
    "delivery.per_group_minute": "应大于 0",
    "files.folder": "应为引号内的路径",
    "health.listen": "应如 127.0.0.1:8080",
    "log.level": "应为 'DEBUG'、'INFO'、'WARNING' 或 'ERROR'",
    "programme.time_zone": "不是时区，应如 Asia/Shanghai",
    "webhook.secret": "最多 256 个字符，只能用 A-Z、a-z、0-9、_ 和 -",
}


@pytest.fixture
def in_china(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(WRONG, "utf-8")
    return path


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW"}, True),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, True),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True),
    ],
)
def test_the_locale_names_the_language(environment: dict[str, str], chinese: bool) -> None:
    assert reads_chinese(environment) is chinese


@pytest.mark.usefixtures("in_china")
def test_each_reason_is_given_in_chinese(wrong: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load(wrong)
    assert dict(caught.value.problems) == IN_CHINESE


@pytest.mark.usefixtures("in_china")
def test_what_is_missing_is_asked_for_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"没有这个文件，可用 `\.venv/bin/gongjian init` 生成"):
        load(tmp_path / "nowhere.toml")
    path = tmp_path / "config.toml"
    path.write_text('[telegram]\nmode = "webhook"\n', "utf-8")
    with pytest.raises(SettingsError) as caught:
        load(path)
    assert set(caught.value.problems) == {
        (key, 'telegram.mode = "webhook" 时必填') for key in ("webhook.public_url", "webhook.secret")
    }
    assert [question.asks for question in ALWAYS][2] == "接收方式：polling（不需要公网地址）或 webhook"
    assert ALWAYS[0].objection("") == "必填"


@pytest.mark.usefixtures("in_china")
def test_check_speaks_chinese(wrong: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["check", "--config", str(wrong)])
    assert ran.exit_code == 2
    assert ran.stderr.splitlines() == [f"{key}: {IN_CHINESE[key]}" for key in _keys(wrong)]
    as_json = json.loads(CliRunner().invoke(app, ["check", "--json", "--config", str(wrong)]).stdout)
    assert {each["key"]: each["reason"] for each in as_json} == IN_CHINESE
    sound = tmp_path / "sound.toml"
    sound.write_text('[telegram]\ntoken = "1:sound"\n', "utf-8")
    said = CliRunner().invoke(app, ["check", "--config", str(sound)]).stdout
    assert said.startswith("配置没有问题。\n没有网页工作台")


def test_check_speaks_english_elsewhere(wrong: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["check", "--config", str(wrong)])
    assert "telegram.tokn: is unknown; did you mean telegram.token?" in ran.stderr
    assert not re.search(r"[\u4e00-\u9fff]", ran.stderr)
    sound = tmp_path / "sound.toml"
    sound.write_text('[telegram]\ntoken = "1:sound"\n', "utf-8")
    assert CliRunner().invoke(app, ["check", "--config", str(sound)]).stdout == SOUND


@pytest.mark.usefixtures("in_china")
def test_other_commands_speak_chinese_too(wrong: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["migrate", "--config", str(wrong)])
    assert ran.stderr.startswith("配置有误：\n")
    with pytest.raises(BackupError, match="没有这个文件："):
        restore(tmp_path / "none.tar.gz", Database(f"sqlite:///{tmp_path}/ledger.sqlite3"), tmp_path, force=True)


def _keys(path: Path) -> list[str]:
    """Return the keys of what is wrong, in the order in which it is told."""
    with pytest.raises(SettingsError) as caught:
        load(path)
    return [problem.key for problem in caught.value.problems]
