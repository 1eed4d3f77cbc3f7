"""What an operator may set: a TOML file by section, each key also as an environment variable, checked in words."""

import os
import re
import tomllib
from datetime import time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    SecretStr,
    ValidationError,
)
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableVariable

from bot.operator_language import localise
from records.calendar import USUAL_ZONE
from storage.engine.database import parse_url

PREFIX = "GONGJIAN_"


class Problem(NamedTuple):
    """One thing that is wrong. The value itself is never repeated: it may be the token."""

    key: str
    reason: str


class SettingsError(Exception):
    """The configuration cannot be used; ``problems`` says why, key by key."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{problem.key}: {problem.reason}" for problem in problems))
        self.problems = problems


class ListenAddress(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


def parse_address(listen: str) -> ListenAddress:
    """Return the parts of ``host:port``; an IPv6 host stands in brackets. Raises ValueError."""
    host, _, port = listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise ValueError(localise("应如 127.0.0.1:8080", "must be like 127.0.0.1:8080"))
    return ListenAddress(host.strip("[]"), int(port))


def _listen(value: str) -> str:
    parse_address(value)
    return value


def _listen_or_none(value: str) -> str:
    return _listen(value) if value else value


def _token(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
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


def _http(value: str) -> str:
    if value and not re.match(r"https?://[^/]", value):
        raise ValueError(localise("应以 https://（或 http://）开头", "must start with https:// (or http://)"))
    return value


def _database(value: str) -> str:
    try:
        parse_url(value)
    except ValueError as error:
        raise ValueError(
            localise("应如 sqlite:///data/gongjian.sqlite3 或 postgresql://user@host/name", str(error))
        ) from None
    return value


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # not found, not a name, a folder of names
        raise ValueError(
            localise("不是时区，应如 Asia/Shanghai", "is not a time zone; it should be like Asia/Shanghai")
        ) from None
    return value


def _or_none(value: object) -> object:
    return value or None


def _recipient(value: str) -> str:
    from bot.backup_encryption import is_recipient

    if value and not is_recipient(value):
        raise ValueError(localise("应为 age 公钥，形如 age1…", "must be a public key of age, like age1…"))
    return value


class SettingsSection(BaseModel):
    """A section of the configuration, with nothing in it that is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TelegramSettings(SettingsSection):
    """The bot's token, and how Telegram is reached."""

    token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    base_url: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org/bot"
    base_file_url: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org/file/bot"
    proxy: str = ""
    timeout: float = Field(25, gt=0)
    mode: Literal["polling", "webhook"] = "polling"


class WebhookSettings(SettingsSection):
    """Where Telegram calls the bot, in the mode of webhooks."""

    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8443"
    public_url: Annotated[str, AfterValidator(_http)] = ""
    secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] = SecretStr("")

    @property
    def address(self) -> ListenAddress:
        """Return where to listen."""
        return parse_address(self.listen)


class DatabaseSettings(SettingsSection):
    """Which database the ledger is in."""

    url: Annotated[str, AfterValidator(_database)] = "sqlite:///data/gongjian.sqlite3"


class DeliverySettings(SettingsSection):
    """Messages: a second in all, a second and at once to one chat, a minute to one group."""

    per_second: float = Field(30, gt=0)
    per_chat_second: float = Field(1, gt=0)
    per_chat_burst: int = Field(5, ge=1)
    per_group_minute: float = Field(20, gt=0)


class ClockSettings(SettingsSection):
    """Whose clock holds: the machine's, or the one at this URL."""

    url: Annotated[str, AfterValidator(_http)] = ""


class FilesSettings(SettingsSection):
    """Where files are kept."""

    folder: Path = Path("data/files")


