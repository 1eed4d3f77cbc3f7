"""The token never reaches the log, whoever writes it and however."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import HIDDEN, reopen, set_up

TOKEN = "123456789:AAE-my-secret"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def test_the_token_is_hidden_in_a_message_and_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", TOKEN)
    logging.getLogger("bot").info("asked %s as " + TOKEN, f"https://api.telegram.org/bot{TOKEN}/getMe")
    line = capsys.readouterr().err
    assert "my-secret" not in line
    assert line.count(HIDDEN) == 2


def test_the_token_is_hidden_in_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", TOKEN)
    try:
        raise RuntimeError(f"no answer from /bot{TOKEN}/sendMessage")
    except RuntimeError:
        logging.getLogger("bot").exception("delivery")
    line = capsys.readouterr().err
    assert "RuntimeError" in line
    assert "my-secret" not in line


def test_another_bots_token_is_hidden_in_an_address(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "")
    logging.getLogger("bot").info("http://127.0.0.1:8081/file/bot42:another-secret/photos/1.jpg")
    line = capsys.readouterr().err
    assert "another-secret" not in line
    assert "/photos/1.jpg" in line


@pytest.mark.parametrize("name", ["httpx", "telegram.ext.Application", "aiohttp.access", "apscheduler.scheduler"])
def test_libraries_that_log_addresses_stay_quiet_even_at_debug(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("DEBUG", TOKEN)
    logging.getLogger(name).info("GET /bot/getUpdates")
    assert capsys.readouterr().err == ""


def test_json_is_an_object_a_line_without_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", TOKEN, as_json=True)
    try:
        raise RuntimeError(f"no answer from /bot{TOKEN}/sendMessage")
    except RuntimeError:
        logging.getLogger("bot").exception("投递 %s\nof %s", 5, TOKEN)
    [line] = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert (entry["level"], entry["logger"], entry["message"]) == ("ERROR", "bot", f"投递 5\nof {HIDDEN}")
    assert entry["error"].endswith("RuntimeError")
    assert entry["time"].endswith("+00:00")
    assert "my-secret" not in line


def test_a_log_file_is_its_owner_s_and_is_opened_anew_once_it_was_moved(tmp_path: Path) -> None:
    file, moved = tmp_path / "gongjian.log", tmp_path / "gongjian.log.1"
    set_up("INFO", file=file)
    assert file.stat().st_mode & 0o777 == 0o600
    logging.getLogger("bot").info("before")
    file.rename(moved)
    reopen()
    logging.getLogger("bot").info("after")
    assert ("before" in moved.read_text(), "after" in file.read_text()) == (True, True)
    assert "after" not in moved.read_text()


def test_a_log_whose_folder_is_gone_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "log", tmp_path / "old"
    folder.mkdir()
    set_up("INFO", file=folder / "gongjian.log")
    folder.rename(elsewhere)
    reopen()
    logging.getLogger("bot").info("after")
    assert "cannot be opened anew" in (elsewhere / "gongjian.log").read_text()
    assert "after" in (elsewhere / "gongjian.log").read_text()
