"""The few things that `gongjian init` asks, and the config.toml that it writes from the answers."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.operator_language import localise
from bot.settings import Settings, objection
from bot.survey_key import new_key


@dataclass(frozen=True)
class SetupQuestion:
    """`key` as in the configuration; an empty answer means the default. `secret`: not to be shown while it is typed.

    `optional`: without a default it may stay empty.
    """

    key: str
    zh: str
    en: str
    secret: bool = False
    optional: bool = False

    @property
    def asks(self) -> str:
        """Return the question as the operator reads it."""
        return localise(self.zh, self.en)

    @property
    def default(self) -> str:
        """Return what an empty answer means; empty where an answer is needed."""
        section, name = self.key.split(".")
        value = type(Settings.model_fields[section].default).model_fields[name].default
        return "" if self.secret else str(value)

    def objection(self, answer: str) -> str | None:
        """Return why the answer will not do; None when it will."""
        value = answer or self.default
        if not value:
            return None if self.optional else localise("必填", "is required")
        return objection(self.key, value)


ALWAYS = (
    SetupQuestion(
        "telegram.token", "机器人的 token，由 @BotFather 给出", "The bot's token, from @BotFather", secret=True
    ),
    SetupQuestion(
        "telegram.proxy",
        "代理，如 http://127.0.0.1:7890；不用就按回车",
        "Proxy, such as http://127.0.0.1:7890; Enter for none",
        optional=True,
    ),
    SetupQuestion(
        "telegram.mode",
        "接收方式：polling（不需要公网地址）或 webhook",
        "How updates arrive: polling (no public address needed) or webhook",
    ),
    SetupQuestion("database.url", "数据库地址，回车用默认", "Database URL, Enter for the default"),
    SetupQuestion("programme.time_zone", "时区，如 Asia/Shanghai", "Time zone, such as Asia/Shanghai"),
)
FOR_WEBHOOK = (
    SetupQuestion(
        "webhook.public_url", "Telegram 访问的公网地址，https://…", "The public address that Telegram calls, https://…"
    ),
    SetupQuestion("webhook.listen", "在本机监听的地址和端口", "Address and port to listen on, on this machine"),
    SetupQuestion("webhook.secret", "密钥，任意字母和数字", "A secret of any letters and digits", secret=True),
)


def next_question(answers: Mapping[str, str]) -> SetupQuestion | None:
    """Return the first question that has no answer yet; None when all is known."""
    questions = ALWAYS + FOR_WEBHOOK if answers.get("telegram.mode") == "webhook" else ALWAYS
    return next((question for question in questions if question.key not in answers), None)


def configuration(answers: Mapping[str, str]) -> str:
    """Return the file's text. All answers are strings, and a JSON string is a TOML string."""
    sections = dict.fromkeys(key.split(".")[0] for key in answers)
    lines = ["# 其余各项见 config.example.toml · the other keys are in config.example.toml"]
    for section in sections:
        lines += ["", f"[{section}]"]
        lines += [
            f"{key.split('.')[1]} = {json.dumps(answer, ensure_ascii=False)}"
            for key, answer in answers.items()
            if key.startswith(f"{section}.") and answer
        ]
    return "\n".join(lines) + "\n"


def write_configuration(path: Path, answers: Mapping[str, str]) -> None:
    """Write the file, for its owner only, with a key for surveys that nobody need know.

    Raises FileExistsError when there is one: it may hold the only copy of a token.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(configuration({**answers, "surveys.key": new_key()}))
    except OSError:  # a full disk: half a configuration is none
        path.unlink(missing_ok=True)
        raise
