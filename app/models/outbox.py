"""Messages stored with the change that caused them, and sent later by the worker."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

MESSAGE_STATES = ("pending", "sent", "failed")


class OutboxMessage(Base):
    """One message to one chat. Its words are found by `template` when it is sent."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        of_tenant("bot_id", "bots", ondelete="CASCADE"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        one_of("state", MESSAGE_STATES),
        # What the worker looks for; sent messages drop out of it.
        Index(
            "ix_outbox_messages_pending",
            "due_at",
            "id",
            postgresql_where=text("state = 'pending'"),
            sqlite_where=text("state = 'pending'"),
        ),
        # Messages of a chat go out in order; this finds an earlier one that has not.
        Index(
            "ix_outbox_messages_chat",
            "bot_id",
            "chat_id",
            "id",
            postgresql_where=text("state = 'pending'"),
            sqlite_where=text("state = 'pending'"),
        ),
        Index("ix_outbox_messages_subject", "tenant_id", "visit_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    bot_id: Mapped[int]
    # Telegram's chat; for a private chat the person's Telegram id.
    chat_id: Mapped[int]
    template: Mapped[str]
    params: Mapped[dict[str, Any]] = mapped_column(JSON)
    language: Mapped[str]
    # The visit the message tells of, so that a later change can edit it.
    visit_id: Mapped[int | None]
    # This message replaces the text of that one instead of being sent anew.
    edits_id: Mapped[int | None] = mapped_column(
        ForeignKey("outbox_messages.id", ondelete="SET NULL")
    )
    state: Mapped[str]
    created_at: Mapped[datetime]
    # Not before this moment; moved on by every temporary failure.
    due_at: Mapped[datetime]
    attempts: Mapped[int]
    # A worker has it until then; a dead worker's messages are free again afterwards.
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    telegram_message_id: Mapped[int | None]
    last_error: Mapped[str | None]


class WorkerHeartbeat(Base):
    """When the worker was last alive."""

    __tablename__ = "worker_heartbeats"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]
