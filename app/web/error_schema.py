"""How errors look on the wire."""

from marshmallow import Schema, fields


class Error(Schema):
    """What every refusal looks like, see `app.web.errors`."""

    code = fields.String(required=True, metadata={"description": "For programs; stays the same."})
    message = fields.String(required=True, metadata={"description": "For people, ru or en."})
    request_id = fields.String(required=True)
    fields_ = fields.Dict(
        data_key="fields",
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "With validation_failed: what is wrong where."},
    )
    alternatives = fields.List(
        fields.Dict(), metadata={"description": "With slot_taken: the nearest free starts."}
    )
