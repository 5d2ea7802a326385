"""Making the calls to the payment provider that use cases wished for.

Each call is safe to repeat: what creates something carries a key stored beforehand. So a worker
that dies, or a database that is away for a moment, costs a repetition after the lease.
"""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import structlog

from app.clock import utcnow
from app.domain.errors import EditedElsewhere
from app.domain.payment_ports import PaymentProvider, ShopKeys
from app.jobs.database import DATABASE_DOWN, Database
from app.jobs.waiting import rest
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
        # The calls block. Their threads are their own, so that messages never wait for one.
        self._threads = ThreadPoolExecutor(CONCURRENCY, thread_name_prefix="provider")
        self._under_way: Counter[int] = Counter()
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
            await rest(_DATABASE_DOWN_S, woken_by=stopping)
            return
        for call in claimed:
            self._under_way[call.shop_id] += 1
            task = asyncio.create_task(self._carry_out(call))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        if not claimed:
            await rest(_IDLE_S, woken_by=self._ended if self._running else stopping)

    async def _claim(self, room: int) -> list[ClaimedCall]:
        under_way = dict(self._under_way)
        return await self._database.run(
            lambda session: claim_calls(session, limit=room, under_way=under_way, now=utcnow())
        )

    async def _carry_out(self, call: ClaimedCall) -> None:
        try:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._threads, self._work, call)
        except DATABASE_DOWN as error:
            _log.warning("call_not_concluded", call_id=call.id, error=str(error.orig))
        except Exception:  # noqa: BLE001  # whatever it is, one call must not stop the others
            # Our own fault. The call is made again after its lease, by the release that mends it.
            _log.exception("call_not_concluded", call_id=call.id, kind=call.kind)
        finally:
            self._under_way[call.shop_id] -= 1
            self._ended.set()

    def _work(self, call: ClaimedCall) -> None:
        body = self._database.run_here(
            lambda session: prepare_call(session, call=call, now=utcnow())
        )
        self._conclude(call, self._make(call, body))

    def _make(self, call: ClaimedCall, body: Body) -> Answer | None:
        keys = ShopKeys(call.account_id, self._vault.open(call.secret_sealed))
        return make_call(self._provider, keys, call=call, body=body, now=utcnow())

    def _conclude(self, call: ClaimedCall, answer: Answer | None) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                self._database.run_here(
                    lambda session: conclude_call(session, call=call, answer=answer, now=utcnow())
                )
            except EditedElsewhere:
                # The visit went to a colleague while we waited for its master's calendar.
                if attempt == _TRIES:
                    raise
            else:
                return
