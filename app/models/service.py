"""What is sold."""

from datetime import time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import five_minutes, one_of


class Service(Base):
    """A service as the catalogue has it today; a visit keeps its own copy of what was agreed."""

    __tablename__ = "services"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        five_minutes("duration_min", least=5, most=1440),
        five_minutes("buffer_before_min", least=0, most=240),
        five_minutes("buffer_after_min", least=0, most=240),
        CheckConstraint("price_kopecks >= 0", name="price_kopecks_sane"),
        CheckConstraint("min_notice_min >= 0", name="min_notice_min_sane"),
        CheckConstraint("booking_horizon_days BETWEEN 0 AND 366", name="booking_horizon_sane"),
        one_of("deposit_kind", ("none", "fixed", "percent", "full")),
        CheckConstraint("deposit_amount >= 0", name="deposit_amount_sane"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenants.id", ondelete="CASCADE"))
    name: Mapped[str]
    description: Mapped[str | None]
    # Heading under which the service is listed.
    group_name: Mapped[str | None]
    duration_min: Mapped[int]
    buffer_before_min: Mapped[int]
    buffer_after_min: Mapped[int]
    price_kopecks: Mapped[int]
    # The price is the least possible; the master names the rest on site.
    price_from: Mapped[bool]
    position: Mapped[int]
    hidden: Mapped[bool]
    # [[minutes after the start, minutes long], …]: the master is free meanwhile.
    pauses: Mapped[list[list[int]]] = mapped_column(JSON)
    # The master looks at each booking before it counts as agreed.
    needs_approval: Mapped[bool]
    # The service's own rules; nothing means the master's.
    min_notice_min: Mapped[int | None]
    booking_horizon_days: Mapped[int | None]
    earliest_start_time: Mapped[time | None]
    latest_start_time: Mapped[time | None]
    weekdays: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    # Booked only together with something else.
    add_on: Mapped[bool] = mapped_column(default=False)
    # What is paid in advance for it; nothing means the tenant's usual rule.
    deposit_kind: Mapped[str | None]
    # Kopecks, or percent.
    deposit_amount: Mapped[int] = mapped_column(default=0)
    version: Mapped[int]
