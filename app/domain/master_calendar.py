"""A master's time, and which starts in it are offered: working hours, blocked time, rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from app.domain.availability import Availability
from app.domain.bits import QUANTUM_MIN, cover, erode, span
from app.domain.booking_rules import BookingRules, Grid, Refusal
from app.domain.civil_time import CivilRange, civil_range, grid
from app.domain.demand import Demand, Stretch
from app.domain.explanation import (
    against_the_blocked,
    against_the_hours,
    against_the_moment,
    against_the_services,
    off_grid,
)
from app.domain.free_grid import counted_from_runs
from app.domain.obstacles import DuringTimeOff, Obstacle, Taken, by_importance
from app.domain.schedule import Schedule
from app.domain.working_hours import WeeklyHours


@dataclass(frozen=True, slots=True)
class MasterCalendar:
    """A master's working and blocked time on a range of dates, ready for many demands.

    `open`, `busy` and `absent` are bits of the range: working time, what visits and slot holds
    block, time off by hours.
    """

    civil: CivilRange
    schedule: Schedule
    blocked: tuple[Stretch, ...]
    time_off: tuple[Stretch, ...]
    open: int
    busy: int
    absent: int

    @classmethod
    def of(
        cls,
        zone: str,
        schedule: Schedule | WeeklyHours,
        busy: Iterable[Stretch],
        first_date: date,
        last_date: date,
        time_off: Iterable[Stretch] = (),
    ) -> Self:
        """Lay out hours and blocked stretches over the dates, both included.

        `busy` are half-open pairs of minutes since 1970, in any order (fastest by start),
        already with their own buffers: visits, those awaiting approval as well, and slot holds
        that have not expired. `time_off` is written alike. `busy_window` tells which stretches
        matter. Raises as `civil_range` does.
        """
        civil = civil_range(zone, first_date, last_date)
        if isinstance(schedule, WeeklyHours):
            schedule = Schedule(schedule)
        blocked, off = tuple(busy), tuple(time_off)
        return cls(
            civil,
            schedule,
            blocked,
            off,
            open=schedule.open_bits(civil),
            busy=cover(blocked, civil.origin, civil.length),
            absent=cover(off, civil.origin, civil.length),
        )

    @property
    def free(self) -> int:
        """The bits in which the master works and nothing is blocked."""
        return self.open & ~(self.busy | self.absent)

    def starts(self, demand: Demand, rules: BookingRules, now: datetime) -> Availability:
        """Return the starts offered for a demand at the instant `now`."""
        bookable = self._bookable(rules, now)
        possible = self._fitting(demand)
        if self.absent:
            possible &= self._clear_of(self.absent, demand)
        left = possible & self._clear_of(self.busy, demand)
        offered = self._on_grid(left, rules) & bookable
        # A visit moves the free grid, onto starts that an empty calendar would not offer.
        possible = self._on_grid(possible, rules) & bookable | offered
        return Availability(self.civil, possible, offered)

    def refusal(
        self, demand: Demand, rules: BookingRules, now: datetime, starts_at: datetime
    ) -> Refusal | None:
        """Return why a demand may not start then, or None when `starts` offers it.

        Raises ValueError when the start is not on one of the calendar's dates.
        """
        reason = rules.refusal(starts_at, now, self.civil.zone)
        if reason:
            return reason
        bit, on_the_five = self._bit_of(starts_at)
        if not on_the_five:
            return Refusal.OFF_GRID
        if not self._working(demand) >> bit & 1:
            return Refusal.OUTSIDE_WORKING_HOURS
        if not self._fitting(demand) >> bit & 1:
            return Refusal.SERVICE_HOURS
        left = self._left(demand)
        if not left >> bit & 1:
            return Refusal.SLOT_TAKEN
        return None if self._on_grid(left, rules) >> bit & 1 else Refusal.OFF_GRID

    def explain(
        self, demand: Demand, rules: BookingRules, now: datetime, starts_at: datetime
    ) -> tuple[Obstacle, ...]:
        """Return everything that stands against a start, the most important first.

        Nothing does exactly when `starts` offers it. A start between two five minutes is judged
        by the earlier one. Raises ValueError when it is not on one of the calendar's dates.
        """
        bit, on_the_five = self._bit_of(starts_at)
        found = [
            *against_the_moment(rules, now, starts_at, self.civil),
            *against_the_hours(self.schedule, self.civil, demand, bit),
            *against_the_services(self.civil, demand, bit),
            *against_the_blocked(DuringTimeOff, self.time_off, self.civil, demand, bit),
            *against_the_blocked(Taken, self.blocked, self.civil, demand, bit),
        ]
        left = self._left(demand)
        counted = self._on_grid(left, rules)
        if not on_the_five or self._off_grid(rules, left & ~counted, bit):
            found.append(off_grid(self.civil, counted, bit))
        return tuple(sorted(found, key=by_importance))

    def _off_grid(self, rules: BookingRules, not_counted: int, bit: int) -> int:
        """Tell whether the grid leaves a start out; the free one speaks of possible starts only."""
        on_clock = grid(self.civil, rules.step) if rules.grid is Grid.CLOCK else -1
        return (not_counted | ~on_clock) >> bit & 1

    def _bit_of(self, starts_at: datetime) -> tuple[int, bool]:
        """Return the bit a start lies in, and whether it begins there."""
        bit, rest = self.civil.bit_at(starts_at)
        if not self.civil.edges[0] <= bit < self.civil.edges[-1]:
            raise ValueError(f"{starts_at} is not on the dates of this calendar")
        return bit, not rest

    def _bookable(self, rules: BookingRules, now: datetime) -> int:
        """Set the bits neither too soon nor too far ahead."""
        soonest = self.civil.first_bit_from(rules.soonest(now))
        too_far = self.civil.first_bit_from(rules.too_far_from(now, self.civil.zone))
        start, end = max(soonest, 0), min(too_far, self.civil.length)
        return span(start, end) if start < end else 0

    def _on_grid(self, possible: int, rules: BookingRules) -> int:
        """Keep the possible starts that the rules' grid counts."""
        if rules.grid is Grid.CLOCK:
            return possible & grid(self.civil, rules.step)
        return counted_from_runs(possible, self.civil, rules.step, rules.rounding)

    def _working(self, demand: Demand) -> int:
        """Set the bits from which the master works whenever the visit needs her."""
        return _throughout(self.open, demand.needs())

    def _fitting(self, demand: Demand) -> int:
        """Set the bits of `_working` at which the services may start."""
        fitting = self._working(demand)
        for after_min, hours in demand.start_hours:
            fitting &= hours.bits(self.civil) >> after_min // QUANTUM_MIN
        return fitting

    def _clear_of(self, blocked: int, demand: Demand) -> int:
        """Set the bits from which the visit and its buffers meet nothing blocked."""
        return _throughout(span(0, self.civil.length) ^ blocked, demand.blocks())

    def _left(self, demand: Demand) -> int:
        """Set the bits at which nothing but rules stands against a start."""
        return self._fitting(demand) & self._clear_of(self.busy | self.absent, demand)


def _throughout(bits: int, stretches: Iterable[Stretch]) -> int:
    """Set the bits from which each stretch, counted from there, is wholly set."""
    found = -1
    for start, end in stretches:
        run = erode(bits, end - start)
        found &= run >> start if start >= 0 else run << -start
    return found
