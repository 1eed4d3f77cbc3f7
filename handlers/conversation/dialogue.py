"""Carries forms over Telegram: one draft a person and subject, one screen that asks, answers by tap or typing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import JsonValue

from handlers.conversation import engine
from handlers.conversation.engine import Attached, Context, FormState, Given, Option, Typed, View
from handlers.conversation.engine import Tap as Tapped
from handlers.conversation.widgets.turn import pick
from handlers.kit.incoming import Said, Sent
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen, Toast
from handlers.kit.router import Request, declared, run_tap
from records.errors import UserError
from records.form import Form, heading_of
from records.messages import Message, message
from records.subjects import New, RecordVersion, Subject
from records.text import clean
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, record_rows

_YES_OR_NO = {"是": 0, "是的": 0, "对": 0, "yes": 0, "y": 0, "不": 1, "不是": 1, "否": 1, "no": 1, "n": 1}
NEW = New()
ALBUM_QUIET = 0.7  # seconds without a further photo before an album is answered


Answers = Mapping[str, JsonValue]


F = TypeVar("F", bound=Form)


@dataclass(frozen=True)
class Flow(Generic[F]):
    """A form that people can be asked. `context` says what it must know; `submit` is called with valid answers.
    `interrupt` may ask something else first, which is answered before the form goes on or is submitted; `beside` are
    buttons for what can be done instead; `file` takes a photo or document that no question asks for; `heading` says
    what is done, where the form does not; `note` is read above the question; `check` refuses answers that have just
    been given (the answers before and now) for reasons that no form knows."""

    name: str
    form: type[F]
    context: Callable[[Request, Draft], Context]
    submit: Callable[[Request, Draft, F], Iterable[Reply]]
    interrupt: Callable[[Request, Draft, FormState], Screen | None] = lambda _request, _draft, _state: None
    beside: Callable[[Request, Draft], Rows] = lambda _request, _draft: ()
    file: Callable[[Request, Draft, Sent], Iterable[Reply]] | None = None
    heading: Message | None = None
    note: Callable[[Request, Draft, FormState], Message | None] = lambda _request, _draft, _state: None
    check: Callable[[Request, Draft, Answers, Answers], None] = lambda _request, _draft, _before, _now: None


def as_json(
    submit: Callable[[Request, Draft, dict[str, JsonValue]], Iterable[Reply]],
) -> Callable[[Request, Draft, Form], Iterable[Reply]]:
    """Hand a flow's answers on as JSON: for those that do not take the form's own model yet."""
    return lambda request, draft, answers: submit(request, draft, answers.to_json())


@cache
def flows() -> dict[str, Flow[Any]]:  # each of its own form
    return {each.name: each for each in declared("FLOWS") if isinstance(each, Flow)}


def begin(
    request: Request,
    name: str,
    *,
    subject: Subject = NEW,
    partnership_id: int | None = None,
    answers: dict[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
    anew: bool = False,
) -> list[Reply]:
    """Opens a draft of the flow of that name, or goes on with the one there is, unless it is to be asked anew."""
    flow = flows()[name]
    if anew:
        close(request)
    found = drafts.find(request.work, request.person.id, flow.name, subject)
    if found is not None and not _still_theirs(request, found, flow):
        drafts.remove(request.work, found)
        found = None
    if found is not None and subject == NEW:
        return [_left_over(request, found, flow)]
    if found is not None:
        return [show(request, found, move=True)]
    blank = Draft(0, request.person.id, flow.name, subject, partnership_id, 1, {})
    context = flow.context(request, blank)
    state = engine.start(flow.form, context, answers=answers, only=only, scratch=scratch)
    state.begun = int(request.now.timestamp())
    draft = drafts.add(request.work, replace(blank, state=state.model_dump(mode="json")), request.now)
    return [show(request, draft, move=True, known=(state, context))]


def _still_theirs(request: Request, draft: Draft, flow: Flow[Any]) -> bool:
    """Whether the person can go on with it: they may have left that side since, and must not be kept from the next."""
    try:
        flow.context(request, draft)
    except UserError:
        return False
    return True


def close(request: Request) -> None:
    """Questions that are about no record are asked one at a time: whatever was open of them is asked no more."""
    for draft in drafts.of_person(request.work, request.person.id):
        if draft.partnership_id is None:
            drafts.remove(request.work, draft)


def title_of(work: UnitOfWork, draft: Draft) -> Message:
    """What the draft is for, and which record it is about."""
    flow = flows()[draft.form]
    title, record = flow.heading or Message(heading_of(flow.form)), _about(work, draft)
    return message("draft-about", form=title, record=record) if record else title


def _about(work: UnitOfWork, draft: Draft) -> Message | None:
    subject = draft.subject
    record = record_rows.by_id(work, subject.record) if isinstance(subject, RecordVersion) else None
    return message("draft-record", number=record.id, title=record.title) if record else None


def _left_over(request: Request, draft: Draft, flow: Flow[Any]) -> Screen:
    title = Message(heading_of(flow.form))
    rows = [[Button(Message("draft-continue"), f"go:{draft.id}"), Button(Message("draft-discard"), f"drop:{draft.id}")]]
    return Screen("draft", [message("draft-left-over", form=title)], rows, move=True)


def show(
    request: Request,
    draft: Draft,
    *,
    move: bool,
    error: Message | None = None,
    quiet: float = 0.0,
    known: tuple[FormState, Context] | None = None,
) -> Screen:
    """The draft's screen as it stands now. `known`: what else would be read again."""
    flow = flows()[draft.form]
    state, context = known or (FormState.model_validate(draft.state), flow.context(request, draft))
    if (first := flow.interrupt(request, draft, state)) is not None:
        told: list[Line] = [message("form-error", error=error), ""] if error else []
        return replace(first, lines=[*told, *first.lines], move=move)
    view = engine.view(flow.form, state, context)
    rows = [[_button(draft, option) for option in row] for row in view.rows]
    beside = [list(row) for row in flow.beside(request, draft)]
    cancel = Button(Message("button-cancel"), f"drop:{draft.id}")
    rows = [*rows[:-1], [*rows[-1], cancel]] if _ends_with_back(view) and not beside else [*rows, *beside, [cancel]]
    above = [line for line in (_about(request.work, draft), flow.note(request, draft, state)) if line is not None]
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
    request: Request, draft: Draft, given: Given, *, move: bool, quiet: float = 0.0, said: int | None = None
) -> list[Reply]:
    """Takes an answer; a wrong one is told above the same question, and nothing is lost. `said`: the message that it
    was; which question it answered, right or wrong, is kept in the draft, so that the message can be edited."""
    state = FormState.model_validate(draft.state)
    if said is not None and state.cursor is not None:
        state.said[said] = state.cursor

    def step(form: type[Form], context: Context) -> FormState:
        return engine.take(form, state, given, context)

    return _advance(request, draft, state, step, move=move, quiet=quiet)


