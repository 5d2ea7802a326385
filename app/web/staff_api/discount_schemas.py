"""Shapes of discounts."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from app.models.discount import AUDIENCES, DISCOUNT_KINDS
from app.web.client_api.schemas import DATE, Strict, Text
from app.web.staff_api.fields import ID, VERSION, Name, WallTime

_MOST_USES = validate.Range(1, 1_000_000)


def _number(validator: validate.Validator, **described: str) -> fields.Integer:
    return fields.Integer(
        strict=True, allow_none=True, load_default=None, validate=validator, metadata=described
    )


def _date() -> fields.Date:
    return fields.Date(allow_none=True, load_default=None, validate=DATE)


class NewDiscount(Strict):
    kind = fields.String(required=True, validate=validate.OneOf(DISCOUNT_KINDS))
    name = Name(required=True, validate=validate.Length(max=80))
    percent = _number(validate.Range(1, 100))
    fixed_kopecks = _number(validate.Range(1, 100_000_000), description="Instead of a percent.")
    service_ids = fields.List(
        fields.Integer(strict=True, validate=ID),
        allow_none=True,
        load_default=None,
        validate=validate.Length(min=1, max=500),
        metadata={"description": "Null means all of them."},
    )
    audience = fields.String(load_default="everybody", validate=validate.OneOf(AUDIENCES))
    first_on = _date()
    last_on = _date()
    weekdays = fields.List(
        fields.Integer(strict=True, validate=validate.Range(0, 6)),
        allow_none=True,
        load_default=None,
        validate=validate.Length(min=1, max=7),
        metadata={"description": "When the visit starts; 0 is Monday."},
    )
    from_time = WallTime(allow_none=True, load_default=None)
    until_time = WallTime(allow_none=True, load_default=None)
    within_min = _number(validate.Range(5, 43_200), description="The visit starts at most so soon.")
    every_nth = _number(validate.Range(2, 1000))
    code = Text(allow_none=True, load_default=None, validate=validate.Length(max=64))
    max_uses = _number(_MOST_USES)
    max_uses_per_client = _number(_MOST_USES)
    active = fields.Boolean(load_default=True)

    @post_load
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        for name in ("service_ids", "weekdays"):
            if data[name] is not None:
                data[name] = sorted(set(data[name]))
        return data


class ChangeDiscount(NewDiscount):
    version = fields.Integer(strict=True, required=True, validate=VERSION)


class Discount(Schema):
    id = fields.Integer(required=True)
    version = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(DISCOUNT_KINDS))
    name = fields.String(required=True)
    percent = fields.Integer(required=True, allow_none=True)
    fixed_kopecks = fields.Integer(required=True, allow_none=True)
    service_ids = fields.List(fields.Integer(), required=True, allow_none=True)
    audience = fields.String(required=True, validate=validate.OneOf(AUDIENCES))
    first_on = fields.Date(required=True, allow_none=True)
    last_on = fields.Date(required=True, allow_none=True)
    weekdays = fields.List(fields.Integer(), required=True, allow_none=True)
    from_time = WallTime(required=True, allow_none=True)
    until_time = WallTime(required=True, allow_none=True)
    within_min = fields.Integer(required=True, allow_none=True)
    every_nth = fields.Integer(required=True, allow_none=True)
    code = fields.String(required=True, allow_none=True)
    max_uses = fields.Integer(required=True, allow_none=True)
    max_uses_per_client = fields.Integer(required=True, allow_none=True)
    active = fields.Boolean(required=True)
    uses = fields.Integer(required=True, metadata={"description": "Visits, no cancelled ones."})
    given_kopecks = fields.Integer(required=True)


class Discounts(Schema):
    discounts = fields.List(fields.Nested(Discount), required=True)
