"""What the calculator is told: of which revision, with which standing and share, and at what cost."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pydantic import JsonValue
from sqlalchemy import text

from indicators.evaluation import evaluate, headline
from indicators.evidence import Period, Standing
from indicators.measurement import MissingReason
from records.facts import Fact
from records.periods import parse_period
from records.roles import Side
from records.states import Action, State
from services.scoring.evidence import Knowledge, evidence, evidence_of_headline
from services.scoring.methods import current
from services.scoring.scores import Score, score, score_at, year_to_date
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import bulk
from storage.ledger.bulk import WrittenRecord, WrittenVersion
from storage.ledger.record_rows import Description
from storage.people import organisations, partnerships, roster
from storage.scoring import facts
from storage.tables import whole as tables
from tests.support import steps
from tests.support.books import activity, confirmed, person, the_partnership, voided
from tests.support.ledgers import Ledger

HOUR = timedelta(hours=1)
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))


def scored(ledger: Ledger, period: str = "", at: datetime | None = None, partnership: int = 1) -> Score:
    with ledger.reading() as work:
        found = partnerships.by_id(work, partnership)
        chosen = parse_period(period, ledger.now.date()) if period else year_to_date(work, found, ledger.now)
        return score_at(work, found, chosen, at) if at else score(work, found, chosen, ledger.now)


def patent(work: UnitOfWork, now: datetime, number: int, **more: str) -> None:
    confirmed(
        work, "research_result", now, type="patent", title=f"专利 {number}", event_date=f"2026-0{number + 1}-10",
        number=f"ZL-{number}", **more,
    )  # fmt: skip


def test_what_is_known_later_does_not_change_what_was_known(ledger: Ledger) -> None:
    with ledger.writing() as work:
        for day in ("2026-10-01", "2026-10-08"):
            first = activity(work, ledger.now, day)
    with ledger.writing() as work:
        voided(work, first, ledger.now + HOUR)
    then, now = scored(ledger, at=ledger.now + HOUR / 2), scored(ledger, at=ledger.now + 2 * HOUR)
    assert [len(each.evaluation.receipt("activity_frequency").counted) for each in (then, now)] == [2, 1]
    assert now.evaluation.receipt("activity_frequency").left_out[0].standing is Standing.VOID


def test_before_anything_was_known_there_is_nothing(ledger: Ledger) -> None:
    with ledger.writing() as work:
        activity(work, ledger.now, "2026-10-01")
    then = scored(ledger, at=datetime(2026, 10, 5, tzinfo=UTC))
    assert then.evaluation.composite is None
    assert then.knowledge.known_at == date(2026, 10, 5)


def test_a_week_is_frozen_before_the_day_that_begins_it(ledger: Ledger) -> None:
    monday = datetime(2026, 11, 15, 16, tzinfo=UTC)  # 00:00 in Shanghai
    assert scored(ledger, at=monday).knowledge.known_at == date(2026, 11, 15)


def test_a_correction_that_waits_stands_beside_what_counts(ledger: Ledger) -> None:
    with ledger.writing() as work:
        record = activity(work, ledger.now, "2026-10-01")
        answers = {**record.answers, "place": "二号车间"}
        steps.mend(work, person(work, 1002), record.id, answers, ledger.now)
    receipt = scored(ledger).evaluation.receipt("activity_frequency")
    assert [each.record for each in receipt.counted] == [record.id]
    assert [each.standing for each in receipt.left_out] == [Standing.WAITING]
    assert scored(ledger).evaluation.if_confirmed is not None


def test_a_transfer_in_mid_period_changes_no_roster_of_the_past(ledger: Ledger) -> None:
    with ledger.writing() as work:
        activity(work, ledger.now, "2026-10-01")
        one_leaves(work, date(2026, 10, 5))
        activity(work, ledger.now, "2026-10-08")
    beside = scored(ledger).evaluation.receipt("participation_rate").beside
    assert beside["college_expected"] == 5 + 4


def test_who_was_there_counts_also_where_they_have_left_before_it_was_confirmed(ledger: Ledger) -> None:
    with ledger.writing() as work:
        one_leaves(work, date(2026, 10, 5))
        activity(work, ledger.now, "2026-10-01")
        activity(work, ledger.now, "2026-10-04")
    receipt = scored(ledger).evaluation.receipt("participation_rate")
    assert (receipt.value, receipt.beside["college_expected"]) == (100, 5 + 5)


def one_leaves(work: UnitOfWork, day: date) -> None:
    """The first of the college's roster, on that day."""
    branch = organisations.branches_of(work, the_partnership(work).college.id)[0]
    entry = roster.on_day(work, day, [branch.id])[0]
    work.execute(tables.people.roster.update().where(tables.people.roster.c.id == entry.id).values(left_on=day))


