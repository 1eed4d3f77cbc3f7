"""An operator is told what is wrong with a configuration, key by key, in words, and never sees the token repeated."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load

Problems = Callable[[str], dict[str, str]]
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
NO_ZONE = "is not a time zone; it should be like Asia/Shanghai"


@pytest.fixture
def problems(tmp_path: Path) -> Problems:
    def of(text: str) -> dict[str, str]:
        path = tmp_path / "config.toml"
        path.write_text(text, "utf-8")
        with pytest.raises(SettingsError) as caught:
            load(path)
        return dict(caught.value.problems)

    return of


def test_without_a_file_the_defaults_hold_and_nothing_is_created(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load(None)
    assert settings.delivery.per_chat_burst == 5
    assert settings.health.address == ("127.0.0.1", 8080)
    assert not list(tmp_path.iterdir())


def test_the_example_shows_every_key_with_its_default() -> None:
    shown = tomllib.loads(EXAMPLE.read_text("utf-8"))
    assert {name: set(section) for name, section in shown.items()} == {
        name: set(type(getattr(Settings(), name)).model_fields) for name in Settings.model_fields
    }
    assert load(EXAMPLE) == Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[telegram]\ntoken = "1:file"\nproxy = "http://127.0.0.1:7890"\n')
    monkeypatch.setenv("GONGJIAN_TELEGRAM__TOKEN", "2:environment")
    monkeypatch.setenv("GONGJIAN_DELIVERY__PER_SECOND", "12.5")
    settings = load(path)
    assert settings.telegram.token.get_secret_value() == "2:environment"
    assert settings.telegram.proxy == "http://127.0.0.1:7890"
    assert settings.delivery.per_second == 12.5


def test_a_variable_of_no_section_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGJIAN_TELEGRAMM__TOKEN", "2:environment")
    with pytest.raises(SettingsError) as caught:
        load()
    assert caught.value.problems == [
        ("GONGJIAN_TELEGRAMM__TOKEN", "is unknown; did you mean GONGJIAN_TELEGRAM__TOKEN?"),
    ]


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ('[telegram]\ntokn = ""', "telegram.tokn", "is unknown; did you mean telegram.token?"),
        ("[telegramm]", "telegramm", "is unknown; did you mean telegram?"),
        ("[unheard]", "unheard", "is unknown"),
        ("telegram = 5", "telegram", "must be a section: [telegram]"),
        ("[telegram]\nproxy = 5", "telegram.proxy", "must be text in quotes"),
        ('[telegram]\nmode = "push"', "telegram.mode", "must be 'polling' or 'webhook'"),
        ('[telegram]\nbase_url = "api.telegram.org"', "telegram.base_url", "must start with https:// (or http://)"),
        ('[delivery]\nper_second = "fast"', "delivery.per_second", "must be a number"),
        ("[delivery]\nper_second = 0", "delivery.per_second", "must be more than 0"),
        ("[delivery]\nper_chat_burst = 1.5", "delivery.per_chat_burst", "must be a whole number"),
        ('[health]\nlisten = "8080"', "health.listen", "must be like 127.0.0.1:8080"),
        ("[files]\nfolder = 1", "files.folder", "must be a path in quotes"),
        ('[log]\nlevel = "LOUD"', "log.level", "must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        (
            '[programme]\ntime_zone = "Mars/Olympus"',
            "programme.time_zone",
            NO_ZONE,
        ),
        ('[programme]\ntime_zone = ""', "programme.time_zone", NO_ZONE),
        ('[database]\nurl = "mysql://here/ledger"', "database.url", "should begin with sqlite:/// or postgresql://"),
        ('[database]\nurl = "sqlite://"', "database.url", "needs a file: sqlite:///data/gongjian.sqlite3"),
    ],
)
def test_what_is_wrong_is_said_with_its_key(problems: Problems, text: str, key: str, reason: str) -> None:
    assert problems(text) == {key: reason}


def test_all_that_is_wrong_is_told_at_once(problems: Problems) -> None:
    assert set(problems('[telegram]\nmode = "push"\n[log]\nlevel = 5\n')) == {"telegram.mode", "log.level"}


def test_bad_toml_is_told_with_its_line(problems: Problems, tmp_path: Path) -> None:
    [(key, reason)] = problems("[telegram]\ntoken = \n").items()
    assert key == str(tmp_path / "config.toml")
    assert "line 2" in reason


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        load(tmp_path / "nowhere.toml")


def test_a_bad_token_is_told_without_repeating_it(problems: Problems) -> None:
    [(key, reason)] = problems('[telegram]\ntoken = "AAE-my-secret"').items()
    assert key == "telegram.token"
    assert "@BotFather" in reason
    assert "secret" not in reason


def test_a_webhook_needs_an_address_and_a_secret(problems: Problems) -> None:
    assert set(problems('[telegram]\nmode = "webhook"')) == {"webhook.public_url", "webhook.secret"}


def test_settings_never_print_the_token(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[telegram]\ntoken = "1:my-secret"')
    assert "my-secret" not in repr(load(path))
