"""How the sandbox says no: to the bot in Telegram's wording, to a test or the page in one sentence."""

from sandbox.bot_api.objects import Object


class BotApiError(Exception):
    """A Bot API call that Telegram would refuse, with the status and the description that it would give."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> Object:
        answer: Object = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class ControlError(Exception):
    """A control request that cannot be done; its text is the one sentence that says why."""


def bad_request(reason: str, **parameters: int) -> BotApiError:
    return BotApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> BotApiError:
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> BotApiError:
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
