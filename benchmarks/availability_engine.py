"""Time a month of availability, from rows to ISO strings: one service, then with every rule on.

The data hold a year of about 1,300 visits, two breaks on each working day; only the stretches
that matter to the month are laid out, as the availability query selects them. With every rule
on, schedule and demand are made anew each time, as they come from rows.
Run: python -m benchmarks.availability_engine
"""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from app.domain.availability import IsoDay
from app.domain.booking_rules import BookingRules, Grid
from app.domain.civil_time import busy_window
from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.start_hours import StartHours
from app.domain.working_hours import LocalInterval, WeeklyHours
from benchmarks.full_schedule import SERVICES, full_schedule, time_off

RUNS = 2_000
DEMAND = Demand(duration_min=60, buffer_after_min=10)
RULES = BookingRules(min_notice_min=120, booking_horizon_days=60, slot_step_min=15)

Rows = list[tuple[datetime, datetime]]


def working_days() -> WeeklyHours:
    """Six days a week from 10 to 20, a lunch and a tea."""
    days = range(6)
    return WeeklyHours(
        windows=tuple(LocalInterval(day, time(10), time(20)) for day in days),
        breaks=(
            *(LocalInterval(day, time(14), time(14, 45)) for day in days),
            *(LocalInterval(day, time(17, 30), time(17, 45)) for day in days),
        ),
    )


def year_of_visits(zone: ZoneInfo) -> Rows:
    """Blocked stretches of 2026, four or five on each working day."""
    dice = random.Random(2026)
    rows = []
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        for hour in sorted(dice.sample((10, 12, 15, 16, 18), dice.choice((4, 4, 4, 5)))):
            start = datetime.combine(day, time(hour), zone).astimezone(UTC)
            if day.weekday() < 6:
                rows.append((start, start + timedelta(minutes=dice.choice((50, 70, 100)))))
    return rows


def within(rows: Rows, first: date, last: date) -> Rows:
    """Return the rows that matter to starts on the dates."""
    window = busy_window(first, last)
    return [row for row in rows if row[0] < window.ends_at and window.starts_at < row[1]]


def microseconds(answer: Callable[[], object]) -> float:
    """Return the median time of many runs."""
    times = []
    for _ in range(RUNS):
        started = perf_counter()
        answer()
        times.append(perf_counter() - started)
    return median(times) * 1e6


def month_of(zone_name: str, first: date) -> tuple[date, Rows, datetime]:
    """Return the last date of a month that begins on `first`, its rows and a moment before."""
    last = first + timedelta(days=30)
    now = datetime(first.year, first.month, first.day, 5, tzinfo=UTC)
    return last, within(year_of_visits(ZoneInfo(zone_name)), first, last), now


def report(title: str, zone_name: str, first: date) -> None:
    """Print a table line for one service and weekly hours."""
    last, rows, now = month_of(zone_name, first)
    hours = working_days()
    busy = epoch_minutes(rows)

    def from_minutes() -> list[IsoDay]:
        calendar = MasterCalendar.of(zone_name, hours, busy, first, last)
        return calendar.starts(DEMAND, RULES, now).iso_days()

    def from_datetimes() -> list[IsoDay]:
        calendar = MasterCalendar.of(zone_name, hours, epoch_minutes(rows), first, last)
        return calendar.starts(DEMAND, RULES, now).iso_days()

    calendar = MasterCalendar.of(zone_name, hours, busy, first, last)
    offered = sum(len(day.starts) for day in from_minutes())
    print(
        f"| {title} | {len(busy)} | {offered} | {microseconds(from_minutes):.0f} "
        f"| {microseconds(from_datetimes):.0f} "
        f"| {microseconds(lambda: calendar.starts(DEMAND, RULES, now).first_of_days(3)):.0f} |"
    )


def report_every_rule(zone_name: str, first: date, grid: Grid) -> float:
    """Print a table line for two services and a schedule of every kind; return microseconds."""
    last, rows, now = month_of(zone_name, first)
    busy = epoch_minutes(rows)
    absences = time_off(first, ZoneInfo(zone_name))
    master = BookingRules(120, 60, 15, grid, round_min=15)

    def answer() -> list[IsoDay]:
        demand = Demand.of(SERVICES, [StartHours.of(service) for service in SERVICES])
        rules = master.for_services(SERVICES)
        schedule = full_schedule(working_days(), first)
        calendar = MasterCalendar.of(zone_name, schedule, busy, first, last, absences)
        return calendar.starts(demand, rules, now).iso_days()

    offered = sum(len(day.starts) for day in answer())
    spent = microseconds(answer)
    print(f"| every rule, {zone_name}, {grid} grid | {len(busy)} | {offered} | {spent:.0f} | | |")
    return spent


def main() -> None:
    """Print a Markdown table of medians in microseconds."""
    print("| month | stretches | starts | minutes → ISO, µs | datetimes → ISO, µs | next 3, µs |")
    print("| --- | --- | --- | --- | --- | --- |")
    report("plain", "Europe/Moscow", date(2026, 5, 1))
    report("with a clock change", "Europe/Berlin", date(2026, 3, 10))
    for grid in Grid:
        plain = report_every_rule("Europe/Moscow", date(2026, 5, 1), grid)
        changing = report_every_rule("Europe/Berlin", date(2026, 3, 10), grid)
        print(f"\nA clock change costs × {changing / plain:.2f} on the {grid} grid.\n")


if __name__ == "__main__":
    main()
