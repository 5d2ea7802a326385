"""A master's time, and which starts in it are offered: working hours, blocked time, rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from app.domain.availability import Availability
from app.domain.bits import QUANTUM_MIN, cover, erode, span
from app.domain.booking_rules import BookingRules, Refusal
from app.domain.civil_time import CivilRange, civil_range, grid
from app.domain.demand import Demand
from app.domain.working_hours import WeeklyHours


@dataclass(frozen=True, slots=True)
class MasterCalendar:
    """A master's working and blocked time on a range of dates, ready for many demands."""

    civil: CivilRange
    open: int
    busy: int

    @classmethod
    def of(
        cls,
        zone: str,
        hours: WeeklyHours,
        busy: Iterable[tuple[int, int]],
        first_date: date,
        last_date: date,
    ) -> Self:
        """Lay out hours and blocked stretches over the dates, both included.

        `busy` are half-open pairs of minutes since 1970, in any order (fastest by start),
        already with their own buffers and without expired slot holds; `busy_window` tells which
        stretches matter. Raises as `civil_range` does.
        """
        civil = civil_range(zone, first_date, last_date)
        return cls(civil, hours.open_bits(civil), cover(busy, civil.origin, civil.length))

    def starts(self, demand: Demand, rules: BookingRules, now: datetime) -> Availability:
        """Return the starts offered for a demand at the instant `now`."""
        possible = self._fitting(demand) & grid(self.civil, rules.step) & self._bookable(rules, now)
        offered = possible & self._undisturbed(demand)
        return Availability(self.civil, rules.step, possible, offered)

    def refusal(
        self, demand: Demand, rules: BookingRules, now: datetime, starts_at: datetime
    ) -> Refusal | None:
        """Return why a demand may not start then, or None when `starts` offers it.

        Raises ValueError when the start is not on one of the calendar's dates.
        """
        reason = rules.refusal(starts_at, now, self.civil.zone)
        if reason:
            return reason
        bit, rest = self.civil.bit_at(starts_at)
        if not self.civil.edges[0] <= bit < self.civil.edges[-1]:
            raise ValueError(f"{starts_at} is not on the dates of this calendar")
        if rest or not grid(self.civil, rules.step) >> bit & 1:
            return Refusal.OFF_GRID
        if not self._fitting(demand) >> bit & 1:
            return Refusal.OUTSIDE_WORKING_HOURS
        return None if self._undisturbed(demand) >> bit & 1 else Refusal.SLOT_TAKEN

    def _bookable(self, rules: BookingRules, now: datetime) -> int:
        """Set the bits neither too soon nor too far ahead."""
        soonest = self.civil.first_bit_from(rules.soonest(now))
        too_far = self.civil.first_bit_from(rules.too_far_from(now, self.civil.zone))
        start, end = max(soonest, 0), min(too_far, self.civil.length)
        return span(start, end) if start < end else 0

    def _fitting(self, demand: Demand) -> int:
        """Set the bits from which the whole duration lies in working time."""
        return erode(self.open, demand.duration_min // QUANTUM_MIN)

    def _undisturbed(self, demand: Demand) -> int:
        """Set the bits from which the visit and its buffers meet nothing blocked."""
        before = demand.buffer_before_min // QUANTUM_MIN
        length = (demand.duration_min + demand.buffer_after_min) // QUANTUM_MIN
        free = span(0, self.civil.length) ^ self.busy
        return erode(free, before + length) << before
