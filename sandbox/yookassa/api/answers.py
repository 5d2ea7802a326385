"""Answers of the API: good, refused, and those of a bad day."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.yookassa.faults import Fault, Kind
from sandbox.yookassa.refusals import ApiError, not_known

Json = dict[str, Any]
BAD_GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)
# What keeps a call from being worked on at all.
_INSTEAD: dict[Kind, ApiError] = {
    "401": not_known(),
    "403": ApiError(403, "forbidden", "The key may not be used for this"),
    "429": ApiError(429, "too_many_requests", "There are too many calls"),
    "500_before": ApiError(500, "internal_server_error", "Something broke, try again"),
}
CUTTING: frozenset[Kind] = frozenset({"cut", "cut_before"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with a JSON body, or with a text where something is broken."""

    status: int
    body: Json | str
    content_type: str = "application/json"

    @property
    def code(self) -> str | None:
        """The code of a refusal."""
        is_error = isinstance(self.body, dict) and self.body.get("type") == "error"
        return str(self.body["code"]) if is_error and isinstance(self.body, dict) else None

    def response(self) -> web.Response:
        """Write the answer for HTTP."""
        text = self.body if isinstance(self.body, str) else _written(self.body)
        return web.Response(status=self.status, text=text, content_type=self.content_type)


def refused(error: ApiError) -> Answer:
    """Answer a call that is refused."""
    return Answer(error.status, error.body())


def broken(fault: Fault) -> Answer | None:
    """Answer in place of the work, or None for a fault that lets the work be done."""
    if fault.kind in _INSTEAD:
        return refused(_INSTEAD[fault.kind])
    if fault.kind == "502_html":
        return Answer(502, BAD_GATEWAY_PAGE, "text/html")
    if fault.kind == "cut_before":
        return Answer(500, "")
    return None


def spoilt(fault: Fault, answer: Answer) -> Answer:
    """Answer in place of what came of the work, which is done."""
    if fault.kind == "500_after":
        return refused(_INSTEAD["500_before"])
    if fault.kind == "202":
        body = {"type": "processing", "description": "The call is worked on", "retry_after": 1800}
        return Answer(202, body)
    if fault.kind == "json_garbage":
        whole = _written(answer.body)
        return Answer(answer.status, whole[: len(whole) // 2])
    return answer


def _written(body: Json | str) -> str:
    return json.dumps(body, ensure_ascii=False)
