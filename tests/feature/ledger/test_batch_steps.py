"""Each step of an old ledger, without a bot: who may take it, when it is refused, and what it does to the scores."""

from collections.abc import Sequence

import pytest
from pydantic import JsonValue
from sqlalchemy import select

from records.batches import BatchContent, BatchState, BatchSummary
from records.errors import UserError
from records.old_ledgers.dry_run import DryRun, FileReason, LedgerQuestion, OldRecord, QuestionKind
from records.roles import Side
from records.states import State
from services.ledger import batch_work, batches
from services.ledger.batch_reading import situation
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches as stored_batches
from storage.ledger.batches import Batch
from storage.people import partnerships, persons
from storage.people.persons import Person
from storage.scoring import batch_facts
from storage.tables.people import partnerships as partnership_rows
from storage.tables.records import facts, records, revisions
from tests.support.ledgers import NOW, Ledger

ACTIVITIES = tuple(
    OldRecord("joint_activity", "2026", row, {"title": f"活动 {row}", "event_date": f"2026-10-{row:02}"})
    for row in range(2, 5)
)
PATENT = OldRecord(
    "research_result", "2026", 2, {"title": "夹具", "event_date": "2026-10-08", "type": "patent", "number": "ZL-1"}
)
YEAR = LedgerQuestion(QuestionKind.YEAR, choices=("2025", "2026"))
COLUMN = LedgerQuestion(QuestionKind.COLUMNS, "joint_activity/主题", ("title", ""), column="主题")


def coordinator(work: UnitOfWork, side: Side = Side.COLLEGE, partnership: int = 1) -> Person:
    organisation = partnerships.by_id(work, partnership).organisation(side)
    return persons.coordinators_of(work, organisation.id)[0]


def present(work: UnitOfWork, number: int = 1) -> Batch:
    batch = stored_batches.by_id(work, number)
    assert batch is not None
    return batch


def states(work: UnitOfWork) -> list[str]:
    return [row.state for row in work.rows(select(records.c.state).order_by(records.c.id))]


def revision(work: UnitOfWork) -> int:
    row = work.row(select(partnership_rows.c.revision).where(partnership_rows.c.id == 1))
    assert row is not None
    return int(row.revision)


def shown(work: UnitOfWork, *questions: LedgerQuestion, total: int = 0) -> Batch:
    """A file of the college that was read, of which this is asked."""
    li = coordinator(work)
    batch = batches.receive(work, li, 1, li.address, "file", "台账.xlsx", NOW)
    summary = BatchSummary(total=total, questions=questions, fingerprint=stored_batches.fingerprint(work, 1))
    batches.show_outcome(work, batch, summary, BatchContent().packed(), "digest", NOW)
    return present(work, batch.id)


def handed_over(work: UnitOfWork, entries: Sequence[OldRecord] = ACTIVITIES, partnership: int = 1) -> Batch:
    about = situation(work, partnership, Side.COLLEGE, NOW)
    return batches.hand_over(work, partnership, "台账.xlsx", DryRun(tuple(entries)), about, NOW)


def written(work: UnitOfWork, entries: Sequence[OldRecord] = ACTIVITIES, partnership: int = 1) -> Batch:
    """A batch all of whose records are there, unseen."""
    batch = handed_over(work, entries, partnership)
    content = BatchContent.unpacked(stored_batches.kept(work, batch)[1])
    after = batch_work.write_slice(work, batch, batch_work.entries_of(content.entries), NOW)
    assert after is not None
    return after


def pending(work: UnitOfWork, entries: Sequence[OldRecord] = ACTIVITIES, partnership: int = 1) -> Batch:
    batch = batch_work.finish_writing(work, written(work, entries, partnership), BatchContent().packed(), NOW)
    assert batch is not None
    return batch


def confirmed(work: UnitOfWork, entries: Sequence[OldRecord] = ACTIVITIES, partnership: int = 1) -> Batch:
    number = pending(work, entries, partnership).id
    chen = coordinator(work, Side.ENTERPRISE, partnership)
    batches.look_at_sample(work, chen, batches.visible(work, chen, number), 0)
    batch = batch_work.begin(work, batches.confirm(work, chen, number, NOW))
    assert batch is not None
    rosters = batch_work.rosters_for(work, batch)
    while known := batch_work.facts_of_next(work, batch, rosters):
        after = batch_work.confirm_slice(work, batch, known)
        assert after is not None
        assert batch_work.confirm_slice(work, batch, known) == after  # a slice that comes again is not written again
        batch = after
    done = batch_work.finish_confirming(work, batch, NOW)
    assert done is not None
    return done


