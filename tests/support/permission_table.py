"""The table of permissions: who asks, whom each audience is among them, and what each button is about.

Rows are made from the declarations of commands and buttons. A button that the samples do not suit is named in ABOUT,
one that is for others than its audience in EXCEPTIONS.
"""

from collections.abc import Mapping
from datetime import date
from typing import get_args, get_type_hints

from handlers.buttons import (
    assessment,
    batches,
    board,
    clock,
    conversation,
    exports,
    follow_ups,
    ledger,
    people,
    scoring,
    templates,
)
from handlers.buttons.assessment import OldSource
from handlers.kit.buttons import Audience, Press
from handlers.kit.texts import Language
from records.board.item import BoardDirection, BoardOpening
from records.compact import NumberField
from records.errors import UserError
from records.follow_ups import NoLongerBecause
from records.periods import Span, month_of
from records.record import Family
from records.roles import Role, Side
from records.states import Action, Relation, State, check_allowed
from records.templates import TemplatePurpose
from services.clock.debt_kinds import DebtKind
from services.ledger.several import SharedStep
from services.people.roster_doubts import DoubtKind
from services.scoring.weighting import Judgement
from tests.support.belongings import (
    belongings,
    commented,
    draft_of,
    drawn,
    failed,
    followed_up,
    imported,
    mendable,
    on_board,
    proposed_agreement,
    rated,
    record_in,
    registered,
    surveyed,
    usable_form,
)
from tests.support.townsfolk import Town

ELSEWHERE = 10_000  # added to the number of the same person in another partnership
STRANGER = 5_000
R = Relation

