"""The log, on standard error: what the operator needs, never the token and never what people write."""

import logging
import re
import sys
import traceback
from types import TracebackType

# At INFO these tell each URL (the token is in it); at DEBUG python-telegram-bot tells each update.
TALKATIVE = ("aiohttp.access", "alembic", "apscheduler", "httpcore", "httpx", "telegram")
HIDDEN = "[hidden]"
TOKEN_IN_URL = re.compile(r"(?<=/bot)\d+:[^/\s'\"]+")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Redacting(logging.Formatter):
    """Hides secrets in the finished line: a filter would not see what the formatter adds, such as tracebacks."""

    def __init__(self, *secrets: str) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._secrets = tuple(sorted(filter(None, secrets), key=len, reverse=True))

    def formatException(self, ei: ExceptionInfo) -> str:
        """Return where it happened and of what type; not the error's words, which may be what somebody wrote."""
        error, parts = ei[1], []
        while error is not None:
            parts.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nbecause of\n".join(parts)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line without secrets."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return TOKEN_IN_URL.sub(HIDDEN, line)


def set_up(level: str, *secrets: str) -> None:
    """Replace whatever logging was set up before; ``secrets`` (the token, passwords) never appear in it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
