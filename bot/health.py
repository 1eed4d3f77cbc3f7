"""Tells whoever operates the bot, in JSON, whether it is alive and what waits."""

from collections.abc import Callable

from aiohttp import web

Figures = dict[str, int | float | bool]


def health_application(figures: Callable[[], Figures]) -> web.Application:
    """`/` and `/health`: 200 while all is well, 503 otherwise. Figures only: no names, no texts."""

    async def tell(_request: web.Request) -> web.Response:
        told = figures()
        return web.json_response(told, status=200 if told["healthy"] else 503)

    application = web.Application()
    application.router.add_get("/", tell)
    application.router.add_get("/health", tell)
    return application


async def serve(application: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Starts serving; returns the runner, to be cleaned up, and the port that it has."""
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner, int(runner.addresses[0][1])
