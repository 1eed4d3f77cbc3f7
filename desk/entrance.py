"""How one comes in to the desk and goes out again: by a link of the chat's, or as Telegram opens a Mini App."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from aiohttp import web
from multidict import MultiMapping

from desk.mini_app import VALID_FOR, check_opening
from desk.rendering import ENTER, LEFT, MINI_APP, SHUT, PlainPage, render_notice
from handlers.kit.texts import best_language
from records.addresses import telegram_address
from services.desk import access
from services.desk.tokens import fingerprint
from storage.engine.unit_of_work import UnitOfWork

T = TypeVar("T")
FormValue = str | bytearray | bytes | web.FileField


class Write(Protocol):
    """Runs a function in the writer's next transaction, and returns its result."""

    def __call__(self, run: Callable[[UnitOfWork], T]) -> Awaitable[T]:
        """Run it."""


@dataclass(frozen=True)
class Entrance:
    """What coming in stands on; `secure`: people reach the desk by https."""

    write: Write
    now: Callable[[], datetime]
    bot_token: str
    secure: bool

    @property
    def cookie(self) -> str:
        """Return the session's name: browsers take one with this prefix from this very host by https only."""
        return "__Host-desk" if self.secure else "desk"

    def session_of(self, request: web.Request) -> str:
        """Return the token that a browser sends; nothing where it sends none."""
        return request.cookies.get(self.cookie, "")

    async def knock(self, request: web.Request) -> web.Response:
        """Ask whether to use up a link, the same for whatever link: looking at it changes nothing."""
        return notice(request, ENTER)

    async def enter(self, request: web.Request) -> web.Response:
        """Begin a session by a link."""
        token = request.match_info["token"]
        session = await self.write(lambda work: access.enter(work, token, self.now()))
        return notice(request, SHUT, 404) if session is None else self._let_in(session, framed=False)

    async def open_mini_app(self, request: web.Request) -> web.Response:
        """Show the page that sends on what Telegram has put behind its address, which no server sees."""
        return html(render_notice(_language_of(request), MINI_APP))

    async def enter_mini_app(self, request: web.Request) -> web.Response:
        """Begin a session for whoever Telegram says has opened the Mini App."""
        now = self.now()
        opening = check_opening(str((await request.post()).get("opening", "")), self.bot_token, now)
        if opening is None:
            return notice(request, SHUT, 404)
        address = telegram_address(opening.telegram_id)
        valid_until = opening.opened_at + VALID_FOR
        session = await self.write(
            lambda work: access.enter_by_opening(work, address, opening.signature, valid_until, now)
        )
        return notice(request, SHUT, 404) if session is None else self._let_in(session, framed=True)

    async def leave(self, request: web.Request) -> web.Response:
        """End the session, where the form is one of its own pages'."""
        session = self.session_of(request)
        if not is_own_form(session, await request.post()):
            return notice(request, SHUT, 404)
        await self.write(lambda work: access.leave(work, session))
        answer = notice(request, LEFT)
        answer.del_cookie(self.cookie, path="/", secure=self.secure, httponly=True, samesite="Lax")
        return answer

    def _let_in(self, session: str, *, framed: bool) -> web.Response:
        """Return what begins a session. Telegram's web client frames a Mini App: a cookie of its own frame."""
        answer = web.Response(status=303, headers={"Location": "/"})
        seconds = int(access.SESSION_HOLDS.total_seconds())
        apart = framed and self.secure
        answer.set_cookie(
            self.cookie, session, max_age=seconds, httponly=True, samesite="None" if apart else "Lax",
            secure=self.secure, path="/", partitioned=True if apart else None,
        )  # fmt: skip
        return answer


def guard_of(session: str) -> str:
    """Return what forms of a session send back, which no other site can know."""
    return fingerprint(f"guard {session}")


def is_own_form(session: str, form: MultiMapping[FormValue]) -> bool:
    """Tell whether a form is of a page that this session was shown."""
    sent = str(form.get("guard", ""))
    return bool(session) and hmac.compare_digest(sent.encode("utf-8", "replace"), guard_of(session).encode())


def notice(request: web.Request, page: PlainPage, status: int = 200, language: str | None = None) -> web.Response:
    """Return a page that says one thing, in the person's language or, of a stranger, the browser's."""
    return html(render_notice(language or _language_of(request), page), status)


def html(text: str, status: int = 200) -> web.Response:
    """Return a page."""
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8")


def _language_of(request: web.Request) -> str:
    return best_language(request.headers.get("Accept-Language"))