# Who asks: their number, their roles, and what they are to a record of 张伟's in the first partnership.
ASKERS: dict[str, tuple[int, set[Role], set[Relation]]] = {
    "stranger": (STRANGER, set(), set()),
    "author": (1001, {Role.MEMBER}, {R.AUTHOR, R.OWN_SIDE}),
    "own coordinator": (1002, {Role.COORDINATOR}, {R.OWN_SIDE, R.OWN_COORDINATOR}),
    "member of the other side": (2001, {Role.MEMBER}, set()),
    "coordinator of the other side": (2002, {Role.COORDINATOR}, {R.OTHER_COORDINATOR}),
    "admin": (9001, {Role.ADMIN}, {R.ADMIN}),
    "member elsewhere": (1001 + ELSEWHERE, {Role.MEMBER}, set()),
    "coordinator elsewhere": (1002 + ELSEWHERE, {Role.COORDINATOR}, set()),
    "other coordinator elsewhere": (2002 + ELSEWHERE, {Role.COORDINATOR}, set()),
}
# Who holds two roles: whatever the one allows, the other may forbid.
TWO_HATS: dict[str, tuple[int, set[Role], set[Relation]]] = {
    "admin and own coordinator": (9101, {Role.ADMIN, Role.COORDINATOR}, {R.ADMIN, R.OWN_SIDE, R.OWN_COORDINATOR}),
    "admin and other coordinator": (9102, {Role.ADMIN, Role.COORDINATOR}, {R.ADMIN, R.OTHER_COORDINATOR}),
}
HERE = {"author", "own coordinator", "member of the other side", "coordinator of the other side"}
SEE = {
    State.WAITING_OWN: {"author", "own coordinator", "admin"},
    State.WAITING_OTHER: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.BATCHED: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.CONFIRMED: {*HERE, "admin"},
    State.RETURNED: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.OBJECTED: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.WITHDRAWING: {*HERE, "admin"},
}
MANAGE = {"own coordinator", "admin"}
BOTH = {"own coordinator", "coordinator of the other side"}
COORDINATE = {name for name, (_, roles, _) in ASKERS.items() if roles & {Role.COORDINATOR, Role.ADMIN}}
KNOWN = set(ASKERS) - {"stranger"}
# Who of the askers an audience is, where the button is about what `belongings` makes: the own coordinator's.
WHOM: dict[Audience, set[str]] = {
    Audience.EVERYBODY: set(ASKERS),
    Audience.PEOPLE: KNOWN,
    Audience.PARTNERSHIP: HERE,
    Audience.PARTNERSHIP_OR_ADMIN: {*HERE, "admin"},
    Audience.SIDE: {"author", "own coordinator"},
    Audience.COORDINATORS: BOTH,
    Audience.COORDINATORS_OR_ADMIN: {*BOTH, "admin"},
    Audience.OWN_COORDINATOR: {"own coordinator"},
    Audience.OTHER_COORDINATOR: {"coordinator of the other side"},
    Audience.MANAGERS: MANAGE,
    Audience.ANY_COORDINATOR: COORDINATE,
    Audience.ADMINS: {"admin"},
    Audience.ORGANISERS: BOTH,
    Audience.OWNER: {"own coordinator"},
    Audience.BY_STATE: set(),  # it depends on the sample: see EXCEPTIONS
}
# What a number stands for, where the sample is not called by that name or is the same for all.
NUMBERS: dict[str, str | int] = {
    "partnership": 1, "organisation": 1, "branch": 1, "person": 1, "roster_entry": 1, "page": 0, "indicator": 1,
    "place": 0, "publication": "result", "import": "plain", "rating_round": "round",
    "thing": "result",
}  # fmt: skip
# What a field of a type that is not a number holds.
SAMPLES_OF_TYPES: dict[object, object] = {
    bool: False,
    board.BoardShown: board.BoardShown.EVERYTHING,
    BoardDirection: BoardDirection.OFFER,
    date: date(2026, 11, 16),
    conversation.Wanted: conversation.Wanted.HELP,
    clock.CallOffScope: clock.CallOffScope.UNDECIDED,
    batches.BatchRows: batches.BatchRows.ALL,
    Family: Family.ACTIVITY,
    scoring.DossierFormat: scoring.DossierFormat.WORD,
    ledger.LedgerFilter: ledger.LedgerFilter.KIND,
    SharedStep: SharedStep.PASS,
    TemplatePurpose: TemplatePurpose.LEDGER,
    Side: Side.COLLEGE,
    Span: Span(date(2026, 9, 1), date(2027, 8, 31)),
}
# What a button is about, where it is not the sample of its fields' types: a value, or the name of another sample.
ABOUT: dict[type[Press], dict[str, object]] = {
    assessment.AnswerQuestion: {"level": 4},
    assessment.ChooseComment: {"survey": "closed"},
    assessment.CloseRectification: {"revision": 1},
    assessment.CountRepeatedAnswers: {"imported": "responses"},
    assessment.ExtendRectification: {"revision": 1},
    assessment.GiveRating: {"item": 1, "level": 4},
    assessment.HandInSurvey: {"survey": "answered"},
    assessment.ImportAnswers: {"survey": "closed"},
    assessment.PlanRectification: {"revision": 1},
    assessment.Rectify: {"source": OldSource.NOTHING, "source_id": 0},
    assessment.RefuseRectification: {"rectification": "mended", "revision": 2},
    assessment.ReopenRectification: {"rectification": "verified", "revision": 3},
    assessment.ShowRectificationEvidence: {"rectification": "mended"},
    assessment.ShowSurveyLink: {"survey": "public"},
    assessment.ShowSurveyResult: {"survey": "closed"},
    assessment.VerifyRectification: {"rectification": "mended", "revision": 2},
    assessment.WithdrawRectification: {"revision": 1},
    board.AcceptClaim: {"item": "claimed_item", "revision": 2},
    board.ChangeBoardItem: {"revision": 1},
    board.ChooseBoardKind: {"kind": "posts"},
    board.ClaimBoardItem: {"revision": 1},
    board.DeclineClaim: {"item": "claimed_item", "revision": 2},
    board.GiveUpClaim: {"item": "claimed_item", "revision": 2},
    board.MeetBoardItem: {"revision": 1},
    board.OpenFromBoard: {"item": "agreed_item", "opening": BoardOpening.PLAN},
    board.PostOnBoard: {"kind": "posts"},
    board.RenewBoardItem: {"revision": 1},
    board.WithdrawBoardItem: {"revision": 1},
    batches.AnswerBatch: {"batch": "shown"},
    batches.SkipBatchQuestion: {"batch": "shown"},
    batches.StopBatch: {"batch": "shown"},
    batches.WriteBatch: {"batch": "shown", "count": 1},
    batches.GiveBackRows: {"batch": "shown"},
    batches.ImportKeptFile: {"file": "file", "partnership": 1},
    conversation.Answer: {"revision": "draft_revision", "token": "back"},
    clock.AskDaysOff: {"organisation": 1},
    clock.AskForLeave: {"event": "later"},
    clock.CallOff: {"event": "later", "revision": 1},
    clock.ChangeEvent: {"event": "later", "revision": 1},
    clock.SayHeld: {"event": "over", "revision": 1},
    clock.SayNotHeld: {"event": "over", "revision": 1},
    clock.SayPostponed: {"event": "over", "revision": 1},
    clock.ShowDebts: {"kind": DebtKind.WAITING},
    clock.Snooze: {"days": 1},
    conversation.ChooseSheet: {"imported": "sheets", "sheet": 0},
    conversation.SubmitReport: {"count": 1},
    follow_ups.SayNoLonger: {"reason": NoLongerBecause.REPLACED},
    conversation.TakeList: {"count": 1},
    conversation.UndoList: {"imported": "taken"},
    ledger.ShowSpotCheck: {"first": date(2026, 7, 1), "last": date(2026, 9, 30)},
    people.AnswerRosterDoubt: {"imported": "doubt", "kind": DoubtKind.MOVED, "number": 1, "answer": 2},
    people.ChooseImportBranch: {"imported": "asked", "choice": 1},
    people.ChooseLanguage: {"language": Language.CHINESE},
    people.DecideErasure: {"erasure": 99},
    people.ShowErasure: {"erasure": 99},
    people.EndRole: {"role": Role.MEMBER, "organisation": 1},
    people.GiveRole: {"role": Role.MEMBER, "organisation": 1},
    people.Invite: {"role": Role.MEMBER, "organisation": 1},
    people.LeaveOrganisation: {"organisation": 1},
    people.MakeImportBranches: {"imported": "asked"},
    people.SetInvitationDays: {"days": 7},
    people.SetInvitationUses: {"uses": 10},
    people.TakeInvitation: {"code": "anything"},
    scoring.AnswerObjection: {"objection": "objection"},
    scoring.ComparePartnerships: {"second": 2, "span": month_of(date(2026, 10, 1)).span},
    scoring.DrawTrend: {"indicator": 1, "step": scoring.TrendStep.QUARTER},
    scoring.ExplainScore: {"indicator": 1},
    exports.ExportAs: {"format": exports.ExportFormat.SEPARATED},
    scoring.JudgePair: {"judgement": Judgement.EQUALLY},
    scoring.ListDueRectifications: {"indicator": 13},
    exports.NarrowExport: {"by": ledger.LedgerFilter.SIDE, "choice": 1},
    exports.OfferExport: {"partnership": 1},
    scoring.PreviewResult: {"span": month_of(date(2026, 10, 1)).span},
    scoring.PublishResult: {"span": month_of(date(2026, 9, 1)).span},
    scoring.RankPartnerships: {"span": month_of(date(2026, 10, 1)).span},
    scoring.ShowScoreGroup: {"group": 1},
}
# Whom a button is for, where what the samples are about leaves its audience to others, or to nobody.
EXCEPTIONS: dict[type[Press], set[str]] = {
    assessment.AnswerQuestion: HERE,  # whoever is asked; strangers where there is a public link
    assessment.CloseRectification: {"own coordinator"},
    assessment.ContinueSurvey: HERE,
    assessment.ExtendRectification: {"own coordinator"},
    assessment.GiveRating: BOTH,  # raters, also from outside
    assessment.GoBackInSurvey: HERE,
    assessment.HandInSurvey: HERE,
    assessment.PlanRectification: {"own coordinator"},
    assessment.Rate: BOTH,
    assessment.RefuseRectification: {"coordinator of the other side"},
    assessment.ReopenRectification: {*BOTH, "admin"},
    assessment.ShowRatingEvidence: BOTH,
    assessment.ShowRectification: {*BOTH, "admin"},
    assessment.ShowRectificationEvidence: {*BOTH, "admin"},
    assessment.VerifyRectification: {"coordinator of the other side"},
    assessment.WithdrawRectification: {"coordinator of the other side"},
    batches.ImportKeptFile: {"own coordinator"},  # who has sent the file
    clock.KeepDay: set(),  # of a plan's draft only
    clock.OtherDay: set(),
    conversation.Answer: {"author"},
    conversation.ContinueDraft: {"author"},
    conversation.DiscardDraft: {"author"},
    conversation.ReadWhole: set(),  # of a draft that was given more than it asked for only
    conversation.ShowReport: set(),  # of a text that has become drafts only
    conversation.SubmitReport: set(),
    ledger.JoinRecord: {"author"},
    ledger.SayDifferent: {"author"},
    people.AskForErasure: KNOWN,  # also for whoever has no role any more, and for nobody whom the bot does not know
    people.AskForPrivacyFile: KNOWN,
    people.BindGroup: set(),  # in a group only
    templates.ShowForm: {"author", *MANAGE},  # of the college: its people and admins
    templates.SendSample: {"author", *MANAGE},
    templates.ChooseForForm: {"author", *MANAGE},
    templates.FillForm: {"author", *MANAGE},
    scoring.AdoptComparisons: set(),  # as nobody has begun to compare
    scoring.CompareAgain: set(),
    scoring.JudgePair: set(),
}


