"""Carries forms over Telegram: one draft a person and subject, one screen that asks, answers by tap or typing."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import JsonValue

from handlers.buttons.conversation import Answer, ContinueDraft, DiscardDraft
from handlers.conversation import engine
from handlers.conversation.context import Context
from handlers.conversation.engine import Step
from handlers.conversation.flow import Answers, Flow, as_json, flows
from handlers.conversation.form_state import FormState
from handlers.conversation.navigation import Back
from handlers.conversation.view import FormView
from handlers.conversation.widgets.widget import Attached, FormButton, Given, Typed
from handlers.conversation.widgets.words import pick
from handlers.kit.incoming import FileMessage, TextMessage
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import Request, run_tap
from records.errors import UserError
from records.form import Form, heading_of
from records.messages import Message, message
from records.subjects import New, RecordVersion, Subject
from records.text import clean
from storage.chat import drafts, outbox
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments, record_rows

__all__ = ["Answers", "Flow", "as_json", "flows"]  # until all features import them from where they are

_YES_OR_NO = {"是": 0, "是的": 0, "对": 0, "yes": 0, "y": 0, "不": 1, "不是": 1, "否": 1, "no": 1, "n": 1}
NEW = New()
ALBUM_QUIET = 0.7  # seconds without a further photo before an album is answered


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
    opened = _Opened(state, context, flow.interrupt(request, draft, state))
    return [show(request, draft, move=True, opened=opened)]


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
    rows = [[
        Button(Message("draft-continue"), ContinueDraft(draft.id)),
        Button(Message("draft-discard"), DiscardDraft(draft.id)),
    ]]  # fmt: skip
    return Screen("draft", [message("draft-left-over", form=title)], rows, move=True)


def resume(request: Request, draft_id: int) -> list[Reply]:
    """Take a draft up again where it was left: in place of the question whether to, or below whatever offered it."""
    draft = own_draft(request, draft_id)
    saved = drafts.save(request.work, draft, draft.state, request.now)
    question = json.dumps(outbox.content_on_show(request.work, request.chat, "draft"))
    return [show(request, saved, move=f'"{ContinueDraft(draft.id).pack()}"' not in question)]


def resume_with(request: Request, draft: Draft, state: FormState) -> list[Reply]:
    """Go on with a draft in the state that is given."""
    return [show(request, _saved(request, draft, state), move=False)]


def discard(request: Request, draft_id: int, *, sure: bool) -> list[Reply]:
    """Discard a draft, after asking once."""
    draft = own_draft(request, draft_id)
    if not sure:
        rows = [[
            Button(Message("draft-continue"), ContinueDraft(draft.id)),
            Button(Message("draft-discard"), DiscardDraft(draft.id, sure=True)),
        ]]  # fmt: skip
        return [Screen("draft", [Message("cancel-ask")], rows)]
    drafts.remove(request.work, draft)
    return [Screen("draft", [Message("draft-discarded")])]


@dataclass(frozen=True)
class _Opened:
    """What has been read of a draft; `first` is what is asked before it goes on."""

    state: FormState
    context: Context
    first: Screen | None


def _open(request: Request, draft: Draft) -> tuple[Draft, _Opened]:
    """Return the draft with what is read of it, and note in it where something else is asked first by now."""
    flow, state = flows()[draft.form], FormState.model_validate(draft.state)
    first = flow.interrupt(request, draft, state)
    if first is not None and not state.interrupted:
        state.interrupted = True
        draft = _saved(request, draft, state)
    return draft, _Opened(state, flow.context(request, draft), first)


def show(
    request: Request,
    draft: Draft,
    *,
    move: bool,
    error: Message | None = None,
    quiet: float = 0.0,
    opened: _Opened | None = None,
) -> Screen:
    """Return the draft's screen as it stands now. `opened`: what would be read again otherwise."""
    flow = flows()[draft.form]
    if opened is None:
        draft, opened = _open(request, draft)
    if opened.first is not None:
        above: list[Line] = [message("form-error", error=error), ""] if error else []
        return replace(opened.first, lines=[*above, *opened.first.lines], move=move)
    view = engine.view(flow.form, opened.state, opened.context)
    rows = [[_button(draft, button) for button in row] for row in view.rows]
    beside = [list(row) for row in flow.beside(request, draft)]
    cancel = Button(Message("button-cancel"), DiscardDraft(draft.id))
    rows = [*rows[:-1], [*rows[-1], cancel]] if _ends_with_back(view) and not beside else [*rows, *beside, [cancel]]
    notes = (_about(request.work, draft), flow.note(request, draft, opened.state))
    lines = _lines(replace(view, title=flow.heading or view.title), [note for note in notes if note], error)
    return Screen("draft", lines, rows, move=move, quiet_seconds=quiet)


def _ends_with_back(view: FormView) -> bool:
    """Tell whether there is room beside the button to go back."""
    return bool(view.rows) and [button.token for button in view.rows[-1]] == [Back()]


def _button(draft: Draft, button: FormButton) -> Button:
    return Button(button.label, Answer(draft.id, draft.revision, button.token.pack()))


def _lines(view: FormView, above: Sequence[Message], error: Message | None) -> list[Line]:
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


def give(request: Request, draft: Draft, given: Given, *, move: bool, quiet: float = 0.0) -> list[Reply]:
    """Take an answer; a wrong one is told above the same question, and nothing is lost."""
    state = FormState.model_validate(draft.state)
    return _advance(
        request,
        draft,
        state,
        lambda form, context: engine.take(form, state, given, context),
        move=move,
        quiet=quiet,
    )


