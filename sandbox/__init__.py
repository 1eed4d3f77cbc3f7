"""A Telegram on one's own machine: a Bot API, people to act as, a page and controls. It knows nothing of the bot."""
