"""The page speaks Chinese and English alike, and has texts for all that it says and for nothing else."""

import json
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "sandbox" / "page"
TEXTS = json.loads((PAGE / "texts.json").read_text("utf-8"))


def test_everything_is_said_in_both_languages_with_the_same_places_to_fill() -> None:
    for key, text in TEXTS.items():
        assert text.keys() == {"zh", "en"}, key
        assert all(text.values()), key
        assert sorted(re.findall(r"\{\d\}", text["zh"])) == sorted(re.findall(r"\{\d\}", text["en"])), key


def test_the_page_uses_just_the_texts_that_there_are() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    html = (PAGE / "index.html").read_text("utf-8")
    asked = set(re.findall(r'\btranslate\("(\w+)"', scripts))
    asked |= set(re.findall(r'data-(?:text|label|placeholder)="(\w+)"', html))
    assert asked <= TEXTS.keys()
    quoted = set(re.findall(r'"(\w+)"', scripts)) | asked
    assert TEXTS.keys() <= quoted


def test_nothing_is_loaded_from_elsewhere() -> None:
    """The content security policy forbids it, too; this says it without a browser."""
    for path in [*PAGE.glob("*.js"), *PAGE.glob("styles/*.css"), PAGE / "index.html"]:
        addresses = re.findall(r"(?:src|href|url|from|import)\W{1,3}https?://", path.read_text("utf-8"))
        assert not addresses, path.name
