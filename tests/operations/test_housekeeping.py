"""What is kept only for a time goes when that time is over, and nothing else does."""

from townsfolk import Person, Town

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
