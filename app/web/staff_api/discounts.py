"""Discounts."""

from typing import Any

from app.db import reading, transaction
from app.usecases.money.discount_rules import (
    UsedDiscount,
    add_discount,
    change_discount,
    list_discounts,
)
from app.usecases.staff import Staff
from app.web.client_api.schemas import MAX_ID
from app.web.guards import for_staff
from app.web.staff_api import discount_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/discounts", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.Discounts)
def get_discounts(staff: Staff) -> dict[str, Any]:
    """All discounts with what they have given; the switched-off ones too."""
    with reading() as session:
        return {"discounts": [_wire(one) for one in list_discounts(session, staff=staff)]}


@staff_api.route("/<slug>/discounts", methods=["POST"])
@for_staff
@staff_api.arguments(schemas.NewDiscount)
@staff_api.response(201, schemas.Discount)
def post_discount(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Add a discount."""
    with transaction() as session:
        return _wire(add_discount(session, staff=staff, values=data))


@staff_api.route(f"/<slug>/discounts/<int(max={MAX_ID}):discount_id>", methods=["PUT"])
@for_staff
@staff_api.arguments(schemas.ChangeDiscount)
@staff_api.response(200, schemas.Discount)
def put_discount(data: dict[str, Any], staff: Staff, discount_id: int) -> dict[str, Any]:
    """Change a discount, or switch it off; 409 edited_elsewhere if the version is another."""
    version = data.pop("version")
    with transaction() as session:
        changed = change_discount(
            session, staff=staff, discount_id=discount_id, version=version, values=data
        )
        return _wire(changed)


def _wire(used: UsedDiscount) -> dict[str, Any]:
    discount = used.discount
    return {
        **{column.key: getattr(discount, column.key) for column in discount.__table__.columns},
        "uses": used.uses,
        "given_kopecks": used.given_kopecks,
    }
