"""Bots that keep nothing, to measure ours against: `bare`, `tapped`, and python-telegram-bot's `stock` Application."""

import asyncio
import logging
import sys

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from benchmarks.load import BUTTON
from bot.channels.telegram.requests import AiohttpRequest


async def bare(token: str, base_url: str, *, buttons: bool) -> None:
    """Run PTB's `Bot` over aiohttp, which polls raw updates, parses them, and sends what was said: one call a step.

    With `buttons` there is one below each message, and a tap is answered and the message edited, as any bot does it:
    two calls a step.
    """
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(BUTTON, callback_data=BUTTON)]]) if buttons else None
    polling = AiohttpRequest()
    async with Bot(token, base_url=base_url, request=AiohttpRequest(), get_updates_request=polling) as bot:
        offset, sending = 0, set[asyncio.Task[None]]()

        async def answer(update: Update) -> None:
            if update.message is not None:
                await bot.send_message(update.message.chat_id, update.message.text or "?", reply_markup=keyboard)
            if (tap := update.callback_query) is not None:
                text = f"{tap.data} {tap.id}"
                await asyncio.gather(tap.answer(), tap.edit_message_text(text, reply_markup=keyboard))

        while True:
            url = f"{bot.base_url}/getUpdates?timeout=25&limit=100&offset={offset}"
            updates = await polling.post(url, read_timeout=30)
            assert isinstance(updates, list)
            for raw in updates:
                offset = raw["update_id"] + 1
                task = asyncio.create_task(answer(Update.de_json(raw, bot)))
                sending.add(task)
                task.add_done_callback(sending.discard)


def stock(token: str, base_url: str) -> None:
    """Run PTB's own echo example, over httpx; updates at the same time, which is not its default, for its best."""

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "?")

    application = Application.builder().token(token).base_url(base_url).concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    chosen, bot_token, api_url = sys.argv[1:]
    if chosen == "stock":
        stock(bot_token, api_url)
    else:
        asyncio.run(bare(bot_token, api_url, buttons=chosen == "tapped"))
