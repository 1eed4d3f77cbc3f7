"""Every declared kind of record can be asked, stored and shown."""

import re
from datetime import date
from pathlib import Path

import pytest
from pydantic import JsonValue

from records.attendance import Attendance, RosterEntry, check_complete
from records.errors import UserError
from records.form import Form, fields_of, heading_of, option_label
from records.kinds.joint_activity import JointActivity
from records.registry import KINDS
from records.text import clean

TODAY = date(2026, 11, 23)
LOCALES = Path(__file__).parents[3] / "handlers" / "locales"
FORMS: list[type[Form]] = [
    *KINDS.values(),
    *(kind.counterpart for kind in KINDS.values() if kind.counterpart is not None),
]


def test_kinds_are_found_by_their_file() -> None:
    assert KINDS["joint_activity"] is JointActivity


def test_a_joint_activity_asks_what_is_required_first_in_its_order() -> None:
    names = [field.name for field in fields_of(JointActivity)]
    assert names[:6] == ["event_date", "category", "title", "place", "branches", "attendance"]


@pytest.mark.parametrize("form", FORMS)
def test_names_fit_into_buttons(form: type[Form]) -> None:
    for field in fields_of(form):
        assert len(f"edit:{field.name}") <= 24
        assert all(len(value.value) < 24 for value in field.options or ())


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_every_field_and_option_has_its_texts(form: type[Form], language: str) -> None:
    texts = "\n".join(path.read_text("utf-8") for path in sorted((LOCALES / language).glob("*.ftl")))
    keys = set(re.findall(r"^([a-z0-9-]+) =", texts, re.MULTILINE))
    asked = set(re.findall(r"^([a-z0-9-]+) =[^\n]*\n    \.ask =", texts, re.MULTILINE))
    fields = fields_of(form)
    assert {field.key for field in fields} <= asked
    assert {option_label(value).key for field in fields for value in field.options or ()} <= keys
    assert heading_of(form) in keys


COMPLETE: dict[str, JsonValue] = {
    "event_date": "2026-11-20",
    "category": "theme_day",
    "title": "主题党日",
    "place": "报告厅",
    "branches": [1],
    "attendance": {"branches": [1], "present": [1], "absent": {"2": "sick"}, "others": []},
}


def test_answers_survive_json() -> None:
    record = JointActivity.validated(COMPLETE, TODAY)
    again = JointActivity.validated(record.model_dump(mode="json"), TODAY)
    assert again == record


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"event_date": "2026-11-24"}, "date-in-future"),
        ({"start": "15:00", "end": "14:00"}, "end-before-start"),
        ({"title": "长" * 81}, "form-text-too-long"),
        ({"category": "party"}, "form-answer-invalid"),
        ({"place": None}, "form-still-missing"),
    ],
)
def test_wrong_answers_are_refused_with_a_sentence(change: dict[str, object], key: str) -> None:
    with pytest.raises(UserError) as refused:
        JointActivity.validated({**COMPLETE, **change}, TODAY)  # type: ignore[dict-item]  # wrong on purpose
    assert refused.value.message.key == key


ROSTER = (RosterEntry(1, "王强", 1, True), RosterEntry(2, "李娜", 1, True), RosterEntry(3, "赵敏", 1, False))


def test_expected_is_present_and_absent_and_others_may_come() -> None:
    check_complete(Attendance(present=(1, 3), absent={2: "sick"}), ROSTER)
    assert Attendance(present=(1, 3), absent={2: "sick"}).expected_present(ROSTER) == 1


@pytest.mark.parametrize(
    "attendance",
    [Attendance(present=(1,)), Attendance(present=(1, 2), absent={2: "sick"}), Attendance(present=(1, 1, 2)),
     Attendance(present=(1, 2, 99)), Attendance(present=(1, 2), absent={3: "sick"})],
)  # fmt: skip
def test_attendance_that_does_not_add_up_is_refused(attendance: Attendance) -> None:
    with pytest.raises(UserError):
        check_complete(attendance, ROSTER)


def test_invisible_marks_are_stripped() -> None:
    assert clean("\u202e 张\u200b伟\x00\t 好 \u2066") == "张伟 好"
    assert clean("一\r\n\n\n\n二", multiline=True) == "一\n\n二"
    assert clean("一\n二") == "一 二"
