"""Speaks to whoever operates the bot in their own language, as the locale of their shell names it."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.kit.texts import Language


def reads_chinese(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether the locale is Chinese: the first that is set of LC_ALL, LC_MESSAGES and LANG, as POSIX says."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return locale.lower().startswith("zh")


def localise(zh: str, en: str) -> str:
    """Return the one of two sentences that the operator reads."""
    return zh if reads_chinese() else en


def operators_language() -> "Language":
    """Return the language of the bot's own texts in which the operator reads them."""
    from handlers.kit.texts import Language

    return Language.CHINESE if reads_chinese() else Language.ENGLISH
