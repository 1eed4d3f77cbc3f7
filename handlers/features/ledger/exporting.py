"""The ledger as a file, and its evidence: of one partnership, in the part that the ledger's filter shows."""

from handlers.exports.attachments import make_evidence
from handlers.exports.ledger import make_separated, make_workbook
from handlers.exports.order import LedgerExport, partnership_of
from handlers.kit.documents import Document, ask_for
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import MEMBERS, Command, Request, Section, Tap
from handlers.views.ledger import CHOICES, keep, today_of, view_of, wanted
from records.errors import UserError
from records.form import heading_of
from records.messages import Message, message
from records.registry import KINDS
from services.ledger.access import sight
from storage.ledger import listing
from storage.people import directory
from storage.people.directory import Partnership

PAGE = 8
NARROWED_BY = ("side", "period")
DOCUMENTS = [
    Document("ledger-workbook", LedgerExport, make_workbook),
    Document("ledger-separated", LedgerExport, make_separated),
    Document("evidence", LedgerExport, make_evidence),
]


def export(request: Request, rest: str) -> list[Reply]:
    """Everything that counts, or what the words after the command ask for, as with `/ledger`."""
    keep(request, wanted(rest, today_of(request)))
    return [_begin(request, 0, move=True)]


def open_export(request: Request, partnership_id: int = 0) -> list[Reply]:
    """From the ledger's list, whose filter holds; or of the partnership that was chosen."""
    if partnership_id:
        return [_offer(request, partnership_of(request.work, request.person, partnership_id), move=False)]
    return [_begin(request, 0, move=False)]


def turn_page(request: Request, page: int = 0) -> list[Reply]:
    return [_begin(request, min(page, 10_000), move=False)]


def _begin(request: Request, page: int, *, move: bool) -> Screen:
    """A file is of one partnership: where there are several, which one."""
    own = directory.partnerships_of(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) == 1:
        return _offer(request, own[0], move=move)
    rows = [[Button(each.name[:60], f"export:{each.id}")] for each in own[page * PAGE : (page + 1) * PAGE]]
    turning = [
        Button(Message(f"page-{name}"), f"exports:{to}")
        for name, to, there in (("before", page - 1, page > 0), ("after", page + 1, (page + 1) * PAGE < len(own)))
        if there
    ]
    return Screen("list", [Message("export-which")], [*rows, turning], move=move)


def _offer(request: Request, partnership: Partnership, *, move: bool) -> Screen:
    """What would be in the file, what can be changed about that, and the formats."""
    today, view = today_of(request), view_of(request)
    counts = listing.count_by_kind(request.work, [sight(request.person, partnership)], view.filter(today))
    lines: list[Line] = [message("export-heading", partnership=partnership.name, count=sum(counts.values()))]
    by = view.labels(today)
    if by:
        lines.append(message("ledger-filtered", by=tuple(by)))
    lines += [
        message("export-of-kind", kind=Message(heading_of(kind)), count=counts[name])
        for name, kind in KINDS.items()
        if name in counts
    ]
    narrowing = [
        Button(message("filter-set", name=choice.title, value=choice.shown(view, today)),
               f"exportby:{partnership.id}:{number}")
        for number, choice in enumerate(CHOICES, 1)
        if choice.name in NARROWED_BY
    ]  # fmt: skip
    files = [
        Button(Message(f"export-as-{document.name}"), f"file:{partnership.id}:{number}")
        for number, document in enumerate(DOCUMENTS)
    ]
    shown = [files[:2], files[2:]] if counts else []
    return Screen(
        "list",
        [*lines, "", Message("export-ask" if counts else "export-nothing")],
        [narrowing, *shown, [Button(Message("form-back"), "ledger:0")]],
        move=move,
    )


def narrow(request: Request, partnership_id: int = 0, number: int = 0, at: int = -1) -> list[Reply]:
    """Which side or period; the choice is the ledger's filter from then on."""
    partnership = partnership_of(request.work, request.person, partnership_id)
    if not 1 <= number <= len(CHOICES) or CHOICES[number - 1].name not in NARROWED_BY:
        raise UserError("button-old")
    choice, today = CHOICES[number - 1], today_of(request)
    labels = choice.labels(today)
    if at < 0:
        options = [Button(label, f"exportby:{partnership.id}:{number}:{each}") for each, label in enumerate(labels)]
        rows = [options[each : each + 2] for each in range(0, len(options), 2)]
        back = [Button(Message("form-back"), f"export:{partnership.id}")]
        return [Screen("list", [choice.title], [*rows, back])]
    if at >= len(labels):
        raise UserError("button-old")
    keep(request, choice.set(view_of(request), at, today))
    return [_offer(request, partnership, move=False)]


def file(request: Request, partnership_id: int = 0, number: int = 0) -> list[Reply]:
    partnership = partnership_of(request.work, request.person, partnership_id)
    if number >= len(DOCUMENTS):
        raise UserError("button-old")
    return [ask_for(request, DOCUMENTS[number], LedgerExport(partnership=partnership.id, view=view_of(request)))]


COMMANDS = [Command("export", MEMBERS, export, place=45, section=Section.LOOK)]
TAPS = [
    Tap("export", MEMBERS, open_export),
    Tap("exports", MEMBERS, turn_page),
    Tap("exportby", MEMBERS, narrow),
    Tap("file", MEMBERS, file),
]
