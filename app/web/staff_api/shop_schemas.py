"""Shapes of the tenant's shop at the payment provider."""

from marshmallow import Schema, fields, validate

from app.models.shop import RECEIPT_WAYS, SHOP_STATES
from app.web.client_api.schemas import Strict

_INSTANT = {"format": "date-time"}


class ConnectShop(Strict):
    account_id = fields.String(required=True, validate=validate.Length(max=64))
    secret_key = fields.String(
        required=True,
        validate=validate.Length(max=256),
        metadata={"description": "Stored encrypted and never shown again."},
    )


class ChangeShop(Strict):
    receipts = fields.String(validate=validate.OneOf(RECEIPT_WAYS))
    vat_code = fields.Integer(
        strict=True,
        validate=validate.Range(1, 12),
        metadata={"description": "The provider's number of a VAT rate; 1 is none."},
    )
    pay_later = fields.Boolean(
        metadata={"description": "Book unpaid while the shop does not work, instead of refusing."}
    )
    hold_min = fields.Integer(strict=True, validate=validate.Range(5, 30))


class Shop(Schema):
    account_id = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(SHOP_STATES))
    problem = fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf(["keys_rejected", "other_shop"]),
    )
    is_test = fields.Boolean(required=True)
    fiscal = fields.Boolean(required=True)
    receipts = fields.String(required=True, validate=validate.OneOf(RECEIPT_WAYS))
    vat_code = fields.Integer(required=True)
    webhook_url = fields.String(
        required=True, allow_none=True, metadata={"description": "The owner's only."}
    )
    notified_at = fields.String(required=True, allow_none=True, metadata=_INSTANT)
    checked_at = fields.String(required=True, allow_none=True, metadata=_INSTANT)


class ShopSettings(Schema):
    shop = fields.Nested(Shop, required=True, allow_none=True)
    pay_later = fields.Boolean(required=True)
    hold_min = fields.Integer(required=True)
