"""What is kept only for a time goes when that time is over, and nothing else does."""

from datetime import timedelta

import pytest

from services.clock import housekeeping
from storage.engine.database import Database
from storage.engine.unit_of_work import transaction
from storage.tables.planning import tellings
from storage.tables.records import drafts, evidence
from storage.tables.traffic import posts, screens
from tests.support.errands import confirms_an_activity, logs_an_activity
from tests.support.townsfolk import PIXEL, Person, Town


async def test_what_was_shown_goes_after_a_month_and_a_draft_after_half_a_year(town: Town, zhang: Person) -> None:
    await zhang.says("/whoami")
    await zhang.says("/activity")
    await zhang.says("昨天")
    assert {row.purpose for row in town.rows(screens) if row.recipient == str(zhang.id)} == {"draft", "commands"}

    await town.post("clock", {"to": "2027-01-20T12:00:00+08:00"})
    await town.wakes()
    assert {row.purpose for row in town.rows(screens) if row.recipient == str(zhang.id)} <= {"commands", "reminder"}
    assert not [
        row for row in town.rows(posts) if row.recipient == str(zhang.id) and "张伟" in str(row.content) and not row.key
    ]
    await zhang.says("主题党日")
    await zhang.taps("填入这句话")
    await zhang.sees("请写一个标题")

    await town.post("clock", {"to": "2027-08-20T12:00:00+08:00"})
    await town.wakes()
    assert not town.rows(drafts)


async def begins_with_photos(person: Person, day: int, count: int, name: str = "photo") -> None:
    """A record of a day in November with photos, at its card."""
    await person.says("/activity")
    for answer in (f"2026-11-{day}", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await person.says(answer)
    await person.taps("修改")
    await person.taps("佐证材料")
    await person.sends_photos(count, name)
    await person.taps("完成")


async def discards(person: Person) -> None:
    await person.says("/cancel")
    await person.taps("放弃")


async def mends_with_a_photo(li: Person, chen: Person) -> None:
    await chen.says("/rectify")
    await chen.taps("College")
    await chen.says("会议记录不完整")
    await chen.says("2026-11-30")
    await chen.taps("Submit")
    await li.taps("报整改完成")
    for answer in ("补齐记录", "李娜", "已补齐"):
        await li.says(answer)
    await li.sends_photos(1, "mended")
    await li.taps("完成")
    await li.taps("提交")


def files_of(town: Town) -> set[bytes]:
    """What is in the store, by what tells the sandbox's photos apart."""
    return {path.read_bytes().removeprefix(PIXEL) for path in town.files.glob("??/*")}


async def test_evidence_that_nothing_uses_goes_after_a_month_row_and_file(any_town: Town) -> None:
    town = any_town
    zhang, li, chen = (town.people[number] for number in (1001, 1002, 2002))
    await mends_with_a_photo(li, chen)
    await begins_with_photos(zhang, 17, 2)
    await discards(zhang)
    await begins_with_photos(zhang, 18, 1)
    await zhang.taps("提交")
    await begins_with_photos(li, 19, 1, "half")
    held = {b"mended0", b"photo0", b"half0"}
    assert files_of(town) == held | {b"photo1"}

    await town.moves_to("2026-12-19T12:00:00+08:00")
    await town.wakes()
    assert files_of(town) == held | {b"photo1"}
    await town.moves_to("2026-12-22T12:00:00+08:00")
    for _ in range(2):
        await town.wakes()
        assert files_of(town) == held, "the same photo in a record is the same file"
        assert len(town.rows(evidence)) == 3


@pytest.mark.parametrize("removed", [False, True])
async def test_who_was_killed_while_evidence_was_removed_finishes_that(
    town: Town, zhang: Person, removed: bool
) -> None:
    await begins_with_photos(zhang, 17, 2)
    await discards(zhang)
    later = town.application.clock.now() + timedelta(days=31)
    await town.stops_bot()
    database = Database(town.url)
    with transaction(database) as work:
        housekeeping.forget(work, later)
    database.close()
    if removed:
        next(town.files.glob("??/*")).unlink()
    await town.starts_bot()
    assert not files_of(town)
    assert not town.rows(evidence)


async def test_who_is_erased_takes_along_the_photos_that_no_record_uses(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await begins_with_photos(zhang, 18, 1)
    await zhang.taps("提交")
    await begins_with_photos(zhang, 19, 1, "张伟")
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    assert files_of(town) == {b"photo0"}


async def test_who_is_erased_leaves_what_shows_that_something_was_mended(
    town: Town, li: Person, chen: Person, zhou: Person
) -> None:
    await mends_with_a_photo(li, chen)
    await li.says("/privacy")
    await li.taps("申请删除")
    await li.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    await chen.taps("Evidence")
    assert (await chen.messages())[-1].get("photo")


async def test_what_was_told_of_a_record_goes_when_it_has_gone_on(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await logs_an_activity(zhang, "社区义诊", "2026-11-18")
    await town.moves_to("2026-11-24T10:00:00+08:00")
    assert {row.debt for row in town.rows(tellings)} == {"record:1:2", "record:2:2"}
    await li.taps("#1")
    await confirms_an_activity(li, chen)
    await town.moves_to("2026-11-24T12:00:00+08:00")
    assert {row.debt for row in town.rows(tellings)} == {"record:2:2"}
