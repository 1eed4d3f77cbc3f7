"""The controls of the sandbox over HTTP, for its page and for tests: people, chats, actions, clock, faults."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from sandbox.bot_api.commands import CommandMenus
from sandbox.bot_api.endpoint import BotApiEndpoint
from sandbox.bot_api.rate_limits import RateLimits, RateLimitSettings
from sandbox.clock import SandboxClock
from sandbox.control import requests
from sandbox.control.actions import Actions
from sandbox.control.idle import IdleMonitor
from sandbox.control.supervisor import Supervisor
from sandbox.errors import ControlError
from sandbox.faults import Faults, FaultSettings
from sandbox.json_data import encode, json_response
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.chats import Chat
from sandbox.state.images import image_type
from sandbox.state.snapshots import BotSnapshot, ChatSnapshot, GroupSnapshot, ListedUser
from sandbox.state.store import Store

LONGEST_CLOCK_WAIT = 25.0  # seconds
HEARTBEAT = 15.0  # seconds
Request = TypeVar("Request", bound=BaseModel)


@dataclass(frozen=True)
class ControlInterface:
    """Answers everything under /control/ in JSON; what cannot be done is answered with a sentence and status 400."""

    store: Store
    actions: Actions
    endpoint: BotApiEndpoint
    callbacks: CallbackQueries
    menus: CommandMenus
    clock: SandboxClock
    faults: Faults
    limits: RateLimits
    idle_monitor: IdleMonitor
    supervisor: Supervisor

    def routes(self) -> list[web.RouteDef]:
        """Return every address and what answers it."""
        return [
            web.get("/control/users", self._list_users),
            web.post("/control/users", self._put_user),
            web.get("/control/bot", self._get_bot),
            web.get("/control/chats", self._list_chats),
            web.post("/control/chats", self._put_group),
            web.post("/control/chats/{chat}/migrate", self._migrate),
            web.get("/control/chats/{chat}/messages", self._list_messages),
            web.post("/control/actions", self._perform),
            web.get("/control/callbacks/{callback}", self._get_callback),
            web.get("/control/stream", self._stream_changes),
            web.get("/control/calls", self._list_calls),
            web.get("/control/faults", self._get_faults),
            web.post("/control/faults", self._set_faults),
            web.delete("/control/faults", self._clear_faults),
            web.get("/control/limits", self._get_limits),
            web.post("/control/limits", self._set_limits),
            web.get("/control/clock", self._get_clock),
            web.post("/control/clock", self._move_clock),
            web.post("/control/health", self._set_health_url),
            web.get("/control/idle", self._wait_until_idle),
            web.post("/control/restart", self._restart),
            web.get("/control/files/{file}", self._get_file),
        ]

    async def _list_users(self, _: web.Request) -> web.Response:
        users: list[ListedUser] = [
            {**user.snapshot(), "unread": self.store.unread_count(user.id)} for user in self.store.users.values()
        ]
        return json_response(users)

    async def _put_user(self, request: web.Request) -> web.Response:
        user = await _read(request, requests.PutUser)
        return json_response(
            self.store.put_user(
                user.id,
                user.first_name,
                username=user.username,
                language_code=user.language_code,
                note=user.note,
                invitation=user.invitation,
            ).snapshot()
        )

    async def _get_bot(self, request: web.Request) -> web.Response:
        """Return the bot with its default menu, or with the one that a person (user=ID) sees in a chat (chat=ID)."""
        commands = self.menus.default()
        if "user" in request.query:
            user = self.store.user(_integer(request.query["user"]))
            chat = self.store.chat(_integer(request.query.get("chat", str(user.id))))
            commands = self.menus.shown(user.id, chat, user.language_code)
        bot: BotSnapshot = {**self.store.bot, **self.supervisor.status(), "commands": commands}
        return json_response(bot)

    async def _list_chats(self, request: web.Request) -> web.Response:
        user = self.store.user(_integer(request.query.get("user", "")))
        return json_response([self._chat_snapshot(chat, user.id) for chat in self.store.chats_of(user.id)])

    def _chat_snapshot(self, chat: Chat, user_id: int) -> ChatSnapshot:
        last = chat.last_message()
        return {
            "id": chat.id,
            "type": chat.type,
            "title": self.store.title(chat),
            "members": len(chat.members),
            "read": chat.last_read.get(user_id, 0),
            "unread": chat.unread_count(user_id),
            "last": last.snapshot() if last else None,
        }

    async def _put_group(self, request: web.Request) -> web.Response:
        wanted = await _read(request, requests.PutGroup)
        chat = self.actions.memberships.create_group(wanted.title, wanted.members, wanted.type, forum=wanted.forum)
        group: GroupSnapshot = {**self.store.chat_object(chat), "members": wanted.members}
        return json_response(group)

    async def _migrate(self, request: web.Request) -> web.Response:
        return json_response({"id": self.actions.memberships.migrate(self._chat(request)).id})

    async def _list_messages(self, request: web.Request) -> web.Response:
        """Return a page of messages; reading on behalf of a person (reader=ID) marks the chat as read by them."""
        chat = self._chat(request)
        edges = {name: _integer(request.query[name]) for name in ("after", "before") if request.query.get(name)}
        messages = chat.page(max(1, _integer(request.query.get("limit", "1000"))), **edges)
        if "reader" in request.query:
            chat.mark_read(_integer(request.query["reader"]))
        return json_response([message.snapshot() for message in messages])

    async def _perform(self, request: web.Request) -> web.Response:
        """Let a person act: as JSON with files in base64, or as a form with the files as they are."""
        is_form = request.content_type == "multipart/form-data"
        action = await (_read_form(request) if is_form else _read_action(request))
        await self.faults.hold_up_person()
        return json_response(self.actions.perform(action))

    async def _get_callback(self, request: web.Request) -> web.Response:
        query = self.callbacks.get(request.match_info["callback"])
        deadline = time.monotonic() + _seconds(request, "wait", 0)
        while query.answer is None and await self.store.changes.notifier.wait(deadline - time.monotonic()):
            pass
        return json_response(query.snapshot())

    async def _stream_changes(self, request: web.Request) -> web.StreamResponse:
        """Send each change as a server-sent event, from the one after `after` on."""
        changes = self.store.changes
        number = _integer(request.headers.get("Last-Event-ID") or request.query.get("after", str(changes.last)))
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)
        while True:
            events = [b"id: %d\ndata: %b\n\n" % (change["number"], encode(change)) for change in changes.after(number)]
            number = max(number, changes.last)
            try:
                await answer.write(b"".join(events) or b": still here\n\n")
            except ConnectionError:
                return answer
            if changes.last == number:
                await changes.notifier.wait(HEARTBEAT)

    async def _list_calls(self, request: web.Request) -> web.Response:
        return json_response(self.endpoint.calls_after(_integer(request.query.get("after", "0"))))

    async def _get_faults(self, _: web.Request) -> web.Response:
        return json_response(self.faults.snapshot())

    async def _set_faults(self, request: web.Request) -> web.Response:
        self.faults.set(await _read(request, FaultSettings))
        return self._faults_changed()

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self.faults.clear()
        return self._faults_changed()

    def _faults_changed(self) -> web.Response:
        faults = self.faults.snapshot()
        self.store.changes.record({"type": "faults", "chat_id": None, "faults": faults})
        return json_response(faults)

    async def _get_limits(self, _: web.Request) -> web.Response:
        return json_response(self.limits.settings.model_dump())

    async def _set_limits(self, request: web.Request) -> web.Response:
        self.limits.set(await _read(request, RateLimitSettings))
        return json_response(self.limits.settings.model_dump())

    async def _get_clock(self, request: web.Request) -> web.Response:
        """Return the clock: at once, or once it is not at `version` any more, which its reader then knows."""
        if "version" in request.query:
            version = _integer(request.query["version"])
            reader = request.query.get("client") or request.headers.get("User-Agent") or ""
            self.clock.acknowledge(reader, version)
            await self.clock.wait_for_change(version, LONGEST_CLOCK_WAIT)
        return json_response(self.clock.snapshot())

    async def _move_clock(self, request: web.Request) -> web.Response:
        move = await _read(request, requests.MoveClock)
        if move.reset:
            self.clock.reset()
        elif move.add is not None:
            self.clock.advance(move.add)
        elif move.to is not None:
            self.clock.move_to(move.to, move.zone)
        else:
            raise ControlError("Say where to move the clock: add, to, or reset.")
        clock = self.clock.snapshot()
        self.store.changes.record({"type": "clock", "chat_id": None, "clock": clock})
        return json_response(clock)

    async def _set_health_url(self, request: web.Request) -> web.Response:
        self.idle_monitor.health_url = (await _read(request, requests.SetHealthUrl)).url
        return json_response({"url": self.idle_monitor.health_url})

    async def _wait_until_idle(self, request: web.Request) -> web.Response:
        reason = await self.idle_monitor.wait(_seconds(request, "timeout", 20))
        return json_response({"idle": True} if reason is None else {"idle": False, "reason": reason})

    async def _restart(self, _: web.Request) -> web.Response:
        await self.supervisor.restart()
        return json_response(self.supervisor.status())

    async def _get_file(self, request: web.Request) -> web.Response:
        """Show a picture; offer anything else only for saving, as it may be a page with scripts."""
        file = self.store.files.by_id(request.match_info["file"])
        if file is None:
            raise ControlError("There is no such file.")
        kind = image_type(file.content)
        return web.Response(
            body=file.content,
            content_type=kind or "application/octet-stream",
            headers={"Content-Disposition": "inline" if kind else "attachment"},
        )

    def _chat(self, request: web.Request) -> Chat:
        return self.store.chat(_integer(request.match_info["chat"]))


@web.middleware
async def control_errors(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Tell what was wrong with a control request; a field that is missing or of a wrong type is the asker's mistake."""
    if not request.path.startswith("/control/"):
        return await handler(request)
    try:
        return await handler(request)
    except ControlError as error:
        return json_response({"error": str(error)}, 400)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "The request"
        return json_response({"error": f"{place}: {first['msg']}."}, 400)
    except ValueError as error:
        return json_response({"error": f"A value is of the wrong kind: {error}."}, 400)


async def _read(request: web.Request, model: type[Request]) -> Request:
    return model.model_validate(await request.json())


async def _read_action(request: web.Request) -> requests.Action:
    return requests.ACTION.validate_python(await request.json())


async def _read_form(request: web.Request) -> requests.Action:
    """Return the action of a form: the part `action` is the request as JSON, each part `file` is a file of it.

    The request tells the files' `names`, since a form writes some characters of a name in its own way.
    """
    form = await request.post()
    action = json.loads(str(form["action"]))
    files = [
        {"name": part.filename, "mime_type": part.content_type, "content": part.file.read()}
        for part in form.getall("file", [])
        if isinstance(part, web.FileField)
    ]
    for file, name in zip(files, action.get("names", []), strict=False):
        file["name"] = name
    sent = files[0] if action.get("action") == "document" and files else {"files": files}
    return requests.ACTION.validate_python({**action, **sent})


def _integer(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise ControlError(f"{value!r} is not a whole number.") from None


def _seconds(request: web.Request, name: str, default: float) -> float:
    return max(0.0, float(request.query.get(name, default)))
