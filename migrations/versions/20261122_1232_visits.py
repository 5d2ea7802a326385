"""Visits, and the guarantee that no two of one master overlap."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

# The name the application looks for, on both databases.
OVERLAP = "ex_blocked_stretches_overlap"


def _refuse_overlap_on_postgresql() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
    op.execute(
        f"ALTER TABLE blocked_stretches ADD CONSTRAINT {OVERLAP} EXCLUDE USING gist "
        "(tenant_id WITH =, master_id WITH =, tstzrange(starts_at, ends_at) WITH &&)"
    )


def _refuse_overlap_on_sqlite() -> None:
    # Instants are stored as text of one fixed form, so comparing text compares instants.
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER {OVERLAP}_{event.lower()} BEFORE {event} ON blocked_stretches "
            "WHEN EXISTS (SELECT 1 FROM blocked_stretches AS other "
            "WHERE other.tenant_id = NEW.tenant_id AND other.master_id = NEW.master_id "
            "AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at "
            "AND other.id IS NOT NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, '{OVERLAP}'); END"
        )


def upgrade() -> None:
    op.create_table(
        "visits",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("client_id", BIGINT, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("price_kopecks", BIGINT, nullable=False),
        sa.Column("price_from", sa.Boolean(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("free_cancel_until", INSTANT, nullable=False),
        sa.Column("booked_at", INSTANT, nullable=False),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("idempotency_key", sa.Text(), nullable=True),
        sa.Column("request_hash", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_at IS NOT NULL)",
            name=op.f("ck_visits_cancelled_when"),
        ),
        sa.CheckConstraint(
            "status IN ('booked', 'completed', 'cancelled', 'no_show')",
            name=op.f("ck_visits_status_known"),
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_visits_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "client_id"],
            ["clients.tenant_id", "clients.id"],
            name="fk_visits_tenant_id_client_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_visits_tenant_id_master_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_visits_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
        sa.UniqueConstraint(
            "tenant_id",
            "client_id",
            "idempotency_key",
            name="uq_visits_tenant_id_client_id_idempotency_key",
        ),
        sa.UniqueConstraint("tenant_id", "id", name="uq_visits_tenant_id_id"),
    )
    op.create_index("ix_visits_client", "visits", ["tenant_id", "client_id", "starts_at"])
    op.create_index(
        "ix_visits_booked",
        "visits",
        ["ends_at"],
        postgresql_where=sa.text("status = 'booked'"),
        sqlite_where=sa.text("status = 'booked'"),
    )
    op.create_table(
        "visit_services",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("visit_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("position", BIGINT, autoincrement=False, nullable=False),
        sa.Column("service_id", BIGINT, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("duration_min", BIGINT, nullable=False),
        sa.Column("buffer_before_min", BIGINT, nullable=False),
        sa.Column("buffer_after_min", BIGINT, nullable=False),
        sa.Column("price_kopecks", BIGINT, nullable=False),
        sa.Column("price_from", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "service_id"],
            ["services.tenant_id", "services.id"],
            name="fk_visit_services_tenant_id_service_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_visit_services_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_visit_services_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tenant_id", "visit_id", "position", name="pk_visit_services"),
    )
    op.create_table(
        "blocked_stretches",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("visit_id", BIGINT, nullable=True),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "starts_at < ends_at", name=op.f("ck_blocked_stretches_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_blocked_stretches_tenant_id_master_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "visit_id"],
            ["visits.tenant_id", "visits.id"],
            name="fk_blocked_stretches_tenant_id_visit_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_blocked_stretches"),
    )
    op.create_index(
        "ix_blocked_stretches_calendar",
        "blocked_stretches",
        ["tenant_id", "master_id", "starts_at", "ends_at", "expires_at"],
    )
    op.create_index("ix_blocked_stretches_visit", "blocked_stretches", ["tenant_id", "visit_id"])
    if op.get_bind().dialect.name == "postgresql":
        _refuse_overlap_on_postgresql()
    else:
        _refuse_overlap_on_sqlite()


def downgrade() -> None:
    op.drop_table("blocked_stretches")
    op.drop_table("visit_services")
    op.drop_table("visits")