def _advance(
    request: Request,
    draft: Draft,
    before: FormState,
    step: Callable[[type[Form], Context], FormState],
    *,
    move: bool,
    quiet: float = 0.0,
) -> list[Reply]:
    flow = flows()[draft.form]
    context = flow.context(request, draft)
    try:
        state = step(flow.form, context)
        if state.answers != before.answers:
            flow.check(request, draft, before.answers, state.answers)
        answers = engine.answers_of(flow.form, state, context) if state.submitted else None
    except UserError as error:
        kept = draft if before == FormState.model_validate(draft.state) else _saved(request, draft, before)
        return [show(request, kept, move=move, error=error.message, known=(before, context))]
    if answers is not None and flow.interrupt(request, draft, state) is None:
        drafts.remove(request.work, draft)
        return list(flow.submit(request, draft, answers))
    saved = draft if state.submitted else _saved(request, draft, state)
    return [show(request, saved, move=move, quiet=quiet, known=(state, context))]


def _saved(request: Request, draft: Draft, state: FormState) -> Draft:
    return drafts.save(request.work, draft, state.model_dump(mode="json"), request.now)


def typed(request: Request, said: Said) -> list[Reply]:
    """Text that is no command: an answer to the draft that was shown last."""
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        raise UserError("nothing-asked")
    flow, state = flows()[draft.form], FormState.model_validate(draft.state)
    if (first := flow.interrupt(request, draft, state)) is not None:
        return _answered_first(request, draft, first, said.text)
    return give(request, draft, Typed(said.text), move=True, said=said.message_id)