def may_step(action: Action, state: State, asker: str) -> bool:
    """Tell whether the life of a record names the asker, among those who see it in that state."""
    if asker not in {*SEE[state], *TWO_HATS}:
        return False
    try:
        check_allowed(state, action, (ASKERS | TWO_HATS)[asker][2])
    except UserError:
        return False
    return True


async def make_samples(town: Town, press: type[Press]) -> dict[str, int]:
    """Make what the button may be about, by the names that NUMBERS and ABOUT use."""
    await town.people[1001].says("/activity")
    record, revision = await record_in(town, State.CONFIRMED)
    draft = draft_of(town, 1001)
    own = {"draft": draft.id, "draft_revision": draft.revision, "record": record, "revision": revision}
    own |= {"check": await drawn(town, record)} | await belongings(town)
    subject = press.__module__.rpartition(".")[2]
    if subject == "assessment":
        own |= {**await mendable(town), **await surveyed(town), "round": await rated(town)}
    if subject == "batches":
        own |= await imported(town)
    if subject == "agreements":
        own["agreement"] = await proposed_agreement(town)
    if subject == "follow_ups":
        own["follow_up"] = await followed_up(town, record)
    if subject == "board":
        own |= await on_board(town)
    if subject == "templates":
        own["template"] = await usable_form(town)
    if subject == "comments":
        own["reader_comment"] = await commented(town, own["result"])
    if subject == "operation":
        own |= {"incident": await failed(town)}
    return own | ({"outlet": await registered(town)} if subject == "ledger" else {})


def button_about(press: type[Press], own: Mapping[str, int]) -> Press:
    """Return the button for what was made."""
    fields: dict[str, object] = {}
    for name, annotation in get_type_hints(press, include_extras=True).items():
        if name not in press.codings:
            continue
        value = ABOUT.get(press, {}).get(name)
        if value is None:
            detail = next((part for part in get_args(annotation) if isinstance(part, NumberField)), None)
            value = NUMBERS.get(detail.of, detail.of) if detail else SAMPLES_OF_TYPES.get(annotation)
        if value is None and name in press.defaults:
            continue
        assert value is not None, f"{press.__name__}.{name} needs a sample in ABOUT"
        fields[name] = own[value] if isinstance(value, str) and name in press.codings and value in own else value
    return press(**fields)
