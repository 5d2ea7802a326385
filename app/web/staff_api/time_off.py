"""Time off, and the visits that lie where their master does not work."""

from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.usecases.outside import describe_outside, list_outside
from app.usecases.staff import Staff
from app.usecases.time_off import add_time_off, remove_time_off
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.staff_api import schedule_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.schedule_wire import time_off_of, wire_outside, wire_time_off

_MASTER = f"/<slug>/masters/<int(max={MAX_ID}):master_id>"


@staff_api.route(f"{_MASTER}/time-off", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.NewTimeOff)
@staff_api.response(200, schemas.SavedTimeOff)
def post_time_off(data: dict[str, Any], staff: Staff, master_id: int) -> dict[str, Any]:
    """Take dates or hours off; visits stay, those that newly lie in it are named."""
    now = utcnow()
    zone = staff.tenant.zone
    with transaction() as session:
        row, newly_outside = add_time_off(
            session, staff=staff, master_id=master_id, off=time_off_of(data), now=now
        )
        stored = wire_time_off(row, zone)
    with reading() as session:
        outside = describe_outside(
            session, staff=staff, master_id=master_id, visit_ids=newly_outside, now=now
        )
    return {"time_off": stored, "outside": wire_outside(outside, zone)}


@staff_api.route(f"{_MASTER}/time-off/<int(max={MAX_ID}):time_off_id>", methods=["DELETE"])
@for_staff
@staff_api.response(204)
def delete_time_off(staff: Staff, master_id: int, time_off_id: int) -> None:
    """Work after all: the time is offered again."""
    with transaction() as session:
        remove_time_off(session, staff=staff, master_id=master_id, time_off_id=time_off_id)


@staff_api.route(f"{_MASTER}/outside", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.OutsideVisits)
def get_outside(staff: Staff, master_id: int) -> dict[str, Any]:
    """All visits to come that lie outside hours or in time off, soonest first."""
    with reading() as session:
        found = list_outside(session, staff=staff, master_id=master_id, now=utcnow())
    return {"outside": wire_outside(found, staff.tenant.zone)}
