"""Texts of the method, in both languages."""

from typing import Annotated

from pydantic import BaseModel, Field

from indicators.score import STRICT


class BilingualText(BaseModel):
    """The same text in Chinese and in English; neither is empty."""

    model_config = STRICT

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]
