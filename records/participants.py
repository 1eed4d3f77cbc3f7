"""Who took part in something, when it is persons that count and not attendance."""

from pydantic import BaseModel, ConfigDict


class Participants(BaseModel):
    """The people who took part.

    `roster` are entries of the reporting side's roster; `others` are names; `headcount` stands for more people than one
    would name, and replaces both.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    roster: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    headcount: int | None = None

    @property
    def count(self) -> int:
        """The number of people."""
        return self.headcount if self.headcount is not None else len(self.roster) + len(self.others)
