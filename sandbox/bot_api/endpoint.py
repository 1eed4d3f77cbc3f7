"""The Bot API over HTTP: checks the token, reads the call, lets faults happen, and answers as Telegram does."""

import asyncio
import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable
from itertools import islice

from aiohttp import web

from sandbox.bot_api.objects import ErrorResponse, Result, SuccessResponse
from sandbox.bot_api.parameters import Parameters, read_parameters
from sandbox.clock import SandboxClock
from sandbox.errors import BotApiError, too_many_requests
from sandbox.faults import Fault, Faults
from sandbox.json_data import json_response
from sandbox.notifier import Notifier
from sandbox.state.files import Files
from sandbox.state.snapshots import Call

KEPT_CALLS = 50_000
HANGS_FOR = 60.0  # seconds that an answer which never comes is held at most
LOGIN_PAGE = "<html><body>Please log in to the network</body></html>"  # what a hotel's network answers
Method = Callable[[Parameters], Result] | Callable[[Parameters], Awaitable[Result]]


class BotApiEndpoint:
    """Answers /bot<token>/<method> and /file/bot<token>/<path>, and keeps a log of the calls."""

    def __init__(
        self, token: str, clock: SandboxClock, files: Files, faults: Faults, methods: dict[str, Method]
    ) -> None:
        self.notifier = Notifier()
        self.running_calls = 0  # long polls aside
        self.call_count = 0
        self._token = token.encode()
        self._clock = clock
        self._files = files
        self._faults = faults
        self._methods = {name.lower(): (name, method) for name, method in methods.items()}
        self._log: deque[Call] = deque(maxlen=KEPT_CALLS)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Let go of answers that hang."""
        self._stopping.set()

    def calls_after(self, number: int) -> list[Call]:
        """Return the calls after one, oldest first, as far as they are kept."""
        count = min(max(self.call_count - number, 0), len(self._log))
        return list(islice(self._log, len(self._log) - count, None))

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer a call of a method, whose name may be in any case."""
        method = request.match_info["method"].lower()
        is_poll = method == "getupdates"
        self.running_calls += not is_poll
        try:
            return await self._answer(request, method)
        finally:
            self.running_calls -= not is_poll
            self.notifier.notify_all()

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Answer a download."""
        file = self._files.by_path(request.match_info["path"])
        if not self._is_authorised(request):
            return _refusal(BotApiError(401, "Unauthorized"))
        fault = self._faults.next("file")
        if fault is not None and fault.kind != "delay":
            return await self._fail(fault, request, Parameters({}, {}), "file")
        if file is None:
            return _refusal(BotApiError(404, "Not Found"))
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        if not self._is_authorised(request):
            return _refusal(BotApiError(401, "Unauthorized"))
        try:
            parameters = await read_parameters(request)
        except BotApiError as error:
            return _refusal(error)
        fault = self._faults.next(method)
        if fault is not None:
            return await self._fail(fault, request, parameters, method)
        return json_response(*await self._carry_out(method, parameters))

    def _is_authorised(self, request: web.Request) -> bool:
        return hmac.compare_digest(request.match_info["token"].encode(), self._token)

    async def _carry_out(self, method: str, parameters: Parameters) -> tuple[SuccessResponse | ErrorResponse, int]:
        """Do what a call asks for, and return the body and the status of the answer."""
        name, function = self._methods.get(method, (method, None))
        try:
            if function is None:
                raise BotApiError(404, "Not Found")
            result = function(parameters)
            if isinstance(result, Awaitable):
                result = await result
        except BotApiError as error:
            self._record(name, parameters, error.status, error.description)
            return error.response(), error.status
        self._record(name, parameters, 200, None)
        return {"ok": True, "result": result}, 200

    def _record(self, method: str, parameters: Parameters, status: int, description: str | None) -> None:
        self.call_count += 1
        self._log.append(
            {
                "number": self.call_count,
                "method": method,
                "parameters": parameters.for_log(),
                "status": status,
                "description": description,
                "at": self._clock.now().isoformat(),
            }
        )

    async def _fail(
        self, fault: Fault, request: web.Request, parameters: Parameters, method: str
    ) -> web.StreamResponse:
        """Do what the fault leaves of the call. A status of 0 in the log means that no answer was sent."""
        if fault.kind == "delay":
            await self._hang(fault.delay)
            return json_response(*await self._carry_out(method, parameters))
        if fault.kind in ("lost", "late"):  # done, and its answer never comes: at once, or after hanging
            await self._carry_out(method, parameters)
            if fault.kind == "late":
                await self._hang(HANGS_FOR)
            return _dropped(request)
        if fault.kind == "nonsense" and fault.carried_out:
            body, _ = await self._carry_out(method, parameters)
            text = json.dumps(body)
            return web.Response(text=text[: len(text) // 2], content_type="application/json")
        self._record(method, parameters, int(fault.kind) if fault.kind.isdigit() else 0, f"fault: {fault.kind}")
        if fault.kind == "429":
            return _refusal(too_many_requests(fault.retry_after))
        if fault.kind == "500":
            return _refusal(BotApiError(500, "Internal Server Error"))
        if fault.kind == "nonsense":
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        if fault.kind == "timeout":
            await self._hang(HANGS_FOR)
        return _dropped(request)

    async def _hang(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def _refusal(error: BotApiError) -> web.Response:
    return json_response(error.response(), error.status)


def _dropped(request: web.Request) -> web.Response:
    """Break off the connection, as a network does that goes away."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
