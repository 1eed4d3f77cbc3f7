"""Carries forms over a chat: one draft a person and subject, one screen that asks, answers by tap or typing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pydantic import JsonValue

from handlers.buttons.conversation import Answer, ContinueDraft
from handlers.conversation import engine, loose_files, own_drafts, report_intake, unasked
from handlers.conversation.draft_screen import OpenDraft, draft_screen, left_over_screen
from handlers.conversation.engine import StepResult
from handlers.conversation.flow import flows
from handlers.conversation.form_state import FormState, ReadFrom
from handlers.conversation.navigation import Submit
from handlers.conversation.received_files import check_size, quiet_seconds, received
from handlers.conversation.suspension import is_stale, is_untouched, suspend, suspended_screen
from handlers.conversation.widgets.widget import Attached, Given, Typed
from handlers.conversation.widgets.words import pick
from handlers.kit.incoming import FileMessage, TextMessage
from handlers.kit.replies import Reply, Screen, Toast
from handlers.kit.router import Request, press_button
from handlers.kit.spoken import says_more
from records.attachments import AttachmentKind, RecordAttachment
from records.content import ButtonContent, TextContent
from records.errors import UserError
from records.messages import Message
from records.purposes import Purpose
from records.subjects import New, Subject
from records.text import clean
from storage.chat import drafts, outbox
from storage.chat.drafts import Draft

_YES_OR_NO = {"是": 0, "是的": 0, "对": 0, "yes": 0, "y": 0, "不": 1, "不是": 1, "否": 1, "no": 1, "n": 1}
NEW = New()


# To begin, to go on, to leave -----------------------------------------------------------------------------------------


def begin(
    request: Request,
    name: str,
    *,
    subject: Subject = NEW,
    partnership_id: int | None = None,
    answers: dict[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
    read_from: ReadFrom | None = None,
    anew: bool = False,
    text: str = "",
) -> list[Reply]:
    """Open a draft of the flow of that name, or go on with the one there is, unless it is to be asked `anew`.

    `answers` are known beforehand, `scratch` what is known of incomplete ones; `only` some fields are asked. The
    `text` that followed a command is taken as the first answer; `read_from` is kept of a text that answers it.
    """
    if anew:
        close(request)
    there = drafts.find(request.work, request.person.id, name, subject)
    if there is not None and (anew or (subject == NEW and not there.is_begun)):
        drafts.remove(request.work, there)  # what was only opened may be of another partnership
    elif there is not None and (opened := _open_if_theirs(request, there)) is not None:
        return _go_on_with(request, opened)
    suspend(request)
    flow = flows()[name]
    blank = Draft(0, request.person.id, name, subject, partnership_id, 1, {})
    context = flow.context(request, blank)
    state = engine.start(flow.form, context, answers=answers, only=only, scratch=scratch, read_from=read_from)
    state.begun = state.asked = int(request.now.timestamp())
    loose_files.take(request, flow.form, state)
    draft = drafts.add(request.work, replace(blank, state=state.model_dump(mode="json")), request.now)
    opened = OpenDraft(draft, state, context, flow.interrupt(request, draft, state))
    if text:
        return _give(request, opened, Typed(text))
    return [draft_screen(request, opened, move=True)]


def _go_on_with(request: Request, opened: OpenDraft) -> list[Reply]:
    """Ask whether to go on with what is not about anything yet; go on with what is about the same thing."""
    if opened.draft.subject == NEW:
        suspend(request)
        return [left_over_screen(opened.draft)]
    loose_files.take(request, flows()[opened.draft.form].form, opened.state)
    saved = _saved(request, opened.draft, opened.state)
    return [draft_screen(request, replace(opened, draft=saved), move=True)]


def _open(request: Request, draft: Draft) -> OpenDraft:
    """Read a draft, and note in it where something else is asked first by now."""
    flow, state = flows()[draft.form], FormState.model_validate(draft.state)
    context, first = flow.context(request, draft), flow.interrupt(request, draft, state)
    if first is not None and not state.interrupted:
        state.interrupted = True
        draft = _saved(request, draft, state)
    return OpenDraft(draft, state, context, first)


def _open_if_theirs(request: Request, draft: Draft) -> OpenDraft | None:
    """Read a draft; remove it where the person cannot go on with it.

    They may have left that side since, and must not be kept from the next.
    """
    try:
        return _open(request, draft)
    except UserError:
        drafts.remove(request.work, draft)
        return None


def close(request: Request) -> None:
    """Close the questions that are in no partnership and have no answer yet; suspend what else waits."""
    for draft in drafts.of_person(request.work, request.person.id):
        if draft.partnership_id is None and is_untouched(draft):
            drafts.remove(request.work, draft)
    suspend(request)


def resume(request: Request, draft_id: int) -> list[Reply]:
    """Take a draft up again where it was left: in place of the question whether to, or below whatever offered it."""
    draft = own_drafts.own_draft(request, draft_id)
    state = FormState.model_validate(draft.state)
    loose_files.take(request, flows()[draft.form].form, state)
    saved = _saved(request, draft, state)
    content = outbox.content_on_show(request.work, request.chat, Purpose.DRAFT)
    is_asked_whether_to = content is not None and ContinueDraft(draft.id).pack() in content.presses
    return [draft_screen(request, _open(request, saved), move=not is_asked_whether_to)]


def opened(request: Request, draft: Draft) -> OpenDraft:
    """Read a draft to show it beside others; what may be asked first is looked for once it is gone on with."""
    return _open_for_answer(request, draft)


def is_whole(request: Request, draft: Draft) -> bool:
    """Tell whether a draft lacks nothing, and nothing is asked before it goes on."""
    opened_draft = _open_for_answer(request, draft)
    state, flow = opened_draft.state, flows()[draft.form]
    if state.doubts or state.cursor is not None:
        return False
    buttons = (button.token for row in engine.view(flow.form, state, opened_draft.context).rows for button in row)
    return Submit() in buttons and flow.interrupt(request, draft, state) is None


def submit(request: Request, draft: Draft) -> list[Reply]:
    """Submit a draft that lacks nothing. Raises UserError where it is refused."""
    opened_draft = _open_for_answer(request, draft)
    form = flows()[draft.form].form
    return _advance(
        request,
        opened_draft,
        lambda: engine.press(form, opened_draft.state, Submit().pack(), opened_draft.context),
        move=False,
    )


def resume_with(request: Request, draft: Draft, state: FormState) -> list[Reply]:
    """Go on with a draft in the state that is given."""
    return [draft_screen(request, _open(request, _saved(request, draft, state)), move=False)]


def not_an_answer(request: Request) -> UserError:
    """Return what is wrong with a message of a kind that never answers: there may be no question, either."""
    asked = request.known is not None and drafts.current(request.work, request.known.id) is not None
    return UserError("not-an-answer" if asked else "nothing-asked")


# To answer ------------------------------------------------------------------------------------------------------------


def pressed(request: Request, answer: Answer) -> list[Reply]:
    """Take what a button of a draft says. One of an earlier revision shows the present state and does nothing else."""
    draft = own_drafts.own_draft(request, answer.draft)
    if draft.revision != answer.revision:
        return [Toast(Message("button-old")), draft_screen(request, _open(request, draft), move=False)]
    opened = _open_for_answer(request, draft)
    form = flows()[draft.form].form
    return _advance(request, opened, lambda: engine.press(form, opened.state, answer.token, opened.context), move=False)


def typed(request: Request, text: TextMessage) -> list[Reply]:
    """Take text that is no command: an answer to the draft that was shown last.

    Which question it answered, right or wrong, is kept in the draft, so that the message can be edited.
    """
    draft = drafts.current(request.work, request.person.id)
    if draft is None:
        return unasked.told(request, text)
    opened, flow = _open_for_answer(request, draft), flows()[draft.form]
    state = opened.state
    if state.suspended or is_stale(state, request.now):
        if state.suspended and (chosen := _pick_on_show(request, opened, text.text)) is not None:
            return list(press_button(request, chosen.data))
        if report_intake.may_log(request):
            return report_intake.tell(request, text)
        return _held(request, opened, text.text)
    if state.cursor is None and report_intake.is_another(request, text):
        return report_intake.tell(request, text)
    if state.interrupted is not False and (first := flow.interrupt(request, draft, state)) is not None:
        return _answered_first(request, replace(opened, first=first), text.text)
    if _is_button_to_cancel(opened, text.text):
        return own_drafts.ask_whether_to_discard(request)
    if state.cursor is not None:
        state.said[text.message_id] = state.cursor
    return _give(request, opened, Typed(text.text), noted=state.cursor is not None)


def _is_button_to_cancel(opened: OpenDraft, words: str) -> bool:
    """Tell whether it is the label of the button below every question: nobody gives an answer of that name."""
    return clean(words).casefold() == opened.context.render(Message("button-cancel")).casefold()


def held(request: Request, words: str) -> list[Reply]:
    """Keep words that turned out to be no report for the draft that was shown last, if there is one."""
    draft = drafts.current(request.work, request.person.id)
    return [] if draft is None else _held(request, _open_for_answer(request, draft), words)


def _held(request: Request, opened: OpenDraft, words: str) -> list[Reply]:
    """Keep words that a question is not given before it was seen again: below it, one tap takes them."""
    draft, state = opened.draft, opened.state
    if state.suspended and (replies := unasked.said(request, words)):
        return _beside_words(request, opened, words, replies) if says_more(request, words) else replies
    state.held = "" if state.cursor is None else words
    if state.suspended:
        return [suspended_screen(request, drafts.note(request.work, draft, state.model_dump(mode="json")), words)]
    return [draft_screen(request, _open(request, _saved(request, draft, state)), move=True)]


def _beside_words(request: Request, opened: OpenDraft, words: str, replies: list[Reply]) -> list[Reply]:
    """Keep words that were taken for a command and say more: they may be the answer that the draft waits for.

    They are not kept where the command takes the question's place, or where other words are kept already.
    """
    draft = drafts.own(request.work, request.person.id, opened.draft.id)
    if draft is None or any(isinstance(reply, Screen) and reply.purpose == Purpose.DRAFT for reply in replies):
        return replies
    state = opened.state
    state.held = state.held or ("" if state.cursor is None else words)
    noted = drafts.note(request.work, draft, state.model_dump(mode="json"))
    return [*replies, suspended_screen(request, noted, words)]


def _pick_on_show(request: Request, opened: OpenDraft, words: str) -> ButtonContent | None:
    """Return the button that was typed of those that ask whether to go on with the draft, if these are on show."""
    content = outbox.content_on_show(request.work, request.chat, Purpose.DRAFT)
    if not isinstance(content, TextContent) or ContinueDraft(opened.draft.id).pack() not in content.presses:
        return None
    return pick(clean(words).casefold(), [button for row in content.rows for button in row], opened.context)


def _answered_first(request: Request, opened: OpenDraft, text: str) -> list[Reply]:
    """Do what was typed in answer to what is asked before the form goes on.

    That is a button's label or number, or yes or no, which are the first and the last of two.
    """
    buttons = [button for row in (opened.first.rows if opened.first else ()) for button in row]
    wanted = clean(text).casefold()
    chosen = pick(wanted, buttons, opened.context) if wanted else None
    if len(buttons) == 2 and wanted in _YES_OR_NO:
        chosen = buttons[_YES_OR_NO[wanted]]
    if chosen is None:
        return [draft_screen(request, opened, move=True, error=Message("form-choose-one"))]
    return list(press_button(request, chosen.data))


def amended(request: Request, text: TextMessage) -> list[Reply] | None:
    """Amend the answer that a message gave which is edited, as long as the draft is open. Return None for others."""
    draft = _answered_by(request, text.message_id)
    if draft is None:
        return None
    field = FormState.model_validate(draft.state).said[text.message_id]
    opened, form, answer = _open_for_answer(request, draft), flows()[draft.form].form, Typed(text.text)
    return _advance(request, opened, lambda: engine.amend(form, opened.state, field, answer, opened.context), move=True)


def _answered_by(request: Request, message_id: int) -> Draft | None:
    """Return the draft of which a message answered a question."""
    if request.known is None:
        return None
    every = drafts.of_person(request.work, request.known.id)
    return next((draft for draft in every if message_id in FormState.model_validate(draft.state).said), None)


def attached(request: Request, file: FileMessage) -> list[Reply]:
    """Take a photo or document for the draft that was shown last."""
    draft = drafts.current(request.work, request.person.id)
    if draft is None or _is_forgotten(request, draft):
        return unasked.sent(request, file)
    file_taker = flows()[draft.form].file
    if file_taker is not None:
        return list(file_taker(request, draft, file))
    opened = _open_for_answer(request, draft)
    if _takes_files(opened, file):
        check_size(file)  # said in a message of its own: another photo of the album would replace the screen
    return _give(request, opened, Attached(received(request, file)), quiet=quiet_seconds(file))


def _is_forgotten(request: Request, draft: Draft) -> bool:
    """Tell whether the draft takes nothing before its question was seen again."""
    state = FormState.model_validate(draft.state)
    return state.suspended or is_stale(state, request.now)


def _takes_files(opened: OpenDraft, file: FileMessage) -> bool:
    """Tell whether a photo or document is an answer now, however large it is."""
    attachment = RecordAttachment(kind=AttachmentKind(file.kind), media_group_id=file.album)
    try:
        engine.take(flows()[opened.draft.form].form, opened.state, Attached(attachment), opened.context)
    except UserError:
        return False
    return True


def _open_for_answer(request: Request, draft: Draft) -> OpenDraft:
    """Read a draft that is answered: what is asked first is looked for once the answer is known."""
    return OpenDraft(draft, FormState.model_validate(draft.state), flows()[draft.form].context(request, draft), None)


def _give(request: Request, opened: OpenDraft, given: Given, *, quiet: float = 0.0, noted: bool = False) -> list[Reply]:
    form = flows()[opened.draft.form].form
    return _advance(
        request,
        opened,
        lambda: engine.take(form, opened.state, given, opened.context),
        move=True,
        quiet=quiet,
        noted=noted,
        whole=given.text if isinstance(given, Typed) and len(given.text) >= report_intake.LONG else "",
    )


def _advance(
    request: Request,
    opened: OpenDraft,
    take: Callable[[], StepResult],
    *,
    move: bool,
    quiet: float = 0.0,
    noted: bool = False,
    whole: str = "",
) -> list[Reply]:
    """Take a step, and show what came of it; a wrong answer is told above the same question, and nothing is lost.

    `noted`: the state before has something new that is kept in any case; `whole` is what was typed, where it is so long
    that it may be meant as a text of what happened.
    """
    draft, before, flow = opened.draft, opened.state, flows()[opened.draft.form]
    try:
        step = take()
        if step.state.answers != before.answers:
            flow.check(request, draft, before.answers, step.state.answers)
    except UserError as error:
        if whole and report_intake.may_log(request):
            before.held, before.held_whole, noted = whole, True, True
        kept = _saved(request, draft, before) if noted else draft
        first = flow.interrupt(request, draft, before)
        unchanged = replace(opened, draft=kept, first=first)
        return [draft_screen(request, unchanged, move=move, error=error.message)]
    first = flow.interrupt(request, draft, step.state)
    if step.answers is not None and first is None:
        suspend(request, keep=draft.id)
        drafts.remove(request.work, draft)
        return list(flow.submit(request, draft, step.answers))
    state = before if step.answers is not None else step.state
    state.interrupted = first is not None
    saved = _saved(request, draft, state)
    return [draft_screen(request, OpenDraft(saved, state, opened.context, first), move=move, quiet=quiet)]


def _saved(request: Request, draft: Draft, state: FormState) -> Draft:
    """Store the state of the draft that is shown now: it takes words, and no other does."""
    suspend(request, keep=draft.id)
    state.asked, state.suspended = int(request.now.timestamp()), False
    return drafts.save(request.work, draft, state.model_dump(mode="json"), request.now)
