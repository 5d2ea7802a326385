"""What can happen to a visit and its money, as its client and the staff are told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from app.models import Visit


@dataclass(frozen=True, slots=True)
class News:
    """What has happened to a visit: the templates for its client and for the staff."""

    client: str | None
    staff: str | None
    # What the client did herself need not ring: the message she has is put right.
    by_client: bool = False
    # It does not say how the visit stands, so what does is left as it is.
    aside: bool = False


BOOKED = News("visit_booked_client", "visit_booked_staff")
REQUESTED = News("visit_requested_client", "visit_requested_staff")
APPROVED = News("visit_approved_client", "visit_approved_staff")
DECLINED = News("visit_declined_client", "visit_called_off_staff")
UNANSWERED = News("visit_unanswered_client", None)
MOVED = News("visit_moved_client", "visit_moved_staff")
RESCHEDULED = News("visit_rescheduled_client", "visit_rescheduled_staff", by_client=True)
CHANGED = News("visit_changed_client", "visit_changed_staff")
CALLED_OFF = News("visit_called_off_client", "visit_called_off_staff")
CANCELLED = News("visit_cancelled_client", "visit_cancelled_staff", by_client=True)
RESTORED = News("visit_restored_client", "visit_restored_staff")
HELD = News("visit_held_client", None)
PAID = News("visit_booked_client", "visit_booked_staff", by_client=True)
# A slot that was held and given up: of it the staff never heard.
GIVEN_UP = News("visit_cancelled_client", None, by_client=True)
UNPAID = News("visit_unpaid_client", None, by_client=True)
# Whoever pays is told of her money by messages of their own.
RECEIVED = News("payment_received_payer", "payment_received_staff", aside=True)
TOO_LATE = News("payment_too_late_payer", "payment_too_late_staff", aside=True)
PAID_TWICE = News("payment_second_payer", None, aside=True)
SET_ASIDE = News(None, "payment_set_aside_staff", aside=True)
REFUNDED = News("refund_made_payer", None, aside=True)
REFUND_DELAYED = News("refund_delayed_payer", "refund_delayed_staff", aside=True)
KEPT = News("deposit_kept_payer", None, aside=True)


@dataclass(frozen=True, slots=True)
class Amount:
    """The money a message tells of, why it moved (a code), and the master's words about it."""

    kopecks: int
    reason: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """How a visit stood before a change."""

    master_id: int
    starts_at: datetime
    ends_at: datetime
    services: tuple[str, ...]

    @classmethod
    def of(cls, visit: Visit) -> Self:
        """Note down how a visit stands now."""
        services = tuple(service.name for service in visit.services)
        return cls(visit.master_id, visit.starts_at, visit.ends_at, services)
