"""A master's schedule and rules."""

from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.usecases.outside import describe_outside
from app.usecases.schedule_preview import preview_schedule
from app.usecases.schedules import read_schedule, save_rules, save_schedule
from app.usecases.staff import Staff
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.staff_api import schedule_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.schedule_wire import draft_of, wire_hours, wire_outside, wire_schedule
from app.web.staff_api.visit_schemas import wire_visit

_MASTER = f"/<slug>/masters/<int(max={MAX_ID}):master_id>"


@staff_api.route(f"{_MASTER}/schedule", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Schedule)
def get_schedule(staff: Staff, master_id: int) -> dict[str, Any]:
    """The week, and the overrides, shifts and time off that touch today or later."""
    with reading() as session:
        found = read_schedule(session, staff=staff, master_id=master_id, now=utcnow())
    return wire_schedule(found, staff.tenant.zone)


@staff_api.route(f"{_MASTER}/schedule/preview", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.ScheduleDraft)
@staff_api.response(200, schemas.SchedulePreview)
def post_preview(data: dict[str, Any], staff: Staff, master_id: int) -> dict[str, Any]:
    """What the schedule would change; nothing is stored."""
    with reading() as session:
        found = preview_schedule(
            session, staff=staff, master_id=master_id, draft=draft_of(data), now=utcnow()
        )
    return {
        "outside": [wire_visit(visit, staff.tenant.zone) for visit in found.outside],
        "days": [
            {"on": day.date, "source": day.source, **wire_hours(day.plan)} for day in found.days
        ],
    }


@staff_api.route(f"{_MASTER}/schedule", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.SaveSchedule)
@staff_api.response(200, schemas.SavedSchedule)
def put_schedule(data: dict[str, Any], staff: Staff, master_id: int) -> dict[str, Any]:
    """Replace the schedule from today on; visits stay, those newly outside it are named.

    409 edited_elsewhere if it is not the version named.
    """
    now = utcnow()
    with transaction() as session:
        newly_outside = save_schedule(
            session,
            staff=staff,
            master_id=master_id,
            version=data["version"],
            draft=draft_of(data),
            now=now,
        )
    with reading() as session:
        saved = read_schedule(session, staff=staff, master_id=master_id, now=now)
        outside = describe_outside(
            session, staff=staff, master_id=master_id, visit_ids=newly_outside, now=now
        )
    zone = staff.tenant.zone
    return {"schedule": wire_schedule(saved, zone), "outside": wire_outside(outside, zone)}


@staff_api.route(f"{_MASTER}/rules", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.SaveRules)
@staff_api.response(200, schemas.Schedule)
def put_rules(data: dict[str, Any], staff: Staff, master_id: int) -> dict[str, Any]:
    """Replace the rules by which clients book; 409 edited_elsewhere if the version is another."""
    version = data.pop("version")
    with transaction() as session:
        save_rules(session, staff=staff, master_id=master_id, version=version, rules=data)
    with reading() as session:
        saved = read_schedule(session, staff=staff, master_id=master_id, now=utcnow())
    return wire_schedule(saved, staff.tenant.zone)
