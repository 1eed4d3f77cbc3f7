"""Carries forms over Telegram: one draft a person and subject, one screen that asks, answers by tap or typing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pydantic import JsonValue

from handlers import forms
from handlers.forms import Attached, Context, FormState, Given, Option, Typed, View
from handlers.forms import Tap as Tapped
from handlers.incoming import Said, Sent
from handlers.replies import Button, Line, Post, Reply, Rows, Screen, Toast
from handlers.router import Turn, declared, run_tap
from handlers.widgets.turn import pick
from records.errors import UserError
from records.form import Form, heading_of
from records.messages import Message, message
from records.text import clean
from storage import drafts, evidence, records
from storage.drafts import Draft
from storage.unit_of_work import UnitOfWork

_YES_OR_NO = {"是": 0, "是的": 0, "对": 0, "yes": 0, "y": 0, "不": 1, "不是": 1, "否": 1, "no": 1, "n": 1}
ALBUM_QUIET = 0.7  # seconds without a further photo before an album is answered


Answers = Mapping[str, JsonValue]


@dataclass(frozen=True)
class Flow:
    """A form that people can be asked. `context` says what it must know; `submit` is called with valid answers.
    `interrupt` may ask something else first, which is answered before the form goes on or is submitted; `beside` are
    buttons for what can be done instead; `file` takes a photo or document that no question asks for; `heading` says
    what is done, where the form does not; `note` is read above the question; `check` refuses answers that have just
    been given (the answers before and now) for reasons that no form knows."""

    name: str
    form: type[Form]
    context: Callable[[Turn, Draft], Context]
    submit: Callable[[Turn, Draft, dict[str, JsonValue]], Iterable[Reply]]
    interrupt: Callable[[Turn, Draft, FormState], Screen | None] = lambda _turn, _draft, _state: None
    beside: Callable[[Turn, Draft], Rows] = lambda _turn, _draft: ()
    file: Callable[[Turn, Draft, Sent], Iterable[Reply]] | None = None
    heading: Message | None = None
    note: Callable[[Turn, Draft, FormState], Message | None] = lambda _turn, _draft, _state: None
    check: Callable[[Turn, Draft, Answers, Answers], None] = lambda _turn, _draft, _before, _now: None


@cache
def flows() -> dict[str, Flow]:
    return {each.name: each for each in declared("FLOWS") if isinstance(each, Flow)}


def begin(
    turn: Turn,
    name: str,
    *,
    subject: str = "new",
    partnership_id: int | None = None,
    answers: dict[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
    anew: bool = False,
) -> list[Reply]:
    """Opens a draft of the flow of that name, or goes on with the one there is, unless it is to be asked anew."""
    flow = flows()[name]
    if anew:
        close(turn)
    found = drafts.find(turn.work, turn.person.id, flow.name, subject)
    if found is not None and not _still_theirs(turn, found, flow):
        drafts.remove(turn.work, found)
        found = None
    if found is not None and subject == "new":
        return [_left_over(turn, found, flow)]
    if found is not None:
        return [show(turn, found, move=True)]
    blank = Draft(0, turn.person.id, flow.name, subject, partnership_id, 1, {})
    context = flow.context(turn, blank)
    state = forms.start(flow.form, context, answers=answers, only=only, scratch=scratch)
    state.begun = int(turn.now.timestamp())
    draft = drafts.add(turn.work, replace(blank, state=state.model_dump(mode="json")), turn.now)
    return [show(turn, draft, move=True, known=(state, context))]


def _still_theirs(turn: Turn, draft: Draft, flow: Flow) -> bool:
    """Whether the person can go on with it: they may have left that side since, and must not be kept from the next."""
    try:
        flow.context(turn, draft)
    except UserError:
        return False
    return True


def close(turn: Turn) -> None:
    """Questions that are about no record are asked one at a time: whatever was open of them is asked no more."""
    for draft in drafts.of_person(turn.work, turn.person.id):
        if draft.partnership_id is None:
            drafts.remove(turn.work, draft)


def title_of(work: UnitOfWork, draft: Draft) -> Message:
    """What the draft is for, and which record it is about."""
    flow = flows()[draft.form]
    title, record = flow.heading or Message(heading_of(flow.form)), _about(work, draft)
    return message("draft-about", form=title, record=record) if record else title


def _about(work: UnitOfWork, draft: Draft) -> Message | None:
    record = records.by_id(work, draft.record[0]) if draft.record else None
    return message("draft-record", number=record.id, title=record.title) if record else None


def _left_over(turn: Turn, draft: Draft, flow: Flow) -> Screen:
    title = Message(heading_of(flow.form))
    rows = [[Button(Message("draft-continue"), f"go:{draft.id}"), Button(Message("draft-discard"), f"drop:{draft.id}")]]
    return Screen("draft", [message("draft-left-over", form=title)], rows, move=True)


def show(
    turn: Turn,
    draft: Draft,
    *,
    move: bool,
    error: Message | None = None,
    quiet: float = 0.0,
    known: tuple[FormState, Context] | None = None,
) -> Screen:
    """The draft's screen as it stands now. `known`: what else would be read again."""
    flow = flows()[draft.form]
    state, context = known or (FormState.model_validate(draft.state), flow.context(turn, draft))
    if (first := flow.interrupt(turn, draft, state)) is not None:
        told: list[Line] = [message("form-error", error=error), ""] if error else []
        return replace(first, lines=[*told, *first.lines], move=move)
    view = forms.view(flow.form, state, context)
    rows = [[_button(draft, option) for option in row] for row in view.rows]
    beside = [list(row) for row in flow.beside(turn, draft)]
    cancel = Button(Message("button-cancel"), f"drop:{draft.id}")
    rows = [*rows[:-1], [*rows[-1], cancel]] if _ends_with_back(view) and not beside else [*rows, *beside, [cancel]]
    above = [line for line in (_about(turn.work, draft), flow.note(turn, draft, state)) if line is not None]
    lines = _lines(replace(view, title=flow.heading or view.title), above, error)
    return Screen("draft", lines, rows, move=move, quiet_seconds=quiet)


