"""The ledger as a file, and its evidence: of one partnership, in the part that the ledger's filter shows."""

from handlers.buttons.exports import ChooseExportPartnership, ExportAs, ExportFormat, NarrowExport, OfferExport
from handlers.buttons.ledger import LedgerFilter, TurnLedger
from handlers.exports.attachments import make_evidence
from handlers.exports.ledger import make_separated, make_workbook
from handlers.exports.order import LedgerExport, partnership_of
from handlers.kit.documents import Document, ask_for
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.views.ledger import choice_of, keep, narrowed, parse_view, today_of, view_of
from records.errors import UserError
from records.form import heading_of
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.registry import KINDS
from services.ledger.access import sight
from storage.ledger import listing
from storage.people import partnerships
from storage.people.partnerships import Partnership

NARROWED_BY = (LedgerFilter.SIDE, LedgerFilter.PERIOD)
FORMATS = {
    ExportFormat.WORKBOOK: Document("ledger-workbook", LedgerExport, make_workbook),
    ExportFormat.SEPARATED: Document("ledger-separated", LedgerExport, make_separated),
    ExportFormat.ATTACHMENTS: Document("evidence", LedgerExport, make_evidence),
}
DOCUMENTS = [*FORMATS.values()]


def export(request: Request, rest: str) -> list[Reply]:
    """Offer everything that counts, or what the words after the command ask for, as with `/ledger`."""
    keep(request, parse_view(rest, today_of(request)))
    return [_begin(request, 0, move=True)]


def offer(request: Request, press: OfferExport) -> list[Reply]:
    """Offer what the ledger's filter shows, of the partnership that was chosen; ask which one where none was."""
    if press.partnership is None:
        return [_begin(request, 0, move=False)]
    return [_offer(request, partnership_of(request.work, request.person, press.partnership), move=False)]


def choose_partnership(request: Request, press: ChooseExportPartnership) -> list[Reply]:
    """Show a page of the partnerships."""
    return [_begin(request, press.page, move=False)]


def _begin(request: Request, number: int, *, move: bool) -> Screen:
    """Ask of which partnership, where there are several: a file is of one."""
    own = partnerships.of_person(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    if len(own) == 1:
        return _offer(request, own[0], move=move)
    page = page_of(own, number)
    rows = [[Button(shortened(partnership.name, 60), OfferExport(partnership.id))] for partnership in page.items]
    return Screen(Purpose.LIST, [Message("export-which")], [*rows, page.turning(ChooseExportPartnership)], move=move)


def _offer(request: Request, partnership: Partnership, *, move: bool) -> Screen:
    """Show what would be in the file, what can be changed about that, and the formats."""
    today, view = today_of(request), view_of(request)
    counts = listing.count_by_kind(request.work, [sight(request.person, partnership)], view.filter(today))
    lines: list[Line] = [message("export-heading", partnership=partnership.name, count=sum(counts.values()))]
    labels = view.labels(today)
    if labels:
        lines.append(message("ledger-filtered", by=tuple(labels)))
    lines += [
        message("export-of-kind", kind=Message(heading_of(kind)), count=counts[name])
        for name, kind in KINDS.items()
        if name in counts
    ]
    narrowing = [
        Button(
            message("filter-set", name=choice_of(by).title, value=choice_of(by).shown(view, today)),
            NarrowExport(partnership.id, by),
        )
        for by in NARROWED_BY
    ]
    files = [
        Button(Message(f"export-as-{document.name}"), ExportAs(partnership.id, format))
        for format, document in FORMATS.items()
    ]
    return Screen(
        Purpose.LIST,
        [*lines, "", Message("export-ask" if counts else "export-nothing")],
        [narrowing, *([files[:2], files[2:]] if counts else []), [Button(Message("form-back"), TurnLedger())]],
        move=move,
    )


def narrow(request: Request, press: NarrowExport) -> list[Reply]:
    """Ask which side or period, or take the choice, which is the ledger's filter from then on."""
    partnership = partnership_of(request.work, request.person, press.partnership)
    if press.by not in NARROWED_BY:
        raise UserError("button-old")
    today = today_of(request)
    if press.choice is None:
        choice = choice_of(press.by)
        options = [
            Button(label, NarrowExport(partnership.id, press.by, place))
            for place, label in enumerate(choice.labels(today))
        ]
        rows = [options[at : at + 2] for at in range(0, len(options), 2)]
        return [
            Screen(Purpose.LIST, [choice.title], [*rows, [Button(Message("form-back"), OfferExport(partnership.id))]])
        ]
    narrowed(request, press.by, press.choice, today)
    return [_offer(request, partnership, move=False)]


def send(request: Request, press: ExportAs) -> list[Reply]:
    """Send the file in the format that was chosen."""
    partnership = partnership_of(request.work, request.person, press.partnership)
    return [ask_for(request, FORMATS[press.format], LedgerExport(partnership=partnership.id, view=view_of(request)))]


COMMANDS = [Command("export", MEMBERS, export, place=45, section=Section.LOOK)]
BUTTONS = [
    OnPress(OfferExport, offer),
    OnPress(ChooseExportPartnership, choose_partnership),
    OnPress(NarrowExport, narrow),
    OnPress(ExportAs, send),
]
