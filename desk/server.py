"""The desk's server: it finds out who asks, reads beside the writer, and hands deeds to it, as updates are."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from multidict import MultiDict, MultiDictProxy

from desk.entrance import Entrance, Write, guard_of, html, is_own_form, notice
from desk.headers import security_headers
from desk.public import PublicPages
from desk.rate_limit import RateLimit
from desk.rendering import FAILED, SHUT, TOO_OFTEN, Frame, PlainPage, render_page
from desk.routing import DeskDeed, DeskPage, Visit, address_pattern, check_role, deeds, pages
from handlers import notices
from handlers.pages.style_sheets import style_sheet
from handlers.views.raster import REGULAR
from records.errors import UserError
from records.messages import Line, Message
from services.desk import access
from services.desk.deeds import once, outcome
from services.desk.tokens import fingerprint
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.people.persons import Person

log = logging.getLogger(__name__)
ASSETS = Path(__file__).parent / "assets"
LETTERS = REGULAR  # for browsers without Chinese letters of their own
_KEPT = {"Cache-Control": "private, max-age=3600"}  # seconds
_LARGEST = 256 * 1024  # bytes of a form
PER_MINUTE = 300  # requests of one visitor
ENTRIES = ("/enter/", "/mini-app")
ENTRIES_PER_MINUTE = 60  # attempts to come in, of one address: all of them may be behind one proxy


@dataclass(frozen=True)
class Desk:
    """What the routes stand on; `username` is the bot's."""

    database: Database
    write: Write
    now: Callable[[], datetime]
    username: str
    entrance: Entrance

    def show(self, page: DeskPage) -> Handler:
        """Return what answers a request for a page."""

        async def answer(request: web.Request) -> web.StreamResponse:
            return await asyncio.to_thread(self._read, page, request)

        return answer

    def _read(self, page: DeskPage, request: web.Request) -> web.Response:
        session = self.entrance.session_of(request)
        with read_only(self.database) as work:
            person = access.visitor(work, session, self.now())
            if person is None:
                return notice(request, SHUT, 404)
            visit = self._visit(work, person, request)
            try:
                check_role(person, page.audience)
                content = page.show(visit)
            except UserError as error:
                return notice(request, refused(error), 404, person.language)
            told = outcome(work, person, request.query.get("form", ""))
            return html(render_page(page, content, Frame.of(work, person, page, guard_of(session), told)))

    def do(self, deed: DeskDeed) -> Handler:
        """Return what answers a form that is sent."""

        async def answer(request: web.Request) -> web.StreamResponse:
            form = await request.post()
            session = self.entrance.session_of(request)
            if not is_own_form(session, form):
                return notice(request, SHUT, 404)
            texts = MultiDict((name, value) for name, value in form.items() if isinstance(value, str))
            return await self.write(lambda work: self._take(work, deed, request, session, texts))

        return answer

    def _take(
        self, work: UnitOfWork, deed: DeskDeed, request: web.Request, session: str, form: MultiDict[str]
    ) -> web.Response:
        now = self.now()
        person = access.visitor(work, session, now)
        if person is None:
            return notice(request, SHUT, 404)
        visit = self._visit(work, person, request)
        token = fingerprint(f"{request.path} {form.get('form', '')}")  # the forms of one page do different things

        def run() -> Sequence[Line]:
            check_role(person, deed.audience)
            lines = deed.run(visit, MultiDictProxy(form))
            notices.tell(work, now, self.username, person)
            return lines

        try:
            with work.savepoint():
                once(work, person, token, run, now)
        except UserError as error:
            return notice(request, refused(error), 409, person.language)
        shown = deed.then.format_map(visit.numbers)
        return web.Response(status=303, headers={"Location": f"{shown}?form={token}"})

    def _visit(self, work: UnitOfWork, person: Person, request: web.Request) -> Visit:
        numbers = {name: int(value) for name, value in request.match_info.items()}
        return Visit(work, person, self.now(), numbers, request.query)


def refused(error: UserError) -> PlainPage:
    """Return the page of what cannot be done or seen, in the chat's sentence."""
    return PlainPage(Message("desk-refused-title"), error.message, back=True)


def desk_application(
    database: Database,
    write: Write,
    now: Callable[[], datetime],
    public_url: str,
    username: str,
    bot_token: str,
    *,
    has_public_pages: bool = False,
) -> web.Application:
    """Return the desk's pages; deeds go through `write`, and `bot_token` is what Telegram signs Mini Apps with."""
    entrance = Entrance(write, now, bot_token, public_url.startswith("https://"))
    desk = Desk(database, write, now, username, entrance)
    middlewares = [security_headers(public_url), _explain, _limited(entrance)]
    application = web.Application(middlewares=middlewares, client_max_size=_LARGEST)
    router = application.router
    router.add_get("/enter/{token}", entrance.knock)
    router.add_post("/enter/{token}", entrance.enter)
    router.add_get("/mini-app", entrance.open_mini_app)
    router.add_post("/mini-app", entrance.enter_mini_app)
    router.add_post("/leave", entrance.leave)
    router.add_get("/assets/desk.css", _style)
    router.add_get("/assets/noto-sans-sc.otf", _letters)
    router.add_static("/assets", ASSETS)
    if has_public_pages:
        PublicPages(database, write, now, username, secure=public_url.startswith("https://")).add_to(router)
    for page in pages():
        router.add_get(address_pattern(page.path), desk.show(page))
    for deed in deeds():
        router.add_post(address_pattern(deed.path), desk.do(deed))
    return application


async def _style(_request: web.Request) -> web.Response:
    return web.Response(text=style_sheet("desk"), content_type="text/css", headers=_KEPT)


async def _letters(_request: web.Request) -> web.FileResponse:
    return web.FileResponse(LETTERS, headers={**_KEPT, "Content-Type": "font/otf"})


def _limited(entrance: Entrance) -> Middleware:
    everything = RateLimit(PER_MINUTE, time.monotonic)
    entries = RateLimit(ENTRIES_PER_MINUTE, time.monotonic)

    @web.middleware
    async def limit(request: web.Request, handler: Handler) -> web.StreamResponse:
        remote = request.remote or ""
        enters = request.method == "POST" and request.path.startswith(ENTRIES)  # with whatever cookie
        if (enters and not entries.allows(remote)) or not everything.allows(entrance.session_of(request) or remote):
            return notice(request, TOO_OFTEN, 429)
        return await handler(request)

    return limit


@web.middleware
async def _explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what is not there as what is shut, so that nobody learns which it is; and say so where something fails."""
    try:
        return await handler(request)
    except web.HTTPNotFound:
        return notice(request, SHUT, 404)
    except web.HTTPException:
        raise
    except Exception:
        log.exception("a page of the desk failed")
        return notice(request, FAILED, 503)
