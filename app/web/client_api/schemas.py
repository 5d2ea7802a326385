"""Shapes on the wire. They judge shape only; what is allowed is the use cases' business."""

from datetime import UTC, date, datetime
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from app.domain.words import storable
from app.web.client_api import money_schemas

_MAX_SERVICES = 10
COMMENT = validate.Length(max=500)
# Further away nothing is booked, and arithmetic with zones runs into the ends of the calendar.
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
# The engine knows its zones from 2012 on.
DATE = validate.Range(min=date(2012, 1, 1), max=date(2199, 12, 31))
MAX_KOPECKS = 100_000_000_000
# The databases' widest integer.
MAX_ID = 2**63 - 1
_ID = validate.Range(min=1, max=MAX_ID)


class Strict(Schema):
    """Base of inputs: what we do not know, we refuse."""

    class Meta:
        unknown = RAISE


class Text(fields.String):
    """Free text of a person: trimmed, storable, nothing instead of blank."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, *args, **kwargs)
        return None if text is None else storable(text).strip() or None

    def _validate(self, value: str | None) -> None:
        # Nothing has no length that could be measured.
        if value is not None:
            super()._validate(value)


class SignIn(Strict):
    init_data = fields.String(
        required=True,
        validate=validate.Length(min=1, max=8192),
        metadata={"description": "Telegram.WebApp.initData exactly as received."},
    )


def chosen_services() -> fields.Field[Any]:
    """Return the field for what a visit is for."""
    return fields.List(
        fields.Integer(strict=True, validate=_ID),
        required=True,
        validate=validate.Length(min=1, max=_MAX_SERVICES),
        metadata={"description": "Ids in the order they are performed."},
    )


def offered_start() -> fields.AwareDateTime:
    """Return the field for when a visit starts."""
    return fields.AwareDateTime(
        required=True,
        format="iso",
        validate=validate.Range(min=_EARLIEST, max=_LATEST),
        metadata={"description": "One of the offered starts, with its offset."},
    )


def promo_code() -> fields.Field[Any]:
    """Return the field for a promo code as it was typed."""
    return Text(allow_none=True, load_default=None, validate=validate.Length(max=40))


def email() -> fields.Field[Any]:
    """Return the field for where a receipt is sent."""
    return fields.Email(allow_none=True, load_default=None, validate=validate.Length(max=254))


class BookVisit(Strict):
    services = chosen_services()
    master = fields.Integer(
        strict=True,
        allow_none=True,
        load_default=None,
        validate=_ID,
        metadata={"description": "Null means whoever is free."},
    )
    starts_at = offered_start()
    comment = Text(allow_none=True, load_default=None, validate=COMMENT)
    promo_code = promo_code()
    pay = fields.String(
        allow_none=True, load_default=None, validate=validate.OneOf(money_schemas.PORTIONS)
    )
    email = email()
    price_kopecks = fields.Integer(
        strict=True,
        allow_none=True,
        load_default=None,
        validate=validate.Range(0, MAX_KOPECKS),
        metadata={"description": "The price that was shown; another one is refused."},
    )


class AskPrice(Strict):
    services = chosen_services()
    master = fields.Integer(strict=True, allow_none=True, load_default=None, validate=_ID)
    starts_at = offered_start()
    promo_code = promo_code()


class PayVisit(Strict):
    pay = fields.String(required=True, validate=validate.OneOf(money_schemas.PORTIONS))
    email = email()


class Nothing(Strict):
    """An empty object."""


class BookVisitHeaders(Schema):
    idempotency_key = fields.String(
        data_key="Idempotency-Key",
        load_default=None,
        validate=validate.Length(min=8, max=64),
        metadata={"description": "Your name for this attempt; repeating it never books twice."},
    )


class RescheduleVisit(Strict):
    starts_at = offered_start()


class CancelVisit(Strict):
    reason = Text(allow_none=True, load_default=None, validate=COMMENT)


class Ids(fields.Field[tuple[int, ...]]):
    """Ids in a query, joined by commas."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> tuple[int, ...]:
        parts = str(value).split(",")
        if len(parts) > _MAX_SERVICES or not all(_is_id(part) for part in parts):
            raise ValidationError("Not a valid list.")
        return tuple(int(part) for part in parts)


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text[:19]) > 0 and len(text) < 19  # noqa: PLR2004


