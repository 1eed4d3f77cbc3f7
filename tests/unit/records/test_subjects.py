"""What a draft is about is read back as what was written, and asked for as what it is."""

from datetime import date

import pytest

from records.compact import RecordId
from records.periods import Span
from records.roles import Side
from records.subjects import (
    LONGEST,
    CommentShortcoming,
    ItemShortcoming,
    New,
    OfOrganisation,
    PartnershipPeriod,
    RecordVersion,
    Shortcoming,
    Subject,
    WholeProgramme,
)

SPAN = Span(date(2026, 9, 1), date(2027, 8, 31))
SUBJECTS = [
    New(),
    WholeProgramme(),
    RecordVersion(7, 2),
    OfOrganisation(1),
    PartnershipPeriod(1, SPAN),
    Shortcoming(1, Side.ENTERPRISE),
    ItemShortcoming(1, Side.COLLEGE, 12, 3),
    CommentShortcoming(1, Side.COLLEGE, 2**53 - 1),  # as high as the number of a comment can be
    RecordVersion(10**12 - 1, 10**6 - 1),
]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_is_read_back_as_what_it_was(subject: Subject) -> None:
    text = subject.pack()
    assert Subject.read(text) == subject
    assert len(text) <= LONGEST


@pytest.mark.parametrize("text", ["", "nothing", "record:7", "record:7:2:1", "record-7:2", "side:2", "organisation:x"])
def test_what_is_no_subject_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Subject.read(text)


def test_a_subject_is_asked_for_as_what_it_is() -> None:
    assert Shortcoming.checked(ItemShortcoming(1, Side.COLLEGE, 12, 3)).side is Side.COLLEGE
    with pytest.raises(TypeError, match="RecordVersion"):
        RecordVersion.checked(New())


def test_a_name_is_taken_once_and_a_value_fits_its_column() -> None:
    with pytest.raises(TypeError, match="record"):

        class Again(Subject, name="record"):
            """A second class of that name."""

    with pytest.raises(TypeError, match=r"x{30}"):

        class TooLong(Subject, name="x" * 30):
            """A value that would be longer than what is stored."""

            record: RecordId
