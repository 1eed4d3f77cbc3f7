"""A bundle goes out without names, proves itself anywhere, and is refused by name where anything in it is changed."""

import asyncio
import csv
import io
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from bot.commands.bundles import _words
from services.bundles.gathering import BundleContents, gather
from services.bundles.package import DESCRIPTION, SIGNATURE, digest_of, package
from services.bundles.parquet import parquet_files
from services.bundles.pseudonyms import Pseudonyms
from services.bundles.signing import sign
from services.bundles.verifying import Fault, verify
from storage.engine.unit_of_work import read_only
from storage.people import partnerships
from storage.tables.people import organisations, people, roster
from storage.tables.records import facts, record_versions
from tests.support.books import activity, keeps_books
from tests.support.townsfolk import Person, Town

KEY, SIGNER = b"p" * 32, b"s" * 32


@pytest.fixture
async def published(town: Town, zhou: Person) -> Town:
    """The results of October and of September 2026 are out."""
    await keeps_books(town)
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: activity(work, now, "2026-10-22", (1, 1)) and None)
    for month in ("2026-10", "2026-09"):
        await zhou.says(f"/publish {month}")
        await zhou.taps("发布并通知双方")
    return town


def contents_of(town: Town, key: bytes = KEY) -> BundleContents:
    with read_only(town.database) as work:
        return gather(work, partnerships.every(work), Pseudonyms(key))


def bundle_of(town: Town, key: bytes = KEY) -> bytes:
    return package(contents_of(town, key), SIGNER, _words, parquet_files)


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}


def faults(path: Path, files: dict[str, bytes], key: str = "") -> set[tuple[Fault, str]]:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return {(fault.fault, fault.where) for fault in verify(path, key).faults}


def rows_of(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"data/{table}.csv"].decode())))


async def gongjian(*said: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, app, said, env={"LC_ALL": "zh_CN.UTF-8"})


async def test_an_operator_writes_a_bundle_that_anybody_verifies(published: Town, tmp_path: Path) -> None:
    config, target = tmp_path / "config.toml", tmp_path / "bundle.zip"
    words = (
        f'[telegram]\ntoken = "1:a"\n[database]\nurl = "{published.url}"\n[files]\nfolder = "{tmp_path / "files"}"\n'
    )
    config.write_text(words, "utf-8")
    made = json.loads((await gongjian("bundle", str(target), "--config", str(config), "--json")).stdout)
    assert (made["results"], made["not_computed"]) == (2, [])
    assert (tmp_path / "files" / "bundles.key").stat().st_mode & 0o077 == 0
    told = await gongjian("verify", str(target), "--key", made["public_key"])
    assert (told.exit_code, "全部相符" in told.stdout, made["public_key"] in told.stdout) == (0, True, True)
    other = await gongjian("verify", str(target), "--key", "00" * 32)
    assert (other.exit_code, "另一把钥匙" in other.stderr) == (1, True)
    proven = json.loads((await gongjian("verify", str(target), "--json")).stdout)
    assert (proven["sound"], proven["results"], proven["faults"]) == (True, 2, [])
    assert (await gongjian("verify", str(config))).stderr.startswith("config.toml：不是共建的数据包")
    nobody = await gongjian("bundle", str(target), "--config", str(config), "--partnership", "没有这个")
    assert (nobody.exit_code, "请指明是哪一个结对" in nobody.stderr) == (1, True)


async def test_the_same_ledger_gives_the_same_bytes_and_another_key_other_pseudonyms(
    published: Town, tmp_path: Path
) -> None:
    archive = bundle_of(published)
    assert archive == bundle_of(published)
    one, other = unpacked(archive), unpacked(bundle_of(published, b"q" * 32))
    subjects = [
        {row["subject"] for row in rows_of(files, "observations") if len(row["subject"]) == 16}
        for files in (one, other)
    ]
    assert subjects[0]
    assert subjects[0].isdisjoint(subjects[1])
    observations = rows_of(one, "observations")
    file = tmp_path / "observations.parquet"
    file.write_bytes(one["data/observations.parquet"])
    with duckdb.connect() as connection:
        assert connection.read_parquet(str(file)).count("*").fetchall() == [(len(observations),)]
    described = [table for table in json.loads(one[DESCRIPTION])["resources"] if "schema" in table]
    fields = {(table["path"], field["name"]): field for table in described for field in table["schema"]["fields"]}
    assert fields["data/joint_activity.csv", "category"]["choices"]["theme_day"]["zh"] == "主题党日"
    assert fields["data/talent_exchange.csv", "persons_count"]["title"]["zh"].endswith("：数量")
    known = {row["measure"] for row in rows_of(one, "measures")}
    assert {row["measure"] for row in observations} <= known
    assert all(row["formula_zh"] and row["formula_en"] for row in rows_of(one, "indicators"))


