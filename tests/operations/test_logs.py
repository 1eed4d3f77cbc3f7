"""The token never reaches the log, whoever writes it and however."""

import logging
from collections.abc import Iterator

import pytest

from bot.logs import HIDDEN, set_up

TOKEN = "123456789:AAE-my-secret"


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    logging.captureWarnings(False)
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
