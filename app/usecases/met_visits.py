"""Who has the time that a wanted visit meets."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.interval import Interval, epoch_minutes
from app.domain.obstacles import Taken
from app.domain.reasons import MetHold, MetVisit, contact_of
from app.models import BlockedStretch, Client, Master, Visit


def who_has(
    session: Session, *, master: Master, taken: Sequence[Taken], wanted: Interval
) -> dict[Taken, MetVisit | MetHold]:
    """Return for each blocked stretch met whose visit it is; else somebody is booking it.

    `wanted` is the visit that meets them, without its buffers.
    """
    if not taken:
        return {}
    rows = session.execute(
        select(BlockedStretch, Visit, Client)
        .join(Visit, Visit.id == BlockedStretch.visit_id)
        .join(Client, Client.id == Visit.client_id)
        .where(
            BlockedStretch.tenant_id == master.tenant_id,
            BlockedStretch.master_id == master.id,
            BlockedStretch.starts_at < max(one.stretch.ends_at for one in taken),
            BlockedStretch.ends_at > min(one.stretch.starts_at for one in taken),
        )
    )
    known = {
        _minutes(Interval(stretch.starts_at, stretch.ends_at)): (visit, client)
        for stretch, visit, client in rows
    }
    found: dict[Taken, MetVisit | MetHold] = {}
    for one in taken:
        holder = known.get(_minutes(one.stretch))
        if holder is None:
            found[one] = MetHold(one.stretch)
            continue
        visit, client = holder
        lies = Interval(visit.starts_at, visit.ends_at)
        found[one] = MetVisit(
            client.first_name, client.last_name, lies, one.stretch, contact_of(one, lies, wanted)
        )
    return found


def _minutes(stretch: Interval) -> tuple[int, int]:
    [minutes] = epoch_minutes([(stretch.starts_at, stretch.ends_at)])
    return minutes
