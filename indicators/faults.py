"""What is wrong with a catalogue, and what would be right: key, line and a sentence in both languages."""

from typing import Any

from pydantic import ValidationError

from indicators.definitions.indicator import Words


class CatalogueError(ValueError):
    """A catalogue that cannot be used. `key` is where; `line` is of the file that was given, if it was one; `words` say
    both with the `problem`."""

    def __init__(self, key: str, problem: Words, line: int | None = None) -> None:
        self.key, self.line, self.problem = key, line, problem
        english = ", ".join(filter(None, (f"line {line}" if line else "", key)))
        chinese = "，".join(filter(None, (f"第 {line} 行" if line else "", key)))
        self.words = Words(
            zh=f"{chinese}：{problem.zh}" if chinese else problem.zh,
            en=f"{english}: {problem.en}" if english else problem.en,
        )
        super().__init__(self.words.en)


# By the type of pydantic's error, https://docs.pydantic.dev/latest/errors/validation_errors; in braces what its context
# has. Whatever is not here is told in pydantic's own words.
_MUST = {
    "missing": Words(zh="必须填写", en="must be given"),
    "extra_forbidden": Words(zh="这里没有这一项", en="is not known here"),
    "union_tag_not_found": Words(zh="必须填写", en="must be given"),
    "union_tag_invalid": Words(zh="只能是 {expected_tags} 之一", en="must be one of {expected_tags}"),
    "greater_than": Words(zh="必须大于 {gt:g}", en="must be greater than {gt:g}"),
    "greater_than_equal": Words(zh="不能小于 {ge:g}", en="must be greater than or equal to {ge:g}"),
    "less_than": Words(zh="必须小于 {lt:g}", en="must be less than {lt:g}"),
    "less_than_equal": Words(zh="不能大于 {le:g}", en="must be less than or equal to {le:g}"),
    "int_type": Words(zh="必须是整数", en="must be an integer"),
    "int_from_float": Words(zh="必须是整数", en="must be an integer"),
    "float_type": Words(zh="必须是数", en="must be a number"),
    "finite_number": Words(zh="必须是有限的数", en="must be a finite number"),
    "string_type": Words(zh="必须是文字", en="must be a string"),
    "string_too_short": Words(zh="不能为空", en="must not be empty"),
    "target_not_above_low": Words(zh="target 必须大于 low（{low:g}）", en="target must be above low ({low:g})"),
}
_OF_A_KIND = ("union_tag_not_found", "union_tag_invalid")  # what is wrong is the key that says of which kind it is
_WITHOUT_INPUT = ("missing", "extra_forbidden", *_OF_A_KIND)


def fault(error: ValidationError) -> tuple[tuple[str, ...], Words]:
    """Where the first fault is, and what would be right."""
    found: Any = error.errors()[0]  # a dict of many shapes
    path, context, kind = _path(found["loc"]), found.get("ctx", {}), found["type"]
    own = context.get("error")
    if isinstance(own, CatalogueError):
        return tuple(own.key.split(".")), own.problem
    if kind in _OF_A_KIND:
        path = (*path, context["discriminator"].strip("'"))
    english = found["msg"].replace("Input should", "must").replace("must be a valid", "must be a")
    must = _MUST.get(kind, Words(zh=f"不合要求（{english}）", en=english))
    if kind in _MUST:
        must = Words(zh=must.zh.format(**context), en=must.en.format(**context))
    if kind in _WITHOUT_INPUT or isinstance(found["input"], dict | list):
        return path, must
    given = repr(found["input"])
    return path, Words(zh=f"{must.zh}，现为 {given}", en=f"{must.en}, not {given}")


def _path(location: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that lead to a fault, without the names of union members that pydantic puts between."""
    path = [str(step) for step in location if step != "[key]"]
    if path[:1] == ["indicators"]:
        del path[2:3]
    return tuple(step for number, step in enumerate(path) if number < 3 or step not in ("linear", "saturating"))