def undone(work: UnitOfWork, batch: Batch) -> Batch:
    begun = batch_work.begin(work, batches.undo(work, coordinator(work, batch.side), batch.id, NOW))
    assert begun is not None
    while batch_work.undo_slice(work, begun) is not None:
        pass
    done = batch_work.finish_undoing(work, begun, NOW)
    assert done is not None
    return done


def test_facts_hold_from_the_moment_of_confirming_until_the_moment_of_undoing(ledger: Ledger) -> None:
    with ledger.writing() as work:
        batch = confirmed(work, (PATENT,))
        (fact,) = {(row.known_from, row.known_until) for row in work.rows(select(facts))}
        assert (batch.state, states(work)) == (BatchState.CONFIRMED, [State.CONFIRMED])
        assert fact == (revision(work), None)
        assert undone(work, batch).state is BatchState.UNDONE
        assert {(row.known_from, row.known_until) for row in work.rows(select(facts))} == {(fact[0], revision(work))}
        assert states(work) == [State.WITHDRAWN]


def test_who_holds_the_same_thing_is_reckoned_again(ledger: Ledger) -> None:
    with ledger.writing() as work:
        confirmed(work, (PATENT,), 2)
        before = len(work.rows(select(revisions).where(revisions.c.partnership_id == 2)))
        confirmed(work, (PATENT,), 1)
        assert len(work.rows(select(revisions).where(revisions.c.partnership_id == 2))) == before + 1


def test_one_batch_of_a_partnership_takes_effect_at_a_time(ledger: Ledger) -> None:
    with ledger.writing() as work:
        first, second = pending(work), pending(work, (PATENT,))
        for batch in (first, second):
            batches.undo(work, coordinator(work), batch.id, NOW)
        begun = batch_work.begin(work, first)
        assert begun is not None
        assert batch_work.begin(work, begun) == begun
        assert batch_work.begin(work, second) is None
        with pytest.raises(ValueError, match="has passed"):
            batch_facts.take_effect(work, 1, 0, NOW)


def test_a_step_that_is_not_due_any_more_does_nothing(ledger: Ledger) -> None:
    with ledger.writing() as work:
        batch = pending(work)
        known = batch_work.FactsOfSlice((), 0)
        assert batch_work.write_slice(work, batch, [], NOW) is None
        assert batch_work.finish_writing(work, batch, b"", NOW) is None
        assert batch_work.confirm_slice(work, batch, known) is None
        assert batch_work.finish_confirming(work, batch, NOW) is None
        assert batch_work.undo_slice(work, batch) is None
        assert batch_work.finish_undoing(work, batch, NOW) is None
        assert batch_work.clear_slice(work, batch, NOW) is False
        assert present(work) == batch


def test_an_import_is_called_off_while_it_is_written(ledger: Ledger) -> None:
    with ledger.writing() as work:
        written(work)
        clearing = batches.stop(work, coordinator(work), 1, NOW)
        assert clearing.state is BatchState.CLEARING
        assert batch_work.clear_slice(work, clearing, NOW) is True
        assert batch_work.clear_slice(work, clearing, NOW) is False
        left = present(work)
        assert left.state is BatchState.LEFT
        assert states(work) == []
        assert stored_batches.kept(work, left) == (None, None)
        with pytest.raises(UserError, match="button-old"):
            batches.stop(work, coordinator(work), 1, NOW)


def test_another_import_waits_and_is_read_again_once_the_ledger_has_changed(ledger: Ledger) -> None:
    with ledger.writing() as work:
        other = shown(work, total=1)
        batch = written(work)
        assert batches.in_line_before(work, batch) == 0
        with pytest.raises(UserError, match="batch-other-first"):
            batches.start(work, coordinator(work), other.id, 1, NOW)
        with pytest.raises(UserError, match="button-old"):
            batches.start(work, coordinator(work), other.id, 2, NOW)
        batch_work.finish_writing(work, batch, b"", NOW)
        assert batches.start(work, coordinator(work), other.id, 1, NOW).state is BatchState.WAITING


