"""Money as YooKassa writes it, kept in kopecks."""

import re
from typing import Any

Json = dict[str, Any]
_VALUE = re.compile(r"([0-9]{1,10})(?:\.([0-9]{1,2}))?")


def kopecks(value: object) -> int | None:
    """Read `"123.45"`; None for anything that is not such a string."""
    found = _VALUE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return None
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))


def amount(in_kopecks: int, currency: str = "RUB") -> Json:
    """Write an amount object."""
    return {"value": f"{in_kopecks // 100}.{in_kopecks % 100:02}", "currency": currency}
