"""What a bot sees: the Bot API over HTTP, with Telegram's checks, limits and refusals."""
