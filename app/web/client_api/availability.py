"""Free starts."""

from typing import Any

import orjson
from flask import Response

from app.clock import utcnow
from app.db import reading
from app.usecases.availability import find_availability
from app.usecases.tenants import TenantRef
from app.web.availability import wire_days
from app.web.caching import revalidated
from app.web.client_api import schemas
from app.web.client_api.blueprint import client_api
from app.web.guards import for_anybody


@client_api.route("/availability", methods=["GET"])
@for_anybody
@client_api.arguments(schemas.AvailabilityQuery, location="query")
@client_api.response(200, schemas.Availability)
def show_availability(query: dict[str, Any], tenant: TenantRef) -> Response:
    """Free starts on each date of a range of at most 62 days."""
    now = utcnow()
    with reading() as session:
        found = find_availability(
            session,
            tenant=tenant,
            service_ids=query["services"],
            master_id=query["master"],
            first_date=query["first_date"],
            last_date=query["last_date"],
            now=now,
        )
    # A month is a thousand starts: written straight, not through the schema, which would take
    # ten times longer than finding them. A test holds the two together.
    return revalidated(orjson.dumps({"timezone": tenant.zone.key, "days": wire_days(found)}))
