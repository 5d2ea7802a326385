"""A schedule as its master filled it in: checked as a whole, then laid over what holds today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Self
from zoneinfo import ZoneInfo

from app.domain.errors import ScheduleInvalid
from app.domain.hours_draft import HoursDraft, Problem, below, problems_in_turn
from app.domain.schedule import Schedule, ShiftPattern
from app.domain.time_off import ENDS_EARLY, DaysOff, HoursOff, TimeOffDraft, reaches
from app.domain.working_hours import LocalInterval, WeeklyHours

_TWICE = "Named twice."
_SHIFTS_OVERLAP = "Overlaps other shifts."


@dataclass(frozen=True, slots=True)
class ShiftDraft:
    """A cycle of days from `first_date` to `last_date`, both included; None is without end."""

    first_date: date
    last_date: date | None
    cycle: tuple[HoursDraft, ...]

    def meets(self, first_date: date, last_date: date | None) -> bool:
        """Tell whether the range shares a date with another one."""
        return (last_date is None or self.first_date <= last_date) and (
            self.last_date is None or first_date <= self.last_date
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDraft:
    """All that a master edits about when she works; `weekly` is Monday to Sunday.

    Raises ScheduleInvalid, naming fields as they come over the wire: "weekly.2.windows.0".
    """

    weekly: tuple[HoursDraft, ...]
    overrides: tuple[tuple[date, HoursDraft], ...] = ()
    shifts: tuple[ShiftDraft, ...] = ()
    time_off: tuple[TimeOffDraft, ...] = ()

    def __post_init__(self) -> None:
        problems = dict(self._problems())
        if problems:
            raise ScheduleInvalid(problems)

    def since(self, today: date, zone: ZoneInfo) -> Self:
        """Return the draft without what is over: that is neither shown nor edited any more."""
        return replace(
            self,
            overrides=tuple(one for one in self.overrides if one[0] >= today),
            shifts=tuple(
                one for one in self.shifts if one.last_date is None or one.last_date >= today
            ),
            time_off=tuple(one for one in self.time_off if reaches(one, today, zone)),
        )

    def laid_over(self, stored: Schedule, today: date) -> Schedule:
        """Return the schedule that holds once a draft since today is saved.

        What ended before today stays, for its nights reach into today; but ended shifts give
        way to the draft's.
        """
        return Schedule(
            weekly=self.week(),
            overrides=(
                *(kept for kept in stored.overrides if kept[0] < today),
                *((on, day.plan()) for on, day in self.overrides),
            ),
            shifts=(
                *(
                    kept
                    for kept in stored.shifts
                    if not self.replaces(kept.first_date, kept.last_date, today)
                ),
                *(_pattern(shift) for shift in self.shifts),
            ),
            days_off=(
                *(kept for kept in stored.days_off if kept[1] < today),
                *((off.first_date, off.last_date) for off in self.days_off()),
            ),
        )

    def week(self) -> WeeklyHours:
        """Return the weekly hours."""
        days = list(enumerate(day.plan() for day in self.weekly))
        return WeeklyHours(
            windows=tuple(LocalInterval(on, *span) for on, day in days for span in day.windows),
            breaks=tuple(LocalInterval(on, *span) for on, day in days for span in day.breaks),
        )

    def days_off(self) -> list[DaysOff]:
        """Return the time off by whole dates."""
        return [off for off in self.time_off if isinstance(off, DaysOff)]

    def hours_off(self) -> list[HoursOff]:
        """Return the time off by hours."""
        return [off for off in self.time_off if isinstance(off, HoursOff)]

    def replaces(self, first_date: date, last_date: date | None, today: date) -> bool:
        """Tell whether stored shifts on these dates go when a draft since today is saved."""
        goes_on = last_date is None or last_date >= today
        return goes_on or any(shift.meets(first_date, last_date) for shift in self.shifts)

    def _problems(self) -> Iterator[Problem]:
        yield from problems_in_turn("weekly", self.weekly)
        dates = [on for on, _ in self.overrides]
        for number, (on, day) in enumerate(self.overrides):
            if on in dates[:number]:
                yield f"overrides.{number}.date", _TWICE
            yield from below(f"overrides.{number}", day.problems())
        for number, shift in enumerate(self.shifts):
            yield from below(f"shifts.{number}", self._shift_problems(number, shift))
        for number, off in enumerate(self.time_off):
            yield from below(f"time_off.{number}", off.problems())

    def _shift_problems(self, number: int, shift: ShiftDraft) -> Iterator[Problem]:
        if shift.last_date is not None and shift.last_date < shift.first_date:
            yield "last_date", ENDS_EARLY
        elif any(shift.meets(one.first_date, one.last_date) for one in self.shifts[:number]):
            yield "first_date", _SHIFTS_OVERLAP
        yield from problems_in_turn("cycle", shift.cycle)


def _pattern(shift: ShiftDraft) -> ShiftPattern:
    return ShiftPattern(shift.first_date, shift.last_date, tuple(day.plan() for day in shift.cycle))
