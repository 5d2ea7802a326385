"""Shapes of the catalogue as its owner edits it."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from app.web.client_api.schemas import Strict, Text
from app.web.staff_api.fields import ID, VERSION, Name, WallTime, in_fives

_BUFFER = [validate.Range(0, 240), in_fives]
_MAX_SERVICES = 500


def _whole(*validators: Any, **options: Any) -> fields.Integer:
    return fields.Integer(strict=True, validate=list(validators), **options)


class Pause(Strict):
    after_min = _whole(validate.Range(5, 1435), in_fives, required=True)
    duration_min = _whole(validate.Range(5, 1430), in_fives, required=True)


class Deposit(Strict):
    kind = fields.String(
        required=True, validate=validate.OneOf(["none", "fixed", "percent", "full"])
    )
    amount = _whole(
        validate.Range(0, 100_000_000),
        required=True,
        metadata={"description": "Kopecks, or percent; the other kinds have none."},
    )

    @post_load
    def _no_leftover(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        # What stood in the field before another kind was chosen.
        return data if data["kind"] in {"fixed", "percent"} else {**data, "amount": 0}


class NewService(Strict):
    name = Name(required=True, validate=validate.Length(max=120))
    description = Text(load_default=None, allow_none=True, validate=validate.Length(max=500))
    group = Text(load_default=None, allow_none=True, validate=validate.Length(max=120))
    duration_min = _whole(validate.Range(5, 1440), in_fives, required=True)
    buffer_before_min = _whole(*_BUFFER, load_default=0)
    buffer_after_min = _whole(*_BUFFER, load_default=0)
    pauses = fields.List(fields.Nested(Pause), load_default=list, validate=validate.Length(max=8))
    price_kopecks = _whole(validate.Range(0, 1_000_000_000), required=True)
    price_from = fields.Boolean(load_default=False)
    hidden = fields.Boolean(load_default=False)
    needs_approval = fields.Boolean(load_default=False)
    min_notice_min = _whole(validate.Range(0, 43200), load_default=None, allow_none=True)
    booking_horizon_days = _whole(validate.Range(0, 366), load_default=None, allow_none=True)
    earliest_start = WallTime(load_default=None, allow_none=True)
    latest_start = WallTime(load_default=None, allow_none=True)
    weekdays = fields.List(
        _whole(validate.Range(0, 6)),
        load_default=None,
        allow_none=True,
        validate=validate.Length(min=1, max=7),
    )
    add_on = fields.Boolean(
        load_default=False, metadata={"description": "Booked only together with another."}
    )
    deposit = fields.Nested(
        Deposit,
        load_default=None,
        allow_none=True,
        metadata={"description": "Null means the tenant's usual rule."},
    )
    master_ids = fields.List(
        _whole(ID), required=True, validate=validate.Length(max=50), metadata={"uniqueItems": True}
    )

    @post_load
    def _as_stored(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        data["group_name"] = data.pop("group")
        data["earliest_start_time"] = data.pop("earliest_start")
        data["latest_start_time"] = data.pop("latest_start")
        if data["weekdays"] is not None:
            data["weekdays"] = sorted(set(data["weekdays"]))
        deposit = data.pop("deposit") or {"kind": None, "amount": 0}
        data["deposit_kind"], data["deposit_amount"] = deposit["kind"], deposit["amount"]
        data["pauses"] = [[pause["after_min"], pause["duration_min"]] for pause in data["pauses"]]
        return data


class ChangeService(NewService):
    version = _whole(VERSION, required=True)


class OrderServices(Strict):
    ids = fields.List(_whole(ID), required=True, validate=validate.Length(max=_MAX_SERVICES))


class Service(Schema):
    id = fields.Integer(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    description = fields.String(required=True, allow_none=True)
    group = fields.String(required=True, allow_none=True, attribute="group_name")
    duration_min = fields.Integer(required=True)
    buffer_before_min = fields.Integer(required=True)
    buffer_after_min = fields.Integer(required=True)
    pauses = fields.List(fields.Nested(Pause), required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    hidden = fields.Boolean(required=True)
    needs_approval = fields.Boolean(required=True)
    min_notice_min = fields.Integer(required=True, allow_none=True)
    booking_horizon_days = fields.Integer(required=True, allow_none=True)
    earliest_start = WallTime(required=True, allow_none=True, attribute="earliest_start_time")
    latest_start = WallTime(required=True, allow_none=True, attribute="latest_start_time")
    weekdays = fields.List(fields.Integer(), required=True, allow_none=True)
    add_on = fields.Boolean(required=True)
    deposit = fields.Nested(Deposit, required=True, allow_none=True)
    master_ids = fields.List(fields.Integer(), required=True)


class Services(Schema):
    services = fields.List(fields.Nested(Service), required=True)
