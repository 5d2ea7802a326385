"""Opening shops, and their switches."""

import re
import secrets
from typing import Any

from aiohttp import web

from sandbox.control.body import Json, bad_request, conflict, read_json
from sandbox.yookassa.accounts import ShopAccount
from sandbox.yookassa.control.found import amount_in, provider_of, shop_of
from sandbox.yookassa.shops import RECEIPT_MODES, REFUND_MODES, Shop, WebhookMode
from sandbox.yookassa.summaries import shop_summary

_ACCOUNT_ID = re.compile(r"[0-9]{5,10}")
_FLAGS = ("revoked", "test", "fiscal")
_TEXTS = ("webhook_url", "secret_key", "name")
_MODES = {"refunds": REFUND_MODES, "receipts": RECEIPT_MODES}
_WEBHOOK_FIELDS = {"duplicate": int, "reorder": bool, "drop": bool, "delay_s": int | float}


async def listed(request: web.Request) -> web.Response:
    """Return every shop."""
    shops = provider_of(request).shops.values()
    return web.json_response({"shops": [shop_summary(shop) for shop in shops]})


async def add(request: web.Request) -> web.Response:
    """`{account_id, secret_key?, test?, fiscal?, …}` → the shop; takes every switch as well."""
    provider = provider_of(request)
    body = await read_json(request)
    account_id = body.pop("account_id", None)
    if not isinstance(account_id, str) or not _ACCOUNT_ID.fullmatch(account_id):
        raise bad_request("account_id has 5 to 10 digits")
    if account_id in provider.shops:
        raise conflict("there is a shop with this account_id already")
    _check(body)
    name = body.pop("name", f"Магазин {account_id}")
    key = body.pop("secret_key", f"test_{secrets.token_urlsafe(32)}")
    shop = provider.add_shop(ShopAccount(account_id, key, name))
    _set(shop, body)
    provider.show()
    return web.json_response(shop_summary(shop), status=201)


async def change(request: web.Request) -> web.Response:
    """Take any of a shop's switches → the shop; `webhooks` is set as a whole."""
    shop = shop_of(request)
    body = await read_json(request)
    _check(body)
    _set(shop, body)
    provider_of(request).show()
    return web.json_response(shop_summary(shop))


def _check(body: Json) -> None:
    known = {*_FLAGS, *_TEXTS, *_MODES, "takings", "webhooks"}
    if not set(body) <= known:
        raise bad_request(f"a shop has {', '.join(sorted(known))}")
    if not all(isinstance(body[name], bool) for name in _FLAGS if name in body):
        raise bad_request(f"{', '.join(_FLAGS)} are true or false")
    if not all(isinstance(body[name], str) for name in _TEXTS if name in body):
        raise bad_request(f"{', '.join(_TEXTS)} are texts")
    for name, modes in _MODES.items():
        if name in body and body[name] not in modes:
            raise bad_request(f"{name} is one of {', '.join(modes)}")
    if body.get("takings") is not None:
        amount_in(body, "takings")
    _check_webhooks(body.get("webhooks", {}))


def _check_webhooks(switches: object) -> None:
    expected: dict[str, Any] = _WEBHOOK_FIELDS
    if not isinstance(switches, dict) or not set(switches) <= set(expected):
        raise bad_request(f"webhooks has {', '.join(expected)}")
    if not all(isinstance(value, expected[name]) for name, value in switches.items()):
        raise bad_request("duplicate and delay_s are numbers, reorder and drop true or false")


def _set(shop: Shop, body: Json) -> None:
    for name in (*_FLAGS, *_TEXTS, *_MODES):
        if name in body:
            setattr(shop, name, body[name])
    if "takings" in body:
        shop.takings = None if body["takings"] is None else amount_in(body, "takings")
    if "webhooks" in body:
        shop.webhooks = WebhookMode(**body["webhooks"])
