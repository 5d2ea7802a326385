"""Registering bots and people beyond those of the demo."""

import re
import secrets
from dataclasses import asdict, fields

from aiohttp import web

from sandbox.control.body import bad_request, conflict, read_json
from sandbox.people import BotAccount, Person
from sandbox.telegram.bots import Bot
from sandbox.world import WORLD, World

_TOKEN = re.compile(r"(\d{8,10}):([A-Za-z0-9_-]{35})")
_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")
_FIRST_FREE_BOT = 7_100_000_000
_FIRST_FREE_PERSON = 5_100_000_000


async def add_bot(request: web.Request) -> web.Response:
    """`{username, first_name, id?, token?}` → the bot with its token."""
    world = request.app[WORLD]
    body = await read_json(request)
    username, first_name = body.get("username"), body.get("first_name")
    if not isinstance(username, str) or not _USERNAME.fullmatch(username):
        raise bad_request("username has 4 to 32 letters, digits and underscores")
    if not isinstance(first_name, str) or not first_name:
        raise bad_request("first_name is missing")
    bot_id, key = _identity(world, body)
    account = BotAccount(bot_id, username, first_name, key)
    if username in world.bots or world.is_bot(bot_id):
        raise conflict("there is a bot with this username or id already")
    bot = world.add_bot(account)
    world.feed.publish({"type": "reset"})
    return web.json_response(_registered(bot), status=201)


async def add_person(request: web.Request) -> web.Response:
    """`{first_name, id?, last_name?, username?, language_code?, started?: [bot]}` → the person.

    `started` names bots that may write to the person at once, without a /start of its own.
    """
    world = request.app[WORLD]
    body = await read_json(request)
    started = body.pop("started", [])
    body.setdefault("id", max(_FIRST_FREE_PERSON, *world.people) + 1)
    if not set(body) <= {field.name for field in fields(Person)} or "first_name" not in body:
        raise bad_request("first_name is missing or a field is unknown")
    if not isinstance(started, list) or not all(name in world.bots for name in started):
        raise bad_request("started lists usernames of bots")
    if not isinstance(body["id"], int):
        raise bad_request("id is a number")
    if body["id"] in world.people:
        raise conflict("there is a person with this id already")
    person = Person(**body)
    world.people[person.id] = person
    for name in started:
        world.chat(person, world.bots[name]).status = "member"
    return web.json_response(asdict(person), status=201)


def _identity(world: World, body: dict[str, object]) -> tuple[int, str]:
    token, bot_id = body.get("token"), body.get("id")
    if token is None:
        free = max(_FIRST_FREE_BOT, *(bot.account.id for bot in world.bots.values())) + 1
        return bot_id if isinstance(bot_id, int) else free, f"SANDBOX-{secrets.token_hex(16)}"[:35]
    match = _TOKEN.fullmatch(token) if isinstance(token, str) else None
    if match is None or bot_id not in {None, int(match[1])}:
        raise bad_request("token is <bot id>:<35 characters>")
    return int(match[1]), match[2]


def _registered(bot: Bot) -> dict[str, object]:
    account = bot.account
    return {
        "id": account.id,
        "username": account.username,
        "first_name": account.first_name,
        "token": account.token,
    }
