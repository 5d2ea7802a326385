"""Finding what a control call is about; what cannot be done is answered in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from aiohttp import web

from sandbox.control.body import Json, bad_request, conflict, not_found
from sandbox.world import WORLD
from sandbox.yookassa.amounts import kopecks
from sandbox.yookassa.payments import Payment
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.receipts import Receipt
from sandbox.yookassa.refunds import Refund
from sandbox.yookassa.refusals import ApiError
from sandbox.yookassa.shops import Shop

Thing = TypeVar("Thing")


def provider_of(request: web.Request) -> Provider:
    """Return the stand-in."""
    return request.app[WORLD].yookassa


def shop_of(request: web.Request) -> Shop:
    """Find the shop named in the path."""
    return _found(provider_of(request).shops, request, "shop")


def payment_of(request: web.Request) -> Payment:
    """Find the payment named in the path."""
    return _found(provider_of(request).payments, request, "payment")


def refund_of(request: web.Request) -> Refund:
    """Find the refund named in the path."""
    return _found(provider_of(request).refunds, request, "refund")


def receipt_of(request: web.Request) -> Receipt:
    """Find the receipt named in the path."""
    return _found(provider_of(request).receipts, request, "receipt")


def amount_in(body: Json, name: str) -> int:
    """Return kopecks from a text like "500.00"."""
    value = kopecks(body.get(name))
    if value is None:
        raise bad_request(f'{name} is a text like "500.00"')
    return value


@contextmanager
def answering_conflicts() -> Iterator[None]:
    """Answer what is impossible as things stand with 409."""
    try:
        yield
    except ApiError as error:
        raise conflict(error.description) from None


def _found(store: dict[str, Thing], request: web.Request, kind: str) -> Thing:
    thing = store.get(request.match_info["id"])
    if thing is None:
        raise not_found(f"no such {kind}")
    return thing
