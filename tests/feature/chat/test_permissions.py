"""Who may do what: each command and each button × who they are to the record, as a table made from the declarations."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Set
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from handlers.buttons.ledger import STEPS as STEP_BUTTONS
from handlers.buttons.ledger import RecordStep
from handlers.kit.buttons import SURE
from handlers.kit.router import buttons, commands
from handlers.kit.texts import LANGUAGES, plain
from records.addresses import telegram_address
from records.messages import Message
from records.roles import Role
from records.states import ACTIONS, Action, State
from samples import build
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.tables import whole as tables
from tests.support.belongings import FAILED_HERE, draft_of, record_in
from tests.support.permission_table import (
    ABOUT,
    ASKERS,
    EXCEPTIONS,
    SEE,
    TWO_HATS,
    WHOM,
    button_about,
    make_samples,
    may_step,
)
from tests.support.townsfolk import Person, Town

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSALS = (
    "board-not-found",
    "board-not-yours",
    "board-own",
    "not-known-yet", "not-your-role", "only-admins", "only-coordinators", "only-sides",
    "record-not-found", "record-own-side", "agreement-own-side", "follow-up-other-side", "record-own-objection",
    "record-not-allowed", "record-passed", "batch-not-found", "partnership-none", "draft-gone",
    "partnership-not-yours", "button-old", "branch-none", "import-gone", "invitation-none", "person-none",
    "privacy-nothing", "roster-entry-none", "event-not-found", "event-not-yours", "check-in-not-yours",
    "result-not-found", "rectification-none", "rectification-own-side", "rectification-not-allowed", "rubric-none",
    "survey-none", "template-not-found",
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


def nothing_failed(town: Town) -> bool:
    """Whether no update was set aside but what the table itself has made."""
    return all(row.error == FAILED_HERE for row in town.rows(tables.traffic.set_aside))


async def asks(town: Town, asker: str, act: Callable[[Person], object], allowed: bool) -> None:
    """Does it, and compares what came of it with what is declared."""
    person = town.people[(ASKERS | TWO_HATS)[asker][0]]
    before = town.state(*KEPT)
    await act(person)  # type: ignore[misc]  # any coroutine
    key = refusal(person.toast) or refusal(await person.news())
    assert (key is None) == allowed, key or await person.news()
    if not allowed:
        assert town.state(*KEPT) == before
    assert nothing_failed(town)


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
    assert nothing_failed(town)


# One of each role is asked each time, the others, who only belong elsewhere, in the long run.
EACH_ROLE = ("stranger", "author", "own coordinator", "admin")


@pytest.mark.parametrize(
    "asker", [pytest.param(asker, marks=() if asker in EACH_ROLE else pytest.mark.slow) for asker in ASKERS]
)
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


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("state", SEE)
async def test_a_record_is_seen_by_those_whom_it_concerns(both: Town, state: State, asker: str) -> None:
    number, _ = await record_in(both, state)
    await asks(both, asker, lambda person: person.forges(f"record:{number}"), asker in SEE[state])


DECLARED = {
    name: handler.press for name, handler in buttons().items() if not issubclass(handler.press, RecordStep)
}  # fmt: skip


async def test_the_table_is_about_buttons_that_there_are() -> None:
    assert {*ABOUT, *EXCEPTIONS} <= {*DECLARED.values()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("another", "name"), [(at // 12, name) for at, name in enumerate(DECLARED)], indirect=["another"]
)
async def test_a_button_is_for_its_audience(another: Town, name: str) -> None:
    press = DECLARED[name]

    async def button() -> str:
        return button_about(press, await make_samples(another, press)).pack()

    async def sure() -> str:
        return f"{SURE}{await button()}"

    await pressed_by_all(another, button, EXCEPTIONS.get(press, WHOM[press.audience]))
    if press.final:
        await pressed_by_all(another, sure, EXCEPTIONS.get(press, WHOM[press.audience]))


FORGED = (
    "", "f", "f:", "f:1:1", "f:x:y:z", "f:1:999:day:20261119", "f:99999999:1:submit", "record:", "record:-1",
    "record:x", "record:1:2:3:4:5", "record:999999999999999999", "record:99999999999999999999", "pass:1:１", "nothing",
    "nothing:1", "pass", "pass:0:0", "confirm:999:1", "language:7", "log:1:99", "log:77", "invite:1:5:5:5", "drop:0:1",
    "go:1", "bind:99", "ledger:99999999", "<b>", "💥", "roster:0", "x" * 64, "f:1:1:edit:attendance", "f:1:1:p:99",
    "f:99999999999999999999:1:submit", "f:١:1:submit", "entry:0", "member:99", "import_take:99:1", "end_role:1:9:9:1",
    "give_role:1:2:0", "invitation:1", "erasure:1:1", "audit:0:0:999:0", "organisation:99", "branch:99", "claim:99",
    "invite:0:2", "partnership:99", "own_review:1:0", "revoke:1", "!revoke:1", "!erasure:1:1", "!",
    "!!revoke:1", "entry_left:1", "time_zone:1", "new_organisation:9",
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
