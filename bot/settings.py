"""What an operator may set: a TOML file by section, each key also as an environment variable, checked in words."""

import re
import tomllib
from collections.abc import Callable
from datetime import time
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, JsonValue, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as UnreadableVariable

from bot.operator_language import localise
from bot.setting_problems import (
    NO_JSON,
    PREFIX,
    SEPARATOR,
    Problem,
    SettingsError,
    in_words,
    known_keys,
    source_of,
    toml_in_words,
    unknown_variables,
    variable_of,
)
from bot.setting_values import (
    TELEGRAM_HOST,
    BotApiUrl,
    BotToken,
    DatabaseUrl,
    FileApiUrl,
    FilePath,
    FilePathOrNone,
    Listen,
    ListenAddress,
    ListenOrNone,
    Positive,
    PositiveWhole,
    ProxyUrl,
    Recipient,
    TimeOfDay,
    Timeout,
    Url,
    WebhookSecret,
    ZoneName,
    parse_address,
    split_address,
)
from bot.webhook_certificate import read_certificate
from records.calendar import USUAL_ZONE
from storage.engine.database import parse_url

__all__ = ["Problem", "Settings", "SettingsError", "load", "missing_token", "objection"]
_SHORT = 6  # characters
WEBHOOK_PORTS = (443, 80, 88, 8443)  # core.telegram.org/bots/api#setwebhook


class SettingsSection(BaseModel):
    """A section of the configuration, with nothing in it that is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TelegramSettings(SettingsSection):
    """The bot's token, and how Telegram is reached."""

    token: BotToken = SecretStr("")
    base_url: BotApiUrl = "https://api.telegram.org/bot"
    base_file_url: FileApiUrl = "https://api.telegram.org/file/bot"
    proxy: ProxyUrl = ""
    timeout: Timeout = 25
    mode: Literal["polling", "webhook"] = "polling"


class WebhookSettings(SettingsSection):
    """Where Telegram calls the bot, in the mode of webhooks."""

    listen: Listen = "127.0.0.1:8443"
    public_url: Url = ""
    secret: WebhookSecret = SecretStr("")
    certificate: FilePathOrNone = None

    @property
    def address(self) -> ListenAddress:
        """Return where to listen."""
        return parse_address(self.listen)


class DatabaseSettings(SettingsSection):
    """Which database the ledger is in."""

    url: DatabaseUrl = "sqlite:///data/gongjian.sqlite3"


class DeliverySettings(SettingsSection):
    """Messages: a second in all, a second and at once to one chat, a minute to one group."""

    per_second: Positive = 30
    per_chat_second: Positive = 1
    per_chat_burst: PositiveWhole = 5
    per_group_minute: Positive = 20


class ClockSettings(SettingsSection):
    """Whose clock holds: the machine's, or the one at this URL."""

    url: Url = ""


class FilesSettings(SettingsSection):
    """Where files are kept."""

    folder: FilePath = Path("data/files")


