"""/start and any other words to the bot."""

from datetime import datetime

from sqlalchemy.orm import Session
from telebot.types import User

from app.domain.errors import InvitationNotFound
from app.domain.init_data import TelegramUser
from app.models import Bot
from app.usecases.chats import INVITATION_PAYLOAD, Greeting, accept_invitation, greet


def on_start(
    session: Session, *, bot: Bot, sender: User, payload: str | None, now: datetime
) -> None:
    """Greet the person, or let her in by the one-time link she came with.

    `payload` is what her link handed to /start, None for any other words.
    """
    user = TelegramUser.described(
        sender.id,
        first_name=sender.first_name,
        last_name=sender.last_name,
        username=sender.username,
        language_code=sender.language_code,
    )
    if payload and payload.startswith(INVITATION_PAYLOAD):
        code = payload.removeprefix(INVITATION_PAYLOAD)
        try:
            accept_invitation(session, bot=bot, user=user, code=code, now=now)
        except InvitationNotFound:
            greet(session, bot=bot, user=user, now=now, template="link_too_old")
    else:
        template: Greeting = "nobody_reads" if payload is None else "greeting"
        greet(session, bot=bot, user=user, now=now, template=template)
