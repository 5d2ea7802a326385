"""Shapes of what came in and went out."""

import re
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from app.models.payment import (
    LEDGER_KINDS,
    LEDGER_MEANS,
    RECEIPT_KINDS,
    REFUND_REASONS,
    REFUND_STATUSES,
)
from app.web.client_api.schemas import Strict

_INSTANT = {"format": "date-time"}
_MONTH = re.compile(r"(20(?:1[2-9]|[2-9][0-9])|21[0-9]{2})-(0[1-9]|1[0-2])")


class Month(fields.Field[date]):
    """A month of the calendar, "YYYY-MM"; its first date to us."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"type": "string", "example": "2026-11"}, **options)

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> date:
        found = _MONTH.fullmatch(value)
        if found is None:
            raise ValidationError("Not a valid date.")
        return date(int(found[1]), int(found[2]), 1)


class MonthQuery(Schema):
    month = Month(required=True)


class Totals(Schema):
    online_kopecks = fields.Integer(required=True)
    cash_kopecks = fields.Integer(required=True)
    transfer_kopecks = fields.Integer(required=True)
    refunds_kopecks = fields.Integer(required=True, metadata={"description": "Not above 0."})
    tips_kopecks = fields.Integer(required=True)
    sum_kopecks = fields.Integer(required=True)


class MoneyDay(Schema):
    date = fields.Date(required=True)
    online_kopecks = fields.Integer(required=True, metadata={"description": "Less refunds."})
    onsite_kopecks = fields.Integer(required=True, metadata={"description": "Without tips."})
    visits = fields.Integer(required=True)


class Ahead(Schema):
    deposits_kopecks = fields.Integer(required=True)
    due_kopecks = fields.Integer(required=True)


class MoneyMonth(Schema):
    month = fields.String(required=True)
    totals = fields.Nested(Totals, required=True)
    days = fields.List(fields.Nested(MoneyDay), required=True)
    ahead = fields.Nested(Ahead, required=True)
    has_test = fields.Boolean(
        required=True, metadata={"description": "Test money is there, and in no sum."}
    )


class NamedClient(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class _OfVisit(Schema):
    visit_id = fields.Integer(required=True)
    client = fields.Nested(NamedClient, required=True)
    services = fields.String(required=True)


class MoneyEntry(_OfVisit):
    id = fields.Integer(required=True)
    at = fields.String(required=True, metadata=_INSTANT)
    kind = fields.String(required=True, validate=validate.OneOf(LEDGER_KINDS))
    means = fields.String(required=True, validate=validate.OneOf(LEDGER_MEANS))
    amount_kopecks = fields.Integer(required=True)
    is_test = fields.Boolean(required=True)
    starts_at = fields.String(required=True, metadata=_INSTANT)


class MoneyEntries(Schema):
    entries = fields.List(fields.Nested(MoneyEntry), required=True)


class OwedRefund(_OfVisit):
    id = fields.Integer(required=True)
    amount_kopecks = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(REFUND_STATUSES))
    problem = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, validate=validate.OneOf(REFUND_REASONS))
    created_at = fields.String(required=True, metadata=_INSTANT)


class Decision(_OfVisit):
    starts_at = fields.String(required=True, metadata=_INSTANT)
    status = fields.String(required=True, validate=validate.OneOf(["cancelled", "no_show"]))
    paid_kopecks = fields.Integer(required=True)
    decide_until = fields.String(required=True, metadata=_INSTANT)


class OddPayment(_OfVisit):
    id = fields.Integer(required=True)
    amount_kopecks = fields.Integer(required=True)
    problem = fields.String(required=True, allow_none=True)
    created_at = fields.String(required=True, metadata=_INSTANT)


class ReceiptTask(_OfVisit):
    id = fields.Integer(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(RECEIPT_KINDS))
    status = fields.String(required=True, validate=validate.OneOf(["todo", "failed"]))
    amount_kopecks = fields.Integer(required=True)
    # What the payment's own receipt is for.
    payment_kopecks = fields.Integer(required=True)
    due_on = fields.Date(required=True)
    problem = fields.String(required=True, allow_none=True)


class Attention(Schema):
    refunds = fields.List(fields.Nested(OwedRefund), required=True)
    decisions = fields.List(fields.Nested(Decision), required=True)
    payments = fields.List(fields.Nested(OddPayment), required=True)
    receipts = fields.List(fields.Nested(ReceiptTask), required=True)


class ReceiptDone(Strict):
    link = fields.Url(
        schemes={"https"}, allow_none=True, load_default=None, validate=validate.Length(max=500)
    )
