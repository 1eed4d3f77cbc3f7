"""Declare which forms people can be asked, and what becomes of their answers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.form_state import FormState
from handlers.kit.incoming import FileMessage
from handlers.kit.replies import Reply, Rows, Screen
from handlers.kit.router import Request, declared
from records.form import Form
from records.messages import Message
from storage.chat.drafts import Draft

Answers = Mapping[str, JsonValue]

F = TypeVar("F", bound=Form)

# The names of flows that several files know; that of any other is spelt in one file, where the flow is declared.
ORGANISATION_LIST, OWN_NAME = "organisation_list", "own_name"
PLAN, PLAN_CHANGE = "plan", "plan-change"


@dataclass(frozen=True)
class Flow(Generic[F]):
    """A form that people can be asked; features list theirs under `FLOWS`.

    `context` returns what the form must know; `submit` is called with valid answers. `interrupt` may ask something else
    first, which is answered before the form goes on or is submitted; `beside` are buttons for what can be done instead;
    `file` takes a photo or document that no question asks for; `heading` says what is done, where the form does not;
    `notes` are read above the question; `check` refuses answers that have just been given (the answers before and now)
    for reasons that no form knows.
    """

    name: str
    form: type[F]
    context: Callable[[Request, Draft], Context]
    submit: Callable[[Request, Draft, F], Iterable[Reply]]
    interrupt: Callable[[Request, Draft, FormState], Screen | None] = lambda _request, _draft, _state: None
    beside: Callable[[Request, Draft], Rows] = lambda _request, _draft: ()
    file: Callable[[Request, Draft, FileMessage], Iterable[Reply]] | None = None
    heading: Message | None = None
    notes: Callable[[Request, Draft, FormState], Sequence[Message]] = lambda _request, _draft, _state: ()
    check: Callable[[Request, Draft, Answers, Answers], None] = lambda _request, _draft, _before, _now: None


@cache
def flows() -> dict[str, Flow[Any]]:  # each of its own form
    """Return all flows by name."""
    return {flow.name: flow for flow in declared("FLOWS") if isinstance(flow, Flow)}
