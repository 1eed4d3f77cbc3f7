"""The public pages as the desk serves them, without a session: results for anybody, comments, surveys of the public."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_urlsafe
from threading import Lock

from aiohttp import web

from desk.entrance import FormValue, Write, html
from desk.rate_limit import RateLimit
from handlers import notices
from handlers.exports.public.page_frames import SERVED, CommentForm
from handlers.exports.public.places import PagePlace, name_of_result
from handlers.exports.public.site import PublicSite
from handlers.exports.public.survey_page import BLANK, FilledSheet, name_of_survey, survey_html
from handlers.kit.texts import Language
from records.addresses import browser_address
from records.errors import UserError
from records.messages import Line, Message
from services.assessment import ballots
from services.scoring import reader_comments
from services.scoring.public_results import PublicResult, aftermath, public_results
from storage.assessment import surveys
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, read_only

FRESH = 30.0  # seconds for which the list of results is not read again
COMMENTS_PER_HOUR, SHEETS_PER_HOUR = 30, 600  # from one address: a whole school, or all behind one proxy
TRAP = "website"  # a field that people do not see
COOKIE = "ballot"  # a random number by which a browser answers a survey once; told to nobody
_COOKIE_HOLDS = 200 * 24 * 3600  # seconds: longer than a survey runs
_TOO_OFTEN, _CHANGED, _NO_COOKIE = 429, 422, 400
_KINDS = {".css": "text/css", ".json": "application/json"}


def _seconds_of_an_hour() -> float:
    """Return a clock on which an hour takes a minute, for limits that count by the hour."""
    return time.monotonic() / 60


@dataclass
class PublicPages:
    """What the public routes stand on; `username` is the bot's, `secure`: people come by https."""

    database: Database
    write: Write
    now: Callable[[], datetime]
    username: str
    secure: bool
    _comments: RateLimit = field(default_factory=lambda: RateLimit(COMMENTS_PER_HOUR, _seconds_of_an_hour))
    _sheets: RateLimit = field(default_factory=lambda: RateLimit(SHEETS_PER_HOUR, _seconds_of_an_hour))
    _lock: Lock = field(default_factory=Lock)
    _read: tuple[float, list[PublicResult]] = (-FRESH, [])

    def add_to(self, router: web.UrlDispatcher) -> None:
        """Add the routes."""
        router.add_get("/public", self.lead_in)
        for language in Language:
            beginning = PagePlace("", language).path
            router.add_get(f"/public/{beginning}survey/{{code:[\\w-]{{1,40}}}}", self.show_survey)
            router.add_post(f"/public/{beginning}survey/{{code:[\\w-]{{1,40}}}}", self.take_sheet)
        router.add_get("/public/{path:.*}", self.show)
        router.add_post("/public/{path:.*}", self.take_comment)

    async def lead_in(self, _request: web.Request) -> web.Response:
        """Lead to the first page, from which all links go on."""
        return web.Response(status=308, headers={"Location": "/public/"})

    # Results ----------------------------------------------------------------------------------------------------------

    async def show(self, request: web.Request) -> web.Response:
        """Show a page, or a file for programs."""
        path = request.match_info["path"]
        form = CommentForm(has_arrived="sent" in request.query)
        return await asyncio.to_thread(self._file, path or "index.html", form)

    def _file(self, path: str, form: CommentForm) -> web.Response:
        with read_only(self.database) as work:
            site = self._site(work)
            for name, write in site.data():
                if name == path:
                    return _public(web.Response(body=write(), content_type=_KINDS[name[name.rindex(".") :]]))
            if (there := _result_at(site, path)) is not None:
                return _public(html(site.result(*there, form)))
            for language in Language:
                for place, write_page in site.pages(language):
                    if path in (place.path, place.path.removesuffix("index.html")):
                        return _public(html(write_page()))
        raise web.HTTPNotFound

    def _site(self, work: UnitOfWork) -> PublicSite:
        with self._lock:
            read_at, results = self._read
            if time.monotonic() - read_at >= FRESH:
                results = public_results(work)
                self._read = time.monotonic(), results
        return PublicSite(results, lambda result: aftermath(work, result, self.now()), SERVED)

    async def take_comment(self, request: web.Request) -> web.Response:
        """Take up a comment on a result, which is held; what is wrong with it is told above what was typed."""
        form, path = await request.post(), request.match_info["path"]
        typed = str(form.get("comment", ""))
        problem: Line | None = None
        status = _CHANGED
        publication = await asyncio.to_thread(self._publication_at, path)
        if publication is None or not _is_own(request):
            raise web.HTTPNotFound
        if not form.get(TRAP):
            if not self._comments.allows(request.remote or ""):
                problem, status = Message("public-too-often"), _TOO_OFTEN
            else:
                try:
                    await self.write(lambda work: self._take_comment(work, publication, typed))
                except UserError as error:
                    problem = error.message
        if problem is None:
            return web.Response(status=303, headers={"Location": f"/public/{path}?sent#comments"})
        return await asyncio.to_thread(self._again, path, CommentForm(typed, problem), status)

    def _publication_at(self, path: str) -> int | None:
        with read_only(self.database) as work:
            there = _result_at(self._site(work), path)
        return None if there is None else there[1].publication.id

    def _take_comment(self, work: UnitOfWork, publication_id: int, typed: str) -> None:
        now = self.now()
        reader_comments.write(work, publication_id, typed, now)
        notices.tell(work, now, self.username)

    def _again(self, path: str, form: CommentForm, status: int) -> web.Response:
        with read_only(self.database) as work:
            site = self._site(work)
            there = _result_at(site, path)
            if there is None:
                raise web.HTTPNotFound
            return html(site.result(*there, form), status)

    # Surveys of the public --------------------------------------------------------------------------------------------

    async def show_survey(self, request: web.Request) -> web.Response:
        """Show the questions, or once it is closed, what came of them. Nothing is noted of who looks."""
        told = Message("public-survey-thanks") if "sent" in request.query else None
        answer = await asyncio.to_thread(self._survey, request, BLANK, told)
        if COOKIE not in request.cookies:
            answer.set_cookie(
                COOKIE, token_urlsafe(32), max_age=_COOKIE_HOLDS, path="/public/", httponly=True, samesite="Lax",
                secure=self.secure,
            )  # fmt: skip
        return answer

    def _survey(
        self,
        request: web.Request,
        sheet: FilledSheet,
        told: Line | None = None,
        problem: Line | None = None,
        status: int = 200,
    ) -> web.Response:
        code = request.match_info["code"]
        language = Language.ENGLISH if request.path.startswith("/public/en/") else Language.CHINESE
        with read_only(self.database) as work:
            survey = surveys.by_code(work, code)
            if survey is None:
                raise web.HTTPNotFound
            place = PagePlace(name_of_survey(code), language)
            page = survey_html(work, survey, place, self.now(), sheet, told=told, problem=problem)
        return html(page, status)

    async def take_sheet(self, request: web.Request) -> web.Response:
        """Take the answers of a browser once; whoever sends them again hears so, and nothing is changed."""
        form = await request.post()
        sheet = FilledSheet(_levels(form), str(form.get("comment", "")))
        token, code = request.cookies.get(COOKIE, ""), request.match_info["code"]
        if not _is_own(request):
            raise web.HTTPNotFound
        if form.get(TRAP):
            return _sent(request)
        if not token:
            problem = Message("public-survey-cookies")
            return await asyncio.to_thread(self._survey, request, sheet, None, problem, _NO_COOKIE)
        if not self._sheets.allows(request.remote or ""):
            problem = Message("public-too-often")
            return await asyncio.to_thread(self._survey, request, sheet, None, problem, _TOO_OFTEN)
        try:
            await self.write(
                lambda work: ballots.take_sheet(
                    work, code, browser_address(token), sheet.levels, sheet.comment, self.now()
                )
            )
        except UserError as error:
            told = error.message if error.message.key == "survey-answered" else None
            refused = None if told else error.message
            return await asyncio.to_thread(self._survey, request, sheet, told, refused, _CHANGED)
        return _sent(request)


def _result_at(site: PublicSite, path: str) -> tuple[PagePlace, PublicResult] | None:
    """Return the result whose page lies at this path, with the page's place."""
    for result in site.results:
        for language in Language:
            place = PagePlace(name_of_result(result), language)
            if place.path == path:
                return place, result
    return None


def _levels(form: Mapping[str, FormValue]) -> dict[str, int]:
    """Return the level that was chosen for each question, by its key."""
    own = {"comment", TRAP}
    return {
        key: int(value)
        for key, value in form.items()
        if key not in own and isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 1
    }


def _is_own(request: web.Request) -> bool:
    """Tell whether a form was sent from one of our own pages, as far as the browser says where it comes from."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def _sent(request: web.Request) -> web.Response:
    return web.Response(status=303, headers={"Location": f"{request.path}?sent"})


def _public(response: web.Response) -> web.Response:
    """Return an answer that search engines and caches on the way may keep for a moment."""
    response.headers["X-Robots-Tag"] = "all"
    response.headers["Cache-Control"] = f"public, max-age={FRESH:.0f}"
    return response
