"""The ways to people: what each must be able to do, and the one that there is, Telegram."""
