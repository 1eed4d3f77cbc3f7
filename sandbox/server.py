"""A Telegram on one's own machine: puts the sandbox together and serves it on loopback, and nowhere else."""

import ipaddress
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web
from yarl import URL

from sandbox.bot_api.commands import CommandMenus
from sandbox.bot_api.endpoint import BotApiEndpoint
from sandbox.bot_api.methods import bot_methods
from sandbox.bot_api.objects import User
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.webhook import Webhook
from sandbox.clock import SandboxClock
from sandbox.control.actions import Actions
from sandbox.control.idle import IdleMonitor
from sandbox.control.interface import ControlInterface, control_errors
from sandbox.control.supervisor import Supervisor
from sandbox.faults import Faults
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.change_log import ChangeLog
from sandbox.state.files import Files
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue

PAGE = Path(__file__).parent / "page"
LARGEST_REQUEST = 80 * 1024 * 1024  # a document of 50 MB, also in base64
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        "img-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Sandbox:
    """One bot, its people and its chats, in memory, behind a Bot API, a page and controls."""

    def __init__(
        self,
        token: str,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        username: str = "sandbox_bot",
        name: str = "Sandbox bot",
    ) -> None:
        """Make the bot with a token. Raises ValueError for a host that others can reach, and for a malformed token."""
        if not _is_loopback(host):
            raise ValueError(f"The sandbox binds to loopback only, not to {host}.")
        number = token.partition(":")[0]
        if not number.isdigit():
            raise ValueError("A bot's token begins with its number and a colon.")
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None
        bot: User = {"id": int(number), "is_bot": True, "first_name": name, "username": username}
        self.clock = SandboxClock()
        self.store = Store(bot, self.clock, ChangeLog(), Files())
        self.updates = UpdateQueue(self.store.mark_received)
        self.webhook = Webhook(self.updates, self.clock)
        self.supervisor = Supervisor(self.store.changes)
        self.faults = Faults()
        self.limits = RateLimits()
        callbacks, menus = CallbackQueries(self.store), CommandMenus(self.store)
        self.actions = Actions(self.store, self.updates, callbacks)
        methods = bot_methods(self.store, self.updates, self.webhook, callbacks, menus, self.limits)
        self.endpoint = BotApiEndpoint(token, self.clock, self.store.files, self.faults, methods)
        self.idle_monitor = IdleMonitor(self.updates, self.clock, self.endpoint)
        self._control = ControlInterface(
            self.store,
            self.actions,
            self.endpoint,
            callbacks,
            menus,
            self.clock,
            self.faults,
            self.limits,
            self.idle_monitor,
            self.supervisor,
        )

    @property
    def url(self) -> str:
        """Return the page's address; the port is known once the sandbox has started."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    @property
    def api_url(self) -> str:
        """Return the address of the Bot API, to which the token is added."""
        return f"{self.url}/bot"

    @property
    def file_url(self) -> str:
        """Return the address of downloads, to which the token is added."""
        return f"{self.url}/file/bot"

    async def start(self) -> None:
        """Serve; a port of 0 becomes the one that was free. Raises OSError when the port is taken."""
        application = web.Application(middlewares=[_only_from_here, control_errors], client_max_size=LARGEST_REQUEST)
        application.add_routes([web.get("/", _index), web.static("/page/", PAGE), *self._control.routes()])
        application.router.add_route("*", "/bot{token:[^/]+}/{method:[A-Za-z]+}", self.endpoint.call)
        application.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self.endpoint.file)
        application.on_response_prepare.append(_add_headers)
        runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, self._host, self._port).start()
        self._runner = runner
        self._port = runner.addresses[0][1]

    async def stop(self) -> None:
        """Serve nobody any more."""
        await self.webhook.stop()
        self.endpoint.stop()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


@web.middleware
async def _only_from_here(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Refuse other sites' pages in this machine's browser, which reach loopback under another name or origin."""
    origin = request.headers.get("Origin")
    if not _is_loopback(request.url.host) or (origin and URL(origin).authority != request.url.authority):
        raise web.HTTPForbidden(text="The sandbox answers to this machine only.")
    return await handler(request)


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers[name] = value
