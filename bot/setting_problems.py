"""What is wrong with a configuration, in words, key by key: what a file or the environment says and cannot mean."""

import os
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from pydantic_core import ErrorDetails

from bot.operator_language import localise

PREFIX = "GONGJIAN_"
SEPARATOR = "__"


class Problem(NamedTuple):
    """One thing that is wrong. The value itself is never repeated: it may be the token."""

    key: str
    reason: str


class SettingsError(Exception):
    """The configuration cannot be used; ``problems`` says why, key by key."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(f"{problem.key}: {problem.reason}" for problem in problems))
        self.problems = problems


def variable_of(key: str) -> str:
    """Return the environment variable that gives a key, such as GONGJIAN_TELEGRAM__TOKEN for telegram.token."""
    return (PREFIX + key.replace(".", SEPARATOR)).upper()


def source_of(key: str) -> str:
    """Return by what name the operator knows a key: its variable where the environment gives it."""
    variable = variable_of(key)
    return next((name for name in os.environ if name.upper() == variable), key)


def unknown_variables(keys: Sequence[str]) -> list[Problem]:
    """Return the variables that begin as ours and name no key: pydantic-settings passes over them in silence."""
    sections = {variable_of(key.partition(".")[0]) for key in keys}
    problems = []
    for name in sorted(os.environ):
        section = name.upper().removeprefix(PREFIX).partition(SEPARATOR)[0]
        if name.upper().startswith(PREFIX) and PREFIX + section not in sections:
            problems.append(Problem(name, _unknown(name.upper(), [variable_of(key) for key in keys if "." in key])))
    return problems


def _unknown(name: str, known: Sequence[str]) -> str:
    near = _nearest(name, known)
    if near is None:
        return localise("没有这一项", "is unknown")
    return localise(f"没有这一项，是不是 {near}？", f"is unknown; did you mean {near}?")


def _nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the key that is meant: in other letters, in another section, or with a slip of the pen."""
    letters = _letters(name)
    alike = [key for key in known if _letters(key) == letters]
    elsewhere = [key for key in known if "." in key and _letters(key.rpartition(".")[2]) == letters.rpartition(".")[2]]
    if alike or elsewhere:
        return (alike or elsewhere)[0]
    if near := get_close_matches(name, known, 1, 0.7):
        return near[0]
    same_section = [key for key in known if "." in key and key.rpartition(".")[0] == name.rpartition(".")[0]]
    last_parts = {key.rpartition(".")[2]: key for key in same_section}
    near = get_close_matches(name.rpartition(".")[2], last_parts, 1, 0.6)
    return last_parts[near[0]] if near else None


def _letters(name: str) -> str:
    return re.sub(r"[_\-\s]", "", name).casefold()


NO_JSON = ("整节写成变量时应为 JSON", "a section as a variable must be JSON")
_TRUE_OR_FALSE = ("应为 true 或 false", "must be true or false")
_NUMBER = ("应为数字", "must be a number")
_WHOLE_NUMBER = ("应为整数", "must be a whole number")
_REASONS = {
    "bool_parsing": _TRUE_OR_FALSE,
    "bool_type": _TRUE_OR_FALSE,
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_parsing_size": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "path_type": ("应为引号内的路径", "must be a path in quotes"),
    "string_type": ("应为引号内的文字", "must be text in quotes"),
}


def in_words(detail: ErrorDetails, keys: Sequence[str]) -> Problem:
    """Return what pydantic has found wrong, among so many known keys."""
    path = ".".join(map(str, detail["loc"]))
    key = source_of(path)
    match detail["type"]:
        case "extra_forbidden":
            near = _unknown(path, keys)
            return Problem(
                key, near if key == path else _unknown(variable_of(path), [variable_of(one) for one in keys])
            )
        case "model_type" | "model_attributes_type":
            if key != path:
                return Problem(key, localise(*NO_JSON))
            return Problem(key, localise(f"应为一节：[{path}]", f"must be a section: [{path}]"))
        case "literal_error":
            options = str(detail["ctx"]["expected"])
            in_chinese = options.replace(" or ", " 或 ").replace(", ", "、")
            return Problem(key, localise(f"应为 {in_chinese}", f"must be {options}"))
        case "greater_than" | "greater_than_equal":
            return Problem(key, localise("应大于 0", "must be more than 0"))
        case "less_than_equal":
            most = detail["ctx"]["le"]
            return Problem(key, localise(f"应不超过 {most:g}", f"must be at most {most:g}"))
        case "value_error":
            return Problem(key, str(detail["ctx"]["error"]))
        case kind:
            return Problem(key, localise(*_REASONS.get(kind, (detail["msg"], detail["msg"]))))


_TWICE = ("写了两次", "is given twice")
_QUOTES = ("文字要加英文引号", "text stands in straight quotes")
_BACKSLASH = ("引号里的 \\ 要写成 \\\\", "a \\ within quotes is written \\\\")
_OPEN = ("引号或括号没有成对", "a quote or a bracket is not closed")
_TOML = (  # how the messages of tomllib begin, and what an operator can do
    ("Cannot overwrite", ("同一项" + _TWICE[0], "a key " + _TWICE[1])),
    ("Cannot declare", ("同一节" + _TWICE[0], "a section " + _TWICE[1])),
    ("Cannot mutate", ("同一节" + _TWICE[0], "a section " + _TWICE[1])),
    ("Unescaped '\\'", _BACKSLASH),
    ("Invalid hex value", _BACKSLASH),
    ("Illegal character", _OPEN),
    ("Unterminated", _OPEN),
    ("Unclosed", _OPEN),
    ("Expected ']'", _OPEN),
    ("Expected newline", _QUOTES),
    ("Invalid value", _QUOTES),
)
_LINE = re.compile(r"\(at line (\d+), column \d+\)$")


def toml_in_words(message: str) -> str:
    """Return what a message of tomllib means, with the line that it names."""
    line = _LINE.search(message)
    where = localise(f"第 {line[1]} 行", f"line {line[1]}") if line else localise("最后一行", "its last line")
    like = ('应如 key = "value"', 'should be like key = "value"')
    reason = localise(*next((reason for begins, reason in _TOML if message.startswith(begins)), like))
    return localise(f"不是 TOML：{where}，{reason}", f"is not TOML: {where}, {reason}")


def known_keys(sections: Iterable[tuple[str, Iterable[str]]]) -> tuple[str, ...]:
    """Return all that can be set, sections and `section.key`."""
    named = [(name, tuple(keys)) for name, keys in sections]
    return (*(name for name, _ in named), *(f"{name}.{key}" for name, keys in named for key in keys))
