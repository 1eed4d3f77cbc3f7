"""One word for a thing, and one thing for a word: no name says two things in two files."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.unit.structure.test_structure import modules, name_of, tree_of

OURS = modules("bot", "desk", "handlers", "services", "indicators", "storage", "records", "samples")
# Short for the question of a widget, or for how something is sent, where that is said in the same file and not beyond.
OF_ONE_FILE = {"Answers", "Bound", "Send"}
BEGINNING = {"Flow", "begin", "asking_about"}  # that take the name of a flow, the first of their texts


def named_types(path: Path) -> Iterator[str]:
    """The names of public classes and type aliases."""
    for node in tree_of(path).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            names = (target.id for target in node.targets if isinstance(target, ast.Name))
            yield from (name for name in names if name[0].isupper() and not name.isupper() and len(name) > 1)


def test_a_type_s_name_means_one_thing() -> None:
    files: dict[str, list[str]] = defaultdict(list)
    for path in OURS:
        for name in named_types(path):
            if not name.startswith("_"):
                files[name].append(name_of(path))
    assert {name: where for name, where in files.items() if len(where) > 1 and name not in OF_ONE_FILE} == {}


def test_a_flow_s_name_is_spelt_in_one_file() -> None:
    files: dict[str, set[str]] = defaultdict(set)
    for path in modules("handlers"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in BEGINNING:
                first = next((part.value for part in node.args if isinstance(part, ast.Constant)), None)
                files[str(first)].add(name_of(path))
    assert {name: where for name, where in files.items() if len(where) > 1 and name != "None"} == {}
