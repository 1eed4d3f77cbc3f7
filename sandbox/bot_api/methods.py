"""The table of the Bot API methods that the sandbox understands."""

from sandbox.bot_api.chats import ChatMethods
from sandbox.bot_api.commands import CommandMenus
from sandbox.bot_api.editing import Editing
from sandbox.bot_api.endpoint import Method
from sandbox.bot_api.objects import Object
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.sending import Sending
from sandbox.bot_api.webhook import Webhook
from sandbox.errors import bad_request
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue

ACCEPTED = (
    "setMyDescription", "setMyShortDescription", "setMyName", "setChatMenuButton", "logOut", "close",
    "pinChatMessage", "unpinChatMessage", "unpinAllChatMessages", "setMessageReaction",
)  # fmt: skip


def bot_methods(
    store: Store,
    updates: UpdateQueue,
    webhook: Webhook,
    callbacks: CallbackQueries,
    menus: CommandMenus,
    limits: RateLimits,
) -> dict[str, Method]:
    """Each method's name and function; those that are only accepted answer true and do nothing."""
    sending, editing, inquiries = Sending(store, limits), Editing(store, limits), ChatMethods(store)
    intake = _Intake(updates, webhook)
    accepted: dict[str, Method] = dict.fromkeys(ACCEPTED, lambda _: True)
    return accepted | {
        "getMe": inquiries.get_me,
        "getUpdates": intake.get_updates,
        "setWebhook": intake.set_webhook,
        "deleteWebhook": intake.delete_webhook,
        "getWebhookInfo": lambda _: webhook.api(),
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "sendDocument": sending.send_document,
        "sendMediaGroup": sending.send_media_group,
        "editMessageText": editing.edit_text,
        "editMessageCaption": editing.edit_caption,
        "editMessageReplyMarkup": editing.edit_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": lambda parameters: _answer(callbacks, parameters),
        "setMyCommands": menus.set,
        "getMyCommands": menus.get,
        "deleteMyCommands": menus.delete,
        "getFile": inquiries.get_file,
        "getChat": inquiries.get_chat,
        "getChatMember": inquiries.get_chat_member,
        "getChatAdministrators": inquiries.get_chat_administrators,
        "getChatMemberCount": inquiries.get_chat_member_count,
        "sendChatAction": inquiries.send_chat_action,
        "leaveChat": inquiries.leave_chat,
    }


class _Intake:
    """The methods by which the bot says how it wants its updates."""

    def __init__(self, updates: UpdateQueue, webhook: Webhook) -> None:
        self._updates = updates
        self._webhook = webhook

    async def get_updates(self, parameters: Parameters) -> list[Object]:
        self._allow(parameters)
        limit, timeout = parameters.integer("limit", 100), parameters.integer("timeout")
        return await self._updates.poll(parameters.integer("offset"), limit, timeout)

    async def set_webhook(self, parameters: Parameters) -> bool:
        self._allow(parameters)
        if parameters.boolean("drop_pending_updates"):
            self._updates.forget()
        secret = parameters.text("secret_token") or ""
        await self._webhook.set(parameters.text("url") or "", secret, parameters.integer("max_connections"))
        return True

    async def delete_webhook(self, parameters: Parameters) -> bool:
        if parameters.boolean("drop_pending_updates"):
            self._updates.forget()
        await self._webhook.set("", "", 0)
        return True

    def _allow(self, parameters: Parameters) -> None:
        """Remember the kinds of updates that are wanted; none named means as before, an empty list the default."""
        kinds = parameters.structure("allowed_updates")
        if kinds is None:
            return
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed_updates: expected an Array of String")
        self._updates.allowed = [str(kind) for kind in kinds]


def _answer(callbacks: CallbackQueries, parameters: Parameters) -> bool:
    number, text = parameters.text("callback_query_id") or "", parameters.text("text") or ""
    callbacks.answer(number, text, parameters.boolean("show_alert"), parameters.text("url"))
    return True
