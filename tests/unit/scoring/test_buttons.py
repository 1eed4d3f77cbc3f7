"""What keyboards of version 0.1 say of scores and files is still understood."""

from datetime import date

import pytest

from handlers.buttons.exports import ExportAs, ExportFormat, NarrowExport, OfferExport
from handlers.buttons.ledger import LedgerFilter
from handlers.buttons.scoring import (
    DrawTrend,
    ExplainScore,
    JudgePair,
    ListCountedRecords,
    TrendStep,
    WeighEqually,
)
from handlers.kit.buttons import Press
from records.errors import UserError
from records.periods import Span
from services.scoring.weighting import Judgement

YEAR = Span(date(2026, 9, 1), date(2027, 8, 31))


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("counted:1:202609010365:13", ListCountedRecords(1, YEAR, 13)),
        ("counted:1:202609010365:2013", ListCountedRecords(1, YEAR, 13, 2)),
        ("why:1:202609010365:0", ExplainScore(1, YEAR)),
        ("why:1:202609010365:6", ExplainScore(1, YEAR, 6)),
        ("trend:1:202609010365:0:4", DrawTrend(1, YEAR, None, TrendStep.PROGRAMME_YEAR)),
        ("weigh_equal:0", WeighEqually(0)),
        ("weigh_equal:0:1", WeighEqually(0, sure=True)),
        ("compared:1:2:0", JudgePair(1, 2, Judgement.FIRST_EXTREMELY)),
        ("export", OfferExport()),
        ("export:2", OfferExport(2)),
        ("exportby:1:3", NarrowExport(1, LedgerFilter.SIDE)),
        ("exportby:1:3:0", NarrowExport(1, LedgerFilter.SIDE, 0)),
        ("file:1:2", ExportAs(1, ExportFormat.ATTACHMENTS)),
    ],
)
def test_a_button_of_version_0_1_says_what_it_said(data: str, press: Press) -> None:
    assert type(press).read(data) == press


@pytest.mark.parametrize("data", ["counted:1:202609010365", "counted:1:202609010365:x", "counted:1:202609010365:1:2:3"])
def test_a_page_of_records_that_is_none_is_refused(data: str) -> None:
    with pytest.raises(UserError):
        ListCountedRecords.read(data)


def test_judgements_are_as_many_times_as_the_scale_says() -> None:
    assert [judgement.times for judgement in Judgement] == [9, 7, 5, 3, 1, 3, 5, 7, 9]
    assert [judgement.ratio for judgement in Judgement] == [9, 7, 5, 3, 1, 1 / 3, 1 / 5, 1 / 7, 1 / 9]
