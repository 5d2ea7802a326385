"""What people do in their chats, by HTTP."""

from aiohttp import web

from sandbox.control.body import bad_request, chat_of, conflict, not_found, read_json
from sandbox.telegram import actions
from sandbox.themes import THEMES
from sandbox.world import WORLD


async def show(request: web.Request) -> web.Response:
    """Return the chat with all its messages."""
    return web.json_response(chat_of(request).full())


async def write(request: web.Request) -> web.Response:
    """`{text}` → the message the person wrote."""
    body = await read_json(request)
    text = body.get("text")
    if not isinstance(text, str):
        raise bad_request("text is missing")
    try:
        message = actions.write(request.app[WORLD], chat_of(request), text)
    except actions.ImpossibleError as reason:
        raise conflict(str(reason)) from None
    return web.json_response(message, status=201)


async def press(request: web.Request) -> web.Response:
    """`{message_id, button: [row, column] | callback_data}` → the callback query's id."""
    body = await read_json(request)
    try:
        query_id = actions.press(
            request.app[WORLD], chat_of(request), _message_id(body), body.get("button")
        )
    except actions.ImpossibleError as reason:
        raise conflict(str(reason)) from None
    return web.json_response({"callback_query_id": query_id}, status=201)


async def open_mini_app(request: web.Request) -> web.Response:
    """`{message_id, button, theme?}`, or no message for the menu button → `{url}`."""
    body = await read_json(request)
    theme = body.get("theme", "light")
    if theme not in THEMES:
        raise bad_request("theme is light or dark")
    message_id = _message_id(body) if "message_id" in body else None
    try:
        url = actions.open_mini_app(
            request.app[WORLD], chat_of(request), message_id, body.get("button"), theme
        )
    except actions.ImpossibleError as reason:
        raise conflict(str(reason)) from None
    return web.json_response({"url": url})


async def change(request: web.Request) -> web.Response:
    """Block or unblock the bot, or read the chat; return its summary."""
    act = {"block": actions.block, "unblock": actions.unblock, "read": actions.read}
    what = act.get(request.match_info["action"])
    if what is None:
        raise not_found("people do not do that")
    chat = chat_of(request)
    try:
        what(request.app[WORLD], chat)
    except actions.ImpossibleError as reason:
        raise conflict(str(reason)) from None
    return web.json_response(chat.summary())


def _message_id(body: dict[str, object]) -> int:
    message_id = body.get("message_id")
    if not isinstance(message_id, int):
        raise bad_request("message_id is missing")
    return message_id
