"""The Bot API over HTTP: checks the token, reads the call, lets faults happen, and answers as Telegram does."""

import asyncio
import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import islice

from aiohttp import web

from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters, read_parameters
from sandbox.errors import BotApiError, too_many_requests
from sandbox.faults import Fault, Faults
from sandbox.notifier import Notifier
from sandbox.state.store import Store

KEPT_CALLS = 50_000
HANGS_FOR = 60.0  # seconds that an answer which never comes is held at most
Method = Callable[[Parameters], object] | Callable[[Parameters], Awaitable[object]]


class BotApiEndpoint:
    """Answers /bot<token>/<method> and /file/bot<token>/<path>, and keeps a log of the calls."""

    def __init__(self, token: str, store: Store, faults: Faults, methods: dict[str, Method]) -> None:
        self.notifier = Notifier()
        self.running = 0  # calls in progress, long polls aside
        self.made = 0
        self._token = token.encode()
        self._store = store
        self._faults = faults
        self._methods = {name.lower(): (name, method) for name, method in methods.items()}
        self._log: deque[Object] = deque(maxlen=KEPT_CALLS)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Let go of answers that hang."""
        self._stopping.set()

    def calls_after(self, number: int) -> list[Object]:
        fresh = min(max(self.made - number, 0), len(self._log))
        return list(islice(self._log, len(self._log) - fresh, None))

    async def call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"].lower()
        polls = method == "getupdates"
        self.running += not polls
        try:
            return await self._answered(request, method)
        finally:
            self.running -= not polls
            self.notifier.notify_all()

    async def file(self, request: web.Request) -> web.StreamResponse:
        stored = self._store.files.by_path(request.match_info["path"])
        if not self._is_ours(request):
            return _answer(BotApiError(401, "Unauthorized").body(), 401)
        fault = self._faults.next("file")
        if fault is not None and fault.kind != "delay":
            return await self._failed(fault, request, Parameters({}, {}), "file")
        if stored is None:
            return _answer(BotApiError(404, "Not Found").body(), 404)
        return web.Response(body=stored.content, content_type="application/octet-stream")

    async def _answered(self, request: web.Request, method: str) -> web.StreamResponse:
        if not self._is_ours(request):
            return _answer(BotApiError(401, "Unauthorized").body(), 401)
        try:
            parameters = await read_parameters(request)
        except BotApiError as refusal:
            return _answer(refusal.body(), refusal.status)
        fault = self._faults.next(method)
        if fault is not None:
            return await self._failed(fault, request, parameters, method)
        return _answer(*await self._done(method, parameters))

    def _is_ours(self, request: web.Request) -> bool:
        return hmac.compare_digest(request.match_info["token"].encode(), self._token)

    async def _done(self, method: str, parameters: Parameters) -> tuple[Object, int]:
        name, function = self._methods.get(method, (method, None))
        try:
            if function is None:
                raise BotApiError(404, "Not Found")
            result = function(parameters)
            if isinstance(result, Awaitable):
                result = await result
        except BotApiError as refusal:
            self._note(name, parameters, refusal.status, refusal.description)
            return refusal.body(), refusal.status
        self._note(name, parameters, 200, None)
        return {"ok": True, "result": result}, 200

    def _note(self, method: str, parameters: Parameters, status: int, description: str | None) -> None:
        self.made += 1
        self._log.append(
            {
                "number": self.made,
                "method": method,
                "parameters": parameters.shown(),
                "status": status,
                "description": description,
                "at": self._store.clock.now().isoformat(),
            }
        )

    async def _failed(
        self, fault: Fault, request: web.Request, parameters: Parameters, method: str
    ) -> web.StreamResponse:
        """Do what the fault leaves of the call. A status of 0 in the log means that no answer was sent."""
        if fault.kind == "delay":
            await self._hang(fault.delay)
            return _answer(*await self._done(method, parameters))
        if fault.kind in ("lost", "late"):  # done, and its answer never comes: at once, or after hanging
            await self._done(method, parameters)
            if fault.kind == "late":
                await self._hang(HANGS_FOR)
            return _dropped(request)
        if fault.kind == "nonsense" and fault.whole:
            body, _ = await self._done(method, parameters)
            text = json.dumps(body)
            return web.Response(text=text[: len(text) // 2], content_type="application/json")
        self._note(method, parameters, int(fault.kind) if fault.kind.isdigit() else 0, f"fault: {fault.kind}")
        if fault.kind == "429":
            refusal = too_many_requests(fault.retry_after)
            return _answer(refusal.body(), refusal.status)
        if fault.kind == "500":
            return _answer(BotApiError(500, "Internal Server Error").body(), 500)
        if fault.kind == "nonsense":
            return web.Response(text="<html><body>Please log in to the network</body></html>", content_type="text/html")
        if fault.kind == "timeout":
            await self._hang(HANGS_FOR)
        return _dropped(request)

    async def _hang(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def _answer(body: Object, status: int) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        status=status,
        content_type="application/json",
    )


def _dropped(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
