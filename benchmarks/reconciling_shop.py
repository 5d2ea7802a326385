"""A payment provider that knows every payment there might be: all pending but each fifth.

Those are canceled. It stores nothing and answers at once, so that what is measured is ours.
Run: python -m benchmarks.reconciling_shop (prints its address)
"""

import asyncio
from contextlib import suppress
from uuid import UUID

from aiohttp import BasicAuth, web

AMOUNT_KOPECKS = 50_000
CANCELED_EVERY = 5


async def _serve() -> None:
    app = web.Application()
    app.router.add_get("/v3/payments/{id}", _payment)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    print(f"http://127.0.0.1:{port}/v3", flush=True)
    await asyncio.Event().wait()


async def _payment(request: web.Request) -> web.Response:
    payment_id = request.match_info["id"]
    account_id = BasicAuth.decode(request.headers["Authorization"]).login
    canceled = UUID(payment_id).int % CANCELED_EVERY == 0
    answer = {
        "id": payment_id,
        "status": "canceled" if canceled else "pending",
        "paid": False,
        "amount": {"value": f"{AMOUNT_KOPECKS / 100:.2f}", "currency": "RUB"},
        "created_at": "2026-01-01T09:00:00.000Z",
        "recipient": {"account_id": account_id, "gateway_id": "1"},
        "refundable": False,
        "test": True,
    }
    if canceled:
        reason = {"party": "yoo_money", "reason": "expired_on_confirmation"}
        answer["cancellation_details"] = reason
    return web.json_response(answer)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve())
