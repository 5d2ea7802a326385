"""Which handler an update goes to."""

from datetime import datetime

from sqlalchemy.orm import Session
from telebot.types import ChatMemberUpdated, Message, Update

from app.bot.handlers.membership import on_membership
from app.bot.handlers.start import on_start
from app.models import Bot

_PRIVATE = "private"


def dispatch(session: Session, *, bot: Bot, update: Update, now: datetime) -> None:
    """Hand an update to its handler; what no handler knows is left alone."""
    message: Message | None = update.message
    membership: ChatMemberUpdated | None = update.my_chat_member
    if message is not None and _is_private(message) and message.from_user is not None:
        # In a private chat whatever a person writes means that she wants something of the bot,
        # and the greeting with its buttons is the way on.
        payload = _start_payload(message.text or "")
        on_start(session, bot=bot, sender=message.from_user, payload=payload, now=now)
    elif membership is not None and membership.chat.type == _PRIVATE:
        on_membership(session, bot=bot, change=membership, now=now)


def _start_payload(text: str) -> str | None:
    command, _, payload = text.partition(" ")
    return payload.strip() if command == "/start" else None


def _is_private(message: Message) -> bool:
    return bool(message.chat.type == _PRIVATE)
