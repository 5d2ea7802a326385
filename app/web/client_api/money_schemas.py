"""Shapes of money on the client's wire."""

from marshmallow import Schema, fields, validate

from app.domain.deposits import Trust
from app.domain.discounts import CodeRefusal
from app.domain.pricing import LineKind
from app.models.payment import RECEIPT_KINDS, RECEIPT_STATUSES, REFUND_REASONS, REFUND_STATUSES

PORTIONS = ("deposit", "full")
_INSTANT = {"format": "date-time"}
TOLD_STATUSES = (
    "preparing",
    "ready",
    "checking",
    "succeeded",
    "canceled",
    "failed",
    "put_aside",
)


class PriceLine(Schema):
    kind = fields.String(required=True, validate=validate.OneOf([kind.value for kind in LineKind]))
    name = fields.String(required=True)
    amount_kopecks = fields.Integer(required=True)
    subject_id = fields.Integer(required=True, allow_none=True)


class Payment(Schema):
    id = fields.Integer(required=True)
    status = fields.String(
        required=True,
        validate=validate.OneOf(TOLD_STATUSES),
        metadata={"description": "ready: `url` is where to pay; checking: nobody knows yet."},
    )
    amount_kopecks = fields.Integer(required=True)
    portion = fields.String(required=True, validate=validate.OneOf([*PORTIONS, "rest"]))
    url = fields.String(required=True, allow_none=True)
    problem = fields.String(required=True, allow_none=True)
    is_test = fields.Boolean(required=True)
    created_at = fields.String(required=True, metadata=_INSTANT)


class Due(Schema):
    deposit_kopecks = fields.Integer(required=True)
    full_kopecks = fields.Integer(required=True)


class CardPayments(Schema):
    online = fields.Boolean(required=True)
    test = fields.Boolean(required=True)
    email_needed = fields.Boolean(required=True)


class Quote(Schema):
    lines = fields.List(fields.Nested(PriceLine), required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    promo_refusal = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf([one.value for one in CodeRefusal]),
    )
    deposit_kopecks = fields.Integer(required=True)
    deposit_why = fields.String(
        required=True, validate=validate.OneOf([one.value for one in Trust])
    )
    full_allowed = fields.Boolean(required=True)
    online = fields.String(required=True, validate=validate.OneOf(["none", "ready", "broken"]))
    email = fields.String(required=True, allow_none=True)
    hold_min = fields.Integer(required=True)
    free_cancel_until = fields.String(required=True, metadata=_INSTANT)


class PaymentRefund(Schema):
    amount_kopecks = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(REFUND_STATUSES))
    reason = fields.String(required=True, validate=validate.OneOf(REFUND_REASONS))
    created_at = fields.String(required=True, metadata=_INSTANT)
    settled_at = fields.String(required=True, allow_none=True, metadata=_INSTANT)


class PaymentReceipt(Schema):
    kind = fields.String(required=True, validate=validate.OneOf(RECEIPT_KINDS))
    status = fields.String(required=True, validate=validate.OneOf(RECEIPT_STATUSES))
    link = fields.String(required=True, allow_none=True)


class OwnPayment(Schema):
    id = fields.Integer(required=True)
    visit_id = fields.Integer(required=True)
    services = fields.String(required=True)
    starts_at = fields.String(required=True, metadata=_INSTANT)
    amount_kopecks = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(TOLD_STATUSES))
    portion = fields.String(required=True, validate=validate.OneOf([*PORTIONS, "rest"]))
    method = fields.String(required=True, allow_none=True)
    is_test = fields.Boolean(required=True)
    created_at = fields.String(required=True, metadata=_INSTANT)
    refunds = fields.List(fields.Nested(PaymentRefund), required=True)
    receipts = fields.List(fields.Nested(PaymentReceipt), required=True)


class OwnPayments(Schema):
    payments = fields.List(fields.Nested(OwnPayment), required=True)


class PaidPageBot(Schema):
    username = fields.String(required=True)
    link = fields.String(required=True)


class PaidPage(Schema):
    status = fields.String(required=True, validate=validate.OneOf(TOLD_STATUSES))
    amount_kopecks = fields.Integer(required=True)
    visit_status = fields.String(required=True)
    starts_at = fields.String(required=True, metadata=_INSTANT)
    bot = fields.Nested(PaidPageBot, required=True, allow_none=True)
