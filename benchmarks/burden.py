"""Counts what everyday tasks cost people: taps, messages, characters, screens, and seconds by a touch-level model.

python -m benchmarks.burden [--json]

Each task is driven through the sandbox as people do it: question by question in the form, said as a text, or from a
planned event. Seconds are those of the keystroke-level model (Card, Moran and Newell, CACM 1980: 1.35 s to decide
before each act) with the movements that El Batran and Dunlop give for touch screens (Enhancing KLM to fit touch screen
mobile devices, MobileHCI 2014: 0.08 s to an icon, 0.07 s for a short swipe), and half a second for each answer.
Typing itself is not in them, as it is told in characters; nor is what it takes to read a long card.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from storage.engine.database import Database
from storage.engine.migrate import migrate
from tests.support.townsfolk import Person, Town

DECIDE, POINT, SWIPE, ANSWER = 1.35, 0.08, 0.07, 0.5  # seconds
COLLEGE_MEMBER, COLLEGE_COORDINATOR, OTHER_COORDINATOR = 1001, 1002, 2002
PHOTOS = 3
MOST_QUESTIONS = 12


@dataclass
class Effort:
    """What one task has cost a person."""

    taps: int = 0
    messages: int = 0
    characters: int = 0
    screens: int = 0
    photos: int = 0

    @property
    def seconds(self) -> float:
        """Return the seconds of the touch-level model, without the typing itself.

        A message takes a tap on the field and one on the button to send it; photos take the clip, each photo, and send.
        """
        pointed = self.taps + 2 * self.messages + (self.photos + 2 if self.photos else 0)
        acts = self.taps + self.messages + (1 if self.photos else 0)
        return acts * DECIDE + pointed * POINT + (SWIPE if self.photos else 0) + self.screens * ANSWER


@dataclass
class Counted:
    """Somebody whose acts are counted."""

    person: Person
    effort: Effort = field(default_factory=Effort)

    async def says(self, text: str) -> None:
        """Count a message, and say it."""
        self.effort.messages += 1
        self.effort.characters += len(text)
        await self._done(self.person.says(text))

    async def taps(self, label: str) -> None:
        """Count a tap, and tap the button."""
        self.effort.taps += 1
        await self._done(self.person.taps(label))

    async def photographs(self) -> None:
        """Count the sending of photos, and send them."""
        self.effort.photos += PHOTOS
        await self._done(self.person.sends_photos(PHOTOS))

    async def photographs_with(self, caption: str) -> None:
        """Count an album with a caption as one message, and send it."""
        self.effort.photos += PHOTOS
        self.effort.messages += 1
        self.effort.characters += len(caption)
        files = [{"name": f"{number}.png", "base64": "iVBORw0KGgo="} for number in range(PHOTOS)]
        await self._done(self.person.does("photos", files=files, caption=caption))

    async def _done(self, act: Awaitable[object]) -> None:
        await act
        self.effort.screens += bool(await self.person.news())

    async def follows(self, steps: Sequence[str]) -> None:
        """Take steps that are written down: `=` before the label of a button, `#` for photos, else words."""
        for step in steps:
            if step.startswith("="):
                await self.taps(step[1:])
            elif step == "#":
                await self.photographs()
            else:
                await self.says(step)

    async def finishes(self, answers: dict[str, str]) -> None:
        """Answer what a text has left open, by words of the question, and submit."""
        for _ in range(MOST_QUESTIONS):
            labels = await self.person.buttons()
            if "提交" in labels:
                await self.taps("提交")
                return
            settling = next((label for label in labels if label.startswith("①")), None)
            shown = (await self.person.answers())[-1]["text"].rpartition("\n\n")[2]
            known = next((answer for words, answer in answers.items() if words in shown), "=完成")
            await self.follows([f"={settling}" if settling else known])
        raise RuntimeError(f"it does not come to an end: {await self.person.buttons()}")


@dataclass(frozen=True)
class Task:
    """An everyday task: the steps of the form, and the same told as a text.

    `left_open` are answers to what the text may leave open, by words of the question.
    """

    name: str
    form: tuple[str, ...]
    text: str = ""
    left_open: tuple[tuple[str, str], ...] = ()
    photos: bool = False


TASKS = (
    Task(
        "activity, one absent, three photos",
        (
            "/log",
            "=联合活动",
            "=昨天",
            "=主题党日",
            "学习工匠精神",
            "实训楼 302",
            "=王强",
            "=病假",
            "=完成",
            "#",
            "=提交",
        ),
        "昨天在实训楼 302 与精工开展“学习工匠精神”主题党日活动。\n"
        "参加人员：张伟、李娜、刘洋、陈静\n缺席人员：王强（病假）",
        photos=True,
    ),
    Task(
        "activity, everybody came",
        ("/log", "=联合活动", "2026-11-12", "=联合党课", "工匠精神党课", "报告厅", "=全部到齐", "=提交"),
        "11月12日在报告厅与精工一起上联合党课。参加人员：张伟、李娜、王强、刘洋、陈静",
    ),
    Task(
        "talent exchange",
        ("/log", "=人才交流", "=教师企业实践", "2026-09-01", "张伟、王强", "=完成", "张伟王强到车间实践", "=提交"),
        "张伟、王强9月1日起到精工车间挂职实践，全职。",
        (("标题", "张伟王强到车间实践"), ("哪一天", "2026-09-01"), ("谁", "张伟、王强"), ("类", "=教师企业实践")),
    ),
    Task(
        "teaching resource",
        ("/log", "=教学资源", "=教材", "数控加工活页教材", "2026-10-12", "=提交"),
        "与精工合编的教材《数控加工活页教材》10月12日通过验收。",
        (("标题", "数控加工活页教材"), ("哪一天", "2026-10-12")),
    ),
    Task(
        "research project",
        ("/log", "=科研项目", "HT-2026-018", "夹具在线检测", "2026-03-01", "=提交"),
        "与精工的横向课题《夹具在线检测》，合同编号 HT-2026-018，2026年3月1日开始。",
        (("标题", "夹具在线检测"), ("合同从", "2026-03-01"), ("编号", "HT-2026-018")),
    ),
    Task(
        "research result",
        ("/log", "=科研成果", "=专利", "一种可调夹具", "2026-05-20", "=提交"),
        "专利《一种可调夹具》2026年5月20日授权。",
        (("标题", "一种可调夹具"), ("哪一天", "2026-05-20")),
    ),
    Task(
        "innovative practice",
        ("/log", "=创新案例", "师徒双向日志", "2026-06-01", "=提交"),
        "创新做法《师徒双向日志》从2026年6月1日开始实行。",
        (("标题", "师徒双向日志"), ("哪一天", "2026-06-01"), ("从", "2026-06-01")),
    ),
    Task(
        "media report",
        ("/log", "=宣传报道", "江城日报", "车间里的党课", "2026-11-10", "=提交"),
        "《江城日报》11月10日刊登了报道《车间里的党课》。",
        (("标题", "车间里的党课"), ("媒体", "江城日报"), ("哪一天", "2026-11-10")),
    ),
)


async def as_text(task: Task, person: Counted) -> None:
    """Tell the task as one message, with its photos where it has some, and finish what is left open."""
    await (person.photographs_with(task.text) if task.photos else person.says(task.text))
    await person.finishes(dict(task.left_open))


async def plan(person: Counted) -> None:
    """Plan an event by the form."""
    await person.follows(("/plan", "=主题党日", "学习工匠精神", "下周五下午2点到4点", "实训楼 302", "=安排"))


async def complete_event(person: Counted) -> None:
    """Log what a planned event came to, which is over and asks for it."""
    await person.follows(("=已举行", "=王强", "=病假", "=完成", "#", "=提交"))


async def confirm(person: Counted) -> None:
    """Counter-sign a record with the own side's attendance."""
    await person.follows(("=Confirm", "=All present"))


