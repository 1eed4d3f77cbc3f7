"""Every kind of news is told by the feature that it is about."""

from handlers.kit.news import news_views
from records.notices import NewsKind


def test_each_kind_of_news_has_a_view() -> None:
    assert set(news_views()) == set(NewsKind)
