"""The heartbeat, what time alone brings about, and throwing away what is no longer needed."""

import asyncio

import structlog
from sqlalchemy.orm import Session

from app.clock import utcnow
from app.db import insert_new
from app.jobs.database import DATABASE_DOWN, Database
from app.jobs.waiting import rest
from app.models import WorkerHeartbeat
from app.usecases.chats import forget_updates
from app.usecases.money.decisions import return_undecided
from app.usecases.money.holds import release_unpaid
from app.usecases.money.receipts import queue_final_receipts
from app.usecases.money.shops import forget_left_keys
from app.usecases.outbox import forget_sent, give_up_stale
from app.usecases.visits import cancel_unanswered, complete_visits

_log = structlog.get_logger(__name__)

_BEAT_S = 10
_BEATS_BETWEEN_CLEANINGS = 360
_NAME = "outbox"


class UpkeepJob:
    """Says every few seconds that the worker lives; cleans up every hour."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set."""
        beats = 0
        while not stopping.is_set():
            try:
                await self._database.run(_beat)
                if beats % _BEATS_BETWEEN_CLEANINGS == 0:
                    await self._database.run(_clean)
            except DATABASE_DOWN as error:
                _log.warning("upkeep_failed", error=str(error.orig))
            beats += 1
            await rest(_BEAT_S, woken_by=stopping)


def _beat(session: Session) -> None:
    now = utcnow()
    if not insert_new(session, WorkerHeartbeat, name=_NAME, seen_at=now):
        session.get_one(WorkerHeartbeat, _NAME).seen_at = now
    release_unpaid(session, now=now)
    return_undecided(session, now=now)
    queue_final_receipts(session, now=now)
    # Before a worker that was away for days sends anything.
    give_up_stale(session, now=now)
    cancel_unanswered(session, now=now)
    complete_visits(session, now=now)


def _clean(session: Session) -> None:
    now = utcnow()
    forget_updates(session, now=now)
    forget_sent(session, now=now)
    forget_left_keys(session, now=now)
