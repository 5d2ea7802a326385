"""Shapes of a schedule: the week, single dates, shifts, time off, booking rules."""

from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.domain.booking_rules import ROUNDINGS_MIN, SLOT_STEPS_MIN, Grid
from app.domain.gaps_policy import HolePolicy
from app.domain.schedule import LONGEST_CYCLE_DAYS
from app.web.client_api.schemas import DATE, Strict, Text
from app.web.staff_api.fields import ID, VERSION, WallTime
from app.web.staff_api.visit_schemas import StaffVisit

# The engine knows its zones from 2012 on.
INSTANT = validate.Range(
    min=datetime(2012, 1, 3, tzinfo=UTC), max=datetime(2199, 12, 31, tzinfo=UTC)
)
_FEW = validate.Length(max=24)
_MANY = validate.Length(max=400)
_YEAR_MIN = 366 * 24 * 60


def _spans() -> fields.List[Any]:
    edges = fields.List(WallTime(), validate=validate.Length(equal=2))
    return fields.List(
        edges, required=True, validate=_FEW, metadata={"example": [["10:00", "14:00"]]}
    )


def _number(*validators: Any) -> fields.Integer:
    return fields.Integer(strict=True, required=True, validate=list(validators))


class Hours(Strict):
    windows = _spans()
    breaks = _spans()


class WeekdayHours(Hours):
    weekday = _number(validate.Range(0, 6))


class DateHours(Hours):
    on = fields.Date(required=True, data_key="date", validate=DATE)


class Shift(Strict):
    first_date = fields.Date(required=True, validate=DATE)
    last_date = fields.Date(required=True, allow_none=True, validate=DATE)
    cycle = fields.List(
        fields.Nested(Hours), required=True, validate=validate.Length(1, LONGEST_CYCLE_DAYS)
    )


class NewTimeOff(Strict):
    """Whole dates, or hours: the first or the second pair."""

    first_date = fields.Date(validate=DATE)
    last_date = fields.Date(validate=DATE)
    starts_at = fields.AwareDateTime(format="iso", validate=INSTANT)
    ends_at = fields.AwareDateTime(format="iso", validate=INSTANT)
    reason = Text(required=True, allow_none=True, validate=validate.Length(max=200))

    @validates_schema
    def _one_pair(self, data: dict[str, Any], **_kwargs: Any) -> None:
        pairs = ("first_date", "last_date"), ("starts_at", "ends_at")
        dates, hours = ([name for name in pair if name in data] for pair in pairs)
        if dates and hours:
            raise ValidationError("Unknown field.", hours[0])
        for name in pairs[1] if hours else pairs[0]:
            if name not in data:
                raise ValidationError("Missing data for required field.", name)


class TimeOff(NewTimeOff):
    id = fields.Integer(strict=True, validate=ID)


class ScheduleDraft(Strict):
    weekly = fields.List(
        fields.Nested(WeekdayHours),
        required=True,
        validate=validate.Length(equal=7),
        metadata={"description": "Monday to Sunday."},
    )
    overrides = fields.List(fields.Nested(DateHours), required=True, validate=_MANY)
    shifts = fields.List(fields.Nested(Shift), required=True, validate=_MANY)
    time_off = fields.List(fields.Nested(TimeOff), required=True, validate=_MANY)

    @validates_schema
    def _in_order(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if [day["weekday"] for day in data["weekly"]] != list(range(7)):
            raise ValidationError("Must be Monday to Sunday.", "weekly")


class SaveSchedule(ScheduleDraft):
    version = _number(VERSION)


class BookingRules(Strict):
    min_notice_min = _number(validate.Range(0, _YEAR_MIN))
    booking_horizon_days = _number(validate.Range(0, 366))
    slot_step_min = _number(validate.OneOf(SLOT_STEPS_MIN))
    grid = fields.String(required=True, validate=validate.OneOf(list(Grid)))
    round_min = _number(validate.OneOf(ROUNDINGS_MIN))
    hole_policy = fields.String(required=True, validate=validate.OneOf(list(HolePolicy)))
    hide_holes_days = _number(validate.Range(1, 366))


class SaveRules(BookingRules):
    version = _number(VERSION)


class ShownTimeOff(Schema):
    """With dates or with hours, as in `NewTimeOff`."""

    id = fields.Integer(required=True)
    first_date = fields.String(metadata={"format": "date"})
    last_date = fields.String(metadata={"format": "date"})
    starts_at = fields.String(metadata={"format": "date-time"})
    ends_at = fields.String(metadata={"format": "date-time"})
    reason = fields.String(required=True, allow_none=True)


class Schedule(Schema):
    version = fields.Integer(required=True)
    weekly = fields.List(fields.Nested(WeekdayHours), required=True)
    overrides = fields.List(fields.Nested(DateHours), required=True)
    shifts = fields.List(fields.Nested(Shift), required=True)
    time_off = fields.List(fields.Nested(ShownTimeOff), required=True)
    rules = fields.Nested(BookingRules, required=True)


class PlannedDay(DateHours):
    source = fields.String(required=True)


class SchedulePreview(Schema):
    outside = fields.List(fields.Nested(StaffVisit), required=True)
    days = fields.List(fields.Nested(PlannedDay), required=True)


class Proposal(Schema):
    at = fields.String(required=True, metadata={"format": "date-time"})


class Outside(Schema):
    visit = fields.Nested(StaffVisit, required=True)
    proposals = fields.List(fields.Nested(Proposal), required=True)


class OutsideVisits(Schema):
    outside = fields.List(fields.Nested(Outside), required=True)


class SavedSchedule(OutsideVisits):
    schedule = fields.Nested(Schedule, required=True)


class SavedTimeOff(OutsideVisits):
    time_off = fields.Nested(ShownTimeOff, required=True)
