"""Making the calls to the payment provider that use cases wished for.

Each call is safe to repeat: what creates something carries a key stored beforehand. So a worker
that dies, or a database that is away for a moment, costs a repetition after the lease.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog

from app.clock import utcnow
from app.domain.errors import EditedElsewhere
from app.domain.payment_ports import PaymentProvider, ShopKeys
from app.jobs.database import DATABASE_DOWN, Database
from app.usecases.money.calls import Answer, Body, conclude_call, make_call, prepare_call
from app.usecases.money.shop_calls import ClaimedCall, claim_calls
from app.vault import Vault

_log = structlog.get_logger(__name__)

CONCURRENCY = 12
_IDLE_S = 0.25
_DATABASE_DOWN_S = 2.0
_TRIES = 5


class PaymentsJob:
    """Claims calls, makes them side by side in threads, writes down what came of them."""

    def __init__(self, database: Database, provider: PaymentProvider, vault: Vault) -> None:
        self._database = database
        self._provider = provider
        self._vault = vault
        # The calls block. Their threads are their own, so that the database's are never short.
        self._threads = ThreadPoolExecutor(CONCURRENCY, thread_name_prefix="provider")
        self._running: set[asyncio.Task[None]] = set()
        self._ended = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set, then finish what is under way."""
        try:
            while not stopping.is_set():
                await self._round(stopping)
            if self._running:
                await asyncio.wait(self._running)
        finally:
            self._threads.shutdown(wait=False, cancel_futures=True)

    async def _round(self, stopping: asyncio.Event) -> None:
        self._ended.clear()
        room = CONCURRENCY - len(self._running)
        try:
            claimed = await self._claim(room) if room else []
        except DATABASE_DOWN as error:
            _log.warning("calls_not_readable", error=str(error.orig))
            await _sleep(_DATABASE_DOWN_S, stopping)
            return
        for call in claimed:
            task = asyncio.create_task(self._carry_out(call))
            self._running.add(task)
            task.add_done_callback(self._end)
        if not claimed:
            await _sleep(_IDLE_S, self._ended if self._running else stopping)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._ended.set()

    async def _claim(self, room: int) -> list[ClaimedCall]:
        return await self._database.run(
            lambda session: claim_calls(session, limit=room, now=utcnow())
        )

    async def _carry_out(self, call: ClaimedCall) -> None:
        try:
            body = await self._database.run(lambda session: prepare_call(session, call=call))
            answer = await self._in_thread(lambda: self._make(call, body))
            await self._conclude(call, answer)
        except DATABASE_DOWN as error:
            _log.warning("call_not_concluded", call_id=call.id, error=str(error.orig))
        except Exception:  # noqa: BLE001  # whatever it is, one call must not stop the others
            # Our own fault. The call is made again after its lease, by the release that mends it.
            _log.exception("call_not_concluded", call_id=call.id, kind=call.kind)

    async def _in_thread(self, work: Callable[[], Answer | None]) -> Answer | None:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _make(self, call: ClaimedCall, body: Body) -> Answer | None:
        keys = ShopKeys(call.account_id, self._vault.open(call.secret_sealed))
        return make_call(self._provider, keys, call=call, body=body, now=utcnow())

    async def _conclude(self, call: ClaimedCall, answer: Answer | None) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                await self._database.run(
                    lambda session: conclude_call(session, call=call, answer=answer, now=utcnow())
                )
            except EditedElsewhere:
                # The visit went to a colleague while we waited for its master's calendar.
                if attempt == _TRIES:
                    raise
            else:
                return


async def _sleep(seconds: float, woken_by: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(woken_by.wait(), seconds)
    except TimeoutError:
        return
