"""Finds the chat or message that a Bot API call means, or refuses as Telegram does."""

from sandbox.bot_api.objects import MessageContent
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


def writable_place(store: Store, parameters: Parameters) -> tuple[Chat, MessageContent]:
    """Return the chat of `chat_id`, and what a message says of the topic of `message_thread_id`.

    Raises BotApiError where the bot may not write: without the right, in a topic that is closed or not there. General
    is no topic that can be named.
    """
    chat, number = writable_chat(store, parameters), parameters.integer("message_thread_id")
    if not chat.bot_may_write:
        raise bad_request("not enough rights to send text messages to the chat")
    if not number:
        if chat.is_forum and chat.general.closed:
            raise bad_request("TOPIC_CLOSED")
        return chat, {}
    if not chat.is_forum or number not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[number].closed:
        raise bad_request("TOPIC_CLOSED")
    return chat, {"message_thread_id": number, "is_topic_message": True}


def editable_message(store: Store, parameters: Parameters) -> StoredMessage:
    """Return the message of `message_id`. Raises BotApiError when there is none, or it is not the bot's to edit."""
    chat = writable_chat(store, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if message.body["from"]["id"] != store.bot["id"] or message.keyboard:
        raise bad_request("message can't be edited")
    return message
