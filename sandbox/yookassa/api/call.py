"""What a call to the API is, to those who answer it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.yookassa.api.fields import Fields
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.shops import Shop

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ApiCall:
    """A call of a shop; `id` is the object named in the path, `origin` the sandbox's address."""

    provider: Provider
    shop: Shop
    id: str
    fields: Fields
    query: dict[str, str]
    origin: str


# Returns the body of a good answer. Raises ApiError.
Handler = Callable[[ApiCall], Json]
