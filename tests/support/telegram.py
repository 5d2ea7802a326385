"""Signing as Telegram does, written apart from the code that checks it."""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from urllib.parse import quote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

TELEGRAM_KEY = Ed25519PrivateKey.generate()
TELEGRAM_PUBLIC_KEY = TELEGRAM_KEY.public_key().public_bytes_raw().hex()
MANAGER_TOKEN = "7000000900:SANDBOX-not-a-real-token-manager_bot"
TOKEN = "7000000001:SANDBOX-not-a-real-token-anya_belov"


def sign(pairs: list[tuple[str, str]], token: str = TOKEN) -> str:
    """Return the pairs as a query with the hash that Telegram would add."""
    text = "\n".join(f"{key}={value}" for key, value in sorted(pairs))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    digest = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return "&".join(f"{key}={quote(value)}" for key, value in [*pairs, ("hash", digest)])


def user_json(user_id: int = 5_000_000_101, **names: object) -> str:
    described = {"first_name": "Марина", "username": "marina_k", "language_code": "ru", **names}
    return json.dumps({"id": user_id, **described}, ensure_ascii=False)


def init_data(
    at: datetime,
    *,
    token: str = TOKEN,
    user: str | None = None,
    key: Ed25519PrivateKey = TELEGRAM_KEY,
) -> str:
    """Return what a Mini App opened at that moment hands over; `key` plays Telegram's own."""
    pairs = [
        ("query_id", "AAF3"),
        ("user", user or user_json()),
        ("auth_date", str(int(at.timestamp()))),
    ]
    lines = "\n".join(f"{name}={value}" for name, value in sorted(pairs))
    signature = key.sign(f"{token.partition(':')[0]}:WebAppData\n{lines}".encode())
    readable = base64.urlsafe_b64encode(signature).rstrip(b"=").decode()
    return sign([*pairs, ("signature", readable)], token)
