"""Why clients are not offered a start."""

from typing import Any

from app.clock import utcnow
from app.db import reading
from app.texts.obstacles import reason_text
from app.usecases.explaining import explain_start
from app.usecases.staff import Staff
from app.usecases.staff_books import StaffWish
from app.web.guards import for_staff
from app.web.language import request_language
from app.web.staff_api import explain_schemas as schemas
from app.web.staff_api.blueprint import staff_api


@staff_api.route("/<slug>/explain", methods=["GET"])
@for_staff
@staff_api.arguments(schemas.ExplainQuery, location="query")
@staff_api.response(200, schemas.Explanation)
def get_explanation(query: dict[str, Any], staff: Staff) -> dict[str, Any]:
    """Everything that stands against a start, and the holes a visit there would leave."""
    now = utcnow()
    with reading() as session:
        found = explain_start(
            session,
            staff=staff,
            wish=StaffWish(query["master"], query["services"], query["visit"]),
            starts_at=query["starts_at"],
            now=now,
        )
    language, zone = request_language(), staff.tenant.zone
    return {
        "offered": found.offered,
        "free": found.free,
        "reasons": [
            {"code": reason.kind, "text": reason_text(reason, language, zone=zone, now=now)}
            for reason in found.reasons
        ],
        "leaves_min": found.leaves_min,
    }
