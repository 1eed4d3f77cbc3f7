"""`gongjian init` asks little, takes no answer that could not work, and writes a file that loads."""

import stat
from pathlib import Path

import pytest

from bot.commands.setup_questions import ALWAYS, FOR_WEBHOOK, configuration, next_question, write_configuration
from bot.settings import load

ANSWERS = {
    "telegram.token": "1:my-secret",
    "telegram.proxy": "http://127.0.0.1:7890",
    "telegram.mode": "webhook",
    "database.url": "",
    "programme.time_zone": "Asia/Urumqi",
    "webhook.public_url": 'https://example.org/"quoted"\\path',
    "webhook.listen": "127.0.0.1:9000",
    "webhook.secret": "abc",
}


def test_polling_needs_five_answers_and_a_webhook_three_more() -> None:
    answers: dict[str, str] = {}
    asked = []
    while question := next_question(answers):
        asked.append(question)
        answers[question.key] = ANSWERS[question.key]
    assert asked == [*ALWAYS, *FOR_WEBHOOK]
    assert next_question({question.key: question.default for question in ALWAYS}) is None


def test_what_could_not_work_is_refused_with_the_reason() -> None:
    token, proxy, mode, database, zone = ALWAYS
    assert proxy.objection("") is None
    assert "SOCKS" in (proxy.objection("socks5://127.0.0.1:1080") or "")
    assert token.objection("") == "is required"
    assert "@BotFather" in (token.objection("nonsense") or "")
    assert token.objection("1:my-secret") is None
    assert mode.objection("push") == "must be 'polling' or 'webhook'"
    assert database.objection("") is None
    assert FOR_WEBHOOK[0].objection("") == "is required"
    assert "Asia/Shanghai" in (zone.objection("Mars") or "")


def test_the_file_loads_and_says_what_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    write_configuration(path, ANSWERS)
    settings = load(path)
    assert settings.telegram.token.get_secret_value() == "1:my-secret"
    assert settings.telegram.proxy == ANSWERS["telegram.proxy"]
    assert settings.webhook.public_url == ANSWERS["webhook.public_url"]
    assert settings.database.url == "sqlite:///data/gongjian.sqlite3"
    assert settings.programme.time_zone == "Asia/Urumqi"
    assert len(settings.surveys.key.get_secret_value()) >= 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(configuration(ANSWERS))
    with pytest.raises(FileExistsError):
        write_configuration(path, {})
    assert path.read_text() == configuration(ANSWERS)
