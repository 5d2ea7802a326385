"""People, how we know them, and what they may do."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import of_tenant, one_of

IDENTITY_KINDS = ("telegram", "email", "phone", "messenger")
ROLES = ("owner", "administrator", "master")


class Person(Base):
    """A human being across tenants.

    Carries no name on purpose: a tenant could forge one through its own bot, and another tenant
    would read it. What a tenant knows of a person stands in its `clients`.
    """

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    created_at: Mapped[datetime]


class Identity(Base):
    """One way to recognise a person: a Telegram id today, an e-mail or a phone tomorrow."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("kind", "subject"), one_of("kind", IDENTITY_KINDS))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    # The id within the kind, normalised: decimal Telegram id, lower-case address, E.164 number.
    subject: Mapped[str]
    created_at: Mapped[datetime]


class Membership(Base):
    """A person works for a tenant."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("tenant_id", "person_id"),
        of_tenant("master_id", "masters"),
        one_of("role", ROLES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str]
    # Whose calendar is her own; an administrator may have none.
    master_id: Mapped[int | None]
    created_at: Mapped[datetime]


class Invitation(Base):
    """A one-time link that makes whoever opens it a member."""

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("code_hash"),
        of_tenant("master_id", "masters"),
        one_of("role", ROLES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    role: Mapped[str]
    master_id: Mapped[int | None]
    # SHA-256 of the code; the code itself is shown once and not kept.
    code_hash: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
