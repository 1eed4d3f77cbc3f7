"""Whether Telegram is reached, knows the bot, and gives its updates to this one alone."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus

from bot.doctor.findings import Finding, check, fails_now, fine, note, wrong
from bot.doctor.surroundings import Surroundings

SKEW_NOTED, SKEW_WRONG = 30, 300  # seconds
POLL_SECONDS = 2  # as long as another poller has for taking the updates away
RECENT = 24 * 3600  # seconds: an older error of the webhook is over


@check("Telegram", "Telegram")
def identity(surroundings: Surroundings) -> Iterator[Finding]:
    """Ask who the bot is, through the proxy."""
    answer = surroundings.bot
    if answer.status == HTTPStatus.OK:
        name = answer.result.get("username")
        yield fine(f"连上了，机器人是 @{name}。", f"reached; the bot is @{name}.")
    elif answer.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        yield wrong(
            "telegram.token",
            f"Telegram 不认识这个 token（{answer.status}），请在 @BotFather 核对。",
            f"is not known to Telegram ({answer.status}); @BotFather shows the right one.",
        )
    else:
        status = int(answer.status)
        yield fails_now("telegram.base_url", f"Telegram 答复 {status}。", f"Telegram answers {status}.")
    if not surroundings.settings.telegram.proxy:
        yield from _proxies_of_the_environment()


def _proxies_of_the_environment() -> Iterator[Finding]:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        if os.environ.get(name):
            yield note(
                "telegram.proxy",
                f"没有填；环境变量 {name} 对机器人不起作用。",
                f"is empty; the variable {name} means nothing to the bot.",
            )
            return


@check("系统时间", "clock")
def clock(surroundings: Surroundings) -> Iterator[Finding]:
    """Compare the machine's time with Telegram's: codes, reminders and TLS depend on it."""
    date = surroundings.bot.date if surroundings.knows_bot else None
    if date is None:
        return
    seconds = round(abs((datetime.now(UTC) - date).total_seconds()))
    if seconds < SKEW_NOTED:
        yield fine("准。", "right.")
    elif seconds < SKEW_WRONG:
        yield note("", f"差 {seconds} 秒，请开启自动对时。", f"is off by {seconds} seconds; please turn on NTP.")
    else:
        yield wrong("", f"差 {seconds} 秒，请先对时。", f"is off by {seconds} seconds; set it first.")


@check("消息接收", "updates")
def updates(surroundings: Surroundings) -> Iterator[Finding]:
    """Look whether another process takes the updates, and whether Telegram reaches the webhook."""
    if not surroundings.knows_bot:
        return
    webhook = surroundings.ask_telegram("getWebhookInfo").result
    if surroundings.settings.telegram.mode == "webhook":
        yield from _webhook(surroundings, webhook)
    elif webhook.get("url"):
        yield note(
            "telegram.mode",
            "Telegram 那边设着 webhook；启动时会取消。别的程序在用它时，请换一个机器人。",
            "a webhook is set, and the start removes it; if another program uses it, take another bot.",
        )
    elif surroundings.is_running:
        yield fine("机器人正在运行。", "the bot is running.")
    elif surroundings.ask_telegram("getUpdates", timeout=POLL_SECONDS, limit=1).status == HTTPStatus.CONFLICT:
        yield wrong(
            "telegram.token",
            "另一个程序正用这个 token 接收消息，请停掉它，或在 @BotFather 换 token。",
            "another program polls with this token; stop it, or have @BotFather change the token.",
        )
    else:
        yield fine("没有别的程序在接收。", "nobody else takes them.")


def _webhook(surroundings: Surroundings, webhook: dict[str, object]) -> Iterator[Finding]:
    wanted, url = surroundings.settings.webhook.public_url, webhook.get("url")
    at = webhook.get("last_error_date")
    if url and url != wanted:
        yield note(
            "webhook.public_url",
            "Telegram 现在访问的是另一个地址；启动时会改过来。",
            "Telegram calls another address at present; the start changes it.",
        )
    elif url and isinstance(at, int) and datetime.now(UTC).timestamp() - at < RECENT:
        said = str(webhook.get("last_error_message"))
        yield note("webhook.public_url", f"Telegram 上次访问失败：{said}", f"the last call of Telegram failed: {said}")
    else:
        yield fine("webhook 没有报错。", "the webhook has no error.")
