"""Who is served."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import one_of

LANGUAGES = ("ru", "en")
PREPAYMENTS = ("auto", "prepaid_only", "never")


class Client(Base):
    """What one tenant knows of a person who books with it."""

    __tablename__ = "clients"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "person_id"),
        one_of("language", LANGUAGES),
        one_of("prepayment", PREPAYMENTS),
        Index("ix_clients_phone", "tenant_id", "phone"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    first_name: Mapped[str]
    last_name: Mapped[str | None]
    # Telegram's, without the @.
    username: Mapped[str | None]
    language: Mapped[str]
    # The master wrote the names; what Telegram calls her no longer replaces them.
    named_by_staff: Mapped[bool]
    # E.164, as the master noted it; not proved to be hers.
    phone: Mapped[str | None]
    # The master's own words about her; the client never sees them.
    note: Mapped[str | None]
    # auto: as her history says; prepaid_only; never: no deposit is asked of her.
    prepayment: Mapped[str] = mapped_column(default="auto")
    # Where receipts go; asked only where the law wants them sent.
    email: Mapped[str | None]
    created_at: Mapped[datetime]

    @property
    def full_name(self) -> str:
        """Return the name as written in messages to the master."""
        return " ".join(filter(None, (self.first_name, self.last_name)))
