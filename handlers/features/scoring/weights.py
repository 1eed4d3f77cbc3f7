"""What indicators and groups weigh: equal shares, shares that are said, or from comparisons of pairs (层次分析法). What
is taken is the next version of the method."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.questions import plain_context
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import ADMINS, Request, Tap
from handlers.kit.texts import LANGUAGES
from handlers.views.method import PURPOSE, overview_screen, part_name, scope_name, weight_lines
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.subjects import WeighedGroup
from services.scoring import weighting
from services.scoring.methods import current
from services.scoring.weighting import SCALE, Scope, compared, scope
from storage.chat import list_views
from storage.chat.drafts import Draft

VIEW = "comparisons"


class Weights(Form):
    """What each weighs, in one message."""

    texts: ClassVar[str] = "weights"
    weights: Annotated[str, Text(600, multiline=True, hint=True)]


def weights(request: Request, number: int = 0) -> list[Reply]:
    """How the weights of a scope are to be found."""
    held = current(request.work, request.now)
    among = scope(held.catalogue, number)
    lines: list[Line] = [scope_name(held.catalogue, number, request.language), ""]
    lines += weight_lines(held.catalogue, among, among.weights, request.language)
    rows = [
        [
            Button(Message("weights-equal"), f"weigh_equal:{number}"),
            Button(Message("weights-say"), f"weigh_say:{number}"),
        ],
        [Button(message("weights-compare", count=len(among.pairs)), f"compare:{number}:0")],
        [Button(Message("form-back"), "method")],
    ]
    return [Screen(PURPOSE, lines, rows)]


def weigh_equal(request: Request, number: int = 0, sure: int = 0) -> list[Reply]:
    """Shown first: a slip of the thumb would give everybody another method."""
    catalogue = current(request.work, request.now).catalogue
    among = scope(catalogue, number)
    if sure:
        return _adopt(request, among, weighting.equal(among), move=False)
    lines: list[Line] = [scope_name(catalogue, number, request.language), ""]
    lines += weight_lines(catalogue, among, weighting.equal(among), request.language)
    rows = [
        [Button(Message("compare-take"), f"weigh_equal:{number}:1")],
        [Button(Message("form-back"), f"weights:{number}")],
    ]
    return [Screen(PURPOSE, lines, rows)]


def weigh_say(request: Request, number: int = 0) -> list[Reply]:
    scope(current(request.work, request.now).catalogue, number)
    return dialogue.begin(request, "weights", subject=WeighedGroup(number), anew=True)


def _said(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    catalogue = current(request.work, request.now).catalogue
    among = scope(catalogue, draft.about(WeighedGroup).number)
    names = [[part_name(catalogue, among, at, language) for language in LANGUAGES] for at in range(len(among.keys))]
    given = weighting.said(str(answers["weights"]), among, names)
    return [Screen("draft", [Message("weights-taken")]), *_adopt(request, among, given, move=True)]


def _adopt(request: Request, among: Scope, given: Sequence[float], *, move: bool) -> list[Reply]:
    adopted = weighting.adopt_weights(request.work, request.person, among, given, request.now)
    whole = overview_screen(request.work, current(request.work, request.now), request.language, move=move)
    return [
        Screen(PURPOSE, [message("method-adopted", number=adopted.number), "", *whole.lines], whole.rows, move=move)
    ]


# Comparisons of pairs -------------------------------------------------------------------------------------------------


def compare(request: Request, number: int = 0, pair: int = 0) -> list[Reply]:
    """Asks one comparison; the first begins anew."""
    held = current(request.work, request.now)
    among = scope(held.catalogue, number)
    if pair >= len(among.pairs):
        raise UserError("button-old")
    if pair == 0:
        list_views.put(request.work, request.person.id, VIEW, {"scope": number, "answers": {}})
    return [_comparison(request, held.catalogue, among, pair)]


def _comparison(request: Request, catalogue: Catalogue, among: Scope, pair: int) -> Screen:
    """What was answered before is marked; one can go back to the pair before, and the first begins anew."""
    one, two = (part_name(catalogue, among, at, request.language) for at in among.pairs[pair])
    begun: Any = list_views.get(request.work, request.person.id, VIEW)  # JSON that this file has put there
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


def answer(request: Request, number: int = 0, pair: int = 0, place: int = 0) -> list[Reply]:
    held = current(request.work, request.now)
    among = scope(held.catalogue, number)
    begun: Any = list_views.get(request.work, request.person.id, VIEW)  # JSON that this file has put there
    if begun.get("scope") != number or pair >= len(among.pairs) or place >= len(SCALE):
        raise UserError("button-old")
    answers = {**begun["answers"], str(pair): place}
    list_views.put(request.work, request.person.id, VIEW, {"scope": number, "answers": answers})
    still = next((each for each in range(len(among.pairs)) if str(each) not in answers), None)
    if still is not None:
        return [_comparison(request, held.catalogue, among, still)]
    return [_compared(request, held.catalogue, among)]


def _answers(request: Request, among: Scope) -> dict[int, int]:
    """Raises UserError unless each pair of the scope has been compared."""
    begun: Any = list_views.get(request.work, request.person.id, VIEW)  # JSON that this file has put there
    answers = {int(pair): int(place) for pair, place in begun.get("answers", {}).items()}
    if begun.get("scope") != among.number or set(answers) != set(range(len(among.pairs))):
        raise UserError("button-old")
    return answers


def _compared(request: Request, catalogue: Catalogue, among: Scope) -> Screen:
    """The weights with their consistency, to be taken; or the comparison that fits least, to be made again."""
    answers = _answers(request, among)
    found = compared(catalogue, among, answers)
    lines: list[Line] = [scope_name(catalogue, among.number, request.language), ""]
    lines += weight_lines(catalogue, among, found.weights, request.language)
    ratio, largest = f"{found.consistency_ratio:.3f}", f"{found.largest_ratio:.2f}"
    rows = []
    if found.consistent:
        lines += ["", message("compare-consistent", ratio=ratio, largest=largest)]
        rows.append([Button(Message("compare-take"), f"compare_take:{among.number}")])
    else:
        lines += ["", message("compare-inconsistent", ratio=ratio, largest=largest)]
    if found.worst is not None:
        one, two = (part_name(catalogue, among, at, request.language) for at in among.pairs[found.worst])
        lines.append(message("compare-worst", one=one, two=two, answer=_answer(answers[found.worst], one, two)))
        rows.append([Button(message("compare-again", one=one, two=two), f"compare_again:{among.number}:{found.worst}")])
    return Screen(PURPOSE, lines, [*rows, [Button(Message("form-back"), f"weights:{among.number}")]])


def again(request: Request, number: int = 0, pair: int = 0) -> list[Reply]:
    catalogue = current(request.work, request.now).catalogue
    among = scope(catalogue, number)
    if pair >= len(among.pairs):
        raise UserError("button-old")
    _answers(request, among)
    return [_comparison(request, catalogue, among, pair)]


def take(request: Request, number: int = 0) -> list[Reply]:
    """Refused while the comparisons contradict each other too much."""
    catalogue = current(request.work, request.now).catalogue
    among = scope(catalogue, number)
    found = compared(catalogue, among, _answers(request, among))
    if not found.consistent:
        raise UserError("compare-refused", ratio=f"{found.consistency_ratio:.3f}")
    return _adopt(request, among, found.weights, move=False)


TAPS = [
    Tap("weights", ADMINS, weights),
    Tap("weigh_equal", ADMINS, weigh_equal),
    Tap("weigh_say", ADMINS, weigh_say),
    Tap("compare", ADMINS, compare),
    Tap("compared", ADMINS, answer),
    Tap("compare_again", ADMINS, again),
    Tap("compare_take", ADMINS, take),
]
FLOWS = [Flow("weights", Weights, plain_context, as_json(_said))]
