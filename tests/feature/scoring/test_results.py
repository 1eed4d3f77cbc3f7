"""Results are frozen, told to both sides, objected to and answered; what changes afterwards is told beside them."""

import re
from io import BytesIO

import pytest
from docx import Document

from indicators.catalogue import default
from services.scoring.publications import digest
from services.scoring.restatements import restatements
from services.scoring.score_sheet import CountedSheet
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.ledger import record_rows
from storage.people import partnerships
from storage.tables import whole as tables
from tests.support.books import keeps_books, voided
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def published(town: Town, zhou: Person) -> Town:
    """The results of October 2026 are out."""
    await keeps_books(town)
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    return town


async def test_both_sides_hear_of_results_at_once_and_members_read_them(
    published: Town, li: Person, chen: Person, zhang: Person, zhou: Person
) -> None:
    await zhou.sees("结果：2026年10月", "2026年11月20日发布，异议期至2026年12月5日", "系统自带的计算方法")
    await li.sees("李娜，您好！新的结果已经发布", "综合得分")
    await chen.sees("New results are published", "Results: Oct 2026")
    await zhang.says("/results")
    await zhang.sees("已发布的结果", "2026年10月：")
    await zhang.taps("2026年10月")
    await zhang.taps("全部指标")
    await zhang.sees("2 党建活动频次", "6 人才交流次数")
    await zhang.says("/scores")
    await zhang.sees("您的角色不能办这件事")


async def test_results_are_published_once_and_only_when_the_period_is_over(published: Town, zhou: Person) -> None:
    await zhou.forges(f"publish:1:{202610010031}")
    assert zhou.toast == "这个周期的结果已经发布。"
    await zhou.says("/publish 2026-10")
    await zhou.sees("这个周期的结果已经发布。", "结果：2026年10月", "2026年11月20日发布")
    assert "发布并通知双方" not in (await zhou.buttons())[-4:]
    await zhou.says("/publish 本季度")
    await zhou.sees("还没有结束")
    assert len(published.rows(tables.results.publications)) == 1


async def test_a_correction_afterwards_is_told_beside_the_result_and_changes_nothing_of_it(
    published: Town, li: Person
) -> None:
    (before,) = published.rows(tables.results.publications)
    now = published.application.clock.now()

    def void_the_lecture(work: UnitOfWork) -> None:
        found = next(record for record in published.rows(tables.records.records) if record.title == "企业专家授课")
        record = record_rows.by_id(work, found.id)
        assert record is not None
        voided(work, record, now)

    await published.application.writer.job(void_the_lecture)
    (after,) = published.rows(tables.results.publications)
    assert after == before
    await li.says("/results")
    await li.taps("2026年10月")
    await li.sees("更正说明", "人才交流次数：发布时 141.3，现在 23.5", "周主任 作废，理由：重复登记")

    with read_only(published.database) as work:
        partnership = partnerships.by_id(work, 1)
        later = published.application.clock.now()
        (told,) = restatements(work, partnership, later)
        assert {"talent_exchange", "composite"} == {each.key for each in told.figures}
        assert [cause.person for cause in told.causes] == ["周主任"]
        assert restatements(work, partnership, later, since=later) == []


async def test_a_side_objects_and_the_admin_answers(published: Town, li: Person, chen: Person, zhou: Person) -> None:
    await li.taps("提出异议")
    await li.says("十月的活动少算了一次")
    await li.taps("提出异议")
    await li.sees("异议已提交", "校方有异议：十月的活动少算了一次")
    await zhou.sees("有一方对已发布的结果提出异议")
    await zhou.taps("答复校方的异议")
    await zhou.says("已核对，当天只有一方到场")
    await zhou.taps("发出答复")
    await li.sees("对结果的异议已有答复", "答复：“已核对，当天只有一方到场”")
    await chen.sees("has been answered", "已核对")


async def test_nobody_objects_once_the_time_is_over(published: Town, li: Person) -> None:
    await published.post("clock", {"to": "2026-12-06T12:00:00+08:00"})
    await li.says("/results")
    await li.taps("2026年10月")
    assert "提出异议" not in await li.buttons()
    number = published.rows(tables.results.publications)[0].id
    await li.forges(f"objectto:{number}")
    assert "异议期已过" in (li.toast or "")


async def file_of(town: Town, person: Person, kind: str) -> bytes:
    shown = next(each for each in reversed(await person.answers()) if "document" in each)
    assert shown["document"]["file_name"].endswith(kind)
    folder = town.application._settings.files.folder / "made"
    newest = max(folder.rglob(f"*{kind}"), key=lambda path: path.stat().st_mtime_ns)
    return newest.read_bytes()


async def test_a_page_can_be_passed_on_that_needs_nothing_else(published: Town, li: Person) -> None:
    await li.taps("网页")
    page = (await file_of(published, li, ".html")).decode()
    assert "党员参与率" in page
    assert "江城职业技术学院 · 江城精工有限公司" in page
    assert not re.search(r"src=|href=|url\(|<script|http", page)
    assert published.rows(tables.results.publications)[0].digest in page


async def test_a_document_can_be_passed_on(published: Town, chen: Person) -> None:
    await chen.taps("Word document")
    document = Document(BytesIO(await file_of(published, chen, ".docx")))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "Indicator", "Value", "Score", "Contribution"]
    assert len(table.rows) == 1 + len(default().indicators)
    (section,) = document.sections
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21, 29.7), "A4"
    assert any("Overall score" in paragraph.text for paragraph in document.paragraphs)


def test_the_digest_is_of_the_figures_and_of_all_behind_them() -> None:
    figures, others = CountedSheet(record=1, quantity=70.0), CountedSheet(record=1, quantity=70.1)
    assert digest(figures, [[1, "activity"]]) == digest(figures, [[1, "activity"]])
    assert digest(figures, [[1, "activity"]]) != digest(figures, [[2, "activity"]])
    assert digest(others, [[1, "activity"]]) != digest(figures, [[1, "activity"]])


async def test_both_sides_sum_up_the_period_and_the_result_says_so(
    town: Town, li: Person, chen: Person, zhou: Person
) -> None:
    await keeps_books(town)
    await li.says("/assess 2026-10")
    await li.says("夹具攻关见效")
    await li.says("企方出勤偏低")
    await li.says("下月改在厂区办")
    await li.taps("提交")
    await li.sees("已记下本方对2026年10月的总结评价")
    await chen.says("/assess 2026-10")
    for answer in ("The fixture works", "Few of us came", "Meet in the plant"):
        await chen.says(answer)
    await chen.taps("Submit")
    await zhou.says("/publish 2026-10")
    await zhou.taps("发布并通知双方")
    await li.sees("校方总结评价", "成效：夹具攻关见效", "下一步：下月改在厂区办", "企方总结评价", "The fixture works")
    await li.says("/assess 2026-10")
    await li.sees("已经发布，总结评价不能再改")
