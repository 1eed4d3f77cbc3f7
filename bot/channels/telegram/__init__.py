"""Telegram as a channel: rendering, sending within its limits, and connections to the Bot API."""
