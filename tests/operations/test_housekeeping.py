"""What is kept only for a time goes when that time is over, and nothing else does."""

from errands import confirms_an_activity, logs_an_activity
from townsfolk import Person, Town

from storage.tables.planning import tellings
from storage.tables.records import drafts
from storage.tables.traffic import posts, screens


async def test_what_was_shown_goes_after_a_month_and_a_draft_after_half_a_year(town: Town, zhang: Person) -> None:
    await zhang.says("/whoami")
    await zhang.says("/activity")
    await zhang.says("昨天")
    assert {row.purpose for row in town.rows(screens) if row.chat_id == zhang.id} == {"draft", "commands"}

    await town.post("clock", {"to": "2027-01-20T12:00:00+08:00"})
    await town.wakes()
    assert {row.purpose for row in town.rows(screens) if row.chat_id == zhang.id} <= {"commands", "reminder"}
    assert not [
        row for row in town.rows(posts) if row.chat_id == zhang.id and "张伟" in str(row.content) and not row.key
    ]
    await zhang.says("主题党日")
    await zhang.sees("给这条记录起个标题")

    await town.post("clock", {"to": "2027-08-20T12:00:00+08:00"})
    await town.wakes()
    assert not town.rows(drafts)


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
