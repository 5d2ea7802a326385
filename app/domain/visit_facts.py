"""What a message about a visit needs to know, frozen when the message is queued."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """A visit as told to its client and to the staff. Instants are in the tenant's zone."""

    slug: str
    tenant_name: str
    # None where the tenant has one master and the pages never show the choice.
    master_name: str | None
    services: tuple[str, ...]
    duration_min: int
    starts_at: datetime
    ends_at: datetime
    price_kopecks: int
    price_from: bool
    address: str | None
    directions: str | None
    free_cancel_until: datetime
    booked_at: datetime
    cancelled_at: datetime | None
    cancel_reason: str | None
    client_name: str
    client_username: str | None
    client_chat_id: int | None
    comment: str | None

    @property
    def cancelled_late(self) -> bool:
        """Tell whether the client cancelled after the free-cancel moment."""
        return self.cancelled_at is not None and self.cancelled_at > self.free_cancel_until

    def to_json(self, timezone: str) -> dict[str, Any]:
        """Return plain JSON; instants as ISO strings in UTC with the zone's name beside them."""
        values = {
            key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
            for key, value in asdict(self).items()
        }
        return {**values, "services": list(self.services), "timezone": timezone}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        values = dict(values)
        zone = ZoneInfo(values.pop("timezone"))
        for key in ("starts_at", "ends_at", "free_cancel_until", "booked_at", "cancelled_at"):
            if values[key] is not None:
                values[key] = datetime.fromisoformat(values[key]).astimezone(zone)
        return cls(**{**values, "services": tuple(values["services"])})
