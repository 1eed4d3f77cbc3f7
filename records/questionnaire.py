"""Questionnaires 问卷: questions in both languages with five levels, as the files in `questionnaires/` declare them."""

import tomllib
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LEVELS = (1, 2, 3, 4, 5)
NO_ANSWER = 0


class Wording(BaseModel):
    """What a question, a level or a title says, in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Item(Wording):
    """One question, with a key by which its answers are stored. `reversed`: who agrees is not satisfied."""

    key: Annotated[str, Field(pattern=r"^[a-z_]{1,32}$")]
    reversed: bool = False


class SurveyAudience(StrEnum):
    """Who is asked: everybody of both sides by name, or whoever opens the public link."""

    MEMBERS = "members"
    PUBLIC = "public"


class Questionnaire(BaseModel):
    """A questionnaire. `measure` begins the names of the facts that the answers make; `levels` have keys 1 to 5.

    Raises ValidationError on other levels, and on keys of items that are not their own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: str
    asked: SurveyAudience
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

    def is_straight_lined(self, levels: dict[str, int]) -> bool:
        """Return whether one level was ticked all the way down, also where a question is reversed.

        `levels`: the level given to each item, by its key. Of two answers or fewer nothing can be said.
        """
        given = [levels[item.key] for item in self.items if item.key in levels]
        any_reversed = any(item.reversed and item.key in levels for item in self.items)
        return any_reversed and len(given) > 2 and len(set(given)) == 1


@cache
def questionnaires() -> dict[str, Questionnaire]:
    """Return all questionnaires, by the names of their files and in their order."""
    folder = resources.files("records").joinpath("questionnaires")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {
        file.name.removesuffix(".toml"): Questionnaire.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
    }
