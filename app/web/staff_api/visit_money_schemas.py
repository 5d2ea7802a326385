"""Shapes of a visit's money."""

from marshmallow import Schema, fields, validate

from app.web.client_api.money_schemas import PriceLine
from app.web.client_api.schemas import Text
from app.web.staff_api.fields import Name
from app.web.staff_api.visit_schemas import Edit

_INSTANT = {"format": "date-time"}
_MOST_KOPECKS = 100_000_000
_REASON = validate.Length(min=3, max=300)


class RefundVisit(Edit):
    amount_kopecks = fields.Integer(
        strict=True,
        required=True,
        allow_none=True,
        validate=validate.Range(1, _MOST_KOPECKS),
        metadata={"description": "Null means all that is left."},
    )
    words = Text(
        allow_none=True,
        load_default=None,
        validate=validate.Length(max=300),
        metadata={"description": "Told to the client."},
    )


class KeepDeposit(Edit):
    amount_kopecks = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, _MOST_KOPECKS)
    )
    reason = Name(required=True, validate=_REASON, metadata={"description": "Told to the client."})


class PaidOnsite(Edit):
    amount_kopecks = fields.Integer(
        strict=True, required=True, validate=validate.Range(0, _MOST_KOPECKS)
    )
    tip_kopecks = fields.Integer(
        strict=True, load_default=0, validate=validate.Range(0, _MOST_KOPECKS)
    )
    means = fields.String(required=True, validate=validate.OneOf(["cash", "transfer"]))


class MoneyEvent(Schema):
    at = fields.String(required=True, metadata=_INSTANT)
    kind = fields.String(
        required=True,
        validate=validate.OneOf(
            ["payment", "refund", "cash", "transfer", "tip", "attempt", "put_aside", "kept"]
        ),
    )
    amount_kopecks = fields.Integer(required=True)
    status = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    problem = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    is_test = fields.Boolean(required=True)
    entry_id = fields.Integer(
        required=True, allow_none=True, metadata={"description": "Where it may be taken back."}
    )
    refund_id = fields.Integer(
        required=True, allow_none=True, metadata={"description": "Where it is owed."}
    )


class VisitMoney(Schema):
    visit_id = fields.Integer(required=True)
    version = fields.Integer(required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    price_lines = fields.List(fields.Nested(PriceLine), required=True)
    deposit_kopecks = fields.Integer(required=True)
    paid_kopecks = fields.Integer(required=True)
    tip_kopecks = fields.Integer(required=True)
    due_kopecks = fields.Integer(required=True)
    refundable_kopecks = fields.Integer(required=True)
    kept_kopecks = fields.Integer(required=True)
    kept_reason = fields.String(required=True, allow_none=True)
    decide_until = fields.String(required=True, allow_none=True, metadata=_INSTANT)
    pay_until = fields.String(required=True, allow_none=True, metadata=_INSTANT)
    can_decide = fields.Boolean(required=True)
    may_refund = fields.Boolean(required=True)
    history = fields.List(fields.Nested(MoneyEvent), required=True)
