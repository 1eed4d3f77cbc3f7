"""What a text or a file has wrong is said in one sentence, and what was understood of it is kept."""

import io
from importlib.util import find_spec

import pytest
from PIL import Image

from storage.tables.records import drafts, evidence, records
from tests.support.documents import locked_pdf, pdf, word_document
from tests.support.townsfolk import Person, Town

IMPOSSIBLE, FUTURE = "11月31日", "12月18日"


def chinese(day: str = "11月18日", whom: str = "精工", more: str = "") -> str:
    """A report of an event, with one thing wrong."""
    return f"{day}，我们和{whom}在一号车间开展了主题党日活动。\n参加人员：张伟、李娜、王强、刘洋、陈静{more}"


def english(day: str = "18 November", whom: str = "the college", more: str = "") -> str:
    """The same in English."""
    return f"On {day} we held a joint lecture with {whom} in the training centre. Wu Fang, Chen Jie{more} attended."


async def is_kept(town: Town, *fields: str) -> None:
    """The rest of the text is in the draft that was begun, and nothing is a record."""
    assert {"category", "place", "narrative", *fields} <= town.rows(drafts)[0].state["answers"].keys()
    assert not town.rows(records)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (chinese(day=IMPOSSIBLE), "“11月31日”没有填：日历上没有"),
        (chinese(day=FUTURE), "“12月18日”没有填：还没有到"),
        (chinese(whom="滨江重工"), "原话说的是“滨江重工”，不是这个结对共建的单位"),
        (chinese(more="、韩梅梅"), "名册上没有：韩梅梅，请核对出勤"),
        (chinese().replace("\n参加人员：", "") + "和韩梅梅参加。", "名册上没有：韩梅梅，请核对出勤"),
    ],
)
async def test_what_is_wrong_in_a_text_is_said(town: Town, zhang: Person, text: str, sentence: str) -> None:
    await zhang.says(text)
    assert (await zhang.sees(sentence)).count(sentence) == 1
    await is_kept(town)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (english(day="31 November"), "“31 November” is not filled in"),
        (english(day="18 December"), "“18 December” is not filled in"),
        (english(whom="Riverside Heavy"), "You wrote “Riverside Heavy”, which is not in this partnership"),
        (english(more=" and Bob Smith"), "Not on the roster: Bob Smith"),
    ],
)
async def test_what_is_wrong_in_an_english_text_is_said(town: Town, chen: Person, text: str, sentence: str) -> None:
    await chen.says(text)
    assert (await chen.sees(sentence)).count(sentence) == 1
    await is_kept(town)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("简报.docx", word_document(*chinese(day=IMPOSSIBLE).split("\n")), "“11月31日”没有填：日历上没有"),
        ("简报.docx", word_document(*chinese(more="、韩梅梅").split("\n")), "名册上没有：韩梅梅，请核对出勤"),
        ("简报.txt", chinese(day=FUTURE).encode("gb18030"), "“12月18日”没有填：还没有到"),
        ("简报.pdf", pdf(chinese(whom="滨江重工").split("\n")), "原话说的是“滨江重工”"),
    ],
)
async def test_what_is_wrong_in_a_file_is_said(
    town: Town, zhang: Person, name: str, content: bytes, sentence: str
) -> None:
    await zhang.sends_file(name, content)
    await zhang.sees(f"“{name}”已读完", sentence, "文件 1 份")
    await is_kept(town, "evidence")


def scan() -> bytes:
    """A PDF that is one picture without a text."""
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(written, "PDF")
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "chinese_words", "english_words"),
    [
        ("简报.pdf", locked_pdf(), "这个文件有密码", "password"),
        ("简报.docx", b"PK\x03\x04 torn", "读不出文字", "No text could be read"),
        ("简报.txt", b"", "没有文字", "There are no words"),
        pytest.param(
            "扫描.pdf", scan(), "扫描件", "scan",
            marks=pytest.mark.skipif(find_spec("rapidocr") is not None, reason="the part `ocr` reads it"),
        ),
    ],
)  # fmt: skip
async def test_a_file_that_cannot_be_read_is_kept_as_evidence(
    town: Town, zhang: Person, chen: Person, name: str, content: bytes, chinese_words: str, english_words: str
) -> None:
    await zhang.sends_file(name, content)
    await zhang.sees(chinese_words, "文件 1 份", "先替您留着")
    await chen.sends_file(name, content)
    await chen.sees(english_words, "kept for you")
    assert len(town.rows(evidence)) == 2
    assert not town.rows(records)
    await zhang.taps("联合活动")
    assert len(town.rows(drafts)[0].state["answers"]["evidence"]) == 1
