"""A master who uses everything a schedule can say, for the engine's benchmark."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.schedule import DayPlan, Schedule, ShiftPattern
from app.domain.working_hours import WeeklyHours

_WINDOW, _LUNCH, _TEA = (time(10), time(20)), (time(14), time(14, 45)), (time(17, 30), time(17, 45))


@dataclass(frozen=True, slots=True)
class Service:
    """A row of the catalogue."""

    duration_min: int
    buffer_before_min: int
    buffer_after_min: int
    pauses: list[list[int]]
    min_notice_min: int | None
    booking_horizon_days: int | None
    earliest_start_time: time | None
    latest_start_time: time | None
    weekdays: list[int] | None


SERVICES = (
    Service(40, 5, 5, [[15, 15]], None, 45, time(10), time(18), None),
    Service(20, 0, 10, [], 180, None, None, time(19), [0, 1, 2, 3, 4, 5]),
)


def full_schedule(week: WeeklyHours, first: date) -> Schedule:
    """Add shifts two and two for ten days, six overrides and the edge of a vacation to a week."""
    work = DayPlan((_WINDOW,), (_LUNCH, _TEA))
    short = DayPlan(((time(10), time(14)), (time(15), time(19))))
    night = DayPlan(((time(18), time(1)),))
    free = DayPlan(())
    plans = (short, night, free, short, work, free)
    return Schedule(
        week,
        overrides=tuple((first + timedelta(days=n * 4 + 1), plan) for n, plan in enumerate(plans)),
        shifts=(ShiftPattern(first, first + timedelta(days=9), (work, work, free, free)),),
        days_off=((first + timedelta(days=27), first + timedelta(days=40)),),
    )


def time_off(first: date, zone: ZoneInfo) -> list[tuple[int, int]]:
    """Three absences of two hours."""
    mornings = (
        datetime.combine(first + timedelta(days=days), time(11), zone) for days in (12, 16, 20)
    )
    starts = [int(morning.astimezone(UTC).timestamp()) // 60 for morning in mornings]
    return [(start, start + 120) for start in starts]
