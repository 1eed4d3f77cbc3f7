"""Published results go out as a folder of pages: whole or not at all, without names, the same for the same ledger."""

import asyncio
import fcntl
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from sqlalchemy import delete
from typer.testing import CliRunner, Result

from bot.command_line import app
from bot.public_folder import BusyError, NotOursError, replace_folder
from handlers.exports.public.data_files import listing_data
from handlers.exports.public.places import LISTING
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.tables import whole as tables
from storage.tables.people import people, roster
from storage.tables.results import publications, result_objections
from tests.browser.somebody import DESKTOP, PHONE, chromium, launch
from tests.support.books import activity, keeps_books, voided
from tests.support.townsfolk import Person, Town

VOID = {"meta", "link", "line", "circle", "rect", "path"}


@pytest.fixture
async def published(town: Town, li: Person, zhou: Person) -> Town:
    """The results of October and of September 2026 are out; the college had something to say of October."""
    await keeps_books(town)
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: activity(work, now, "2026-10-22", (1, 1)) and None)
    await li.says("/assess 2026-10")
    for words in ("夹具攻关见效", "企方出勤偏低", "每月至少一次在车间"):
        await li.says(words)
    await li.taps("提交")
    for month in ("2026-10", "2026-09"):
        await zhou.says(f"/publish {month}")
        await zhou.taps("发布并通知双方")
    return town


