"""Finds the chat or message that a Bot API call means, or refuses as Telegram does."""

from sandbox.bot_api.parameters import Parameters
from sandbox.errors import bad_request, forbidden
from sandbox.state.store import Chat, Store, StoredMessage


def known_chat(store: Store, parameters: Parameters) -> Chat:
    """The chat that is named, whatever the bot may do in it."""
    named = parameters.text("chat_id")
    if not named:
        raise bad_request("chat_id is empty")
    try:
        chat = store.chats.get(int(named))
    except ValueError:
        raise bad_request("chat not found") from None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def open_chat(store: Store, parameters: Parameters) -> Chat:
    """The chat that is named, if the bot may write there."""
    chat = known_chat(store, parameters)
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.bot_status == "kicked":
        if chat.type == "private":
            raise forbidden("bot was blocked by the user")
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    if chat.type == "private" and not chat.opened:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def own_message(store: Store, parameters: Parameters) -> StoredMessage:
    """A message that the bot may edit."""
    chat = open_chat(store, parameters)
    posted = chat.messages.get(parameters.integer("message_id"))
    if posted is None or posted.deleted:
        raise bad_request("message to edit not found")
    if posted.body["from"]["id"] != store.bot["id"] or posted.keyboard:
        raise bad_request("message can't be edited")
    return posted