def test_an_activity_of_one_side_does_not_count_and_says_so(ledger: Ledger) -> None:
    with ledger.writing() as work:
        activity(work, ledger.now, "2026-10-01", away=(0, 6))
    receipt = scored(ledger).evaluation.receipt("activity_frequency")
    assert receipt.missing is not None
    assert receipt.missing.reason is MissingReason.ONE_SIDE_ONLY
    assert [each.standing for each in receipt.left_out] == [Standing.ONE_SIDED]


def test_a_partnership_that_was_active_for_twenty_days_has_no_rate(ledger: Ledger) -> None:
    with ledger.writing() as work:
        work.execute(tables.people.partnerships.update().values(started_on=date(2026, 11, 1)))
        activity(work, ledger.now, "2026-11-10")
    found = scored(ledger).evaluation
    missing = found.receipt("activity_frequency").missing
    assert missing is not None
    assert (missing.reason, missing.have, missing.need) == (MissingReason.INSUFFICIENT, 20, 30)
    assert not found.rankable


def test_what_two_partnerships_share_counts_half_in_each(ledger: Ledger) -> None:
    with ledger.writing() as work:
        patent(work, ledger.now, 1)
    alone = scored(ledger)
    with ledger.writing() as work:
        elsewhere = steps.submit(
            work, person(work, 11_002), 2, "research_result",
            {"type": "patent", "title": "同一专利", "event_date": "2026-02-10", "number": "zl 1"}, ledger.now + HOUR,
        )  # fmt: skip
        steps.confirm(work, person(work, 12_002), elsewhere.id, None, ledger.now + HOUR)
        work.notices.clear()
    shared = scored(ledger)
    assert shared.knowledge.revision.number == alone.knowledge.revision.number + 2, "it is asked anew, each time"
    for each, quantity in ((alone, 1.0), (shared, 0.5), (scored(ledger, partnership=2), 0.5)):
        assert [counted.quantity for counted in each.evaluation.receipt("conversion_rate").counted] == [quantity]
    then = scored(ledger, at=ledger.now + HOUR / 2)
    assert [each.quantity for each in then.evaluation.receipt("conversion_rate").counted] == [1.0]


def both_hold_one_patent(work: UnitOfWork, now: datetime) -> None:
    """Written as rows, as the sample is."""
    day, first = date(2026, 2, 10), bulk.next_record(work)
    bulk.write(
        work,
        [
            WrittenRecord(
                first + partnership, partnership, Side.COLLEGE, "research_result", person(work, 1002).id,
                Description(day, "同一专利", None, "同一专利", "ZL9"), now, now, State.CONFIRMED, 1, 1, 1, 1,
                versions=[WrittenVersion({"type": "patent", "title": "同一专利", "number": "ZL9"}, None)],
                facts=[(1, State.CONFIRMED, Fact("result", day, day, 1.0, None, "ZL9", "patent"))], steps=[],
            )
            for partnership in (1, 2)
        ],
        now,
    )  # fmt: skip


