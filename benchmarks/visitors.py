"""Addresses of visitors, as the proxy in front of the web process names them."""

from collections.abc import Iterator
from ipaddress import IPv4Address
from itertools import count

# Set aside for measuring (RFC 2544). Each request has another one: many people look, and what an
# address may do in a minute is not what is measured.
_FIRST = int(IPv4Address("198.18.0.0"))
_ADDRESSES = 2**17


def visitors() -> Iterator[dict[str, str]]:
    """Yield the header for each next visitor."""
    for number in count():
        yield {"X-Forwarded-For": str(IPv4Address(_FIRST + number % _ADDRESSES))}
