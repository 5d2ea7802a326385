"""The only reading of the clock."""

from datetime import UTC, datetime


def utcnow() -> datetime:
    """Return the current instant, aware, in UTC."""
    return datetime.now(UTC)
