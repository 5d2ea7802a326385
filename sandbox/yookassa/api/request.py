"""A request as it came in, before anybody asks what it wants."""

import json
from dataclasses import dataclass
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.yookassa.api.idempotence import HEADER
from sandbox.yookassa.refusals import ApiError

Json = dict[str, Any]
UNREADABLE = ApiError(400, "invalid_request", "The body is not a JSON object")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; `path` is what follows `/yookassa/v3`, `body` None if it cannot be read."""

    method: str
    path: str
    query: dict[str, str]
    account_id: str | None
    secret_key: str
    key: str | None
    body: Json | None
    origin: str


async def read_request(request: web.Request) -> Asked:
    """Read a request; whether its keys are right is for others to say."""
    account_id, secret_key = _credentials(request)
    return Asked(
        method=request.method,
        path=f"/{request.match_info['path']}",
        query=dict(request.query),
        account_id=account_id,
        secret_key=secret_key,
        key=request.headers.get(HEADER),
        body=_body(await request.text()),
        origin=str(request.url.origin()),
    )


def _credentials(request: web.Request) -> tuple[str | None, str]:
    try:
        basic = aiohttp.BasicAuth.decode(request.headers.get("Authorization", ""), "utf-8")
    except ValueError:
        return None, ""
    return basic.login, basic.password


def _body(text: str) -> Json | None:
    try:
        body = json.loads(text or "{}")
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
