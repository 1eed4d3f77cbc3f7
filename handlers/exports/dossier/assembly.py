"""Puts a dossier together: cover, contents, sections, annexes and signatures, of a partnership or of a programme."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date

from handlers.exports.dossier.blocks import (
    ColumnSide,
    ContentsBlock,
    CoverBlock,
    DossierBlock,
    DossierDocument,
    DossierRow,
    HeadingBlock,
    PageReference,
    Signatory,
    SignaturesBlock,
    TableBlock,
    TableColumn,
)
from handlers.exports.dossier.numbering import numbered
from handlers.exports.dossier.sections import chapter, partnership_sections
from handlers.exports.dossier.wording import DossierWording, iso, tenth
from handlers.views.figures import percent
from records.form import option_label
from records.messages import Message, Value
from records.roles import Side
from services.scoring import dossiers
from services.scoring.dossiers import DossierSource


def of_partnership(source: DossierSource, today: date, language: str) -> DossierDocument:
    """Return the dossier of a partnership. `today`: when it is put together."""
    wording = DossierWording(language, source.period)
    published, digest = source.partnership.today(source.publication.published_at), source.publication.digest
    blocks = [
        CoverBlock(
            [source.sheet.college, source.sheet.enterprise],
            wording.say("dossier-title"),
            wording.says(source.period.label),
            _facts(wording, [published], source.publication.method, digest, today),
        ),
        ContentsBlock(wording.say("dossier-contents")),
        *partnership_sections(source, wording),
        _signatures(
            wording,
            wording.say("dossier-statement", day=published),
            [Signatory(wording.says(option_label(side)), source.partnership.organisation(side).name) for side in Side],
            digest,
        ),
    ]
    name = wording.say("dossier-name", name=source.partnership.name, period=source.period.label)
    running = wording.say("dossier-running", day=published, digest=digest[:16])
    return DossierDocument(name, running, language, list(numbered(blocks, language)))


def of_programme(sources: Sequence[DossierSource], today: date, language: str) -> DossierDocument:
    """Return the dossier of a programme."""
    wording = DossierWording(language, sources[0].period)
    digest = digest_of(sources)
    days = [source.partnership.today(source.publication.published_at) for source in sources]
    colleges = list(dict.fromkeys(source.sheet.college for source in sources))
    method = sources[0].publication.method
    period = wording.says(sources[0].period.label)
    blocks: list[DossierBlock] = [
        CoverBlock(colleges if len(colleges) == 1 else [], wording.say("dossier-title-programme"), period,
                   _facts(wording, days, method, digest, today)),
        ContentsBlock(wording.say("dossier-contents")),
        *_overview(sources, wording),
        *(block for source in sources for block in chapter(source, wording)),
        _signatures(
            wording,
            wording.say("dossier-statement-programme", count=len(sources)),
            [Signatory(wording.say("dossier-signatory-programme"), colleges[0] if len(colleges) == 1 else "")],
            digest,
        ),
    ]  # fmt: skip
    name = wording.say("dossier-name-programme", period=sources[0].period.label)
    running = wording.say("dossier-running-programme", count=len(sources), digest=digest[:16])
    return DossierDocument(name, running, language, list(numbered(blocks, language)))


def digest_of(sources: Sequence[DossierSource]) -> str:
    """Return the digest of several publications: the SHA-256 of theirs, in their order."""
    return hashlib.sha256("\n".join(source.publication.digest for source in sources).encode()).hexdigest()


def _facts(
    wording: DossierWording, days: Sequence[date], method: int, digest: str, today: date
) -> list[tuple[str, str]]:
    told: list[tuple[str, dict[str, Value]]] = [
        ("dossier-fact-days", {"first": wording.period.first, "last": wording.period.last}),
        ("dossier-fact-source", {"first": min(days), "last": max(days), "method": method,
                                 "several": "yes" if min(days) < max(days) else "no"}),
        ("dossier-fact-digest", {"digest": digest}),
        ("dossier-fact-made", {"day": today}),
    ]  # fmt: skip
    return [(wording.say(f"{key}-label"), wording.say(key, **values)) for key, values in told]


def _signatures(
    wording: DossierWording, statement: str, signatories: Sequence[Signatory], digest: str
) -> SignaturesBlock:
    return SignaturesBlock(
        title=wording.say("dossier-signatures"),
        statement=statement,
        signatories=signatories,
        seal=wording.say("dossier-seal"),
        lines=[wording.say("dossier-responsible"), wording.say("dossier-handled-by")],
        date=(wording.say("dossier-date"), wording.say("dossier-date-blank")),
        proof=[wording.say("dossier-proof"), wording.say("dossier-proof-digest", digest=digest)],
    )


def _overview(sources: Sequence[DossierSource], wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield all partnerships with their composites, in the order in which they were set up: nobody is ranked."""
    right = ColumnSide.RIGHT
    columns = [
        TableColumn(wording.say("dossier-column-partnership"), 36),
        TableColumn(wording.say("chart-composite"), 12, right),
        TableColumn(wording.says(wording.then), 10, right),
        TableColumn(wording.say("dossier-column-bounds"), 15, right),
        TableColumn(wording.say("dossier-column-coverage"), 10, right),
        TableColumn(wording.say("dossier-column-published-on"), 17, right),
    ]
    yield HeadingBlock(wording.say("dossier-section-summary"), 1, "summary")
    yield wording.paragraph(wording.say("dossier-overview", count=len(sources)))
    yield TableBlock(wording.say("dossier-table-partnerships"), columns, [_line(one, wording) for one in sources])
    yield wording.remark("dossier-overview-key")
    left_out = dossiers.without_result(sources)
    if left_out:
        names = tuple(partnership.name for partnership in left_out)
        yield wording.paragraph(wording.say("dossier-without-result", names=names))


def _line(source: DossierSource, wording: DossierWording) -> DossierRow:
    sheet = source.sheet
    gap = wording.say("chart-missing")
    low, high = map(tenth, sheet.bounds)
    page = wording.say("dossier-on-page", page="\ue000").split("\ue000")
    return DossierRow((
        (source.partnership.name, page[0], PageReference(f"partnership-{source.partnership.id}"), page[1]),
        (tenth(sheet.composite, gap),),
        (tenth(sheet.before, "—"),),
        (f"{low}–{high}",),
        (wording.says(percent(sheet.coverage)),),
        (iso(source.partnership.today(source.publication.published_at)),),
    ))  # fmt: skip


def caption(source: DossierSource) -> Message:
    """Return what is said below the file of a partnership's dossier."""
    return Message("dossier-caption", {"partnership": source.partnership.name, "period": source.period.label})
