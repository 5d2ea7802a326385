"""The tenant's people change when a visit is, how long, and what for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import EditedElsewhere, ServiceNotOffered
from app.domain.pricing import lines_to_json
from app.domain.resizing import resized
from app.models import Master, MasterService, Visit
from app.usecases.catalogue import choose
from app.usecases.money.attempts import due_kopecks
from app.usecases.money.prices import price_anew
from app.usecases.money.refunding import owe_excess
from app.usecases.news import CHANGED, MOVED, Before, News
from app.usecases.notices import tell
from app.usecases.staff import Staff, find_master
from app.usecases.visit_rows import frozen_services
from app.usecases.visit_times import (
    check_free,
    check_in_fives,
    check_movable,
    lock_visit,
    set_fair_windows,
    take_time,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Who changes which visit, and as of which version she saw it."""

    staff: Staff
    visit_id: int
    version: int
    # Whether the client is told.
    notify: bool = False

    def begin(self, session: Session, *, also: Collection[int] = ()) -> Visit:
        """Return the visit under its master's lock, and that of the masters in `also`.

        Raises VisitNotFound, Forbidden for one in a colleague's calendar, or EditedElsewhere.
        """
        visit = lock_visit(
            session, tenant_id=self.staff.tenant.id, visit_id=self.visit_id, also=also
        )
        self.staff.check_sees(visit.master_id)
        if visit.version != self.version:
            raise EditedElsewhere
        return visit

    def finish(
        self,
        session: Session,
        visit: Visit,
        *,
        now: datetime,
        news: News | None = None,
        before: Before | None = None,
    ) -> Visit:
        """Count the change and queue the news, if there are any, but not to who made it."""
        visit.version += 1
        session.flush()
        if news is not None:
            tell(
                session,
                visit=visit,
                news=news,
                now=now,
                before=before,
                by_person=self.staff.person_id,
                client_too=self.notify,
            )
        return visit


def move_visit(
    session: Session, *, edit: Edit, starts_at: datetime, master_id: int | None, now: datetime
) -> Visit:
    """Move a visit to another time, to another master, or both; hours and notice do not matter.

    Nothing happens if it is there already. Raises what `Edit.begin` does, VisitNotMovable,
    OffGrid, MasterNotFound, Forbidden for a colleague's calendar, ServiceNotOffered if the other
    master does not perform all of it, or SlotTaken with the nearest free starts.
    """
    check_in_fives(starts_at)
    if master_id is None:
        visit = edit.begin(session)
    else:
        find_master(session, staff=edit.staff, master_id=master_id)
        visit = edit.begin(session, also=[master_id])
    check_movable(visit, now)
    master = session.get_one(Master, master_id or visit.master_id)
    if (starts_at, master.id) == (visit.starts_at, visit.master_id):
        return visit
    if master.id != visit.master_id:
        _check_performs(session, master, visit)
    _check_free(session, edit, visit, master, starts_at, now)
    before = Before.of(visit)
    visit.master_id = master.id
    visit.starts_at = starts_at.astimezone(UTC)
    visit.move_proposed_at = None
    if visit.pay_until is not None:
        # Nobody comes unpaid to a visit that is paid in advance.
        visit.pay_until = min(visit.pay_until, visit.starts_at)
    take_time(session, visit=visit)
    set_fair_windows(session, visit=visit, now=now)
    # Of a visit that was, written down where it belongs, nobody needs to hear.
    news = MOVED if visit.ends_at > now else None
    return edit.finish(session, visit, now=now, news=news, before=before)


def resize_visit(session: Session, *, edit: Edit, duration_min: int, now: datetime) -> Visit:
    """Make a visit longer or shorter, in fives; its price stays as agreed.

    Nothing happens if it is that long already. Raises what `Edit.begin` does, VisitNotMovable,
    VisitTooShort, VisitTooLong or SlotTaken.
    """
    visit = edit.begin(session)
    check_movable(visit, now)
    parts = resized(visit.services, duration_min)
    if duration_min == sum(service.duration_min for service in visit.services):
        return visit
    before = Before.of(visit)
    for service, (minutes, pauses) in zip(visit.services, parts, strict=True):
        service.duration_min, service.pauses = minutes, pauses
    return _change(session, edit, visit, before, now)


def change_services(
    session: Session, *, edit: Edit, service_ids: Sequence[int], now: datetime
) -> Visit:
    """Let a visit be for other services, at today's lengths and prices; hidden ones too.

    What was paid online beyond the new price goes back.

    Raises what `Edit.begin` does, VisitNotMovable, ServiceNotOffered, VisitTooLong or SlotTaken.
    """
    visit = edit.begin(session)
    check_movable(visit, now)
    before = Before.of(visit)
    choice = choose(
        session,
        tenant_id=visit.tenant_id,
        service_ids=service_ids,
        master_id=visit.master_id,
        hidden_too=True,
    )
    visit.services = frozen_services(visit.tenant_id, choice.services)
    price = price_anew(session, visit=visit, services=choice.services, now=now)
    visit.price_kopecks, visit.price_from = price.total_kopecks, price.price_from
    visit.price_lines = lines_to_json(price.lines)
    visit.deposit_kopecks = min(visit.deposit_kopecks, visit.price_kopecks)
    if visit.pay_until is not None and not due_kopecks(session, visit=visit, portion="deposit"):
        # What it is for now is paid already, or costs nothing.
        visit.pay_until = None
    changed = _change(session, edit, visit, before, now)
    owe_excess(session, visit=changed, now=now)
    return changed


def _change(session: Session, edit: Edit, visit: Visit, before: Before, now: datetime) -> Visit:
    master = session.get_one(Master, visit.master_id)
    _check_free(session, edit, visit, master, visit.starts_at, now)
    take_time(session, visit=visit)
    return edit.finish(session, visit, now=now, news=CHANGED, before=before)


def _check_free(
    session: Session, edit: Edit, visit: Visit, master: Master, starts_at: datetime, now: datetime
) -> None:
    check_free(
        session,
        tenant=edit.staff.tenant,
        master=master,
        services=visit.services,
        starts_at=starts_at,
        now=now,
        visit_id=visit.id,
    )


def _check_performs(session: Session, master: Master, visit: Visit) -> None:
    wanted = {service.service_id for service in visit.services}
    performed = session.scalar(
        select(func.count())
        .select_from(MasterService)
        .where(
            MasterService.tenant_id == master.tenant_id,
            MasterService.master_id == master.id,
            MasterService.service_id.in_(wanted),
        )
    )
    if performed != len(wanted):
        raise ServiceNotOffered
