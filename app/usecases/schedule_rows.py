"""All rows that say when masters work and what they sell, read in one question."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Date,
    Integer,
    Select,
    Time,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeEngine

from app.db import UtcDateTime
from app.domain.bits import QUANTUM_MIN
from app.domain.civil_time import busy_window
from app.domain.hole_values import Mix
from app.domain.hours_json import day_from_json
from app.domain.schedule import DayPlan, Schedule, ShiftPattern
from app.domain.working_hours import LocalInterval, WeeklyHours
from app.models import (
    DateOverride,
    MasterService,
    Service,
    TimeOff,
    WorkBreak,
    WorkingHours,
)
from app.models import (
    ShiftPattern as ShiftRow,
)

# A window can spill over from a date before, and a date after can cut it short.
_MARGIN = timedelta(days=5)


class _Kind(IntEnum):
    WORK = 0
    BREAK = 1
    OVERRIDE = 2
    SHIFT = 3
    TIME_OFF = 4
    SERVICE = 5


_COLUMNS: dict[str, TypeEngine[Any]] = {
    "number": Integer(),
    "starts_time": Time(),
    "ends_time": Time(),
    "first_on": Date(),
    "last_on": Date(),
    "starts_at": UtcDateTime(),
    "ends_at": UtcDateTime(),
    "hours": JSON(),
}
_TENANT: BindParameter[int] = bindparam("tenant_id")
_MASTERS: BindParameter[list[int]] = bindparam("master_ids", expanding=True)
_FIRST: BindParameter[date] = bindparam("first_on", type_=Date())
_LAST: BindParameter[date] = bindparam("last_on", type_=Date())


@dataclass(slots=True)
class ScheduleRows:
    """What was read of one master."""

    windows: list[LocalInterval] = field(default_factory=list)
    breaks: list[LocalInterval] = field(default_factory=list)
    overrides: list[tuple[date, DayPlan]] = field(default_factory=list)
    shifts: list[ShiftPattern] = field(default_factory=list)
    days_off: list[tuple[date, date]] = field(default_factory=list)
    hours_off: list[tuple[datetime, datetime]] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)

    def schedule(self) -> Schedule:
        """Return the schedule; sorted, so that the same one is found compiled."""
        return Schedule(
            weekly=WeeklyHours(tuple(sorted(self.windows)), tuple(sorted(self.breaks))),
            overrides=tuple(sorted(self.overrides, key=lambda override: override[0])),
            shifts=tuple(sorted(self.shifts, key=lambda shift: shift.first_date)),
            days_off=tuple(sorted(self.days_off)),
        )

    def mix(self) -> Mix:
        """Return the lengths of what she sells, in quanta with buffers, and how many are such."""
        return tuple(
            (length, float(self.lengths.count(length))) for length in sorted(set(self.lengths))
        )


def _part(
    kind: _Kind, model: type[Any], master_id: InstrumentedAttribute[int], **columns: Any
) -> Select[Any]:
    return select(
        literal(int(kind)).label("kind"),
        master_id.label("master_id"),
        *(columns.get(name, cast(null(), column)).label(name) for name, column in _COLUMNS.items()),
    ).where(model.tenant_id == _TENANT, master_id.in_(_MASTERS))


def _week(kind: _Kind, model: type[WorkingHours | WorkBreak]) -> Select[Any]:
    return _part(
        kind,
        model,
        model.master_id,
        number=model.weekday,
        starts_time=model.starts_time,
        ends_time=model.ends_time,
    )


# One question, written once: every page asks it, and each trip to the database costs as much as
# the engine.
_ROWS = union_all(
    _week(_Kind.WORK, WorkingHours),
    _week(_Kind.BREAK, WorkBreak),
    _part(
        _Kind.OVERRIDE,
        DateOverride,
        DateOverride.master_id,
        first_on=DateOverride.applies_on,
        hours=DateOverride.hours,
    ).where(DateOverride.applies_on.between(_FIRST, _LAST)),
    _part(
        _Kind.SHIFT,
        ShiftRow,
        ShiftRow.master_id,
        first_on=ShiftRow.first_on,
        last_on=ShiftRow.last_on,
        hours=ShiftRow.cycle,
    ).where(
        ShiftRow.first_on <= _LAST,
        or_(ShiftRow.last_on.is_(None), ShiftRow.last_on >= _FIRST),
    ),
    _part(
        _Kind.TIME_OFF,
        TimeOff,
        TimeOff.master_id,
        first_on=TimeOff.first_on,
        last_on=TimeOff.last_on,
        starts_at=TimeOff.starts_at,
        ends_at=TimeOff.ends_at,
    ).where(
        or_(
            (TimeOff.first_on <= _LAST) & (TimeOff.last_on >= _FIRST),
            (TimeOff.starts_at < bindparam("before", type_=UtcDateTime()))
            & (TimeOff.ends_at > bindparam("after", type_=UtcDateTime())),
        )
    ),
    _part(
        _Kind.SERVICE,
        Service,
        MasterService.master_id,
        number=Service.buffer_before_min + Service.duration_min + Service.buffer_after_min,
    )
    .join(MasterService, MasterService.service_id == Service.id)
    .where(~Service.hidden),
)


def read_schedules(
    session: Session,
    *,
    tenant_id: int,
    master_ids: Sequence[int],
    first_date: date,
    last_date: date,
) -> dict[int, ScheduleRows]:
    """Read what can matter to the dates, both included, for each of the masters."""
    window = busy_window(first_date, last_date)
    asked = {
        "tenant_id": tenant_id,
        "master_ids": master_ids,
        "first_on": first_date - _MARGIN,
        "last_on": last_date + _MARGIN,
        "after": window.starts_at,
        "before": window.ends_at,
    }
    found = {master_id: ScheduleRows() for master_id in master_ids}
    for row in session.execute(_ROWS, asked):
        _sort_in(found[row.master_id], row)
    return found


def _sort_in(rows: ScheduleRows, row: Any) -> None:
    match row.kind:
        case _Kind.WORK:
            rows.windows.append(LocalInterval(row.number, row.starts_time, row.ends_time))
        case _Kind.BREAK:
            rows.breaks.append(LocalInterval(row.number, row.starts_time, row.ends_time))
        case _Kind.OVERRIDE:
            rows.overrides.append((row.first_on, day_from_json(row.hours)))
        case _Kind.SHIFT:
            cycle = tuple(day_from_json(day) for day in row.hours)
            rows.shifts.append(ShiftPattern(row.first_on, row.last_on, cycle))
        case _Kind.TIME_OFF if row.first_on is not None:
            rows.days_off.append((row.first_on, row.last_on))
        case _Kind.TIME_OFF:
            rows.hours_off.append((row.starts_at, row.ends_at))
        case _:
            rows.lengths.append(row.number // QUANTUM_MIN)
