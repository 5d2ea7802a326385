"""One line per request, tied together by a request id."""

import re
import time

import structlog
from flask import Flask, Response, g, request

from app.domain.ids import new_public_id

_log = structlog.get_logger(__name__)
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")


def register_request_log(app: Flask) -> None:
    """Number each request, put the number on its answer and log how it went."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    # A proxy in front may have numbered the request already; a stranger's header must not
    # bring anything else into the logs.
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else new_public_id()
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    _log.info(
        "request",
        method=request.method,
        # The rule and not the path: a path may hold a signed link.
        route=request.url_rule.rule if request.url_rule else "unknown",
        status=response.status_code,
        ms=round((time.perf_counter() - g.began) * 1000, 1),
    )
    return response
