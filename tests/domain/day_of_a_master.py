"""One master's day in a few words, for tests that read as sentences."""

from datetime import UTC, date, datetime, time
from itertools import groupby

from app.domain.availability import Availability
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.schedule import DayPlan, Schedule, ShiftPattern
from app.domain.working_hours import LocalInterval, WeeklyHours

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
HOURLY = BookingRules(min_notice_min=0, booking_horizon_days=3650, slot_step_min=60)
HOUR = Demand(duration_min=60)

Span = tuple[str, str]


def daily(*spans: Span) -> tuple[LocalInterval, ...]:
    """Give every weekday the same intervals, written as ("10:00", "14:00")."""
    return tuple(
        LocalInterval(weekday, time.fromisoformat(starts), time.fromisoformat(ends))
        for weekday in range(7)
        for starts, ends in spans
    )


def plan(*windows: Span, breaks: tuple[Span, ...] = ()) -> DayPlan:
    """Write the hours of one date."""
    return DayPlan(*(tuple(map(_walls, spans)) for spans in (windows, breaks)))


def _walls(span: Span) -> tuple[time, time]:
    return time.fromisoformat(span[0]), time.fromisoformat(span[1])


def calendar(
    day: str,
    *windows: Span,
    breaks: tuple[Span, ...] = (),
    overrides: dict[str, DayPlan] | None = None,
    shifts: tuple[ShiftPattern, ...] = (),
    days_off: tuple[Span, ...] = (),
    busy: tuple[Span, ...] = (),
    time_off: tuple[Span, ...] = (),
    zone: str = "Europe/Moscow",
    last_day: str | None = None,
) -> MasterCalendar:
    """Lay out dates on which she works in the windows; busy spans are ISO instants."""
    return MasterCalendar.of(
        zone,
        Schedule(
            WeeklyHours(daily(*windows), daily(*breaks)),
            tuple((date.fromisoformat(on), hours) for on, hours in (overrides or {}).items()),
            shifts,
            tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in days_off),
        ),
        _minutes(busy),
        date.fromisoformat(day),
        date.fromisoformat(last_day or day),
        _minutes(time_off),
    )


def _minutes(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return epoch_minutes(
        (datetime.fromisoformat(starts), datetime.fromisoformat(ends)) for starts, ends in spans
    )


def open_times(master: MasterCalendar) -> list[str]:
    """Write the working time of the dates as ["10:00+0100 13:00+0100", …]."""
    civil = master.civil
    runs = groupby(range(*civil.edges[:: len(civil.edges) - 1]), lambda bit: master.open >> bit & 1)
    opened = [list(bits) for is_open, bits in runs if is_open]
    edges = [(civil.at(bits[0]), civil.at(bits[-1] + 1)) for bits in opened]
    return [f"{opens:%H:%M%z} {closes:%H:%M%z}" for opens, closes in edges]


def offered(
    of: MasterCalendar,
    demand: Demand = HOUR,
    rules: BookingRules = HOURLY,
    now: datetime = LONG_AGO,
) -> Availability:
    """Ask long before the dates, so that only hours and visits decide."""
    return of.starts(demand, rules, now)


def times(availability: Availability) -> list[str]:
    """Read the starts as wall times: ["10:00", "11:00"]."""
    return [start[11:16] for day in availability.iso_days() for start in day.starts]
