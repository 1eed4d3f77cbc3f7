"""Who may do what: each command and each button × who they are to the record, as a table made from the declarations."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Set
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
import pytest_asyncio

from handlers.buttons import assessment, clock, conversation, exports, ledger, people, scoring
from handlers.buttons.assessment import OldSource
from handlers.buttons.ledger import STEPS as STEP_BUTTONS
from handlers.buttons.ledger import RecordStep
from handlers.kit.buttons import Audience, Press
from handlers.kit.router import buttons, commands
from handlers.kit.texts import LANGUAGES, Language, plain
from records.addresses import telegram_address
from records.compact import NumberField
from records.errors import UserError
from records.messages import Message
from records.periods import Span, month_of
from records.record import Family
from records.roles import Role, Side
from records.states import ACTIONS, Action, Relation, State, check_allowed
from samples import build
from services.scoring.weighting import Judgement
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.tables import whole as tables
from tests.support.belongings import belongings, draft_of, drawn, mendable, rated, record_in, registered, surveyed
from tests.support.townsfolk import Person, Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

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
    State.CONFIRMED: {*HERE, "admin"},
    State.RETURNED: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.OBJECTED: {"author", "own coordinator", "admin", "coordinator of the other side"},
    State.WITHDRAWING: {*HERE, "admin"},
}
REFUSALS = (
    "not-known-yet", "not-your-role", "record-not-found", "record-own-side", "record-own-objection",
    "record-not-allowed", "draft-gone",
    "partnership-not-yours", "button-old", "branch-none", "import-gone", "invitation-none", "person-none",
    "privacy-nothing", "roster-entry-none", "event-not-found", "event-not-yours", "check-in-not-yours",
    "result-not-found", "rectification-none", "rectification-own-side", "rectification-not-allowed", "rubric-none",
    "survey-none",
)  # fmt: skip
# What must be as before when somebody was refused: all but what notes that they asked and what they were told, and the
# reminders that the clock sends meanwhile.
PASSING = ("updates", "posts", "screens", "leases", "tellings", "unasked", "waiting_news")
KEPT = [table for table in tables.metadata.sorted_tables if table.name not in PASSING]


@asynccontextmanager
async def two_partnerships(factory: pytest.TempPathFactory, empty: Path) -> AsyncIterator[Town]:
    """A town with two partnerships, whose people do not know each other."""
    file = factory.mktemp("both") / "gongjian.sqlite3"
    file.write_bytes(empty.read_bytes())
    town = Town(f"sqlite:///{file}")
    await town.start(inhabited=False)
    town.application.schedule.pause()  # whatever changes, it is somebody's doing
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: build.fill(work, now, records=0, partnerships=2))
    await town.application.writer.job(lambda work: give_two_hats(work, now))
    for name, (number, _, _) in (ASKERS | TWO_HATS).items():
        person = await town.moves_in(number, name)
        await person.says("/start")
    yield town
    await town.stop()


def give_two_hats(work: UnitOfWork, now: datetime) -> None:
    partnership = partnerships.by_id(work, 1)
    sides = (partnership.college, partnership.enterprise)
    for (name, (number, _, _)), organisation in zip(TWO_HATS.items(), sides, strict=True):
        person = persons.add(work, telegram_address(number), name, "zh-CN", now)
        persons.add_membership(work, person, Role.COORDINATOR, organisation.id, now)
        persons.add_membership(work, person, Role.ADMIN, None, now)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def both(tmp_path_factory: pytest.TempPathFactory, _empty: Path) -> AsyncIterator[Town]:
    async with two_partnerships(tmp_path_factory, _empty) as town:
        yield town


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def another(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, _empty: Path
) -> AsyncIterator[Town]:
    """The same, anew for each dozen of buttons: what is compared before and after grows with each row."""
    async with two_partnerships(tmp_path_factory, _empty) as town:
        yield town


def refusal(shown: str | None) -> str | None:
    """The key of the refusal among what was shown."""
    return next((key for key in REFUSALS for each in LANGUAGES if plain(each, Message(key)) in (shown or "")), None)


async def asks(town: Town, asker: str, act: Callable[[Person], object], allowed: bool) -> None:
    """Does it, and compares what came of it with what is declared."""
    person = town.people[(ASKERS | TWO_HATS)[asker][0]]
    before = town.state(*KEPT)
    await act(person)  # type: ignore[misc]  # any coroutine
    key = refusal(person.toast) or refusal(await person.news())
    assert (key is None) == allowed, key or await person.news()
    if not allowed:
        assert town.state(*KEPT) == before
    assert not town.rows(tables.traffic.set_aside)


async def pressed_by_all(
    town: Town, button: Callable[[], Awaitable[str]], allowed: Set[str], askers: Iterable[str] = ASKERS
) -> None:
    """Has everybody press it: those who may not first, which must change nothing; then each of those who may, for whom
    `button` is about something new."""
    refused = [asker for asker in askers if asker not in allowed]
    data, before = await button(), None
    before = town.state(*KEPT)
    for asker in refused:
        person = town.people[(ASKERS | TWO_HATS)[asker][0]]
        await person.forges(data)
        assert refusal(person.toast) or refusal(await person.news()), f"{asker} may press {data}"
    assert town.state(*KEPT) == before
    for asker in allowed:
        person, data = town.people[(ASKERS | TWO_HATS)[asker][0]], await button()
        await person.forges(data)
        key = refusal(person.toast) or refusal(await person.news())
        assert key is None, f"{asker} may not press {data}: {key}"
    assert not town.rows(tables.traffic.set_aside)


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("name", commands())
async def test_a_command_is_for_the_roles_that_it_declares(both: Town, name: str, asker: str) -> None:
    roles, held = commands()[name].roles, ASKERS[asker][1]
    await asks(
        both, asker, lambda person: person.says(f"/{name}"), bool(held) and (roles is None or bool(roles & held))
    )


# That nobody confirms what is of their own side is asked each time, the rest in the long run.
STEPS = [
    pytest.param(action, state, marks=() if action is Action.CONFIRM else pytest.mark.slow)
    for action in STEP_BUTTONS
    for state in ACTIONS[action].to
]


@pytest.mark.parametrize(("action", "state"), STEPS, ids=lambda each: each.value)
async def test_a_step_is_for_those_whom_the_record_s_life_names(both: Town, action: Action, state: State) -> None:
    async def button() -> str:
        return STEP_BUTTONS[action](*await record_in(both, state)).pack()

    allowed = {asker for asker in ASKERS | TWO_HATS if may_step(action, state, asker)}
    await pressed_by_all(both, button, allowed, ASKERS | TWO_HATS)


def may_step(action: Action, state: State, asker: str) -> bool:
    """Tell whether the life of a record names the asker, among those who see it in that state."""
    if asker not in {*SEE[state], *TWO_HATS}:
        return False
    try:
        check_allowed(state, action, (ASKERS | TWO_HATS)[asker][2])
    except UserError:
        return False
    return True


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("state", SEE)
async def test_a_record_is_seen_by_those_whom_it_concerns(both: Town, state: State, asker: str) -> None:
    number, _ = await record_in(both, state)
    await asks(both, asker, lambda person: person.forges(f"record:{number}"), asker in SEE[state])


SCORED = {"own coordinator", "coordinator of the other side", "admin"}
MANAGE = {"own coordinator", "admin"}
BOTH = {"own coordinator", "coordinator of the other side"}
COORDINATE = {name for name, (_, roles, _) in ASKERS.items() if roles & {Role.COORDINATOR, Role.ADMIN}}
KNOWN = set(ASKERS) - {"stranger"}
ADMIN = {"admin"}
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
    Audience.ADMINS: ADMIN,
    Audience.ORGANISERS: BOTH,
    Audience.OWNER: {"own coordinator"},
    Audience.BY_STATE: set(),  # it depends on the sample: see EXCEPTIONS
}
# What a number stands for, where the sample is not called by that name or is the same for all.
NUMBERS: dict[str, str | int] = {
    "partnership": 1, "organisation": 1, "branch": 1, "person": 1, "roster_entry": 1, "page": 0, "indicator": 1,
    "place": 0, "publication": "result", "import": "plain", "rating_round": "round",
}  # fmt: skip
# What a button is about, where it is not the sample of its fields' types: a value, or the name of another sample.
ABOUT: dict[type[Press], dict[str, object]] = {
    assessment.AnswerQuestion: {"level": 4},
    assessment.CloseRectification: {"revision": 1},
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
    conversation.Answer: {"revision": "draft_revision", "token": "back"},
    clock.AskDaysOff: {"organisation": 1},
    clock.AskForLeave: {"event": "later"},
    clock.CallOff: {"event": "later", "revision": 1},
    clock.ChangeEvent: {"event": "later", "revision": 1},
    clock.SayHeld: {"event": "over", "revision": 1},
    clock.SayNotHeld: {"event": "over", "revision": 1},
    clock.SayPostponed: {"event": "over", "revision": 1},
    clock.Snooze: {"days": 1},
    conversation.TakeList: {"count": 1},
    ledger.ShowSpotCheck: {"first": date(2026, 7, 1), "last": date(2026, 9, 30)},
    people.ChooseImportBranch: {"imported": "asked", "choice": 1},
    people.ChooseLanguage: {"language": Language.CHINESE},
    people.DecideErasure: {"erasure": 99},
    people.EndRole: {"role": Role.MEMBER, "organisation": 1},
    people.GiveRole: {"role": Role.MEMBER, "organisation": 1},
    people.Invite: {"role": Role.MEMBER, "organisation": 1},
    people.MakeImportBranches: {"imported": "asked"},
    people.SetInvitationDays: {"days": 7},
    people.SetInvitationUses: {"uses": 10},
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
    conversation.Answer: {"author"},
    conversation.ContinueDraft: {"author"},
    conversation.DiscardDraft: {"author"},
    ledger.JoinRecord: {"author"},
    ledger.SayDifferent: {"author"},
    people.AskForErasure: KNOWN,  # also for whoever has no role any more, and for nobody whom the bot does not know
    people.AskForPrivacyFile: KNOWN,
    people.BindGroup: set(),  # in a group only
    scoring.AdoptComparisons: set(),  # as nobody has begun to compare
    scoring.CompareAgain: set(),
    scoring.JudgePair: set(),
}
DECLARED = {
    name: handler.press for name, handler in buttons().items() if not issubclass(handler.press, RecordStep)
}  # fmt: skip


async def samples(town: Town, press: type[Press]) -> dict[str, int]:
    """Make what the button may be about, by the names that NUMBERS and ABOUT use."""
    await town.people[1001].says("/activity")
    record, revision = await record_in(town, State.CONFIRMED)
    draft = draft_of(town, 1001)
    own = {"draft": draft.id, "draft_revision": draft.revision, "record": record, "revision": revision}
    own |= {"check": await drawn(town, record)} | await belongings(town)
    subject = press.__module__.rpartition(".")[2]
    if subject == "assessment":
        own |= {**await mendable(town), **await surveyed(town), "round": await rated(town)}
    return own | ({"outlet": await registered(town)} if subject == "ledger" else {})


def about(press: type[Press], own: Mapping[str, int]) -> Press:
    """Return the button for what was made."""
    fields: dict[str, object] = {}
    for name, annotation in get_type_hints(press, include_extras=True).items():
        if name not in press.codings:
            continue
        value = ABOUT.get(press, {}).get(name)
        if value is None:
            detail = next((part for part in get_args(annotation) if isinstance(part, NumberField)), None)
            value = NUMBERS.get(detail.of, detail.of) if detail else SAMPLES_OF_TYPES.get(annotation)
        if value is None and hasattr(press, name):
            continue
        assert value is not None, f"{press.__name__}.{name} needs a sample in ABOUT"
        fields[name] = own[value] if isinstance(value, str) and name in press.codings and value in own else value
    return press(**fields)


SAMPLES_OF_TYPES: dict[object, object] = {
    bool: False,
    date: date(2026, 11, 16),
    clock.CallOffScope: clock.CallOffScope.UNDECIDED,
    Family: Family.ACTIVITY,
    ledger.LedgerFilter: ledger.LedgerFilter.KIND,
    Side: Side.COLLEGE,
    Span: Span(date(2026, 9, 1), date(2027, 8, 31)),
}


async def test_the_table_is_about_buttons_that_there_are() -> None:
    assert {*ABOUT, *EXCEPTIONS} <= {*DECLARED.values()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("another", "name"), [(at // 12, name) for at, name in enumerate(DECLARED)], indirect=["another"]
)
async def test_a_button_is_for_its_audience(another: Town, name: str) -> None:
    press = DECLARED[name]

    async def button() -> str:
        return about(press, await samples(another, press)).pack()

    await pressed_by_all(another, button, EXCEPTIONS.get(press, WHOM[press.audience]))


FORGED = (
    "", "f", "f:", "f:1:1", "f:x:y:z", "f:1:999:day:20261119", "f:99999999:1:submit", "record:", "record:-1",
    "record:x", "record:1:2:3:4:5", "record:999999999999999999", "record:99999999999999999999", "pass:1:１", "nothing",
    "nothing:1", "pass", "pass:0:0", "confirm:999:1", "language:7", "log:1:99", "log:77", "invite:1:5:5:5", "drop:0:1",
    "go:1", "bind:99", "ledger:99999999", "<b>", "💥", "roster:0", "x" * 64, "f:1:1:edit:attendance", "f:1:1:p:99",
    "f:99999999999999999999:1:submit", "f:١:1:submit", "entry:0", "member:99", "import_take:99:1", "end_role:1:9:9:1",
    "give_role:1:2:0", "invitation:1", "erasure:1:1", "audit:0:0:999:0", "organisation:99", "branch:99", "claim:99",
    "invite:0:2", "partnership:99", "own_review:1:0", "revoke:1", "entry_left:1", "time_zone:1", "new_organisation:9",
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_forged_data_is_answered_in_a_sentence_and_changes_nothing(both: Town, data: str) -> None:
    for asker in ("stranger", "other coordinator elsewhere", "member elsewhere"):
        person = both.people[ASKERS[asker][0]]
        before = both.state(*(table for table in KEPT if table.name not in ("drafts", "audit", "invitations")))
        await person.forges(data)
        assert person.toast or await person.news() or data.startswith("ledger")
        assert before == both.state(*(table for table in KEPT if table.name not in ("drafts", "audit", "invitations")))
        assert not both.rows(tables.traffic.set_aside)


async def test_a_draft_is_answered_by_its_owner_only(both: Town) -> None:
    await both.people[1001].says("/activity")
    draft = draft_of(both, 1001)
    before = both.state(*KEPT)
    li = both.people[1002]
    await li.forges(f"f:{draft.id}:{draft.revision}:day:20261119")
    assert refusal(li.toast) == "draft-gone"
    assert both.state(*KEPT) == before
