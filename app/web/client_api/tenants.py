"""The tenant's card: the client's first page in one answer."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from flask import Response

from app.clock import utcnow
from app.db import reading
from app.domain.ids import start_link
from app.models import Service, Shop
from app.usecases.availability import Start, next_starts
from app.usecases.catalogue import Catalogue, read_catalogue
from app.usecases.tenants import TenantRef
from app.web.caching import revalidated
from app.web.client_api import card_schemas
from app.web.client_api.blueprint import client_api
from app.web.guards import for_anybody

_NEXT_STARTS = 3


@client_api.route("", methods=["GET"])
@for_anybody
@client_api.response(200, card_schemas.TenantCard)
def show_tenant(tenant: TenantRef) -> Response:
    """Masters, services with their next free times, policy and address."""
    now = utcnow()
    with reading() as session:
        catalogue = read_catalogue(session, tenant_id=tenant.id)
        starts = next_starts(
            session, tenant=tenant, catalogue=catalogue, count=_NEXT_STARTS, now=now
        )
    return revalidated(orjson.dumps(_card(catalogue, starts)))


def _card(catalogue: Catalogue, starts: Mapping[int, Sequence[Start]]) -> dict[str, Any]:
    tenant, masters = catalogue.tenant, catalogue.masters
    return {
        "slug": tenant.slug,
        "name": tenant.name,
        "tagline": tenant.tagline,
        "about": tenant.about,
        "address": tenant.address,
        "directions": tenant.directions,
        "timezone": tenant.timezone,
        "currency": tenant.currency,
        "bot": _bot(catalogue.bot_username),
        "policy": {
            "free_cancel_min": tenant.free_cancel_min,
            "reschedule_min": tenant.reschedule_min,
            "min_notice_min": min((one.min_notice_min for one in masters), default=0),
            "booking_horizon_days": max((one.booking_horizon_days for one in masters), default=0),
            "hold_min": tenant.hold_min,
        },
        "payments": _payments(catalogue.shop),
        "masters": [{"id": one.id, "name": one.name, "title": one.title} for one in masters],
        "services": [
            _service(service, catalogue.performers[service.id], starts[service.id])
            for service in catalogue.services
        ],
    }


def _bot(username: str | None) -> dict[str, str] | None:
    if username is None:
        return None
    return {"username": username, "link": start_link(username, "web")}


def _payments(shop: Shop | None) -> dict[str, bool]:
    works = shop is not None and shop.state == "connected"
    return {
        "online": works,
        "test": shop is not None and shop.is_test,
        "email_needed": shop is not None and shop.receipts == "yookassa",
    }


def _service(
    service: Service, master_ids: Sequence[int], starts: Sequence[Start]
) -> dict[str, Any]:
    return {
        "id": service.id,
        "name": service.name,
        "description": service.description,
        "group": service.group_name,
        "duration_min": service.duration_min,
        "price_kopecks": service.price_kopecks,
        "price_from": service.price_from,
        "needs_approval": service.needs_approval,
        "add_on": service.add_on,
        "master_ids": list(master_ids),
        "next_starts": [{"at": at.isoformat(), "master": master} for at, master in starts],
    }
