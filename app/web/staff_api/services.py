"""The catalogue."""

from typing import Any

from app.db import reading, transaction
from app.usecases.services import (
    Offer,
    add_service,
    change_service,
    list_services,
    order_services,
)
from app.usecases.staff import Staff
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.staff_api import service_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/services", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.NewService)
@staff_api.response(201, schemas.Service)
def post_service(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Add a service at the end of the catalogue."""
    master_ids = data.pop("master_ids")
    with transaction() as session:
        return wire_service(add_service(session, staff=staff, values=data, master_ids=master_ids))


@staff_api.route(f"/<slug>/services/<int(max={MAX_ID}):service_id>", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.ChangeService)
@staff_api.response(200, schemas.Service)
def put_service(data: dict[str, Any], staff: Staff, service_id: int) -> dict[str, Any]:
    """Change a service; 409 edited_elsewhere if it is not the version named."""
    master_ids, version = data.pop("master_ids"), data.pop("version")
    with transaction() as session:
        return wire_service(
            change_service(
                session,
                staff=staff,
                service_id=service_id,
                version=version,
                values=data,
                master_ids=master_ids,
            )
        )


@staff_api.route("/<slug>/services/order", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.OrderServices)
@staff_api.response(200, schemas.Services)
def put_order(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Put all services into the order clients see; 409 edited_elsewhere if the set differs."""
    with transaction() as session:
        order_services(session, staff=staff, service_ids=data["ids"])
    with reading() as session:
        return {"services": [wire_service(offer) for offer in list_services(session, staff=staff)]}


def wire_service(offer: Offer) -> dict[str, Any]:
    """Write a service with everything its owner may change."""
    service = offer.service
    return {
        **{column.key: getattr(service, column.key) for column in service.__table__.columns},
        "pauses": [
            {"after_min": after, "duration_min": length} for after, length in service.pauses
        ],
        "deposit": service.deposit_kind
        and {"kind": service.deposit_kind, "amount": service.deposit_amount},
        "master_ids": offer.master_ids,
    }
