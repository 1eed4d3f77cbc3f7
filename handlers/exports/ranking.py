"""A ranking as a page, with what may be said of it and what may not."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.exports.html_pages import render
from handlers.kit.replies import Line
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import short_names
from handlers.views.figures import figure, percent
from records.messages import Message, message
from services.scoring.ranking import Ranked, Ranking

COLUMNS = ("place", "name", "score", "interval", "places", "above")
INFLUENCE_COLUMNS = ("name", "weight", "entropy", "score", "rank")
TableRow = Sequence[Line]


@dataclass(frozen=True)
class RankingContent:
    """What the page says, in the order in which it is read: a table, notes, and a table of each indicator's weight."""

    period: Message
    title: Message
    columns: Sequence[Message]
    rows: Sequence[TableRow]
    notes: Sequence[Message]
    influences_heading: Message
    influences_note: Message
    influence_columns: Sequence[Message]
    influences: Sequence[TableRow]


def page(ranking: Ranking, language: str) -> str:
    """Return a ranking as an HTML page that needs nothing else: no script, no other file, no network."""
    content = RankingContent(
        period=ranking.period.label,
        title=message("rank-title", period=ranking.period.label),
        columns=[Message(f"rank-column-{name}") for name in COLUMNS],
        rows=_rows(ranking),
        notes=_notes(ranking),
        influences_heading=Message("influence-title"),
        influences_note=Message("influence-note"),
        influence_columns=[Message(f"influence-column-{name}") for name in INFLUENCE_COLUMNS],
        influences=_influences(ranking, language),
    )
    return render("ranking.html.jinja", language, content)


def names_in(ranking: Ranking) -> dict[int, str]:
    """Return the short name of each partnership, ranked or not, by its id."""
    return short_names([*(ranked.partnership for ranked in ranking.ranked), *ranking.unranked])


def _rows(ranking: Ranking) -> list[TableRow]:
    names = names_in(ranking)
    return [
        (
            str(place),
            names[ranked.partnership.id],
            f"{ranked.composite:.1f}",
            f"{ranked.score.low:.1f} – {ranked.score.high:.1f}",
            f"{ranked.rank.low:.0f} – {ranked.rank.high:.0f}",
            _above(ranked, is_last=place == len(ranking.ranked)),
        )
        for place, ranked in enumerate(ranking.ranked, 1)
    ]


def _above(ranked: Ranked, *, is_last: bool) -> Message:
    """Return whether a partnership is surely above the next."""
    if is_last:
        return Message("figure-none")
    return Message("rank-above" if ranked.above_next else "rank-not-told-apart")


def _notes(ranking: Ranking) -> list[Message]:
    notes = []
    if ranking.ranked:
        least = percent(ranking.probability)
        notes.append(message("rank-note", draws=ranking.draws, failed=ranking.failed, least=least))
    if ranking.unranked:
        names = names_in(ranking)
        unranked = tuple(names[partnership.id] for partnership in ranking.unranked)
        notes.append(message("rank-unranked", names=unranked))
    return notes


def _influences(ranking: Ranking, language: str) -> list[TableRow]:
    indicators = ranking.method.catalogue.indicators
    return [
        (
            in_language(language, indicators[influence.key].name),
            f"{influence.weight:.1f}",
            figure(influence.entropy),
            f"{influence.score:.1f}",
            str(influence.rank),
        )
        for influence in ranking.influences
    ]
