"""Of what a dossier is made: each section says what it is called, what it reads and how it is drawn.

A section is added by one entry in `SECTIONS` or `ANNEXES`; its place there is its place in the dossier.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from handlers.exports.dossier import annexes, own_words
from handlers.exports.dossier.blocks import DossierBlock, HeadingBlock
from handlers.exports.dossier.indicator_pages import indicator_pages
from handlers.exports.dossier.summary import RESTATED, summary, table_of_indicators
from handlers.exports.dossier.wording import DossierWording
from records.record import Family
from records.roles import Side
from services.scoring.dossiers import DossierSource
from services.scoring.score_sheet import AssessmentSheet
from storage.ledger.record_rows import StoredRecord

C = TypeVar("C")


class Otherwise(Enum):
    """What stands in a dossier where there is nothing of a section."""

    SAY_SO = "say_so"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class SectionContents(Generic[C]):
    """What a section is drawn from: what it has read and where, the words, and the level of headings within it."""

    read: C
    source: DossierSource
    wording: DossierWording
    level: int


@dataclass(frozen=True)
class DossierSection(Generic[C]):
    """A section: its name, the key of its heading, what it reads, and how it is drawn.

    `read` returns None where there is nothing of the kind. `title` is None for annexes, which head themselves.
    `in_programme`: it stands in the dossier of a whole programme, too, once for each partnership.
    """

    name: str
    title: str | None
    read: Callable[[DossierSource], C | None]
    draw: Callable[[SectionContents[C]], Iterator[DossierBlock]]
    otherwise: Otherwise = Otherwise.SAY_SO
    in_programme: bool = False

    def blocks(self, source: DossierSource, wording: DossierWording, level: int) -> Iterator[DossierBlock]:
        """Yield the section below a heading of that level."""
        contents = self.read(source)
        if contents is None and self.otherwise is Otherwise.LEAVE_OUT:
            return
        if self.title is not None:
            yield HeadingBlock(wording.say(self.title), level, self.name if level == 1 else "")
        if contents is None:
            yield wording.paragraph(wording.say("dossier-nothing"))
        else:
            yield from self.draw(SectionContents(contents, source, wording, level + 1))


def _itself(source: DossierSource) -> DossierSource:
    return source


def _done(source: DossierSource) -> DossierSource | None:
    return source if source.planned or source.records else None


def _assessments(source: DossierSource) -> Mapping[str, AssessmentSheet] | None:
    return source.sheet.assessments or None


def _next_steps(source: DossierSource) -> Mapping[str, str] | None:
    said = source.sheet.assessments
    return {side: steps for side in Side if side in said and (steps := said[side].next_steps)} or None


def _practices(source: DossierSource) -> Sequence[StoredRecord] | None:
    return [record for record in source.records if record.good_practice] or None


SECTIONS: tuple[DossierSection[Any], ...] = (  # Any: each of its own contents
    DossierSection(
        "summary", "dossier-section-summary", _itself,
        lambda to: summary(to.source, to.wording),
    ),
    DossierSection(
        "done", "dossier-section-done", _done,
        lambda to: own_words.done(to.source, to.wording),
    ),
    DossierSection(
        "indicators", "dossier-section-indicators", _itself,
        lambda to: indicator_pages(to.source, to.wording, to.level),
    ),
    DossierSection(
        "assessments", "dossier-section-assessments", _assessments,
        lambda to: own_words.assessments(to.read, to.source, to.wording, to.level), in_programme=True,
    ),
    DossierSection(
        "practices", "dossier-section-practices", _practices,
        lambda to: own_words.practices(to.read, to.wording, to.level), in_programme=True,
    ),
    DossierSection(
        "problems", "dossier-section-problems", lambda source: source.rectifications or None,
        lambda to: own_words.problems(to.read, to.wording), in_programme=True,
    ),
    DossierSection(
        "next", "dossier-section-next", _next_steps,
        lambda to: own_words.next_steps(to.read, to.source, to.wording, to.level), in_programme=True,
    ),
    DossierSection(
        RESTATED, "dossier-section-restated", lambda source: source.restated,
        lambda to: own_words.restated(to.read, to.source, to.wording), Otherwise.LEAVE_OUT,
    ),
)  # fmt: skip
ANNEXES: tuple[DossierSection[Any], ...] = (  # Any: as above
    DossierSection(
        "activities", None, annexes.of_family(Family.ACTIVITY),
        lambda to: annexes.activities(to.read, to.source, to.wording), Otherwise.LEAVE_OUT,
    ),
    DossierSection(
        "exchanges", None, annexes.of_family(Family.EXCHANGE),
        lambda to: annexes.exchanges(to.read, to.source, to.wording), Otherwise.LEAVE_OUT,
    ),
    DossierSection(
        "outcomes", None, annexes.of_family(Family.OUTCOME),
        lambda to: annexes.outcomes(to.read, to.source, to.wording), Otherwise.LEAVE_OUT,
    ),
    DossierSection(
        "evidence", None, annexes.with_evidence,
        lambda to: annexes.evidence(to.read, to.wording), Otherwise.LEAVE_OUT,
    ),
)  # fmt: skip


def partnership_sections(source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield all sections and annexes of a partnership's dossier."""
    for section in (*SECTIONS, *ANNEXES):
        yield from section.blocks(source, wording, 1)


def chapter(source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield a partnership's chapter in the dossier of a programme: its table, then what was said and mended."""
    yield HeadingBlock(source.partnership.name, 1, f"partnership-{source.partnership.id}")
    yield from table_of_indicators(source, wording)
    for section in SECTIONS:
        if section.in_programme:
            yield from section.blocks(source, wording, 2)
