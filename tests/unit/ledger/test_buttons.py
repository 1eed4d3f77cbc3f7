"""Buttons in chats of version 0.1 say what they said there, and buttons of today are read as they were written."""

from datetime import date

import pytest

from handlers.buttons.conversation import ContinueDraft, DiscardDraft, LeaveList, TakeList
from handlers.buttons.ledger import (
    AskAuditDeed,
    ChooseFilter,
    FindSound,
    JoinRecord,
    LedgerFilter,
    LogOfFamily,
    LogRecord,
    Praise,
    SayDifferent,
    SetFilter,
    ShowAudit,
    ShowHistory,
    ShowRecord,
    ShowSpotCheck,
    TurnLedger,
)
from handlers.kit.buttons import Press
from records.errors import UserError
from records.record import Family


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("record:12", ShowRecord(12)),
        ("history:12", ShowHistory(12)),
        ("praise:12:3", Praise(12, 3)),
        ("log:1", LogRecord(1)),
        ("log:1:0", LogRecord(1, 0)),
        ("family:1:2", LogOfFamily(1, Family.OUTCOME)),
        ("join:12:7", JoinRecord(12, 7)),
        ("another:7", SayDifferent(7)),
        ("go:7", ContinueDraft(7)),
        ("drop:7", DiscardDraft(7)),
        ("drop:7:1", DiscardDraft(7, sure=True)),
        ("import_take:4:25", TakeList(4, 25)),
        ("import_leave:4", LeaveList(4)),
        ("ledger", TurnLedger()),
        ("ledger:3", TurnLedger(3)),
        ("filter", ChooseFilter()),
        ("filter:0", ChooseFilter(LedgerFilter.EVERYTHING)),
        ("filter:1", ChooseFilter(LedgerFilter.KIND)),
        ("pick:6:0", SetFilter(LedgerFilter.GOOD_PRACTICE, 0)),
        ("spotcheck:20260701:20260930", ShowSpotCheck(date(2026, 7, 1), date(2026, 9, 30))),
        ("sound:5", FindSound(5)),
        ("audit:0:0:0:0", ShowAudit()),
        ("audit:2:9:4:0", ShowAudit(2, 9, 4)),
        ("audit_action", AskAuditDeed()),
    ],
)
def test_a_button_of_version_0_1_says_what_it_said(data: str, press: Press) -> None:
    assert type(press).read(data) == press
    assert type(press).read(press.pack()) == press


@pytest.mark.parametrize("data", ["filter:7", "filter:x", "pick:1", "log:1:10000", "family:1", "spotcheck:0:0"])
def test_a_button_that_nobody_made_is_refused(data: str) -> None:
    presses = {press.name: press for press in (ChooseFilter, SetFilter, LogRecord, LogOfFamily, ShowSpotCheck)}
    with pytest.raises(UserError):
        presses[data.partition(":")[0]].read(data)
