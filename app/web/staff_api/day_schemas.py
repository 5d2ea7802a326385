"""Shapes of a master's days."""

from marshmallow import Schema, fields, validate

from app.domain.availability import Load
from app.domain.schedule import Source
from app.web.client_api.schemas import DateRange
from app.web.staff_api.fields import ID
from app.web.staff_api.visit_schemas import StaffVisit


class DaysQuery(DateRange):
    master = fields.Integer(required=True, validate=ID)


class Span(Schema):
    starts_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(required=True, metadata={"format": "date-time"})


class Hole(Span):
    sellable = fields.Boolean(required=True)


class Absence(Span):
    id = fields.Integer(required=True)
    whole_days = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)


class Day(Schema):
    date = fields.Date(required=True)
    source = fields.String(required=True, validate=validate.OneOf(list(Source)))
    day_load = fields.String(required=True, data_key="load", validate=validate.OneOf(list(Load)))
    windows = fields.List(
        fields.Nested(Span), required=True, metadata={"description": "Breaks not taken out."}
    )
    breaks = fields.List(fields.Nested(Span), required=True)
    time_off = fields.List(fields.Nested(Absence), required=True)
    holes = fields.List(
        fields.Nested(Hole), required=True, metadata={"description": "From now on."}
    )
    visits = fields.List(
        fields.Nested(StaffVisit), required=True, metadata={"description": "None cancelled."}
    )
    booked_min = fields.Integer(required=True)
    price_kopecks = fields.Integer(required=True)


class Days(Schema):
    timezone = fields.String(required=True)
    now = fields.String(required=True, metadata={"format": "date-time"})
    days = fields.List(fields.Nested(Day), required=True)
