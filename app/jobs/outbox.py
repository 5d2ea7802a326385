"""Sending what the outbox holds.

A message is marked as sent only after Telegram took it. A worker that dies in between leaves a
lease that runs out, and the message is sent again: twice at worst, lost never.
"""

import asyncio

import structlog
from sqlalchemy.orm import Session

from app.clock import utcnow
from app.domain.language import stored
from app.domain.ports import ChatSender, Outcome, Postponed, Undeliverable
from app.jobs.database import DATABASE_DOWN, Database
from app.jobs.pace import Pace
from app.jobs.waiting import rest
from app.texts.chat_messages import render
from app.texts.pages import Pages
from app.usecases.outbox import STRUCK_OUT, ClaimedMessage, claim_messages, settle_message
from app.vault import Vault

_log = structlog.get_logger(__name__)

CONCURRENCY = 60
_IDLE_S = 0.25
_DATABASE_DOWN_S = 2.0

Settled = tuple[ClaimedMessage, Outcome]


class OutboxJob:
    """Claims messages, sends them side by side, writes down what came of them."""

    def __init__(self, database: Database, sender: ChatSender, vault: Vault, pages: Pages) -> None:
        self._database = database
        self._sender = sender
        self._vault = vault
        self._pages = pages
        self._pace = Pace()
        self._sending: set[asyncio.Task[None]] = set()
        self._outcomes: asyncio.Queue[Settled] = asyncio.Queue()
        # Claimed and not yet written down. Should the database be away for longer than a lease,
        # it would hand them over again.
        self._unsettled: set[int] = set()
        self._settled = asyncio.Event()

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set, then finish what is on its way."""
        settling = asyncio.create_task(self._settle_forever())
        try:
            while not stopping.is_set():
                await self._round(stopping)
            if self._sending:
                await asyncio.wait(self._sending)
            await self._outcomes.join()
        finally:
            settling.cancel()

    async def _round(self, stopping: asyncio.Event) -> None:
        self._settled.clear()
        # What is out and not yet written down counts: it is what a crash would send twice.
        room = CONCURRENCY - len(self._unsettled)
        try:
            claimed = await self._claim(room) if room else []
        except DATABASE_DOWN as error:
            _log.warning("outbox_not_readable", error=str(error.orig))
            await rest(_DATABASE_DOWN_S, woken_by=stopping)
            return
        for message in claimed:
            if message.id in self._unsettled:
                continue
            self._unsettled.add(message.id)
            task = asyncio.create_task(self._deliver(message))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        if not claimed:
            await self._rest(stopping)

    async def _claim(self, room: int) -> list[ClaimedMessage]:
        return await self._database.run(
            lambda session: claim_messages(session, limit=room, now=utcnow())
        )

    async def _rest(self, stopping: asyncio.Event) -> None:
        # The next message of a chat waits for the one on its way: look again when that is settled.
        await rest(_IDLE_S, woken_by=self._settled if self._unsettled else stopping)

    async def _deliver(self, message: ClaimedMessage) -> None:
        await self._pace.wait(message.bot_id)
        # It was claimed before Telegram asked its bot to be silent.
        silence_s = self._pace.silence_s(message.bot_id)
        outcome = (
            Postponed("its bot has to be silent", retry_after_s=silence_s)
            if silence_s
            else await self._try_to_send(message)
        )
        if isinstance(outcome, Postponed):
            _log.info("message_postponed", message_id=message.id, reason=outcome.reason)
        await self._outcomes.put((message, outcome))

    async def _try_to_send(self, message: ClaimedMessage) -> Outcome:
        try:
            outcome = await self._send(message)
        except Exception:  # noqa: BLE001  # whatever it is, one message must not stop the others
            # Our own fault. The message waits for the release that mends it.
            _log.exception("message_not_writable", message_id=message.id)
            return Postponed("not writable")
        if isinstance(outcome, Postponed) and outcome.retry_after_s is not None:
            self._pace.hush(message.bot_id, outcome.retry_after_s)
        return outcome

    async def _send(self, message: ClaimedMessage) -> Outcome:
        if message.template == STRUCK_OUT and message.edits_message_id is None:
            return Undeliverable("nothing to strike out")
        token = self._vault.open(message.token_sealed)
        words = render(message.template, message.params, stored(message.language), self._pages)
        if message.edits_message_id is None:
            return await self._sender.send(token, message.chat_id, words)
        return await self._sender.edit(token, message.chat_id, message.edits_message_id, words)

    async def _settle_forever(self) -> None:
        while True:
            batch = [await self._outcomes.get()]
            while not self._outcomes.empty():
                batch.append(self._outcomes.get_nowait())
            await self._settle(batch)
            for message, _ in batch:
                self._unsettled.discard(message.id)
                self._outcomes.task_done()
            self._settled.set()

    async def _settle(self, batch: list[Settled]) -> None:
        while True:
            try:
                await self._database.run(lambda session: _settle_all(session, batch))
            except DATABASE_DOWN as error:
                # The messages are out. Forgetting that would send them again.
                _log.warning("outbox_not_writable", error=str(error.orig))
                await asyncio.sleep(_DATABASE_DOWN_S)
            except Exception:  # noqa: BLE001  # one outcome must not hold up all the others
                _log.exception("outcome_not_writable", messages=[one.id for one, _ in batch])
                if len(batch) == 1:
                    return
                for settled in batch:
                    await self._settle([settled])
                return
            else:
                return


def _settle_all(session: Session, batch: list[Settled]) -> None:
    now = utcnow()
    for message, outcome in sorted(batch, key=lambda settled: settled[0].id):
        settle_message(session, claimed=message, outcome=outcome, now=now)
