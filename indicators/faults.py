"""What is wrong with a catalogue, and what would be right: key, line and a sentence in both languages."""

from typing import Any

from pydantic import ValidationError

from indicators.bilingual import BilingualText


class CatalogueError(ValueError):
    """A catalogue that cannot be used.

    `key` is where, with dots between its steps; `line` is of the file that was given, from 1, None where it was no
    file; `words` say both with the `problem`.
    """

    def __init__(self, key: str, problem: BilingualText, line: int | None = None) -> None:
        self.key, self.line, self.problem = key, line, problem
        place_in_english = ", ".join(filter(None, (f"line {line}" if line else "", key)))
        place_in_chinese = "，".join(filter(None, (f"第 {line} 行" if line else "", key)))
        self.words = BilingualText(
            zh=f"{place_in_chinese}：{problem.zh}" if place_in_chinese else problem.zh,
            en=f"{place_in_english}: {problem.en}" if place_in_english else problem.en,
        )
        super().__init__(self.words.en)


# By the type of pydantic's error, https://docs.pydantic.dev/latest/errors/validation_errors; in braces what its context
# has. Whatever is not here is told in pydantic's own words.
_MUST = {
    "missing": BilingualText(zh="必须填写", en="must be given"),
    "extra_forbidden": BilingualText(zh="这里没有这一项", en="is not known here"),
    "union_tag_not_found": BilingualText(zh="必须填写", en="must be given"),
    "union_tag_invalid": BilingualText(zh="只能是 {expected_tags} 之一", en="must be one of {expected_tags}"),
    "greater_than": BilingualText(zh="必须大于 {gt:g}", en="must be greater than {gt:g}"),
    "greater_than_equal": BilingualText(zh="不能小于 {ge:g}", en="must be greater than or equal to {ge:g}"),
    "less_than": BilingualText(zh="必须小于 {lt:g}", en="must be less than {lt:g}"),
    "less_than_equal": BilingualText(zh="不能大于 {le:g}", en="must be less than or equal to {le:g}"),
    "int_type": BilingualText(zh="必须是整数", en="must be an integer"),
    "int_from_float": BilingualText(zh="必须是整数", en="must be an integer"),
    "float_type": BilingualText(zh="必须是数", en="must be a number"),
    "finite_number": BilingualText(zh="必须是有限的数", en="must be a finite number"),
    "string_type": BilingualText(zh="必须是文字", en="must be a string"),
    "string_too_short": BilingualText(zh="不能为空", en="must not be empty"),
    "target_not_above_low": BilingualText(zh="target 必须大于 low（{low:g}）", en="target must be above low ({low:g})"),
}
_OF_A_KIND = ("union_tag_not_found", "union_tag_invalid")  # what is wrong is the key that says of which kind it is
_WITHOUT_INPUT = ("missing", "extra_forbidden", *_OF_A_KIND)


def first_fault(error: ValidationError) -> tuple[tuple[str, ...], BilingualText]:
    """Return the path of keys to the first fault that pydantic found, and what would be right there."""
    details: Any = error.errors()[0]  # Any: a dict of many shapes
    path, context, kind = _path(details["loc"]), details.get("ctx", {}), details["type"]
    raised = context.get("error")
    if isinstance(raised, CatalogueError):
        return tuple(raised.key.split(".")), raised.problem
    if kind in _OF_A_KIND:
        path = (*path, context["discriminator"].strip("'"))
    english = details["msg"].replace("Input should", "must").replace("must be a valid", "must be a")
    must = _MUST.get(kind, BilingualText(zh=f"不合要求（{english}）", en=english))
    if kind in _MUST:
        must = BilingualText(zh=must.zh.format(**context), en=must.en.format(**context))
    if kind in _WITHOUT_INPUT or isinstance(details["input"], dict | list):
        return path, must
    given = repr(details["input"])
    return path, BilingualText(zh=f"{must.zh}，现为 {given}", en=f"{must.en}, not {given}")


def _path(location: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that lead to a fault, without the names of union members that pydantic puts between."""
    path = [str(step) for step in location if step != "[key]"]
    if path[:1] == ["indicators"]:
        del path[2:3]
    return tuple(step for number, step in enumerate(path) if number < 3 or step not in ("linear", "saturating"))
