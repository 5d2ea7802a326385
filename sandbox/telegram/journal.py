"""What is written down of a Bot API call."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """A call and how it was answered; `status` is None when the connection was cut."""

    method: str
    bot: str | None
    params: dict[str, Any]
    status: int | None
    description: str | None
    fault: str | None
