"""Reading what a control call says; wrong calls are answered in words."""

import json
from typing import Any

from aiohttp import web

from sandbox.telegram.chats import Chat
from sandbox.world import WORLD

Json = dict[str, Any]


async def read_json(request: web.Request) -> Json:
    """Return the JSON object of a request, {} for an empty body."""
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise bad_request("the body is not JSON") from None
    if not isinstance(body, dict):
        raise bad_request("the body is not a JSON object")
    return body


def bad_request(reason: str) -> web.HTTPBadRequest:
    """Make the answer to a call that makes no sense."""
    return web.HTTPBadRequest(text=_error(reason), content_type="application/json")


def not_found(reason: str) -> web.HTTPNotFound:
    """Make the answer to a call about something that is not there."""
    return web.HTTPNotFound(text=_error(reason), content_type="application/json")


def conflict(reason: str) -> web.HTTPConflict:
    """Make the answer to a call that is impossible as things stand."""
    return web.HTTPConflict(text=_error(reason), content_type="application/json")


def chat_of(request: web.Request) -> Chat:
    """Find the chat named in the path."""
    world = request.app[WORLD]
    user_id = request.match_info["user_id"]
    person = world.people.get(int(user_id)) if user_id.isdecimal() else None
    bot = world.bots.get(request.match_info["bot"])
    if person is None or bot is None:
        raise not_found("no such person or bot")
    return world.chat(person, bot)


def _error(reason: str) -> str:
    return json.dumps({"error": reason})
