"""What people can say and press, and how it is answered: everything that knows Telegram or a text."""
