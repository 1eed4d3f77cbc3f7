"""The one pager of all lists: which items a page shows, and the buttons that turn it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.kit.buttons import Press
from handlers.kit.replies import Button
from records.messages import Message, message

SIZE = 8  # items of a page, as many as a phone shows with a button each

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class PageOf(Generic[T_co]):
    """A page of a list: its items, its number from 0, and how many items all pages have together."""

    items: Sequence[T_co]
    number: int
    count: int
    size: int = SIZE

    def turning(self, press: Callable[[int], Press]) -> list[Button]:
        """Return the buttons to the page before and the page after, where there are such.

        `press` is given the number of a page.
        """
        buttons = []
        if self.number > 0:
            buttons.append(Button(Message("page-before"), press(self.number - 1)))
        if (self.number + 1) * self.size < self.count:
            buttons.append(Button(Message("page-after"), press(self.number + 1)))
        return buttons


def cut(lines: Sequence[T], most: int) -> list[T | Message]:
    """Return as many lines as there is room for, and one that says how many are left out."""
    left = len(lines) - most
    return [*lines[:most], *([message("list-more", count=left)] if left > 0 else [])]


def page_of(items: Sequence[T], number: int, size: int = SIZE) -> PageOf[T]:
    """Return that page of a list, or its last page where it has become shorter since the button was shown."""
    last = max(0, (len(items) - 1) // size)
    number = min(number, last)
    return PageOf(items[number * size : (number + 1) * size], number, len(items), size)


def fetched_page(fetch: Callable[[int, int], tuple[Sequence[T], int]], number: int, size: int = SIZE) -> PageOf[T]:
    """Return that page of a list that is read piece by piece, or its last page where it has become shorter since.

    `fetch` is given how many items to pass over and how many to read, and returns them with the count of all.
    """
    items, count = fetch(number * size, size)
    if count and not items:
        number = (count - 1) // size
        items, count = fetch(number * size, size)
    return PageOf(items, number, count, size)
