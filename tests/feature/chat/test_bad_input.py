"""Whatever people or Telegram send: one sentence that says what would be right, the answers kept, nothing stuck."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
import pytest_asyncio

from storage.tables.records import drafts, records
from storage.tables.traffic import set_aside
from tests.support.databases import migrated_database
from tests.support.townsfolk import Person, Town

pytestmark = pytest.mark.asyncio(loop_scope="module")


DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=DATABASES)
async def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One town for all questions, as none of what is sent here may leave a trace."""
    async with inhabited(request, tmp_path_factory.mktemp("shared")) as town:
        yield town


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=DATABASES)
async def battered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    """One for all that Telegram never sends, where updates may be set aside."""
    async with inhabited(request, tmp_path_factory.mktemp("battered")) as town:
        yield town


@asynccontextmanager
async def inhabited(request: pytest.FixtureRequest, folder: Path) -> AsyncIterator[Town]:
    with migrated_database(request.param, request, folder) as url:
        town = Town(url)
        await town.start()
        yield town
        await town.stop()


# Each question of a joint activity, in the order in which one comes to it, with an answer that leads on.
REQUIRED = {
    "event_date": "昨天",
    "category": "主题党日",
    "title": "学习工匠精神",
    "place": "一号车间",
    "attendance": "全部到齐",
}
OPTIONAL = {
    "narrative": "内容与成效",
    "mode": "共建模式",
    "evidence": "佐证材料",
    "start": "开始时间",
    "end": "结束时间",
    "host": "主办方",
    "chair": "主持人",
    "recorder": "记录人",
    "guests": "列席",
    "decisions": "决议",
}
LONG = "党" * 4000
WRONG: dict[str, tuple[str, ...]] = {
    "event_date": ("明天", "不知道", "2026-13-45", "0", "🎉", "<b>昨天</b>", LONG),
    "category": ("一种活动", "999", "-1", "🎉", "<b>", LONG),
    "title": ("🎉🎉", "\u202e\u200f", "。。。", "<>", LONG),
    "place": ("🎉🎉", "\u202e\u200f", "！", LONG),
    "attendance": ("🎉", "\u202e", "???"),
    "narrative": ("🎉", "\u202e\u2066", LONG),
    "mode": ("随便", "99", "🎉", "<i>", LONG),
    "evidence": ("现场照片", "ftp://example.org", "🎉", "<b>", LONG),
    "start": ("25:00", "很早", "🎉", "<b>14:30</b>", LONG),
    "end": ("25:00", "很晚", "🎉", "<b>", LONG),
    "host": ("别人", "9", "🎉", "<b>", LONG),
    "chair": ("123", "@somebody", "🎉", "a/b", LONG),
    "recorder": ("123", "#1", "🎉", LONG),
    "guests": ("🎉", "13800000000", "\u202e", LONG),
    "decisions": ("🎉", "\u202e", LONG),
}
TAKE_FILES = {"evidence"}
KINDS = ("photo", "sticker", "voice", "location", "contact")
QUESTIONS = [*REQUIRED, *OPTIONAL]


async def asked(town: Town, question: str) -> Person:
    """张伟, with this question before him and all answers that come before it."""
    zhang = town.people[1001]
    if town.rows(drafts):
        await zhang.says("/cancel")
        await zhang.taps("放弃")
    await zhang.says("/activity")
    for name, answer in REQUIRED.items():
        if name == question:
            return zhang
        await zhang.says(answer)
    if question in OPTIONAL:
        await zhang.taps("修改")
        await zhang.taps(OPTIONAL[question])
    return zhang


async def refused(person: Person) -> None:
    """One sentence, the same question, the same answers, no incident."""
    shown = await person.sees("✗")
    sentence = next(line for line in shown.splitlines() if line.startswith("✗"))
    assert len(sentence) < 80, shown


def answered(town: Town) -> tuple[object, object]:
    state = town.rows(drafts)[0].state
    return state["answers"], state["cursor"]


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_wrong_answer_gets_one_sentence_and_the_answers_are_kept(shared: Town, question: str) -> None:
    zhang = await asked(shared, question)
    before = answered(shared)
    assert before[1] == question
    for text in WRONG[question]:
        await zhang.says(text)
        await refused(zhang)
        assert answered(shared) == before
    assert not shared.rows(set_aside)
    assert not shared.rows(records)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_what_is_no_text_is_refused_where_text_is_asked(shared: Town, question: str) -> None:
    zhang = await asked(shared, question)
    before = answered(shared)
    for kind in KINDS:
        if kind == "photo":
            if question in TAKE_FILES:
                continue
            await zhang.sends_photos(1)
            await refused(zhang)
        else:
            await zhang.does(kind)
            await zhang.sees("请发文字、照片或文件")
        assert answered(shared) == before
    assert not shared.rows(set_aside)


