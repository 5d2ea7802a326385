"""Carries notifications to the shops' webhooks, and tries again until each is answered 200."""

import asyncio
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any

import aiohttp

from sandbox.yookassa.shops import Shop

Json = dict[str, Any]
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
# How long a notification waits for a later one that is to overtake it.
OVERTAKEN_WITHIN = 2.0
ANSWER_WITHIN = aiohttp.ClientTimeout(total=30, connect=5)


def notification(event: str, subject: Json) -> Json:
    """Write what is posted to a webhook; nobody signs it."""
    return {"type": "notification", "event": event, "object": subject}


class Courier:
    """One task per notification on its way."""

    def __init__(self) -> None:
        """Wait for `start`: the HTTP client needs a running event loop."""
        self._http: aiohttp.ClientSession | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._held: dict[str, list[Json]] = {}

    def start(self) -> None:
        """Open the HTTP client."""
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0), timeout=ANSWER_WITHIN
        )

    async def close(self) -> None:
        """Stop all deliveries and close the HTTP client."""
        self.stop()
        if self._http is not None:
            await self._http.close()

    def stop(self) -> None:
        """Stop all deliveries for good."""
        for task in self._running:
            task.cancel()
        self._held.clear()

    def send(self, shop: Shop, event: str, subject: Json) -> None:
        """Tell a shop what happened, in the ways its switches say; without a webhook, nobody."""
        if not shop.webhook_url or shop.webhooks.drop:
            return
        news = notification(event, subject)
        if not shop.webhooks.reorder:
            self._run(self._deliver(shop, news))
        elif shop.account_id in self._held:
            self._held[shop.account_id].append(news)
        else:
            self._held[shop.account_id] = [news]
            self._run(self._deliver_backwards(shop))

    async def post_once(self, url: str, news: Json) -> int | None:
        """Post whatever this is, once; return the status of the answer, None without one."""
        if self._http is None:
            return None
        try:
            async with self._http.post(url, json=news, allow_redirects=False) as answer:
                return answer.status
        except (TimeoutError, aiohttp.ClientError):
            return None

    async def _deliver(self, shop: Shop, news: Json) -> None:
        await asyncio.sleep(shop.webhooks.delay_s)
        for _ in range(1 + shop.webhooks.duplicate):
            await self._insist(shop, news)

    async def _deliver_backwards(self, shop: Shop) -> None:
        held = self._held[shop.account_id]
        waited = 0.0
        while len(held) == 1 and waited < OVERTAKEN_WITHIN:
            await asyncio.sleep(0.05)
            waited += 0.05
        del self._held[shop.account_id]
        for news in reversed(held):
            await self._deliver(shop, news)

    async def _insist(self, shop: Shop, news: Json) -> None:
        pause = FIRST_PAUSE
        # The address is read anew each time: a shop that corrects it gets what it missed.
        while shop.webhook_url:
            if await self.post_once(shop.webhook_url, news) == HTTPStatus.OK:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
