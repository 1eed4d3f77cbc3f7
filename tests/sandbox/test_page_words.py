"""The page speaks Chinese and English alike, and has words for all that it says and for nothing else."""

import json
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "sandbox" / "page"
WORDS = json.loads((PAGE / "words.json").read_text("utf-8"))


def test_everything_is_said_in_both_languages_with_the_same_places_to_fill() -> None:
    for key, words in WORDS.items():
        assert words.keys() == {"zh", "en"}, key
        assert all(words.values()), key
        assert sorted(re.findall(r"\{\d\}", words["zh"])) == sorted(re.findall(r"\{\d\}", words["en"])), key


def test_the_page_uses_just_the_words_that_there_are() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    html = (PAGE / "index.html").read_text("utf-8")
    asked = set(re.findall(r'\bsay\("(\w+)"', scripts))
    asked |= set(re.findall(r'data-(?:word|label|placeholder)="(\w+)"', html))
    assert asked <= WORDS.keys()
    quoted = set(re.findall(r'"(\w+)"', scripts)) | asked
    assert WORDS.keys() <= quoted


def test_nothing_is_loaded_from_elsewhere() -> None:
    """The content security policy forbids it, too; this says it without a browser."""
    for path in [*PAGE.glob("*.js"), *PAGE.glob("styles/*.css"), PAGE / "index.html"]:
        found = re.findall(r"(?:src|href|url|from|import)\W{1,3}https?://", path.read_text("utf-8"))
        assert not found, path.name
