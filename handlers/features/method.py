"""The method of scoring (计算方法): weights by equal shares, by saying them or by comparing pairs, and the rest as a
file. Each change is a numbered version; what was computed under an older one stays as it was."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from handlers import conversation, imports
from handlers.asking import context_of
from handlers.conversation import Flow
from handlers.documents import Document, Made, Making, ask_for
from handlers.imports import Importing, Preview
from handlers.replies import Button, Line, Reply, Screen, Toast
from handlers.router import ADMINS, Command, Section, Tap, Turn
from handlers.texts import in_language
from handlers.views.scores import figure, grid
from indicators.catalogue import Catalogue, CatalogueError, load
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.questions import Text
from records.roles import Role
from services import methods, weighting
from services.methods import Method, current
from services.score_sheet import Words
from services.weighting import SCALE, Scope, compared, scope
from storage import views
from storage.drafts import Draft
from storage.imports import Import
from storage.people import Person
from storage.unit_of_work import UnitOfWork

PURPOSE = "method"
VIEW = "comparisons"
TIME_ZONE = "Asia/Shanghai"
LARGEST = 200_000  # bytes of a method's file


class Weights(Form):
    """What each weighs, in one message."""

    texts: ClassVar[str] = "weights"
    weights: Annotated[str, Text(600, multiline=True, hint=True)]


class MethodFile(Form):
    """What is to be otherwise, as TOML: pasted, or sent as a file."""

    texts: ClassVar[str] = "method-file"
    content: Annotated[str, Text(4000, multiline=True, hint=True)]


def method(turn: Turn, _rest: str) -> list[Reply]:
    return [_overview(turn, move=True)]


def overview(turn: Turn) -> list[Reply]:
    return [_overview(turn, move=False)]


def _overview(turn: Turn, *, move: bool) -> Screen:
    held = current(turn.work, turn.now)
    lines: list[Line] = [_version(held.number, held.since, held.by), ""]
    for number, key in enumerate(held.catalogue.groups, 1):
        own = scope(held.catalogue, number)
        parts = tuple(
            message("method-weight", name=_name(held.catalogue, own, at, turn.language), weight=figure(weight))
            for at, weight in enumerate(_points(held.catalogue, own))
        )
        group = held.catalogue.groups[key]
        name = in_language(turn.language, Words(zh=group.name.zh, en=group.name.en))
        lines.append(message("method-group", name=name, weight=figure(group.weight), parts=parts))
    lines += ["", Message("method-hint")]
    names = [_scope_name(held.catalogue, number, turn.language) for number in range(len(held.catalogue.groups) + 1)]
    scopes = [Button(name, f"weights:{number}") for number, name in enumerate(names)]
    files = [
        Button(Message("method-download"), "methodfile"),
        Button(Message("method-change"), "methodchange"),
        Button(Message("method-history"), "methodhistory"),
    ]
    return Screen(PURPOSE, lines, [*grid(scopes), files], move=move)


def _points(catalogue: Catalogue, among: Scope) -> list[float]:
    """Of 100, when nothing is missing."""
    if among.number == weighting.GROUPS:
        return list(among.weights)
    return [catalogue.points(catalogue.indicators[key]) for key in among.keys]


def _version(number: int, since: datetime | None, by: str | None) -> Message:
    if since is None:
        return Message("method-packaged")
    at = f"{since.astimezone(ZoneInfo(TIME_ZONE)):%Y-%m-%d %H:%M}"
    return message("method-version", number=number, at=at, by=by or "")


def _name(catalogue: Catalogue, among: Scope, at: int, language: str) -> str:
    named = catalogue.groups if among.number == weighting.GROUPS else catalogue.indicators
    name = named[among.keys[at]].name
    return in_language(language, Words(zh=name.zh, en=name.en))


def _scope_name(catalogue: Catalogue, number: int, language: str) -> Message:
    if number == weighting.GROUPS:
        return Message("method-scope-groups")
    group = list(catalogue.groups.values())[number - 1]
    return message("method-scope-group", name=in_language(language, Words(zh=group.name.zh, en=group.name.en)))


def history(turn: Turn) -> list[Reply]:
    lines: list[Line] = [Message("method-history-heading"), ""]
    lines += [_version(each.number, each.since, each.by) for each in methods.history(turn.work)]
    lines.append(Message("method-packaged"))
    return [Screen(PURPOSE, lines, [[Button(Message("form-back"), "method")]])]


# Weights --------------------------------------------------------------------------------------------------------------


def weights(turn: Turn, number: int = 0) -> list[Reply]:
    """How the weights of a scope are to be found."""
    held = current(turn.work, turn.now)
    among = scope(held.catalogue, number)
    lines: list[Line] = [_scope_name(held.catalogue, number, turn.language), ""]
    lines += [
        message("method-weight", name=_name(held.catalogue, among, at, turn.language), weight=figure(weight))
        for at, weight in enumerate(among.weights)
    ]
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
    lines: list[Line] = [_scope_name(catalogue, number, turn.language), ""]
    lines += [
        message("method-weight", name=_name(catalogue, among, at, turn.language), weight=figure(weight))
        for at, weight in enumerate(weighting.equal(among))
    ]
    rows = [
        [Button(Message("compare-take"), f"weigh_equal:{number}:1")],
        [Button(Message("form-back"), f"weights:{number}")],
    ]
    return [Screen(PURPOSE, lines, rows)]


def weigh_say(turn: Turn, number: int = 0) -> list[Reply]:
    scope(current(turn.work, turn.now).catalogue, number)
    return conversation.begin(turn, conversation.flows()["weights"], subject=str(number), anew=True)


def _said(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    catalogue = current(turn.work, turn.now).catalogue
    among = scope(catalogue, int(draft.subject))
    names = [[_name(catalogue, among, at, language) for language in ("zh-CN", "en")] for at in range(len(among.keys))]
    given = weighting.said(str(answers["weights"]), among, names)
    return [Screen("draft", [Message("weights-taken")]), *_adopt(turn, among, given, move=True)]


def _adopt(turn: Turn, among: Scope, given: Sequence[float], *, move: bool) -> list[Reply]:
    adopted = weighting.adopt_weights(turn.work, turn.person, among, given, turn.now)
    whole = _overview(turn, move=move)
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
    one, two = (_name(catalogue, among, at, turn.language) for at in among.pairs[pair])
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
    found = compared(catalogue, among, _answers(turn, among))
    lines: list[Line] = [_scope_name(catalogue, among.number, turn.language), ""]
    lines += [
        message("method-weight", name=_name(catalogue, among, at, turn.language), weight=figure(weight))
        for at, weight in enumerate(found.weights)
    ]
    ratio, largest = f"{found.consistency_ratio:.3f}", f"{found.largest_ratio:.2f}"
    rows = []
    if found.consistent:
        lines += ["", message("compare-consistent", ratio=ratio, largest=largest)]
        rows.append([Button(Message("compare-take"), f"compare_take:{among.number}")])
    else:
        lines += ["", message("compare-inconsistent", ratio=ratio, largest=largest)]
    if found.worst is not None:
        one, two = (_name(catalogue, among, at, turn.language) for at in among.pairs[found.worst])
        lines.append(
            message("compare-worst", one=one, two=two, answer=_answer(_answers(turn, among)[found.worst], one, two))
        )
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


# The rest, as a file --------------------------------------------------------------------------------------------------


def download(turn: Turn) -> list[Reply]:
    ask_for(turn, METHOD)
    return [Toast(Message("document-coming"))]


def _make(making: Making) -> Made:
    if Role.ADMIN not in making.person.roles:
        raise UserError("not-your-role")
    held = current(making.work, making.now)
    path = making.folder / f"method-{held.number}.toml"
    path.write_text(weighting.as_toml(held.catalogue), encoding="utf-8")
    return Made(path, message("method-file-caption", number=held.number))


def change(turn: Turn) -> list[Reply]:
    return conversation.begin(turn, conversation.flows()["method"], subject="0", anew=True)


def _pasted(turn: Turn, _draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    lines = _lines(str(answers["content"]))
    return [Screen("draft", [Message("method-read")]), *imports.pasted(turn, "method", 0, lines)]


def _lines(text: str) -> list[list[str]]:
    return [[line] for line in text.splitlines()]


def _read(content: bytes) -> list[list[str]]:
    try:
        if len(content) > LARGEST:
            raise UserError("method-no-text")
        return _lines(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError("method-no-text") from None


def _content(found: Import) -> str:
    return "\n".join(line[0] for line in found.lines) + "\n"


def _preview(work: UnitOfWork, _person: Person, found: Import, now: datetime) -> Preview:
    """What would be otherwise; or key and line of what is wrong."""
    held = current(work, now)
    try:
        proposed = load(_content(found))
    except CatalogueError as error:
        return Preview([message("method-wrong", problem=str(error))], 0)
    changes = _changes(held, proposed)
    if not changes:
        return Preview([message("method-same", number=held.number)], 0)
    return Preview([message("method-changes", count=len(changes)), "", *changes[:40]], len(changes))


def _changes(held: Method, proposed: Catalogue) -> list[Line]:
    """Numbers that are not the same, with their keys."""
    before, after = _flat(held.catalogue.model_dump(mode="json")), _flat(proposed.model_dump(mode="json"))
    keys = dict.fromkeys((*before, *after))
    return [
        message("method-changed", name=key, before=str(before.get(key, "—")), after=str(after.get(key, "—")))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _flat(tree: Any, prefix: str = "") -> dict[str, object]:  # Any: JSON
    if not isinstance(tree, dict):
        return {prefix: tree}
    flat: dict[str, object] = {}
    for key, value in tree.items():
        flat |= _flat(value, f"{prefix}.{key}" if prefix else key)
    return flat


def _take(work: UnitOfWork, person: Person, found: Import, now: datetime) -> Message:
    return message("method-adopted", number=methods.adopt(work, person, _content(found), now).number)


METHOD = Document("method", _make)
DOCUMENTS = [METHOD]
COMMANDS = [Command("method", ADMINS, method, place=76, section=Section.PROGRAMME)]
TAPS = [
    Tap("method", ADMINS, overview),
    Tap("methodhistory", ADMINS, history),
    Tap("methodfile", ADMINS, download),
    Tap("methodchange", ADMINS, change),
    Tap("weights", ADMINS, weights),
    Tap("weigh_equal", ADMINS, weigh_equal),
    Tap("weigh_say", ADMINS, weigh_say),
    Tap("compare", ADMINS, compare),
    Tap("compared", ADMINS, answer),
    Tap("compare_again", ADMINS, again),
    Tap("compare_take", ADMINS, take),
]
FLOWS = [
    Flow("weights", Weights, lambda turn, _draft: context_of(turn), _said),
    Flow("method", MethodFile, lambda turn, _draft: context_of(turn), _pasted, file=imports.sent),
]
IMPORTS = [Importing("method", _preview, _take, _read, "method-import")]
