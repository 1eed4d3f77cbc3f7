"""What the architecture promises and no type checker sees: no meaning in strings, and who may write."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# The state of a conversation is written where it is led; everything else that handlers change is a service's to change.
CONVERSATION = ("handlers/conversation/", "handlers/kit/", "handlers/notices.py", "handlers/dispatch.py")
STATEMENTS = {"insert", "update", "delete"}  # SQLAlchemy's
METHODS = {"insert", "execute_each"}  # of a unit of work


def modules(*folders: str) -> list[Path]:
    return sorted(
        path for folder in folders for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


# The codec of what buttons in a form say; and ranges of cells, which are the spreadsheet's own notation.
OTHER_NOTATIONS = {"handlers/conversation/widgets/tokens.py", "handlers/exports/workbook.py"}


def is_key(node: ast.AST) -> bool:
    """Whether it gives a post the key by which it is sent once: nobody takes that apart."""
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id == "key" for target in node.targets)
    return isinstance(node, ast.keyword) and node.arg == "key"


@pytest.mark.parametrize("path", modules("handlers"), ids=name_of)
def test_button_data_is_made_by_its_codec_only(path: Path) -> None:
    """An f-string `name:{…}` or `{…}:{…}` would be data that another file has to take apart."""
    tree = tree_of(path)
    keys = {id(inner) for node in ast.walk(tree) if is_key(node) for inner in ast.walk(node)}
    spelt = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and id(node) not in keys
        for before, after in pairwise(node.values)
        if isinstance(before, ast.Constant) and isinstance(after, ast.FormattedValue)
        if str(before.value).endswith(":")
    ]
    assert not spelt or name_of(path) in OTHER_NOTATIONS


@pytest.mark.parametrize("path", modules("handlers", "services"), ids=name_of)
def test_nothing_takes_a_subject_apart(path: Path) -> None:
    """What a draft is about is a value; `int(draft.subject)` or `.partition` would be a second codec."""
    taken = [
        ast.unparse(node)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        for part in ([node.func.value] if isinstance(node.func, ast.Attribute) else node.args)
        if isinstance(part, ast.Attribute) and part.attr == "subject"
        if ast.unparse(node.func).rpartition(".")[2]
        in {"int", "str", "partition", "rpartition", "split", "startswith", "removeprefix"}
    ]
    assert not taken


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", modules("services"), ids=name_of)
def test_services_take_models_and_know_no_channel(path: Path) -> None:
    tree = tree_of(path)
    untyped = [
        function.name
        for function in functions(tree)
        for part in (*function.args.args, *function.args.kwonlyargs, function.args.kwarg, function.args.vararg)
        if part is not None and part.annotation is not None and "JsonValue" in ast.unparse(part.annotation)
    ]
    untyped += [
        function.name
        for function in functions(tree)
        if function.returns and "JsonValue" in ast.unparse(function.returns)
    ]
    assert not untyped
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    assert not names & {"telegram_id", "chat_id", "username"}


def names_in(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def writes(function: ast.FunctionDef, writing: set[str]) -> bool:
    """Whether it names a statement or function that writes, or has the unit of work write."""
    methods = {inner.attr for inner in ast.walk(function) if isinstance(inner, ast.Attribute)} & METHODS
    return bool(methods or names_in(function) & writing)


def writers() -> set[str]:
    """The functions of storage that change a row, as `module.function`: those that make or run such a statement, and
    those of the same module that call them."""
    found = set()
    for path in modules("storage"):
        if path.is_relative_to(ROOT / "storage" / "engine"):
            continue
        tree = tree_of(path)
        writing = STATEMENTS | {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and names_in(node.value) & STATEMENTS
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        own: set[str] = set()
        for _ in range(4):  # a writer that calls a writer that calls …
            own |= {function.name for function in functions(tree) if writes(function, writing | own)}
        module = name_of(path).removesuffix(".py").replace("/", ".")
        found |= {f"{module}.{name}" for name in own}
    return found


WRITERS = writers()


def imported(tree: ast.Module) -> dict[str, str]:
    """What the names of a module stand for, as `module.name`."""
    return {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_the_writers_of_storage_are_recognised() -> None:
    assert {"storage.audit.note", "storage.ledger.record_rows.add", "storage.people.persons.add"} <= WRITERS
    assert not {"storage.people.persons.by_id", "storage.ledger.record_rows.by_id"} & WRITERS


@pytest.mark.parametrize("path", modules("handlers"), ids=name_of)
def test_handlers_write_nothing(path: Path) -> None:
    tree = tree_of(path)
    names = imported(tree)
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.add(f"{names.get(node.value.id, '')}.{node.attr}")
        elif isinstance(node, ast.Name):
            used.add(names.get(node.id, ""))
    allowed = "storage.chat." if name_of(path).startswith(CONVERSATION) else " "
    assert not {writer for writer in used & WRITERS if not writer.startswith(allowed)}


# What is cut on purpose, and why nothing is lost by it; lists have pages, or say how many are left out.
CUT = {
    "handlers/conversation/list_imports.py: headed[:MOST_SHEETS_ASKED]": "sheets of one file that are asked about",
    "handlers/kit/spoken.py: [:MOST]": "suggestions",
    "handlers/conversation/plan_days.py: rest[:MOST]": "says how many more",
    "handlers/exports/attachments.py: PurePath(file_name(file.name)).suffix[:LONGEST_ENDING]": "a text",
    "handlers/features/ledger/auditing.py: rows[:PAGE]": "a page",
    "handlers/features/scoring/ranking.py: pairs[:MOST_ON_OFFER]": "says how to name the others",
    "handlers/features/scoring/ranking.py: ranking.ranked[:TOP]": "the caption of a file that holds all",
    "handlers/kit/incoming.py: clean(self.called)[:LONGEST_NAME]": "a text",
    "handlers/kit/menus.py: [:FIRST]": "a button leads on",
    "handlers/lookup/words.py: clean(text).split()[:LONGEST]": "words of a command",
    "handlers/views/attachments.py: files[:MOST_FILES]": "says how many more",
    "handlers/views/debts.py: own[:MOST]": "says how many more, and leads there",
    "handlers/views/board.py: matches[:MOST]": "buttons below a list that says how many more",
    "handlers/views/digest.py: coming[:MOST]": "buttons below a list that says how many more",
    "services/clock/week_figures.py: [:MOST_PRACTICES]": "one or two good practices, by design",
    "services/ledger/batches.py: question.column[:LONGEST_HEADING]": "a text",
    "records/search.py: ' '.join([*sorted(numbers - set(said.split())), said])[:LONGEST]": "a text",
    "services/scoring/impact.py: changed[:MOST]": "those that moved furthest, by design",
    "handlers/conversation/widgets/unknown_names.py: near[:MOST_NEAR]": "suggestions",
}


@pytest.mark.parametrize("path", modules("handlers", "services"), ids=name_of)
def test_no_list_is_cut_in_silence(path: Path) -> None:
    source = path.read_text("utf-8")
    cuts = [
        f"{name_of(path)}: {ast.unparse(node)}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice) and node.slice.lower is None
        if isinstance(node.slice.upper, ast.Name) and node.slice.upper.id.isupper()
        if f"{ast.unparse(node.value)}[{node.slice.upper.id}:]" not in source  # divided, and not cut
    ]
    known = [tuple(entry.split(": ", 1)) for entry in CUT]
    assert [cut for cut in cuts if not any(cut.startswith(file) and cut.endswith(end) for file, end in known)] == []


# The jobs that go on at their next tick, and questions for one row.
BATCHES = {
    "storage/chat/documents.py",
    "storage/chat/imports.py",
    "storage/chat/reports.py",
    "storage/clock/digest_schedule.py",
    "storage/clock/events.py",
    "storage/ledger/attachments.py",
    "storage/scoring/impacts.py",
}


@pytest.mark.parametrize("path", modules("storage"), ids=name_of)
def test_no_query_stops_at_a_number_of_its_own(path: Path) -> None:
    """Whoever shows a page says which; a limit that a query has by itself would be a list that ends in silence."""
    stops = [
        ast.unparse(node.args[0])
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "limit"
        if ast.unparse(node.args[0]) not in {"1", "limit", "count"}
    ]
    assert not stops or name_of(path) in BATCHES