@pytest.mark.parametrize("question", ["title", "place", "narrative", "decisions"])
async def test_five_thousand_characters_are_refused_by_their_number(shared: Town, question: str) -> None:
    """Telegram cuts a message at 4,096 characters: the rest comes as a second one."""
    zhang = await asked(shared, question)
    before = answered(shared)
    for text in ("字" * 4096, "字" * 904) if question in REQUIRED else ("字" * 4096,):
        await zhang.says(text)
        await zhang.sees(f"现在是 {len(text):,} 字")
        assert answered(shared) == before


async def test_markup_and_marks_in_words_are_shown_as_they_were_typed_and_do_no_harm(shared: Town) -> None:
    zhang = await asked(shared, "title")
    await zhang.says("<b>学习</b> & \u202e工匠\u200f\u2066 <a href='https://example.org'>x</a>")
    await zhang.sees("标题：<b>学习</b> & 工匠 <a href='https://example.org'>x</a>")
    message = (await zhang.answers())[-1]
    assert not any(entity["type"] == "text_link" for entity in message["entities"])
    await zhang.says("{ $place } %s {0} \\n `x`")
    await zhang.sees("地点：{ $place } %s {0} \\n `x`")
    assert not shared.rows(set_aside)


async def test_as_much_as_may_be_written_is_shown_whole(shared: Town) -> None:
    zhang = await asked(shared, "narrative")
    await zhang.says("字" * 2000)
    await zhang.sees("字" * 2000)
    assert not shared.rows(set_aside)


async def test_the_end_comes_after_the_start(shared: Town) -> None:
    zhang = await asked(shared, "start")
    await zhang.says("14:30")
    await zhang.taps("修改")
    await zhang.taps("结束时间")
    await zhang.says("14:00")
    await zhang.sees("结束时间要晚于开始时间", "14:30")


async def test_an_album_is_refused_once_where_text_is_asked(shared: Town) -> None:
    zhang = await asked(shared, "place")
    before = answered(shared)
    await zhang.sends_photos(4)
    assert (await zhang.sees("请用文字或按钮回答")).count("✗") == 1
    assert answered(shared) == before


async def test_words_without_a_question_are_answered(shared: Town) -> None:
    zhao = shared.people[2001]
    for act in ("你好", "🎉", "/nosuchcommand", "/"):
        await zhao.says(act)
        assert await zhao.news()
    await zhao.sends_photos(1)
    await zhao.sees("先替您留着", "要记哪一类")
    await zhao.does("sticker")
    await zhao.sees("现在没有要填的内容")
    assert not shared.rows(set_aside)


USER = {"id": 1001, "is_bot": False, "first_name": "张伟", "language_code": "zh"}
CHAT = {"id": 1001, "type": "private", "first_name": "张伟"}
MESSAGE = {"message_id": 1, "date": 1795147200, "chat": CHAT, "from": USER}
CHANNEL = {"id": -1001, "type": "channel", "title": "x"}


@pytest.mark.parametrize("text", ["和" * 4000, "王强和" * 1300, "(" * 4000, "除了" * 2000])
async def test_names_without_an_end_hold_up_nobody(shared: Town, text: str) -> None:
    """They would be looked through for hours, in the one thread that writes."""
    zhang = await asked(shared, "attendance")
    await zhang.says(text)
    await zhang.sees("联合活动（5/5）")
    await zhang.says("/cancel")
    await zhang.taps("放弃")


# Days that were never meant: no calendar reaches to what comes before or after them.
NO_DAYS = (
    "scores:1:101010001", "why:1:101010001:1", "trend:1:999912310001:0:0", "digest:1:100000000000000000",
    "weeks:1:99991231", "spotcheck:99991231:99991231", "spotcheck:100000000000000000",
)  # fmt: skip


@pytest.mark.parametrize("data", NO_DAYS)
async def test_a_button_whose_number_is_no_day_is_an_old_one(shared: Town, data: str) -> None:
    zhou = shared.people[9001]
    await zhou.forges(data)
    assert zhou.toast == "这个按钮已失效，请看最新一条消息。"


@pytest.mark.parametrize(
    "words", ["/nil 0001年", "/nil 0001-01-01..9999-12-31", "/nil 0001Y", "/trend ²", "/assess #²"]
)
async def test_words_that_are_no_period_and_no_number_are_told_so(shared: Town, words: str) -> None:
    li = shared.people[1002]
    await li.says(words)
    await li.sees("没有找到")


async def test_a_day_before_anybody_kept_a_ledger_is_not_taken(shared: Town) -> None:
    zhang = await asked(shared, "event_date")
    await zhang.says("0001-01-01")
    await zhang.sees("年份应在 1949 到 2199 之间", "哪一天举行的")
    await zhang.says("/cancel")
    await zhang.taps("放弃")


