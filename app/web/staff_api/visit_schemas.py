"""Shapes of visits as the cabinet sees them, and how one is written."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.domain.demand import MAX_DURATION_MIN, Demand
from app.usecases.staff_visits import StaffVisit as ShownVisit
from app.usecases.visits import told_status
from app.web.client_api.schemas import COMMENT, Strict, Text, VisitMaster, chosen_services
from app.web.instants import local
from app.web.staff_api.fields import ID, VERSION, Name, in_fives

_NAME = validate.Length(max=64)
# The engine knows its zones from 2012 on; a visit may be noted down after it was.
_START = validate.Range(min=datetime(2012, 1, 3, tzinfo=UTC), max=datetime(2200, 1, 1, tzinfo=UTC))


class ForWhom(Strict):
    """A client the tenant knows, or somebody new by name."""

    id = fields.Integer(strict=True, validate=ID)
    first_name = Name(validate=_NAME)
    last_name = Text(allow_none=True, validate=_NAME)
    phone = Text(allow_none=True, validate=validate.Length(max=40))

    @validates_schema
    def _one_way(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        if "id" not in data and "first_name" not in data:
            raise ValidationError("Missing data for required field.", "first_name")
        if "id" in data and len(data) > 1:
            raise ValidationError("Unknown field.", next(name for name in data if name != "id"))


class BookForClient(Strict):
    master = fields.Integer(strict=True, required=True, validate=ID)
    starts_at = fields.AwareDateTime(required=True, format="iso", validate=_START)
    services = chosen_services()
    client = fields.Nested(ForWhom, required=True)
    comment = Text(allow_none=True, load_default=None, validate=COMMENT)
    notify = fields.Boolean(required=True)


class Edit(Strict):
    version = fields.Integer(
        strict=True,
        required=True,
        validate=VERSION,
        metadata={"description": "The version the change was made on."},
    )


class Announced(Edit):
    notify = fields.Boolean(
        required=True, metadata={"description": "Whether the client is told in her chat."}
    )


class MoveVisit(Announced):
    starts_at = fields.AwareDateTime(required=True, format="iso", validate=_START)
    master = fields.Integer(strict=True, allow_none=True, load_default=None, validate=ID)


class ResizeVisit(Announced):
    duration_min = fields.Integer(
        strict=True, required=True, validate=[validate.Range(5, MAX_DURATION_MIN), in_fives]
    )


class ChangeServices(Announced):
    services = chosen_services()


class SetStatus(Edit):
    status = fields.String(
        required=True, validate=validate.OneOf(["booked", "completed", "no_show"])
    )


class CancelForClient(Announced):
    reason = Text(allow_none=True, load_default=None, validate=COMMENT)


class NoteVisit(Edit):
    staff_note = Text(required=True, allow_none=True, validate=validate.Length(max=1000))


class VisitPause(Schema):
    starts_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(required=True, metadata={"format": "date-time"})


class VisitClient(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True, metadata={"description": "All of it."})
    first_name = fields.String(required=True)
    last_name = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    username = fields.String(required=True, allow_none=True)
    has_telegram = fields.Boolean(required=True)
    visits = fields.Integer(required=True, metadata={"description": "Kept before this one."})
    no_shows = fields.Integer(required=True, metadata={"description": "Missed before this one."})
    note = fields.String(required=True, allow_none=True)


class PerformedService(Schema):
    id = fields.Integer(required=True)
    name = fields.String(required=True)
    duration_min = fields.Integer(required=True)
    price_kopecks = fields.Integer(required=True)


class StaffVisit(Schema):
    id = fields.Integer(required=True)
    version = fields.Integer(required=True)
    status = fields.String(required=True)
    starts_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(required=True, metadata={"format": "date-time"})
    buffer_before_min = fields.Integer(required=True)
    buffer_after_min = fields.Integer(required=True)
    pauses = fields.List(fields.Nested(VisitPause), required=True)
    master = fields.Nested(VisitMaster, required=True)
    client = fields.Nested(VisitClient, required=True)
    services = fields.List(fields.Nested(PerformedService), required=True)
    price_kopecks = fields.Integer(required=True)
    price_from = fields.Boolean(required=True)
    deposit_kopecks = fields.Integer(required=True)
    paid_kopecks = fields.Integer(
        required=True, metadata={"description": "Less what went back, without tips."}
    )
    tip_kopecks = fields.Integer(required=True)
    kept_kopecks = fields.Integer(required=True)
    pay_until = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    decide_until = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    comment = fields.String(required=True, allow_none=True)
    staff_note = fields.String(required=True, allow_none=True)
    outside_hours = fields.Boolean(required=True)
    move_proposed = fields.Boolean(required=True)
    booked_at = fields.String(required=True, metadata={"format": "date-time"})
    cancelled_at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    cancel_reason = fields.String(required=True, allow_none=True)


def wire_visit(shown: ShownVisit, zone: ZoneInfo) -> dict[str, Any]:
    """Write a visit as `StaffVisit` describes it, in plain JSON; its schema need not dump it."""
    visit = shown.visit
    demand = Demand.of(visit.services)
    told = partial(local, zone=zone)
    return {
        "id": visit.id,
        "version": visit.version,
        "status": told_status(visit),
        "starts_at": told(visit.starts_at),
        "ends_at": told(visit.ends_at),
        "buffer_before_min": demand.buffer_before_min,
        "buffer_after_min": demand.buffer_after_min,
        "pauses": [
            {
                "starts_at": told(visit.starts_at + timedelta(minutes=after)),
                "ends_at": told(visit.starts_at + timedelta(minutes=after + length)),
            }
            for after, length in demand.pauses
        ],
        "master": {"id": visit.master_id, "name": shown.master_name},
        "client": _wire_client(shown),
        "services": [
            {
                "id": service.service_id,
                "name": service.name,
                "duration_min": service.duration_min,
                "price_kopecks": service.price_kopecks,
            }
            for service in visit.services
        ],
        "price_kopecks": visit.price_kopecks,
        "price_from": visit.price_from,
        "deposit_kopecks": visit.deposit_kopecks,
        "paid_kopecks": shown.paid.kopecks,
        "tip_kopecks": shown.paid.tip_kopecks,
        "kept_kopecks": visit.kept_kopecks,
        "pay_until": told(visit.pay_until) if visit.pay_until else None,
        "decide_until": told(visit.decide_until) if visit.decide_until else None,
        "comment": visit.comment,
        "staff_note": visit.staff_note,
        "outside_hours": shown.outside_hours,
        "move_proposed": visit.move_proposed_at is not None,
        "booked_at": told(visit.booked_at),
        "cancelled_at": told(visit.cancelled_at) if visit.cancelled_at else None,
        "cancel_reason": visit.cancel_reason,
    }


def _wire_client(shown: ShownVisit) -> dict[str, Any]:
    client = shown.client
    return {
        "id": client.id,
        "name": client.full_name,
        "first_name": client.first_name,
        "last_name": client.last_name,
        "phone": client.phone,
        "username": client.username,
        "has_telegram": shown.has_telegram,
        "visits": shown.kept_before,
        "no_shows": shown.missed_before,
        "note": client.note,
    }
