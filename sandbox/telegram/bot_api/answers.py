"""Answers of the Bot API, good, refused and broken."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.faults import Fault

Json = dict[str, Any]
BAD_GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
)
_REFUSALS = {
    "401": Refusal.UNAUTHORIZED,
    "403": Refusal.BLOCKED,
    "400_chat_not_found": Refusal.CHAT_NOT_FOUND,
}


@dataclass(frozen=True, slots=True)
class Described:
    """A result that Telegram sends together with a description."""

    result: object
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with a JSON body, or with an HTML page where something in between broke."""

    status: int
    body: Json | str

    @property
    def description(self) -> str | None:
        """The words that go with the result or the refusal."""
        return self.body.get("description") if isinstance(self.body, dict) else None

    def response(self) -> web.Response:
        """Write the answer for HTTP."""
        if isinstance(self.body, str):
            return web.Response(status=self.status, text=self.body, content_type="text/html")
        wait = self.body.get("parameters", {}).get("retry_after")
        headers = {"Retry-After": str(wait)} if wait is not None else None
        return web.json_response(self.body, status=self.status, headers=headers)


def done(result: object) -> Answer:
    """Answer a call that worked."""
    if isinstance(result, Described):
        body = {"ok": True, "result": result.result, "description": result.description}
        return Answer(200, body)
    return Answer(200, {"ok": True, "result": result})


def refused(error: ApiError) -> Answer:
    """Answer a call that Telegram refuses."""
    return _failed(error.status, error.description)


def broken(fault: Fault) -> Answer | None:
    """Answer in place of the work, or None for a fault that lets the work be done."""
    if fault.kind in _REFUSALS:
        return refused(ApiError(_REFUSALS[fault.kind]))
    if fault.kind == "429":
        wait = fault.retry_after
        return _failed(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
    if fault.kind == "500":
        return _failed(500, "Internal Server Error")
    if fault.kind == "502_html":
        return Answer(502, BAD_GATEWAY_PAGE)
    return None


def _failed(status: int, description: str, parameters: Json | None = None) -> Answer:
    body: Json = {"ok": False, "error_code": status, "description": description}
    return Answer(status, body | ({"parameters": parameters} if parameters else {}))
