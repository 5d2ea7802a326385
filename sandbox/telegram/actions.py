"""What people do in Telegram: write, press buttons, open Mini Apps, block."""

import secrets
import zlib
from typing import Any

from sandbox.clock import unix_now
from sandbox.telegram import wire
from sandbox.telegram.chats import Chat, Status
from sandbox.telegram.formatting import plain
from sandbox.telegram.init_data import launch_address, sign_init_data
from sandbox.themes import THEMES, Theme
from sandbox.world import World

Json = dict[str, Any]
MAX_TEXT = 4096


class ImpossibleError(Exception):
    """Telegram's own apps would not let a person do this; the argument says why."""


def write(world: World, chat: Chat, text: str) -> Json:
    """Send a person's text to the bot; the first one opens the chat."""
    if chat.status == "kicked":
        raise ImpossibleError("the person has blocked this bot")
    content = plain(text)
    if not 1 <= len(content.text) <= MAX_TEXT:
        raise ImpossibleError(f"a text has 1 to {MAX_TEXT} characters")
    chat.status = "member"
    chat.unread = 0
    message = wire.message(
        chat.bot.next_message_id(),
        wire.user(chat.person),
        wire.private_chat(chat.person),
        unix_now(),
        content,
    )
    chat.messages[message["message_id"]] = message
    world.show("message", chat, message=message)
    world.push_update(chat.bot, chat.person.id, {"message": message})
    return message


def press(world: World, chat: Chat, message_id: int, button: object) -> str:
    """Press a callback button, named by [row, column] or by its data; return the query's id."""
    message = _message(chat, message_id)
    data = _button(message, button).get("callback_data")
    if data is None:
        raise ImpossibleError("this button sends no callback query")
    query_id = str(secrets.randbits(62))
    chat.bot.queries[query_id] = chat.person.id
    query = {
        "id": query_id,
        "from": wire.user(chat.person),
        "message": message,
        "chat_instance": str(zlib.crc32(f"{chat.person.id}:{chat.bot.username}".encode())),
        "data": data,
    }
    world.push_update(chat.bot, chat.person.id, {"callback_query": query})
    return query_id


def block(world: World, chat: Chat) -> None:
    """Block the bot."""
    if chat.status != "member":
        raise ImpossibleError("only a bot that was started can be blocked")
    _change_status(world, chat, "kicked")


def unblock(world: World, chat: Chat) -> None:
    """Let the bot write again."""
    if chat.status != "kicked":
        raise ImpossibleError("the bot is not blocked")
    _change_status(world, chat, "member")


def read(world: World, chat: Chat) -> None:
    """Look at the chat: nothing in it is unread any more."""
    if chat.unread:
        chat.unread = 0
        world.show("chat", chat)


def open_mini_app(
    world: World, chat: Chat, message_id: int | None, button: object, theme: Theme
) -> str:
    """Return the address a web_app button leads to; without a message, the menu button's."""
    source = (
        chat.shown_menu_button
        if message_id is None
        else _button(_message(chat, message_id), button)
    )
    if "web_app" not in source:
        raise ImpossibleError("this button opens no Mini App")
    init_data = sign_init_data(
        chat.bot.account, world.key, chat.person, f"AA{secrets.token_urlsafe(12)}", unix_now()
    )
    return launch_address(source["web_app"]["url"], init_data, THEMES[theme])


def _message(chat: Chat, message_id: int) -> Json:
    if message_id not in chat.messages:
        raise ImpossibleError("there is no such message in the chat")
    return chat.messages[message_id]


def _button(message: Json, button: object) -> Json:
    rows: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    for row_number, row in enumerate(rows):
        for column, shown in enumerate(row):
            if button in ([row_number, column], shown.get("callback_data")):
                return shown
    raise ImpossibleError("there is no such button under the message")


def _change_status(world: World, chat: Chat, status: Status) -> None:
    bot = wire.bot_user(chat.bot.account)
    change = {
        "chat": wire.private_chat(chat.person),
        "from": wire.user(chat.person),
        "date": unix_now(),
        "old_chat_member": _member(bot, chat.status),
        "new_chat_member": _member(bot, status),
    }
    chat.status = status
    world.show("chat", chat)
    world.push_update(chat.bot, chat.person.id, {"my_chat_member": change})


def _member(bot: Json, status: Status) -> Json:
    # A kicked member carries the date the ban ends; 0 is never.
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})
