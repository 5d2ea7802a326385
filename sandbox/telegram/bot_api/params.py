"""Parameters of a Bot API call, wherever the caller put them."""

import json
from typing import Any

from aiohttp import web

from sandbox.telegram.bot_api.refusals import ApiError, Refusal

Json = dict[str, Any]


class Params:
    """Named values: strings from query and forms, anything from a JSON body."""

    def __init__(self, values: Json) -> None:
        """Take the values as they came."""
        self.values = values

    def __contains__(self, name: str) -> bool:
        """Tell whether a parameter was given."""
        return name in self.values

    def text(self, name: str) -> str:
        """Return a parameter as text, "" where there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """Return a whole number or None. Raises ApiError for anything else."""
        value = self.text(name)
        try:
            return int(value) if value else None
        except ValueError:
            raise ApiError(Refusal.NOT_AN_INTEGER, name) from None

    def flag(self, name: str) -> bool:
        """Return a yes or no, written in any of the ways Telegram reads."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def json(self, name: str) -> object:
        """Return a value that may have come as JSON text. Raises ApiError when it is not JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise ApiError(Refusal.NOT_JSON, name) from None


async def read_params(request: web.Request) -> Params:
    """Gather the parameters of a call from query, form, multipart or JSON body."""
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        values |= await _json_body(request)
    elif request.can_read_body:
        for name, value in (await request.post()).items():
            values[name] = value if isinstance(value, str) else "<file>"
    return Params(values)


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except ValueError:
        raise ApiError(Refusal.NOT_JSON, "request") from None
    if not isinstance(body, dict):
        raise ApiError(Refusal.NOT_JSON, "request")
    return body
