"""`gongjian doctor` says what stands between an operator and a running bot, and what to do about it."""

import asyncio
import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from typer.testing import CliRunner

from bot.command_line import app
from bot.doctor.checks.telegram import clock, updates
from bot.doctor.findings import Check
from bot.doctor.surroundings import BotApiAnswer, Surroundings
from bot.settings import Settings
from sandbox.server import Sandbox
from tests.support.databases import postgresql_database
from tests.support.townsfolk import TOKEN, Town

Found = dict[str, tuple[str, str, str]]  # by check: verdict, key, reason; of several the worst
ORDER = ("fine", "note", "fails_now", "wrong")


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def doctor(settings: str) -> tuple[int, Found]:
    """Return how it ends with these settings in config.toml, and what it finds."""
    Path("config.toml").write_text(settings, "utf-8")
    Path("config.toml").chmod(0o600)
    ran = CliRunner().invoke(app, ["doctor", "--json"])
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    found: Found = {}
    for row in sorted(json.loads(ran.stdout), key=lambda row: ORDER.index(row["verdict"])):
        found[row["check"]] = (row["verdict"], row["key"], row["reason"])
    return ran.exit_code, found


def telegram(url: str, token: str = TOKEN) -> str:
    return f'[telegram]\ntoken = "{token}"\nbase_url = "{url}"\n[health]\nlisten = "127.0.0.1:0"\n'


NOWHERE = telegram("http://127.0.0.1:1/bot")


async def test_all_is_well_before_the_first_start() -> None:
    sandbox = Sandbox(TOKEN, username="gongjian_bot")
    await sandbox.start()
    try:
        status, found = await asyncio.to_thread(doctor, telegram(sandbox.api_url))
    finally:
        await sandbox.stop()
    assert status == 0
    assert found["Telegram"] == ("fine", "", "reached; the bot is @gongjian_bot.")
    assert found["updates"] == ("fine", "", "nobody else takes them.")
    assert found["database"] == ("fine", "", "is not there yet; the start makes it.")
    assert found["backups"][:2] == ("note", "backup.folder")
    assert {verdict for verdict, *_ in found.values()} == {"fine", "note"}
    assert [file.name for file in Path().iterdir()] == ["config.toml"]


async def test_beside_a_bot_that_runs_and_one_that_is_in_the_way(town: Town) -> None:
    settings = telegram(town.sandbox.api_url)
    status, found = await asyncio.to_thread(doctor, f'{settings}[database]\nurl = "{town.url}"\n')
    assert (status, found["updates"][2], found["ports"][0]) == (0, "the bot is running.", "fine")
    status, found = await asyncio.to_thread(doctor, settings)
    assert (status, found["updates"][:2]) == (2, ("wrong", "telegram.token"))
    assert found["updates"][2].startswith("another program polls with this token")
    status, found = await asyncio.to_thread(doctor, telegram(town.sandbox.api_url, "1:unknown"))
    assert (status, found["Telegram"][:2]) == (2, ("wrong", "telegram.token"))
    status, found = await asyncio.to_thread(
        doctor, telegram(town.sandbox.api_url, "1:other") + f'[database]\nurl = "{town.url}"\n'
    )
    assert "another bot" in found["database"][2]


def test_each_thing_that_is_in_the_way_is_told_once() -> None:
    Path("file").touch()
    status, found = doctor(NOWHERE + '[files]\nfolder = "file/files"\n[database]\nurl = "sqlite:///file/a.sqlite3"\n')
    assert status == 2
    assert found["Telegram"][:2] == ("fails_now", "telegram.base_url")
    assert "updates" not in found
    assert found["folders"][0] == "wrong"
    assert found["database"][:2] == ("wrong", "database.url")
    assert doctor(NOWHERE)[0] == 1


def test_databases_that_will_not_do() -> None:
    Path("data").mkdir()
    Path("data/gongjian.sqlite3").write_text("my diary\n" * 1000, "utf-8")
    assert doctor(NOWHERE)[1]["database"] == ("wrong", "database.url", "the file is not a database.")
    Path("data/gongjian.sqlite3").unlink()
    with closing(sqlite3.connect("data/gongjian.sqlite3")) as connection:
        connection.execute("CREATE TABLE alembic_version AS SELECT '9999' AS version_num")
        connection.commit()
    assert doctor(NOWHERE)[1]["database"][2].startswith("a newer version of Gongjian")


