"""What lies in `deploy/` is what its tools take, agrees with the settings, and is closed where it can be."""

import json
import re
import shutil
import subprocess
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.command_line import app
from bot.intake import LARGEST_UPDATE
from bot.settings import Settings, load

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SERVICES = ("gongjian.service", "gongjian-backup.service")
MOST_EXPOSED = 25  # tenths, as `systemd-analyze security` counts: 2.5
Unit = dict[str, dict[str, list[str]]]  # section, directive, its values in their order
DEFAULTS = Settings()


def unit(name: str) -> Unit:
    """Read a unit as systemd.syntax(7) says."""
    sections: Unit = {}
    for line in (DEPLOY / "systemd" / name).read_text("utf-8").splitlines():
        if header := re.fullmatch(r"\[(\w+)\]", line):
            section = sections.setdefault(header[1], defaultdict(list))
        elif line and not line.startswith("#"):
            directive, equals, value = line.partition("=")
            assert equals, line
            assert re.fullmatch(r"[A-Z]\w+", directive), line
            section[directive].append(value)
    return sections


def commands() -> set[str]:
    return {str(each.name or each.callback.__name__) for group in app.registered_groups
            for each in (group.typer_instance.registered_commands if group.typer_instance else [])
            if each.callback is not None}  # fmt: skip


def test_the_service_is_watched_and_stops_where_a_restart_mends_nothing() -> None:
    service = unit("gongjian.service")["Service"]
    assert service["Type"] == ["notify"]
    assert service["WatchdogSec"] == ["60s"]
    assert service["RestartPreventExitStatus"] == ["2"]
    assert service["ExecReload"] == ["/bin/kill -HUP $MAINPID"]
    assert service["ExecStartPre"] == ["/srv/gongjian/scripts/prepare run"]


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_a_command_there_is_and_sees_little_else(name: str) -> None:
    service = unit(name)["Service"]
    command = re.fullmatch(r"/srv/gongjian/\.venv/bin/gongjian (\w+) --config config\.toml", service["ExecStart"][0])
    assert command is not None
    assert command[1] in commands()
    assert (service["User"], service["UMask"]) == (["gongjian"], ["0077"])
    assert service["ReadWritePaths"] == service["WorkingDirectory"] == ["/srv/gongjian"]
    if analyze := shutil.which("systemd-analyze"):
        rating = subprocess.run(
            [analyze, "security", "--offline=true", f"--threshold={MOST_EXPOSED}", DEPLOY / "systemd" / name],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert rating.returncode == 0, rating.stdout[-200:] + rating.stderr


def test_both_services_are_closed_alike() -> None:
    closing = [unit(name)["Service"] for name in SERVICES]
    keys = [key for key in closing[0] if re.match("Protect|Private|Restrict(?!Prevent)|System|Capab|Memory|NoNew", key)]
    assert len(keys) >= 19
    assert {key: closing[0][key] for key in keys if key != "RestartPreventExitStatus"} == {
        key: closing[1][key] for key in keys if key != "RestartPreventExitStatus"
    }


def test_the_timer_makes_up_for_a_night_that_was_missed() -> None:
    timer = unit("gongjian-backup.timer")
    assert timer["Timer"]["Persistent"] == ["yes"]
    assert timer["Install"]["WantedBy"] == ["timers.target"]


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile, each in one line."""
    text = (DEPLOY / "container/Containerfile").read_text("utf-8")
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(line.split()[0], line.partition(" ")[2]) for line in lines if line and not line.startswith("#")]


def test_the_image_is_of_pinned_parts_and_runs_as_nobody() -> None:
    said = instructions()
    by_name = defaultdict(list)
    for name, what in said:
        by_name[name].append(what)
    assert {image.partition(" ")[0] for image in by_name["FROM"]} == {"docker.io/library/python:3.13-slim"}
    assert "ADD" not in by_name
    assert all("--no-cache-dir" in run for run in by_name["RUN"] if "pip install" in run)
    assert any("--require-hashes" in run for run in by_name["RUN"])
    assert by_name["USER"] == ["gongjian"]
    names = [name for name, _ in said]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert (json.loads(by_name["ENTRYPOINT"][0]), json.loads(by_name["CMD"][0])) == (["gongjian"], ["run"])
    assert DEFAULTS.health.address is not None
    assert str(DEFAULTS.health.address.port) in by_name["EXPOSE"][0].split()
    assert f":{DEFAULTS.health.address.port}/health" in by_name["HEALTHCHECK"][0]


def test_all_packages_go_into_the_image_and_no_secret() -> None:
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = [pattern.rstrip("*") for pattern in project["tool"]["setuptools"]["packages"]["find"]["include"]]
    assert set(packages) <= set(let_in)
    assert all((ROOT / name).exists() for name in let_in)
    assert not {"config.toml", "data", ".venv", ".git"} & set(let_in)


def compose() -> dict[str, Any]:
    content = yaml.safe_load((DEPLOY / "container/compose.yaml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def test_the_variables_of_compose_are_a_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    given = {"TELEGRAM_TOKEN": "1:a", "POSTGRES_PASSWORD": "secret"}
    for name, value in compose()["services"]["gongjian"]["environment"].items():
        filled = re.sub(r"\$\{(\w+)(?::[-?][^}]*)?\}", lambda variable: given.get(variable[1], ""), value)
        monkeypatch.setenv(name, filled)
    settings = load()
    assert settings.telegram.token.get_secret_value() == "1:a"
    assert settings.database.url == "postgresql://gongjian:secret@database/gongjian"
    assert str(settings.backup.folder).startswith("data/"), "in a volume"


def test_compose_starts_in_order_and_is_open_to_this_machine_only() -> None:
    content = compose()
    services = content["services"]
    assert services["migrate"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert services["gongjian"]["depends_on"] == {"migrate": {"condition": "service_completed_successfully"}}
    assert (ROOT / "deploy/container" / services["gongjian"]["build"]["context"]).resolve() == ROOT
    assert (ROOT / services["gongjian"]["build"]["dockerfile"]).is_file()
    volumes = [volume.partition(":")[0] for service in services.values() for volume in service.get("volumes", [])]
    assert set(volumes) == set(content["volumes"])
    assert all(re.search(r":\d+$", service["image"]) for service in services.values() if "build" not in service)
    assert all(port.startswith("127.0.0.1:") for service in services.values() for port in service.get("ports", []))
    assert services["gongjian"]["read_only"]
    assert services["gongjian"]["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_proxies_lead_to_where_the_bot_listens(name: str) -> None:
    text = re.sub(r"#.*", "", (DEPLOY / "proxy" / name).read_text("utf-8"))
    assert DEFAULTS.health.address is not None
    wanted = {DEFAULTS.health.address.port, DEFAULTS.webhook.address.port}
    assert {int(port) for port in re.findall(r"127\.0\.0\.1:(\d+)", text)} == wanted
    assert text.count("{") == text.count("}")
    limit = re.search(r"(?:max_size|client_max_body_size) (\d+)\s*M?B?", text, re.IGNORECASE)
    assert limit is not None
    assert int(limit[1]) * 1_048_576 >= LARGEST_UPDATE


def test_logs_are_rotated_with_the_signal_that_opens_them_anew() -> None:
    text = (DEPLOY / "systemd/logrotate").read_text("utf-8")
    assert "systemctl reload gongjian" in text
    assert "create 0600 gongjian gongjian" in text
