"""The log, on standard error or in a file: what the operator needs, never the token and never what people write."""

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
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
        return self.hide(super().format(record))

    def hide(self, line: str) -> str:
        """Return a text without secrets."""
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return TOKEN_IN_URL.sub(HIDDEN, line)


class JsonLines(Redacting):
    """Writes each entry as a JSON object in a line of its own, for programs that collect logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time (UTC), level, logger and message, and of an error, where it happened; all without secrets."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.hide(record.getMessage()),
        }
        if record.exc_info:
            entry["error"] = self.hide(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


class LogFile(logging.FileHandler):
    """A file for its owner only, which can be opened anew under its name after it was moved away."""

    def _open(self) -> TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8")

    def reopen(self) -> None:
        """Write into the file that has the name from now on. Raises OSError; then all stays as it was."""
        opened = self._open()
        if before := self.setStream(opened):
            with suppress(OSError):  # a full disk: what could not be written is lost in any case
                before.close()


def set_up(level: str, *secrets: str, as_json: bool = False, file: Path | None = None) -> None:
    """Replace whatever logging was set up before; ``secrets`` (the token, passwords) never appear in it.

    Raises OSError where the file cannot be written.
    """
    handler: logging.Handler = LogFile(file) if file is not None else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines(*secrets) if as_json else Redacting(*secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.captureWarnings(True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def reopen() -> None:
    """Open the files of the log anew, as logrotate and its kind ask for with SIGHUP."""
    for handler in _log_files():
        try:
            handler.reopen()
        except OSError as error:
            logging.getLogger(__name__).error("the log file cannot be opened anew: %s", error.strerror)


def _log_files() -> Iterable[LogFile]:
    return [handler for handler in logging.getLogger().handlers if isinstance(handler, LogFile)]
