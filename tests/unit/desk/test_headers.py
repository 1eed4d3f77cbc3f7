"""Each answer of the desk carries the headers that keep a page to what it was written for."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from desk.headers import HEADERS, security_headers


def application(public_url: str) -> web.Application:
    async def tell(_request: web.Request) -> web.Response:
        return web.Response(text="told")

    made = web.Application(middlewares=[security_headers(public_url)])
    made.router.add_get("/", tell)
    return made


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/", 200), ("GET", "/no", 404), ("POST", "/", 405)])
async def test_answers_of_every_kind_carry_them(method: str, path: str, status: int) -> None:
    async with TestClient(TestServer(application("http://127.0.0.1:8090"))) as client:
        response = await client.request(method, path)
        assert response.status == status
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
        assert "Strict-Transport-Security" not in response.headers


async def test_an_address_of_https_stays_one() -> None:
    async with TestClient(TestServer(application("https://desk.example.org"))) as client:
        assert (await client.get("/")).headers["Strict-Transport-Security"] == "max-age=31536000"


def test_no_page_may_load_from_elsewhere_or_carry_styles_and_scripts_of_its_own() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "data:" not in policy
