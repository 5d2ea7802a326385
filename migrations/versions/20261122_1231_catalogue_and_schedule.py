"""Masters, what they sell, when they work, and who works for a tenant."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite counts rows up by itself only in a column that is INTEGER to the letter.
BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "masters",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("position", BIGINT, nullable=False),
        sa.Column("min_notice_min", BIGINT, nullable=False),
        sa.Column("booking_horizon_days", BIGINT, nullable=False),
        sa.Column("slot_step_min", BIGINT, nullable=False),
        sa.CheckConstraint(
            "booking_horizon_days BETWEEN 0 AND 366", name=op.f("ck_masters_booking_horizon_sane")
        ),
        sa.CheckConstraint("min_notice_min >= 0", name=op.f("ck_masters_min_notice_min_sane")),
        sa.CheckConstraint(
            "slot_step_min IN (5, 10, 15, 20, 30, 40, 45, 60)",
            name=op.f("ck_masters_slot_step_known"),
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_masters_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_masters"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_masters_tenant_id_id"),
    )
    op.create_table(
        "services",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("group_name", sa.Text(), nullable=True),
        sa.Column("duration_min", BIGINT, nullable=False),
        sa.Column("buffer_before_min", BIGINT, nullable=False),
        sa.Column("buffer_after_min", BIGINT, nullable=False),
        sa.Column("price_kopecks", BIGINT, nullable=False),
        sa.Column("price_from", sa.Boolean(), nullable=False),
        sa.Column("position", BIGINT, nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "buffer_after_min BETWEEN 0 AND 240 AND buffer_after_min % 5 = 0",
            name=op.f("ck_services_buffer_after_min_in_fives"),
        ),
        sa.CheckConstraint(
            "buffer_before_min BETWEEN 0 AND 240 AND buffer_before_min % 5 = 0",
            name=op.f("ck_services_buffer_before_min_in_fives"),
        ),
        sa.CheckConstraint(
            "duration_min BETWEEN 5 AND 1440 AND duration_min % 5 = 0",
            name=op.f("ck_services_duration_min_in_fives"),
        ),
        sa.CheckConstraint("price_kopecks >= 0", name=op.f("ck_services_price_kopecks_sane")),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_services_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_services"),
        sa.UniqueConstraint("tenant_id", "id", name="uq_services_tenant_id_id"),
    )
    op.create_table(
        "master_services",
        sa.Column("tenant_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("master_id", BIGINT, autoincrement=False, nullable=False),
        sa.Column("service_id", BIGINT, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_master_services_tenant_id_master_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "service_id"],
            ["services.tenant_id", "services.id"],
            name="fk_master_services_tenant_id_service_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "master_id", "service_id", name="pk_master_services"),
    )
    op.create_table(
        "working_hours",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("weekday", BIGINT, nullable=False),
        sa.Column("starts_time", sa.Time(), nullable=False),
        sa.Column("ends_time", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_working_hours_weekday_known")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_working_hours_tenant_id_master_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_working_hours"),
    )
    op.create_index("ix_working_hours_master", "working_hours", ["tenant_id", "master_id"])
    op.create_table(
        "work_breaks",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("master_id", BIGINT, nullable=False),
        sa.Column("weekday", BIGINT, nullable=False),
        sa.Column("starts_time", sa.Time(), nullable=False),
        sa.Column("ends_time", sa.Time(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_work_breaks_weekday_known")),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_work_breaks_tenant_id_master_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_work_breaks"),
    )
    op.create_index("ix_work_breaks_master", "work_breaks", ["tenant_id", "master_id"])
    op.create_table(
        "memberships",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("person_id", BIGINT, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("master_id", BIGINT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "role IN ('owner', 'administrator', 'master')", name=op.f("ck_memberships_role_known")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_memberships_person_id"),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_memberships_tenant_id_master_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_memberships_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_memberships"),
        sa.UniqueConstraint("tenant_id", "person_id", name="uq_memberships_tenant_id_person_id"),
    )
    op.create_index("ix_memberships_person_id", "memberships", ["person_id"])
    op.create_table(
        "invitations",
        sa.Column("id", BIGINT, nullable=False),
        sa.Column("tenant_id", BIGINT, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("master_id", BIGINT, nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("accepted_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "role IN ('owner', 'administrator', 'master')", name=op.f("ck_invitations_role_known")
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "master_id"],
            ["masters.tenant_id", "masters.id"],
            name="fk_invitations_tenant_id_master_id",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id"], ["tenants.id"], name="fk_invitations_tenant_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitations"),
        sa.UniqueConstraint("code_hash", name="uq_invitations_code_hash"),
    )


def downgrade() -> None:
    op.drop_table("invitations")
    op.drop_table("memberships")
    op.drop_table("work_breaks")
    op.drop_table("working_hours")
    op.drop_table("master_services")
    op.drop_table("services")
    op.drop_table("masters")
