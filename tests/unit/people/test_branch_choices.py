"""What somebody says of a branch that a list names is one number in buttons and rows."""

import pytest

from services.people.roster_import import LEAVE_OUT, NEW, BranchChoice


@pytest.mark.parametrize(("choice", "number"), [(LEAVE_OUT, 0), (NEW, 1), (BranchChoice(known=12), 14)])
def test_a_choice_has_a_number_and_is_found_by_it(choice: BranchChoice, number: int) -> None:
    assert choice.number == number
    assert BranchChoice.of_number(number) == choice
