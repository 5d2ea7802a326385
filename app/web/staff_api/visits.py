"""Visits as the tenant's people book and change them."""

from datetime import datetime
from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.phones import parse_phone
from app.usecases.manual_booking import ManualBooking, NewClient, book_for_client
from app.usecases.staff import Staff
from app.usecases.staff_visits import show_staff_visit
from app.usecases.visit_changes import Edit, change_services, move_visit, resize_visit
from app.usecases.visit_outcomes import call_off_visit, note_visit, restore_visit, set_status
from app.web.client_api.schemas import MAX_ID, BookVisitHeaders
from app.web.guards import for_staff
from app.web.staff_api import visit_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.visit_schemas import wire_visit

_VISIT = f"/<slug>/visits/<int(max={MAX_ID}):visit_id>"


@staff_api.route("/<slug>/visits", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.BookForClient)
@staff_api.arguments(BookVisitHeaders, location="headers")
@staff_api.response(201, schemas.StaffVisit)
def post_visit(data: dict[str, Any], headers: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Book any free time for a client; 409 slot_taken names the nearest free ones."""
    now = utcnow()
    booking = ManualBooking(
        master_id=data["master"],
        service_ids=tuple(data["services"]),
        starts_at=data["starts_at"],
        client=_for_whom(data["client"]),
        comment=data["comment"],
        notify=data["notify"],
        idempotency_key=headers["idempotency_key"],
    )
    with transaction() as session:
        visit_id = book_for_client(session, staff=staff, booking=booking, now=now).id
    return _shown(staff, visit_id, now)


@staff_api.route(_VISIT, methods=["GET"])
@for_staff
@staff_api.response(200, schemas.StaffVisit)
def get_visit(staff: Staff, visit_id: int) -> dict[str, Any]:
    """One visit, cancelled ones too."""
    return _shown(staff, visit_id, utcnow())


@staff_api.route(f"{_VISIT}/move", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.MoveVisit)
@staff_api.response(200, schemas.StaffVisit)
def post_move(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Move a visit to another time, to another master, or both."""
    now = utcnow()
    with transaction() as session:
        move_visit(
            session,
            edit=_edit(data, staff, visit_id),
            starts_at=data["starts_at"],
            master_id=data["master"],
            now=now,
        )
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/resize", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.ResizeVisit)
@staff_api.response(200, schemas.StaffVisit)
def post_resize(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Make a visit longer or shorter; its price stays."""
    now = utcnow()
    with transaction() as session:
        edit = _edit(data, staff, visit_id)
        resize_visit(session, edit=edit, duration_min=data["duration_min"], now=now)
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/services", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.ChangeServices)
@staff_api.response(200, schemas.StaffVisit)
def post_services(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Let a visit be for other services, at today's lengths and prices."""
    now = utcnow()
    with transaction() as session:
        edit = _edit(data, staff, visit_id)
        change_services(session, edit=edit, service_ids=data["services"], now=now)
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/status", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.SetStatus)
@staff_api.response(200, schemas.StaffVisit)
def post_status(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Say that the client came, that she did not, or neither; "booked" agrees to a request."""
    now = utcnow()
    with transaction() as session:
        # Whoever asked is always told the answer.
        edit = _edit({**data, "notify": True}, staff, visit_id)
        set_status(session, edit=edit, status=data["status"], now=now)
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/cancel", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.CancelForClient)
@staff_api.response(200, schemas.StaffVisit)
def post_cancel(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Cancel a visit, or decline a request."""
    now = utcnow()
    with transaction() as session:
        edit = _edit(data, staff, visit_id)
        call_off_visit(session, edit=edit, reason=data["reason"], now=now)
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/restore", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.Announced)
@staff_api.response(200, schemas.StaffVisit)
def post_restore(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Let a cancelled visit take place after all, if its time is still free."""
    now = utcnow()
    with transaction() as session:
        restore_visit(session, edit=_edit(data, staff, visit_id), now=now)
    return _shown(staff, visit_id, now)


@staff_api.route(f"{_VISIT}/note", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.NoteVisit)
@staff_api.response(200, schemas.StaffVisit)
def post_note(data: dict[str, Any], staff: Staff, visit_id: int) -> dict[str, Any]:
    """Write a note about a visit that its client never sees."""
    now = utcnow()
    with transaction() as session:
        edit = _edit(data, staff, visit_id)
        note_visit(session, edit=edit, staff_note=data["staff_note"], now=now)
    return _shown(staff, visit_id, now)


def _edit(data: dict[str, Any], staff: Staff, visit_id: int) -> Edit:
    return Edit(
        staff=staff,
        visit_id=visit_id,
        version=data["version"],
        notify=data.get("notify", False),
    )


def _for_whom(client: dict[str, Any]) -> int | NewClient:
    if "id" in client:
        return int(client["id"])
    phone = client.get("phone")
    return NewClient(
        first_name=client["first_name"],
        last_name=client.get("last_name"),
        phone=None if phone is None else parse_phone(phone),
    )


def _shown(staff: Staff, visit_id: int, now: datetime) -> dict[str, Any]:
    # After the commit: whoever wants the same master next does not wait for our reading.
    with reading() as session:
        shown = show_staff_visit(session, staff=staff, visit_id=visit_id, now=now)
        return wire_visit(shown, staff.tenant.zone)
