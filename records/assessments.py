"""Assessments 总结评价: what each side says of a period at its close."""

from typing import Annotated, ClassVar

from records.form import Form
from records.questions import Text


class Assessment(Form):
    """What came of a period, what was wanting, and what is next."""

    texts: ClassVar[str] = "assessment"
    outcomes: Annotated[str, Text(500, multiline=True)]
    problems: Annotated[str, Text(500, multiline=True)]
    next_steps: Annotated[str, Text(500, multiline=True)]
