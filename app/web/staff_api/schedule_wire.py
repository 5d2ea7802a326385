"""A schedule on its way from the wire into the domain and back."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.hours_draft import HoursDraft
from app.domain.schedule import DayPlan
from app.domain.schedule_draft import ScheduleDraft, ShiftDraft
from app.domain.time_off import DaysOff, HoursOff, TimeOffDraft
from app.models import TimeOff
from app.usecases.outside import OutsideVisit
from app.usecases.schedules import OwnSchedule
from app.usecases.time_off_rows import stretch_of
from app.web.instants import local
from app.web.staff_api.schedule_schemas import BookingRules
from app.web.staff_api.visit_schemas import wire_visit

_RULES = tuple(BookingRules().fields)


def draft_of(data: Mapping[str, Any]) -> ScheduleDraft:
    """Read what `schedule_schemas.ScheduleDraft` loaded. Raises ScheduleInvalid."""
    return ScheduleDraft(
        weekly=_hours(data["weekly"]),
        overrides=tuple(
            (one["on"], hours)
            for one, hours in zip(data["overrides"], _hours(data["overrides"]), strict=True)
        ),
        shifts=tuple(
            ShiftDraft(one["first_date"], one["last_date"], _hours(one["cycle"]))
            for one in data["shifts"]
        ),
        time_off=tuple(map(time_off_of, data["time_off"])),
    )


def time_off_of(data: Mapping[str, Any]) -> TimeOffDraft:
    """Read what `schedule_schemas.NewTimeOff` loaded."""
    if "first_date" in data:
        return DaysOff(data["first_date"], data["last_date"], data["reason"])
    # To the second, as it is written back: what was read can be saved again as it is.
    starts_at, ends_at = (data[edge].replace(microsecond=0) for edge in ("starts_at", "ends_at"))
    return HoursOff(starts_at, ends_at, data["reason"])


def wire_schedule(schedule: OwnSchedule, zone: ZoneInfo) -> dict[str, Any]:
    """Write a schedule with its version and rules."""
    master = schedule.master
    return {
        "version": master.schedule_version,
        "weekly": [
            {"weekday": weekday, **wire_hours(plan)} for weekday, plan in enumerate(schedule.weekly)
        ],
        "overrides": [{"on": on, **wire_hours(plan)} for on, plan in schedule.overrides],
        "shifts": [
            {
                "first_date": shift.first_date,
                "last_date": shift.last_date,
                "cycle": list(map(wire_hours, shift.cycle)),
            }
            for shift in schedule.shifts
        ],
        "time_off": [wire_time_off(row, zone) for row in schedule.time_off],
        "rules": {name: getattr(master, name) for name in _RULES},
    }


def wire_hours(plan: DayPlan) -> dict[str, Any]:
    """Write the hours of one date."""
    return {"windows": plan.windows, "breaks": plan.breaks}


def wire_time_off(row: TimeOff, zone: ZoneInfo) -> dict[str, Any]:
    """Write time off, by dates or by hours."""
    told = {"id": row.id, "reason": row.reason}
    if row.first_on is not None and row.last_on is not None:
        dates = {"first_date": row.first_on.isoformat(), "last_date": row.last_on.isoformat()}
        return {**told, **dates}
    lies = stretch_of(row, zone)
    hours = {"starts_at": lies.starts_at, "ends_at": lies.ends_at}
    return told | {name: local(at, zone) for name, at in hours.items()}


def wire_outside(found: Iterable[OutsideVisit], zone: ZoneInfo) -> list[dict[str, Any]]:
    """Write visits outside hours with the times proposed for them."""
    return [
        {
            "visit": wire_visit(one.visit, zone),
            "proposals": [{"at": local(at, zone)} for at in one.proposals],
        }
        for one in found
    ]


def _hours(days: Iterable[Mapping[str, Any]]) -> tuple[HoursDraft, ...]:
    return tuple(
        HoursDraft(*(tuple(map(tuple, day[name])) for name in ("windows", "breaks")))
        for day in days
    )