STRANGE: tuple[dict[str, Any], ...] = (
    {},
    {"message": None},
    {"message": {}},
    {"message": []},
    {"message": "text"},
    {"message": MESSAGE},
    {"message": {**MESSAGE, "text": ""}},
    {"message": {**MESSAGE, "text": 5}},
    {"message": {**MESSAGE, "text": {"a": 1}}},
    {"message": {**MESSAGE, "text": "\ud800"}},
    {"message": {**MESSAGE, "text": "a\x00b"}},
    {"message": {**MESSAGE, "text": "/log \x00"}},
    {"message": {**MESSAGE, "text": "/start " + "x" * 4000}},
    {"message": {**MESSAGE, "text": "hi", "from": {**USER, "id": 10**30}}},
    {"message": {**MESSAGE, "text": "hi", "from": {**USER, "id": "me"}}},
    {"message": {**MESSAGE, "text": "hi", "chat": {**CHAT, "id": 10**30}}},
    {"message": {**MESSAGE, "text": "hi", "chat": {**CHAT, "id": "here"}}},
    {"message": {**MESSAGE, "text": "hi", "chat": {**CHAT, "type": "newkind"}}},
    {"message": {**MESSAGE, "text": "hi", "date": "yesterday"}},
    {"message": {**MESSAGE, "text": "hi", "date": 10**15}},
    {"message": {**MESSAGE, "photo": []}},
    {"message": {**MESSAGE, "photo": [{}]}},
    {"message": {**MESSAGE, "document": {"file_id": "x"}}},
    {"message": {**MESSAGE, "document": {"file_id": "x", "file_unique_id": "y" * 5000, "file_name": "\ud800" * 400}}},
    {"message": {**MESSAGE, "migrate_to_chat_id": -1}},
    {"message": {**MESSAGE, "new_chat_members": [USER]}},
    {"message": {**MESSAGE, "poll": {"id": "1"}}},
    {"message": {**MESSAGE, "unheard_of": {"deep": [[[[]]]]}}},
    {"edited_message": {**MESSAGE, "text": "/log"}},
    {"edited_message": {**MESSAGE, "caption": "x"}},
    {"channel_post": {"message_id": 1, "date": 1795147200, "chat": CHANNEL, "text": "x"}},
    {"edited_channel_post": {"message_id": 1, "date": 1795147200, "chat": CHANNEL, "text": "x"}},
    {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0}},
    {"poll_answer": {"poll_id": "1", "option_ids": []}},
    {"inline_query": {"id": "1", "from": USER, "query": "x", "offset": ""}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1"}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "record:1", "inline_message_id": "1"}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "game_short_name": "x", "message": MESSAGE}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": 5, "message": MESSAGE}},
    {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "x",
                        "message": {"chat": CHAT, "message_id": 1, "date": 0}}},
    {"my_chat_member": {"chat": CHAT, "from": USER, "date": 0}},
    {"my_chat_member": {"chat": CHAT, "from": USER, "date": 0, "old_chat_member": {}, "new_chat_member": {}}},
    {"something_new": {"of": "Telegram's"}},
)  # fmt: skip


@pytest.mark.parametrize("number", range(len(STRANGE)))
async def test_no_update_leaves_the_bot_stuck(battered: Town, number: int) -> None:
    await still_answers_after(battered, STRANGE[number])


def mutilated(random: Random) -> dict[str, Any]:
    """A text, tap or photo of which some part was replaced by something that does not belong there."""
    kinds: list[dict[str, Any]] = [
        {"message": {**MESSAGE, "text": "/my"}},
        {"message": {**MESSAGE, "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]}},
        {"callback_query": {"id": "1", "from": USER, "chat_instance": "1", "data": "ledger:0", "message": MESSAGE}},
        {"edited_message": {**MESSAGE, "text": "x"}},
    ]
    update: dict[str, Any] = json.loads(json.dumps(random.choice(kinds)))
    for _ in range(random.randint(1, 2)):
        at: Any = update
        while True:
            keys = list(at) if isinstance(at, dict) else list(range(len(at)))
            key = random.choice(keys)
            if isinstance(at[key], dict | list) and at[key] and random.random() < 0.8:
                at = at[key]
                continue
            at[key] = random.choice([None, 0, -1, 2**63, 10**25, 1.5, "", "x" * 300, "\x00", "\ud83d", [], {}, True])
            break
    return update


@pytest.mark.parametrize("seed", range(40))
async def test_no_mutilated_update_leaves_the_bot_stuck(battered: Town, seed: int) -> None:
    await still_answers_after(battered, mutilated(Random(seed)))


async def still_answers_after(town: Town, update: dict[str, Any]) -> None:
    li = town.people[1002]
    await li.does("raw", update=update)
    await li.says("/whoami")
    await li.sees("李娜", "联络员")
