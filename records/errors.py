"""The one way to tell people that what they asked cannot be done, in a sentence that says what would be right."""

from records.messages import Message, Value


class UserError(Exception):
    """What the person did wrong. Nothing of the request is kept; the message is shown in the person's language."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.message = Message(key, values)
