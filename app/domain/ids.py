"""Identifiers people and outside systems see."""

import re
import secrets

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])")
BOT_TOKEN = re.compile(r"[1-9][0-9]{5,15}:[A-Za-z0-9_-]{30,60}")
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16}")
# A payment or refund at the payment provider; its receipts carry a prefix.
PROVIDER_ID = re.compile(r"[0-9a-f-]{36}")
RECEIPT_ID = re.compile(r"(?:rt[_-])?[0-9a-f-]{36}")

# Invitation links travel as Telegram's /start payload: at most 64 of A-Za-z0-9_-.
_PUBLIC_ID_BYTES = 12
_SECRET_BYTES = 24


def start_link(username: str, payload: str) -> str:
    """Return the link that opens a bot's chat and hands the payload to /start."""
    return f"https://t.me/{username}?start={payload}"


def new_public_id() -> str:
    """Return an unguessable name for a URL (96 bits)."""
    return secrets.token_urlsafe(_PUBLIC_ID_BYTES)


def new_secret() -> str:
    """Return a secret of 32 characters A-Za-z0-9_- (192 bits)."""
    return secrets.token_urlsafe(_SECRET_BYTES)
