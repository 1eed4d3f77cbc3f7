"""问卷 as data: questions in both languages with five levels, read from the files in `questionnaires/`."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LEVELS = (1, 2, 3, 4, 5)
NO_ANSWER = 0


class Wording(BaseModel):
    """The same in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Item(Wording):
    """One question. `reversed`: who agrees is not satisfied."""

    key: Annotated[str, Field(pattern=r"^[a-z_]{1,32}$")]
    reversed: bool = False


class Audience(StrEnum):
    """Who is asked: everybody of both sides by name, or whoever opens the public link."""

    MEMBERS = "members"
    PUBLIC = "public"


class Questionnaire(BaseModel):
    """`measure` begins the names of the facts that the answers make."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str
    asked: Audience
    title: Wording
    levels: dict[str, Wording]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=40)]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if set(self.levels) != {str(level) for level in LEVELS}:
            raise ValueError("levels must say 1 to 5")
        if len({item.key for item in self.items}) < len(self.items):
            raise ValueError("items must have keys of their own")
        return self

    def straight(self, levels: dict[str, int]) -> bool:
        """Whether one level was ticked all the way down, also where a question is the other way round."""
        given = [levels[item.key] for item in self.items if item.key in levels]
        turned = any(item.reversed and item.key in levels for item in self.items)
        return turned and len(given) > 2 and len(set(given)) == 1


@cache
def questionnaires() -> dict[str, Questionnaire]:
    """All that there are, by the names of their files."""
    files = resources.files("records").joinpath("questionnaires").iterdir()
    found = {file.name.removesuffix(".toml"): file for file in files if file.name.endswith(".toml")}
    return {
        name: Questionnaire.model_validate(tomllib.loads(found[name].read_text(encoding="utf-8")))
        for name in sorted(found)
    }
