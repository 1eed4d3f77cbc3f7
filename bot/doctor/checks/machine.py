"""Whether the addresses can be listened on, and pictures can be drawn with Chinese in them."""

import socket
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bot.commands.failures import CHANGE, failure_of
from bot.doctor.findings import Finding, Verdict, check, fine, wrong
from bot.doctor.surroundings import Surroundings
from bot.setting_values import ListenAddress


@check("端口", "ports")
def ports(surroundings: Surroundings) -> Iterator[Finding]:
    """Try to listen; a port that is taken is the bot's own while it runs."""
    settings = surroundings.settings
    addresses = {"health.listen": settings.health.address, "desk.listen": settings.desk.address}
    if settings.telegram.mode == "webhook":
        addresses["webhook.listen"] = settings.webhook.address
    if surroundings.token and surroundings.is_running:
        yield fine("机器人正在运行，没有试。", "not tried, as the bot is running.")
        return
    free = True
    for key, address in addresses.items():
        if address is not None:
            try:
                _listen(address)
            except OSError as error:
                free = False
                failure = failure_of(error, settings)
                assert failure is not None, "an OSError is told"
                verdict = Verdict.WRONG if failure.status == CHANGE else Verdict.FAILS_NOW
                yield Finding(verdict, key, failure.reason)
    if free:
        yield fine("都能用。", "are free.")


def _listen(address: ListenAddress) -> None:
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, place = found[0]
    with socket.socket(family, kind, protocol) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen()


@check("字体", "fonts")
def fonts(_surroundings: Surroundings) -> Iterator[Finding]:
    """Look whether the fonts of charts came with the installation."""
    folder = Path(str(files("handlers"))) / "fonts"
    for name, begins in (("noto-sans-sc.otf", b"OTTO"), ("noto-sans-sc-600.ttf", b"\x00\x01\x00\x00")):
        font = folder / name
        try:
            is_font = font.read_bytes()[:4] == begins
        except OSError:
            is_font = False
        if not is_font:
            yield wrong("", f"缺 {font}，请重新安装。", f"{font} is missing; please install again.")
            return
    yield fine("中文字体在。", "the Chinese fonts are there.")
