"""How a bot gets its updates: a webhook, or getUpdates."""

import asyncio
import re
from typing import Any

from sandbox.telegram.bot_api.answers import Described
from sandbox.telegram.bot_api.handler import Handler
from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import Bot, Webhook
from sandbox.telegram.markup import is_safe_web_address
from sandbox.world import World

Json = dict[str, Any]
MAX_CONNECTIONS = 100
DEFAULT_CONNECTIONS = 40
MAX_UPDATES = 100
LONGEST_POLL = 50
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")


def set_webhook(world: World, bot: Bot, params: Params) -> Described:
    """Send updates to an address from now on; an empty address ends that."""
    if not params.text("url"):
        return delete_webhook(world, bot, params)
    allowed = _allowed_updates(params)
    webhook = _webhook(params)
    if params.flag("drop_pending_updates"):
        bot.mailbox.clear()
    if allowed is not None:
        bot.mailbox.allowed = allowed
    if bot.webhook is not None and bot.webhook.settings == webhook.settings:
        return Described(result=True, description="Webhook is already set")
    _replace_webhook(bot, webhook)
    world.courier.wake_all(bot)
    return Described(result=True, description="Webhook was set")


def delete_webhook(_world: World, bot: Bot, params: Params) -> Described:
    """Stop sending updates; they wait, unless told to be dropped."""
    if params.flag("drop_pending_updates"):
        bot.mailbox.clear()
    was_set = bot.webhook is not None
    _replace_webhook(bot, None)
    description = "Webhook was deleted" if was_set else "Webhook is already deleted"
    return Described(result=True, description=description)


def get_webhook_info(_world: World, bot: Bot, _params: Params) -> Json:
    """Tell where updates go, how many wait and what went wrong last."""
    webhook = bot.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(bot.mailbox),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error_date:
            info["last_error_date"] = webhook.last_error_date
            info["last_error_message"] = webhook.last_error_message
    if bot.mailbox.allowed:
        info["allowed_updates"] = bot.mailbox.allowed
    return info


async def get_updates(_world: World, bot: Bot, params: Params) -> list[Json]:
    """Give pending updates; `offset` confirms those below it, `timeout` seconds waits for one."""
    if bot.webhook is not None:
        raise ApiError(Refusal.WEBHOOK_ACTIVE)
    allowed = _allowed_updates(params)
    if allowed is not None:
        bot.mailbox.allowed = allowed
    bot.mailbox.confirm_before(params.integer("offset") or 0)
    if not len(bot.mailbox):
        bot.mailbox.arrived.clear()
        patience = min(params.integer("timeout") or 0, LONGEST_POLL)
        try:
            await asyncio.wait_for(bot.mailbox.arrived.wait(), patience)
        except TimeoutError:
            return []
    return bot.mailbox.in_order()[: params.integer("limit") or MAX_UPDATES]


def _replace_webhook(bot: Bot, webhook: Webhook | None) -> None:
    if bot.webhook is not None:
        bot.webhook.replaced.set()
    bot.webhook = webhook


def _webhook(params: Params) -> Webhook:
    url, secret = params.text("url"), params.text("secret_token")
    if not is_safe_web_address(url):
        raise ApiError(Refusal.WEBHOOK_NOT_HTTPS)
    if not _SECRET.fullmatch(secret):
        raise ApiError(Refusal.SECRET_TOKEN)
    connections = params.integer("max_connections") or DEFAULT_CONNECTIONS
    if not 1 <= connections <= MAX_CONNECTIONS:
        raise ApiError(Refusal.MAX_CONNECTIONS)
    return Webhook(url, secret or None, connections)


def _allowed_updates(params: Params) -> list[str] | None:
    """Return the list given, or None, which keeps the former choice."""
    value = params.json("allowed_updates")
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(kind, str) for kind in value):
        raise ApiError(Refusal.ALLOWED_UPDATES)
    return value


METHODS: dict[str, Handler] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getUpdates": get_updates,
}
