"""A ledger to score: records of every kind that went the whole way, written through the services as people would."""

from datetime import date, datetime

from pydantic import JsonValue

from records.addresses import telegram_address
from records.roles import Side
from records.states import Action
from services.scoring.scores import score, year_to_date
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.ledger.record_rows import StoredRecord
from storage.people import organisations, partnerships, persons, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from tests.support import steps
from tests.support.townsfolk import Town

LI, CHEN, ZHOU = 1002, 2002, 9001


def person(work: UnitOfWork, telegram_id: int) -> Person:
    found = persons.by_address(work, telegram_address(telegram_id))
    assert found is not None
    return found


def composite(town: Town) -> str:
    """The composite of the programme year to date, as it is shown."""
    now = town.application.clock.now()
    with read_only(town.database) as work:
        partnership = the_partnership(work)
        found = score(work, partnership, year_to_date(work, partnership, now), now).evaluation.composite
    assert found is not None
    return f"{found:.1f}".removesuffix(".0")


def the_partnership(work: UnitOfWork) -> Partnership:
    return partnerships.by_id(work, 1)


def attendance(work: UnitOfWork, side: Side, day: date, absent: int = 0) -> dict[str, JsonValue]:
    """Everybody of the side but for the last few."""
    organisation = the_partnership(work).organisation(side)
    branches = [branch.id for branch in organisations.branches_of(work, organisation.id)]
    entries = [entry.id for entry in roster.on_day(work, day, branches)]
    there, away = entries[: len(entries) - absent], entries[len(entries) - absent :]
    reasons: dict[str, JsonValue] = {str(entry): "sick" for entry in away}
    return {"branches": [*branches], "present": [*there], "absent": reasons, "others": []}


def submitted(work: UnitOfWork, kind: str, now: datetime, **answers: JsonValue) -> StoredRecord:
    """By the college's coordinator: it waits for the enterprise."""
    return steps.submit(work, person(work, LI), 1, kind, answers, now)


def confirmed(work: UnitOfWork, kind: str, now: datetime, **answers: JsonValue) -> StoredRecord:
    record = submitted(work, kind, now, **answers)
    done = steps.confirm(work, person(work, CHEN), record.id, None, now)
    work.notices.clear()
    return done


def activity(
    work: UnitOfWork, now: datetime, day: str, away: tuple[int, int] = (0, 0), confirm: bool = True, **more: JsonValue
) -> StoredRecord:
    """A theme day from which so many of the college and of the enterprise were absent."""
    on = date.fromisoformat(day)
    own, theirs = (attendance(work, side, on, absent) for side, absent in zip(Side, away, strict=True))
    answers: dict[str, JsonValue] = {
        "event_date": day,
        "category": "theme_day",
        "title": f"主题党日 {day}",
        "place": "一号车间",
        "branches": own["branches"],
        "attendance": own,
        **more,
    }
    record = submitted(work, "joint_activity", now, **answers)
    if confirm:
        record = steps.confirm(
            work, person(work, CHEN), record.id, {"branches": theirs["branches"], "attendance": theirs}, now
        )
    work.notices.clear()
    return record


def voided(work: UnitOfWork, record: StoredRecord, now: datetime) -> None:
    steps.act(work, person(work, ZHOU), record.id, Action.VOID, now, reason="重复登记")
    work.notices.clear()


def a_year(work: UnitOfWork, now: datetime) -> None:
    """Something of every kind that feeds an indicator, in the programme year that began on 1 September 2026 and before:
    nine of the thirteen have a value."""
    activity(work, now, "2026-09-10", (1, 0), host="college", mode="shared_ideas")
    activity(work, now, "2026-10-15", (0, 2), host="enterprise", mode="culture")
    activity(work, now, "2026-11-05", (2, 1), host="college", mode="talent")
    activity(work, now, "2026-11-12", category="discussion", title="座谈会")
    activity(work, now, "2026-11-18", confirm=False)
    voided(work, activity(work, now, "2026-11-19"), now)
    roster = attendance(work, Side.COLLEGE, date(2026, 10, 8))["present"]
    assert isinstance(roster, list)
    confirmed(
        work, "talent_exchange", now, type="teacher_practice", direction="to_enterprise", event_date="2026-10-08",
        persons={"roster": roster[:2]}, title="教师到企业实践", until="2026-10-30",
    )  # fmt: skip
    confirmed(
        work, "talent_exchange", now, type="expert_teaching", direction="to_college", event_date="2026-10-20",
        persons={"headcount": 12}, title="企业专家授课",
    )  # fmt: skip
    for kind, isbn in (("textbook", "978-7-111-00001-1"), ("training_base", None)):
        confirmed(work, "teaching_resource", now, type=kind, title=f"资源 {kind}", event_date="2026-10-12", number=isbn)
    confirmed(
        work, "research_project", now, contract="HT-2026-018", title="夹具在线检测", event_date="2026-03-01",
        end="2027-02-28",
    )  # fmt: skip
    converted: dict[str, JsonValue]
    for number in range(6):
        converted = {"converted_on": "2026-10-30", "way": "own_use", "amount": 12.5} if number < 2 else {}
        confirmed(
            work, "research_result", now, type="patent", title=f"专利 {number}", event_date=f"2025-0{number + 1}-15",
            number=f"ZL-{number}", **converted,
        )  # fmt: skip
    confirmed(
        work, "economic_contribution", now, type="both", title="夹具国产化", event_date="2026-11-01", output_value=120,
        share=50, basis="财务报表", jobs=6, jobs_since="2026-05-01",
    )  # fmt: skip
    confirmed(
        work, "innovative_practice", now, title="师徒双向日志", event_date="2026-06-10", reviewed_by="市委党建办",
        recognition="city",
    )  # fmt: skip
    for number, tone in enumerate(("positive", "positive", "neutral", "negative", "positive")):
        confirmed(
            work, "public_mention", now, outlet=f"江城日报 {number}", title=f"报道 {number}", event_date="2026-11-09",
            reach=5000, tone=tone,
        )  # fmt: skip


async def keeps_books(town: Town) -> None:
    """The ledger of `a_year` is there."""
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: a_year(work, now))
