"""A page past the end of a list, as an old button asks for it, shows the last page and not that there is nothing."""

from handlers.buttons.assessment import ListRectifications
from handlers.buttons.clock import ListEvents
from handlers.buttons.ledger import ShowAudit, TurnLedger, TurnOwnRecords
from tests.support.errands import is_confirmed, logs_an_activity, plans
from tests.support.townsfolk import Person


async def test_of_own_records(zhang: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.forges(TurnOwnRecords(99).pack())
    await zhang.sees("学习工匠精神")


async def test_of_the_ledger(zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.forges(TurnLedger(99).pack())
    await zhang.sees("学习工匠精神")


async def test_of_events(li: Person) -> None:
    await plans(li)
    await li.forges(ListEvents(99).pack())
    await li.sees("学习工匠精神")


async def test_of_what_was_done(zhang: Person, zhou: Person) -> None:
    await logs_an_activity(zhang)
    await zhou.forges(ShowAudit(999).pack())
    assert "没有这样的操作记录" not in await zhou.sees("操作记录")


async def test_of_rectifications(li: Person) -> None:
    await li.says("/rectify")
    await li.says("台账不全")
    await li.forges(ListRectifications(99, everything=True).pack())
    await li.sees("整改")
