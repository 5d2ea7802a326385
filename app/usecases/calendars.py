"""From rows to the engine: a master's schedule, rules and blocked time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, Select, bindparam, or_, select
from sqlalchemy.orm import Session

from app.domain.availability import Availability
from app.domain.booking_rules import BookingRules, Grid, Refusal
from app.domain.civil_time import busy_window
from app.domain.demand import Demand
from app.domain.gaps import recommend
from app.domain.gaps_needs import Needs
from app.domain.gaps_policy import HolePolicy, hidden
from app.domain.hole_values import Mix, hole_values
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.models import BlockedStretch, Master, Service
from app.usecases.schedule_rows import ScheduleRows, read_schedules
from app.usecases.tenants import TenantRef

# No stretch is longer than a day's visit with its two buffers; so far back the query looks for
# one that began before the window and reaches into it.
_LONGEST_STRETCH = timedelta(minutes=1440 + 2 * 240)

_LOOK_BACK, _LOOK_AHEAD = timedelta(days=7), timedelta(days=30)

_TENANT: BindParameter[int] = bindparam("tenant_id")
_MASTERS: BindParameter[list[int]] = bindparam("master_ids", expanding=True)
# Written once. Every page asks it, and writing it anew each time would take as long as reading
# the answer.
_BUSY = (
    select(BlockedStretch.master_id, BlockedStretch.starts_at, BlockedStretch.ends_at)
    .where(
        BlockedStretch.tenant_id == _TENANT,
        BlockedStretch.master_id.in_(_MASTERS),
        BlockedStretch.starts_at > bindparam("after"),
        BlockedStretch.starts_at < bindparam("before"),
        or_(BlockedStretch.expires_at.is_(None), BlockedStretch.expires_at > bindparam("now")),
    )
    .order_by(BlockedStretch.master_id, BlockedStretch.starts_at)
)


@dataclass(frozen=True, slots=True)
class MasterBook:
    """A master's calendar on a range of dates, and the rules by which it is offered.

    `mix` are the lengths of the visits she sells, for the worth of a hole.
    """

    master_id: int
    calendar: MasterCalendar
    rules: BookingRules
    policy: HolePolicy
    hide_holes_days: int
    mix: Mix

    def offered(self, services: Sequence[Service], demand: Demand, now: datetime) -> Availability:
        """Return what clients are offered: all rules, ranks, and what her policy hides."""
        found = self.calendar.starts(demand, self.rules.for_services(services), now)
        if self.policy is HolePolicy.OFF:
            return found
        found = self.ranked(found, demand, now)
        # Without a catalogue nothing tells what a hole is worth, and there is nothing to hide.
        if self.policy is HolePolicy.RECOMMEND or not self.mix:
            return found
        zone = self.calendar.civil.zone
        shown_whole = replace(self.rules, booking_horizon_days=self.hide_holes_days - 1)
        until = self.calendar.civil.first_bit_from(shown_whole.too_far_from(now, zone))
        shown = hidden(found.offered, found.recommended, until)
        return replace(found, hidden=found.offered & ~shown)

    def refusal(
        self, services: Sequence[Service], demand: Demand, now: datetime, starts_at: datetime
    ) -> Refusal | None:
        """Return why clients may not book a start, as `MasterCalendar.refusal` does."""
        rules = self.rules.for_services(services)
        reason = self.calendar.refusal(demand, rules, now, starts_at)
        if reason is Refusal.OFF_GRID and rules.grid is Grid.FREE:
            # Somebody's booking has moved the grid under a client who was still reading: to her
            # the time is gone, and others are near.
            return Refusal.SLOT_TAKEN
        return reason

    def ranked(self, found: Availability, demand: Demand, now: datetime) -> Availability:
        """Mark the starts that leave the fewest holes."""
        if not found.offered or not self.mix:
            return found
        civil = self.calendar.civil
        ahead = (civil.first - now.astimezone(civil.zone).date()).days
        policy = HolePolicy.HIDE if self.policy is HolePolicy.HIDE else HolePolicy.RECOMMEND
        chosen = recommend(
            self.calendar.free,
            found.offered,
            civil.edges,
            Needs.of(demand),
            hole_values(self.mix, policy),
            ahead,
        )
        return replace(found, recommended=chosen)


def open_books(
    session: Session,
    *,
    tenant: TenantRef,
    masters: Sequence[Master],
    first_date: date,
    last_date: date,
    now: datetime,
    without_visit: int | None = None,
) -> list[MasterBook]:
    """Read the calendars of masters of one tenant for the dates, both included.

    `without_visit` is a visit that is to be moved: its own time does not stand in its way.
    """
    ids = [master.id for master in masters]
    schedules = read_schedules(
        session, tenant_id=tenant.id, master_ids=ids, first_date=first_date, last_date=last_date
    )
    busy = _read_busy(session, tenant.id, ids, first_date, last_date, now, without_visit)
    return [
        _book(master, schedules[master.id], busy[master.id], tenant, first_date, last_date)
        for master in masters
    ]


def dates_around(starts_at: datetime, *, tenant: TenantRef, now: datetime) -> tuple[date, date]:
    """Return the dates on which to look for other starts near a wanted one, first and last."""
    wanted = starts_at.astimezone(tenant.zone).date()
    today = now.astimezone(tenant.zone).date()
    # What was before today is over; a visit that was may still be written down.
    return min(wanted, max(today, wanted - _LOOK_BACK)), wanted + _LOOK_AHEAD


def booking_rules(master: Master) -> BookingRules:
    """Return how soon, how far ahead and on which grid a master may be booked."""
    return BookingRules(
        min_notice_min=master.min_notice_min,
        booking_horizon_days=master.booking_horizon_days,
        slot_step_min=master.slot_step_min,
        grid=Grid(master.grid),
        round_min=master.round_min,
    )


def _book(
    master: Master,
    rows: ScheduleRows,
    busy: list[tuple[datetime, datetime]],
    tenant: TenantRef,
    first_date: date,
    last_date: date,
) -> MasterBook:
    return MasterBook(
        master_id=master.id,
        calendar=MasterCalendar.of(
            tenant.zone.key,
            rows.schedule(),
            epoch_minutes(busy),
            first_date,
            last_date,
            time_off=epoch_minutes(rows.hours_off),
        ),
        rules=booking_rules(master),
        policy=HolePolicy(master.hole_policy),
        hide_holes_days=master.hide_holes_days,
        mix=rows.mix(),
    )


def _read_busy(
    session: Session,
    tenant_id: int,
    master_ids: list[int],
    first_date: date,
    last_date: date,
    now: datetime,
    without_visit: int | None,
) -> dict[int, list[tuple[datetime, datetime]]]:
    window = busy_window(first_date, last_date)
    asked: Select[int, datetime, datetime] = _BUSY
    if without_visit is not None:
        asked = asked.where(BlockedStretch.visit_id.is_distinct_from(without_visit))
    rows = session.execute(
        asked,
        {
            "tenant_id": tenant_id,
            "master_ids": master_ids,
            "after": window.starts_at - _LONGEST_STRETCH,
            "before": window.ends_at,
            "now": now,
        },
    )
    busy: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for master_id, starts_at, ends_at in rows:
        busy[master_id].append((starts_at, ends_at))
    return busy