@pytest.fixture
def server(_server: str) -> Iterator[str]:
    with postgresql_database(_server) as url, psycopg.connect(_server, autocommit=True) as connection:
        connection.execute("CREATE ROLE looker LOGIN")
        yield url
        connection.execute("DROP ROLE looker")


def test_a_server_whose_role_may_not_write(server: str) -> None:
    poor = server.replace("postgres:", "looker")
    assert doctor(f'{NOWHERE}[database]\nurl = "{poor}"\n')[1]["database"][:2] == ("wrong", "database.url")
    assert doctor(f'{NOWHERE}[database]\nurl = "{server}"\n')[1]["database"][0] == "fine"


def test_a_wrong_configuration_is_all_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    status, found = doctor('[telegram]\ntoken = "1:a"\nproxy = "socks5://127.0.0.1:1"\n')
    assert (status, list(found)) == (2, ["configuration"])
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert doctor("")[1] == {"配置": ("wrong", "telegram.token", "必填，可运行 `.venv/bin/gongjian init`")}


def test_a_certificate_is_a_certificate_alone() -> None:
    from bot.webhook_certificate import read_certificate

    key = Path(__file__).with_name("localhost.pem")  # the key, and the certificate
    with pytest.raises(ValueError, match="holds a private key"):
        read_certificate(key)
    Path("certificate.pem").write_text("-----BEGIN" + key.read_text().split("-----BEGIN")[-1], "utf-8")
    assert read_certificate(Path("certificate.pem")).startswith(b"-----BEGIN CERTIFICATE")
    Path("certificate.pem").write_bytes(b"\x30\x82")
    with pytest.raises(ValueError, match="must be a certificate in PEM"):
        read_certificate(Path("certificate.pem"))


def test_what_others_may_read_is_told() -> None:
    Path("data/files").mkdir(parents=True)
    Path("data/files").chmod(0o755)
    assert doctor(NOWHERE)[1]["readers"][2] == "others may; please run: chmod -R go= data/files"
    Path("data/files").chmod(0o700)
    assert doctor(NOWHERE)[1]["readers"][0] == "fine"


def looked(check: Check, **answers: BotApiAnswer) -> list[tuple[str, str]]:
    """What a check finds of a bot with a webhook, verdict and sentence, where Telegram has given these answers."""

    class Told(Surroundings):
        def ask_telegram(self, method: str, **parameters: object) -> BotApiAnswer:
            return answers[method]

    settings = Settings.model_validate(
        {"telegram": {"token": TOKEN, "mode": "webhook"}, "webhook": {"public_url": "https://a.org", "secret": "b"}}
    )
    return [(found.verdict.name.lower(), found.sentence) for found in check.findings(Told(settings, None))]


@pytest.mark.parametrize(("seconds", "verdict"), [(5, "fine"), (-90, "note"), (3600, "wrong")])
def test_a_clock_that_goes_wrong(seconds: int, verdict: str) -> None:
    there = BotApiAnswer(200, {"result": {}}, datetime.now(UTC) + timedelta(seconds=seconds))
    assert [found for found, _ in looked(clock, getMe=there)] == [verdict]


@pytest.mark.parametrize(
    ("webhook", "sentence"),
    [
        ({"url": "https://a.org"}, "the webhook has no error."),
        ({"url": "https://b.org"}, "Telegram calls another address at present; the start changes it."),
        (
            {"url": "https://a.org", "last_error_date": int(time.time()), "last_error_message": "Connection refused"},
            "the last call of Telegram failed: Connection refused",
        ),
        ({"url": "https://a.org", "last_error_date": 1, "last_error_message": "old"}, "the webhook has no error."),
    ],
)
def test_a_webhook(webhook: dict[str, object], sentence: str) -> None:
    here = BotApiAnswer(200, {"result": {"username": "gongjian_bot"}}, None)
    answer = BotApiAnswer(200, {"result": webhook}, None)
    assert [said for _, said in looked(updates, getMe=here, getWebhookInfo=answer)] == [sentence]


@pytest.mark.parametrize(("megabytes", "verdict"), [(50, "fails_now"), (500, "note"), (5000, "fine")])
def test_a_disk_that_fills_up(monkeypatch: pytest.MonkeyPatch, megabytes: int, verdict: str) -> None:
    usage = SimpleNamespace(free=megabytes * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert doctor(NOWHERE)[1]["disk"][0] == verdict
