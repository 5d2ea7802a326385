"""What a message about a visit needs to know, frozen when the message is queued."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

_INSTANTS = (
    "starts_at",
    "ends_at",
    "free_cancel_until",
    "booked_at",
    "cancelled_at",
    "was_starts_at",
    "was_ends_at",
    "told_at",
    "pay_until",
    "decide_until",
)


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
    # What stands from here on may be missing in a message queued by an earlier release.
    visit_id: int | None = None
    # When the change was made that the message tells of.
    told_at: datetime | None = None
    # How the visit stood before the change the message tells of.
    was_starts_at: datetime | None = None
    was_ends_at: datetime | None = None
    was_services: tuple[str, ...] = ()
    # Other times the master proposes, and her words about why.
    proposed: tuple[datetime, ...] = ()
    proposal: str | None = None
    # The master has yet to agree to it.
    awaiting_approval: bool = False
    # What has to be paid in advance, what is paid by now (online and on site), and what went back
    # or is about to.
    deposit_kopecks: int = 0
    paid_kopecks: int = 0
    returned_kopecks: int = 0
    # The slot is held unpaid until then.
    pay_until: datetime | None = None
    # The master decides until then what becomes of the money.
    decide_until: datetime | None = None
    # What she keeps of it and why, in her own words.
    kept_kopecks: int = 0
    kept_reason: str | None = None
    # The payment or refund that the message tells of, and why it went so: a code.
    amount_kopecks: int = 0
    amount_reason: str | None = None
    # The master's words about it.
    amount_words: str | None = None

    @property
    def free_to_cancel(self) -> bool:
        """Tell whether it cost nothing to cancel at the moment the message tells of."""
        return self.free_cancel_until > (self.told_at or self.booked_at)

    @property
    def cancelled_late(self) -> bool:
        """Tell whether the client cancelled after the free-cancel moment."""
        return self.cancelled_at is not None and self.cancelled_at > self.free_cancel_until

    @property
    def due_kopecks(self) -> int:
        """What is still to be paid in advance."""
        return max(self.deposit_kopecks - self.paid_kopecks, 0)

    @property
    def rest_kopecks(self) -> int:
        """What is left to pay on site, or the least of it if the price is a least one."""
        return max(self.price_kopecks - self.paid_kopecks, 0)

    @property
    def paid_in_full(self) -> bool:
        """Tell whether nothing is left to pay, whatever the master finds on site."""
        return self.paid_kopecks > 0 and not self.rest_kopecks and not self.price_from

    @property
    def going_back_kopecks(self) -> int:
        """What of the money is on its way back, once the visit is off.

        Nothing while the master has yet to decide.
        """
        if self.decide_until is not None:
            return 0
        # What went back earlier is in `returned_kopecks` and no longer in `paid_kopecks`.
        return max(min(self.paid_kopecks - self.kept_kopecks, self.returned_kopecks), 0)

    def to_json(self, timezone: str) -> dict[str, Any]:
        """Return plain JSON; instants as ISO strings in UTC with the zone's name beside them."""
        values = {
            key: _in_utc(value) if isinstance(value, datetime) else value
            for key, value in asdict(self).items()
        }
        proposed = [_in_utc(at) for at in self.proposed]
        return {
            **values,
            "services": list(self.services),
            "was_services": list(self.was_services),
            "proposed": proposed,
            "timezone": timezone,
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        values = dict(values)
        zone = ZoneInfo(values.pop("timezone"))
        for key in _INSTANTS:
            if values.get(key) is not None:
                [values[key]] = _in_zone([values[key]], zone)
        values["proposed"] = _in_zone(values.get("proposed", ()), zone)
        values["services"] = tuple(values["services"])
        values["was_services"] = tuple(values.get("was_services", ()))
        return cls(**values)


def _in_utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _in_zone(written: Iterable[str], zone: ZoneInfo) -> tuple[datetime, ...]:
    return tuple(datetime.fromisoformat(at).astimezone(zone) for at in written)
