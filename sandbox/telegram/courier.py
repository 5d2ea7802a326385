"""Carries updates to webhooks and tries again until they are taken."""

import asyncio

import aiohttp

from sandbox.clock import unix_now
from sandbox.telegram.bots import Bot, Webhook

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
ANSWER_WITHIN = aiohttp.ClientTimeout(total=30, connect=5)
SUCCESS = 2  # the first digit of every status that ends delivery
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the header's public name


class Courier:
    """One task per bot and chat that has something to deliver."""

    def __init__(self) -> None:
        """Wait for `start`: the HTTP client needs a running event loop."""
        self._http: aiohttp.ClientSession | None = None
        self._running: dict[tuple[int, int], asyncio.Task[None]] = {}

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
        """Stop all deliveries; what was pending stays so."""
        for task in self._running.values():
            task.cancel()
        self._running.clear()

    def wake(self, bot: Bot, lane: int) -> None:
        """Deliver what waits in a lane, unless that is happening already."""
        key = (bot.account.id, lane)
        running = self._running.get(key)
        # One that has just ended may still be listed, and would not see what waits now.
        is_running = running is not None and not running.done()
        if bot.webhook is None or self._http is None or is_running:
            return
        task = asyncio.create_task(self._drain(self._http, bot, lane))
        self._running[key] = task
        task.add_done_callback(lambda done: self._forget(key, done))

    def wake_all(self, bot: Bot) -> None:
        """Deliver everything that waits for a bot."""
        for lane in tuple(bot.mailbox.lanes):
            self.wake(bot, lane)

    def _forget(self, key: tuple[int, int], task: asyncio.Task[None]) -> None:
        if self._running.get(key) is task:
            del self._running[key]

    async def _drain(self, http: aiohttp.ClientSession, bot: Bot, lane: int) -> None:
        pause = FIRST_PAUSE
        while bot.webhook is not None and (update := bot.mailbox.head(lane)) is not None:
            webhook = bot.webhook
            async with webhook.slots:
                problem = await self._deliver(http, webhook, update)
            if problem is None:
                bot.mailbox.done(lane, update)
                pause = FIRST_PAUSE
                continue
            webhook.last_error_date, webhook.last_error_message = unix_now(), problem
            pause = await _rest(webhook, pause)

    async def _deliver(
        self, http: aiohttp.ClientSession, webhook: Webhook, update: dict[str, object]
    ) -> str | None:
        """Post one update; return what went wrong, in Telegram's words, or None."""
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            async with http.post(
                webhook.url, json=update, headers=headers, allow_redirects=False
            ) as answer:
                if answer.status // 100 == SUCCESS:
                    return None
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except aiohttp.ClientError as problem:
            return f"Connection failed: {type(problem).__name__}"


async def _rest(webhook: Webhook, pause: float) -> float:
    """Wait before the next try and return the pause after it; a new webhook ends the wait."""
    try:
        await asyncio.wait_for(webhook.replaced.wait(), pause)
    except TimeoutError:
        return min(pause * 2, LONGEST_PAUSE)
    return FIRST_PAUSE