class DateRange(Schema):
    first_date = fields.Date(required=True, data_key="from", validate=DATE)
    last_date = fields.Date(required=True, data_key="to", validate=DATE)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data["last_date"] < data["first_date"]:
            raise ValidationError("Must not be before from.", "to")


class AvailabilityQuery(DateRange):
    services = Ids(required=True, metadata={"type": "string", "example": "1,2"})
    master = fields.Integer(load_default=None, validate=_ID)


class Start(Schema):
    at = fields.String(required=True, metadata={"format": "date-time"})
    recommended = fields.Boolean(required=True)


class Day(Schema):
    date = fields.Date(required=True)
    day_load = fields.String(
        required=True,
        data_key="load",
        validate=validate.OneOf(["free", "few", "full", "closed"]),
    )
    starts = fields.List(fields.Nested(Start), required=True)


class Availability(Schema):
    timezone = fields.String(required=True)
    days = fields.List(fields.Nested(Day), required=True)


class SessionClient(Schema):
    first_name = fields.String(required=True, allow_none=True)
    last_name = fields.String(required=True, allow_none=True)
    language = fields.String(required=True)


class Session(Schema):
    token = fields.String(required=True)
    expires_at = fields.String(required=True, metadata={"format": "date-time"})
    client = fields.Nested(SessionClient, required=True)


class VisitMaster(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)


class VisitService(Schema):
    id = fields.Integer(required=True, attribute="service_id")
    name = fields.String(required=True)
    duration_min = fields.Integer(required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)


class Visit(Schema):
    id = fields.Integer(required=True)
    status = fields.String(
        required=True,
        validate=validate.OneOf(
            [
                "awaiting_approval",
                "awaiting_payment",
                "booked",
                "completed",
                "cancelled",
                "no_show",
            ]
        ),
    )
    starts_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(required=True, metadata={"format": "date-time"})
    master = fields.Nested(VisitMaster, required=True)
    services = fields.List(fields.Nested(VisitService), required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    comment = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    free_cancel_until = fields.String(required=True, metadata={"format": "date-time"})
    can_cancel = fields.Boolean(required=True)
    reschedule_until = fields.String(required=True, metadata={"format": "date-time"})
    can_move = fields.Boolean(required=True)
    move_proposed = fields.Boolean(
        required=True, metadata={"description": "The master asks to choose another time."}
    )
    calendar_url = fields.String(required=True)
    booked_at = fields.String(required=True, metadata={"format": "date-time"})
    cancelled_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    price_lines = fields.List(fields.Nested(money_schemas.PriceLine), required=True)
    deposit_kopecks = fields.Integer(required=True)
    paid_kopecks = fields.Integer(required=True)
    returned_kopecks = fields.Integer(
        required=True, metadata={"description": "What went back or is about to."}
    )
    returning_kopecks = fields.Integer(
        required=True, metadata={"description": "The part of it that has not been sent back yet."}
    )
    kept_kopecks = fields.Integer(required=True)
    kept_reason = fields.String(required=True, allow_none=True)
    pay_until = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    decide_until = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    can_carry = fields.Boolean(
        required=True, metadata={"description": "Late, but it may be moved once with its deposit."}
    )
    cancel_refund_kopecks = fields.Integer(
        required=True, metadata={"description": "What goes back if it is cancelled now."}
    )
    due = fields.Nested(money_schemas.Due, required=True)
    payment = fields.Nested(money_schemas.Payment, required=True, allow_none=True)


class OwnVisits(Schema):
    coming = fields.List(fields.Nested(Visit), required=True)
    past = fields.List(fields.Nested(Visit), required=True)
