"""Every error as JSON (or a page), and the only place that maps kinds of error to statuses."""

from collections.abc import Mapping
from typing import Any

import structlog
from flask import Flask, Response, g, jsonify, render_template, request
from sqlalchemy.exc import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException

from app.domain.errors import (
    Conflict,
    DomainError,
    FieldsWrong,
    Forbidden,
    NotFound,
    RuleBroken,
    Unauthenticated,
)
from app.domain.words import storable
from app.texts.errors import error_text, field_text
from app.web.language import request_language

_log = structlog.get_logger(__name__)

_STATUSES: tuple[tuple[type[DomainError], int], ...] = (
    (NotFound, 404),
    (Unauthenticated, 401),
    (Forbidden, 403),
    (Conflict, 409),
    (RuleBroken, 422),
)
_HTTP_CODES = {
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "body_too_large",
    422: "validation_failed",
    429: "rate_limited",
}
_SERVER_ERROR = 500
_LONGEST_FIELD = 80


def status_of(error: type[DomainError]) -> int:
    """Return the HTTP status of a kind of error."""
    return next(status for kind, status in _STATUSES if issubclass(error, kind))


def register_errors(app: Flask) -> None:
    """Answer every error of the application in one shape."""
    app.register_error_handler(DomainError, _domain_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _database_error)
    app.register_error_handler(InterfaceError, _database_error)
    app.register_error_handler(Exception, _unexpected_error)


def answer(status: int, code: str, extra: Mapping[str, object] | None = None) -> Response:
    """Build an error's response: JSON for the API, a page for people."""
    language = request_language()
    message = error_text(code, language)
    if wants_page():
        page = render_template("error.html", message=message, language=language, status=status)
        response = Response(page, status, mimetype="text/html")
    else:
        body = {"code": code, "message": message, "request_id": g.request_id, **(extra or {})}
        response = jsonify(body)
        response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept-Language"
    return response


def wants_page() -> bool:
    """Tell whether a person looks at the answer."""
    return not request.path.startswith(("/api/", "/tg/", "/yookassa/", "/healthz", "/readyz"))


def _domain_error(error: DomainError) -> Response:
    details = error.details()
    if isinstance(error, FieldsWrong):
        language = request_language()
        details = {
            "fields": {
                path: [field_text(problem, language)] for path, problem in error.fields.items()
            }
        }
    return answer(status_of(type(error)), error.code, details)


def _http_error(error: HTTPException) -> Response:
    status = error.code or _SERVER_ERROR
    if status < 400:  # noqa: PLR2004  # a redirect is raised as an exception too
        return Response(status=status, headers=error.get_headers())
    if status >= _SERVER_ERROR:
        return answer(status, "unavailable" if status == 503 else "internal_error")  # noqa: PLR2004
    # Broken JSON arrives as 400; to the caller it is one more way of being malformed.
    if status in {400, 415}:
        status = 422
    response = answer(status, _HTTP_CODES.get(status, "not_found"), _details(error))
    for name in ("Allow", "Retry-After"):
        if value := dict(error.get_headers()).get(name):
            response.headers[name] = value
    return response


def _details(error: HTTPException) -> dict[str, object]:
    data: Mapping[str, Any] = getattr(error, "data", None) or {}
    found: dict[str, list[str]] = {}
    for location in (data.get("messages") or {}).values():
        _collect(location, "", found)
    return {"fields": found} if found else {}


def _collect(messages: object, name: str, found: dict[str, list[str]]) -> None:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            # A field we do not know is named as the caller named it.
            part = storable(str(key))[:_LONGEST_FIELD]
            _collect(inner, f"{name}.{part}" if name else part, found)
    elif isinstance(messages, list):
        language = request_language()
        found[name.removesuffix("._schema") or "body"] = [
            field_text(str(message), language) for message in messages
        ]


def _database_error(error: Exception) -> Response:
    _log.error("database_unavailable", error=str(getattr(error, "orig", error)))
    response = answer(503, "unavailable")
    response.headers["Retry-After"] = "30"
    return response


def _unexpected_error(error: Exception) -> Response:
    _log.exception("unexpected_error", error=type(error).__name__)
    return answer(500, "internal_error")
