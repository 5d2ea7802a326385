"""Launching a Mini App: initData signed as Telegram signs it, and the address to open."""

import base64
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sandbox.people import BotAccount, Person
from sandbox.telegram import wire

VERSION = "9.1"
PLATFORM = "web"


class SigningKey:
    """The key that stands for Telegram's own; made anew at each start, so it is worth nothing."""

    def __init__(self) -> None:
        """Make a key."""
        self._private = Ed25519PrivateKey.generate()

    @property
    def public_hex(self) -> str:
        """The 32 bytes of the public key as Telegram publishes its own: in hexadecimal."""
        raw = self._private.public_key().public_bytes(
            serialization.Encoding.Raw, serialization.PublicFormat.Raw
        )
        return raw.hex()

    def sign(self, text: str) -> str:
        """Sign a text; the signature is base64url without padding."""
        signature = self._private.sign(text.encode())
        return base64.urlsafe_b64encode(signature).rstrip(b"=").decode()


def sign_init_data(
    account: BotAccount, key: SigningKey, person: Person, query_id: str, auth_date: int
) -> str:
    """Return initData: a query string with `signature` for third parties and `hash` for the bot."""
    pairs = {
        "query_id": query_id,
        "user": json.dumps(_mini_app_user(person), ensure_ascii=False, separators=(",", ":")),
        "auth_date": str(auth_date),
    }
    pairs["signature"] = key.sign(f"{account.id}:WebAppData\n{_check_string(pairs)}")
    secret = hmac.digest(b"WebAppData", account.token.encode(), hashlib.sha256)
    pairs["hash"] = hmac.digest(secret, _check_string(pairs).encode(), hashlib.sha256).hex()
    return urlencode(pairs, quote_via=quote)


def launch_address(address: str, init_data: str, theme_params: dict[str, str]) -> str:
    """Add Telegram's launch parameters to a Mini App's address."""
    parameters = {
        "tgWebAppData": init_data,
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": PLATFORM,
        "tgWebAppThemeParams": json.dumps(theme_params, separators=(",", ":")),
    }
    glue = "&" if "#" in address else "#"
    return address + glue + urlencode(parameters, quote_via=quote, safe="")


def _mini_app_user(person: Person) -> dict[str, Any]:
    user = wire.user(person)
    del user["is_bot"]
    return user | {"allows_write_to_pm": True}


def _check_string(pairs: dict[str, str]) -> str:
    return "\n".join(f"{name}={value}" for name, value in sorted(pairs.items()))
