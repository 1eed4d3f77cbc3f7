"""The sandbox in a process of its own, with people in it who act again as soon as they are answered."""

import asyncio
import contextlib
import json
import sys
import time
from dataclasses import dataclass

from sandbox.bot_api.objects import Object
from sandbox.server import Sandbox

TOKEN = "1234567890:benchmark"
FIRST_PERSON = 500_000
# What a person does (a tap begins with "tap "), and a part of the answer that ends the step. After the last, again.
ROAD = [
    ("/activity", "哪一天举行的"),
    ("tap 昨天", "是哪一类活动"),
    ("tap 主题党日", "给这条记录起个标题"),
    ("工匠精神主题党日", "在哪里举行"),
    ("实训楼 302", "本方谁到会了"),
    ("tap 取消", "要放弃正在填写的内容吗"),
    ("tap 放弃", "已放弃这份草稿"),
]
# The same for the echoes: what is said comes back; or, of every tap, the button.
BUTTON = "↩"
ECHO = [(text, text) for text, _ in ROAD]
TAPPED = [(f"tap {BUTTON}", BUTTON) if text.startswith("tap ") else (text, text) for text, _ in ROAD]
ROADS = {"log": ROAD, "echo": ECHO, "tapped": TAPPED}


@dataclass
class Walker:
    """One person on the road."""

    id: int
    step: int = 0
    since: float = 0.0
    message: Object | None = None


class Load:
    def __init__(self, town: Sandbox) -> None:
        self._town = town
        self._walkers: dict[int, Walker] = {}

    async def first_poll(self) -> float:
        """When the bot first asked for updates, on the clock that all processes share."""
        while not self._town.updates.polling:
            await self._town.updates.notifier.upcoming().wait()
        return time.monotonic()

    async def run(self, people: int, steps: int, road: list[tuple[str, str]], pause: float) -> Object:
        """So many answered steps in all, by so many people at once, who look at an answer for so many seconds; seconds
        in all and for each.
        """
        changes = self._town.store.changes
        walkers = {number: self._walker(number) for number in range(FIRST_PERSON, FIRST_PERSON + people)}
        seen, taken, latencies = changes.last, 0, list[float]()
        started = time.monotonic()
        for walker in walkers.values():
            self._act(walker, road)
        while taken < steps:
            ring = changes.notifier.upcoming()
            fresh = changes.after(seen)
            seen = changes.last
            for change in fresh:
                walker = walkers.get(change["chat"])
                message = change.get("message")
                if walker is None or message is None or not message["from"]["is_bot"]:
                    continue
                if road[walker.step][1] not in message.get("text", ""):
                    continue
                latencies.append(time.monotonic() - walker.since)
                taken += 1
                walker.message, walker.step = message, (walker.step + 1) % len(road)
                if taken + people <= steps:
                    if pause:
                        await asyncio.sleep(pause)
                    self._act(walker, road)
            if not fresh:
                await asyncio.wait_for(ring.wait(), 30)
        return {"seconds": time.monotonic() - started, "latencies": latencies}

    def _walker(self, number: int) -> Walker:
        """Somebody who goes on where the run before this one ended."""
        if number not in self._walkers:
            self._town.store.put_user({"id": number, "first_name": f"成员{number}", "language_code": "zh-hans"})
            self._walkers[number] = Walker(number)
        return self._walkers[number]

    def _act(self, walker: Walker, road: list[tuple[str, str]]) -> None:
        does, _ = road[walker.step]
        wish: Object = {"user": walker.id, "do": "text", "text": does}
        if road is not ECHO and does.startswith("tap "):
            assert walker.message is not None
            wish = {"user": walker.id, "do": "tap", "message_id": walker.message["message_id"], "button": does[4:]}
        walker.since = time.monotonic()
        self._town.actions.perform(wish)


async def main() -> None:
    """Obeys one line of JSON after the other; answers each with one."""
    town = Sandbox(TOKEN)
    await town.start()
    load, loop = Load(town), asyncio.get_running_loop()
    print(json.dumps({"url": town.url}), flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        wish = json.loads(line)
        if wish["do"] == "first_poll":
            answer: Object = {"at": await load.first_poll()}
        else:
            answer = await load.run(wish["people"], wish["steps"], ROADS[wish["road"]], wish["pause"])
        print(json.dumps(answer), flush=True)
    await town.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
