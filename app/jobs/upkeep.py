"""The heartbeat, what time alone brings about, and throwing away what is no longer needed."""

import asyncio
from datetime import datetime
from typing import Protocol

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


class Step(Protocol):
    """Something that time alone brings about."""

    __name__: str

    def __call__(self, session: Session, *, now: datetime) -> None: ...


class UpkeepJob:
    """Says every few seconds that the worker lives; cleans up every hour."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until `stopping` is set."""
        beats = 0
        while not stopping.is_set():
            cleaning = beats % _BEATS_BETWEEN_CLEANINGS == 0
            for step in (*_STEPS, *_CLEANING) if cleaning else _STEPS:
                await self._take(step)
            beats += 1
            await rest(_BEAT_S, woken_by=stopping)

    async def _take(self, step: Step) -> None:
        # Each in a transaction of its own: calendars are not held for longer than one of them
        # needs, and what goes wrong in one is no reason to leave the others out.
        try:
            await self._database.run(lambda session: step(session, now=utcnow()))
        except DATABASE_DOWN as error:
            _log.warning("upkeep_failed", step=step.__name__, error=str(error.orig))
        except Exception:  # noqa: BLE001  # our own fault; the worker goes on with the rest
            _log.exception("upkeep_failed", step=step.__name__)


def _say_alive(session: Session, *, now: datetime) -> None:
    if not insert_new(session, WorkerHeartbeat, name=_NAME, seen_at=now):
        session.get_one(WorkerHeartbeat, _NAME).seen_at = now


_STEPS: tuple[Step, ...] = (
    _say_alive,
    # Before a worker that was away for days sends anything.
    give_up_stale,
    release_unpaid,
    return_undecided,
    cancel_unanswered,
    complete_visits,
    # Before the keys that they need are forgotten.
    queue_final_receipts,
)
_CLEANING: tuple[Step, ...] = (forget_updates, forget_sent, forget_left_keys)
