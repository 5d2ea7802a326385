"""The HTTP session under the vendor's client."""

from typing import Any

import aiohttp
from telebot import asyncio_helper

# Longer than Telegram's usual worst answer, shorter than the outbox's lease on a message.
REQUEST_TIMEOUT_S = 10


class PostSession:
    """Stands where the vendor's client expects its session manager.

    The vendor sends some methods as GET with a body, which proxies may drop, and opens a session
    of its own for each thread. Here every call is a POST through one pool.
    """

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def get_session(self) -> "PostSession":
        """Return what has a `request` method; the vendor asks before every call."""
        return self

    def request(self, *, method: str, url: str, **options: Any) -> Any:
        """Send one call, whatever verb the vendor had in mind."""
        del method
        return self._session.request("POST", url, **options)


def open_session(connections: int) -> aiohttp.ClientSession:
    """Open a pool of at most so many connections to the Bot API."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections),
        timeout=aiohttp.ClientTimeout(total=REQUEST_TIMEOUT_S),
    )


def install(session: aiohttp.ClientSession, *, api_url: str, proxy: str | None) -> None:
    """Point the vendor's client at a session and an address. Both are global to the process."""
    vendor: Any = asyncio_helper
    vendor.session_manager = PostSession(session)
    vendor.API_URL = api_url + "/bot{0}/{1}"
    vendor.REQUEST_TIMEOUT = REQUEST_TIMEOUT_S
    vendor.proxy = proxy
