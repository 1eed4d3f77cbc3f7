"""A file that our store cannot take is refused at once, and whoever has sent it knows what would be right."""

import zipfile
from io import BytesIO

import pytest

from sandbox.bot_api import methods
from services.ledger import evidence
from storage.tables.records import evidence as files
from tests.feature.ledger.test_exporting import file_of
from tests.support.errands import confirms_an_activity
from tests.support.townsfolk import Person, Town

SMALL, LARGE = b"x" * 1000, b"x" * 3000
LONG_NAME = "关于联合开展主题党日活动的请示及批复" * 5 + ".xlsx"


@pytest.fixture
def two_thousand_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as a bot may fetch, here, so that no test moves megabytes."""
    monkeypatch.setattr(evidence, "LARGEST", 2000)
    monkeypatch.setattr(methods, "DOWNLOAD_LIMIT", 2000)


async def asks_for_evidence(person: Person) -> None:
    await person.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await person.says(answer)
    await person.taps("修改某一项")
    await person.taps("佐证材料")


@pytest.mark.usefixtures("two_thousand_bytes")
async def test_a_file_that_is_too_large_is_refused_at_once_and_the_next_is_taken(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await asks_for_evidence(zhang)
    await zhang.sends_file("录像.mp4", LARGE)
    await zhang.sees("“录像.mp4”超过 0 MB，没有收下。请压缩后再发，或发它的网盘链接。")
    assert not town.rows(files)
    await zhang.says("/language")
    await zhang.taps("English")
    await zhang.sends_file("录像.mp4", LARGE)
    await zhang.sees("“录像.mp4” is over 0 MB and was not taken. Please send a smaller copy, or a link to it.")
    await zhang.sends_file("总结.pdf", SMALL)
    await zhang.sees("1 document")
    assert [(row.name, row.state) for row in town.rows(files)] == [("总结.pdf", "stored")]
    assert evidence.LARGEST == methods.DOWNLOAD_LIMIT


def test_twenty_megabytes_are_what_telegram_gives_a_bot() -> None:
    assert evidence.LARGEST == methods.DOWNLOAD_LIMIT == 20 * 1024 * 1024


@pytest.mark.usefixtures("two_thousand_bytes")
async def test_a_file_is_not_called_too_large_where_none_is_asked_for(zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.sends_file("录像.mp4", LARGE)
    assert "MB" not in await zhang.sees("哪一天举行的")


async def test_a_file_whose_size_was_not_told_truly_is_told_of_once_it_cannot_be_fetched(
    town: Town, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(methods, "DOWNLOAD_LIMIT", 2000)
    await asks_for_evidence(zhang)
    await zhang.sends_file("录像.mp4", LARGE)
    await zhang.sees("“录像.mp4”没能取到，佐证材料里缺这一份。")
    assert [row.state for row in town.rows(files)] == ["refused"]


async def test_a_long_name_keeps_its_ending(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await asks_for_evidence(zhang)
    await zhang.sends_file(LONG_NAME * 4, SMALL)
    (kept,) = town.rows(files)
    assert kept.name.endswith(".xlsx")
    assert len(kept.name) <= evidence.LONGEST_NAME
    await zhang.taps("完成")
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await li.says("/export")
    _, content = await file_of(li, "佐证材料 ZIP")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert [name for name in archive.namelist() if name.startswith("00001_")] == ["00001_学习工匠精神_1.xlsx"]
