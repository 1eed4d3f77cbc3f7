"""A file that was made to hold up everything is read or refused within limits; meanwhile and afterwards all goes on."""

import base64

import pytest

from bot.workers import table_process
from bot.workers.table_process import read_sheets
from bot.workers.tables import MOST_ATTEMPTS
from foreign_files.sheets import Reason, Unreadable
from storage.chat import imports as stored
from storage.tables.people import roster
from storage.tables.traffic import imports, set_aside
from tests.support.hostile_files import HOSTILE, deep, unclosed_tables
from tests.support.townsfolk import Person, Town

pytestmark = pytest.mark.filterwarnings("ignore:Sending a large body")
TOO_HEAVY = "这个文件太复杂，没能读完"
HEAVY = [name for name in HOSTILE if name[0].isdigit() or "tables" in name]
QUICK = [name for name in HOSTILE if name not in HEAVY]
SENTENCES = {
    "1.5 million merged cells": ("可加入 1 人", TOO_HEAVY),
    "3.6 million shared strings": ("可加入 1 人", TOO_HEAVY),
    "a million levels": ("可加入 1 人", TOO_HEAVY),
    "two hundred megabytes": (TOO_HEAVY,),
    "a far corner": ("可加入 1 人",),
    "a wide OpenDocument table": (TOO_HEAVY,),
    "a hundred thousand tables": (TOO_HEAVY,),
    "encrypted": ("这个文件有密码",),
    "empty": ("这个文件里没有内容",),
}


async def begins_to_send(person: Person, name: str, content: bytes) -> None:
    """Sends a file, and does not wait for what comes of it."""
    await person.does("document", name=name, base64=base64.b64encode(content).decode(), settle=False)


async def until_it_is_read(town: Town) -> None:
    """Until a process has been given the file that was sent last; between two looks the writer does what waits."""
    while not any(row.choices.get("begun") for row in town.rows(imports)[-1:]):
        await town.application.writer.job(lambda _work: None)


@pytest.mark.parametrize("name", [*QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in HEAVY)])
async def test_a_hostile_file_ends_in_a_sentence_and_the_next_is_read(town: Town, li: Person, name: str) -> None:
    await li.says("/roster")
    await li.sends_file("名册.xlsx", HOSTILE[name])
    shown = await li.news()
    assert any(sentence in shown for sentence in SENTENCES[name]), shown
    await li.says("/roster")
    await li.sends_file("名册.csv", "姓名,支部\n黄忠,\n".encode())
    await li.sees("可加入 1 人")
    assert not town.rows(set_aside)


async def test_while_one_is_read_everybody_goes_on(town: Town, li: Person, zhang: Person, chen: Person) -> None:
    await li.says("/roster")
    await begins_to_send(li, "名册.html", unclosed_tables(100_000))
    await until_it_is_read(town)
    await zhang.does("text", text="/ledger", settle=False)
    change = town.sandbox.store.changes.notifier.upcoming()
    while "台账" not in await zhang.news():
        await change.wait()
        change = town.sandbox.store.changes.notifier.upcoming()
    assert town.rows(imports)[-1].state == stored.WAITING, "the file is still being read"
    await town.application.stop()
    await town.starts_bot()


async def test_the_files_of_one_person_do_not_keep_others_waiting(town: Town, li: Person, chen: Person) -> None:
    await town.post("faults", {"methods": ["getFile"], "kinds": ["500"]})  # none can be fetched for now
    await li.says("/roster")
    for number in range(3):
        await li.sends_file(f"{number}.csv", f"姓名\n马{'甲乙丙'[number]}".encode())
    await chen.says("/roster")
    await chen.sends_file("4.csv", "姓名\n黄忠".encode())
    order = [row.person_id for row in town.rows(imports)]
    worker = town.application._workers[stored.IMPORTS]
    assert [waiting.person_id for waiting in worker._waiting()] == [order[0], order[-1]]
    await town.post("faults", {"kinds": []})
    await town.restart()
    assert {row.state for row in town.rows(imports)} == {stored.READ}


async def test_a_stop_ends_the_reading_at_once_and_it_is_read_after_the_start(town: Town, li: Person) -> None:
    await li.says("/roster")
    await begins_to_send(li, "名册.xlsx", deep(600_000))
    await until_it_is_read(town)
    await town.post("health", {"url": None})
    await town.application.stop()
    town.database.close()
    assert town.rows(imports)[-1].state == stored.WAITING
    await town.starts_bot()
    assert town.rows(imports)[-1].state != stored.WAITING
    assert len(town.rows(roster))


async def test_a_file_that_ended_the_bot_twice_is_not_begun_a_third_time(town: Town, li: Person) -> None:
    await town.post("faults", {"methods": ["getFile"], "kinds": ["500"]})
    await li.says("/roster")
    await li.sends_file("名册.csv", "马超".encode())
    number = town.rows(imports)[-1].id
    for _ in range(MOST_ATTEMPTS):
        await town.application.writer.job(lambda work: stored.begin(work, number))
    await town.post("faults", {"kinds": []})
    await town.restart()
    await li.sees(TOO_HEAVY)
    assert town.rows(imports)[-1].state == stored.REFUSED
    await town.restart()
    await li.sees(TOO_HEAVY)
    assert town.rows(imports)[-1].choices["begun"] == MOST_ATTEMPTS + 1


async def test_in_english_one_is_told_in_a_sentence_too(town: Town, chen: Person) -> None:
    await chen.says("/roster")
    await chen.sends_file("roster.xlsx", HOSTILE["two hundred megabytes"])
    await chen.sees("This file is too complex")
    await chen.sends_file("roster.xlsx", HOSTILE["encrypted"])
    await chen.sees("This file has a password")


# The process itself ---------------------------------------------------------------------------------------------------


async def test_a_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_process, "SECONDS", 0.01)
    with pytest.raises(Unreadable) as refused:
        await read_sheets(b"a,b")
    assert refused.value.reason is Reason.TOO_HEAVY


async def test_the_process_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM__TOKEN", "4242:secret")
    assert not any("TOKEN" in name for name in table_process._environment())
    (sheet,) = await read_sheets("姓名,支部\n马超,机关".encode())
    assert sheet.rows == [("姓名", "支部"), ("马超", "机关")]
