"""Lists that are longer than a screen: each has pages, or says how many are left out, and counts what there is."""

from datetime import date, timedelta

from pydantic import JsonValue

from handlers.kit.pager import cut
from records.addresses import telegram_address
from records.calendar import DaysOff
from records.messages import message
from records.periods import month_of
from records.roles import Role
from records.subjects import RecordVersion
from services.people import joining
from services.scoring import publications as publishing
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.clock import days_off
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import outlets
from storage.people import organisations, partnerships
from tests.support.belongings import known
from tests.support.townsfolk import Person, Town

MANY = 45


async def fills(town: Town) -> None:
    """So many invitations, own media, days off and branches of the college, and results of fourteen months."""

    def fill(work: UnitOfWork) -> None:
        now, li, zhou = town.application.clock.now(), known(work, 1002), known(work, 9001)
        for number in range(1, MANY + 1):
            joining.invite(work, li, Role.MEMBER, 1, now)
            outlets.add(work, 1, f"公众号{number:02}")
            day = date(2026, 1, 1) + timedelta(days=number)
            days_off.add(work, 1, DaysOff(day, day), f"假{number:02}")
            organisations.add_branch(work, 1, f"第{number:02}支部")
        for number in range(14):
            month = month_of(date(2025 + number // 12, number % 12 + 1, 1))
            publishing.publish(work, zhou, partnerships.by_id(work, 1), month, now)
        work.news.clear()

    await town.application.writer.job(fill)


async def all_pages(person: Person, wanted: str) -> list[str]:
    """The labels that hold the words, of the message on show and all its further pages."""
    labels = {label for label in await person.buttons() if wanted in label}
    for _ in range(MANY):
        if "下一页 →" not in await person.buttons():
            break
        await person.taps("下一页")
        labels |= {label for label in await person.buttons() if wanted in label}
    return sorted(labels)


async def test_long_lists_have_pages(town: Town, li: Person, zhou: Person) -> None:
    await fills(town)
    await li.says("/results")
    assert len(await all_pages(li, "江城职业技术学院")) == 14
    await li.says("/outlets")
    assert len(await all_pages(li, "公众号")) == MANY
    await li.says("/daysoff")
    assert len(await all_pages(li, "假")) >= MANY
    await li.says("/invite")
    await li.sees(f"{MANY}")
    turned = 0
    while "下一页 →" in await li.buttons() and turned < MANY:
        await li.taps("下一页")
        turned += 1
    assert turned == (MANY - 1) // 10
    await zhou.says("/setup")
    await zhou.forges("organisation:1")
    assert len(await all_pages(zhou, "第")) >= MANY


async def test_an_invitation_tells_all_who_came_by_it(town: Town, li: Person) -> None:
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    code = (await li.sees("start=")).rpartition("start=")[2].strip()

    def come(work: UnitOfWork) -> None:
        now = town.application.clock.now()
        for number in range(MANY):
            joining.join(work, telegram_address(7000 + number), f"新{number:02}",
                         "zh-CN", code, now)  # fmt: skip

    await town.application.writer.job(come)
    await li.says("/invite")
    await li.taps("可用 5 次")
    await li.sees("新44", "新25")
    await li.taps("下一页")
    await li.sees("新24")
    await li.taps("下一页")
    await li.sees("新00")


async def test_more_than_twenty_drafts_are_all_there(town: Town, zhang: Person) -> None:
    def begin(work: UnitOfWork) -> None:
        person, now = known(work, 1001), town.application.clock.now()
        for number in range(MANY):
            state: dict[str, JsonValue] = {"answers": {"event_date": "2026-11-19"}, "known": []}
            draft = Draft(0, person.id, "joint_activity", RecordVersion(number + 1, 1), 1, 2, {**state})
            drafts.add(work, draft, now)
        assert len(drafts.of_person(work, person.id)) == MANY

    await town.application.writer.job(begin)


def test_what_is_cut_says_how_much() -> None:
    assert cut(["a", "b"], 2) == ["a", "b"]
    assert cut(["a", "b", "c"], 1) == ["a", message("list-more", count=2)]
