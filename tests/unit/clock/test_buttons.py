"""Buttons in chats of version 0.1 say what they said there, and buttons of today are read as they were written."""

from datetime import date

import pytest

from handlers.buttons.clock import (
    AskBudget,
    AskDaysOff,
    AskForLeave,
    CallOff,
    CallOffScope,
    ChangeEvent,
    CheckInNow,
    DrawWeeks,
    LeaveAnswer,
    NotePresence,
    RemoveDaysOff,
    SayHeld,
    ShowDigest,
    ShowEvent,
    Snooze,
)
from handlers.kit.buttons import Press
from records.attendance import AbsenceReason


@pytest.mark.parametrize(
    ("data", "press"),
    [
        ("event:5", ShowEvent(5)),
        ("checkin:5", CheckInNow(5)),
        ("excuse:5", AskForLeave(5)),
        ("excuse:5:0", AskForLeave(5, LeaveAnswer.ON_BUSINESS)),
        ("excuse:5:5", AskForLeave(5, LeaveAnswer.TAKE_BACK)),
        ("attend:5", NotePresence(5)),
        ("attend:5:1", NotePresence(5, 1)),
        ("attend:5:0:44", NotePresence(5, 0, 44)),
        ("replan:5:2", ChangeEvent(5, 2)),
        ("calloff:5:2", CallOff(5, 2)),
        ("calloff:5:2:1", CallOff(5, 2, CallOffScope.THIS_ONE)),
        ("calloff:5:2:2", CallOff(5, 2, CallOffScope.FOLLOWING_TOO)),
        ("held:5:2", SayHeld(5, 2)),
        ("digest:1:20261116", ShowDigest(1, date(2026, 11, 16))),
        ("weeks:1:20261116", DrawWeeks(1, date(2026, 11, 16))),
        ("snooze:7", Snooze(7)),
        ("budget", AskBudget()),
        ("dayoff:0", AskDaysOff(None)),
        ("dayoff:3", AskDaysOff(3)),
        ("workday:8", RemoveDaysOff(8)),
    ],
)
def test_a_button_of_version_0_1_says_what_it_said(data: str, press: Press) -> None:
    assert type(press).read(data) == press
    assert type(press).read(press.pack()) == press


def test_every_reason_of_absence_can_be_answered_in_its_order() -> None:
    assert [answer.value for answer in LeaveAnswer] == [*AbsenceReason, None]