def shares(ledger: Ledger) -> list[float]:
    """How much of the conversion rate's records counts, in both partnerships."""
    found = [scored(ledger, partnership=number).evaluation.receipt("conversion_rate") for number in (1, 2)]
    return [counted.quantity for receipt in found for counted in receipt.counted]


def test_what_was_written_at_once_is_shared_as_well(ledger: Ledger) -> None:
    with ledger.writing() as work:
        both_hold_one_patent(work, ledger.now)
    assert shares(ledger) == [0.5, 0.5]


def test_what_was_shared_before_that_was_noted_is_noted_by_the_step_that_begins_it(ledger: Ledger) -> None:
    with ledger.writing() as work:
        both_hold_one_patent(work, ledger.now)
        work.connection.execute(text("DROP TABLE shared_keys"))
        work.connection.execute(text("UPDATE alembic_version SET version_num = '0013'"))
    migrate(ledger.database, "0014")
    assert shares(ledger) == [0.5, 0.5]


def test_who_came_is_told_in_a_row_for_all_and_counted_one_by_one(ledger: Ledger) -> None:
    with ledger.writing() as work:
        for day in ("2026-07-01", "2026-08-08", "2026-09-09"):
            activity(work, ledger.now, day)
        activity(work, ledger.now, "2026-09-20", confirm=False)
    with ledger.reading() as work:
        partnership, catalogue = the_partnership(work), current(work, ledger.now).catalogue
        knowledge = Knowledge(facts.latest_revision(work, 1), ledger.now.date())
        told = evidence(work, partnership, catalogue, QUARTER, knowledge)
        stored = work.connection.scalar(text("SELECT count(*) FROM facts WHERE known_until IS NULL"))
    one_by_one = tuple(one for several in told.observations for one in several.split_by_subject())
    apart = replace(told, observations=one_by_one)
    assert len(told.observations) < len(apart.observations) == stored
    assert evaluate(catalogue, told, QUARTER) == evaluate(catalogue, apart, QUARTER)


def test_a_headline_is_made_of_less_and_has_the_same_figures(ledger: Ledger) -> None:
    with ledger.writing() as work:
        for day in ("2026-07-01", "2026-08-08", "2026-09-09"):
            activity(work, ledger.now, day)
        confirmed(
            work, "talent_exchange", ledger.now, type="expert_teaching", direction="to_college",
            event_date="2026-08-20", until="2026-09-10", persons={"headcount": 4}, title="企业专家授课",
        )  # fmt: skip
    with ledger.reading() as work:
        partnership, catalogue = the_partnership(work), current(work, ledger.now).catalogue
        knowledge = Knowledge(facts.latest_revision(work, 1), ledger.now.date())
        all_of_it = evidence(work, partnership, catalogue, QUARTER, knowledge)
        less = evidence_of_headline(work, partnership, catalogue, QUARTER, knowledge)
    left_out = {each.measure for each in all_of_it.observations} - {each.measure for each in less.observations}
    assert left_out == {"answered", "exchange_spell"}
    whole, short = evaluate(catalogue, all_of_it, QUARTER), headline(catalogue, less, QUARTER)
    assert short.composite is not None or short.bounds != (0, 100)
    assert (whole.composite, whole.bounds, whole.coverage) == (short.composite, short.bounds, short.coverage)
    assert [each.parts for each in whole.receipts] == [each.parts for each in short.receipts]


def test_a_net_loss_keeps_its_value_and_scores_nothing(ledger: Ledger) -> None:
    with ledger.writing() as work:
        confirmed(
            work, "economic_contribution", ledger.now, type="output", title="试产", event_date="2026-10-01",
            output_value=-30, share=100, basis="财务报表",
        )  # fmt: skip
    receipt = scored(ledger).evaluation.receipt("economic_contribution")
    assert receipt.parts[0].value < 0
    assert receipt.score == 0
    assert "net_loss" in receipt.marks


