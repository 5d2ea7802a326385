"""What YooKassa's refusals mean to us.

Only its own error object is believed: a page with the status 404 or 403 comes from something in
between, which knows neither the payment nor the key.
"""

import re
from http import HTTPStatus

from app.domain.payment_ports import (
    CallFailed,
    CallRejected,
    KeysRejected,
    ObjectMissing,
    OutcomeUnknown,
)
from app.domain.words import one_line, storable

_CODE = re.compile(r"[a-z0-9_]{1,64}")
_ADDRESS = re.compile(r"https?://\S+")
_LONGEST_DESCRIPTION = 300
_KEYS = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
# Refusals of the moment, though they are numbered among the final ones.
_PASSING = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_EARLY,
    HTTPStatus.TOO_MANY_REQUESTS,
}


def as_failure(status: int, answer: object, secrets: tuple[str, ...]) -> CallFailed:
    """Translate an answer other than 200.

    `answer` is its JSON, None if it has none; a description that repeats one of `secrets` is
    dropped.
    """
    final = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    code = _error_code(answer)
    if status in _PASSING or not final or code is None:
        return OutcomeUnknown(f"HTTP {status}")
    if status in _KEYS:
        return KeysRejected(f"HTTP {status}: {code}")
    kind = ObjectMissing if status == HTTPStatus.NOT_FOUND else CallRejected
    return kind(code, _description(answer, secrets))


def _error_code(answer: object) -> str | None:
    if not isinstance(answer, dict) or answer.get("type") != "error":
        return None
    code = answer.get("code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def _description(answer: object, secrets: tuple[str, ...]) -> str:
    told = answer.get("description") if isinstance(answer, dict) else None
    if not isinstance(told, str) or any(secret in told for secret in secrets):
        return ""
    return one_line(_ADDRESS.sub("…", storable(told)))[:_LONGEST_DESCRIPTION]
