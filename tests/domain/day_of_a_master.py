"""One master's day in a few words, for tests that read as sentences."""

from datetime import UTC, date, datetime, time

from app.domain.availability import Availability
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
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


def calendar(
    day: str,
    *windows: Span,
    breaks: tuple[Span, ...] = (),
    busy: tuple[Span, ...] = (),
    zone: str = "Europe/Moscow",
    last_day: str | None = None,
) -> MasterCalendar:
    """Lay out dates on which she works in the windows; busy spans are ISO instants."""
    stretches = [
        (datetime.fromisoformat(starts), datetime.fromisoformat(ends)) for starts, ends in busy
    ]
    return MasterCalendar.of(
        zone,
        WeeklyHours(daily(*windows), daily(*breaks)),
        epoch_minutes(stretches),
        date.fromisoformat(day),
        date.fromisoformat(last_day or day),
    )


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
