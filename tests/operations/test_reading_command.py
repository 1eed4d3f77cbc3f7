"""`gongjian read`: texts become drafts at the command line, without a database or a configuration."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from tests.support.documents import word_document

ROSTER = "side,branch,name,party_member\ncollege,机电学院党支部,王芳,yes\nenterprise,生产党支部,田刚,no\n"
TEXT = "10月14日下午在行政楼二楼会议室与恒远联合上党课，王芳参加"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "roster.csv"
    file.write_text(ROSTER, "utf-8")
    return file


def reads(*said: str | Path) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, said)])


def test_each_line_of_texts_is_answered_with_a_line(tmp_path: Path, roster: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    about = {"side": "college", "language": "zh", "sent_at": "2026-10-15T09:12:00+08:00", "style": "one_line"}
    lines = [{"id": "a", "text": TEXT, **about}, {"id": "b", "text": "早上好", **about}]
    texts.write_text("".join(f"{json.dumps(line)}\n\n" for line in lines), "utf-8")
    said = reads(texts, "--roster", roster, "--enterprise", "恒远装备有限公司", "--enterprise", "恒远")
    lecture, greeting = map(json.loads, said.stdout.splitlines())
    assert greeting == {"id": "b", "drafts": []}
    (draft,) = lecture["drafts"]
    assert (lecture["id"], draft["kind"], draft["answers"]["event_date"]) == ("a", "joint_activity", "2026-10-14")
    for start, end in draft["sources"].values():
        assert TEXT[start:end]
    assert "attendance" in draft["ask"]


def test_a_document_is_read_as_one_text(tmp_path: Path, roster: Path) -> None:
    document = tmp_path / "记录.docx"
    document.write_bytes(word_document("活动记录", TEXT))
    said = reads(document, "--roster", roster, "--sent-at", "2026-10-15T09:12+08:00")
    (line,) = map(json.loads, said.stdout.splitlines())
    assert (line["id"], [draft["kind"] for draft in line["drafts"]]) == ("记录.docx", ["joint_activity"])


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, roster: Path) -> None:
    texts, scan = tmp_path / "texts.jsonl", tmp_path / "scan.pdf"
    texts.write_text('{"id": "a", "text": "党课", "side": "school", "sent_at": "2026-10-15T09:12:00+08:00"}', "utf-8")
    scan.write_bytes(b"%PDF-1.7")
    other = tmp_path / "other.csv"
    other.write_text(f"{ROSTER}enterprise,生产党支部,王建国,maybe\n", "utf-8")
    for file, people in ((texts, roster), (scan, roster), (scan, other), (tmp_path / "none.txt", roster)):
        said = reads(file, "--roster", people)
        assert (said.exit_code, len(said.stderr.splitlines()), said.stdout) == (2, 1, ""), said.stderr
