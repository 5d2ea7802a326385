"""One after the other: whoever writes into a master's calendar waits for whoever does already."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.models import BlockedStretch, Master


def lock_masters(session: Session, master_ids: Collection[int]) -> None:
    """Hold the masters' calendars until the transaction ends.

    Every writer of visits, hours or time off comes through here before it reads what it will
    change. The overlap constraint alone would decide the races too, but by deadlocks that look
    like failures.
    """
    session.execute(
        select(Master.id)
        .where(Master.id.in_(master_ids))
        # One order for everybody, or two who want the same two masters wait for one another.
        .order_by(Master.id)
        # Not the key: what merely refers to the master need not wait.
        .with_for_update(key_share=True)
    )


def drop_expired_holds(
    session: Session, *, tenant_id: int, master_ids: Collection[int], now: datetime
) -> None:
    """Delete slot holds that are over: a constraint cannot ask for the time."""
    session.execute(
        delete(BlockedStretch).where(
            BlockedStretch.tenant_id == tenant_id,
            BlockedStretch.master_id.in_(master_ids),
            BlockedStretch.expires_at <= now,
        )
    )