def test_a_question_is_skipped_once(ledger: Ledger) -> None:
    with ledger.writing() as work:
        li, number = coordinator(work), shown(work, YEAR, COLUMN).id
        assert batches.open_questions(batches.skip(work, li, number, 0, NOW)) == [(1, COLUMN)]
        assert batches.open_questions(batches.skip(work, li, number, 1, NOW)) == []
        with pytest.raises(UserError, match="button-old"):
            batches.skip(work, li, number, 0, NOW)


@pytest.mark.parametrize(
    ("question", "answers"),
    [(YEAR, {"year": 2025}), (COLUMN, {"columns": {COLUMN.subject: "title"}})],
)
def test_an_answer_has_the_file_read_again(
    ledger: Ledger, question: LedgerQuestion, answers: dict[str, JsonValue]
) -> None:
    with ledger.writing() as work:
        li, number = coordinator(work), shown(work, question).id
        with pytest.raises(UserError, match="button-old"):
            batches.answer(work, li, number, 0, 2, NOW)
        batch = batches.answer(work, li, number, 0, 0, NOW)
        assert (batch.state, batch.answers) == (BatchState.WAITING, answers)
        remembered = stored_batches.matches_of(work, partnerships.by_id(work, 1).college.id)
        assert remembered == ({"主题": "title"} if question is COLUMN else {})


def test_a_file_that_cannot_be_read_says_why_unless_it_was_called_off(ledger: Ledger) -> None:
    with ledger.writing() as work:
        li = coordinator(work)
        for reason, key in ((None, "table-not-fetched"), (FileReason.ENCRYPTED, "old-file-encrypted")):
            batch = batches.receive_text(work, li, 1, li.address, "日期\t名称", NOW)
            batches.show_refusal(work, batch, reason, NOW)
            assert (present(work, batch.id).state, present(work, batch.id).reason) == (BatchState.UNREADABLE, key)
        batch = batches.receive_text(work, li, 1, li.address, "日期\t名称", NOW)
        left = batches.stop(work, li, batch.id, NOW)
        batches.show_refusal(work, batch, None, NOW)
        batches.show_outcome(work, batch, BatchSummary(total=1), b"", "", NOW)
        assert present(work, batch.id) == left


def test_only_coordinators_of_the_partnership_import_and_no_file_that_is_too_large(ledger: Ledger) -> None:
    with ledger.writing() as work:
        li = coordinator(work)
        with pytest.raises(UserError, match="table-too-large"):
            batches.receive(work, li, 1, li.address, "file", "x", NOW, size=batches.LARGEST + 1)
        with pytest.raises(UserError, match="partnership-not-yours"):
            batches.receive(work, li, 99, li.address, "file", "x", NOW)


def test_the_other_side_decides_and_nobody_else(ledger: Ledger) -> None:
    with ledger.writing() as work:
        li, chen = coordinator(work), coordinator(work, Side.ENTERPRISE)
        number = shown(work).id
        for unseen in (number, 99):
            with pytest.raises(UserError, match="batch-not-found"):
                batches.visible(work, chen, unseen)
        number = pending(work).id
        with pytest.raises(UserError, match="record-own-side"):
            batches.confirm(work, li, number, NOW)
        with pytest.raises(UserError, match="not-your-role"):
            batches.undo(work, chen, number, NOW)
        with pytest.raises(UserError, match="batch-look-first"):
            batches.confirm(work, chen, number, NOW)
        seen = batches.visible(work, chen, number)
        assert batches.look_at_sample(work, chen, seen, 9).looked_at == []
        assert batches.look_at_sample(work, li, seen, 0).looked_at == []
        refused = batches.refuse(work, chen, number, "我们不在场", NOW)
        assert (refused.state, refused.reason) == (BatchState.REFUSED, "我们不在场")
        assert states(work) == [State.WITHDRAWN] * 3
        for step in (batches.confirm, batches.undo):
            with pytest.raises(UserError, match="button-old"):
                step(work, chen if step is batches.confirm else li, number, NOW)
