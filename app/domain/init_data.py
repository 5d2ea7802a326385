"""Telegram's proof of who opened a Mini App.

Source: core.telegram.org/bots/webapps, "Validating data received via the Mini App". Whoever holds
the bot's token can forge it, so it proves a client of that bot's tenant and nothing more.
A second signature in it, Telegram's own, nobody but Telegram can make: it proves a person.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Self
from urllib.parse import parse_qsl

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.errors import InitDataExpired, InitDataInvalid
from app.domain.words import one_line, storable

# Clocks of phones and of Telegram differ a little; more than this is not a clock but a forgery.
_FUTURE_TOLERANCE = timedelta(seconds=60)
_MAX_LENGTH = 8192
_MAX_NAME_LENGTH = 64
# The library's parser leaves these as they stand.
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class TelegramUser:
    """A person as Telegram describes her."""

    id: int
    first_name: str
    last_name: str | None
    username: str | None
    language_code: str | None

    @classmethod
    def described(
        cls,
        user_id: int,
        *,
        first_name: object,
        last_name: object,
        username: object,
        language_code: object,
    ) -> Self:
        """Take names as they come: her own words, of any length and kind, or missing."""
        return cls(
            id=user_id,
            first_name=_short(first_name) or "",
            last_name=_short(last_name),
            username=_short(username),
            language_code=_short(language_code),
        )


def verify_init_data(raw: str, *, token: str, now: datetime, max_age: timedelta) -> TelegramUser:
    """Return the user who opened the Mini App of the bot with this token.

    Strict on purpose: a duplicate key, a blank hash or a part without "=" is refused, because a
    lenient reader can be shown another user than the one who was signed.

    Raises InitDataInvalid, or InitDataExpired for a genuine one older than `max_age`.
    """
    pairs = _parse(raw)
    received = pairs.pop("hash", "")
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    check_string = "\n".join(f"{key}={value}" for key, value in sorted(pairs.items()))
    expected = hmac.new(secret, check_string.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected.encode(), received.encode()):
        raise InitDataInvalid
    _check_age(pairs.get("auth_date", ""), now=now, max_age=max_age)
    return _read_user(pairs.get("user", ""))


def check_telegram_signature(raw: str, *, bot_id: int, public_keys: Sequence[bytes]) -> None:
    """Make sure that Telegram itself signed initData for the bot, with one of its keys.

    `public_keys` are Ed25519 keys of 32 bytes. Age and content are `verify_init_data`'s business.
    Source: core.telegram.org/bots/webapps, "Validating data for Third-Party Use".

    Raises InitDataInvalid.
    """
    pairs = _parse(raw)
    pairs.pop("hash", "")
    signature = _unpadded(pairs.pop("signature", ""))
    signed = "\n".join(f"{key}={value}" for key, value in sorted(pairs.items()))
    text = f"{bot_id}:WebAppData\n{signed}".encode()
    if not any(_is_signed(key, signature, text) for key in public_keys):
        raise InitDataInvalid


def _unpadded(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise InitDataInvalid from None


def _is_signed(key: bytes, signature: bytes, text: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except InvalidSignature:
        return False
    return True


def _parse(raw: str) -> dict[str, str]:
    if len(raw) > _MAX_LENGTH or _BROKEN_ESCAPE.search(raw):
        raise InitDataInvalid
    try:
        raw.encode()  # JSON can bring half a surrogate pair, which no encoding takes
        items = parse_qsl(raw, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        raise InitDataInvalid from None
    pairs = dict(items)
    if len(pairs) != len(items):
        raise InitDataInvalid
    return pairs


def _check_age(auth_date: str, *, now: datetime, max_age: timedelta) -> None:
    # int() would also take "１７", " 17" and "1_7"; twelve digits reach past the year 9999.
    if not (auth_date.isascii() and auth_date.isdigit() and len(auth_date) < 12):  # noqa: PLR2004
        raise InitDataInvalid
    signed_at = datetime.fromtimestamp(int(auth_date), UTC)
    if signed_at > now + _FUTURE_TOLERANCE:
        raise InitDataInvalid
    if signed_at < now - max_age:
        raise InitDataExpired


def _read_user(text: str) -> TelegramUser:
    try:
        user = json.loads(text)
    except (ValueError, RecursionError):
        raise InitDataInvalid from None
    if not isinstance(user, dict):
        raise InitDataInvalid
    user_id = user.get("id")
    if type(user_id) is not int or not 0 < user_id < 2**52:
        raise InitDataInvalid
    return TelegramUser.described(
        user_id,
        first_name=user.get("first_name"),
        last_name=user.get("last_name"),
        username=user.get("username"),
        language_code=user.get("language_code"),
    )


def _short(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return one_line(storable(value))[:_MAX_NAME_LENGTH] or None
