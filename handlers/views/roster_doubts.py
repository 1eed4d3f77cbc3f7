"""What is asked about a list of people before it is taken: who a line means, and whether who is not in it has left."""

from collections.abc import Mapping

from handlers.buttons.people import AnswerRosterDoubt
from handlers.conversation.list_imports import Preview
from handlers.kit.replies import Button, Line
from records.messages import Message, message
from services.people.roster_doubts import (
    FIRST_MEANT,
    HAS_LEFT,
    LEFT_OUT,
    SOMEBODY_NEW,
    STAYS,
    DoubtKind,
    RosterDoubt,
)
from services.people.roster_import import RosterPlan

NAMES_A_LINE = 30


def doubt_question(import_id: int, plan: RosterPlan, branches: Mapping[int, str]) -> Preview:
    """Ask about the first of the doubts, with an answer for all of its kind where there are several."""
    doubt, count = plan.doubts[0], len(plan.doubts)
    rows: list[list[Button]] = []

    def add(label: Message, answer: int, *, rest: bool = False) -> None:
        rows.append([Button(label, AnswerRosterDoubt(import_id, doubt.kind, doubt.number, answer, rest))])

    for label, answer in _answers(doubt, branches):
        add(label, answer)
    if count > 1:
        for label, answer in _answers_for_all(doubt.kind, count):
            add(label, answer, rest=True)
    return Preview([_question(doubt, branches, count)], plan.count, rows, items=_all_absent(plan, branches))


def _question(doubt: RosterDoubt, branches: Mapping[int, str], count: int) -> Line:
    first = doubt.entries[0]
    if doubt.line is None:
        return message("roster-doubt-absent", name=first.name, branch=branches[first.branch_id], count=count)
    return message(
        f"roster-doubt-{doubt.kind}",
        line=doubt.line.number,
        name=doubt.line.name,
        before=branches[first.branch_id],
        after=doubt.line.branch or "—",
    )


def _answers(doubt: RosterDoubt, branches: Mapping[int, str]) -> list[tuple[Message, int]]:
    """Return what can be said of a doubt: who is meant, somebody new, nobody."""
    if doubt.kind is DoubtKind.ABSENT:
        return [(Message("roster-doubt-stays"), STAYS), (Message("roster-doubt-has-left"), HAS_LEFT)]
    meant = [
        (message(f"roster-doubt-{doubt.kind}-yes", name=entry.name, branch=branches[entry.branch_id]), FIRST_MEANT + at)
        for at, entry in enumerate(doubt.entries)
    ]
    other = "roster-doubt-new" if doubt.kind is DoubtKind.RENAMED else "roster-doubt-other"
    return [*meant, (Message(other), SOMEBODY_NEW), (Message("roster-doubt-left-out"), LEFT_OUT)]


def _answers_for_all(kind: DoubtKind, count: int) -> list[tuple[Message, int]]:
    match kind:
        case DoubtKind.ABSENT:
            return [
                (message("roster-doubt-all-stay", count=count), STAYS),
                (message("roster-doubt-all-have-left", count=count), HAS_LEFT),
            ]
        case DoubtKind.MOVED:
            return [(message("roster-doubt-all-moved", count=count), FIRST_MEANT)]
        case DoubtKind.RENAMED:
            return [(message("roster-doubt-all-new", count=count), SOMEBODY_NEW)]
    return []


def _all_absent(plan: RosterPlan, branches: Mapping[int, str]) -> list[Line]:
    """Return the names of all who are not in the list, by their branches."""
    by_branch: dict[int, list[str]] = {}
    for doubt in plan.doubts:
        if doubt.kind is DoubtKind.ABSENT:
            by_branch.setdefault(doubt.entries[0].branch_id, []).append(doubt.entries[0].name)
    return [
        message("roster-names", branch=branches[branch], names=tuple(names[at : at + NAMES_A_LINE]))
        for branch, names in by_branch.items()
        for at in range(0, len(names), NAMES_A_LINE)
    ]
