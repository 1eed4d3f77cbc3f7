"""An operator is told what is wrong with a configuration, key by key, in words, and never sees the token repeated."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load

Problems = Callable[[str], dict[str, str]]
EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


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


def test_all_that_is_wrong_is_told_at_once(problems: Problems) -> None:
    assert set(problems('[telegram]\nmode = "push"\n[log]\nlevel = 5\n')) == {"telegram.mode", "log.level"}


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
