"""Keyboards under messages, checked the way Telegram checks them."""

from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.bot_api.refusals import ApiError, Refusal

MAX_CALLBACK_BYTES = 64
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_ACTIONS = ("callback_data", "url", "web_app", "copy_text")


def inline_keyboard(markup: object) -> dict[str, Any] | None:
    """Return the markup as it will be shown, or None for an empty one. Raises ApiError."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise ApiError(Refusal.MARKUP_NOT_AN_OBJECT)
    if markup.get("remove_keyboard"):
        return None
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list):
        raise ApiError(Refusal.ONLY_INLINE_KEYBOARDS)
    checked = [[_button(button) for button in _row(row)] for row in rows if row]
    return {"inline_keyboard": checked} if checked else None


def is_safe_web_address(address: object) -> bool:
    """Tell whether Telegram would take the address: https, or plain http on this machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    loopback = parts.scheme == "http" and parts.hostname in LOOPBACK
    return bool(parts.hostname) and (parts.scheme == "https" or loopback)


def web_app(value: object) -> dict[str, str]:
    """Return a WebAppInfo. Raises ApiError when its address is not one Telegram takes."""
    address = value.get("url") if isinstance(value, dict) else None
    if not isinstance(address, str) or not is_safe_web_address(address):
        raise ApiError(Refusal.WEB_APP_URL_INVALID, address)
    return {"url": address}


def _row(row: object) -> list[Any]:
    if not isinstance(row, list):
        raise ApiError(Refusal.KEYBOARD_ROW_NOT_AN_ARRAY)
    return row


def _button(button: object) -> dict[str, Any]:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise ApiError(Refusal.BUTTON_NOT_AN_OBJECT)
    if not button["text"].strip():
        raise ApiError(Refusal.BUTTON_TEXT_EMPTY)
    actions = [name for name in _ACTIONS if name in button]
    if len(actions) != 1:
        raise ApiError(Refusal.BUTTON_WITHOUT_ACTION)
    _check_action(actions[0], button[actions[0]])
    return {name: button[name] for name in ("text", actions[0], "style") if name in button}


def _check_action(action: str, value: object) -> None:
    if action == "callback_data":
        size = len(value.encode()) if isinstance(value, str) else 0
        if not 1 <= size <= MAX_CALLBACK_BYTES:
            raise ApiError(Refusal.BUTTON_DATA_INVALID)
    elif action == "web_app":
        web_app(value)
    elif action == "url":
        _check_link(value)


def _check_link(value: object) -> None:
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    if parts.scheme not in {"http", "https", "tg"} or not parts.netloc:
        raise ApiError(Refusal.BUTTON_URL_INVALID, value)
