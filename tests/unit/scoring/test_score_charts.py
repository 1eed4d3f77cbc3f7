"""Charts of scores: no two texts lie over each other, in either language, whatever is there and whatever is missing."""

from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.views.drawing import WIDE, Dot, Drawing, Hatching, Lettering, Stroke, box_of, is_free
from handlers.views.raster import write_png
from handlers.views.score_charts import (
    ChartHeading,
    ContributionRow,
    GroupsWords,
    ScoreRow,
    contributions_drawing,
    groups_drawing,
)
from handlers.views.svg import svg
from handlers.views.trend_chart import TrendPoint, TrendWords, trend_drawing
from indicators.catalogue import default

CATALOGUE = default()
LANGUAGES = st.sampled_from(["zh", "en"])
SCORES = st.none() | st.floats(0, 100)
HEADING = ChartHeading("江城职业技术学院 · 江城精工机械制造股份有限公司\n得分", "2026–2027学年，到 12月7日")
WORDS = GroupsWords(
    "78.8", "Overall score, 2 missing, so it may be 66.8–80.1; 70.6 before.", "本期", "上期", "缺的一项可能使它落在这里"
)


def check_texts(drawing: Drawing) -> None:
    texts = [shape for shape in drawing.shapes if isinstance(shape, Lettering) and shape.text]
    for text in texts:
        left, top, right, bottom = box_of(text)
        assert left >= 0, text
        assert right <= WIDE, text
        assert top >= 0, text
        assert bottom <= drawing.height, text
    for one, other in combinations(texts, 2):
        assert is_free(box_of(one), [box_of(other)]), (one, other)
    ElementTree.fromstring(svg(drawing))


@settings(max_examples=40)
@given(st.lists(st.tuples(SCORES, SCORES), min_size=5, max_size=5), LANGUAGES)
def test_groups(scores: list[tuple[float | None, float | None]], language: str) -> None:
    names = [getattr(group.name, language) for group in CATALOGUE.groups.values()]
    rows = [
        ScoreRow(name, now, then, (20, 80) if now is None else None, "缺 2 项" if now is None else "")
        for name, (now, then) in zip(names, scores, strict=True)
    ]
    drawing = groups_drawing(HEADING, rows, WORDS)
    check_texts(drawing)
    dots = [shape for shape in drawing.shapes if isinstance(shape, Dot)]
    legend = 1 + any(then is not None for _, then in scores)
    assert len(dots) - legend == sum(score is not None for pair in scores for score in pair), "missing is no dot at 0"


@settings(max_examples=40)
@given(st.lists(st.none() | st.floats(0, 1), min_size=13, max_size=13), LANGUAGES)
def test_contributions(shares: list[float | None], language: str) -> None:
    notes = {"zh": "缺：权重让给其余", "en": "missing: its weight is shared out"}
    rows = [
        ContributionRow(
            getattr(declared.name, language),
            declared.group,
            None if share is None else share * 20,
            20,
            "" if share is not None else notes[language],
            due=number != 12,
        )
        for number, (declared, share) in enumerate(zip(CATALOGUE.indicators.values(), shares, strict=True))
    ]
    drawing = contributions_drawing(HEADING, rows, "Overall score", "78.8")
    check_texts(drawing)
    missing = sum(share is None for share in shares[:12])
    assert sum(isinstance(shape, Hatching) for shape in drawing.shapes) == missing


@settings(max_examples=40)
@given(st.lists(st.none() | st.floats(-20, 120), min_size=1, max_size=12), st.none() | st.floats(1, 120))
def test_a_trend(values: list[float | None], target: float | None) -> None:
    points = [TrendPoint(str(month), "2026年，月", value) for month, value in enumerate(values, 1)]
    drawing = trend_drawing(HEADING, points, 0, target, TrendWords("缺", "目标 95", "缺的不是 0。竖轴从 0 起。"))
    check_texts(drawing)
    lines = sum(isinstance(shape, Stroke) and shape.width == 6 for shape in drawing.shapes)
    assert lines == sum(one is not None and other is not None for one, other in pairwise(values)), "gaps are no lines"


def test_a_picture_is_1080_wide_and_the_same_every_time(tmp_path: Path) -> None:
    from PIL import Image

    drawing = groups_drawing(HEADING, [ScoreRow("组织建设", 87.9, 60, (80, 90), "缺 1 项")], WORDS)
    pictures = [tmp_path / "one.png", tmp_path / "other.png"]
    for picture in pictures:
        write_png(picture, drawing)
    assert pictures[0].read_bytes() == pictures[1].read_bytes()
    with Image.open(pictures[0]) as image:
        assert image.width == WIDE