class LogSettings(SettingsSection):
    """How much is logged, in what form, and where: on standard error, or in a file."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    format: Literal["text", "json"] = "text"
    file: FilePathOrNone = None


class HealthSettings(SettingsSection):
    """Where the bot tells how it is."""

    listen: ListenOrNone = "127.0.0.1:8080"

    @property
    def address(self) -> ListenAddress | None:
        """Return where to listen; None when nobody wants to be told."""
        return parse_address(self.listen) if self.listen else None


class DeskSettings(SettingsSection):
    """Where the desk listens, and by which address people reach it; without both there is none.

    `public_pages`: whether anybody reads published results there, below /public.
    """

    listen: ListenOrNone = ""
    public_url: Url = ""
    public_pages: Literal["off", "on"] = "off"

    @property
    def address(self) -> ListenAddress | None:
        """Return where to listen; None where there is no desk."""
        return parse_address(self.listen) if self.listen else None

    @property
    def public_address(self) -> str:
        """Return where the public pages begin, without a slash at the end; empty where there are none."""
        return f"{self.public_url.rstrip('/')}/public" if self.listen and self.public_pages == "on" else ""


class BackupSettings(SettingsSection):
    """Where backups are made by the clock, and when; to whom they are encrypted, and who hears that one was made."""

    folder: FilePathOrNone = None
    at: TimeOfDay = time(3)
    keep: PositiveWhole = 14
    ping_url: Url = ""
    encrypt_to: Recipient = ""


class ProgrammeSettings(SettingsSection):
    """What holds for the whole programme."""

    time_zone: ZoneName = USUAL_ZONE


class SurveysSettings(SettingsSection):
    """What ballots are sealed with; empty: a key that is made once."""

    key: SecretStr = SecretStr("")


class Settings(BaseSettings):
    """All sections. A variable such as GONGJIAN_TELEGRAM__TOKEN goes before the file."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", env_prefix=PREFIX, env_nested_delimiter=SEPARATOR)

    telegram: TelegramSettings = TelegramSettings()
    webhook: WebhookSettings = WebhookSettings()
    database: DatabaseSettings = DatabaseSettings()
    delivery: DeliverySettings = DeliverySettings()
    clock: ClockSettings = ClockSettings()
    files: FilesSettings = FilesSettings()
    log: LogSettings = LogSettings()
    health: HealthSettings = HealthSettings()
    desk: DeskSettings = DeskSettings()
    backup: BackupSettings = BackupSettings()
    programme: ProgrammeSettings = ProgrammeSettings()
    surveys: SurveysSettings = SurveysSettings()

    def secrets(self) -> tuple[str, ...]:
        """Return what must not be seen in a log; not what is so short that it stands in every line."""
        passwords = [urlsplit(self.telegram.proxy).password or "", str(parse_url(self.database.url).password or "")]
        keys = (self.telegram.token, self.webhook.secret, self.surveys.key)
        return tuple(
            secret for secret in (*passwords, *(key.get_secret_value() for key in keys)) if len(secret) >= _SHORT
        )

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


@cache
def keys() -> tuple[str, ...]:
    """Return all that can be set, sections and `section.key`."""
    sections = ((name, type(field.default).model_fields) for name, field in Settings.model_fields.items())
    return known_keys(sections)


def load(path: Path | None = None) -> Settings:
    """Load the settings of a file, or of the environment alone. Raises SettingsError with everything that is wrong."""
    written = _read(path) if path else {}
    problems = unknown_variables(keys())
    try:
        settings = Settings(**written)  # type: ignore[arg-type]  # what a file says is unknown until it is checked
    except UnreadableVariable as error:
        named = re.search(r'field "(\w+)"', str(error))
        key = variable_of(named[1] if named else "…")
        raise SettingsError([*problems, Problem(key, localise(*NO_JSON))]) from None
    except ValidationError as error:
        problems += [in_words(detail, keys()) for detail in error.errors(include_url=False, include_input=False)]
        raise SettingsError(problems) from None
    if problems := problems + _contradictions(settings):
        raise SettingsError(problems)
    return settings


def missing_token(settings: Settings) -> Problem | None:
    """Return what is wrong where there is no token, without which a bot cannot run, and a backup can be made."""
    if settings.telegram.token.get_secret_value():
        return None
    reason = localise("必填，可运行 `.venv/bin/gongjian init`", "is required; `.venv/bin/gongjian init` asks for it")
    return Problem(source_of("telegram.token"), reason)


def objection(key: str, value: str) -> str | None:
    """Return what is wrong with one value, such as ("telegram.token", "…"); None when nothing is."""
    section, _, name = key.partition(".")
    try:
        type(Settings.model_fields[section].default).model_validate({name: value})
    except ValidationError as error:
        return in_words(error.errors(include_url=False, include_input=False)[0], keys()).reason
    return None


