"""The state of a draft, as it is stored between one answer and the next."""

from copy import copy
from datetime import date

from pydantic import BaseModel, Field, JsonValue


class FormState(BaseModel):
    """The state of a draft.

    `cursor` is the field that is asked, None the card; `scratch` holds half-given answers by field; `amending`: one
    answer is being changed from the card; `changing`: the card shows what can be changed; `only` are the fields that
    were returned, of which none but these are asked; `said`: which field a message answered; `different`: records that
    look alike and are about something else, as the person has said; `accepted`: days that were pointed out and are
    meant; `known`: what needed no asking, since it was there
    before the first question; `begun`: when that was asked, in seconds of Unix time; `interrupted`: whether something
    else was asked first when the draft was shown last, None where an earlier version did not note it; `asked`: when the
    question was shown last, in the same seconds; `suspended`: something else was begun since, so that it takes no words
    before the person goes on with it; `held`: words that came meanwhile and were not taken.
    """

    answers: dict[str, JsonValue] = Field(default_factory=dict)
    cursor: str | None = None
    scratch: dict[str, dict[str, JsonValue]] = Field(default_factory=dict)
    amending: bool = False
    changing: bool = False
    only: list[str] | None = None
    said: dict[int, str] = Field(default_factory=dict)
    different: list[int] = Field(default_factory=list)
    accepted: list[date] = Field(default_factory=list)
    known: list[str] = Field(default_factory=list)
    begun: int | None = None
    interrupted: bool | None = None
    submitted: bool = False
    asked: int | None = None
    suspended: bool = False
    held: str = ""

    def copied(self) -> "FormState":
        """Return one that can be changed apart from this.

        What is inside an answer is nowhere changed in place, so that both may hold it: to copy that, too, takes more
        than twice as long.
        """
        apart = {name: copy(getattr(self, name)) for name in ("answers", "scratch", "said", "different", "accepted")}
        return self.model_copy(update=apart)