async def measured(road: Callable[[Town], Awaitable[Effort]]) -> Effort:
    """Return what a road costs in a town of its own, where nothing was done before."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'burden.sqlite3'}"
        database = Database(url)
        migrate(database)
        database.close()
        town = Town(url)
        await town.start()
        try:
            return await road(town)
        finally:
            await town.stop()


async def by_form(task: Task, town: Town) -> Effort:
    """Return what the task costs question by question."""
    person = Counted(town.people[COLLEGE_MEMBER])
    await person.follows(task.form)
    return person.effort


async def by_text(task: Task, town: Town) -> Effort:
    """Return what the task costs told as a text."""
    person = Counted(town.people[COLLEGE_MEMBER])
    await as_text(task, person)
    return person.effort


async def by_event(town: Town) -> Effort:
    """Return what it costs to log an event that was planned, and is over."""
    await plan(Counted(town.people[COLLEGE_COORDINATOR]))
    await town.moves_to("2026-11-27T18:00:00+08:00")
    await town.wakes()
    person = Counted(town.people[COLLEGE_COORDINATOR])
    await complete_event(person)
    return person.effort


async def by_plan_form(town: Town) -> Effort:
    """Return what it costs to plan an event by the form."""
    person = Counted(town.people[COLLEGE_COORDINATOR])
    await plan(person)
    return person.effort


async def by_confirming(town: Town) -> Effort:
    """Return what it costs the other side to counter-sign what was logged."""
    await Counted(town.people[COLLEGE_COORDINATOR]).follows(TASKS[1].form)
    person = Counted(town.people[OTHER_COORDINATOR])
    await confirm(person)
    return person.effort


async def every_effort() -> dict[str, dict[str, Effort]]:
    """Return what each task costs, by the road on which it is done."""
    efforts: dict[str, dict[str, Effort]] = {}
    for task in TASKS:
        efforts[task.name] = {"form": await measured(partial(by_form, task))}
        efforts[task.name]["text"] = await measured(partial(by_text, task))
    efforts[TASKS[0].name]["planned event"] = await measured(by_event)
    efforts["plan an event"] = {"form": await measured(by_plan_form)}
    efforts["counter-sign with attendance"] = {"form": await measured(by_confirming)}
    return efforts


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    efforts = asyncio.run(every_effort())
    if asked.json:
        told = {
            task: {road: asdict(each) | {"seconds": round(each.seconds, 1)} for road, each in roads.items()}
            for task, roads in efforts.items()
        }
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print("| task | road | taps | messages | characters | screens | photos | seconds |")
    print("|---|---|---|---|---|---|---|---|")
    for task, roads in efforts.items():
        for road, each in roads.items():
            figures = (each.taps, each.messages, each.characters, each.screens, each.photos, f"{each.seconds:.1f}")
            print(f"| {task} | {road} | {' | '.join(map(str, figures))} |")


if __name__ == "__main__":
    main()
