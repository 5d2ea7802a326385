"""Why a start is not offered: every reason, found the slow way that remembers the facts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from app.domain.bits import QUANTUM_MIN, ascending, descending, span, spans
from app.domain.booking_rules import BookingRules
from app.domain.civil_time import CivilRange
from app.domain.demand import Demand, Stretch
from app.domain.interval import Interval
from app.domain.obstacles import (
    ClosedDate,
    DayOff,
    DuringTimeOff,
    EndsAfterHours,
    InBreak,
    InThePast,
    NotWorking,
    Obstacle,
    OffGrid,
    OutsideHours,
    OutsideServiceHours,
    Taken,
    TooFarAhead,
    TooSoon,
)
from app.domain.schedule import BitSpan, Schedule, Source


def against_the_moment(
    rules: BookingRules, now: datetime, starts_at: datetime, civil: CivilRange
) -> Iterator[Obstacle]:
    """Yield what notice and horizon have against a start."""
    soonest = rules.soonest(now)
    if starts_at < now:
        yield InThePast()
    elif starts_at < soonest:
        yield TooSoon(soonest.astimezone(civil.zone))
    if starts_at >= rules.too_far_from(now, civil.zone):
        yield TooFarAhead(rules.last_date(now, civil.zone))


def against_the_hours(
    schedule: Schedule, civil: CivilRange, demand: Demand, bit: int
) -> Iterator[Obstacle]:
    """Yield what a visit from this bit on meets outside working time."""
    windows, breaks = _hours_around(schedule, civil, bit)
    opened = spans(windows)
    needed = spans(_moved(demand.needs(), bit))
    missing = needed & ~opened
    if not opened >> bit & 1:
        yield _closed_at(schedule, civil, bit)
    elif missing:
        # The end of the hours that came last before the first minute they lack.
        before = opened & span(0, (missing & -missing).bit_length() - 1)
        yield EndsAfterHours(civil.at(before.bit_length()))
    for start, end in breaks:
        if span(start, end) & needed & opened:
            yield InBreak(_interval(civil, start, end))


def against_the_services(civil: CivilRange, demand: Demand, bit: int) -> Iterator[Obstacle]:
    """Yield the services that may not begin when their turn would come."""
    for after_min, hours in demand.start_hours:
        start = bit + after_min // QUANTUM_MIN
        if not hours.bits(civil) >> start & 1:
            yield OutsideServiceHours(civil.at(start), hours)


def against_the_blocked(
    kind: type[Taken | DuringTimeOff],
    stretches: Iterable[Stretch],
    civil: CivilRange,
    demand: Demand,
    bit: int,
) -> Iterator[Obstacle]:
    """Yield the stretches, in minutes since 1970, that a visit from this bit on would meet."""
    blocks = _moved(demand.blocks(), civil.origin + bit)
    needs = _moved(demand.needs(), civil.origin + bit)
    for start_min, end_min in sorted(stretches):
        met = start_min // QUANTUM_MIN, -(-end_min // QUANTUM_MIN)
        if _overlap(blocks, met):
            yield kind(_minutes(civil, start_min, end_min), not _overlap(needs, met))


def off_grid(civil: CivilRange, candidates: int, bit: int) -> OffGrid:
    """Name the candidates before and after a bit, on the date it lies in."""
    start = max(edge for edge in civil.edges if edge <= bit)
    end = min(edge for edge in civil.edges if edge > bit)
    earlier = next(descending(candidates & span(start, bit + 1)), None)
    later = next(ascending(candidates & span(bit + 1, end)), None)
    return OffGrid(
        None if earlier is None else civil.at(earlier), None if later is None else civil.at(later)
    )


def _closed_at(schedule: Schedule, civil: CivilRange, bit: int) -> Obstacle:
    on = civil.at(bit).date()
    source, plan = schedule.plan_of(on)
    days_off = schedule.day_off(on)
    if days_off:
        return DayOff(*days_off)
    if plan.windows:
        windows, _ = schedule.spans_on(on, civil)
        return OutsideHours(on, tuple(_interval(civil, *window) for window in windows))
    return ClosedDate(on) if source is Source.OVERRIDE else NotWorking(on, source)


def _hours_around(
    schedule: Schedule, civil: CivilRange, bit: int
) -> tuple[list[BitSpan], list[BitSpan]]:
    """Return windows and breaks that a visit from this bit on may meet."""
    on = civil.at(bit).date()
    windows: list[BitSpan] = []
    breaks: list[BitSpan] = []
    for days in range(-2, 3):
        opened, closed = schedule.spans_on(on + timedelta(days=days), civil)
        windows += opened
        breaks += closed
    return windows, sorted(breaks)


def _moved(stretches: Iterable[Stretch], by: int) -> list[Stretch]:
    return [(start + by, end + by) for start, end in stretches]


def _overlap(stretches: Sequence[Stretch], met: Stretch) -> bool:
    return any(start < met[1] and met[0] < end for start, end in stretches)


def _interval(civil: CivilRange, start: int, end: int) -> Interval:
    return Interval(civil.at(start), civil.at(end))


def _minutes(civil: CivilRange, start_min: int, end_min: int) -> Interval:
    return Interval(
        datetime.fromtimestamp(start_min * 60, civil.zone),
        datetime.fromtimestamp(end_min * 60, civil.zone),
    )
