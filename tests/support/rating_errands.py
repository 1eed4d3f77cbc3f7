"""What people do in tests of ratings: an admin begins one and invites raters, and they rate."""

from tests.support.townsfolk import Person


async def begins(zhou: Person, rubric: str = "组织建设完善度", period: str = "2026年第四季度") -> None:
    await zhou.says("/rubrics")
    await zhou.taps("发起：")
    await zhou.taps(rubric)
    await zhou.taps(period)
    await zhou.taps("发起")


async def invites(zhou: Person, *names: str) -> None:
    await zhou.says("/rubrics")
    await zhou.taps("#")
    await zhou.taps("邀请双方人员")
    for name in names:
        await zhou.taps(name)
        await zhou.taps("请其评分")
        await zhou.taps("邀请双方人员")
    await zhou.taps("返回")


async def rates_all(person: Person, level: int) -> None:
    for _ in range(6):
        await person.taps(str(level))
