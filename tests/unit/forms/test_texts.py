"""The texts of forms and records exist in both languages, with the same keys, attributes and variables."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.conversation.flow import flows
from records.form import Form, fields_of, heading_of

ROOT = Path(__file__).parents[3]
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
    keys = all_texts("en")
    sources = [
        *sorted((ROOT / "records").rglob("*.py")),
        *sorted((ROOT / "handlers" / "conversation" / "widgets").glob("*.py")),
        *(ROOT / "handlers" / "conversation" / name for name in ("engine.py", "view.py", "walk.py")),
    ]
    named = {
        key
        for source in sources
        for key in re.findall(r'(?:UserError|Message|message)\(\s*"([a-z0-9-]+)"', source.read_text("utf-8"))
    }
    assert named
    assert named <= keys


def all_texts(language: str) -> set[str]:
    return {key for file in (LOCALES / language).glob("*.ftl") for key in texts(language, file.name)}


@pytest.mark.parametrize("name", flows())
def test_every_form_that_people_can_be_asked_has_its_texts(name: str) -> None:
    form: type[Form] = flows()[name].form
    keys = {heading_of(form)}
    for field in fields_of(form):
        keys |= {field.key, f"{field.key}.ask", *([f"{field.key}.hint"] if field.question.hint else [])}
    for language in ("zh-CN", "en"):
        assert keys <= all_texts(language)
