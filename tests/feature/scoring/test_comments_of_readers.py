"""What readers write on the public pages is held until an admin has looked at it, and is of nobody."""

from collections.abc import Callable

import pytest

from handlers import notices
from handlers.exports.public.places import PublicLink
from handlers.exports.public.result_page import result_page
from records.errors import UserError
from services.scoring import reader_comments
from services.scoring.public_results import aftermath, public_results
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.tables.results import reader_comments as table
from tests.support.books import keeps_books
from tests.support.townsfolk import Person, Town

Write = Callable[[str], None]


@pytest.fixture
async def published(town: Town, zhou: Person) -> Town:
    await keeps_books(town)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    return town


async def writes(town: Town, text: str) -> None:
    now = town.application.clock.now()

    def write(work: UnitOfWork) -> None:
        reader_comments.write(work, 1, text, now)
        notices.tell(work, now, "")

    await town.application.writer.job(write)


def public(town: Town) -> list[tuple[str, str | None]]:
    """The comments on the page of the result, each with its answer."""
    link = PublicLink("", "")
    with read_only(town.database) as work:
        (result,) = public_results(work)
        page = result_page(result, aftermath(work, result, town.application.clock.now()), "zh-CN", link, link)
    return [(comment.text, comment.answer) for comment in page.comments]


async def test_an_admin_shows_answers_and_declines(published: Town, zhou: Person, li: Person) -> None:
    for text in ("转化率三分之一，算高还是算低？", "很好", "张伟最差"):
        await writes(published, text)
    await zhou.sees("公开网页上有读者写了意见", "转化率三分之一", "2026年10月")
    assert public(published) == []
    await zhou.taps("答复并公开")
    await zhou.says("目标是 50%，得 66.7 分。")
    await zhou.taps("答复并公开")
    await zhou.sees("很好", "后面还有 1 条")
    await zhou.taps("公开")
    await zhou.sees("张伟最差")
    await zhou.taps("不公开")
    await zhou.sees("内容随即删除")
    await zhou.taps("不公开")
    await zhou.sees("没有等您看的意见。已公开 2 条")
    assert public(published) == [
        ("转化率三分之一，算高还是算低？", "目标是 50%，得 66.7 分。"),
        ("很好", None),
    ]
    assert [row.text for row in published.rows(table)][-1] == ""
    await zhou.taps("很好")
    await zhou.taps("撤下")
    await zhou.taps("撤下")
    assert len(public(published)) == 1
    await zhou.says("/audit")
    await zhou.sees("不公开读者的意见")
    await li.says("/comments")
    await li.sees("您的角色不能办这件事")


async def test_two_admins_have_one_winner(published: Town, zhou: Person) -> None:
    await writes(published, "很好")
    await zhou.forges("comment_pass:1")
    assert zhou.toast == "已公开"
    await zhou.forges("comment_pass:1")
    assert zhou.toast == "这条意见已经公开。"
    await zhou.forges("!comment_decline:1")
    await zhou.forges("comment_pass:1")
    assert zhou.toast == "这条意见已经不公开了。"


@pytest.mark.parametrize("text", ["", "  \n ", "。。！", "好" * 501])
async def test_what_is_no_comment_is_refused(published: Town, text: str) -> None:
    with pytest.raises(UserError):
        await writes(published, text)
    assert published.rows(table) == []


async def test_the_same_twice_is_one_and_there_is_an_end(
    published: Town, monkeypatch: pytest.MonkeyPatch, zhou: Person
) -> None:
    monkeypatch.setattr("services.scoring.reader_comments.MOST_HELD", 2)
    for text in ("一", "一", "二"):
        await writes(published, text)
    assert [row.text for row in published.rows(table)] == ["一", "二"]
    with pytest.raises(UserError, match="comments-full"):
        await writes(published, "三")
    assert "at" in {column.name for column in table.columns}
    assert not {column.name for column in table.columns} & {"address", "ip", "agent", "name"}
