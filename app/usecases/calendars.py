"""From rows to the engine: a master's week, rules and blocked time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import BindParameter, bindparam, literal, or_, select, union_all
from sqlalchemy.orm import Session

from app.domain.booking_rules import BookingRules
from app.domain.civil_time import busy_window
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from app.domain.working_hours import LocalInterval, WeeklyHours
from app.models import BlockedStretch, Master, WorkBreak, WorkingHours
from app.usecases.tenants import TenantRef

# No stretch is longer than a day's visit with its two buffers; so far back the query looks for
# one that began before the window and reaches into it.
_LONGEST_STRETCH = timedelta(minutes=1440 + 2 * 240)

# Both statements are written once. Every page asks them, and writing them anew each time would
# take as long as reading the answer.
_TENANT: BindParameter[int] = bindparam("tenant_id")
_MASTERS: BindParameter[list[int]] = bindparam("master_ids", expanding=True)
_KINDS: tuple[type[WorkingHours | WorkBreak], ...] = (WorkingHours, WorkBreak)
_HOURS = union_all(
    *(
        select(
            literal(number).label("kind"),
            kind.master_id,
            kind.weekday,
            kind.starts_time,
            kind.ends_time,
        ).where(kind.tenant_id == _TENANT, kind.master_id.in_(_MASTERS))
        for number, kind in enumerate(_KINDS)
    )
)
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
    """A master's calendar on a range of dates, and the rules by which it is offered."""

    master_id: int
    calendar: MasterCalendar
    rules: BookingRules


def open_books(
    session: Session,
    *,
    tenant: TenantRef,
    masters: Sequence[Master],
    first_date: date,
    last_date: date,
    now: datetime,
) -> list[MasterBook]:
    """Read the calendars of masters of one tenant for the dates, both included."""
    ids = [master.id for master in masters]
    hours = _read_hours(session, tenant.id, ids)
    busy = _read_busy(session, tenant.id, ids, first_date, last_date, now)
    return [
        MasterBook(
            master_id=master.id,
            calendar=MasterCalendar.of(
                tenant.zone.key,
                hours[master.id],
                epoch_minutes(busy[master.id]),
                first_date,
                last_date,
            ),
            rules=booking_rules(master),
        )
        for master in masters
    ]


def booking_rules(master: Master) -> BookingRules:
    """Return how soon, how far ahead and on which grid a master may be booked."""
    return BookingRules(
        min_notice_min=master.min_notice_min,
        booking_horizon_days=master.booking_horizon_days,
        slot_step_min=master.slot_step_min,
    )


def _read_hours(session: Session, tenant_id: int, master_ids: list[int]) -> dict[int, WeeklyHours]:
    found: dict[int, tuple[list[LocalInterval], list[LocalInterval]]]
    found = {master_id: ([], []) for master_id in master_ids}
    for row in session.execute(_HOURS, {"tenant_id": tenant_id, "master_ids": master_ids}):
        found[row.master_id][row.kind].append(
            LocalInterval(row.weekday, row.starts_time, row.ends_time)
        )
    # Sorted, so that the same week is the same value and its compiled form is found again.
    return {
        master_id: WeeklyHours(windows=tuple(sorted(opened)), breaks=tuple(sorted(closed)))
        for master_id, (opened, closed) in found.items()
    }


def _read_busy(
    session: Session,
    tenant_id: int,
    master_ids: list[int],
    first_date: date,
    last_date: date,
    now: datetime,
) -> dict[int, list[tuple[datetime, datetime]]]:
    window = busy_window(first_date, last_date)
    rows = session.execute(
        _BUSY,
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
