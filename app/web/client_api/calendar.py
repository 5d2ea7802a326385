"""A visit as a calendar file."""

from flask import Response
from icalendar import Calendar, Event

from app.clock import utcnow
from app.db import reading
from app.runtime import runtime
from app.usecases.tenants import TenantRef
from app.usecases.visits import OwnVisit, show_visit
from app.web.client_api.blueprint import client_api
from app.web.guards import for_anybody
from app.web.tokens import read_visit


@client_api.route("/calendar/<signed>.ics", methods=["GET"])
@for_anybody
@client_api.response(200, {"type": "string"}, content_type="text/calendar")
def get_calendar(tenant: TenantRef, signed: str) -> Response:
    """The event of a visit, by the signed link that came with it."""
    visit_id = read_visit(runtime().settings.secret_key, signed, tenant_id=tenant.id)
    with reading() as session:
        own = show_visit(session, tenant_id=tenant.id, visit_id=visit_id)
        body = _event(own, tenant)
    headers = {
        "Content-Disposition": f'attachment; filename="visit-{visit_id}.ics"',
        "Cache-Control": "private, no-cache",
    }
    return Response(body, mimetype="text/calendar", headers=headers)


def _event(own: OwnVisit, tenant: TenantRef) -> bytes:
    visit = own.visit
    event = Event()
    event.add("uid", f"visit-{visit.id}@{tenant.slug}.okoshko")
    event.add("dtstamp", utcnow())
    event.add("dtstart", visit.starts_at)
    event.add("dtend", visit.ends_at)
    services = ", ".join(service.name for service in visit.services)
    event.add("summary", f"{services} · {own.tenant_name}")
    event.add("status", _status(own))
    # A calendar takes an event again only if it has changed since.
    event.add("sequence", visit.version - 1)
    if own.address:
        event.add("location", own.address)
    calendar = Calendar()
    calendar.add("prodid", "-//Okoshko//RU")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def _status(own: OwnVisit) -> str:
    if own.visit.status == "cancelled":
        return "CANCELLED"
    return "TENTATIVE" if own.visit.awaiting_approval else "CONFIRMED"
