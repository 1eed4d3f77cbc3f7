"""What waits is dealt with at the desk, by the rules of the chat, and the chat knows of it."""

import html
import re

from samples import build
from storage.tables.records import audit, records
from tests.support.desk_browser import Browser, comes_in, desk_of
from tests.support.errands import corrects_the_place, is_confirmed, logs_a_resource, logs_an_activity
from tests.support.permission_table import ELSEWHERE
from tests.support.townsfolk import Person, Town


async def test_many_are_passed_and_confirmed_at_once(
    town: Town, desk: str, browser: Browser, another_browser: Browser, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    for title, day in (("数控编程课程", "2026-11-10"), ("装配工艺手册", "2026-10-09")):
        await logs_a_resource(zhang, title, day=day)
    await comes_in(browser, li)
    assert await browser.opens(f"{desk}/queue") == 200
    assert "3 条，都可一起通过" in browser.text
    form = browser.hidden()
    assert await browser.sends(f"{desk}/queue/take", **form, **{"pass": ("1", "2", "3")}) == 200
    assert "已审核通过 3 条" in browser.text
    assert "没有待您审核或确认的台账" in browser.text

    await comes_in(another_browser, chen)
    await another_browser.opens(f"{desk}/queue")
    assert "3, 2 of them together" in another_browser.text
    form = another_browser.hidden()
    ticked = ("1", "2", "3")  # the first asks for attendance, and has no tick
    for _ in range(2):  # the second is the same form, and does nothing more
        assert await another_browser.sends(f"{desk}/queue/take", **form, confirm=ticked) == 200
        assert "2 records confirmed." in another_browser.text
        assert "left as they are: #1" in another_browser.text
    assert [row.state for row in town.rows(records)] == ["waiting_other", "confirmed", "confirmed"]
    assert [note.action for note in town.rows(audit)].count("confirm") == 2
    await li.sees("这条台账已由双方确认", "数控编程课程")


async def test_what_has_changed_meanwhile_is_left_and_nothing_ticked_is_said(
    town: Town, desk: str, browser: Browser, zhang: Person, li: Person
) -> None:
    await logs_an_activity(zhang)
    await comes_in(browser, li)
    await browser.opens(f"{desk}/queue")
    form = browser.hidden()
    await li.taps("审核通过")
    assert await browser.sends(f"{desk}/queue/take", **{**form, "pass": "1"}) == 200
    assert "#1 在此期间有变动" in browser.text
    await browser.opens(f"{desk}/queue")
    assert "没有待您审核或确认的台账" in browser.text
    assert await browser.sends(f"{desk}/queue/take", **{**browser.hidden(), "pass": "x"}) == 409
    assert "请先勾选要办的台账" in browser.text


async def test_a_record_is_returned_with_what_is_wrong_and_why(
    town: Town, desk: str, browser: Browser, zhang: Person, li: Person
) -> None:
    await logs_an_activity(zhang)
    await comes_in(browser, li)
    assert await browser.opens(f"{desk}/records/1") == 200
    form = browser.hidden()
    for fields, sentence in (
        ({"fields": "place"}, "请写明原因"),
        ({"reason": "写到楼和房间"}, "请勾选哪几项不对"),
        ({"reason": "长" * 501, "fields": "place"}, "原因最多 500 个字，现在有 501 个"),
        ({"reason": "写到楼和房间", "fields": "place", "revision": "99"}, "这条台账已有变动"),
    ):
        assert await browser.sends(f"{desk}/records/1/return", **{**form, **fields}) == 409
        assert sentence in browser.text
    wrong = ("place", "title")
    assert await browser.sends(f"{desk}/records/1/return", **form, reason="写到楼和房间", fields=wrong) == 200
    assert "#1 现在是：已退回" in browser.text
    assert "写到楼和房间" in browser.text
    await zhang.sees("写到楼和房间", "地点")


async def test_a_record_is_confirmed_as_it_is_and_its_correction_shows_what_differs(
    town: Town, desk: str, browser: Browser, another_browser: Browser, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_a_resource(zhang, "数控编程课程")
    await comes_in(browser, li)
    await browser.opens(f"{desk}/records/1")
    assert await browser.sends(f"{desk}/records/1/pass", **browser.hidden()) == 200
    await comes_in(another_browser, chen)
    await another_browser.opens(f"{desk}/records/1")
    assert "Confirm as Chen Jie" in another_browser.text
    assert await another_browser.sends(f"{desk}/records/1/confirm", **another_browser.hidden()) == 200
    await is_confirmed(zhang, li, chen, "学习工匠精神")
    await corrects_the_place(zhang, "一号、二号车间")
    await browser.opens(f"{desk}/records/2")
    changed = re.sub(r"<[^>]+>", "", browser.text)
    assert "一＋号、二号车间" in changed, re.sub(r"\s+", " ", changed)[200:900]
    assert await browser.opens(f"{desk}/queue") == 200
    assert "虚线框的要打开看" in browser.text


async def test_another_form_of_the_same_page_does_what_it_says(
    town: Town, desk: str, browser: Browser, zhang: Person, li: Person
) -> None:
    await logs_a_resource(zhang, "数控编程课程")
    await comes_in(browser, li)
    await browser.opens(f"{desk}/records/1")
    form = browser.hidden()
    assert await browser.sends(f"{desk}/language", **{**form, "language": "en"}) == 200
    for _ in range(2):  # as after the browser's Back; the second is the same form, and does nothing more
        assert await browser.sends(f"{desk}/records/1/pass", **form) == 200
        assert "#1" in browser.text
    assert [row.state for row in town.rows(records)] == ["waiting_other"]
    assert [note.action for note in town.rows(audit)].count("pass_on") == 1


async def test_another_partnerships_record_is_not_there(empty_town: Town, browser: Browser) -> None:
    town, now = empty_town, empty_town.application.clock.now()
    await town.application.writer.job(lambda work: build.fill(work, now, records=30, partnerships=2))
    li_elsewhere = await town.moves_in(1002 + ELSEWHERE, "李娜")
    await li_elsewhere.does("start")
    desk = await desk_of(town)
    await comes_in(browser, li_elsewhere)
    before = town.state(records, audit)
    foreign = [row for row in town.rows(records) if row.partnership_id == 1]
    assert foreign
    for record in foreign:
        for path in (f"records/{record.id}", f"queue?record={record.id}", f"ledger?record={record.id}"):
            assert await browser.opens(f"{desk}/{path}") == 404
            assert record.title not in browser.text
    for path in ("ledger", "queue", "", "ledger?partnership=1"):
        await browser.opens(f"{desk}/{path}")
        assert not re.findall(rf"record={foreign[0].id}\b", browser.text)
    await browser.opens(f"{desk}/queue")
    form = {**browser.hidden(), "revision": "1", "reason": "x", "fields": "place"}
    for deed in ("pass", "confirm", "return", "object", "praise"):
        assert await browser.sends(f"{desk}/records/{foreign[0].id}/{deed}", **form) == 409
    assert town.state(records, audit) == before


async def test_the_ledger_is_narrowed_searched_and_paged(empty_town: Town, browser: Browser) -> None:
    town, now = empty_town, empty_town.application.clock.now()
    await town.application.writer.job(lambda work: build.fill(work, now, records=60))
    li = await town.moves_in(1002, "李娜")
    await li.does("start")
    desk = await desk_of(town)
    await comes_in(browser, li)

    def shown() -> list[int]:
        return [int(number) for number in re.findall(r'href="/ledger\?[^"]*record=(\d+)"', browser.text)]

    assert await browser.opens(f"{desk}/ledger") == 200
    everything = shown()
    while following := re.findall(r'href="(/ledger\?[^"]+)" rel="next"', browser.text):
        assert await browser.opens(desk + html.unescape(following[0])) == 200
        everything += shown()
    known = {row.id: row for row in town.rows(records)}
    newest_first = [known[number] for number in everything]
    assert newest_first == sorted(newest_first, key=lambda row: (row.event_date, row.id), reverse=True)
    assert len(set(everything)) == len(everything)
    assert {row.id for row in known.values() if row.side == "college" or row.confirmed_version} <= set(everything)
    one = newest_first[0]
    for query, numbers in (
        (f"words={one.id}", [one.id]),
        ("kind=talent_exchange", [row.id for row in newest_first if row.kind == "talent_exchange"][:20]),
        ("state=nonsense", everything[:20]),
        ("after=nonsense", everything[:20]),
        (f"record={one.id}", everything[:20]),
    ):
        assert await browser.opens(f"{desk}/ledger?{query}") == 200
        assert shown() == numbers, query
