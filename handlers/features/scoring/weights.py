"""What indicators and groups weigh: equal shares, shares that are said, or from comparisons of pairs (层次分析法).

What is taken is the next version of the method.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import BaseModel

from handlers.buttons.scoring import (
    AdoptComparisons,
    AskForWeights,
    CompareAgain,
    ComparePair,
    JudgePair,
    ShowMethod,
    ShowWeights,
    WeighEqually,
)
from handlers.conversation import dialogue
from handlers.conversation.flow import Answers, Flow
from handlers.conversation.form_state import FormState
from handlers.conversation.short_questions import plain_context
from handlers.kit.list_views import keep_view, last_view
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import OnPress, Request
from handlers.kit.texts import LANGUAGES
from handlers.views.method import overview_screen, part_name, scope_name, weight_lines
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.form import Form, deciding
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text
from records.subjects import WeighedGroup
from services.scoring import weighting
from services.scoring.methods import current
from services.scoring.weighting import Judgement, PairwiseWeights, WeightingScope, pairwise_weights, scope_of
from storage.chat.drafts import Draft


class Weights(Form):
    """What each weighs, in one message."""

    texts: ClassVar[str] = "weights"
    weights: Annotated[str, Text(600, multiline=True, hint=True)]


class BegunComparisons(BaseModel):
    """The comparisons that an admin is making: in which scope, and the judgements so far by the number of the pair."""

    scope: int | None = None
    answers: dict[int, Judgement] = {}


VIEW = "comparisons"


def _catalogue(request: Request) -> Catalogue:
    return current(request.work, request.now).catalogue


def show(request: Request, press: ShowWeights) -> list[Reply]:
    """Show the weights of a scope, and ask how others are to be found."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, press.scope)
    lines: list[Line] = [scope_name(catalogue, scope.number, request.language), ""]
    lines += weight_lines(catalogue, scope, scope.weights, request.language)
    rows = [
        [
            Button(Message("weights-equal"), WeighEqually(scope.number)),
            Button(Message("weights-say"), AskForWeights(scope.number)),
        ],
        [Button(message("weights-compare", count=len(scope.pairs)), ComparePair(scope.number, 0))],
        [Button(Message("form-back"), ShowMethod())],
    ]
    return [Screen(Purpose.METHOD, lines, rows)]


def weigh_equally(request: Request, press: WeighEqually) -> list[Reply]:
    """Show equal weights before they are adopted: a slip of the thumb would give everybody another method."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, press.scope)
    equal = weighting.equal_weights(scope)
    if press.sure:
        return _adopt(request, scope, equal, move=False)
    lines: list[Line] = [scope_name(catalogue, scope.number, request.language), ""]
    lines += weight_lines(catalogue, scope, equal, request.language)
    rows = [
        [Button(Message("compare-take"), WeighEqually(scope.number, sure=True))],
        [Button(Message("form-back"), ShowWeights(scope.number))],
    ]
    return [Screen(Purpose.METHOD, lines, rows)]


def ask_for_weights(request: Request, press: AskForWeights) -> list[Reply]:
    """Ask for the weights of a scope in one message."""
    scope = scope_of(_catalogue(request), press.scope)
    return dialogue.begin(request, "weights", subject=WeighedGroup(scope.number), anew=True)


def _read(request: Request, draft: Draft, written: str) -> tuple[WeightingScope, list[float]]:
    """Return the weights that were written, and of which scope they are. Raises UserError where they are none."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, draft.about(WeighedGroup).number)
    names = [[part_name(catalogue, scope, at, language) for language in LANGUAGES] for at in range(len(scope.keys))]
    return scope, weighting.parse_weights(written, scope, names)


def _check_written(request: Request, draft: Draft, _before: Answers, now: Answers) -> None:
    _read(request, draft, str(now["weights"]))


def _as_read(request: Request, draft: Draft, state: FormState) -> list[Message]:
    """Show which weight each part gets, before they are adopted."""
    if state.cursor is not None:
        return []
    scope, weights = _read(request, draft, str(state.answers["weights"]))
    return weight_lines(_catalogue(request), scope, weights, request.language)


def _written(request: Request, draft: Draft, answers: Weights) -> list[Reply]:
    scope, weights = _read(request, draft, answers.weights)
    return [Screen(Purpose.DRAFT, [Message("weights-taken")]), *_adopt(request, scope, weights, move=True)]


def _adopt(request: Request, scope: WeightingScope, weights: Sequence[float], *, move: bool) -> list[Reply]:
    method = weighting.adopt_weights(request.work, request.person, scope, weights, request.now)
    overview = overview_screen(request.work, method, request.language, move=move)
    lines = [message("method-adopted", number=method.number), "", *overview.lines]
    return [Screen(Purpose.METHOD, lines, overview.rows, move=move)]


# Comparisons of pairs -------------------------------------------------------------------------------------------------