def _advance(
    request: Request,
    draft: Draft,
    before: FormState,
    take: Callable[[type[Form], Context], Step],
    *,
    move: bool,
    quiet: float = 0.0,
    noted: bool = False,
) -> list[Reply]:
    """Take a step, and show what came of it. `noted`: the state before has something new that is kept in any case."""
    flow = flows()[draft.form]
    context = flow.context(request, draft)
    try:
        step = take(flow.form, context)
        if step.state.answers != before.answers:
            flow.check(request, draft, before.answers, step.state.answers)
    except UserError as error:
        kept = _saved(request, draft, before) if noted else draft
        opened = _Opened(before, context, flow.interrupt(request, draft, before))
        return [show(request, kept, move=move, error=error.message, opened=opened)]
    first = flow.interrupt(request, draft, step.state)
    if step.answers is not None and first is None:
        drafts.remove(request.work, draft)
        return list(flow.submit(request, draft, step.answers))
    state = before if step.answers is not None else step.state
    state.interrupted = first is not None
    saved = _saved(request, draft, state)
    return [show(request, saved, move=move, quiet=quiet, opened=_Opened(state, context, first))]


def _saved(request: Request, draft: Draft, state: FormState) -> Draft:
    return drafts.save(request.work, draft, state.model_dump(mode="json"), request.now)


def typed(request: Request, text: TextMessage) -> list[Reply]:
    """Take text that is no command: an answer to the draft that was shown last.

    Which question it answered, right or wrong, is kept in the draft, so that the message can be edited.
    """
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        raise UserError("nothing-asked")
    flow, state = flows()[draft.form], FormState.model_validate(draft.state)
    if state.interrupted is not False and (first := flow.interrupt(request, draft, state)) is not None:
        return _answered_first(request, draft, first, text.text)
    if state.cursor is not None:
        state.said[text.message_id] = state.cursor
    answer = Typed(text.text)
    return _advance(
        request,
        draft,
        state,
        lambda form, context: engine.take(form, state, answer, context),
        move=True,
        noted=state.cursor is not None,
    )


def _answered_first(request: Request, draft: Draft, asked: Screen, text: str) -> list[Reply]:
    """Do what was typed in answer to what is asked before the form goes on.

    That is a button's label or number, or yes or no, which are the first and the last of two.
    """
    buttons = [button for row in asked.rows for button in row]
    wanted = clean(text).casefold()
    chosen = pick(wanted, buttons, flows()[draft.form].context(request, draft)) if wanted else None
    if len(buttons) == 2 and wanted in _YES_OR_NO:
        chosen = buttons[_YES_OR_NO[wanted]]
    if chosen is None:
        return [show(request, draft, move=True, error=Message("form-choose-one"))]
    return list(run_tap(request, chosen.data))


def amended(request: Request, text: TextMessage) -> list[Reply]:
    """Amend the answer that a message gave which is edited, as long as the draft is open; other edits mean nothing."""
    draft = drafts.current(request.work, request.known.id) if request.known else None
    state = FormState.model_validate(draft.state if draft else {})
    field = state.said.get(text.message_id)
    if draft is None or field is None:
        return []
    answer = Typed(text.text)
    return _advance(
        request, draft, state, lambda form, context: engine.amend(form, state, field, answer, context), move=True
    )


def attached(request: Request, file: FileMessage) -> list[Reply]:
    """Take a photo or document for the draft that was shown last."""
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        return [Post([Message("nothing-asked")], key=_once_an_album(request, file))]
    file_taker = flows()[draft.form].file
    if file_taker is not None:
        return list(file_taker(request, draft, file))
    seen = attachments.seen_in(request.work, file.unique_id)
    number = attachments.add(
        request.work, request.person.id, file.kind, file.file_id, file.unique_id, file.name, file.size, request.now
    )
    attachment: dict[str, JsonValue] = {"evidence_id": number, "kind": file.kind, "name": file.name}
    attachment |= {"media_group_id": file.album, "seen_in": seen}
    return give(request, draft, Attached(attachment), move=True, quiet=ALBUM_QUIET if file.album else 0.0)


def _once_an_album(request: Request, file: FileMessage) -> str | None:
    """Return the key of an answer to an album: it is many messages and one thing said, and is answered once."""
    return f"nothing-asked:{request.chat.id}:{file.album}" if file.album else None


def pressed(request: Request, answer: Answer) -> list[Reply]:
    """Take what a button of a draft says. One of an earlier revision shows the present state and does nothing else."""
    draft = own_draft(request, answer.draft)
    if draft.revision != answer.revision:
        return [Toast(Message("button-old")), show(request, draft, move=False)]
    state = FormState.model_validate(draft.state)
    return _advance(
        request,
        draft,
        state,
        lambda form, context: engine.press(form, state, answer.token, context),
        move=False,
    )


def put_down(request: Request, draft_id: int) -> None:
    """Remove a draft that is not needed any more."""
    drafts.remove(request.work, own_draft(request, draft_id))


def own_draft(request: Request, draft_id: int) -> Draft:
    """Return a draft of the person's. Raises UserError where it is gone or somebody else's."""
    draft = drafts.own(request.work, request.person.id, draft_id)
    if draft is None:
        raise UserError("draft-gone")
    return draft
