"""The year's dossier: for whom it is, of what, and that each of its figures is the publication's."""

import asyncio
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner, Result

from bot.command_line import app
from storage.tables.people import roster
from storage.tables.results import publications
from tests.feature.scoring.test_results import file_of
from tests.support.books import keeps_books
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def published(town: Town, zhou: Person) -> Town:
    """The results of October 2026 are out."""
    await keeps_books(town)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    return town


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_every_figure_is_that_of_the_publication(
    published: Town, li: Person, chen: Person, language: str
) -> None:
    person, label = (li, "Word 文档") if language == "zh-CN" else (chen, "Word document")
    await person.says("/annual 2026-10")
    await person.sees("2026年10月年度总结" if language == "zh-CN" else "Annual report, Oct 2026")
    await person.taps(label)
    document = Document(BytesIO(await file_of(published, person, ".docx")))
    (publication,) = [row for row in published.rows(publications) if row.period == "2026-10"]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"{publication.result['composite']:.1f}" in text
    assert publication.digest in text + "".join(cell.text for table in document.tables for cell in table._cells)
    headers = [part.text for section in document.sections for part in section.header.paragraphs]
    assert any(publication.digest[:16] in header for header in headers)

    rows = {row.cells[0].text.strip(): [cell.text for cell in row.cells] for row in document.tables[0].rows}
    for indicator in publication.result["indicators"]:
        told = rows[str(indicator["number"])]
        assert indicator["name"][language[:2]] in told
        score, contribution = indicator["score"], indicator["contribution"]
        assert ("—" if contribution is None else f"{contribution:.2f}") in told
        if score is not None:
            assert f"{score:.1f}" in told


async def test_the_same_publication_gives_the_same_bytes(published: Town, li: Person) -> None:
    written = []
    for _ in range(2):
        await li.says("/annual 2026-10")
        await li.taps("Word 文档")
        written.append(await file_of(published, li, ".docx"))
    assert written[0] == written[1]


async def test_names_stand_only_where_they_stood(published: Town, li: Person) -> None:
    await li.says("/annual 2026-10")
    await li.taps("Word 文档")
    document = Document(BytesIO(await file_of(published, li, ".docx")))
    cells = [cell.text for table in document.tables for cell in table._cells]
    told = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert not [row.name for row in published.rows(roster) if row.name in told]


async def test_who_may_not_or_asks_too_early_gets_one_sentence(
    published: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await zhang.says("/annual 2026-10")
    await zhang.sees("您的角色不能办这件事")
    await li.says("/annual 2026-11")
    await li.sees("2026年11月到2026年11月30日才结束")
    await li.says("/annual 2026-08")
    await li.sees("2026年8月的结果还没有发布")
    assert "去发布" not in await li.buttons()
    await zhou.says("/annual 2026-08")
    await zhou.taps("去发布")


async def test_an_admin_has_that_of_the_whole_programme(published: Town, zhou: Person) -> None:
    await zhou.says("/annual 2026-10")
    await zhou.taps("整个项目")
    await zhou.taps("Word 文档")
    document = Document(BytesIO(await file_of(published, zhou, ".docx")))
    (publication,) = [row for row in published.rows(publications) if row.period == "2026-10"]
    overview = [cell.text for cell in document.tables[0]._cells]
    assert f"{publication.result['composite']:.1f}" in overview


async def test_the_command_writes_the_same(published: Town, tmp_path: Path) -> None:
    file, config = tmp_path / "dossier.docx", tmp_path / "config.toml"
    config.write_text(f'[telegram]\ntoken = "1:a"\n[database]\nurl = "{published.url}"\n', "utf-8")

    async def report(*more: str) -> Result:
        said = ("report", str(file), "--config", str(config), *more)
        return await asyncio.to_thread(CliRunner().invoke, app, said, env={"LC_ALL": "zh_CN.UTF-8"})

    told = await report("--period", "2026-10", "--partnership", "1")
    assert told.exit_code == 0, told.output
    assert "校企党建共建年度总结" in "\n".join(part.text for part in Document(str(file)).paragraphs)
    for wrong, sentence in (
        (("--period", "2026-08", "--partnership", "1"), "还没有发布"),
        (("--period", "2026-10", "--partnership", "77"), "没有"),
        (("--period", "nonsense"), "没看懂这个周期"),
    ):
        told = await report(*wrong)
        assert told.exit_code == 1, wrong
        assert sentence in told.output
