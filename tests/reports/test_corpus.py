"""The figures that reading has reached on the corpus, and on texts of people who had not seen the rules."""

import pytest

from tests.reports.judge import Figures, figures, judged

FLOORS = {  # the figures reached, rounded down; whoever reaches better ones raises them
    "reports": Figures(kind=1.00, precision=1.00, recall=0.99, invented=0),
    "fresh": Figures(kind=0.99, precision=0.99, recall=0.97, invented=0),
    "fresh2": Figures(kind=0.99, precision=0.99, recall=0.98, invented=0),
    "fresh3": Figures(kind=0.99, precision=0.99, recall=0.98, invented=0),
    "fresh4": Figures(kind=1.00, precision=0.98, recall=0.95, invented=4),
    "fresh5": Figures(kind=1.00, precision=1.00, recall=0.99, invented=0),
    "fresh6": Figures(kind=1.00, precision=0.99, recall=0.99, invented=0),
    "fresh7": Figures(kind=1.00, precision=1.00, recall=0.98, invented=0),
}


@pytest.mark.parametrize("name", FLOORS)
def test_as_much_is_read_as_before_and_no_less_rightly(name: str) -> None:
    said, floor = judged(name, "--show", "60"), FLOORS[name]
    reached = figures(said)
    enough = reached.kind >= floor.kind and reached.precision >= floor.precision and reached.recall >= floor.recall
    assert enough, said
    assert reached.invented <= floor.invented, said
