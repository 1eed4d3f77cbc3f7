"""What indicators and groups weigh: equal shares, shares that are said, or from comparisons of pairs (层次分析法). What
is taken is the next version of the method."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.asking import plain_context
from handlers.conversation import Flow
from handlers.replies import Button, Line, Reply, Screen
from handlers.router import ADMINS, Tap, Turn
from handlers.texts import LANGUAGES
from handlers.views.method import PURPOSE, overview_screen, part_name, scope_name, weight_lines
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from services.scoring import weighting
from services.scoring.methods import current
from services.scoring.weighting import SCALE, Scope, compared, scope
from storage import views
from storage.drafts import Draft

VIEW = "comparisons"


class Weights(Form):
    """What each weighs, in one message."""

    texts: ClassVar[str] = "weights"
    weights: Annotated[str, Text(600, multiline=True, hint=True)]


def weights(turn: Turn, number: int = 0) -> list[Reply]:
    """How the weights of a scope are to be found."""
    held = current(turn.work, turn.now)
    among = scope(held.catalogue, number)
    lines: list[Line] = [scope_name(held.catalogue, number, turn.language), ""]
    lines += weight_lines(held.catalogue, among, among.weights, turn.language)
    rows = [
        [
            Button(Message("weights-equal"), f"weigh_equal:{number}"),
            Button(Message("weights-say"), f"weigh_say:{number}"),
        ],
        [Button(message("weights-compare", count=len(among.pairs)), f"compare:{number}:0")],
        [Button(Message("form-back"), "method")],
    ]
    return [Screen(PURPOSE, lines, rows)]


def weigh_equal(turn: Turn, number: int = 0, sure: int = 0) -> list[Reply]:
    """Shown first: a slip of the thumb would give everybody another method."""
    catalogue = current(turn.work, turn.now).catalogue
    among = scope(catalogue, number)
    if sure:
        return _adopt(turn, among, weighting.equal(among), move=False)
    lines: list[Line] = [scope_name(catalogue, number, turn.language), ""]
    lines += weight_lines(catalogue, among, weighting.equal(among), turn.language)
    rows = [
        [Button(Message("compare-take"), f"weigh_equal:{number}:1")],
        [Button(Message("form-back"), f"weights:{number}")],
    ]
    return [Screen(PURPOSE, lines, rows)]


def weigh_say(turn: Turn, number: int = 0) -> list[Reply]:
    scope(current(turn.work, turn.now).catalogue, number)
    return conversation.begin(turn, "weights", subject=str(number), anew=True)


def _said(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    catalogue = current(turn.work, turn.now).catalogue
    among = scope(catalogue, int(draft.subject))
    names = [[part_name(catalogue, among, at, language) for language in LANGUAGES] for at in range(len(among.keys))]
    given = weighting.said(str(answers["weights"]), among, names)
    return [Screen("draft", [Message("weights-taken")]), *_adopt(turn, among, given, move=True)]


def _adopt(turn: Turn, among: Scope, given: Sequence[float], *, move: bool) -> list[Reply]:
    adopted = weighting.adopt_weights(turn.work, turn.person, among, given, turn.now)
    whole = overview_screen(turn.work, current(turn.work, turn.now), turn.language, move=move)
    return [
        Screen(PURPOSE, [message("method-adopted", number=adopted.number), "", *whole.lines], whole.rows, move=move)
    ]


# Comparisons of pairs -------------------------------------------------------------------------------------------------


def compare(turn: Turn, number: int = 0, pair: int = 0) -> list[Reply]:
    """Asks one comparison; the first begins anew."""
    held = current(turn.work, turn.now)
    among = scope(held.catalogue, number)
    if pair >= len(among.pairs):
        raise UserError("button-old")
    if pair == 0:
        views.put(turn.work, turn.person.id, VIEW, {"scope": number, "answers": {}})
    return [_comparison(turn, held.catalogue, among, pair)]


def _comparison(turn: Turn, catalogue: Catalogue, among: Scope, pair: int) -> Screen:
    """What was answered before is marked; one can go back to the pair before, and the first begins anew."""
    one, two = (part_name(catalogue, among, at, turn.language) for at in among.pairs[pair])
    begun: Any = views.get(turn.work, turn.person.id, VIEW)  # JSON that this file has put there
    before = begun.get("answers", {}).get(str(pair))
    lines: list[Line] = [
        message("compare-progress", number=pair + 1, total=len(among.pairs)),
        "",
        message("compare-ask", one=one, two=two),
    ]
    rows = [
        [Button(_chosen(_answer(place, one, two), place == before), f"compared:{among.number}:{pair}:{place}")]
        for place in range(len(SCALE))
    ]
    leave = [Button(Message("button-cancel"), f"weights:{among.number}")]
    if pair:
        leave.insert(0, Button(Message("form-back"), f"compare:{among.number}:{pair - 1}"))
    return Screen(PURPOSE, lines, [*rows, leave])


def _chosen(answer: Message, chosen: bool) -> Message:
    return message("compare-chosen", answer=answer) if chosen else answer


def _answer(place: int, one: str, two: str) -> Message:
    middle = len(SCALE) // 2
    if place == middle:
        return Message("compare-same")
    times = round(SCALE[place]) if place < middle else round(1 / SCALE[place])
    return message(f"compare-{times}", name=one if place < middle else two)


def answer(turn: Turn, number: int = 0, pair: int = 0, place: int = 0) -> list[Reply]:
    held = current(turn.work, turn.now)
    among = scope(held.catalogue, number)
    begun: Any = views.get(turn.work, turn.person.id, VIEW)  # JSON that this file has put there
    if begun.get("scope") != number or pair >= len(among.pairs) or place >= len(SCALE):
        raise UserError("button-old")
    answers = {**begun["answers"], str(pair): place}
    views.put(turn.work, turn.person.id, VIEW, {"scope": number, "answers": answers})
    still = next((each for each in range(len(among.pairs)) if str(each) not in answers), None)
    if still is not None:
        return [_comparison(turn, held.catalogue, among, still)]
    return [_compared(turn, held.catalogue, among)]


def _answers(turn: Turn, among: Scope) -> dict[int, int]:
    """Raises UserError unless each pair of the scope has been compared."""
    begun: Any = views.get(turn.work, turn.person.id, VIEW)  # JSON that this file has put there
    answers = {int(pair): int(place) for pair, place in begun.get("answers", {}).items()}
    if begun.get("scope") != among.number or set(answers) != set(range(len(among.pairs))):
        raise UserError("button-old")
    return answers


def _compared(turn: Turn, catalogue: Catalogue, among: Scope) -> Screen:
    """The weights with their consistency, to be taken; or the comparison that fits least, to be made again."""
    answers = _answers(turn, among)
    found = compared(catalogue, among, answers)
    lines: list[Line] = [scope_name(catalogue, among.number, turn.language), ""]
    lines += weight_lines(catalogue, among, found.weights, turn.language)
    ratio, largest = f"{found.consistency_ratio:.3f}", f"{found.largest_ratio:.2f}"
    rows = []
    if found.consistent:
        lines += ["", message("compare-consistent", ratio=ratio, largest=largest)]
        rows.append([Button(Message("compare-take"), f"compare_take:{among.number}")])
    else:
        lines += ["", message("compare-inconsistent", ratio=ratio, largest=largest)]
    if found.worst is not None:
        one, two = (part_name(catalogue, among, at, turn.language) for at in among.pairs[found.worst])
        lines.append(message("compare-worst", one=one, two=two, answer=_answer(answers[found.worst], one, two)))
        rows.append([Button(message("compare-again", one=one, two=two), f"compare_again:{among.number}:{found.worst}")])
    return Screen(PURPOSE, lines, [*rows, [Button(Message("form-back"), f"weights:{among.number}")]])


def again(turn: Turn, number: int = 0, pair: int = 0) -> list[Reply]:
    catalogue = current(turn.work, turn.now).catalogue
    among = scope(catalogue, number)
    if pair >= len(among.pairs):
        raise UserError("button-old")
    _answers(turn, among)
    return [_comparison(turn, catalogue, among, pair)]


def take(turn: Turn, number: int = 0) -> list[Reply]:
    """Refused while the comparisons contradict each other too much."""
    catalogue = current(turn.work, turn.now).catalogue
    among = scope(catalogue, number)
    found = compared(catalogue, among, _answers(turn, among))
    if not found.consistent:
        raise UserError("compare-refused", ratio=f"{found.consistency_ratio:.3f}")
    return _adopt(turn, among, found.weights, move=False)


TAPS = [
    Tap("weights", ADMINS, weights),
    Tap("weigh_equal", ADMINS, weigh_equal),
    Tap("weigh_say", ADMINS, weigh_say),
    Tap("compare", ADMINS, compare),
    Tap("compared", ADMINS, answer),
    Tap("compare_again", ADMINS, again),
    Tap("compare_take", ADMINS, take),
]
FLOWS = [Flow("weights", Weights, plain_context, _said)]
