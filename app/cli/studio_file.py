"""A tenant described in TOML; `docs/studio.example.toml` explains each line."""

import tomllib
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from marshmallow import (
    RAISE,
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from app.domain.booking_rules import SLOT_STEPS_MIN
from app.domain.demand import Demand
from app.domain.ids import SLUG
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from app.models.master import HOLE_POLICIES

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KOPECKS = 100


class StudioFileError(Exception):
    """The file cannot be used; the text says where and why."""


class _Strict(Schema):
    class Meta:
        unknown = RAISE


def _in_fives(minutes: int) -> None:
    if minutes % 5:
        raise ValidationError("Must be a multiple of 5 minutes.")


def _zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: "Europe" alone is a folder of zones.
        raise ValidationError("Not a time zone; it is written like Europe/Moscow.") from None


class Span(fields.Field[tuple[time, time]]):
    """Wall-clock times like "10:00-19:00"; "24:00" is the end of the date."""

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> tuple[time, time]:
        starts, dash, ends = str(value).partition("-")
        try:
            span = _wall_time(starts), _end_time(ends)
        except ValueError:
            span = None
        if not dash or span is None:
            raise ValidationError('Not hours; they are written like "10:00-19:00", in fives.')
        return span


def _wall_time(text: str) -> time:
    at = time.fromisoformat(text.strip())
    if at.minute % 5 or at != time(at.hour, at.minute):
        raise ValueError(text)
    return at


def _end_time(text: str) -> time:
    return time(0) if text.strip() == "24:00" else _wall_time(text)


class _Whole(fields.Integer):
    """A whole number; 2200.50 is refused instead of losing its half rouble."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strict=True, **options)


# A message to a chat holds 4096 characters, and all of these may stand in one.
_LINE, _PARAGRAPH = validate.Length(max=120), validate.Length(max=500)


class _Master(_Strict):
    name = fields.String(required=True, validate=validate.Length(min=1, max=80))
    title = fields.String(load_default=None, validate=_LINE)
    hours = fields.Dict(
        keys=fields.String(validate=validate.OneOf(_WEEKDAYS)),
        values=fields.List(Span()),
        required=True,
    )
    breaks = fields.Dict(
        keys=fields.String(validate=validate.OneOf(_WEEKDAYS)),
        values=fields.List(Span()),
        load_default=dict,
    )
    min_notice_min = _Whole(load_default=120, validate=validate.Range(min=0, max=43200))
    booking_horizon_days = _Whole(load_default=60, validate=validate.Range(min=0, max=366))
    slot_step_min = _Whole(load_default=15, validate=validate.OneOf(SLOT_STEPS_MIN))

    hole_policy = fields.String(load_default="recommend", validate=validate.OneOf(HOLE_POLICIES))

    @validates_schema
    def _breaks_lie_in_hours(self, data: dict[str, Any], **_kwargs: Any) -> None:
        for weekday in data["breaks"]:
            if not data["hours"].get(weekday):
                raise ValidationError({"breaks": {weekday: ["No working hours on this day."]}})

    @post_load
    def _build(self, data: dict[str, Any], **_kwargs: Any) -> MasterPlan:
        hours, breaks = data.pop("hours"), data.pop("breaks")
        days = []
        for weekday, name in enumerate(_WEEKDAYS):
            for place, (starts, ends) in enumerate(hours.get(name, ())):
                # Breaks belong to the weekday; they hang on its first interval.
                pauses = tuple(breaks.get(name, ())) if place == 0 else ()
                days.append(
                    DayHours(weekday=weekday, starts_time=starts, ends_time=ends, breaks=pauses)
                )
        return MasterPlan(hours=tuple(days), **data)


class _Service(_Strict):
    name = fields.String(required=True, validate=validate.Length(min=1, max=120))
    description = fields.String(load_default=None, validate=_PARAGRAPH)
    group = fields.String(load_default=None, validate=_LINE)
    duration_min = _Whole(required=True, validate=[validate.Range(5, 1440), _in_fives])
    buffer_before_min = _Whole(load_default=0, validate=[validate.Range(0, 240), _in_fives])
    buffer_after_min = _Whole(load_default=0, validate=[validate.Range(0, 240), _in_fives])
    price_rub = _Whole(required=True, validate=validate.Range(min=0, max=10_000_000))
    price_from = fields.Boolean(load_default=False)
    pauses = fields.List(fields.Tuple((_Whole(), _Whole())), load_default=list)
    needs_approval = fields.Boolean(load_default=False)
    add_on = fields.Boolean(load_default=False)
    masters = fields.List(fields.String(), load_default=list)

    @post_load
    def _build(self, data: dict[str, Any], **_kwargs: Any) -> ServicePlan:
        data["price_kopecks"] = data.pop("price_rub") * _KOPECKS
        data["masters"], data["pauses"] = tuple(data["masters"]), tuple(data["pauses"])
        plan = ServicePlan(**data)
        try:
            Demand.of([plan])
        except ValueError as error:
            raise ValidationError(str(error), "pauses") from None
        return plan


class _Studio(_Strict):
    slug = fields.String(required=True, validate=validate.Regexp(rf"{SLUG.pattern}\Z"))
    name = fields.String(required=True, validate=validate.Length(min=1, max=120))
    tagline = fields.String(load_default=None, validate=_LINE)
    about = fields.String(load_default=None, validate=validate.Length(max=2000))
    address = fields.String(load_default=None, validate=_PARAGRAPH)
    directions = fields.String(load_default=None, validate=_PARAGRAPH)
    timezone = fields.String(load_default="Europe/Moscow", validate=_zone)
    language = fields.String(load_default="ru", validate=validate.OneOf(["ru", "en"]))
    free_cancel_hours = _Whole(load_default=24, validate=validate.Range(0, 720))
    reschedule_hours = _Whole(load_default=None, validate=validate.Range(0, 720))
    masters = fields.List(fields.Nested(_Master), required=True, validate=validate.Length(1, 50))
    services = fields.List(fields.Nested(_Service), load_default=list)

    @validates_schema
    def _names_agree(self, data: dict[str, Any], **_kwargs: Any) -> None:
        names = [master.name for master in data["masters"]]
        if len(set(names)) != len(names):
            raise ValidationError("Two masters have the same name.", "masters")
        for service in data["services"]:
            if unknown := set(service.masters) - set(names):
                raise ValidationError(f"Nobody is called {', '.join(unknown)}.", "services")

    @post_load
    def _build(self, data: dict[str, Any], **_kwargs: Any) -> StudioPlan:
        free_cancel, reschedule = data.pop("free_cancel_hours"), data.pop("reschedule_hours")
        data["free_cancel_min"] = free_cancel * 60
        data["reschedule_min"] = (free_cancel if reschedule is None else reschedule) * 60
        data["masters"], data["services"] = tuple(data["masters"]), tuple(data["services"])
        return StudioPlan(**data)


def read_studio(path: Path) -> StudioPlan:
    """Read a tenant's description. Raises StudioFileError."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StudioFileError(f"{path}: {error}") from None
    try:
        plan: StudioPlan = _Studio().load(raw)
    except ValidationError as error:
        lines = "\n".join(f"  {place}: {text}" for place, text in _flat(error.messages, ""))
        raise StudioFileError(f"{path} cannot be used:\n{lines}") from None
    return plan


def _flat(messages: Any, place: str) -> list[tuple[str, str]]:
    if isinstance(messages, dict):
        return [
            found
            for key, inner in messages.items()
            for found in _flat(inner, f"{place}.{key}" if place else str(key))
        ]
    return [(place, str(message)) for message in messages]
