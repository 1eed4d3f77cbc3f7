"""What people do in tests of surveys: both sides are peopled, surveys begun, and answered by taps."""

from collections.abc import Sequence

from records.addresses import telegram_address
from records.roles import Role
from services.people import joining
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.tables.people import invitations
from tests.support.townsfolk import Person, Town

COLLEGE, ENTERPRISE = (1001, 1002), (2001, 2002)  # who is there from the beginning


async def both_sides(town: Town, each: int) -> list[Person]:
    """So many people of each side: those of the sample and others who have joined by invitation, college first."""
    found: list[Person] = []
    for known, coordinator, name in ((COLLEGE, 1002, "校方"), (ENTERPRISE, 2002, "企方")):
        code = await invitation(town, coordinator)
        joining_ones = [await town.moves_in(coordinator * 100 + at, f"{name}{at}") for at in range(each - len(known))]
        for person in joining_ones:
            await person.opens(code)
        found += [*(town.people[number] for number in known), *joining_ones]
    return found


async def invitation(town: Town, coordinator: int) -> str:
    def make(work: UnitOfWork) -> None:
        by = persons.by_address(work, telegram_address(coordinator))
        assert by is not None
        (organisation,) = by.organisations
        joining.invite(work, by, Role.MEMBER, organisation, town.application.clock.now())

    await town.application.writer.job(make)
    return str(town.rows(invitations)[-1].code)


async def begins_a_survey(person: Person, title: str = "共建满意度问卷", *, named: bool = False) -> None:
    await person.says("/surveys")
    await person.taps("发起：")
    await person.taps(title)
    await person.taps("2026年第四季度")
    if named:
        await person.taps("修改")
        await person.taps("匿名")
        await person.taps("否")
    await person.taps("发起")


async def answers(person: Person, levels: Sequence[int], comment: str | None = None) -> None:
    """By taps, from the invitation or the link that is on show; 0 is no answer."""
    english = "Start" in await person.buttons()
    await person.taps("Start" if english else "开始作答")
    for level in levels:
        await person.taps(f"{level} " if level else ("Cannot say" if english else "说不清"))
    if comment is None:
        await person.taps("✓ Submit" if english else "✓ 提交")
    else:
        await person.says(comment)


async def looks_at_it(person: Person, title: str = "共建满意度问卷") -> None:
    """Opens the card of the first survey."""
    await person.says("/surveys")
    await person.taps(f"#1 {title}")
