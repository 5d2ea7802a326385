"""Who is served."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import one_of

LANGUAGES = ("ru", "en")


class Client(Base):
    """What one tenant knows of a person who books with it."""

    __tablename__ = "clients"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "person_id"),
        one_of("language", LANGUAGES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    first_name: Mapped[str]
    last_name: Mapped[str | None]
    # Telegram's, without the @.
    username: Mapped[str | None]
    language: Mapped[str]
    created_at: Mapped[datetime]

    @property
    def full_name(self) -> str:
        """Return the name as written in messages to the master."""
        return " ".join(filter(None, (self.first_name, self.last_name)))
