"""Of the pieces of one transaction each is done or undone for itself, though savepoints are taken only where needed."""

import asyncio
import threading
from pathlib import Path

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from records.errors import UserError
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import organisations
from storage.tables.records import drafts
from tests.support.townsfolk import Town


def _found(name: str, error: Exception | None = None):  # type: ignore[no-untyped-def]
    def found(work: UnitOfWork) -> int:
        work.execute(insert(organisations), {"side": "college", "name": name})
        if error:
            raise error
        row = work.row(select(func.count()).select_from(organisations))
        assert row is not None
        return int(row[0])

    return found


async def test_a_piece_that_fails_is_undone_and_the_others_of_its_transaction_are_kept(any_town: Town) -> None:
    writer, go = any_town.application.writer, threading.Event()
    before = len(any_town.rows(organisations))
    held = asyncio.ensure_future(writer.job(lambda _work: go.wait(10)))
    pieces = [
        writer.job(_found("first")),
        writer.job(_found("wrong", UserError("not-an-answer"))),
        writer.job(_found("first")),  # there is one of this name
        writer.job(_found("last")),
    ]
    waiting = [asyncio.ensure_future(piece) for piece in pieces]
    await asyncio.sleep(0)  # all are queued
    go.set()
    first, wrong, twice, last = await asyncio.gather(*waiting, return_exceptions=True)
    assert await held
    assert (first, last) == (before + 1, before + 2)
    assert isinstance(wrong, UserError)
    assert isinstance(twice, IntegrityError)
    assert [row.name for row in any_town.rows(organisations)[before:]] == ["first", "last"]


async def test_a_wrong_answer_beside_right_ones_is_told_and_undoes_nothing_of_theirs(any_town: Town) -> None:
    """They come in one batch: while the writer is held up, everybody speaks."""
    go = threading.Event()
    held = asyncio.ensure_future(any_town.application.writer.job(lambda _work: go.wait(10)))
    await asyncio.sleep(0)
    people = [any_town.people[number] for number in (1001, 2001, 9001)]
    for person, text in zip(people, ("/activity", "/nonsense", "/whoami"), strict=True):
        await person.does("text", text=text, settle=False)
    go.set()
    assert await held
    await any_town.settles()
    for person, text in zip(people, ("1/5", "/help", "周主任"), strict=True):
        await person.sees(text)


async def test_two_answers_of_one_batch_belong_to_two_questions(any_town: Town) -> None:
    """Their drafts are read together, before the first of them is handled."""
    people = [any_town.people[number] for number in (1001, 1002, 2001, 2002)]
    for person in people:
        for text in ("/activity", "昨天", "1"):
            await person.says(text)
    go = threading.Event()
    held = asyncio.ensure_future(any_town.application.writer.job(lambda _work: go.wait(10)))
    await asyncio.sleep(0)
    for person in people:
        for text in (f"标题 {person.id}", f"地点 {person.id}"):
            await person.does("text", text=text, settle=False)
    go.set()
    assert await held
    await any_town.settles()
    answered = [row.state["answers"] for row in any_town.rows(drafts)]
    said = {(f"标题 {person.id}", f"地点 {person.id}") for person in people}
    assert {(answers["title"], answers["place"]) for answers in answered} == said


def test_a_journal_that_cannot_be_emptied_just_now_does_not_take_back_what_is_committed(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    database = Database(f"sqlite:///{folder}/gongjian.sqlite3")
    folder.rmdir()
    database.truncate_journal()
