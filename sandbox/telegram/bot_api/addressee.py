"""Whom a call is for."""

from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import Bot
from sandbox.telegram.chats import Chat
from sandbox.world import World


def known_chat(world: World, bot: Bot, params: Params) -> Chat:
    """Find the chat a call names, whatever its status. Raises ApiError for a stranger."""
    chat_id = params.text("chat_id")
    if not chat_id:
        raise ApiError(Refusal.CHAT_ID_EMPTY)
    if not chat_id.isdecimal():
        raise ApiError(Refusal.CHAT_NOT_FOUND)
    if world.is_bot(int(chat_id)):
        raise ApiError(Refusal.TO_A_BOT)
    person = world.people.get(int(chat_id))
    if person is None:
        raise ApiError(Refusal.CHAT_NOT_FOUND)
    return world.chat(person, bot)


def open_chat(world: World, bot: Bot, params: Params) -> Chat:
    """Find a chat the bot may write to. Raises ApiError for a new or a blocked one."""
    chat = known_chat(world, bot, params)
    if chat.status == "new":
        raise ApiError(Refusal.CANT_INITIATE)
    if chat.status == "kicked":
        raise ApiError(Refusal.BLOCKED)
    return chat
