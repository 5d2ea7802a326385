"""Instants on the wire."""

from datetime import datetime
from zoneinfo import ZoneInfo


def local(at: datetime, zone: ZoneInfo) -> str:
    """Write an instant with the offset of the tenant's zone, to the second."""
    return at.astimezone(zone).isoformat(timespec="seconds")
