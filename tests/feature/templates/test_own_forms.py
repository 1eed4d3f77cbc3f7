"""An organisation's own forms: an admin brings one, it is checked, a sample comes back, and it is filled."""

from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from storage.tables.records import audit, records
from storage.tables.templates import form_contents, form_templates
from tests.support.books import keeps_books
from tests.support.office_forms import college_form, enterprise_form, word_form
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def published(town: Town, zhou: Person) -> Town:
    """The results of October 2026 are out."""
    await keeps_books(town)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    return town


async def brings(
    zhou: Person, name: str, content: bytes, purpose: str = "周期结果", organisation: str = "学院"
) -> None:
    await zhou.says("/forms")
    await zhou.taps("+ 上传表格")
    await zhou.taps(organisation)
    await zhou.taps(purpose)
    await zhou.sends_file(name, content)


async def file_of(town: Town, person: Person, kind: str) -> bytes:
    """The newest file that the bot has made, which it has sent."""
    shown = next(each for each in reversed(await person.answers()) if "document" in each)
    assert shown["document"]["file_name"].endswith(kind)
    folder = town.application._settings.files.folder / "made"
    return max(folder.rglob(f"*{kind}"), key=lambda path: path.stat().st_mtime_ns).read_bytes()


def texts(content: bytes) -> list[str]:
    """All paragraphs of a document, tables and headers among them."""
    document = Document(BytesIO(content))
    roots = [document.element.body, document.sections[0].header._element]
    return ["".join(run.text or "" for run in p.iter() if run.tag.endswith("}t")) for root in roots
            for p in root.iter() if p.tag.endswith("}p")]  # fmt: skip


async def test_a_colleges_form_is_checked_comes_back_as_a_sample_and_is_filled_for_a_result(
    published: Town, zhou: Person, zhang: Person, chen: Person
) -> None:
    await brings(zhou, "成效汇报表.docx", college_form())
    await zhou.sees("第 1 版可以用了：有 10 处占位符", "“成效汇报表”试填")
    sample = texts(await file_of(published, zhou, ".docx"))
    assert "校企共建成效汇报表（〔周期〕）" in sample
    assert {"〔名称 1〕", "〔名称 2〕", "〔名称 3〕"} <= set(sample)

    await zhang.says("/forms")
    await zhang.taps("成效汇报表")
    await zhang.taps("填写")
    await zhang.taps("2026年10月")
    await zhang.sees("“成效汇报表”已填好")
    filled = texts(await file_of(published, zhang, ".docx"))
    assert "校企共建成效汇报表（2026年10月）" in filled
    assert {"党建活动频次", "人才交流次数", "以上由系统计算", "填表人：张伟　（盖章）", "2026年11月20日"} <= set(filled)
    assert filled.count("13") == 1
    assert not any("{{" in text for text in filled)

    await chen.says("/forms")
    await chen.sees("There are no forms yet")
    await chen.forges("own_form_fill:1:1")
    assert chen.toast == "There is no such form, or it belongs to another organisation."


async def test_what_is_wrong_with_a_form_is_said_by_placeholder_and_place(town: Town, zhou: Person) -> None:
    await brings(zhou, "错.docx", word_form("{{ 综合评分 }}", "{{ 7*7 }}"))
    await zhou.sees("错.docx 没有采用", "第 2 段：只能写占位符和简单的循环：{{ 7*7 }}")
    await zhou.says("/forms")
    await brings(zhou, "错.docx", word_form("合计", "{{ 综合评分 }}"))
    await zhou.sees("第 2 段：没有这个占位符：{{ 综合评分 }}，是不是 综合得分？")
    assert [row.state for row in town.rows(form_templates)] == ["refused", "refused"]
    assert town.rows(form_contents) == []


async def test_an_enterprises_workbook_is_filled_for_a_ledger_and_gets_a_new_version(
    published: Town, zhou: Person, chen: Person
) -> None:
    await brings(zhou, "Joint work.xlsx", enterprise_form(), "一批台账", "公司")
    await zhou.sees("第 1 版可以用了")
    await chen.says("/forms")
    await chen.taps("Joint work")
    await chen.taps("Fill in")
    await chen.taps("江城")
    sheet = load_workbook(BytesIO(await file_of(published, chen, ".xlsx"))).active
    count = sum(isinstance(sheet.cell(row, 2).value, datetime) for row in range(1, sheet.max_row + 1))
    assert count == len([row for row in published.rows(records) if row.state == "confirmed"])
    assert sheet.cell(count + 3, 4).value == f"=SUM(D3:D{count + 2})"

    await zhou.says("/forms")
    await zhou.taps("Joint work")
    await zhou.taps("上传新版")
    await zhou.sends_file("Joint work.xlsx", enterprise_form())
    await zhou.sees("第 2 版可以用了")
    await zhou.taps("停用这一版")
    await zhou.taps("停用这一版")
    await zhou.sees("这一版已停用")
    await zhou.says("/forms")
    await zhou.taps("Joint work")
    await zhou.sees("第 1 版，周主任上传于")
    assert [row.action for row in published.rows(audit)][-3:] == ["add_template", "add_template", "retire_template"]


async def test_a_form_is_filled_for_a_record_as_it_counts(published: Town, zhou: Person, zhang: Person) -> None:
    await brings(zhou, "登记表.docx", word_form("{{ 标题 }}（{{ 日期 }}）{{ title }}"), "一条台账")
    await zhang.says("/forms")
    await zhang.taps("登记表")
    await zhang.taps("填写")
    exchange = next(row for row in published.rows(records) if row.kind == "talent_exchange")
    while f"{exchange.id} {exchange.title}" not in await zhang.buttons():
        await zhang.taps("下一页")
    await zhang.taps(f"{exchange.id} {exchange.title}")
    (line, *_) = texts(await file_of(published, zhang, ".docx"))
    title = exchange.title
    assert line.startswith(f"{title}（2026年")
    assert line.endswith(f"）{title}")


async def test_only_admins_bring_forms(town: Town, li: Person) -> None:
    await li.says("/forms")
    assert "+ 上传表格" not in await li.buttons()
    await li.forges("own_form_file:1:0")
    assert "请找管理员" in (li.toast or "")
