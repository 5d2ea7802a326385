"""How soon, how far ahead and on which grid a visit may start."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from app.domain.bits import QUANTUM_MIN

SLOT_STEPS_MIN = (5, 10, 15, 20, 30, 40, 45, 60)
"""The steps from five minutes to an hour that divide a day, so that every date has one grid."""

ROUNDINGS_MIN = (5, 10, 15)
LONGEST_FREE_STEP_MIN = 240


class Grid(StrEnum):
    """From where starts are counted.

    From midnight by the clock; or from the first possible start of each date, anew after every
    break and visit.
    """

    CLOCK = "clock"
    FREE = "free"


class Refusal(StrEnum):
    """Why a start is not offered."""

    OFF_GRID = "off_grid"
    OUTSIDE_WORKING_HOURS = "outside_working_hours"
    SERVICE_HOURS = "service_hours"
    TOO_SOON = "too_soon"
    TOO_FAR_AHEAD = "too_far_ahead"
    SLOT_TAKEN = "slot_taken"


class Bounded(Protocol):
    """A service's own notice and horizon; None leaves it to the master's."""

    @property
    def min_notice_min(self) -> int | None: ...
    @property
    def booking_horizon_days(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class BookingRules:
    """How soon, how far ahead and on which grid clients may book.

    On the free grid the first start of a run is rounded up to `round_min` on the clock. Raises
    ValueError for a negative notice or horizon, for a step outside SLOT_STEPS_MIN (on the free
    grid: not 5..240 in fives) and a rounding outside ROUNDINGS_MIN.
    """

    min_notice_min: int
    booking_horizon_days: int
    slot_step_min: int
    grid: Grid = Grid.CLOCK
    round_min: int = QUANTUM_MIN

    def __post_init__(self) -> None:
        if self.min_notice_min < 0 or self.booking_horizon_days < 0:
            raise ValueError("notice and horizon must not be negative")
        if self.grid is Grid.CLOCK:
            if self.slot_step_min not in SLOT_STEPS_MIN:
                raise ValueError(
                    f"a slot step is one of {SLOT_STEPS_MIN}, not {self.slot_step_min}"
                )
        elif self.slot_step_min not in range(5, LONGEST_FREE_STEP_MIN + 1, QUANTUM_MIN):
            raise ValueError(
                f"a free slot step is 5 to {LONGEST_FREE_STEP_MIN}, not {self.slot_step_min}"
            )
        if self.round_min not in ROUNDINGS_MIN:
            raise ValueError(f"a rounding is one of {ROUNDINGS_MIN}, not {self.round_min}")

    @property
    def step(self) -> int:
        """The slot step in quanta."""
        return self.slot_step_min // QUANTUM_MIN

    @property
    def rounding(self) -> int:
        """The rounding in quanta."""
        return self.round_min // QUANTUM_MIN

    def for_services(self, services: Sequence[Bounded]) -> "BookingRules":
        """Return the rules of a visit with these services: the strictest of each one's.

        A service's own notice and horizon stand in place of the master's, even if they are
        laxer.
        """
        notices = [service.min_notice_min for service in services]
        horizons = [service.booking_horizon_days for service in services]
        notice = max(self.min_notice_min if own is None else own for own in notices)
        horizon = min(self.booking_horizon_days if own is None else own for own in horizons)
        return replace(self, min_notice_min=notice, booking_horizon_days=horizon)

    def soonest(self, now: datetime) -> datetime:
        """Return the first instant a visit may start, in UTC."""
        # In UTC adding minutes means real ones.
        return now.astimezone(UTC) + timedelta(minutes=self.min_notice_min)

    def last_date(self, now: datetime, zone: ZoneInfo) -> date:
        """Return the last date of the horizon as the zone counts dates."""
        return now.astimezone(zone).date() + timedelta(days=self.booking_horizon_days)

    def too_far_from(self, now: datetime, zone: ZoneInfo) -> datetime:
        """Return the first instant too far ahead: the midnight after the horizon's last date."""
        after = self.last_date(now, zone) + timedelta(days=1)
        return datetime.combine(after, time(), zone).astimezone(UTC)

    def refusal(self, starts_at: datetime, now: datetime, zone: ZoneInfo) -> Refusal | None:
        """Return what notice or horizon has against a start; needs no calendar."""
        if starts_at < self.soonest(now):
            return Refusal.TOO_SOON
        return Refusal.TOO_FAR_AHEAD if starts_at >= self.too_far_from(now, zone) else None
