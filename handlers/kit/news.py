"""How news are told: each kind by the feature that it is about, under a heading of its own."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache

from handlers.kit.replies import Post, Screen
from handlers.kit.router import declared
from records.messages import Message
from records.notices import News, NewsKind
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

NewsView = Callable[[UnitOfWork, Person, News, Message, datetime], Screen | Post | None]


class OnNews:
    """How a feature tells news of these kinds; listed under `NEWS`.

    `view` is given the reader and the heading. It returns None where there is nothing to tell any more, and raises
    UserError where the reader may not see it any more: news may have waited for the morning. News of the `quiet` kinds
    ask for nothing, and only change a card that is there.
    """

    def __init__(self, kinds: Iterable[NewsKind], view: NewsView, *, quiet: Iterable[NewsKind] = ()) -> None:
        """Declare the kinds and their view."""
        self.kinds = frozenset(kinds)
        self.view = view
        self.quiet = frozenset(quiet)


@cache
def news_views() -> dict[NewsKind, OnNews]:
    """Return what tells news, by kind. Raises ValueError unless each kind is told by one feature."""
    views = [on_news for on_news in declared("NEWS") if isinstance(on_news, OnNews)]
    by_kind = {kind: on_news for on_news in views for kind in on_news.kinds}
    if set(by_kind) != set(NewsKind) or len(by_kind) < sum(len(on_news.kinds) for on_news in views):
        raise ValueError("each kind of news needs one view")
    return by_kind
