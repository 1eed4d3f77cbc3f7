"""The public pages over HTTP: anybody reads results, writes a comment that is held, and answers a survey once."""

import re
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest

from records.questionnaire import questionnaires
from services.assessment import surveys
from storage.tables.assessment import survey_answers, survey_ballots, survey_comments
from storage.tables.results import reader_comments
from storage.tables.whole import metadata
from tests.support.books import keeps_books
from tests.support.survey_errands import begins_a_survey
from tests.support.townsfolk import Person, Town

ITEMS = [item.key for item in questionnaires()["influence"].items]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
async def address(town: Town, zhou: Person) -> str:
    """Where the public pages of the town are; the results of October are out."""
    where = f"127.0.0.1:{free_port()}"
    town.sections["desk"] = {"listen": where, "public_url": f"http://{where}/", "public_pages": "on"}
    await town.restart()
    await keeps_books(town)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    return f"http://{where}/public/"


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


async def read(browser: aiohttp.ClientSession, page: str) -> tuple[int, str]:
    async with browser.get(page) as answer:
        return answer.status, await answer.text()


async def send(browser: aiohttp.ClientSession, page: str, **fields: str) -> tuple[int, str]:
    async with browser.post(page, data=fields) as answer:
        return answer.status, await answer.text()


async def test_anybody_reads_what_is_published_and_nothing_else(
    town: Town, address: str, browser: aiohttp.ClientSession
) -> None:
    for path in ("", "en/", "results/1-2026-10.html", "en/results/1-2026-10.html", "methods/0.html", "style.css"):
        status, text = await read(browser, address + path)
        assert status == 200, path
        assert not re.search(r"<script|<style|style=|\son\w+=", text)
    _, page = await read(browser, address + "results/1-2026-10.html")
    for link in re.findall(r'href="([^"#]+)"', page):
        assert (await read(browser, f"{address}results/{link}"))[0] == 200, link
    for path in ("results/1-2026-09.html", "results/9-2026-10.html", "../", "survey/guessed", "results/"):
        assert (await read(browser, address + path))[0] == 404, path
    async with browser.get(address) as answer:
        assert answer.headers["X-Robots-Tag"] == "all"
        assert "script-src" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies


async def test_without_the_setting_there_are_no_public_pages(town: Town, browser: aiohttp.ClientSession) -> None:
    where = f"127.0.0.1:{free_port()}"
    town.sections["desk"] = {"listen": where, "public_url": f"http://{where}/"}
    await town.restart()
    for path in ("/public", "/public/", "/public/survey/anything"):
        assert (await read(browser, f"http://{where}{path}"))[0] == 404


async def test_a_comment_is_held_until_an_admin_shows_it(
    town: Town, address: str, browser: aiohttp.ClientSession, zhou: Person
) -> None:
    page = address + "results/1-2026-10.html"
    status, text = await send(browser, page, comment="转化率三分之一，<b>算高</b>吗？")
    assert (status, "收到了" in text) == (200, True)
    assert "转化率三分之一" not in (await read(browser, page))[1]
    await send(browser, page, comment="转化率三分之一，<b>算高</b>吗？")  # the same form again
    await send(browser, page, comment="便宜发票", website="https://spam.example")  # as programs fill it in
    assert [row.text for row in town.rows(reader_comments)] == ["转化率三分之一，<b>算高</b>吗？"]
    await zhou.sees("公开网页上有读者写了意见", "转化率三分之一")
    await zhou.taps("公开")
    _, text = await read(browser, page)
    assert "转化率三分之一，&lt;b&gt;算高&lt;/b&gt;吗？" in text
    assert "127.0.0.1" not in {str(value) for row in town.rows(reader_comments) for value in row}


@pytest.mark.parametrize(("comment", "told"), [("  ", "请用文字"), ("好" * 501, "501")])
async def test_what_is_wrong_with_a_comment_is_told_and_nothing_typed_is_lost(
    town: Town, address: str, browser: aiohttp.ClientSession, comment: str, told: str
) -> None:
    status, text = await send(browser, address + "results/1-2026-10.html", comment=comment)
    assert status == 422
    assert told in text
    assert f">\n{comment}</textarea>" in text
    assert town.rows(reader_comments) == []


async def test_a_form_of_another_site_is_not_taken(town: Town, address: str, browser: aiohttp.ClientSession) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    async with browser.post(address + "results/1-2026-10.html", data={"comment": "好"}, headers=headers) as answer:
        assert answer.status == 404
    assert town.rows(reader_comments) == []


async def survey_of(town: Town, li: Person, address: str) -> str:
    """The web address of a survey of the public that the college's coordinator begins."""
    await begins_a_survey(li, "校企共建社会评价问卷")
    code = town.rows(metadata.tables["surveys"])[-1].code
    assert f"{address}survey/{code}" in await li.news()
    return f"{address}survey/{code}"


async def test_a_browser_answers_a_survey_once_and_nobody_learns_who(
    town: Town, address: str, browser: aiohttp.ClientSession, li: Person
) -> None:
    page = await survey_of(town, li, address)
    status, text = await read(browser, page)
    assert (status, text.count("<fieldset>")) == (200, len(ITEMS))
    assert town.rows(survey_ballots) == []  # a look changes nothing
    status, text = await send(browser, page, comment="很好")
    assert (status, "请至少选一题" in text, "很好</textarea>" in text) == (422, True, True)
    status, text = await send(browser, page, **{ITEMS[0]: "4", ITEMS[1]: "2"}, comment="很好")
    assert (status, "已提交" in text) == (200, True)
    (before,) = town.rows(survey_ballots)
    status, text = await send(browser, page, **{ITEMS[0]: "1"})
    assert "每人只答一次" in text
    (after,) = town.rows(survey_ballots)
    assert after == before
    tokens = [cookie.value for cookie in browser.cookie_jar]
    assert tokens
    everything = "".join(str(row) for table in metadata.sorted_tables for row in town.rows(table))
    assert not [token for token in tokens if token in everything]
    for _ in range(4):
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as other:
            await read(other, page)
            await send(other, page, **dict.fromkeys(ITEMS, "5"))
    now = town.application.clock.now()
    later = now.replace(year=now.year + 1)
    await town.application.writer.job(lambda work: surveys.close_due(work, later))
    assert len(town.rows(survey_answers)) == 5
    assert [row.text for row in town.rows(survey_comments)] == ["很好"]
    _, text = await read(browser, page)
    assert "指数" in text
    assert "<fieldset>" not in text


async def test_without_a_random_number_nothing_is_taken(
    town: Town, address: str, browser: aiohttp.ClientSession, li: Person
) -> None:
    page = await survey_of(town, li, address)
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as bare:
        status, text = await send(bare, page, **{ITEMS[0]: "4"})
    assert (status, "没有收下" in text, 'value="4" checked' in text) == (400, True, True)
    assert town.rows(survey_ballots) == []
    for wrong in ({"nothing": "4"}, {ITEMS[0]: "9"}):
        await read(browser, page)
        assert (await send(browser, page, **wrong))[0] == 422