async def test_nobody_is_named_and_nobody_is_found_again(published: Town) -> None:
    """Joins with the roster, what all know of one event, and a rare event lead to nobody's attendance."""
    files = unpacked(bundle_of(published))
    everything = b"".join(content for name, content in files.items() if not name.endswith(".parquet")).decode()
    names = {row.name for table in (people, roster, organisations) for row in published.rows(table)}
    answers = [answer for row in published.rows(record_versions) for answer in row.answers.values()]
    words = {answer for answer in answers if isinstance(answer, str) and re.search("[\u4e00-\u9fff]{4}", answer)}
    told = {"HT-2026-018", "ZL-1", "江城日报 1", "师徒双向日志", "市委党建办"}
    assert names
    assert words
    assert {name for name in names | told if name in everything} == set()
    cells = {
        cell for name in files if name.endswith(".csv") for row in rows_of(files, name[5:-4]) for cell in row.values()
    }
    assert cells.isdisjoint(words - {row["name_zh"] for row in rows_of(files, "indicators")})
    attendance = [row for row in rows_of(files, "observations") if row["measure"] == "attendance"]
    by_person: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in attendance:
        by_person[row["result"] + row["subject"]].add((row["record"], row["quantity"]))
    courses = Counter(frozenset(course) for course in by_person.values() if len(course) > 1)
    exact = Counter(frozenset(course) for course in true_courses(published))
    for course, count in courses.items():
        assert count >= 5 or exact[course] != 1, "somebody's own course through the events stands in the bundle"
    exchanged = {row["subject"] for row in rows_of(files, "observations") if row["measure"] == "exchange"}
    assert exchanged.isdisjoint(row["subject"] for row in attendance)


def true_courses(town: Town) -> list[set[tuple[str, str]]]:
    """Each person's attendance at all events, as the ledger has it."""
    courses: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in town.rows(facts):
        if row.measure == "attendance" and row.known_until is None:
            courses[row.subject].add((str(row.record_id), str(row.quantity)))
    return [*courses.values()]


async def test_whatever_is_changed_is_refused_by_name(published: Town, tmp_path: Path) -> None:
    files, path = unpacked(bundle_of(published)), tmp_path / "changed.zip"
    assert faults(path, files) == set()

    def changed(name: str, change: Callable[[str], str]) -> dict[str, bytes]:
        return {**files, name: change(files[name].decode()).encode()}

    def signed_anew(altered: dict[str, bytes]) -> dict[str, bytes]:
        description = json.loads(altered[DESCRIPTION])
        for one in description["resources"]:
            one["hash"] = digest_of(altered[one["path"]])
        told = json.dumps(description).encode()
        return {**altered, DESCRIPTION: told, SIGNATURE: sign(b"t" * 32, told).model_dump_json().encode()}

    def absent(text: str) -> str:
        return re.sub(r"(\d,attendance,\S+?,\S+?),1\.0,", r"\1,0.0,", text, count=1)

    results, observations, scores = "data/results.csv", "data/observations.csv", "data/indicator_scores.csv"
    digest = rows_of(files, "results")[0]["digest"]
    assert (Fault.FILE_CHANGED, results) in faults(path, changed(results, lambda text: text.replace(digest, "0" * 64)))
    assert (Fault.FILE_CHANGED, observations) in faults(path, changed(observations, absent))
    altered = changed(DESCRIPTION, lambda text: text.replace(digest_of(files[scores]), digest_of(b"")))
    assert {(Fault.FILE_CHANGED, scores), (Fault.NOT_SIGNED, DESCRIPTION)} <= faults(path, altered)
    renamed = {("data/other.csv" if name == scores else name): content for name, content in files.items()}
    assert {(Fault.FILE_MISSING, scores), (Fault.FILE_UNKNOWN, "data/other.csv")} <= faults(path, renamed)
    forged = signed_anew(changed(observations, absent))
    assert any(fault is Fault.FIGURE and where.startswith("results:") for fault, where in faults(path, forged))
    row = next(row for row in rows_of(files, "indicator_scores") if row["score"])
    better = signed_anew(changed(scores, lambda text: text.replace(f",{row['score']},", ",99.5,", 1)))
    assert faults(path, better) == {(Fault.FIGURE, f"results:{row['result']} {row['indicator']} score")}
    headed = signed_anew(changed(observations, lambda text: text.replace("quantity", "amount", 1)))
    assert (Fault.COLUMNS, observations) in faults(path, headed)
    broken = signed_anew(changed(observations, lambda text: text.replace("2026-", "2026/", 1)))
    assert (Fault.CELL, f"{observations}:2 starts_on") in faults(path, broken)
    (method,) = (name for name in files if name.startswith("methods/"))
    weighed = signed_anew(changed(method, lambda text: text.replace('"target": 12', '"target": 2', 1)))
    assert (Fault.METHOD, method) in faults(path, weighed)
