"""The story that is told in every storm: an activity is logged, passed, and confirmed by the other side."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.storm.people import (
    COORDINATOR,
    ENTERPRISE_COORDINATOR,
    ENTERPRISE_MEMBER,
    MEMBER,
    Person,
    button,
    newest,
    text,
)
from tests.storm.town import Json, Town

CONFIRMED = ("状态：已确认", "Status: confirmed")


@dataclass
class Storyteller:
    """Tells it any number of times, with different words, and knows what must have come of it."""

    town: Town
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.member, self.coordinator = Person(self.town, MEMBER), Person(self.town, COORDINATOR)
        self.others = Person(self.town, ENTERPRISE_MEMBER), Person(self.town, ENTERPRISE_COORDINATOR)
        self._turn = asyncio.Lock()

    async def greet(self) -> None:
        """Everybody has opened the bot once."""
        for each in (self.member, self.coordinator, *self.others):
            before = len(await each.chat())
            await each.says("/start", lambda chat, before=before: len(chat) > before + 1)  # type: ignore[misc]

    async def tell(self) -> None:
        """One activity of each side, at the same time; only the coordinators, who serve both, take turns."""
        number = len(self.told) // 2
        away, home = f"企方活动{number}号", f"校方活动{number}号"
        self.told += [home, away]
        await asyncio.gather(
            self._activity(home, self.member, self.coordinator, self.others[1]),
            self._activity(away, self.others[0], self.others[1], self.coordinator),
        )

    async def _activity(self, title: str, member: Person, own: Person, other: Person) -> None:
        """Each on a day of its own: of two on one day it would be asked whether they are the same."""
        day = datetime.now(UTC).date() - timedelta(days=1 + self.told.index(title))
        await member.says("/activity", text("1/5"))
        await member.says(day.isoformat(), button("=:theory_study"))
        await member.taps("=:theory_study", button("suggested"))
        await member.says(title, text(title))
        await member.says(f"{title}的地点", button("all"))
        await member.taps("all", button("submit"))
        await member.taps("submit", button("withdraw", title))
        async with self._turn:
            await own.taps("pass", lambda chat: not button("pass")(newest(chat, title)), title)
            await other.taps("confirm", button("all"), title)
            await other.taps("all", lambda chat: self._closed(chat, title))
        for each in (member, own, other):
            await each.sees(lambda chat: self._closed(chat, title), f"{title} is confirmed")

    @staticmethod
    def _closed(chat: list[Json], title: str) -> bool:
        return any(text(word)(newest(chat, title)) for word in CONFIRMED)

    async def check(self) -> None:
        """Exactly what was submitted is there, once, and nothing waits any more."""
        await self.town.settled()
        town = self.town
        stored = town.rows("SELECT id, title, state, version FROM records")
        assert sorted(row[1] for row in stored) == sorted(self.told)
        assert {row[2:] for row in stored} <= {("confirmed", 1)}
        answers = town.rows("SELECT answers, counterpart FROM record_versions")
        assert len(answers) == len(stored)
        for mine, theirs in ((_json(row[0]), _json(row[1])) for row in answers):
            assert mine["title"] in self.told
            assert mine["place"] == f"{mine['title']}的地点"
            assert mine["category"] == "theory_study"
            assert len(mine["attendance"]["present"]) + len(theirs["attendance"]["present"]) == 11
        assert town.rows("SELECT * FROM drafts") == []
        assert town.rows("SELECT incident, error FROM set_aside") == []
        assert town.rows("SELECT id FROM posts WHERE state = 'waiting'") == []
        assert town.rows("SELECT id FROM screens WHERE wanted > shown") == []
        once = "SELECT count(*) FROM facts WHERE known_until IS NULL GROUP BY record_id, measure, side, subject, month"
        assert {row[0] for row in town.rows(once)} <= {1}
        self.check_log()

    def check_log(self) -> None:
        """The log tells neither the token nor what people wrote, and of no error that nobody foresaw."""
        from samples import build
        from tests.storm.town import TOKEN

        logged = self.town.logged()
        for secret in (TOKEN, TOKEN.partition(":")[2], "的地点", *self.told, *(each.name for each in build.PEOPLE)):
            assert secret not in logged
        assert "Traceback" not in logged


def _json(stored: object) -> Json:
    """As either database hands it out."""
    found = json.loads(stored) if isinstance(stored, str) else stored
    assert isinstance(found, dict)
    return found
