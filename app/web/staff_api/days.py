"""A master's days."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

import orjson
from flask import Response

from app.clock import utcnow
from app.db import reading
from app.domain.interval import Interval
from app.usecases.days import MasterDay, read_days
from app.usecases.staff import Staff
from app.usecases.time_off_rows import stretch_of
from app.web.guards import for_staff
from app.web.instants import local
from app.web.staff_api import day_schemas as schemas
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.visit_schemas import wire_visit


@staff_api.route("/<slug>/days", methods=["GET"])
@for_staff
@staff_api.arguments(schemas.DaysQuery, location="query")
@staff_api.response(200, schemas.Days)
def get_days(query: dict[str, Any], staff: Staff) -> Response:
    """Hours, breaks, time off, holes and visits of each date of at most six weeks."""
    now = utcnow()
    zone = staff.tenant.zone
    with reading() as session:
        found = read_days(
            session,
            staff=staff,
            master_id=query["master"],
            first_date=query["first_date"],
            last_date=query["last_date"],
            now=now,
        )
    # Written straight: through the schema six full weeks would take longer than reading them. A
    # test holds the two together.
    days = [_wire(day, zone) for day in found]
    body = {"timezone": zone.key, "now": local(now, zone), "days": days}
    return Response(orjson.dumps(body), mimetype="application/json")


def _wire(day: MasterDay, zone: ZoneInfo) -> dict[str, Any]:
    picture = day.picture
    return {
        "date": picture.date,
        "source": picture.source,
        "load": picture.load,
        "windows": _spans(picture.windows, zone),
        "breaks": _spans(picture.breaks, zone),
        "time_off": [
            {
                "id": row.id,
                "whole_days": row.first_on is not None,
                "reason": row.reason,
                **_span(stretch_of(row, zone), zone),
            }
            for row in day.time_off
        ],
        "holes": [
            {**_span(hole.stretch, zone), "sellable": hole.sellable} for hole in picture.holes
        ],
        "visits": [wire_visit(visit, zone) for visit in day.visits],
        "booked_min": day.booked_min,
        "price_kopecks": day.price_kopecks,
    }


def _spans(stretches: Iterable[Interval], zone: ZoneInfo) -> list[dict[str, str]]:
    return [_span(stretch, zone) for stretch in stretches]


def _span(stretch: Interval, zone: ZoneInfo) -> dict[str, str]:
    return {"starts_at": local(stretch.starts_at, zone), "ends_at": local(stretch.ends_at, zone)}
