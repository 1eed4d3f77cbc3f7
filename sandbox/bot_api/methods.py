"""The table of the Bot API methods that the sandbox understands."""

from sandbox.bot_api import objects
from sandbox.bot_api.chats import ChatMethods
from sandbox.bot_api.commands import CommandMenus
from sandbox.bot_api.editing import EditingMethods
from sandbox.bot_api.endpoint import Method
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.rate_limits import RateLimits
from sandbox.bot_api.receiving import ReceivingMethods
from sandbox.bot_api.sending import SendingMethods
from sandbox.bot_api.webhook import Webhook
from sandbox.errors import bad_request
from sandbox.state.callback_queries import CallbackQueries
from sandbox.state.store import Store
from sandbox.state.update_queue import UpdateQueue

ACCEPTED = (
    "setMyDescription", "setMyShortDescription", "setMyName", "setChatMenuButton", "logOut", "close",
    "pinChatMessage", "unpinChatMessage", "unpinAllChatMessages", "setMessageReaction",
)  # fmt: skip
DOWNLOAD_LIMIT = 20 * 1024 * 1024  # bytes


def bot_methods(
    store: Store,
    updates: UpdateQueue,
    webhook: Webhook,
    callbacks: CallbackQueries,
    menus: CommandMenus,
    limits: RateLimits,
) -> dict[str, Method]:
    """Return each method's function by its name; those that are only accepted answer true and do nothing."""
    sending, editing, chats = SendingMethods(store, limits), EditingMethods(store, limits), ChatMethods(store)
    receiving = ReceivingMethods(updates, webhook)
    accepted: dict[str, Method] = dict.fromkeys(ACCEPTED, lambda _: True)
    return accepted | {
        "getMe": lambda _: _get_me(store),
        "getUpdates": receiving.get_updates,
        "setWebhook": receiving.set_webhook,
        "deleteWebhook": receiving.delete_webhook,
        "getWebhookInfo": receiving.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "sendDocument": sending.send_document,
        "sendMediaGroup": sending.send_media_group,
        "editMessageText": editing.edit_text,
        "editMessageCaption": editing.edit_caption,
        "editMessageReplyMarkup": editing.edit_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": lambda parameters: _answer_callback_query(callbacks, parameters),
        "setMyCommands": menus.set,
        "getMyCommands": menus.get,
        "deleteMyCommands": menus.delete,
        "getFile": lambda parameters: _get_file(store, parameters),
        "getChat": chats.get_chat,
        "getChatMember": chats.get_chat_member,
        "getChatAdministrators": chats.get_chat_administrators,
        "getChatMemberCount": chats.get_chat_member_count,
        "sendChatAction": chats.send_chat_action,
        "leaveChat": chats.leave_chat,
    }


def _get_me(store: Store) -> objects.BotUser:
    return {
        **store.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _answer_callback_query(callbacks: CallbackQueries, parameters: Parameters) -> bool:
    query_id, text = parameters.text("callback_query_id") or "", parameters.text("text") or ""
    callbacks.answer(query_id, text, parameters.boolean("show_alert"), parameters.text("url"))
    return True


def _get_file(store: Store, parameters: Parameters) -> objects.File:
    file = store.files.by_id(parameters.text("file_id") or "")
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.to_bot_api(), "file_path": file.path}
