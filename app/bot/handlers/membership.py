"""Somebody blocked the bot, or let it in again."""

from datetime import datetime

from sqlalchemy.orm import Session
from telebot.types import ChatMemberUpdated

from app.models import Bot
from app.usecases.chats import note_chat


def on_membership(session: Session, *, bot: Bot, change: ChatMemberUpdated, now: datetime) -> None:
    """Remember whether the bot may write to this person."""
    blocked = change.new_chat_member.status in {"kicked", "left"}
    note_chat(session, bot=bot, chat_id=change.chat.id, blocked=blocked, now=now)