@pytest.mark.parametrize(("results", "value"), [(5, 40.0), (4, None)])
def test_five_results_make_a_rate_and_four_do_not(ledger: Ledger, results: int, value: float | None) -> None:
    with ledger.writing() as work:
        for number in range(results):
            patent(work, ledger.now, number, **({"converted_on": "2026-11-01"} if number < 2 else {}))
    assert scored(ledger).evaluation.receipt("conversion_rate").value == value


def test_heads_and_names_of_two_records_are_not_the_same_people(ledger: Ledger) -> None:
    with ledger.writing() as work:
        several: list[JsonValue] = [{"headcount": 4}, {"headcount": 5}, {"others": ["周工"]}, {"others": ["吴工"]}]
        for persons in several:
            confirmed(
                work, "talent_exchange", ledger.now, type="expert_teaching", direction="to_college",
                event_date="2026-10-20", persons=persons, title="企业专家授课",
            )  # fmt: skip
    receipt = scored(ledger).evaluation.receipt("talent_exchange")
    assert sum(each.quantity for each in receipt.counted) == 11


def test_how_soon_the_other_side_answers_is_counted_from_when_it_was_asked(ledger: Ledger) -> None:
    with ledger.writing() as work:
        record = activity(work, ledger.now - timedelta(days=4), "2026-11-01", confirm=False)
        steps.act(work, person(work, 1002), record.id, Action.WITHDRAW, ledger.now, reason="重写")
        waiting = steps.submit(
            work, person(work, 1002), 1, "public_mention",
            {"outlet": "江城日报", "title": "报道", "event_date": "2026-11-02"}, ledger.now - timedelta(days=3),
        )  # fmt: skip
        steps.confirm(work, person(work, 2002), waiting.id, None, ledger.now)
        work.notices.clear()
    assert scored(ledger).evaluation.collaboration.median_days_to_answer == pytest.approx(3)


def test_the_same_question_is_computed_once(ledger: Ledger) -> None:
    with ledger.writing() as work:
        activity(work, ledger.now, "2026-10-01")
    assert scored(ledger).evaluation is scored(ledger).evaluation


def test_what_was_rolled_back_is_not_remembered(ledger: Ledger) -> None:
    """The next revision has the same number and says something else."""

    class Undone(Exception):
        pass

    def confirmed_within(work: UnitOfWork, day: str, now: datetime) -> int:
        activity(work, now, day)
        partnership = the_partnership(work)
        found = score(work, partnership, year_to_date(work, partnership, now), now)
        return len(found.evaluation.receipt("activity_frequency").counted)

    def undone() -> None:
        with ledger.writing() as work:
            assert confirmed_within(work, "2026-10-01", ledger.now) == 1
            raise Undone

    with pytest.raises(Undone):
        undone()
    with ledger.writing() as work:
        activity(work, ledger.now + HOUR, "2025-10-01")
    assert not scored(ledger).evaluation.receipt("activity_frequency").counted


def test_the_cost_follows_the_period(ledger: Ledger) -> None:
    """One question, and each measure in it is a range of the index on partnership, measure and month."""
    if not ledger.database.embedded:
        pytest.skip("PostgreSQL chooses by size, and these tables are small")
    asked: list[str] = []
    with ledger.reading() as work:
        driver = work.connection.connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(asked.append)
        partnership, method = the_partnership(work), current(work, ledger.now)
        knowledge = Knowledge(facts.latest_revision(work, 1), ledger.now.date())
        evidence(work, partnership, method.catalogue, QUARTER, knowledge)
        driver.set_trace_callback(None)
        (statement,) = [each for each in asked if "FROM facts" in each]
        plan = [row[-1] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}") if "facts" in row[-1]]
        ranges = "(partnership_id=? AND measure=? AND month>? AND month<?)"
        assert len(plan) > 20
        assert set(plan) == {f"SEARCH facts USING COVERING INDEX ix_facts_known {ranges}"}