def _read(path: Path) -> dict[str, JsonValue]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))  # some editors begin a file with a mark of its encoding
    except FileNotFoundError:
        reason = localise(
            "没有这个文件，可用 `.venv/bin/gongjian init` 生成",
            "there is no such file; `.venv/bin/gongjian init` writes one",
        )
    except IsADirectoryError:
        reason = localise("是文件夹，不是文件", "is a folder, not a file")
    except PermissionError:
        reason = localise("当前用户不能读取", "may not be read by this user")
    except OSError as error:
        reason = localise(f"不能读取（{error.strerror}）", f"cannot be read ({error.strerror})")
    except UnicodeDecodeError:
        reason = localise("应存为 UTF-8", "must be saved as UTF-8")
    except tomllib.TOMLDecodeError as error:
        reason = toml_in_words(str(error))
    raise SettingsError([Problem(str(path), reason)])


class _Contradiction(NamedTuple):
    """Two settings that do not go together: of which key it is told, when, and what is wrong."""

    key: str
    holds: Callable[[Settings], bool]
    zh: str
    en: str


def _uses_webhook(settings: Settings) -> bool:
    return settings.telegram.mode == "webhook"


def _is_telegrams(settings: Settings) -> bool:
    parts = split_address(settings.telegram.base_url)
    return parts is not None and parts.hostname == TELEGRAM_HOST


def _is_uncallable(settings: Settings) -> bool:
    """Tell whether Telegram itself would not call the address; a Bot API server of one's own may."""
    parts = split_address(settings.webhook.public_url)
    return (
        _uses_webhook(settings)
        and _is_telegrams(settings)
        and parts is not None
        and (parts.scheme != "https" or (parts.port or 443) not in WEBHOOK_PORTS)
    )


def _listens_twice(settings: Settings) -> bool:
    health = settings.health.address
    return _uses_webhook(settings) and health is not None and health.port == settings.webhook.address.port


def _desk_listens_twice(settings: Settings) -> bool:
    others = [settings.health.address, settings.webhook.address if _uses_webhook(settings) else None]
    desk = settings.desk.address
    return desk is not None and desk.port != 0 and desk.port in [other.port for other in others if other is not None]


_NEEDED = ('telegram.mode = "webhook" 时必填', 'is required for telegram.mode = "webhook"')
_CONTRADICTIONS = (
    _Contradiction("webhook.public_url", lambda its: _uses_webhook(its) and not its.webhook.public_url, *_NEEDED),
    _Contradiction(
        "webhook.secret", lambda its: _uses_webhook(its) and not its.webhook.secret.get_secret_value(), *_NEEDED
    ),
    _Contradiction(
        "webhook.public_url",
        _is_uncallable,
        "Telegram 只访问 https://，端口 443、80、88 或 8443",
        "Telegram calls https:// only, on port 443, 80, 88 or 8443",
    ),
    _Contradiction(
        "desk.public_url",
        lambda its: bool(its.desk.listen) and not its.desk.public_url,
        "有 desk.listen 时必填",
        "is required where there is desk.listen",
    ),
    _Contradiction(
        "desk.listen",
        lambda its: bool(its.desk.public_url) and not its.desk.listen,
        "有 desk.public_url 时必填",
        "is required where there is desk.public_url",
    ),
    _Contradiction(
        "desk.listen",
        _desk_listens_twice,
        "不能与 health.listen 或 webhook.listen 用同一个端口",
        "must have another port than health.listen and webhook.listen",
    ),
    _Contradiction(
        "webhook.listen",
        _listens_twice,
        "不能与 health.listen 用同一个端口",
        "must have another port than health.listen",
    ),
)


def _contradictions(settings: Settings) -> list[Problem]:
    problems = [
        Problem(source_of(each.key), localise(each.zh, each.en)) for each in _CONTRADICTIONS if each.holds(settings)
    ]
    if _uses_webhook(settings) and settings.webhook.certificate is not None:
        try:
            read_certificate(settings.webhook.certificate)
        except ValueError as error:
            problems.append(Problem(source_of("webhook.certificate"), str(error)))
    return problems
