"""The kinds of value that a setting can have, each with what is wrong with another one, in words."""

import re
from datetime import time
from difflib import get_close_matches
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path
from typing import Annotated, NamedTuple
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.operator_language import localise
from records.calendar import USUAL_ZONE
from storage.engine.database import has_plain_schema, parse_url, unknown_options

TELEGRAM_HOST = "api.telegram.org"
LONGEST_TIMEOUT = 300  # seconds: whoever writes more has milliseconds in mind
_HIGHEST_PORT = 65535
_TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?", re.ASCII)


class ListenAddress(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


def parse_address(listen: str) -> ListenAddress:
    """Return the parts of ``host:port``; an IPv6 host stands in brackets. Raises ValueError."""
    host, _, port = listen.rpartition(":")
    if not re.fullmatch(r"[0-9]{1,5}", port) or int(port) > _HIGHEST_PORT or not _is_host(host):
        raise ValueError(localise("应如 127.0.0.1:8080", "must be like 127.0.0.1:8080"))
    return ListenAddress(host.strip("[]"), int(port))


def _is_host(host: str) -> bool:
    try:
        if host.startswith("[") and host.endswith("]"):
            IPv6Address(host[1:-1])
        elif re.fullmatch(r"[0-9.]+", host):
            IPv4Address(host)
    except AddressValueError:
        return False
    return host.startswith("[") or re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", host) is not None


def _listen(value: str) -> str:
    if parse_address(value).port == 0:
        raise ValueError(localise("端口不能是 0", "needs a port other than 0"))
    return value


def _listen_or_none(value: str) -> str:
    if value:
        parse_address(value)
    return value


def _token(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()):
        raise ValueError(
            localise(
                "不是机器人的 token，@BotFather 给出的形如 123456789:AAE…",
                "is not a bot's token; @BotFather gives one like 123456789:AAE…",
            )
        )
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
        raise ValueError(
            localise(
                "最多 256 个字符，只能用 A-Z、a-z、0-9、_ 和 -",
                "may hold up to 256 of A-Z, a-z, 0-9, _ and -",
            )
        )
    return value


def split_address(value: str) -> SplitResult | None:
    """Return the parts of a URL of the web; None where it is none."""
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # its port is no number
        return None
    return parts if is_whole and not re.search(r"\s", value) else None


def _http(value: str) -> str:
    if value and split_address(value) is None:
        raise ValueError(localise("应以 https://（或 http://）开头", "must start with https:// (or http://)"))
    return value


def _bot_api(value: str) -> str:
    parts = split_address(_http(value))
    if not value.endswith("/bot") and "{token}" not in value:
        raise ValueError(localise("应以 /bot 结尾，后面不写 token", "must end with /bot, and no token after it"))
    if parts is not None and parts.hostname == TELEGRAM_HOST and parts.scheme != "https":
        raise ValueError(localise("应以 https:// 开头", "must start with https://"))
    return value


def _file_api(value: str) -> str:
    if "/file/" not in _bot_api(value):
        raise ValueError(localise("应以 /file/bot 结尾", "must end with /file/bot"))
    return value


def _proxy(value: str) -> str:
    if value.lower().startswith("socks"):
        raise ValueError(
            localise(
                "不支持 SOCKS，请填代理软件的 HTTP 端口，如 http://127.0.0.1:7890",
                "SOCKS is not supported; give the proxy's HTTP port, such as http://127.0.0.1:7890",
            )
        )
    if value and split_address(value) is None:
        raise ValueError(localise("应如 http://127.0.0.1:7890", "must be like http://127.0.0.1:7890"))
    return value


def _database(value: str) -> str:
    try:
        url = parse_url(value)
    except ValueError as error:
        raise ValueError(
            localise("应如 sqlite:///data/gongjian.sqlite3 或 postgresql://user@host/name", str(error))
        ) from None
    if "@" in (url.host or ""):
        raise ValueError(localise("密码里的 @ 要写成 %40", "has an @ in its password, which is written %40"))
    if url.get_backend_name() == "postgresql" and not url.database and not {"dbname", "service"} & set(url.query):
        raise ValueError(
            localise(
                "缺少数据库名，应如 postgresql://user@host/name",
                "needs the database's name, as in postgresql://user@host/name",
            )
        )
    if "~" in (url.database or "").split("/")[0]:
        raise ValueError(localise("请写完整的路径，不能用 ~", "needs the whole path: ~ is not understood here"))
    if not has_plain_schema(url):
        raise ValueError(
            localise("schema 只能用小写字母、数字和 _", "takes only lower-case letters, digits and _ in schema")
        )
    if unknown := unknown_options(url):
        raise ValueError(localise(f"没有这个参数：{unknown[0]}", f"has an option that is unknown: {unknown[0]}"))
    return value


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # not found, not a name, a folder of names
        like = next(iter(get_close_matches(value, available_timezones(), 1, 0.85)), USUAL_ZONE)
        raise ValueError(localise(f"不是时区，应如 {like}", f"is not a time zone; it should be like {like}")) from None
    return value


def _time_of_day(value: object) -> object:
    """Take `03:00`, quoted or not. Pydantic would take 3 for three seconds after midnight."""
    if isinstance(value, str) and _TIME_OF_DAY.fullmatch(value):
        return value.rjust(5, "0") if value.count(":") == 1 else value.rjust(8, "0")
    if isinstance(value, time) and value.tzinfo is None:
        return value
    raise ValueError(localise('应为时间，如 "03:00"', 'must be a time, such as "03:00"'))


def _no_truth(value: object) -> object:
    """Refuse true and false, which count as 1 and 0 in Python."""
    if isinstance(value, bool):
        raise ValueError(localise("应为数字", "must be a number"))
    return value


def _path(value: object) -> object:
    """Take a path; `~` is the home of the user who runs the bot."""
    if not isinstance(value, str):
        return value
    if not value.strip() or "\0" in value:
        raise ValueError(localise("必填，应为路径", "is required, and must be a path"))
    try:
        return Path(value).expanduser()
    except RuntimeError:  # the home of somebody who is not there
        raise ValueError(localise("没有这个用户", "names a user who does not exist")) from None


def _path_or_none(value: object) -> object:
    return None if value == "" else _path(value)


def _recipient(value: str) -> str:
    from bot.backup_encryption import is_recipient

    if value and not is_recipient(value):
        raise ValueError(localise("应为 age 公钥，形如 age1…", "must be a public key of age, like age1…"))
    return value


BotToken = Annotated[SecretStr, AfterValidator(_token)]
BotApiUrl = Annotated[str, AfterValidator(_bot_api)]
FileApiUrl = Annotated[str, AfterValidator(_file_api)]
ProxyUrl = Annotated[str, AfterValidator(_proxy)]
Url = Annotated[str, AfterValidator(_http)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
Listen = Annotated[str, AfterValidator(_listen)]
ListenOrNone = Annotated[str, AfterValidator(_listen_or_none)]
DatabaseUrl = Annotated[str, AfterValidator(_database)]
ZoneName = Annotated[str, AfterValidator(_time_zone)]
TimeOfDay = Annotated[time, BeforeValidator(_time_of_day)]
Recipient = Annotated[str, AfterValidator(_recipient)]
FilePath = Annotated[Path, BeforeValidator(_path)]
FilePathOrNone = Annotated[Path | None, BeforeValidator(_path_or_none)]
Positive = Annotated[float, BeforeValidator(_no_truth), Field(gt=0, allow_inf_nan=False)]
Timeout = Annotated[float, BeforeValidator(_no_truth), Field(gt=0, le=LONGEST_TIMEOUT, allow_inf_nan=False)]
PositiveWhole = Annotated[int, BeforeValidator(_no_truth), Field(ge=1)]
