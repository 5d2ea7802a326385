"""What Telegram's refusals mean to us.

Texts of the vendor's exceptions may hold the token or the message, so only the API's own
`description` is ever passed on.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

import aiohttp
from telebot.asyncio_helper import (
    ApiHTTPException,
    ApiInvalidJSONException,
    ApiTelegramException,
    RequestTimeout,
)

from app.domain.ports import (
    ChatMoved,
    MessageGone,
    Outcome,
    Postponed,
    TelegramFailure,
    TelegramTokenRejected,
    TokenRejected,
    Undeliverable,
)
from app.domain.words import storable

VENDOR_ERRORS = (
    ApiTelegramException,
    ApiHTTPException,
    ApiInvalidJSONException,
    RequestTimeout,
    aiohttp.ClientError,
    asyncio.TimeoutError,
    OSError,
    # What the vendor's parser stumbles over when something in between answers for Telegram.
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)

_UNAUTHORIZED, _FORBIDDEN, _TOO_MANY, _SERVER = 401, 403, 429, 500
# A token of the right shape that Telegram has never seen is a path that it does not know.
_NO_SUCH_TOKEN = 404
# A message is given up after a day, so no wait needs to be longer.
_LONGEST_WAIT_S = 24 * 60 * 60
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_NOBODY_THERE = ("chat not found", "user is deactivated", "peer_id_invalid")


def as_outcome(error: BaseException) -> Outcome:
    """Translate a failed send or edit."""
    if not isinstance(error, ApiTelegramException):
        return Postponed(f"network: {_kind(error)}")
    description = storable(str(error.description))
    code = error.error_code
    parameters: Mapping[str, Any] = error.result_json.get("parameters") or {}
    if code == _UNAUTHORIZED:
        return TokenRejected()
    if code == _TOO_MANY:
        return Postponed(description, retry_after_s=_wait_s(parameters.get("retry_after")))
    # The token was good once, so a 404 means that the address is wrong: a relay, a proxy.
    if code >= _SERVER or code == _NO_SUCH_TOKEN:
        return Postponed(description)
    if "migrate_to_chat_id" in parameters:
        return ChatMoved(int(parameters["migrate_to_chat_id"]))
    return _permanent(code, description)


def _wait_s(told: object) -> int:
    return min(max(told, 1), _LONGEST_WAIT_S) if isinstance(told, int) else 1


def _permanent(code: int, description: str) -> Outcome:
    lowered = description.lower()
    if any(phrase in lowered for phrase in _GONE):
        return MessageGone(description)
    blocked = code == _FORBIDDEN or any(phrase in lowered for phrase in _NOBODY_THERE)
    return Undeliverable(description, blocked=blocked)


def is_not_modified(error: BaseException) -> bool:
    """Tell whether an edit failed because the message reads so already."""
    return (
        isinstance(error, ApiTelegramException)
        and "message is not modified" in str(error.description).lower()
    )


def as_failure(error: BaseException) -> TelegramFailure:
    """Translate a failed call of a bot's set-up into an exception fit to show."""
    if not isinstance(error, ApiTelegramException):
        return TelegramFailure(f"Telegram could not be reached ({_kind(error)})")
    if error.error_code in {_UNAUTHORIZED, _NO_SUCH_TOKEN}:
        return TelegramTokenRejected("Telegram does not know this token")
    return TelegramFailure(f"Telegram refused: {error.description}")


def _kind(error: BaseException) -> str:
    # The vendor wraps the network's error in its own; the inner one says more.
    return type(error.__cause__ or error).__name__
