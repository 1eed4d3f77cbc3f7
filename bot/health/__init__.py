"""Tells whoever operates the bot whether it is well: a page, metrics, and messages to its admins."""
