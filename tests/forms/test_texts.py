"""The texts of forms and records exist in both languages, with the same keys, attributes and variables."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "handlers" / "locales"


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def texts(language: str, file: str) -> dict[str, set[str]]:
    """Each key, and each of its attributes, with its variables. Fails on text that is not Fluent."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse((LOCALES / language / file).read_text("utf-8")).body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            for name, pattern in [("", entry.value), *((f".{each.id.name}", each.value) for each in entry.attributes)]:
                variables = Variables()
                if pattern is not None:
                    variables.visit(pattern)
                assert entry.id.name + name not in found
                found[entry.id.name + name] = variables.names
    return found


@pytest.mark.parametrize("file", ["forms.ftl", "records.ftl"])
def test_both_languages_say_the_same(file: str) -> None:
    assert texts("zh-CN", file) == texts("en", file)


def test_every_key_that_the_code_names_has_a_text() -> None:
    keys = {**texts("en", "forms.ftl"), **texts("en", "records.ftl")}
    sources = [
        *sorted((ROOT / "records").rglob("*.py")),
        *sorted((ROOT / "handlers" / "widgets").glob("*.py")),
        *(ROOT / "handlers" / name for name in ("forms.py", "form_view.py", "form_walk.py")),
    ]
    named = {
        key
        for source in sources
        for key in re.findall(r'(?:UserError|Message|message)\(\s*"([a-z0-9-]+)"', source.read_text("utf-8"))
    }
    assert named
    assert named <= set(keys)
