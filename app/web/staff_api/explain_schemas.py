"""Shapes of an explanation."""

from marshmallow import Schema, fields

from app.web.client_api.schemas import Ids
from app.web.staff_api.fields import ID
from app.web.staff_api.schedule_schemas import INSTANT


class ExplainQuery(Schema):
    master = fields.Integer(required=True, validate=ID)
    services = Ids(required=True, metadata={"type": "string", "example": "1,2"})
    starts_at = fields.AwareDateTime(required=True, format="iso", validate=INSTANT)
    visit = fields.Integer(
        load_default=None, validate=ID, metadata={"description": "A visit that is to be moved."}
    )


class Reason(Schema):
    code = fields.String(required=True)
    text = fields.String(required=True, metadata={"description": "In the reader's language."})


class Explanation(Schema):
    offered = fields.Boolean(
        required=True, metadata={"description": "Whether clients are offered the start."}
    )
    free = fields.Boolean(
        required=True, metadata={"description": "Whether a visit by hand could be booked then."}
    )
    reasons = fields.List(fields.Nested(Reason), required=True)
    leaves_min = fields.List(
        fields.Integer(),
        required=True,
        metadata={"description": "Free minutes left right before and after."},
    )
