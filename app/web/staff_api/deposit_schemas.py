"""Shapes of the deposits' table."""

from marshmallow import Schema, fields, validate

from app.domain.deposits import Trust
from app.web.client_api.schemas import Strict
from app.web.staff_api.fields import VERSION

_KINDS = ["as_usual", "none", "fixed", "percent", "full"]


class DepositRow(Strict):
    trust = fields.Enum(Trust, by_value=True, required=True)
    kind = fields.String(required=True, validate=validate.OneOf(_KINDS))
    amount = fields.Integer(
        strict=True,
        required=True,
        validate=validate.Range(0, 100_000_000),
        metadata={"description": "Kopecks, or percent; the other kinds have none."},
    )


class SaveDeposits(Strict):
    version = fields.Integer(strict=True, required=True, validate=VERSION)
    rows = fields.List(
        fields.Nested(DepositRow),
        required=True,
        validate=validate.Length(equal=len(Trust)),
        metadata={"description": "The first that applies and is not as usual decides."},
    )
    long_lead_days = fields.Integer(strict=True, required=True, validate=validate.Range(1, 366))
    regular_visits = fields.Integer(strict=True, required=True, validate=validate.Range(1, 100))


class Deposits(Schema):
    version = fields.Integer(required=True)
    rows = fields.List(fields.Nested(DepositRow), required=True)
    long_lead_days = fields.Integer(required=True)
    regular_visits = fields.Integer(required=True)
    shop_connected = fields.Boolean(required=True)
