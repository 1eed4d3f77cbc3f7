"""Every text exists in Chinese and in English, with the same variables, and every key in the code has one."""

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from handlers.buttons.ledger import STEPS
from handlers.conversation.flow import flows
from handlers.conversation.list_imports import purposes
from handlers.kit.router import Section, commands
from handlers.kit.texts import MissingText, plain
from handlers.views.ledger import CHOICES
from handlers.views.record_cards import REASONS
from records.actions import AUDITED_ACTIONS
from records.form import Form, fields_of, heading_of
from records.messages import Message, message
from records.notices import NewsKind, NoticeKind
from records.questions import Number, Question
from records.registry import KINDS
from records.roles import Role, Side
from records.states import DROPS, State
from records.text import kebab

ROOT = Path(__file__).parents[3]
LOCALES = ROOT / "handlers" / "locales"
LANGUAGES = ("zh-CN", "en")
SOURCES = [
    file
    for folder in ("bot", "desk", "handlers", "services", "storage", "records")
    for file in (ROOT / folder).rglob("*.py")
]
NOW = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
SAYS = {"message", "Message", "UserError"}


class Mentions(Visitor):
    """The variables of a text, and the other texts that it is made of."""

    def __init__(self, pattern: fluent.Pattern | None) -> None:
        self.variables: set[str] = set()
        self.references: set[str] = set()
        self.days: set[str] = set()  # which of the variables are days or times
        if pattern is not None:
            self.visit(pattern)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: fluent.FunctionReference) -> None:
        self.generic_visit(node)
        if node.id.name in ("DATETIME", "MONTH_DAY", "WEEKDAY"):
            self.days |= {each.id.name for each in node.arguments.positional if hasattr(each, "id")}

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.references.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_TermReference(self, node: fluent.TermReference) -> None:
        self.references.add(f"-{node.id.name}")


def entries(file: Path) -> Iterator[tuple[str, Mentions]]:
    """Each key and each of its attributes (`key.ask`). Fails on text that is not Fluent."""
    for entry in FluentParser().parse(file.read_text("utf-8")).body:
        assert not isinstance(entry, fluent.Junk), f"{file}: {entry.content}"
        if isinstance(entry, fluent.Message | fluent.Term):
            key = f"-{entry.id.name}" if isinstance(entry, fluent.Term) else entry.id.name
            if entry.value is not None:
                yield key, Mentions(entry.value)
            for attribute in entry.attributes:
                yield f"{key}.{attribute.id.name}", Mentions(attribute.value)


def texts(language: str) -> dict[str, Mentions]:
    found: dict[str, Mentions] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for key, mentions in entries(file):
            assert key not in found, f"{key} has two texts, the second in {file.name}"
            found[key] = mentions
    return found


def said() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the code that names a text, such as message("form-back") or UserError("no-role", role=…)."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, node


def test_both_languages_have_the_same_files() -> None:
    chinese, english = ({file.name for file in (LOCALES / language).glob("*.ftl")} for language in LANGUAGES)
    assert chinese
    assert chinese == english


def test_both_languages_say_the_same() -> None:
    chinese, english = (
        {key: sorted(mentions.variables) for key, mentions in texts(language).items()} for language in LANGUAGES
    )
    assert sorted(chinese) == sorted(english)
    assert chinese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_made_of_texts_that_exist(language: str) -> None:
    found = texts(language)
    missing = {
        key: mentions.references - set(found) for key, mentions in found.items() if mentions.references - set(found)
    }
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_said(language: str) -> None:
    for key, mentions in texts(language).items():
        values = {name: NOW if name in mentions.days else 1 for name in mentions.variables}
        assert plain(language, Message(key, values))


def test_a_text_is_said_with_those_that_it_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en-GB").mkdir()
    (tmp_path / "en-GB" / "later.ftl").write_text("-kind = tea\nround =\n    Round { square }", "utf-8")
    (tmp_path / "en-GB" / "first.ftl").write_text(
        "# All are made of others.\nthank = { cup.full }, { $name }.\ncup = Cup\n    .full = A cup of { -kind }\n"
        "square = square { round }", "utf-8",
    )  # fmt: skip
    monkeypatch.setattr("handlers.kit.texts._LOCALES", tmp_path)
    assert plain("en-GB", message("thank", name="Mei")) == "A cup of tea, Mei."
    with pytest.raises(MissingText):
        plain("en-GB", Message("round"))