def _ends_with_back(view: View) -> bool:
    """Then there is room beside it."""
    return bool(view.rows) and [option.token for option in view.rows[-1]] == ["back"]


def _button(draft: Draft, option: Option) -> Button:
    return Button(option.label, f"f:{draft.id}:{draft.revision}:{option.token}")


def _lines(view: View, above: Sequence[Message], error: Message | None) -> list[Line]:
    heading = message("form-heading", form=view.title)
    if view.progress is not None:
        heading = message("form-heading-progress", form=view.title, number=view.progress[0], total=view.progress[1])
    lines: list[Line] = [heading, *above]
    lines += [message("form-answer", label=label, value=value) for label, value in view.answered]
    if error is not None:
        lines += ["", message("form-error", error=error)]
    lines += [message("form-note", note=note) for note in view.notes]
    if view.prompt is not None:
        lines += ["", message("form-prompt", prompt=view.prompt)]
    if view.hint is not None:
        lines.append(message("form-hint", hint=view.hint))
    return lines


def give(
    turn: Turn, draft: Draft, given: Given, *, move: bool, quiet: float = 0.0, said: int | None = None
) -> list[Reply]:
    """Takes an answer; a wrong one is told above the same question, and nothing is lost. `said`: the message that it
    was; which question it answered, right or wrong, is kept in the draft, so that the message can be edited."""
    state = FormState.model_validate(draft.state)
    if said is not None and state.cursor is not None:
        state.said[said] = state.cursor

    def step(form: type[Form], context: Context) -> FormState:
        return forms.take(form, state, given, context)

    return _advance(turn, draft, state, step, move=move, quiet=quiet)


def _advance(
    turn: Turn,
    draft: Draft,
    before: FormState,
    step: Callable[[type[Form], Context], FormState],
    *,
    move: bool,
    quiet: float = 0.0,
) -> list[Reply]:
    flow = flows()[draft.form]
    context = flow.context(turn, draft)
    try:
        state = step(flow.form, context)
        if state.answers != before.answers:
            flow.check(turn, draft, before.answers, state.answers)
        if state.submitted:
            forms.answers_of(flow.form, state, context)
    except UserError as error:
        kept = draft if before == FormState.model_validate(draft.state) else _saved(turn, draft, before)
        return [show(turn, kept, move=move, error=error.message, known=(before, context))]
    if state.submitted and flow.interrupt(turn, draft, state) is None:
        drafts.remove(turn.work, draft)
        return list(flow.submit(turn, draft, state.answers))
    saved = draft if state.submitted else _saved(turn, draft, state)
    return [show(turn, saved, move=move, quiet=quiet, known=(state, context))]


