"""Show a draft: the question with what can be answered, or the card, or what is asked before it goes on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handlers.buttons.conversation import Answer, ContinueDraft, DiscardDraft, ReadWhole
from handlers.conversation import engine
from handlers.conversation.context import Context
from handlers.conversation.flow import flows
from handlers.conversation.form_state import WHOLE, FormState, ReadFrom
from handlers.conversation.navigation import Back
from handlers.conversation.report_siblings import message_of, sibling_rows
from handlers.conversation.view import FormView, GivenAnswer
from handlers.conversation.widgets.widget import FormButton
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.router import Request
from records.form import heading_of
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.subjects import RecordVersion
from records.text import kebab
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows

LONGEST_QUOTE = 40  # UTF-16 units of somebody's words, said back


@dataclass(frozen=True)
class OpenDraft:
    """What has been read of a draft; `first` is what is asked before it goes on, if anything."""

    draft: Draft
    state: FormState
    context: Context
    first: Screen | None


def draft_screen(
    request: Request, opened: OpenDraft, *, move: bool, error: Message | None = None, quiet: float = 0.0
) -> Screen:
    """Return the draft's screen as it stands now; `error` says above the question why an answer was not taken."""
    draft, flow = opened.draft, flows()[opened.draft.form]
    if opened.first is not None:
        above: list[Line] = [message("form-error", error=error), ""] if error else []
        return replace(opened.first, lines=[*above, *opened.first.lines], move=move)
    view = engine.view(flow.form, opened.state, opened.context)
    rows = [[_button(draft, button) for button in row] for row in view.rows]
    beside = [list(row) for row in flow.beside(request, draft)] + sibling_rows(request.work, draft)
    if opened.state.held and opened.state.held_whole:
        beside.append([Button(Message("report-whole"), ReadWhole(draft.id))])
    cancel = Button(Message("button-cancel"), DiscardDraft(draft.id))
    rows = [*rows[:-1], [*rows[-1], cancel]] if _ends_with_back(view) and not beside else [*rows, *beside, [cancel]]
    notes = (
        _record_of(request.work, draft),
        *_of_text(opened.state),
        *flow.notes(request, draft, opened.state),
        _held(opened.state),
    )
    title = flow.heading or view.title
    lines = _lines(title, view, [note for note in notes if note], error, opened.context.render)
    return Screen(Purpose.DRAFT, lines, rows, move, quiet, message_of(request, draft.subject))


def _held(state: FormState) -> Message | None:
    """Return that words are not taken yet, as the question has not been seen for long."""
    if state.held and state.held_whole:
        return Message("report-offer")
    return message("form-held", words=quoted(state.held)) if state.held else None


def _of_text(state: FormState) -> list[Message]:
    """Return how the card of a text is read, and which of its events it is about, where it tells of several."""
    if state.read_from is None:
        return []
    number, total = state.read_from.number, state.read_from.total
    return [
        Message("report-quotes") if total == 1 else message("report-quotes-number", number=number, total=total),
        *(message("report-passed", words=quoted(words)) for words in state.read_from.passed),
        *named_outside(state.read_from),
        *(
            message("report-unclear", words=quoted(doubt.words), why=Message(f"doubt-{kebab(doubt.reason)}"))
            for name, doubt in state.read_from.unclear.items()
            if state.cursor in (None, name) and name not in state.answers
        ),
    ]


def named_outside(read_from: ReadFrom) -> list[Message]:
    """Return whom the text names that belongs to neither side."""
    unlisted = [message("report-unlisted", names=tuple(read_from.unlisted))] if read_from.unlisted else []
    outside = [message("report-outside", organisation=read_from.outside)] if read_from.outside else []
    return [*unlisted, *outside]


def quoted(words: str) -> str:
    """Return the beginning of somebody's words on one line, to say them back."""
    return shortened(" ".join(words.split()), LONGEST_QUOTE)


def _ends_with_back(view: FormView) -> bool:
    """Tell whether there is room beside the button to go back."""
    return bool(view.rows) and [button.token for button in view.rows[-1]] == [Back()]


def _button(draft: Draft, button: FormButton) -> Button:
    return Button(button.label, Answer(draft.id, draft.revision, button.token.pack()))


def answer_line(given: GivenAnswer, render: Callable[[Message | str], str]) -> Message:
    """Return an answer as one line; where words say it, with them, or they alone where they are the value."""
    if not given.words:
        return message("form-answer", label=given.label, value=given.value)
    if given.words == WHOLE:
        return message("form-answer", label=given.label, value=Message("report-whole-text"))
    words = quoted(given.words)
    if _bare(render(given.value)) == _bare(given.words):
        return message("form-answer-in-words", label=given.label, words=words)
    return message("form-answer-read", label=given.label, value=given.value, words=words)


def _bare(words: str) -> str:
    """Return words as they are compared: without spaces and quotation marks."""
    return re.sub(r"[\s“”\"'‘’《》]", "", words)


def _lines(
    title: Message,
    view: FormView,
    above: Sequence[Message],
    error: Message | None,
    render: Callable[[Message | str], str],
) -> list[Line]:
    heading = message("form-heading", form=title)
    if view.progress is not None:
        heading = message("form-heading-progress", form=title, number=view.progress[0], total=view.progress[1])
    lines: list[Line] = [heading, *above]
    lines += [answer_line(given, render) for given in view.answered]
    lines += ["", *view.doubts] if view.doubts else []
    lines += [message("report-missing", count=view.missing)] if view.doubts and view.missing else []
    if error is not None:
        lines += ["", message("form-error", error=error)]
    lines += [message("form-note", note=note) for note in view.notes]
    if view.prompt is not None:
        lines += ["", message("form-prompt", prompt=view.prompt)]
    if view.hint is not None:
        lines.append(message("form-hint", hint=view.hint))
    return lines


def title_of(work: UnitOfWork, draft: Draft) -> Message:
    """Return what the draft is for, and which record it is about."""
    flow = flows()[draft.form]
    title, record = flow.heading or Message(heading_of(flow.form)), _record_of(work, draft)
    return message("draft-about", form=title, record=record) if record else title


def _record_of(work: UnitOfWork, draft: Draft) -> Message | None:
    subject = draft.subject
    record = record_rows.by_id(work, subject.record) if isinstance(subject, RecordVersion) else None
    return message("draft-record", number=record.id, title=record.title) if record else None


def left_over_screen(draft: Draft) -> Screen:
    """Return the question whether to go on with a draft of the same form, before another one is begun."""
    title = Message(heading_of(flows()[draft.form].form))
    rows = [go_on_or_discard(draft)]
    return Screen(Purpose.DRAFT, [message("draft-left-over", form=title)], rows, move=True)


def discarding_screen(draft: Draft, *, move: bool) -> Screen:
    """Return the question whether a draft is to be discarded."""
    return Screen(Purpose.DRAFT, [Message("cancel-ask")], [go_on_or_discard(draft, sure=True)], move=move)


def go_on_or_discard(draft: Draft, *, sure: bool = False) -> list[Button]:
    """Return the buttons to go on with a draft, or to discard it: at once where the person is `sure`."""
    return [
        Button(Message("draft-continue"), ContinueDraft(draft.id)),
        Button(Message("draft-discard"), DiscardDraft(draft.id, sure=sure)),
    ]
