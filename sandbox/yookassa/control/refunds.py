"""What becomes of refunds and receipts that wait."""

from aiohttp import web

from sandbox.control.body import not_found
from sandbox.yookassa import receipting, refunding
from sandbox.yookassa.control.found import (
    answering_conflicts,
    provider_of,
    receipt_of,
    refund_of,
)

_REFUND_ACTIONS = {"succeed": refunding.succeed, "cancel": refunding.cancel}


async def listed(request: web.Request) -> web.Response:
    """`?payment_id=` → the refunds, newest first."""
    wanted = request.query.get("payment_id")
    every = reversed(provider_of(request).refunds.values())
    found = [one.wire() for one in every if wanted in {None, one.payment_id}]
    return web.json_response({"refunds": found})


async def act(request: web.Request) -> web.Response:
    """Have a pending refund succeed or be cancelled; return it."""
    action = _REFUND_ACTIONS.get(request.match_info["action"])
    if action is None:
        raise not_found("a refund is to succeed or to be cancelled")
    refund = refund_of(request)
    with answering_conflicts():
        action(provider_of(request), refund)
    return web.json_response(refund.wire())


async def finish_receipt(request: web.Request) -> web.Response:
    """Have a pending receipt be registered, or not; return it."""
    receipt = receipt_of(request)
    action = request.match_info["action"]
    if action not in {"succeed", "fail"}:
        raise not_found("a receipt is to succeed or to fail")
    with answering_conflicts():
        receipting.finish(
            provider_of(request), receipt, "succeeded" if action == "succeed" else "canceled"
        )
    return web.json_response(receipt.wire())
