"""No settings and no locale from the environment of whoever runs the tests."""

import os

import pytest


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith(("GONGJIAN_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
