"""The list of topics of study that an admin keeps: whoever reports an activity chooses from it."""

from handlers.buttons.study_topics import ChangeTopics
from handlers.conversation import dialogue
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import plain_context
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import ADMINS, Command, OnPress, Request, Section
from records.messages import Message, message
from records.purposes import Purpose
from records.study_topics import StudyTopics
from records.subjects import WholeProgramme
from services.ledger.study_topics import keep_topics, study_topics
from storage.chat.drafts import Draft

FLOW = "study_topics"


def show(request: Request, _rest: str) -> list[Reply]:
    """Show the topics, and have them changed."""
    return [_screen(request, Purpose.LIST, move=True)]


def _screen(request: Request, purpose: Purpose, *, move: bool) -> Screen:
    topics = study_topics(request.work)
    lines: list[Line] = [message("study-topics-heading", count=len(topics))]
    lines += [message("study-topics-line", topic=topic) for topic in topics]
    lines += ["", Message("study-topics-note")]
    return Screen(purpose, lines, [[Button(Message("study-topics-change"), ChangeTopics())]], move=move)


def change(request: Request, _press: ChangeTopics) -> list[Reply]:
    """Ask for the whole list."""
    return dialogue.begin(request, FLOW, subject=WholeProgramme(), anew=True)


def _given(request: Request, _draft: Draft, answers: StudyTopics) -> list[Reply]:
    keep_topics(request.work, request.person, answers.topics.splitlines(), request.now)
    return [_screen(request, Purpose.DRAFT, move=False)]


COMMANDS = [Command("topics", ADMINS, show, place=86, section=Section.PROGRAMME)]
BUTTONS = [OnPress(ChangeTopics, change)]
FLOWS = [Flow(FLOW, StudyTopics, plain_context, _given)]
