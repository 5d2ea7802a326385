"""A tenant's clients."""

from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.phones import parse_phone
from app.domain.words import storable
from app.usecases.clients import KnownClient, describe_client, find_clients
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.instants import local
from app.web.staff_api import client_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/clients", methods=["GET"])
@for_staff
@staff_api.arguments(schemas.ClientQuery, location="query")
@staff_api.response(200, schemas.Clients)
def get_clients(query: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Clients by name, phone or username; without words those who came last."""
    with reading() as session:
        found = find_clients(
            session, staff=staff, words=storable(query["q"]), limit=query["limit"], now=utcnow()
        )
        return {"clients": [_wire(known, staff.tenant) for known in found]}


@staff_api.route(f"/<slug>/clients/<int(max={MAX_ID}):client_id>", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.DescribeClient)
@staff_api.response(200, schemas.Client)
def post_client(data: dict[str, Any], staff: Staff, client_id: int) -> dict[str, Any]:
    """Note down who a client is."""
    phone = data.pop("phone")
    with transaction() as session:
        known = describe_client(
            session,
            staff=staff,
            client_id=client_id,
            phone=None if phone is None else parse_phone(phone),
            now=utcnow(),
            **data,
        )
        return _wire(known, staff.tenant)


def _wire(known: KnownClient, tenant: TenantRef) -> dict[str, Any]:
    client, last = known.client, known.last_visit_at
    return {
        "id": client.id,
        "name": client.full_name,
        "first_name": client.first_name,
        "last_name": client.last_name,
        "phone": client.phone,
        "username": client.username,
        "has_telegram": known.has_telegram,
        "note": client.note,
        "visits": known.visits,
        "no_shows": known.no_shows,
        "last_visit_at": last and local(last, tenant.zone),
    }
