"""Serves the sandbox from a process of its own, with people in it who act again as soon as they are answered."""

import asyncio
import contextlib
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from sandbox.control.requests import SendText, Tap
from sandbox.server import Sandbox
from sandbox.state.snapshots import MessageSnapshot

TOKEN = "1234567890:benchmark"
FIRST_PERSON = 500_000


class Step(NamedTuple):
    """What a person writes, or the button that they press, and a part of the answer that ends the step."""

    text: str
    answer: str
    is_tap: bool = False


# One conversation with the bot; after the last step comes the first again.
LOG = [
    Step("/activity", "哪一天举行的"),
    Step("昨天", "是哪一类活动", is_tap=True),
    Step("主题党日", "请写一个标题", is_tap=True),
    Step("工匠精神主题党日", "在哪里举行"),
    Step("实训楼 302", "本方谁到场了"),
    Step("取消", "要放弃正在填写的内容吗", is_tap=True),
    Step("放弃", "已放弃这份草稿", is_tap=True),
]
# The same for the echoes: what is written comes back; or, of every tap, the button.
BUTTON = "↩"
ECHO = [Step(step.text, step.text) for step in LOG]
TAPPED = [Step(BUTTON, BUTTON, is_tap=True) if step.is_tap else Step(step.text, step.text) for step in LOG]
CONVERSATIONS = {"log": LOG, "echo": ECHO, "tapped": TAPPED}


class Timing(TypedDict):
    """Seconds that a run took in all, and that each step took."""

    seconds: float
    latencies: list[float]


@dataclass
class Walker:
    """One person in the middle of a conversation."""

    id: int
    step: int = 0  # index in the conversation
    acted_at: float = 0.0  # by the monotonic clock
    message: MessageSnapshot | None = None  # the latest answer


class Load:
    """The people in the sandbox, who go on in each run where they ended in the one before."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._walkers: dict[int, Walker] = {}

    async def first_poll(self) -> float:
        """Return when the bot first asked for updates, on the clock that all processes share."""
        while not self._sandbox.updates.open_polls:
            await self._sandbox.updates.notifier.upcoming().wait()
        return time.monotonic()

    async def run(self, people: int, steps: int, conversation: Sequence[Step], pause: float) -> Timing:
        """Let so many people converse at once until they have so many answers in all; return how long it took.

        Each looks at an answer for `pause` seconds. Raises TimeoutError when nothing comes for half a minute.
        """
        changes = self._sandbox.store.changes
        walkers = {user_id: self._walker(user_id) for user_id in range(FIRST_PERSON, FIRST_PERSON + people)}
        last, latencies = changes.last, list[float]()
        started = time.monotonic()
        for walker in walkers.values():
            self._act(walker, conversation)
        while len(latencies) < steps:
            event = changes.notifier.upcoming()
            fresh = changes.after(last)
            last = changes.last
            for change in fresh:
                answered = walkers.get(change["chat_id"] or 0)
                if answered is None or "message" not in change:
                    continue
                message = change["message"]
                if not message["from"]["is_bot"]:
                    continue
                if conversation[answered.step].answer not in message.get("text", ""):
                    continue
                latencies.append(time.monotonic() - answered.acted_at)
                answered.message, answered.step = message, (answered.step + 1) % len(conversation)
                if len(latencies) + people <= steps:
                    if pause:
                        await asyncio.sleep(pause)
                    self._act(answered, conversation)
            if not fresh:
                await asyncio.wait_for(event.wait(), 30)
        return {"seconds": time.monotonic() - started, "latencies": latencies}

    def _walker(self, user_id: int) -> Walker:
        if user_id not in self._walkers:
            self._sandbox.store.put_user(user_id, f"成员{user_id}", language_code="zh-hans")
            self._walkers[user_id] = Walker(user_id)
        return self._walkers[user_id]

    def _act(self, walker: Walker, conversation: Sequence[Step]) -> None:
        step = conversation[walker.step]
        walker.acted_at = time.monotonic()
        if step.is_tap:
            assert walker.message is not None
            self._sandbox.actions.perform(
                Tap(user=walker.id, message_id=walker.message["message_id"], button=step.text)
            )
        else:
            self._sandbox.actions.perform(SendText(user=walker.id, text=step.text))


async def main() -> None:
    """Obey one line of JSON after the other, and answer each with one."""
    sandbox = Sandbox(TOKEN)
    await sandbox.start()
    load, loop = Load(sandbox), asyncio.get_running_loop()
    print(json.dumps({"url": sandbox.url}), flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        if order["do"] == "first_poll":
            print(json.dumps({"at": await load.first_poll()}), flush=True)
        else:
            conversation = CONVERSATIONS[order["conversation"]]
            timing = await load.run(order["people"], order["steps"], conversation, order["pause"])
            print(json.dumps(timing), flush=True)
    await sandbox.stop()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
