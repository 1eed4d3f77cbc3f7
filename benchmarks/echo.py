"""Two bots that keep nothing, to measure ours against: `bare` and python-telegram-bot's `stock` Application."""

import asyncio
import logging
import sys

from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.telegram_request import AiohttpRequest


async def bare(token: str, base_url: str) -> None:
    """Polls raw updates, parses them as ours are parsed, and answers: what is left when nothing is kept."""
    polling = AiohttpRequest()
    async with Bot(token, base_url=base_url, request=AiohttpRequest(), get_updates_request=polling) as bot:
        offset, sending = 0, set[asyncio.Task[None]]()

        async def answer(update: Update) -> None:
            if update.message is not None:
                await bot.send_message(update.message.chat_id, update.message.text or "?")

        while True:
            url = f"{bot.base_url}/getUpdates?timeout=25&limit=100&offset={offset}"
            for raw in await polling.post(url, read_timeout=30):
                offset = raw["update_id"] + 1
                task = asyncio.create_task(answer(Update.de_json(raw, bot)))
                sending.add(task)
                task.add_done_callback(sending.discard)


def stock(token: str, base_url: str) -> None:
    """As PTB's own echo example, over httpx; updates at the same time, which is not its default, for its best."""

    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "?")

    application = Application.builder().token(token).base_url(base_url).concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    which, its_token, its_url = sys.argv[1:]
    if which == "bare":
        asyncio.run(bare(its_token, its_url))
    else:
        stock(its_token, its_url)
