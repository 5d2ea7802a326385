"""The tenant's card on the wire."""

from marshmallow import Schema, fields

from app.web.client_api import money_schemas


class CardBot(Schema):
    username = fields.String(required=True)
    link = fields.String(required=True)


class CardPolicy(Schema):
    free_cancel_min = fields.Integer(required=True)
    reschedule_min = fields.Integer(required=True)
    min_notice_min = fields.Integer(required=True)
    booking_horizon_days = fields.Integer(required=True)
    hold_min = fields.Integer(required=True)


class CardMaster(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)


class NextStart(Schema):
    at = fields.String(required=True, metadata={"format": "date-time"})
    master = fields.Integer(required=True)


class CardService(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    description = fields.String(required=True, allow_none=True)
    group = fields.String(required=True, allow_none=True)
    duration_min = fields.Integer(required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    needs_approval = fields.Boolean(required=True)
    add_on = fields.Boolean(
        required=True, metadata={"description": "Booked only together with something else."}
    )
    master_ids = fields.List(fields.Integer(), required=True)
    next_starts = fields.List(fields.Nested(NextStart), required=True)


class TenantCard(Schema):
    slug = fields.String(required=True)
    name = fields.String(required=True)
    tagline = fields.String(required=True, allow_none=True)
    about = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    directions = fields.String(required=True, allow_none=True)
    timezone = fields.String(required=True)
    currency = fields.String(required=True)
    bot = fields.Nested(CardBot, required=True, allow_none=True)
    policy = fields.Nested(CardPolicy, required=True)
    payments = fields.Nested(money_schemas.CardPayments, required=True)
    masters = fields.List(fields.Nested(CardMaster), required=True)
    services = fields.List(fields.Nested(CardService), required=True)
