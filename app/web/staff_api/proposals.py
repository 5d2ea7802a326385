"""Asking clients to choose another time."""

from typing import Any

from marshmallow import Schema, fields, validate

from app.clock import utcnow
from app.db import transaction
from app.usecases.proposals import propose_moves
from app.usecases.staff import Staff
from app.web.client_api.schemas import COMMENT, MAX_ID, Strict, Text
from app.web.guards import for_staff
from app.web.staff_api.blueprint import staff_api
from app.web.staff_api.fields import ID


class ProposeMoves(Strict):
    visits = fields.List(
        fields.Integer(strict=True, validate=ID),
        required=True,
        validate=validate.Length(min=1, max=100),
    )
    message = Text(allow_none=True, load_default=None, validate=COMMENT)


class Unreachable(Schema):
    visit_id = fields.Integer(required=True)
    name = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)


class Told(Schema):
    told = fields.List(fields.Integer(), required=True, metadata={"description": "Ids of visits."})
    unreachable = fields.List(
        fields.Nested(Unreachable),
        required=True,
        metadata={"description": "Whose clients have no chat; somebody has to call them."},
    )


@staff_api.route(f"/<slug>/masters/<int(max={MAX_ID}):master_id>/proposals", methods=["POST"])
@for_staff
@staff_api.arguments(ProposeMoves)
@staff_api.response(200, Told)
def post_proposals(data: dict[str, Any], staff: Staff, master_id: int) -> dict[str, Any]:
    """Ask the clients of these visits to choose another time, and propose some."""
    with transaction() as session:
        told = propose_moves(
            session,
            staff=staff,
            master_id=master_id,
            visit_ids=data["visits"],
            words=data["message"],
            now=utcnow(),
        )
    return {"told": told.visit_ids, "unreachable": told.unreachable}
