"""A tenant's Telegram bot and what we know of its chats."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant


class Bot(Base):
    """A bot we answer for."""

    __tablename__ = "bots"
    __table_args__ = (
        UniqueConstraint("public_id"),
        UniqueConstraint("telegram_id"),
        UniqueConstraint("tenant_id"),
        UniqueConstraint("tenant_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    # Unguessable name in the webhook's path.
    public_id: Mapped[str]
    telegram_id: Mapped[int]
    username: Mapped[str]
    name: Mapped[str]
    # Fernet ciphertext, see app.vault.
    token_sealed: Mapped[bytes]
    # SHA-256 of the secret Telegram repeats in a header; made anew whenever the webhook is set.
    webhook_secret_hash: Mapped[str]
    created_at: Mapped[datetime]
    # When webhook, menu button and commands were last accepted by Telegram.
    armed_at: Mapped[datetime | None]
    # Telegram no longer knows the token; messages wait until a new one is given.
    token_rejected_at: Mapped[datetime | None]
    # Telegram asked this bot to be silent until then.
    quiet_until: Mapped[datetime | None]


class BotChat(Base):
    """A private chat of a person with a bot. Its chat id is the person's Telegram id."""

    __tablename__ = "bot_chats"
    __table_args__ = (
        UniqueConstraint("bot_id", "chat_id"),
        of_tenant("bot_id", "bots", ondelete="CASCADE"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    bot_id: Mapped[int]
    chat_id: Mapped[int]
    started_at: Mapped[datetime]
    # The person blocked the bot, as told by my_chat_member or by a refused message.
    blocked_at: Mapped[datetime | None]


class ProcessedUpdate(Base):
    """An update already handled. Telegram repeats one until it reads our 200."""

    __tablename__ = "processed_updates"

    bot_id: Mapped[int] = mapped_column(
        ForeignKey("bots.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    processed_at: Mapped[datetime] = mapped_column(index=True)