class LogSettings(SettingsSection):
    """How much is logged."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class HealthSettings(SettingsSection):
    """Where the bot tells how it is."""

    listen: Annotated[str, AfterValidator(_listen_or_none)] = "127.0.0.1:8080"

    @property
    def address(self) -> ListenAddress | None:
        """Return where to listen; None when nobody wants to be told."""
        return parse_address(self.listen) if self.listen else None


class BackupSettings(SettingsSection):
    """Where backups are made by the clock, and when; to whom they are encrypted, and who hears that one was made."""

    folder: Annotated[Path | None, BeforeValidator(_or_none)] = None
    at: time = time(3)
    keep: int = Field(14, ge=1)
    ping_url: Annotated[str, AfterValidator(_http)] = ""
    encrypt_to: Annotated[str, AfterValidator(_recipient)] = ""


class ProgrammeSettings(SettingsSection):
    """What holds for the whole programme."""

    time_zone: Annotated[str, AfterValidator(_time_zone)] = USUAL_ZONE


class SurveysSettings(SettingsSection):
    """What ballots are sealed with; empty: a key that is made once."""

    key: SecretStr = SecretStr("")


class Settings(BaseSettings):
    """All sections. A variable such as GONGJIAN_TELEGRAM__TOKEN goes before the file."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter="__")

    telegram: TelegramSettings = TelegramSettings()
    webhook: WebhookSettings = WebhookSettings()
    database: DatabaseSettings = DatabaseSettings()
    delivery: DeliverySettings = DeliverySettings()
    clock: ClockSettings = ClockSettings()
    files: FilesSettings = FilesSettings()
    log: LogSettings = LogSettings()
    health: HealthSettings = HealthSettings()
    backup: BackupSettings = BackupSettings()
    programme: ProgrammeSettings = ProgrammeSettings()
    surveys: SurveysSettings = SurveysSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let variables go before the file."""
        return env_settings, init_settings


def load(path: Path | None = None) -> Settings:
    """Load the settings of a file, or of the environment alone. Raises SettingsError with everything that is wrong."""
    written = _read(path) if path else {}
    problems = _unknown_variables()
    try:
        settings = Settings(**written)  # type: ignore[arg-type]  # what a file says is unknown until it is checked
    except UnreadableVariable:
        reason = localise("整节写成变量时应为 JSON", "a section as a variable must be JSON")
        raise SettingsError([*problems, Problem(PREFIX + "…", reason)]) from None
    except ValidationError as error:
        problems += [_in_words(detail) for detail in error.errors(include_url=False, include_input=False)]
        raise SettingsError(problems) from None
    if problems := problems + _contradictions(settings):
        raise SettingsError(problems)
    return settings


def objection(key: str, value: str) -> str | None:
    """Return what is wrong with one value, such as ("telegram.token", "…"); None when nothing is."""
    section, _, name = key.partition(".")
    try:
        type(Settings.model_fields[section].default).model_validate({name: value})
    except ValidationError as error:
        return _in_words(error.errors(include_url=False, include_input=False)[0]).reason
    return None


def _read(path: Path) -> dict[str, JsonValue]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        reason = localise(
            "没有这个文件，可用 `.venv/bin/gongjian init` 生成",
            "there is no such file; `.venv/bin/gongjian init` writes one",
        )
    except IsADirectoryError:
        reason = localise("是文件夹，不是文件", "is a folder, not a file")
    except PermissionError:
        reason = localise("当前用户不能读取", "may not be read by this user")
    except UnicodeDecodeError:
        reason = localise("应存为 UTF-8", "must be saved as UTF-8")
    except tomllib.TOMLDecodeError as error:
        reason = localise(f"不是 TOML：{error}", f"is not TOML: {error}")
    raise SettingsError([Problem(str(path), reason)])


def _unknown_variables() -> list[Problem]:
    """Variables that name no section: pydantic-settings would pass over them in silence."""
    sections = tuple(f"{PREFIX}{section}__".upper() for section in Settings.model_fields)
    named = (name for name in sorted(os.environ) if name.upper().startswith(PREFIX) and "__" in name)
    return [
        Problem(name, _unknown(name.upper().split("__")[0] + "__", sections))
        for name in named
        if not name.upper().startswith(sections)
    ]


def _contradictions(settings: Settings) -> list[Problem]:
    if settings.telegram.mode != "webhook":
        return []
    wanted = {
        "webhook.public_url": bool(settings.webhook.public_url),
        "webhook.secret": bool(settings.webhook.secret.get_secret_value()),
    }
    reason = localise('telegram.mode = "webhook" 时必填', 'is required for telegram.mode = "webhook"')
    return [Problem(key, reason) for key, given in wanted.items() if not given]


_TRUE_OR_FALSE = ("应为 true 或 false", "must be true or false")
_NUMBER = ("应为数字", "must be a number")
_WHOLE_NUMBER = ("应为整数", "must be a whole number")
REASONS = {
    "bool_parsing": _TRUE_OR_FALSE,
    "bool_type": _TRUE_OR_FALSE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "path_type": ("应为引号内的路径", "must be a path in quotes"),
    "time_parsing": ('应为时间，如 "03:00"', 'must be a time, such as "03:00"'),
    "time_type": ('应为时间，如 "03:00"', 'must be a time, such as "03:00"'),
    "string_type": ("应为引号内的文字", "must be text in quotes"),
}


def _in_words(detail: ErrorDetails) -> Problem:
    key = ".".join(map(str, detail["loc"]))
    match detail["type"]:
        case "extra_forbidden":
            return Problem(key, _unknown(key, _keys()))
        case "model_type" | "model_attributes_type":
            return Problem(key, localise(f"应为一节：[{key}]", f"must be a section: [{key}]"))
        case "literal_error":
            options = str(detail["ctx"]["expected"])
            in_chinese = options.replace(" or ", " 或 ").replace(", ", "、")
            return Problem(key, localise(f"应为 {in_chinese}", f"must be {options}"))
        case "greater_than" | "greater_than_equal":
            return Problem(key, localise("应大于 0", "must be more than 0"))
        case "value_error":
            return Problem(key, str(detail["ctx"]["error"]))
        case kind:
            return Problem(key, localise(*REASONS.get(kind, (detail["msg"], detail["msg"]))))


def _keys() -> tuple[str, ...]:
    keys = [
        f"{name}.{key}"
        for name, field in Settings.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, SettingsSection)
        for key in field.annotation.model_fields
    ]
    return (*Settings.model_fields, *keys)


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key, known, 1, 0.7)
    if not near:
        return localise("没有这一项", "is unknown")
    return localise(f"没有这一项，是不是 {near[0]}？", f"is unknown; did you mean {near[0]}?")
