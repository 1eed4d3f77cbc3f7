"""The state of a draft, as it is stored between one answer and the next."""

from copy import copy
from datetime import date

from pydantic import BaseModel, Field, JsonValue

WHOLE = "\n"  # stands for the words of a field that are the whole text


class OpenDoubt(BaseModel):
    """A field of which a text leaves open what it says; `words` are the text's own, `reason` says why it is open.

    `choices` are the answers that it may mean.
    """

    field: str
    words: str
    reason: str
    choices: list[JsonValue] = Field(default_factory=list)


class ReadFrom(BaseModel):
    """What a draft keeps of the text that it was read from.

    `words` are the text's own by field; `doubts` are asked first; `unclear` is told beside the question for a field;
    `by_hand` are the fields that the person has answered since, which reading the text again leaves alone; `number` of
    `total`: which of the text's events it is, from 1; `passed` are the words of the text that were not taken for a
    record; `unlisted` are names of nobody on a roster, and `outside` is an organisation of neither side.
    """

    words: dict[str, str] = Field(default_factory=dict)
    unclear: dict[str, OpenDoubt] = Field(default_factory=dict)
    doubts: list[OpenDoubt] = Field(default_factory=list)
    by_hand: list[str] = Field(default_factory=list)
    number: int = 1
    total: int = 1
    passed: list[str] = Field(default_factory=list)
    unlisted: list[str] = Field(default_factory=list)
    outside: str = ""

    def answered(self, field: str) -> "ReadFrom":
        """Return what is kept once the person has answered a field: what the text says of it does not hold any more."""
        return self.model_copy(
            update={
                "words": {name: words for name, words in self.words.items() if name != field},
                "doubts": [doubt for doubt in self.doubts if doubt.field != field],
                "by_hand": [*dict.fromkeys([*self.by_hand, field])],
            }
        )


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
    before the person goes on with it; `held`: words that came meanwhile and were not taken; `held_whole`: they were too
    much for the question, and may be read as a text of what happened; `read_from`: what a draft
    keeps of the text that it was read from, where it was.
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
    held_whole: bool = False
    read_from: ReadFrom | None = None

    @property
    def doubts(self) -> list[OpenDoubt]:
        """What a text leaves open that the draft was read from."""
        return self.read_from.doubts if self.read_from else []

    def copied(self) -> "FormState":
        """Return one that can be changed apart from this.

        What is inside an answer is nowhere changed in place, so that both may hold it: to copy that, too, takes more
        than twice as long.
        """
        apart = {name: copy(getattr(self, name)) for name in ("answers", "scratch", "said", "different", "accepted")}
        return self.model_copy(update=apart)
