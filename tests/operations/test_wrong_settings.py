"""Every setting wrong in the ways in which people get it wrong: key, reason and exit status of `gongjian check`."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from bot.command_line import app

TOKEN = '[telegram]\ntoken = "123456789:AAE-my-secret"\n'
SECRETS = ("my-secret", "pass-word")
WEBHOOK = TOKEN + 'mode = "webhook"\n[webhook]\nsecret = "abc"\n'
ADDRESS = "must be like 127.0.0.1:8080"
TOKEN_LIKE = "is not a bot's token; @BotFather gives one like 123456789:AAE…"
HTTP = "must start with https:// (or http://)"
API = "must end with /bot, and no token after it"
ZONE = "is not a time zone; it should be like Asia/Shanghai"
TIME = 'must be a time, such as "03:00"'
NUMBER, WHOLE, POSITIVE = "must be a number", "must be a whole number", "must be more than 0"
TEXT, PATH = "must be text in quotes", "must be a path in quotes"
NEEDED = 'is required for telegram.mode = "webhook"'
CALLED = "Telegram calls https:// only, on port 443, 80, 88 or 8443"
FILE_NEEDED = "needs a file: sqlite:///data/gongjian.sqlite3"
POSTGRESQL_NAME = "needs the database's name, as in postgresql://user@host/name"
AGE = "must be a public key of age, like age1…"
URL_LIKE = "should be like sqlite:///data/gongjian.sqlite3 or postgresql://user@host/name"
SOCKS = "SOCKS is not supported; give the proxy's HTTP port, such as http://127.0.0.1:7890"
SECRET = "may hold up to 256 of A-Z, a-z, 0-9, _ and -"
THE_FILE = "config.toml"
EXAMPLE_LINE = 'should be like key = "value"'
QUOTES = "text stands in straight quotes"


class Wrong(NamedTuple):
    """What stands in the file, after a sound token unless it has one, or in the environment; and what is said of it."""

    written: str
    key: str
    reason: str
    status: int = 2


def of(section: str, *wrong: tuple[str, str]) -> list[Wrong]:
    """Return cases of one section: a line each, and the reason."""
    return [
        Wrong(f"[{section}]\n{line}", f"{section}.{line.partition('=')[0].strip()}", reason) for line, reason in wrong
    ]


IN_A_SECTION = [
    *of(
        "telegram",
        ('token = ""', "is required; `.venv/bin/gongjian init` asks for it"),
        ('token = "AAE-my-secret"', TOKEN_LIKE),
        ('token = "bot123456789:AAE-my-secret"', TOKEN_LIKE),
        ('token = " 123456789:AAE-my-secret"', TOKEN_LIKE),
        ('token = "@gongjian_bot"', TOKEN_LIKE),
        ("token = 123456789", TEXT),
    ),
    *of(
        "webhook",
        ('listen = "8443"', ADDRESS),
        ('listen = ":8443"', ADDRESS),
        ('listen = "*:8443"', ADDRESS),
        ('listen = "http://127.0.0.1:8443"', ADDRESS),
        ('listen = "127.0.0.1:99999"', ADDRESS),
        ('listen = "127.0.0.1:8443/hook"', ADDRESS),
        ('listen = "127.0.0.1:0"', "needs a port other than 0"),
        ('public_url = "gongjian.example.edu.cn"', HTTP),
        ('secret = "a b"', SECRET),
        ('secret = "密码"', SECRET),
        ("certificate = true", PATH),
    ),
    *of(
        "database",
        ('url = "data/gongjian.sqlite3"', URL_LIKE),
        ('url = "mysql://here/ledger"', "should begin with sqlite:/// or postgresql://"),
        ('url = "postgres://user@here/ledger"', "should begin with sqlite:/// or postgresql://"),
        ('url = "sqlite://data/gongjian.sqlite3"', "needs three slashes: sqlite:///data/gongjian.sqlite3"),
        ('url = "sqlite:///"', FILE_NEEDED),
        ('url = "sqlite:///:memory:"', FILE_NEEDED),
        ('url = "sqlite:///data/"', FILE_NEEDED),
        ('url = "sqlite:///~/gongjian.sqlite3"', "needs the whole path: ~ is not understood here"),
        ('url = "sqlite:///data/ledger.sqlite3?sslmode=require"', "has an option that is unknown: sslmode"),
        ('url = "postgresql://user@here"', POSTGRESQL_NAME),
        ('url = "postgresql://user@here:port/ledger"', URL_LIKE),
        ('url = "postgresql://user:pass-word@x@here/ledger"', "has an @ in its password, which is written %40"),
        ('url = "postgresql://user@here/ledger?sslmod=require"', "has an option that is unknown: sslmod"),
        ('url = ""', URL_LIKE),
    ),
    *of(
        "delivery",
        ('per_second = "fast"', NUMBER),
        ("per_second = 0", POSITIVE),
        ("per_second = -1", POSITIVE),
        ("per_second = nan", POSITIVE),
        ("per_second = inf", NUMBER),
        ("per_chat_second = true", NUMBER),
        ("per_chat_burst = 1.5", WHOLE),
        ("per_chat_burst = 0", POSITIVE),
        ("per_group_minute = []", NUMBER),
        ("per_minute = 20", "is unknown; did you mean delivery.per_group_minute?"),
    ),
    *of("clock", ('url = "127.0.0.1:8790"', HTTP)),
    *of(
        "files",
        ("folder = 1", PATH),
        ('folder = ""', "is required, and must be a path"),
        (r'folder = "a\u0000b"', "is required, and must be a path"),
        ('folder = "~nobody-here/files"', "names a user who does not exist"),
        ('path = "data/files"', "is unknown"),
    ),
    *of(
        "log",
        ('level = "LOUD"', "must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ('level = "info"', "must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ),
    *of(
        "desk",
        ('listen = "8090"', ADDRESS),
        ('public_url = "desk.example.org"', HTTP),
        ("listen = 8090", TEXT),
        ("public_pages = true", "must be 'off' or 'on'"),
    ),
    *of(
        "health",
        ('listen = "8080"', ADDRESS),
        ('listen = "999.0.0.1:8080"', ADDRESS),
        ('listen = "::1:8080"', ADDRESS),
        ("listen = 8080", TEXT),
        ("listen = false", TEXT),
    ),
    *of(
        "backup",
        ("at = 3", TIME),
        ('at = "3"', TIME),
        ('at = "25:00"', TIME),
        ('at = "03:00+08:00"', TIME),
        ("keep = 0", POSITIVE),
        ('keep = "two weeks"', WHOLE),
        ('ping_url = "hc-ping.com/1"', HTTP),
        ('encrypt_to = "AGE-SECRET-KEY-1my-secret"', AGE),
        ('encrypt_to = "ssh-ed25519 AAAA"', AGE),
    ),
    *of(
        "programme",
        ('time_zone = "Mars/Olympus"', ZONE),
        ('time_zone = "Asia/Beijing"', ZONE),
        ('time_zone = "UTC+8"', ZONE),
        ('time_zone = "Europe/Londn"', "is not a time zone; it should be like Europe/London"),
        ('time_zone = ""', ZONE),
    ),
    *of("surveys", ("key = 5", TEXT)),
]
OF_TELEGRAM = [
    Wrong(f"{TOKEN}{line}", f"telegram.{line.partition(' ')[0]}", reason)
    for line, reason in (
        ('base_url = "api.telegram.org/bot"', HTTP),
        ('base_url = "https://api.telegram.org"', API),
        ('base_url = "https://api.telegram.org/bot123456789:AAE-my-secret"', API),
        ('base_url = "http://api.telegram.org/bot"', "must start with https://"),
        ('base_file_url = "https://api.telegram.org/bot"', "must end with /file/bot"),
        ('proxy = "127.0.0.1:7890"', "must be like http://127.0.0.1:7890"),
        ('proxy = "socks5://127.0.0.1:1080"', SOCKS),
        ('proxy = "http://user:pass-word@127.0.0.1:port"', "must be like http://127.0.0.1:7890"),
        ("proxy = 7890", TEXT),
        ("timeout = 0", POSITIVE),
        ("timeout = 25000", "must be at most 300"),
        ('timeout = "25s"', NUMBER),
        ('mode = "push"', "must be 'polling' or 'webhook'"),
        ('mode = "Webhook"', "must be 'polling' or 'webhook'"),
        ('tokn = "123456789:AAE-my-secret"', "is unknown; did you mean telegram.token?"),
        ('base-url = "https://api.telegram.org/bot"', "is unknown; did you mean telegram.base_url?"),
        ('public_url = "https://example.org"', "is unknown; did you mean webhook.public_url?"),
    )
]
IN_THE_WRONG_PLACE = [
    Wrong('token = "123456789:AAE-my-secret"\n', "token", "is unknown; did you mean telegram.token?"),
    Wrong(TOKEN + "[telegramm]", "telegramm", "is unknown; did you mean telegram?"),
    Wrong(TOKEN + "[unheard]", "unheard", "is unknown"),
    Wrong("telegram = 5", "telegram", "must be a section: [telegram]"),
    Wrong("[[telegram]]\ntoken = ''", "telegram", "must be a section: [telegram]"),
    Wrong(TOKEN + "[telegram.proxy]\nurl = 'http://127.0.0.1:7890'", "telegram.proxy", TEXT),
]
TOGETHER = [
    Wrong(WEBHOOK, "webhook.public_url", NEEDED),
    Wrong(WEBHOOK.replace("secret", "public_url").replace("abc", "https://a.org"), "webhook.secret", NEEDED),
    Wrong(WEBHOOK + 'public_url = "http://a.org"', "webhook.public_url", CALLED),
    Wrong(WEBHOOK + 'public_url = "https://a.org:9000"', "webhook.public_url", CALLED),
    Wrong(
        WEBHOOK + 'public_url = "https://a.org"\nlisten = "127.0.0.1:8080"',
        "webhook.listen",
        "must have another port than health.listen",
    ),
    Wrong('[desk]\nlisten = "127.0.0.1:8090"', "desk.public_url", "is required where there is desk.listen"),
    Wrong('[desk]\npublic_url = "https://a.org"', "desk.listen", "is required where there is desk.public_url"),
    Wrong(
        '[desk]\npublic_url = "https://a.org"\nlisten = "127.0.0.1:8080"',
        "desk.listen",
        "must have another port than health.listen and webhook.listen",
    ),
]
NO_TOML = [
    Wrong(text, THE_FILE, f"is not TOML: {reason}")
    for text, reason in (
        ("[telegram]\ntoken = 123456789:AAE-my-secret\n", f"line 2, {QUOTES}"),
        ("[telegram]\ntoken = “123456789:AAE-my-secret”\n", f"line 2, {QUOTES}"),
        ("[telegram]\ntoken = \n", f"line 2, {QUOTES}"),
        ("[log]\nlevel = INFO\n", f"line 2, {QUOTES}"),
        ('[telegram]\ntoken: "123456789:AAE-my-secret"\n', f"line 2, {EXAMPLE_LINE}"),
        ('[telegram]\ntoken = "1:a\nmode = "polling"\n', "line 2, a quote or a bracket is not closed"),
        ('[telegram\ntoken = "1:a"\n', "line 1, a quote or a bracket is not closed"),
        ('[telegram]\ntoken = "1:a"\ntoken = "2:b"\n', "line 3, a key is given twice"),
        ('[telegram]\ntoken = "1:a"\n[log]\n[telegram]\n', "line 4, a section is given twice"),
        (r'[files]' + '\n' + r'folder = "D:\data"' + '\n', r"line 2, a \ within quotes is written \\"),
        ('<?xml version="1.0"?>', f"line 1, {EXAMPLE_LINE}"),
    )
]  # fmt: skip
IN_THE_ENVIRONMENT = [
    Wrong(f"GONGJIAN_{name}={value}", f"GONGJIAN_{name}", reason)
    for name, value, reason in (
        ("TELEGRAM_TOKEN", "1:my-secret", "is unknown; did you mean GONGJIAN_TELEGRAM__TOKEN?"),
        ("TOKEN", "1:my-secret", "is unknown; did you mean GONGJIAN_TELEGRAM__TOKEN?"),
        ("TELEGRAMM__TOKEN", "1:my-secret", "is unknown; did you mean GONGJIAN_TELEGRAM__TOKEN?"),
        ("TELEGRAM__TOKN", "1:my-secret", "is unknown; did you mean GONGJIAN_TELEGRAM__TOKEN?"),
        ("DATABASE_URL", "sqlite:///x", "is unknown; did you mean GONGJIAN_DATABASE__URL?"),
        ("TELEGRAM__TOKEN", "my-secret", TOKEN_LIKE),
        ("TELEGRAM__TOKEN", "", "is required; `.venv/bin/gongjian init` asks for it"),
        ("DELIVERY__PER_SECOND", "quick", NUMBER),
        ("DELIVERY", "30", "a section as a variable must be JSON"),
        ("DELIVERY", "{'per_second': 30}", "a section as a variable must be JSON"),
    )
]


def check(folder: Path, content: bytes) -> tuple[int, list[str]]:
    """Return how `check` ends, and what it says, of a file in the folder that one is in."""
    Path(THE_FILE).write_bytes(content)
    ran = CliRunner().invoke(app, ["check"])
    return ran.exit_code, ran.stderr.splitlines()


@pytest.mark.parametrize("wrong", [*IN_A_SECTION, *OF_TELEGRAM, *IN_THE_WRONG_PLACE, *TOGETHER, *NO_TOML], ids=str)
def test_a_wrong_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Wrong) -> None:
    monkeypatch.chdir(tmp_path)
    sound = "" if "telegram" in wrong.written or "token" in wrong.written else TOKEN
    status, said = check(tmp_path, (wrong.written if wrong.key == THE_FILE else sound + wrong.written).encode())
    assert (status, said) == (wrong.status, [f"{wrong.key}: {wrong.reason}"])
    assert not any(secret in line for line in said for secret in SECRETS)


@pytest.mark.parametrize("wrong", IN_THE_ENVIRONMENT, ids=str)
def test_a_wrong_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Wrong) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, *wrong.written.split("=", 1))
    assert check(tmp_path, TOKEN.encode()) == (wrong.status, [f"{wrong.key}: {wrong.reason}"])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TOKEN.encode("utf-16"), "must be saved as UTF-8"),
        ("# 联络员\n".encode("gbk") + TOKEN.encode(), "must be saved as UTF-8"),
        (b"\0" * 64, f"is not TOML: line 1, {EXAMPLE_LINE}"),
    ],
)
def test_a_file_in_another_encoding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert check(tmp_path, content) == (2, [f"{THE_FILE}: {reason}"])


def test_a_mark_of_the_encoding_is_read_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert check(tmp_path, b"\xef\xbb\xbf" + TOKEN.replace("\n", "\r\n").encode()) == (0, [])


def test_places_where_no_file_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path, reason in (
        ("none.toml", "there is no such file; `.venv/bin/gongjian init` writes one"),
        ("", "is a folder, not a file"),
        ("file/config.toml", "cannot be read (Not a directory)"),
        ("loop", "cannot be read (Too many levels of symbolic links)"),
    ):
        ran = CliRunner().invoke(app, ["check", "--config", str(tmp_path / path)])
        assert (ran.exit_code, ran.stderr) == (2, f"{tmp_path / path}: {reason}\n")


def test_there_are_as_many_as_were_tried() -> None:
    assert len([*IN_A_SECTION, *OF_TELEGRAM, *IN_THE_WRONG_PLACE, *TOGETHER, *NO_TOML, *IN_THE_ENVIRONMENT]) >= 88
