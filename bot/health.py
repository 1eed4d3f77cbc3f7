"""Tells whoever operates the bot whether it is alive and what waits: in JSON, and for Prometheus."""

from collections.abc import Callable

from aiohttp import web

Figures = dict[str, int | float | bool]
# prometheus.io/docs/instrumenting/exposition_formats
EXPOSITION = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}


def health_application(figures: Callable[[], Figures]) -> web.Application:
    """Return the pages `/` and `/health`, 200 while all is well and 503 otherwise, and `/metrics`, the same as gauges.

    They hold figures only: no names, no texts.
    """

    async def tell(_request: web.Request) -> web.Response:
        told = figures()
        return web.json_response(told, status=200 if told["healthy"] else 503)

    async def measure(_request: web.Request) -> web.Response:
        return web.Response(text="".join(_gauge(*figure) for figure in figures().items()), headers=EXPOSITION)

    application = web.Application()
    application.router.add_get("/", tell)
    application.router.add_get("/health", tell)
    application.router.add_get("/metrics", measure)
    return application


def _gauge(name: str, value: float) -> str:
    return f"# TYPE gongjian_{name} gauge\ngongjian_{name} {float(value)}\n"


async def serve(application: web.Application, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Start to serve, and return the runner, to be cleaned up, and the port that it has."""
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner, int(runner.addresses[0][1])
