"""The controls of the sandbox over HTTP, for its page and for tests: people, chats, acts, clock, faults."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from sandbox.bot_api.commands import CommandMenus
from sandbox.bot_api.endpoint import BotApiEndpoint
from sandbox.bot_api.objects import Object
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.clock import SandboxClock
from sandbox.control.actions import Actions
from sandbox.control.idle import IdleMonitor
from sandbox.control.supervisor import Supervisor
from sandbox.errors import ControlError
from sandbox.faults import Faults
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.files import image_type
from sandbox.state.store import Chat, Store

LONGEST_CLOCK_WAIT = 25.0  # seconds
HEARTBEAT = 15.0  # seconds


@dataclass(frozen=True)
class ControlInterface:
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
        return [
            web.get("/control/users", self._users),
            web.post("/control/users", self._put_user),
            web.get("/control/bot", self._bot),
            web.get("/control/chats", self._chats),
            web.post("/control/chats", self._put_group),
            web.post("/control/chats/{chat}/migrate", self._migrate),
            web.get("/control/chats/{chat}/messages", self._messages),
            web.post("/control/act", self._act),
            web.get("/control/callbacks/{callback}", self._callback),
            web.get("/control/stream", self._stream),
            web.get("/control/calls", self._calls),
            web.get("/control/faults", self._get_faults),
            web.post("/control/faults", self._set_faults),
            web.delete("/control/faults", self._clear_faults),
            web.get("/control/limits", self._limits),
            web.post("/control/limits", self._set_limits),
            web.get("/control/clock", self._clock),
            web.post("/control/clock", self._move_clock),
            web.post("/control/health", self._health),
            web.get("/control/settled", self._settled),
            web.post("/control/restart", self._restart),
            web.get("/control/files/{file}", self._file),
        ]

    async def _users(self, _: web.Request) -> web.Response:
        everyone = self.store.users.values()
        return _json([user.control() | {"unread": self.store.unread(user.id)} for user in everyone])

    async def _put_user(self, request: web.Request) -> web.Response:
        return _json(self.store.put_user(await _body(request)).control())

    async def _bot(self, request: web.Request) -> web.Response:
        commands = self.menus.default()
        if "user" in request.query:
            user = self.store.user(_whole(request.query["user"]))
            chat = self.store.chat(_whole(request.query.get("chat", str(user.id))))
            commands = self.menus.shown(user.id, chat, user.language_code)
        return _json({**self.store.bot, "commands": commands, **self.supervisor.api()})

    async def _chats(self, request: web.Request) -> web.Response:
        user = self.store.user(_whole(request.query.get("user", "")))
        return _json([self._chat(chat, user.id) for chat in self.store.chats_of(user.id)])

    def _chat(self, chat: Chat, user: int) -> Object:
        last = chat.last()
        return {
            "id": chat.id,
            "type": chat.type,
            "title": self.store.title(chat),
            "members": len(chat.members),
            "read": chat.read.get(user, 0),
            "unread": chat.unread(user),
            "last": last.control() if last else None,
        }

    async def _put_group(self, request: web.Request) -> web.Response:
        wish = await _body(request)
        members = [int(member) for member in wish.get("members", [])]
        kind = str(wish.get("type", "supergroup"))
        if kind not in ("group", "supergroup"):
            raise ControlError("A chat's type is group or supergroup.")
        chat = self.actions.group(str(wish.get("title") or "Group"), members, kind)
        return _json({**self.store.chat_api(chat), "members": members})

    async def _migrate(self, request: web.Request) -> web.Response:
        return _json({"id": self.actions.migrate(self._chat_in(request)).id})

    async def _messages(self, request: web.Request) -> web.Response:
        """Reading on behalf of a person (reader=ID) also marks the chat as read by them."""
        chat = self._chat_in(request)
        edges = {name: _whole(request.query[name]) for name in ("after", "before") if request.query.get(name)}
        shown = chat.window(max(1, _whole(request.query.get("limit", "1000"))), **edges)
        if "reader" in request.query:
            chat.mark_read(_whole(request.query["reader"]))
        return _json([posted.control() for posted in shown])

    async def _act(self, request: web.Request) -> web.Response:
        """A deed, as JSON with its files in base64, or as a form with the files as they are."""
        wish = await (_form(request) if request.content_type == "multipart/form-data" else _body(request))
        await self.faults.meet_person()
        return _json(self.actions.perform(wish))

    async def _callback(self, request: web.Request) -> web.Response:
        callback = self.callbacks.get(request.match_info["callback"])
        deadline = time.monotonic() + _seconds(request, "wait", 0)
        while callback.answer is None and await self.store.changes.notifier.wait(deadline - time.monotonic()):
            pass
        return _json(callback.control())

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        changes = self.store.changes
        seq = _whole(request.headers.get("Last-Event-ID") or request.query.get("after", str(changes.last)))
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)
        while True:
            fresh = changes.after(seq)
            seq = max(seq, changes.last)
            lines = [f"id: {change['seq']}\ndata: {json.dumps(change, ensure_ascii=False)}\n\n" for change in fresh]
            try:
                await answer.write(("".join(lines) or ": still here\n\n").encode("utf-8", "surrogatepass"))
            except ConnectionError:
                return answer
            if changes.last == seq:
                await changes.notifier.wait(HEARTBEAT)

    async def _calls(self, request: web.Request) -> web.Response:
        return _json(self.endpoint.calls_after(_whole(request.query.get("after", "0"))))

    async def _get_faults(self, _: web.Request) -> web.Response:
        return _json(self.faults.api())

    async def _set_faults(self, request: web.Request) -> web.Response:
        self.faults.set(await _body(request))
        return self._faults_changed()

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self.faults.clear()
        return self._faults_changed()

    def _faults_changed(self) -> web.Response:
        self.store.changes.record("faults", None, self.faults.api())
        return _json({"ok": True})

    async def _limits(self, _: web.Request) -> web.Response:
        return _json(self.limits.api())

    async def _set_limits(self, request: web.Request) -> web.Response:
        self.limits.set(await _body(request))
        return _json(self.limits.api())

    async def _clock(self, request: web.Request) -> web.Response:
        if "version" in request.query:
            version = _whole(request.query["version"])
            watcher = request.query.get("client") or request.headers.get("User-Agent") or ""
            self.clock.acknowledge(watcher, version)
            await self.clock.changed_from(version, LONGEST_CLOCK_WAIT)
        return _json(self.clock.api())

    async def _move_clock(self, request: web.Request) -> web.Response:
        self.clock.move(await _body(request))
        self.store.changes.record("clock", None, self.clock.api())
        return _json(self.clock.api())

    async def _health(self, request: web.Request) -> web.Response:
        url = (await _body(request)).get("url")
        self.idle_monitor.health_url = str(url) if url else None
        return _json({"url": self.idle_monitor.health_url})

    async def _settled(self, request: web.Request) -> web.Response:
        why = await self.idle_monitor.wait(_seconds(request, "timeout", 20))
        return _json({"settled": why is None, **({"why": why} if why else {})})

    async def _restart(self, _: web.Request) -> web.Response:
        await self.supervisor.restart()
        return _json(self.supervisor.api())

    async def _file(self, request: web.Request) -> web.Response:
        """Pictures are shown; anything else is only offered for saving, as it may be a page with scripts."""
        stored = self.store.files.by_id(request.match_info["file"])
        if stored is None:
            raise ControlError("There is no such file.")
        kind = image_type(stored.content)
        disposition = "inline" if kind else "attachment"
        return web.Response(
            body=stored.content,
            content_type=kind or "application/octet-stream",
            headers={"Content-Disposition": disposition},
        )

    def _chat_in(self, request: web.Request) -> Chat:
        return self.store.chat(_whole(request.match_info["chat"]))


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
        return _json({"error": str(error)}, 400)
    except KeyError as error:
        return _json({"error": f"{error.args[0]} is missing."}, 400)
    except (TypeError, ValueError) as error:
        return _json({"error": f"A value is of the wrong kind: {error}."}, 400)


async def _body(request: web.Request) -> Object:
    body = await request.json()
    if not isinstance(body, dict):
        raise ControlError("The request's body is a JSON object.")
    return body


async def _form(request: web.Request) -> Object:
    """The part `deed` is the wish as JSON, each part `file` is a file of it. The wish says their `names`, since a form
    writes some characters of a name in its own way."""
    form = await request.post()
    wish = json.loads(str(form["deed"]))
    files = [
        {"name": part.filename, "mime_type": part.content_type, "content": part.file.read()}
        for part in form.getall("file", [])
        if isinstance(part, web.FileField)
    ]
    for file, name in zip(files, wish.get("names", []), strict=False):
        file["name"] = str(name)
    return {**wish, **(files[0] if wish.get("do") == "document" and files else {"files": files})}


def _whole(value: str) -> int:
    try:
        return int(value)
    except ValueError:
        raise ControlError(f"{value!r} is not a whole number.") from None


def _seconds(request: web.Request, name: str, default: float) -> float:
    return max(0.0, float(request.query.get(name, default)))


def _json(content: object, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"),
        status=status,
        content_type="application/json",
    )
