"""What clients, banks and the shop's owner do to payments."""

from collections.abc import Callable
from typing import get_args

from aiohttp import web

from sandbox.control.body import Json, bad_request, not_found, read_json
from sandbox.yookassa import paying, refunding
from sandbox.yookassa.control.found import (
    amount_in,
    answering_conflicts,
    payment_of,
    provider_of,
)
from sandbox.yookassa.payments import Method, Payment
from sandbox.yookassa.provider import Provider
from sandbox.yookassa.summaries import payment_summary

_TAMPERED = {"amount": str, "currency": str, "account_id": str, "test": bool}
_METHODS: tuple[str, ...] = get_args(Method)


async def listed(request: web.Request) -> web.Response:
    """`?account_id=` → the payments as they are, newest first."""
    wanted = request.query.get("account_id")
    every = reversed(provider_of(request).payments.values())
    found = [payment_summary(one) for one in every if wanted in {None, one.account_id}]
    return web.json_response({"payments": found})


async def act(request: web.Request) -> web.Response:
    """Have a payment succeed, be declined, authorised or expire; return it."""
    action = _ACTIONS.get(request.match_info["action"])
    if action is None:
        raise not_found("nobody can do that to a payment")
    payment = payment_of(request)
    body = await read_json(request)
    with answering_conflicts():
        action(provider_of(request), payment, body)
    return web.json_response(payment_summary(payment))


async def refund(request: web.Request) -> web.Response:
    """`{amount}` → a refund made in YooKassa's own cabinet."""
    payment = payment_of(request)
    in_kopecks = amount_in(await read_json(request), "amount")
    with answering_conflicts():
        made = refunding.refund(
            provider_of(request), payment, in_kopecks, receipt=payment.order.receipt
        )
    return web.json_response(made.wire(), status=201)


async def tamper(request: web.Request) -> web.Response:
    """`{amount?, currency?, account_id?, test?}` → what the API says of the payment from now on."""
    payment = payment_of(request)
    body = await read_json(request)
    if not body or not set(body) <= set(_TAMPERED):
        raise bad_request(f"tampering is with {', '.join(_TAMPERED)}")
    if not all(isinstance(value, _TAMPERED[name]) for name, value in body.items()):
        raise bad_request("amount, currency and account_id are texts, test is true or false")
    if "amount" in body:
        payment.tampered["kopecks"] = amount_in(body, "amount")
        del body["amount"]
    payment.tampered |= body
    return web.json_response(payment.wire())


def _method(body: Json) -> Method:
    method: Method = body.get("method", "bank_card")
    if method not in _METHODS:
        raise bad_request(f"method is one of {', '.join(_METHODS)}")
    return method


def _succeed(provider: Provider, payment: Payment, body: Json) -> None:
    paying.succeed(provider, payment, _method(body))


def _authorise(provider: Provider, payment: Payment, body: Json) -> None:
    paying.authorise(provider, payment, _method(body))


def _decline(provider: Provider, payment: Payment, body: Json) -> None:
    paying.decline(provider, payment, str(body.get("reason", "general_decline")))


def _expire(provider: Provider, payment: Payment, _body: Json) -> None:
    paying.expire(provider, payment)


_ACTIONS: dict[str, Callable[[Provider, Payment, Json], None]] = {
    "succeed": _succeed,
    "authorise": _authorise,
    "decline": _decline,
    "expire": _expire,
}
