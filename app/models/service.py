"""What is sold."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base
from app.models.columns import five_minutes


class Service(Base):
    """A service as the catalogue has it today; a visit keeps its own copy of what was agreed."""

    __tablename__ = "services"
    __table_args__ = (
        UniqueConstraint("tenant_id", "id"),
        five_minutes("duration_min", least=5, most=1440),
        five_minutes("buffer_before_min", least=0, most=240),
        five_minutes("buffer_after_min", least=0, most=240),
        CheckConstraint("price_kopecks >= 0", name="price_kopecks_sane"),
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