def _answered_first(request: Request, draft: Draft, asked: Screen, text: str) -> list[Reply]:
    """What was typed in answer to what is asked before the form goes on: a button's label or number, or yes or no,
    which are the first and the last of two."""
    buttons, context = [button for row in asked.rows for button in row], flows()[draft.form].context(request, draft)
    wanted = clean(text).casefold()
    chosen = pick(wanted, [Option(button.label, button.data) for button in buttons], context) if wanted else None
    data = chosen.token if chosen else None
    if len(buttons) == 2 and wanted in _YES_OR_NO:
        data = buttons[_YES_OR_NO[wanted]].data
    if data is None:
        return [show(request, draft, move=True, error=Message("form-choose-one"))]
    return list(run_tap(request, data))


def amended(request: Request, said: Said) -> list[Reply]:
    """An edited message amends the answer that it gave, as long as the draft is open; other edits mean nothing."""
    draft = drafts.current(request.work, request.known.id) if request.known else None
    state = FormState.model_validate(draft.state if draft else {})
    field = state.said.get(said.message_id)
    if draft is None or field is None:
        return []

    def step(form: type[Form], context: Context) -> FormState:
        return engine.amend(form, state, field, Typed(said.text), context)

    return _advance(request, draft, state, step, move=True)


def attached(request: Request, sent: Sent) -> list[Reply]:
    """A photo or document for the draft that was shown last."""
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        return [Post([Message("nothing-asked")], key=_once_an_album(request, sent))]
    file_taker = flows()[draft.form].file
    if file_taker is not None:
        return list(file_taker(request, draft, sent))
    seen = attachments.seen_in(request.work, sent.unique_id)
    number = attachments.add(
        request.work, request.person.id, sent.kind, sent.file_id, sent.unique_id, sent.name, sent.size, request.now
    )
    file: dict[str, JsonValue] = {"evidence_id": number, "kind": sent.kind, "name": sent.name}
    file |= {"media_group_id": sent.album, "seen_in": seen}
    return give(request, draft, Attached(file), move=True, quiet=ALBUM_QUIET if sent.album else 0.0)


def _once_an_album(request: Request, sent: Sent) -> str | None:
    """An album is many messages and one thing said: it is answered once."""
    return f"nothing-asked:{request.chat.id}:{sent.album}" if sent.album else None


def tapped(request: Request, draft_id: str, revision: str, token: str) -> list[Reply]:
    """A button of a draft. One of an earlier revision shows the present state and does nothing else."""
    draft = own_draft(request, draft_id)
    if str(draft.revision) != revision:
        return [Toast(Message("button-old")), show(request, draft, move=False)]
    return give(request, draft, Tapped(token), move=False)


def put_down(request: Request, draft_id: int) -> None:
    """The draft is not needed any more."""
    drafts.remove(request.work, own_draft(request, draft_id))


def own_draft(request: Request, draft_id: str | int) -> Draft:
    """Raises UserError where the draft is gone or somebody else's."""
    number = str(draft_id)
    known = number.isascii() and number.isdigit() and len(number) <= 18
    draft = drafts.own(request.work, request.person.id, int(number)) if known else None
    if draft is None:
        raise UserError("draft-gone")
    return draft
