"""As a service: what systemd is told, who may read the files, and what is printed and logged at a start."""

import asyncio
import logging
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.application import Application
from bot.service_manager import notify, supervised, watchdog_seconds
from bot.settings import Settings, SettingsError, load
from sandbox.server import Sandbox
from storage.engine.database import Database
from tests.storm.town import reserved_port
from tests.support.townsfolk import TOKEN, Town

GONGJIAN = (sys.executable, "-c", "from bot.command_line import main; main()")
KEY_AND_CERTIFICATE = Path(__file__).with_name("localhost.pem")


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


async def told(manager: socket.socket) -> str:
    return (await asyncio.wait_for(asyncio.get_running_loop().sock_recv(manager, 1024), 10)).decode()


async def test_systemd_is_told_of_start_life_and_end(manager: socket.socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", "20000")
    alive = True
    async with supervised(lambda: alive):
        assert await told(manager) == "READY=1"
        assert {await told(manager), await told(manager)} == {"WATCHDOG=1"}
        alive = False
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_silence(manager), 0.2)
    last = await told(manager)
    while last == "WATCHDOG=1":
        last = await told(manager)
    assert last == "STOPPING=1"


async def _silence(manager: socket.socket) -> None:
    while True:
        await told(manager)


async def test_sighup_has_the_log_opened_anew_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reopened = asyncio.Event()
    monkeypatch.setattr(logs, "reopen", reopened.set)
    async with supervised(lambda: True):
        os.kill(os.getpid(), signal.SIGHUP)
        await asyncio.wait_for(reopened.wait(), 10)


def test_without_systemd_nothing_is_told(tmp_path: Path) -> None:
    notify("READY=1", environment={})
    notify("READY=1", environment={"NOTIFY_SOCKET": str(tmp_path / "nobody")})
    assert watchdog_seconds({}) is None
    assert watchdog_seconds({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}) is None
    assert watchdog_seconds({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}) == 15


def test_files_are_their_owners_only(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[backup]\nfolder = "backups"\n', "utf-8")
    (tmp_path / "config.toml").chmod(0o600)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    for command in (("demo", "--records", "1"), ("backup",)):
        subprocess.run([*GONGJIAN, *command], cwd=tmp_path, env=environment, check=True, umask=0o022, timeout=100)
    paths = list(tmp_path.rglob("*"))
    assert {path.suffix for path in paths} >= {".sqlite3", ".gz"}
    assert [path.name for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


async def test_a_start_and_a_stop_are_a_line_each(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    stop = asyncio.Event()
    settings = Settings.model_validate(
        {
            "telegram": {"token": TOKEN, "base_url": town.sandbox.api_url},
            "database": {"url": town.url},
            "health": {"listen": ""},
        }
    )
    await town.application.stop()
    database = Database(town.url)
    application = Application(settings, database)

    async def begin() -> None:
        assert application.is_alive()
        stop.set()

    with caplog.at_level(logging.INFO, "bot.application"):
        await application.run(stop, begin)
    database.close()
    said = [record.getMessage() for record in caplog.records if record.name == "bot.application"]
    assert said[0].startswith("started: version ")
    assert "@gongjian_bot, database " in said[0]
    assert said[1:] == ["stopping", "stopped"]


def test_passwords_stay_out_of_the_log(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        '[telegram]\ntoken = "1:my-secret"\nproxy = "http://user:pass-word@127.0.0.1:7890"\n'
        '[database]\nurl = "postgresql://user:other-word@127.0.0.1/ledger"\n[surveys]\nkey = "short"\n',
        "utf-8",
    )
    assert set(load(file).secrets()) == {"1:my-secret", "pass-word", "other-word"}


async def test_telegram_is_given_a_self_signed_certificate(tmp_path: Path, sqlite_url: str) -> None:
    certificate = tmp_path / "certificate.pem"
    certificate.write_text("-----BEGIN" + KEY_AND_CERTIFICATE.read_text("utf-8").split("-----BEGIN")[-1], "utf-8")
    sandbox = Sandbox(TOKEN, username="gongjian_bot")
    await sandbox.start()
    port = reserved_port()
    settings = Settings.model_validate(
        {
            "telegram": {"token": TOKEN, "base_url": sandbox.api_url, "mode": "webhook"},
            "webhook": {
                "public_url": "https://127.0.0.1:8443/",
                "listen": f"127.0.0.1:{port.getsockname()[1]}",
                "secret": "abc",
                "certificate": str(certificate),
            },
            "database": {"url": sqlite_url},
            "files": {"folder": str(tmp_path / "files")},
            "health": {"listen": ""},
        }
    )
    database = Database(sqlite_url)
    application = Application(settings, database)
    try:
        await application.start()
        assert (await application.bot.get_webhook_info()).has_custom_certificate
    finally:
        await application.stop()
        database.close()
        port.close()
        await sandbox.stop()


def test_a_certificate_with_its_key_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        '[telegram]\ntoken = "1:a"\nmode = "webhook"\n[webhook]\npublic_url = "https://a.org"\nsecret = "abc"\n'
        f'certificate = "{KEY_AND_CERTIFICATE}"\n'
    )
    Path("config.toml").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"webhook\.certificate: holds a private key"):
        load(Path("config.toml"))
    Path("config.toml").write_text(text.replace("localhost.pem", "none.pem"), "utf-8")
    with pytest.raises(SettingsError, match=r"webhook\.certificate: cannot be read"):
        load(Path("config.toml"))
