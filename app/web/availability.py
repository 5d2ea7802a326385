"""Free starts on the wire, for clients and staff alike."""

from typing import Any

from app.domain.availability import Availability


def wire_days(found: Availability) -> list[dict[str, Any]]:
    """Write each date with its load and its starts."""
    return [
        {
            "date": date,
            "load": load,
            "starts": [
                {"at": start, "recommended": mark}
                for start, mark in zip(starts, marks, strict=True)
            ],
        }
        for date, load, starts, marks in found.iso_days()
    ]
