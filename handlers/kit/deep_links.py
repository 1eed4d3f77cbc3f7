"""Links that open the private chat with the bot and say why: core.telegram.org/api/links#bot-links."""


def deep_link(username: str, payload: str) -> str:
    """`payload`: at most 64 of A-Z, a-z, 0-9, _ and -."""
    return f"https://t.me/{username}?start={payload}"
