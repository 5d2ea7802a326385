"""The tenant's shop at the payment provider."""

from datetime import datetime
from typing import Any

from app.clock import utcnow
from app.db import reading, transaction
from app.runtime import runtime
from app.usecases.money.shops import (
    change_shop,
    check_shop,
    connect_shop,
    disconnect_shop,
    read_shop,
)
from app.usecases.staff import Staff
from app.web.client_api.schemas import Nothing
from app.web.guards import for_staff
from app.web.instants import local
from app.web.limits import CONNECT, limiter
from app.web.staff_api import shop_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/shop", methods=["GET"])
@for_staff
@staff_api.response(200, schemas.ShopSettings)
def get_shop(staff: Staff) -> dict[str, Any]:
    """The connected shop, and how visits are paid."""
    return _shown(staff)


@staff_api.route("/<slug>/shop", methods=["PUT"])
@limiter.limit(CONNECT)
@for_staff
@staff_api.arguments(schemas.ConnectShop)
@staff_api.response(200, schemas.ShopSettings)
def put_shop(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Connect a shop, or give it a new key; its state says a moment later whether it works."""
    with transaction() as session:
        connect_shop(session, staff=staff, vault=runtime().vault, now=utcnow(), **data)
    return _shown(staff)


@staff_api.route("/<slug>/shop", methods=["PATCH"])
@for_staff
@staff_api.arguments(schemas.ChangeShop)
@staff_api.response(200, schemas.ShopSettings)
def patch_shop(data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Change what is named; the rest stays."""
    with transaction() as session:
        change_shop(session, staff=staff, changes=data)
    return _shown(staff)


@staff_api.route("/<slug>/shop/check", methods=["POST"])
@limiter.limit(CONNECT)
@for_staff
@staff_api.arguments(Nothing)
@staff_api.response(200, schemas.ShopSettings)
def post_shop_check(_data: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Ask the provider about the shop once more."""
    with transaction() as session:
        check_shop(session, staff=staff, now=utcnow())
    return _shown(staff)


@staff_api.route("/<slug>/shop", methods=["DELETE"])
@for_staff
@staff_api.response(200, schemas.ShopSettings)
def delete_shop(staff: Staff) -> dict[str, Any]:
    """Take no more payments by the shop; its refunds go on."""
    with transaction() as session:
        disconnect_shop(session, staff=staff)
    return _shown(staff)


def _shown(staff: Staff) -> dict[str, Any]:
    with reading() as session:
        found = read_shop(session, staff=staff)
    shop = found.shop
    return {
        "pay_later": found.pay_later,
        "hold_min": found.hold_min,
        "shop": shop
        and {
            **{
                name: getattr(shop, name)
                for name in (
                    "account_id",
                    "state",
                    "problem",
                    "is_test",
                    "fiscal",
                    "receipts",
                    "vat_code",
                )
            },
            # It is as good as a password: whoever knows it can make us ask the provider.
            "webhook_url": _webhook_url(shop.public_id) if staff.role == "owner" else None,
            "notified_at": _told(staff, shop.notified_at),
            "checked_at": _told(staff, shop.checked_at),
        },
    }


def _webhook_url(public_id: str) -> str:
    return f"{runtime().settings.public_url}/yookassa/{public_id}"


def _told(staff: Staff, at: datetime | None) -> str | None:
    return local(at, staff.tenant.zone) if at else None
