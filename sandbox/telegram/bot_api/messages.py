"""Sending, changing and deleting messages."""

from typing import Any

from sandbox.clock import unix_now
from sandbox.telegram import wire
from sandbox.telegram.bot_api.addressee import open_chat
from sandbox.telegram.bot_api.handler import Handler
from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import Bot
from sandbox.telegram.chats import Chat
from sandbox.telegram.formatting import BadMarkupError, Formatted, from_html, plain
from sandbox.telegram.markup import inline_keyboard
from sandbox.world import World

Json = dict[str, Any]
MAX_TEXT = 4096


def send_message(world: World, bot: Bot, params: Params) -> Json:
    """Send a text to a person."""
    chat = open_chat(world, bot, params)
    content = _content(params)
    keyboard = inline_keyboard(params.json("reply_markup"))
    message = wire.message(
        bot.next_message_id(),
        wire.bot_user(bot.account),
        wire.private_chat(chat.person),
        unix_now(),
        content,
    )
    if keyboard:
        message["reply_markup"] = keyboard
    chat.messages[message["message_id"]] = message
    chat.unread += 1
    world.show("message", chat, message=message)
    return message


def edit_message_text(world: World, bot: Bot, params: Params) -> Json:
    """Put another text, and another keyboard or none, into a message of the bot."""
    chat = open_chat(world, bot, params)
    old = _own_message(chat, params)
    content = _content(params)
    changed = {name: old[name] for name in ("message_id", "from", "chat", "date")}
    changed["text"] = content.text
    if content.entities:
        changed["entities"] = content.entities
    return _replace(world, chat, old, changed, params)


def edit_message_reply_markup(world: World, bot: Bot, params: Params) -> Json:
    """Put another keyboard, or none, under a message of the bot."""
    chat = open_chat(world, bot, params)
    old = _own_message(chat, params)
    changed = {name: value for name, value in old.items() if name != "reply_markup"}
    return _replace(world, chat, old, changed, params)


def delete_message(world: World, bot: Bot, params: Params) -> bool:
    """Delete a message, the bot's or the person's."""
    chat = open_chat(world, bot, params)
    message_id = params.integer("message_id")
    if message_id is None or chat.messages.pop(message_id, None) is None:
        raise ApiError(Refusal.DELETE_NOT_FOUND)
    world.show("deleted", chat, message_id=message_id)
    return True


def _replace(world: World, chat: Chat, old: Json, changed: Json, params: Params) -> Json:
    keyboard = inline_keyboard(params.json("reply_markup"))
    if keyboard:
        changed["reply_markup"] = keyboard
    compared = ("text", "entities", "reply_markup")
    if all(old.get(name) == changed.get(name) for name in compared):
        raise ApiError(Refusal.NOT_MODIFIED)
    changed["edit_date"] = unix_now()
    chat.messages[changed["message_id"]] = changed
    world.show("message", chat, message=changed)
    return changed


def _own_message(chat: Chat, params: Params) -> Json:
    message = chat.messages.get(params.integer("message_id") or 0)
    if message is None:
        raise ApiError(Refusal.EDIT_NOT_FOUND)
    if not message["from"]["is_bot"]:
        raise ApiError(Refusal.CANT_BE_EDITED)
    return message


def _content(params: Params) -> Formatted:
    content = _formatted(params.text("text"), params.text("parse_mode").lower())
    if not content.text:
        raise ApiError(Refusal.TEXT_EMPTY)
    if len(content.text) > MAX_TEXT:
        raise ApiError(Refusal.TEXT_TOO_LONG)
    return content


def _formatted(text: str, parse_mode: str) -> Formatted:
    if parse_mode in {"", "none"}:
        return plain(text)
    if parse_mode != "html":
        raise ApiError(Refusal.PARSE_MODE)
    try:
        return from_html(text)
    except BadMarkupError as problem:
        raise ApiError(Refusal.CANT_PARSE_ENTITIES, problem) from None


METHODS: dict[str, Handler] = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
}