def _saved(turn: Turn, draft: Draft, state: FormState) -> Draft:
    return drafts.save(turn.work, draft, state.model_dump(mode="json"), turn.now)


def typed(turn: Turn, said: Said) -> list[Reply]:
    """Text that is no command: an answer to the draft that was shown last."""
    draft = drafts.current(turn.work, turn.person.id)
    if draft is None:
        raise UserError("nothing-asked")
    flow, state = flows()[draft.form], FormState.model_validate(draft.state)
    if (first := flow.interrupt(turn, draft, state)) is not None:
        return _answered_first(turn, draft, first, said.text)
    return give(turn, draft, Typed(said.text), move=True, said=said.message_id)


def _answered_first(turn: Turn, draft: Draft, asked: Screen, text: str) -> list[Reply]:
    """What was typed in answer to what is asked before the form goes on: a button's label or number, or yes or no,
    which are the first and the last of two."""
    buttons, context = [button for row in asked.rows for button in row], flows()[draft.form].context(turn, draft)
    wanted = clean(text).casefold()
    chosen = pick(wanted, [Option(button.label, button.data) for button in buttons], context) if wanted else None
    data = chosen.token if chosen else None
    if len(buttons) == 2 and wanted in _YES_OR_NO:
        data = buttons[_YES_OR_NO[wanted]].data
    if data is None:
        return [show(turn, draft, move=True, error=Message("form-choose-one"))]
    return list(run_tap(turn, data))


def amended(turn: Turn, said: Said) -> list[Reply]:
    """An edited message amends the answer that it gave, as long as the draft is open; other edits mean nothing."""
    draft = drafts.current(turn.work, turn.known.id) if turn.known else None
    state = FormState.model_validate(draft.state if draft else {})
    field = state.said.get(said.message_id)
    if draft is None or field is None:
        return []

    def step(form: type[Form], context: Context) -> FormState:
        return forms.amend(form, state, field, Typed(said.text), context)

    return _advance(turn, draft, state, step, move=True)


def attached(turn: Turn, sent: Sent) -> list[Reply]:
    """A photo or document for the draft that was shown last."""
    draft = drafts.current(turn.work, turn.person.id)
    if draft is None:
        return [Post([Message("nothing-asked")], key=_once_an_album(turn, sent))]
    file_taker = flows()[draft.form].file
    if file_taker is not None:
        return list(file_taker(turn, draft, sent))
    seen = evidence.seen_in(turn.work, sent.unique_id)
    number = evidence.add(
        turn.work, turn.person.id, sent.kind, sent.file_id, sent.unique_id, sent.name, sent.size, turn.now
    )
    file: dict[str, JsonValue] = {"evidence_id": number, "kind": sent.kind, "name": sent.name}
    file |= {"media_group_id": sent.album, "seen_in": seen}
    return give(turn, draft, Attached(file), move=True, quiet=ALBUM_QUIET if sent.album else 0.0)


def _once_an_album(turn: Turn, sent: Sent) -> str | None:
    """An album is many messages and one thing said: it is answered once."""
    return f"nothing-asked:{turn.chat_id}:{sent.album}" if sent.album else None


def tapped(turn: Turn, draft_id: str, revision: str, token: str) -> list[Reply]:
    """A button of a draft. One of an earlier revision shows the present state and does nothing else."""
    draft = own_draft(turn, draft_id)
    if str(draft.revision) != revision:
        return [Toast(Message("button-old")), show(turn, draft, move=False)]
    return give(turn, draft, Tapped(token), move=False)


def put_down(turn: Turn, draft_id: int) -> None:
    """The draft is not needed any more."""
    drafts.remove(turn.work, own_draft(turn, draft_id))


def own_draft(turn: Turn, draft_id: str | int) -> Draft:
    """Raises UserError where the draft is gone or somebody else's."""
    number = str(draft_id)
    known = number.isascii() and number.isdigit() and len(number) <= 18
    draft = drafts.own(turn.work, turn.person.id, int(number)) if known else None
    if draft is None:
        raise UserError("draft-gone")
    return draft
