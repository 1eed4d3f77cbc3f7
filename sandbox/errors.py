"""How the sandbox says no: to the bot in Telegram's wording, to a test or the page in one sentence."""

from sandbox.bot_api.objects import ErrorResponse, ResponseParameters


class BotApiError(Exception):
    """A call that Telegram would refuse, with the HTTP status and the description that it would give."""

    def __init__(self, status: int, description: str, parameters: ResponseParameters | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def response(self) -> ErrorResponse:
        """Return the body of the answer, as in the Bot API's section "Making requests"."""
        response: ErrorResponse = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            response["parameters"] = self.parameters
        return response


class ControlError(Exception):
    """A control request that cannot be done; its text is the one sentence that says why."""


def bad_request(reason: str, parameters: ResponseParameters | None = None) -> BotApiError:
    """Return the error 400, for a call that is wrong in itself."""
    return BotApiError(400, f"Bad Request: {reason}", parameters)


def forbidden(reason: str) -> BotApiError:
    """Return the error 403, for what the bot may not do in a chat."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """Return the error 409, for two ways of getting updates at once."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> BotApiError:
    """Return the error 429, with the seconds after which the call may be repeated."""
    return BotApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
