"""The page that says whether the bot is well, in JSON, and its metrics for Prometheus."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.health.metrics import EXPOSITION, exposed
from bot.health.snapshot import ProcessRole, Snapshot


def health_application(look: Callable[[], Awaitable[Snapshot]]) -> web.Application:
    """Return the pages `/` and `/health`, 200 while all is well and 503 with reasons otherwise, and `/metrics`.

    They hold figures only: no names, no texts.
    """

    async def tell(_request: web.Request) -> web.Response:
        snapshot = await look()
        return web.json_response(_told(snapshot), status=503 if snapshot.reasons else 200)

    async def measure(_request: web.Request) -> web.Response:
        return web.Response(body=exposed(await look()), headers=EXPOSITION)

    application = web.Application()
    application.router.add_get("/", tell)
    application.router.add_get("/health", tell)
    application.router.add_get("/metrics", measure)
    return application


def _told(snapshot: Snapshot) -> dict[str, object]:
    told: dict[str, object] = {
        "healthy": not snapshot.reasons,
        "reasons": snapshot.reasons,
        "role": snapshot.role.value,
        "idle": snapshot.idle,
    }
    if snapshot.role is ProcessRole.ACTING:
        told["waiting_for_writer"] = snapshot.waiting_for_writer
        told["alerts"] = sorted({alert.kind.value for alert in snapshot.alerts})
        since = snapshot.seconds_since(snapshot.last_poll)
        if since is not None:
            told["seconds_since_poll"] = round(since, 1)
    return told


async def serve(application: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Start to serve, and return the runner, to be cleaned up, and the port that it has."""
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner, int(runner.addresses[0][1])
