"""Free starts for a visit by hand."""

from typing import Any

import orjson
from flask import Response
from marshmallow import Schema, fields

from app.clock import utcnow
from app.db import reading
from app.usecases.staff import Staff
from app.usecases.staff_availability import find_for_staff
from app.usecases.staff_books import StaffWish
from app.web.availability import wire_days
from app.web.client_api.schemas import Availability, AvailabilityQuery
from app.web.guards import for_staff
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.fields import ID


class _Query(AvailabilityQuery):
    master = fields.Integer(required=True, validate=ID)
    visit = fields.Integer(
        load_default=None,
        validate=ID,
        metadata={"description": "A visit to be moved: its own time does not stand in its way."},
    )


class _Best(Schema):
    at = fields.String(required=True, metadata={"format": "date-time"})


class _Found(Availability):
    best = fields.List(fields.Nested(_Best), required=True)


@staff_api.route("/<slug>/availability", methods=["GET"])
@for_staff
@staff_api.arguments(_Query, location="query")
@staff_api.response(200, _Found)
def get_free_starts(query: dict[str, Any], staff: Staff) -> Response:
    """Where a visit fits into a master's hours, and up to six starts to suggest first."""
    with reading() as session:
        answer = find_for_staff(
            session,
            staff=staff,
            wish=StaffWish(query["master"], query["services"], query["visit"]),
            first_date=query["first_date"],
            last_date=query["last_date"],
            now=utcnow(),
        )
    body = {
        "timezone": staff.tenant.zone.key,
        "days": wire_days(answer.found),
        "best": [{"at": at.isoformat()} for at in answer.best],
    }
    return Response(orjson.dumps(body), mimetype="application/json")
