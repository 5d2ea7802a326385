"""Calls about a chat other than its messages."""

from typing import Any

from sandbox.telegram import wire
from sandbox.telegram.bot_api.addressee import known_chat, open_chat
from sandbox.telegram.bot_api.handler import Handler
from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import DEFAULT_MENU, Bot
from sandbox.telegram.markup import web_app
from sandbox.world import World

Json = dict[str, Any]
MAX_ANSWER = 200
GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_chat(world: World, bot: Bot, params: Params) -> Json:
    """Tell who a person is, once the person has started the bot."""
    chat = known_chat(world, bot, params)
    if chat.status == "new":
        raise ApiError(Refusal.CHAT_NOT_FOUND)
    return wire.private_chat(chat.person) | {
        "accent_color_id": chat.person.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


def send_chat_action(world: World, bot: Bot, params: Params) -> bool:
    """Show that the bot is typing."""
    chat = open_chat(world, bot, params)
    if params.text("action") not in ACTIONS:
        raise ApiError(Refusal.WRONG_ACTION)
    world.show("typing", chat)
    return True


def answer_callback_query(world: World, bot: Bot, params: Params) -> bool:
    """End the wait of a pressed button, perhaps with words to the person."""
    query_id = params.text("callback_query_id")
    if query_id not in bot.queries:
        raise ApiError(Refusal.QUERY_TOO_OLD)
    if len(params.text("text")) > MAX_ANSWER:
        raise ApiError(Refusal.ANSWER_TOO_LONG)
    chat = world.chat(world.people[bot.queries.pop(query_id)], bot)
    world.show(
        "answer",
        chat,
        query_id=query_id,
        text=params.text("text"),
        alert=params.flag("show_alert"),
    )
    return True


def set_chat_menu_button(world: World, bot: Bot, params: Params) -> bool:
    """Set the button beside the input, for one chat or for all that have no own."""
    button = _menu_button(params.json("menu_button"))
    if "chat_id" in params:
        chat = known_chat(world, bot, params)
        chat.menu_button = None if button["type"] == "default" else button
        world.show("chat", chat)
        return True
    bot.menu_button = dict(DEFAULT_MENU) if button["type"] == "default" else button
    for chat in world.chats_with(bot):
        world.show("chat", chat)
    return True


def get_chat_menu_button(world: World, bot: Bot, params: Params) -> Json:
    """Tell the button beside the input."""
    if "chat_id" not in params:
        return bot.menu_button
    return known_chat(world, bot, params).shown_menu_button


def _menu_button(value: object) -> Json:
    if value is None:
        return {"type": "default"}
    if not isinstance(value, dict) or value.get("type") not in {"commands", "web_app", "default"}:
        raise ApiError(Refusal.MENU_BUTTON)
    if value["type"] != "web_app":
        return {"type": value["type"]}
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        raise ApiError(Refusal.MENU_BUTTON)
    return {"type": "web_app", "text": text, "web_app": web_app(value.get("web_app"))}


METHODS: dict[str, Handler] = {
    "getChat": get_chat,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
