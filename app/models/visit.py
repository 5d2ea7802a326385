"""A client's time with a master, and the time it takes from the calendar."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base
from app.models.columns import of_tenant, one_of

VISIT_STATUSES = ("booked", "completed", "cancelled", "no_show")


class VisitService(Base):
    """One service of a visit, frozen as it was agreed."""

    __tablename__ = "visit_services"
    __table_args__ = (
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        of_tenant("service_id", "services"),
        ForeignKeyConstraint(["tenant_id"], ["tenants.id"], ondelete="CASCADE"),
    )

    tenant_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    visit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # Order in which the services are performed.
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    service_id: Mapped[int]
    name: Mapped[str]
    duration_min: Mapped[int]
    buffer_before_min: Mapped[int]
    buffer_after_min: Mapped[int]
    price_kopecks: Mapped[int]
    price_from: Mapped[bool]
    # As in `Service.pauses`.
    pauses: Mapped[list[list[int]]] = mapped_column(JSON)


class Visit(Base):
    """A booking from its making to its end."""

    __tablename__ = "visits"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        UniqueConstraint("tenant_id", "client_id", "idempotency_key"),
        of_tenant("master_id", "masters"),
        of_tenant("client_id", "clients"),
        ForeignKeyConstraint(["tenant_id"], ["tenants.id"], ondelete="CASCADE"),
        one_of("status", VISIT_STATUSES),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)", name="cancelled_when"
        ),
        Index("ix_visits_client", "tenant_id", "client_id", "starts_at"),
        Index("ix_visits_master", "tenant_id", "master_id", "starts_at"),
        Index("ix_visits_attempt", "tenant_id", "idempotency_key"),
        CheckConstraint("deposit_kopecks >= 0", name="deposit_kopecks_sane"),
        CheckConstraint("kept_kopecks >= 0", name="kept_kopecks_sane"),
        CheckConstraint("(kept_kopecks > 0) = (kept_reason IS NOT NULL)", name="kept_for_a_reason"),
        # Also looked for several times a minute: holds that have run out, undecided deposits.
        Index(
            "ix_visits_unpaid",
            "pay_until",
            postgresql_where=text("pay_until IS NOT NULL"),
            sqlite_where=text("pay_until IS NOT NULL"),
        ),
        Index(
            "ix_visits_undecided",
            "decide_until",
            postgresql_where=text("decide_until IS NOT NULL"),
            sqlite_where=text("decide_until IS NOT NULL"),
        ),
        # What the worker looks for several times a minute: visits that have ended.
        Index(
            "ix_visits_booked",
            "ends_at",
            postgresql_where=text("status = 'booked'"),
            sqlite_where=text("status = 'booked'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    client_id: Mapped[int]
    status: Mapped[str]
    # What the client sees; buffers stand only in the blocked stretch.
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    price_kopecks: Mapped[int]
    price_from: Mapped[bool]
    comment: Mapped[str | None]
    free_cancel_until: Mapped[datetime]
    # The client may move the visit herself until then.
    reschedule_until: Mapped[datetime]
    # The master has yet to agree; until then it blocks its time like any visit.
    awaiting_approval: Mapped[bool]
    # The master asked the client to choose another time; she may, however late it is.
    move_proposed_at: Mapped[datetime | None]
    # The slot is held until then while its client pays; nothing once she has.
    pay_until: Mapped[datetime | None]
    # The hold ran out unpaid; money that comes later still confirms it, if the time is free.
    released_at: Mapped[datetime | None]
    # What has to be paid in advance for it to stand.
    deposit_kopecks: Mapped[int] = mapped_column(default=0)
    # How the price came about, line by line, as the client saw it: `app.domain.pricing`.
    price_lines: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    # The client moved it once after the free-cancel moment, and her deposit with it.
    deposit_carried_at: Mapped[datetime | None]
    # The master says by then what becomes of the money; else all of it goes back.
    decide_until: Mapped[datetime | None]
    # What she keeps of it, and why, in her words to the client.
    kept_kopecks: Mapped[int] = mapped_column(default=0)
    kept_reason: Mapped[str | None]
    # The master's own words about this visit; the client never sees them.
    staff_note: Mapped[str | None]
    # Grows with every change, so that nobody overwrites what she has not seen.
    version: Mapped[int]
    booked_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    cancel_reason: Mapped[str | None]
    # The client's name for this attempt, and what she asked for under it.
    idempotency_key: Mapped[str | None]
    request_hash: Mapped[str]

    services: Mapped[list[VisitService]] = relationship(
        order_by=VisitService.position, lazy="raise", cascade="all, delete-orphan"
    )


class BlockedStretch(Base):
    """Time of a master that nobody else may have; no two of one master overlap.

    A visit has one, or several when a service frees the master in between. PostgreSQL refuses an
    overlap by the constraint below, SQLite by triggers made in the migrations.
    """

    __tablename__ = "blocked_stretches"
    __table_args__ = (
        of_tenant("master_id", "masters", ondelete="CASCADE"),
        of_tenant("visit_id", "visits", ondelete="CASCADE"),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        ExcludeConstraint(
            ("tenant_id", "="),
            ("master_id", "="),
            (text("tstzrange(starts_at, ends_at)"), "&&"),
            name="ex_blocked_stretches_overlap",
            using="gist",
        ).ddl_if(dialect="postgresql"),
        # Covers the availability query: a month is read from the index alone.
        Index(
            "ix_blocked_stretches_calendar",
            "tenant_id",
            "master_id",
            "starts_at",
            "ends_at",
            "expires_at",
        ),
        Index("ix_blocked_stretches_visit", "tenant_id", "visit_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int]
    master_id: Mapped[int]
    visit_id: Mapped[int | None]
    # Buffers included.
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    # A slot hold ends by itself at this moment; a visit's stretch never does.
    expires_at: Mapped[datetime | None]
