"""The journal, raw updates, keys and the reset."""

from aiohttp import web

from sandbox.control.body import bad_request, conflict, not_found, read_json
from sandbox.world import WORLD

_CHAT_HOLDERS = ("message", "callback_query", "my_chat_member", "edited_message", "chat_member")


async def show_journal(request: web.Request) -> web.Response:
    """`?after=<ordinal>&method=<name>` → `{entries, last}`."""
    after = request.query.get("after", "0")
    if not after.isdecimal():
        raise bad_request("after is an ordinal")
    journal = request.app[WORLD].journal
    method = request.query.get("method", "").lower()
    entries = list(
        journal.after(int(after), lambda call: not method or call.method.lower() == method)
    )
    return web.json_response({"entries": entries, "last": journal.last})


async def clear_journal(request: web.Request) -> web.Response:
    """Forget the calls so far."""
    request.app[WORLD].journal.clear()
    return web.Response(status=204)


async def push_update(request: web.Request) -> web.Response:
    """`{bot, update}` → the update as queued, under its own `update_id` if it brings one."""
    world = request.app[WORLD]
    body = await read_json(request)
    bot = world.bots.get(str(body.get("bot")))
    update = body.get("update")
    if bot is None:
        raise not_found("no such bot")
    if not isinstance(update, dict) or not set(update) - {"update_id"}:
        raise bad_request("update is not an Update object")
    queued = world.push_update(bot, _lane(update), update)
    if queued is None:
        raise conflict("the bot's allowed_updates leave this kind out")
    return web.json_response(queued, status=201)


async def show_keys(request: web.Request) -> web.Response:
    """Return the public key that checks the `signature` of initData."""
    return web.json_response({"ed25519_public_key": request.app[WORLD].key.public_hex})


async def reset(request: web.Request) -> web.Response:
    """Go back to the initial world."""
    request.app[WORLD].reset()
    return web.Response(status=204)


def _lane(update: dict[str, object]) -> int:
    for name in _CHAT_HOLDERS:
        holder = update.get(name)
        if isinstance(holder, dict):
            chat = holder.get("chat") or holder.get("message", {}).get("chat") or {}
            return int(chat.get("id", 0))
    return 0
