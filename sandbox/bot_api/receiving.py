"""The Bot API's methods by which a bot says how it wants its updates, as in its section "Getting updates"."""

from sandbox.bot_api.objects import RawUpdate, Update, WebhookInfo
from sandbox.bot_api.parameters import Parameters
from sandbox.bot_api.webhook import Webhook
from sandbox.errors import bad_request
from sandbox.state.update_queue import UpdateQueue


class ReceivingMethods:
    """Hands out updates to a poll, or to a webhook."""

    def __init__(self, updates: UpdateQueue, webhook: Webhook) -> None:
        self._updates = updates
        self._webhook = webhook

    async def get_updates(self, parameters: Parameters) -> list[Update | RawUpdate]:
        """Carry out getUpdates."""
        self._allow_kinds(parameters)
        limit, timeout = parameters.integer("limit", 100), parameters.integer("timeout")
        return await self._updates.poll(parameters.integer("offset"), limit, timeout)

    async def set_webhook(self, parameters: Parameters) -> bool:
        """Carry out setWebhook."""
        self._allow_kinds(parameters)
        if parameters.boolean("drop_pending_updates"):
            self._updates.clear()
        secret = parameters.text("secret_token") or ""
        certified = parameters.upload(parameters.text("certificate") or "certificate") is not None
        maximum = parameters.integer("max_connections")
        await self._webhook.set(parameters.text("url") or "", secret, maximum, certified=certified)
        return True

    async def delete_webhook(self, parameters: Parameters) -> bool:
        """Carry out deleteWebhook."""
        if parameters.boolean("drop_pending_updates"):
            self._updates.clear()
        await self._webhook.set("", "", 0)
        return True

    def get_webhook_info(self, _: Parameters) -> WebhookInfo:
        """Carry out getWebhookInfo."""
        return self._webhook.info()

    def _allow_kinds(self, parameters: Parameters) -> None:
        """Remember the kinds of updates that are wanted; none named means as before, an empty list the default."""
        kinds = parameters.structure("allowed_updates")
        if kinds is None:
            return
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed_updates: expected an Array of String")
        self._updates.allowed_kinds = [str(kind) for kind in kinds]
