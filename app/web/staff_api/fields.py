"""Fields that shapes of the cabinet share."""

import re
from datetime import time
from typing import Any

from marshmallow import ValidationError, fields, validate

from app.web.client_api.schemas import MAX_ID, Text

ID = validate.Range(min=1, max=MAX_ID)
_WALL_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
VERSION = validate.Range(min=1, max=MAX_ID)


def in_fives(minutes: int) -> None:
    """Refuse minutes between the marks of the calendar."""
    if minutes % 5:
        raise ValidationError("Must be a multiple of 5 minutes.")


class WallTime(fields.Field[time]):
    """What the clock on the wall shows, "HH:MM" in fives."""

    def __init__(self, **options: Any) -> None:
        super().__init__(metadata={"type": "string", "example": "10:00"}, **options)

    def _serialize(self, value: time | None, *_args: Any, **_kwargs: Any) -> str | None:
        return None if value is None else value.isoformat("minutes")

    def _deserialize(self, value: Any, *_args: Any, **_kwargs: Any) -> time:
        if not isinstance(value, str) or not _WALL_TIME.fullmatch(value):
            raise ValidationError("Not a valid time.")
        at = time.fromisoformat(value)
        in_fives(at.minute)
        return at


class Name(Text):
    """Words that must not be blank."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, *args, **kwargs)
        if text is None:
            raise ValidationError("Field may not be null.")
        return text
