"""The desk over HTTP: who comes in by a link of the chat, what they see, and how it ends."""

import hashlib
import hmac
import re
from datetime import datetime, timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from desk.server import ENTRIES_PER_MINUTE
from services.desk.access import LINK_HOLDS, SESSION_HOLDS
from services.people.membership import lose
from storage.engine.unit_of_work import UnitOfWork
from tests.support.belongings import known
from tests.support.desk_browser import Browser, link_for
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import TOKEN, Person, Town


async def passes(town: Town, time: timedelta) -> None:
    """Let so much time pass, and the bot know of it."""
    later = town.application.clock.now() + time
    await town.post("clock", {"to": later.isoformat()})
    await town.settles()
    assert abs(later - town.application.clock.now()) < timedelta(minutes=1)


async def test_a_coordinator_comes_in_by_a_link_once_and_sees_what_waits(
    town: Town, desk: str, browser: Browser, zhang: Person, li: Person
) -> None:
    await logs_an_activity(zhang)
    link = await link_for(li)
    for _ in range(2):  # a preview and a look use nothing up
        assert await browser.opens(link) == 200
    assert await browser.sends(link) == 200
    assert "<main" in browser.text
    assert "李娜" in browser.text
    assert await browser.opens(f"{desk}/") == 200
    assert "待本方审核" in browser.text
    assert not re.search(r"<script|<style|style=|\son\w+=", browser.text)
    assert await browser.sends(link) == 404


async def test_without_a_desk_the_chat_says_so(town: Town, li: Person) -> None:
    await li.says("/desk")
    await li.sees("没有开网页工作台")


async def test_all_that_does_not_hold_gets_the_same_answer(town: Town, desk: str, browser: Browser, li: Person) -> None:
    used, old = await link_for(li), await link_for(li)  # the second ends the first
    answers = [await browser.opens(f"{desk}/{path}") for path in ("", "nothing", "enter/")]
    texts = {browser.text}
    await passes(town, LINK_HOLDS + timedelta(minutes=1))
    for link in (used, old, f"{desk}/enter/guessed", f"{desk}/enter/%E5%85%B1"):
        answers.append(await browser.sends(link))
        texts.add(browser.text)
    assert set(answers) == {404}
    assert len(texts) == 1


async def test_a_session_ends_by_its_button_by_another_link_with_the_role_and_by_time(
    town: Town, desk: str, browser: Browser, li: Person
) -> None:
    async def comes_in() -> None:
        assert await browser.sends(await link_for(li)) == 200

    await comes_in()
    assert await browser.sends(f"{desk}/leave", guard="forged") == 404
    assert await browser.opens(f"{desk}/") == 200
    guard = re.search(r'name="guard" value="(\w+)"', browser.text)
    assert guard is not None
    assert await browser.sends(f"{desk}/leave", guard=guard[1]) == 200
    assert await browser.opens(f"{desk}/") == 404

    await comes_in()
    await li.says("/desk")
    assert await browser.opens(f"{desk}/") == 404

    await comes_in()

    def end_role(work: UnitOfWork) -> None:
        person = known(work, 1002)
        for membership in person.memberships:
            lose(work, person, membership, town.application.clock.now())

    await town.application.writer.job(end_role)
    assert await browser.opens(f"{desk}/") == 404


async def test_a_session_ends_by_itself(town: Town, desk: str, browser: Browser, li: Person) -> None:
    assert await browser.sends(await link_for(li)) == 200
    await passes(town, SESSION_HOLDS + timedelta(minutes=1))
    assert await browser.opens(f"{desk}/") == 404


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(town: Town, desk: str, li: Person) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(await link_for(li), allow_redirects=False) as answer,
    ):
        cookie = SimpleCookie(answer.headers["Set-Cookie"])["desk"]
    assert answer.status == 303
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def opening_of(person: Person, at: datetime) -> str:
    """Return what Telegram gives a Mini App that the person has opened, signed for the town's bot."""
    fields = {"auth_date": str(int(at.timestamp())), "query_id": "AAE", "user": f'{{"id": {person.id}}}'}
    key = hmac.digest(b"WebAppData", TOKEN.encode(), hashlib.sha256)
    lines = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    return urlencode({**fields, "hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


async def test_a_mini_app_lets_in_once_whom_telegram_names_and_the_desk_is_for(
    town: Town, desk: str, browser: Browser, zhang: Person, li: Person
) -> None:
    now = town.application.clock.now()
    opening = opening_of(li, now)
    assert await browser.opens(f"{desk}/mini-app") == 200
    assert await browser.sends(f"{desk}/mini-app", opening=opening) == 200
    assert "李娜" in browser.text
    for refused in (opening, opening_of(zhang, now), opening_of(li, now - timedelta(hours=1)), "forged=1"):
        browser.session.cookie_jar.clear()
        assert await browser.sends(f"{desk}/mini-app", opening=refused) == 404


async def test_the_same_form_does_once_what_it_does(town: Town, desk: str, browser: Browser, li: Person) -> None:
    await browser.sends(await link_for(li))
    fields = dict(re.findall(r'name="(guard|form)" value="([\w-]+)"', browser.text))
    for language, said in (("en", "Sign out"), ("zh-CN", "Sign out")):  # the second is the same form, and is not done
        assert await browser.sends(f"{desk}/language", **fields, language=language) == 200
        assert said in browser.text


async def test_too_many_requests_are_refused_for_a_while(town: Town, desk: str, browser: Browser) -> None:
    statuses = []
    for attempt in range(ENTRIES_PER_MINUTE + 5):
        browser.session.cookie_jar.update_cookies({"desk": f"made-up-{attempt}"}, URL(desk))  # a new one each time
        statuses.append(await browser.sends(f"{desk}/enter/guessed"))
    assert statuses[0] == 404
    assert statuses[-1] == 429
