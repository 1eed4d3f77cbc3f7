"""Finds the chat or message that a Bot API call means, or refuses as Telegram does."""

from sandbox.bot_api.parameters import Parameters
from sandbox.errors import bad_request, forbidden
from sandbox.state.chats import Chat, StoredMessage
from sandbox.state.store import Store


def any_chat(store: Store, parameters: Parameters) -> Chat:
    """Return the chat of `chat_id`, whatever the bot may do in it. Raises BotApiError when there is none."""
    chat_id = parameters.text("chat_id")
    if not chat_id:
        raise bad_request("chat_id is empty")
    try:
        chat = store.chats.get(int(chat_id))
    except ValueError:
        raise bad_request("chat not found") from None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def writable_chat(store: Store, parameters: Parameters) -> Chat:
    """Return the chat of `chat_id`. Raises BotApiError when there is none, or the bot may not write there."""
    chat = any_chat(store, parameters)
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
    if chat.bot_status == "kicked":
        if chat.type == "private":
            raise forbidden("bot was blocked by the user")
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    if chat.type == "private" and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def editable_message(store: Store, parameters: Parameters) -> StoredMessage:
    """Return the message of `message_id`. Raises BotApiError when there is none, or it is not the bot's to edit."""
    chat = writable_chat(store, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if message.body["from"]["id"] != store.bot["id"] or message.keyboard:
        raise bad_request("message can't be edited")
    return message