def compare(request: Request, press: ComparePair) -> list[Reply]:
    """Ask how a pair compares; the first pair begins anew."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, press.scope)
    _check_pair(scope, press.pair)
    if press.pair == 0:
        keep_view(request, VIEW, BegunComparisons(scope=scope.number))
    before = last_view(request, VIEW, BegunComparisons).answers.get(press.pair)
    return [_question(request, catalogue, scope, press.pair, before)]


def _check_pair(scope: WeightingScope, pair: int) -> None:
    if pair >= len(scope.pairs):
        raise UserError("button-old")


def _question(
    request: Request, catalogue: Catalogue, scope: WeightingScope, pair: int, before: Judgement | None
) -> Screen:
    """Ask how a pair compares.

    What was answered before is marked; one can go back to the pair before, and the first begins anew.
    """
    first, second = (part_name(catalogue, scope, at, request.language) for at in scope.pairs[pair])
    lines: list[Line] = [
        message("compare-progress", number=pair + 1, total=len(scope.pairs)),
        "",
        message("compare-ask", one=first, two=second),
    ]
    rows = [
        [
            Button(
                _marked(_judgement_text(judgement, first, second), judgement is before),
                JudgePair(scope.number, pair, judgement),
            )
        ]
        for judgement in Judgement
    ]
    leave = [Button(Message("button-cancel"), ShowWeights(scope.number))]
    if pair:
        leave.insert(0, Button(Message("form-back"), ComparePair(scope.number, pair - 1)))
    return Screen(Purpose.METHOD, lines, [*rows, leave])


def _marked(answer: Message, chosen: bool) -> Message:
    return message("compare-chosen", answer=answer) if chosen else answer


def _judgement_text(judgement: Judgement, first: str, second: str) -> Message:
    if judgement is Judgement.EQUALLY:
        return Message("compare-same")
    return message(f"compare-{judgement.times}", name=first if judgement < Judgement.EQUALLY else second)


def judge(request: Request, press: JudgePair) -> list[Reply]:
    """Note how a pair compares, and ask about the next one, or show what all of them make."""
    catalogue = _catalogue(request)
    scope, begun = scope_of(catalogue, press.scope), last_view(request, VIEW, BegunComparisons)
    _check_pair(scope, press.pair)
    if begun.scope != scope.number:
        raise UserError("button-old")
    judgements = {**begun.answers, press.pair: press.judgement}
    keep_view(request, VIEW, BegunComparisons(scope=scope.number, answers=judgements))
    unanswered = next((pair for pair in range(len(scope.pairs)) if pair not in judgements), None)
    if unanswered is not None:
        return [_question(request, catalogue, scope, unanswered, None)]
    return [_outcome(request, catalogue, scope, judgements)]


def _judgements(request: Request, scope: WeightingScope) -> Mapping[int, Judgement]:
    """Return the judgements of all pairs. Raises UserError unless each pair of the scope has been compared."""
    begun = last_view(request, VIEW, BegunComparisons)
    if begun.scope != scope.number or set(begun.answers) != set(range(len(scope.pairs))):
        raise UserError("button-old")
    return begun.answers


def _outcome(
    request: Request, catalogue: Catalogue, scope: WeightingScope, judgements: Mapping[int, Judgement]
) -> Screen:
    """Show the weights with their consistency, to be taken; or the comparison that fits least, to be made again."""
    derived = pairwise_weights(catalogue, scope, judgements)
    lines: list[Line] = [scope_name(catalogue, scope.number, request.language), ""]
    lines += weight_lines(catalogue, scope, derived.weights, request.language)
    key = "compare-consistent" if derived.consistent else "compare-inconsistent"
    lines += ["", message(key, ratio=_ratio(derived), largest=f"{derived.largest_ratio:.2f}")]
    rows = [[Button(Message("compare-take"), AdoptComparisons(scope.number))]] if derived.consistent else []
    if derived.worst is not None:
        first, second = (part_name(catalogue, scope, at, request.language) for at in scope.pairs[derived.worst])
        answer = _judgement_text(judgements[derived.worst], first, second)
        lines.append(message("compare-worst", one=first, two=second, answer=answer))
        again = CompareAgain(scope.number, derived.worst)
        rows.append([Button(message("compare-again", one=first, two=second), again)])
    return Screen(Purpose.METHOD, lines, [*rows, [Button(Message("form-back"), ShowWeights(scope.number))]])


def _ratio(derived: PairwiseWeights) -> str:
    return f"{derived.consistency_ratio:.3f}"


def compare_again(request: Request, press: CompareAgain) -> list[Reply]:
    """Ask again about a pair, once all have been compared."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, press.scope)
    _check_pair(scope, press.pair)
    return [_question(request, catalogue, scope, press.pair, _judgements(request, scope)[press.pair])]


def adopt(request: Request, press: AdoptComparisons) -> list[Reply]:
    """Adopt what the comparisons make; refused while they contradict each other too much."""
    catalogue = _catalogue(request)
    scope = scope_of(catalogue, press.scope)
    derived = pairwise_weights(catalogue, scope, _judgements(request, scope))
    if not derived.consistent:
        raise UserError("compare-refused", ratio=_ratio(derived))
    return _adopt(request, scope, derived.weights, move=False)


BUTTONS = [
    OnPress(ShowWeights, show),
    OnPress(WeighEqually, weigh_equally),
    OnPress(AskForWeights, ask_for_weights),
    OnPress(ComparePair, compare),
    OnPress(JudgePair, judge),
    OnPress(CompareAgain, compare_again),
    OnPress(AdoptComparisons, adopt),
]
FLOWS = [
    Flow("weights", deciding(Weights, "compare-take"), plain_context, _written, notes=_as_read, check=_check_written)
]