async def publish(town: Town, folder: Path, *more: str) -> Result:
    config = folder.parent / "config.toml"
    settings = '[telegram]\ntoken = "1:a"\n[database]\nurl = "{}"\n[files]\nfolder = "{}"\n'
    config.write_text(settings.format(town.url, folder.parent / "files"), "utf-8")
    said = ("publish", "--static", str(folder), "--config", str(config), *more)
    return await asyncio.to_thread(CliRunner().invoke, app, said, env={"LC_ALL": "zh_CN.UTF-8"})


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class Checked(HTMLParser):
    """Reads a page: every tag is closed in its order, ids are unique, and what it refers to is kept."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert not attributes.keys() & {"style", "src", "srcset"}
        assert not [name for name in attributes if name.startswith("on")]
        self.ids += filter(None, [attributes.get("id")])
        self.links += filter(None, [attributes.get("href")])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, self.getpos()


async def test_an_operator_writes_a_folder_that_any_web_server_serves(published: Town, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    told = await publish(published, folder)
    assert (told.exit_code, "2 份结果" in told.stdout) == (0, True)
    files = files_of(folder)
    pages = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    assert {name.removeprefix("en/") for name in pages} == {name for name in pages if not name.startswith("en/")}
    for name, page in pages.items():
        checked = Checked(page)
        assert not re.search(r"<script|https?:", page)
        assert "Content-Security-Policy" in page
        for link in checked.links:
            target = os.path.normpath(folder / name / ".." / link.partition("#")[0]) if link[0] != "#" else None
            assert target is None or Path(target).is_file(), link
            assert "#" not in link or link.partition("#")[2] in checked.ids
    result = pages["results/1-2026-10.html"]
    digest = published.rows(publications)[0].digest
    for told_there in ("江城职业技术学院", "党员参与率", "夹具攻关见效", "上期", "没有收到异议", digest):
        assert told_there in result
    assert '<span lang="zh-CN">江城职业技术学院</span>' in pages["en/results/1-2026-10.html"]
    data = json.loads(files["results/1-2026-10.json"])
    assert (data["digest"], len(data["result"]["indicators"])) == (digest, 13)
    assert json.loads(files[LISTING])["results"][0]["pages"]["en"] == "en/results/1-2026-10.html"
    assert (folder.stat().st_mode & 0o777, (folder / "index.html").stat().st_mode & 0o777) == (0o755, 0o644)
    everything = b"".join(content for name, content in files.items() if not name.endswith(".docx")).decode()
    names = {row.name for table in (people, roster) for row in published.rows(table)}
    assert {name for name in names if name in everything} == set()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


async def test_the_same_ledger_gives_the_same_bytes_and_what_is_withdrawn_leaves(
    published: Town, zhou: Person, li: Person, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    await publish(published, folder)
    first = files_of(folder)
    await published.post("clock", {"to": "2026-11-25T12:00:00+08:00"})
    await publish(published, folder)
    assert files_of(folder) == first

    await li.says("/results")
    await li.taps("2026年10月")
    await li.taps("提出异议")
    await li.says("张伟那天在场")
    await li.taps("提出异议")
    now = published.application.clock.now()

    def void_the_lecture(work: UnitOfWork) -> None:
        row = next(row for row in published.rows(tables.records.records) if row.title == "企业专家授课")
        record = record_rows.by_id(work, row.id)
        assert record is not None
        voided(work, record, now)

    await published.application.writer.job(void_the_lecture)
    told = await publish(published, folder, "--json")
    assert json.loads(told.stdout)["results"] == 2
    page = (folder / "results" / "1-2026-10.html").read_text("utf-8")
    assert "校方提出异议，待答复" in page
    assert "人才交流次数：发布时 141.3，现在 23.5" in page
    assert not {name for name in ("张伟", "周主任", "重复登记") if name in page}
    assert (folder / "results" / "1-2026-10.json").read_bytes() == first["results/1-2026-10.json"]

    def withdraw(work: UnitOfWork) -> None:
        for table in (result_objections, publications):
            work.execute(delete(table))

    await published.application.writer.job(withdraw)
    assert (await publish(published, folder)).exit_code == 0
    assert set(files_of(folder)) == {"index.html", "en/index.html", "style.css", LISTING}
    assert "还没有公布的结果" in (folder / "index.html").read_text("utf-8")


async def test_what_is_not_ours_stays(published: Town, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    told = await publish(published, other)
    assert (told.exit_code, "里有别的东西" in told.stderr) == (1, True)
    assert files_of(other) == {"thesis.txt": b"mine"}
    link, file = tmp_path / "link", tmp_path / "file"
    link.symlink_to(other)
    file.write_text("mine")
    for place in (link, file):
        with pytest.raises(NotOursError):
            replace_folder(place, [], lambda _: True)


def old_and_new(folder: Path) -> set[str]:
    return {path.name for path in folder.parent.iterdir()}


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    replace_folder(folder, [(LISTING, listing_data([])), ("a/b/old.html", b"old")], lambda _: True)

    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a/b/new.html", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_folder(folder, broken(), lambda _: True)
    assert set(files_of(folder)) == {LISTING, "a/b/old.html"}
    left = tmp_path / ".public.partial" / "a"  # as a killed process leaves it
    left.mkdir(parents=True)
    (left / "half.html").write_bytes(b"ha")
    replace_folder(folder, [("a/b/new.html", b"new")], lambda _: True)
    assert files_of(folder) == {"a/b/new.html": b"new"}
    assert old_and_new(folder) == {"public"}


def test_a_folder_is_written_by_one_at_a_time(tmp_path: Path) -> None:
    folder, partial = tmp_path / "public", tmp_path / ".public.partial"
    partial.mkdir()
    held = os.open(partial, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(BusyError):
        replace_folder(folder, [("index.html", b"")], lambda _: True)
    os.close(held)
    assert replace_folder(folder, [("index.html", b"")], lambda _: True) == 1


def test_where_the_system_cannot_exchange_two_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.public_folder._exchanged", lambda *_: False)
    folder = tmp_path / "public"
    for content in (b"one", b"two"):
        replace_folder(folder, [("index.html", content)], lambda _: True)
    assert files_of(folder) == {"index.html": b"two"}
    assert old_and_new(folder) == {"public"}


def seen(folder: Path, pages: list[str], size: tuple[int, int], scheme: str) -> list[str]:
    """What axe-core finds on these pages, what they ask of elsewhere, and where they are wider than the window."""
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page.on("request", lambda request: wrong.append(request.url) if "://" in request.url[7:] else None)
        for name in pages:
            page.goto((folder / name).as_uri())
            for receipt in page.locator("summary").all()[:2]:
                receipt.click()
            wrong += [f"{name}: {violation['id']}" for violation in Axe().run(page).response["violations"]]
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{name} is {width} wide"] if width > size[0] else []
        browser.close()
    return wrong


@pytest.mark.browser
async def test_pages_are_readable_by_everybody(published: Town, tmp_path: Path) -> None:
    if chromium() is None:
        pytest.skip("no Chromium: chromium, chromium-browser or google-chrome")
    folder = tmp_path / "public"
    await publish(published, folder)
    pages = ["index.html", "results/1-2026-10.html", "partnerships/1.html", "periods/2026-10.html", "methods/0.html"]
    assert await asyncio.to_thread(seen, folder, pages, PHONE, "light") == []
    assert await asyncio.to_thread(seen, folder, [f"en/{name}" for name in pages], DESKTOP, "dark") == []
