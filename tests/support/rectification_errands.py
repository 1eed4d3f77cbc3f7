"""What people do in tests of rectifications: one side raises a problem, the other reports it as mended."""

from tests.support.townsfolk import Person


async def raises(person: Person, side: str, problem: str = "会议记录不完整", due: str = "2026-11-27") -> None:
    await person.says("/rectify")
    await person.taps(side)
    await person.says(problem)
    await person.says(due)
    await person.taps("Submit" if person.id == 2002 else "提交")


async def reports_it_as_mended(person: Person) -> None:
    await person.taps("报整改完成")
    for answer in ("补齐记录", "李娜", "已补齐三次会议的记录"):
        await person.says(answer)
    await person.taps("提交")