def test_keys_are_words_with_hyphens() -> None:
    assert [key for key in texts("en") if not re.fullmatch(r"-?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)*)?", key)] == []


def test_every_key_that_the_code_names_has_a_text() -> None:
    assert sorted({key for key, _ in said()} - set(texts("en"))) == []


def test_every_variable_of_a_text_is_given_where_the_code_says_it() -> None:
    found = texts("en")
    missing = [
        (key, sorted(needed))
        for key, call in said()
        if key in found and not any(keyword.arg is None for keyword in call.keywords) and len(call.args) == 1
        if (needed := found[key].variables - {keyword.arg for keyword in call.keywords})
    ]
    assert missing == []


def test_every_form_that_people_can_be_asked_has_its_texts() -> None:
    wanted = set()
    for flow in flows().values():
        wanted.add(heading_of(flow.form))
        form: type[Form] = flow.form
        for field in fields_of(form):
            wanted |= {field.key, f"{field.key}.ask", *([f"{field.key}.hint"] if field.question.hint else [])}
    assert sorted(wanted - set(texts("en"))) == []


def noted() -> set[str]:
    """Every action that the code writes into the audit log by name."""
    calls = [
        node
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        if (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id) in ("note", "_note", "_change")
    ]
    return {
        each.value
        for call in calls
        for argument in call.args[3:5]
        for each in ast.walk(argument)
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value not in SUBJECTS
    }


SUBJECTS = {
    "batch",
    "board_item",
    "bot",
    "incident",
    "programme",
    "record",
    "partnership",
    "organisation",
    "branch",
    "roster",
    "person",
    "invitation",
    "event",
    "event_series",
    "days_off",
    "method",
    "publication",
    "rectification",
    "rating_round",
    "survey",
    "template",
}


def test_every_deed_that_is_noted_can_be_told_and_looked_for() -> None:
    assert {"confirm", "roster_left", "invite"} <= set(AUDITED_ACTIONS)
    assert sorted(noted() - set(AUDITED_ACTIONS)) == []
    assert sorted({f"did-{kebab(action)}" for action in AUDITED_ACTIONS} - set(texts("en"))) == []


def put_together() -> set[str]:
    """Every key that the code makes of words that it counts up elsewhere, such as state-<state>."""
    families: dict[str, Iterable[str]] = {
        "action": [step.name for step in STEPS.values()],
        **{each.words: ("take", "leave", "read", "left") for each in purposes().values()},
        "command": commands(),
        "filter": (choice.name for choice in CHOICES),
        "language": (each.lower() for each in LANGUAGES),
        "language-chosen": (each.lower() for each in LANGUAGES),
        "news": NewsKind,
        "notice": NoticeKind,
        "role": Role,
        "section": Section,
        "side": Side,
        "state": State,
        "unit": (unit for kind in KINDS.values() for each in fields_of(kind) if (unit := unit_of(each.question))),
    }
    found = {f"{family}-{kebab(word)}" for family, words in families.items() for word in words}
    found |= {f"action-{kebab(STEPS[action].name)}-correction" for action in DROPS}
    return found | {f"record-{kebab(state)}-because" for state in REASONS}


def unit_of(question: Question) -> str | None:
    return question.unit if isinstance(question, Number) else None


def test_every_key_that_the_code_puts_together_has_a_text() -> None:
    assert sorted(put_together() - set(texts("en"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_says_what_it_does_in_words_of_its_own(language: str) -> None:
    """A menu of Telegram shows nothing else; it is a list of phrases, so in English they begin in lower case."""
    said = [plain(language, Message(f"command-{name}")) for name in commands()]
    assert len(set(said)) == len(said)
    assert not [each for each in said if each[0].isupper() or each.endswith((".", "。"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_record_has_no_separators(language: str) -> None:
    """It is typed as it is read: #1471, never #1,471."""
    assert plain(language, message("several-open", number=1471)).endswith("#1471")
    written = "".join(file.read_text("utf-8") for file in sorted((LOCALES / language).glob("*.ftl")))
    assert re.findall(r"#\{ \$.*", written) == []
