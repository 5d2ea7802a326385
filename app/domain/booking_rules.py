"""How soon, how far ahead and on which grid a visit may start."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.bits import QUANTUM_MIN

SLOT_STEPS_MIN = (5, 10, 15, 20, 30, 40, 45, 60)
"""The steps from five minutes to an hour that divide a day, so that every date has one grid."""


class Refusal(StrEnum):
    """Why a start is not offered."""

    OFF_GRID = "off_grid"
    OUTSIDE_WORKING_HOURS = "outside_working_hours"
    TOO_SOON = "too_soon"
    TOO_FAR_AHEAD = "too_far_ahead"
    SLOT_TAKEN = "slot_taken"


@dataclass(frozen=True, slots=True)
class BookingRules:
    """How soon, how far ahead and on which grid clients may book.

    Raises ValueError for a negative notice or horizon and a step outside SLOT_STEPS_MIN.
    """

    min_notice_min: int
    booking_horizon_days: int
    slot_step_min: int

    def __post_init__(self) -> None:
        if self.min_notice_min < 0 or self.booking_horizon_days < 0:
            raise ValueError("notice and horizon must not be negative")
        if self.slot_step_min not in SLOT_STEPS_MIN:
            raise ValueError(f"a slot step is one of {SLOT_STEPS_MIN}, not {self.slot_step_min}")

    @property
    def step(self) -> int:
        """The slot step in quanta."""
        return self.slot_step_min // QUANTUM_MIN

    def soonest(self, now: datetime) -> datetime:
        """Return the first instant a visit may start, in UTC."""
        # In UTC adding minutes means real ones.
        return now.astimezone(UTC) + timedelta(minutes=self.min_notice_min)

    def too_far_from(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return the first instant too far ahead: the midnight after the horizon's last date."""
        days = timedelta(days=self.booking_horizon_days + 1)
        return datetime.combine(now.astimezone(zone).date() + days, time(), zone).astimezone(UTC)

    def refusal(self, starts_at: datetime, now: datetime, zone: ZoneInfo) -> Refusal | None:
        """Return what notice or horizon has against a start; needs no calendar."""
        if starts_at < self.soonest(now):
            return Refusal.TOO_SOON
        return Refusal.TOO_FAR_AHEAD if starts_at >= self.too_far_from(now, zone) else None
