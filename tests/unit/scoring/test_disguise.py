"""Pseudonyms in a bundle change nothing that is computed, and lead nobody through the events."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.evidence import SIDES, Observation
from services.bundles.disguise import LEAST_ALIKE, Disguise
from services.bundles.pseudonyms import Pseudonyms

DAY = date(2026, 10, 15)
CAME = st.dictionaries(st.integers(1, 12), st.dictionaries(st.integers(1, 6), st.booleans(), min_size=1), min_size=1)
KEYS = st.binary(min_size=32, max_size=32)


def disguised(key: bytes, observations: Iterable[Observation]) -> list[Observation]:
    return Disguise(Pseudonyms(key), 1, lambda record: record).of(observations)


@given(CAME, KEYS)
def test_as_many_people_as_there_were_stand_in_it_and_as_many_of_them_came(
    came: dict[int, dict[int, bool]], key: bytes
) -> None:
    rows = [
        Observation("attendance", DAY, DAY, float(there), None, "college", f"roster:{person}", event)
        for person, events in came.items()
        for event, there in events.items()
    ]
    shown = disguised(key, rows)
    assert Counter((row.record, row.quantity) for row in shown) == Counter((row.record, row.quantity) for row in rows)
    assert len({(row.record, row.subject) for row in shown}) == len(rows), "each is there once an event"
    assert len({row.subject for row in shown}) == len(came)


def test_who_is_known_in_one_event_is_found_in_no_other() -> None:
    """Of 24 people one stayed away once: the quantity says who is meant, which no bundle does."""
    rows = [
        Observation("attendance", DAY, DAY, 0 if (person, event) == (7, 3) else 1 + person / 100, None, "college",
                    f"roster:{person}", event)
        for person in range(1, 25)
        for event in range(1, 9)
    ]  # fmt: skip
    shown = disguised(b"k" * 32, rows)
    (absent,) = (row.subject for row in shown if not row.quantity)
    behind = {row.quantity for row in shown if row.subject == absent and row.quantity}
    assert len(behind) >= LEAST_ALIKE - 1


def test_people_who_are_alike_in_all_keep_their_pseudonyms() -> None:
    rows = [
        Observation("attendance", DAY, DAY, 1 + person / 100, None, "college", f"roster:{person}", event)
        for person in range(LEAST_ALIKE)
        for event in range(4)
    ]
    people = defaultdict(set)
    for row in disguised(b"k" * 32, rows):
        people[row.subject].add(row.quantity)
    assert [len(behind) for behind in people.values()] == [1] * LEAST_ALIKE


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["college", "enterprise", "outside"]), st.integers(1, 4)),
        st.dictionaries(
            st.tuples(st.sampled_from(["rules", "setting"]), st.sampled_from(SIDES)), st.integers(1, 5), min_size=1
        ),
        min_size=1,
    ),
    KEYS,
)
def test_ratings_keep_their_levels_and_the_number_of_raters(ratings: dict, key: bytes) -> None:  # type: ignore[type-arg]
    rows = [
        Observation("organisation_rating", DAY, DAY, level, item, side, f"{standpoint}:{rater}")
        for (standpoint, rater), levels in ratings.items()
        for (item, side), level in levels.items()
    ]
    shown = disguised(key, rows)

    def cells(told: Iterable[Observation]) -> Counter[tuple[object, ...]]:
        return Counter((row.category, row.side, (row.subject or "").partition(":")[0], row.quantity) for row in told)

    assert cells(shown) == cells(rows)
    assert len({row.subject for row in shown}) == len(ratings)
    assert len({(row.category, row.side, row.subject) for row in shown}) == len(rows)
