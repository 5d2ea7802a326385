"""Slots held while their clients pay."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.domain.errors import SlotTaken
from app.domain.obstacles import ClosedDate, DayOff, DuringTimeOff
from app.models import BlockedStretch, Master, Payment, Tenant, Visit
from app.usecases.money.refunding import owe_back
from app.usecases.news import BOOKED, PAID, UNPAID
from app.usecases.notices import tell
from app.usecases.tenants import TenantRef
from app.usecases.visit_times import check_free, lock_visits, mark_cancelled, take_time

_ANSWERED_WITHIN = timedelta(minutes=1)


def hold_slot(session: Session, *, visit: Visit, until: datetime) -> None:
    """Hold a visit's time for its client while she pays; then it is free by itself."""
    visit.pay_until = until
    session.execute(
        update(BlockedStretch)
        .where(BlockedStretch.tenant_id == visit.tenant_id, BlockedStretch.visit_id == visit.id)
        .values(expires_at=until)
    )


def extend_hold(session: Session, *, visit: Visit, until: datetime) -> None:
    """Hold a slot longer, for money that is already on its way; never beyond its start."""
    until = min(until, visit.starts_at)
    if visit.pay_until is not None and visit.status == "booked" and visit.pay_until < until:
        hold_slot(session, visit=visit, until=until)


def confirm_paid(session: Session, *, tenant: TenantRef, visit: Visit, now: datetime) -> bool:
    """Let a visit stand for good, whose hold may have run out meanwhile.

    Tells whether it could: False if the time went to somebody else or has begun. The caller holds
    its master's lock.
    """
    if visit.starts_at <= now or not _is_free(session, tenant, visit, now):
        return False
    # Who was told that the time is gone should hear that it is hers after all.
    news = PAID if visit.released_at is None else BOOKED
    visit.status = "booked"
    visit.pay_until = visit.released_at = visit.cancelled_at = visit.cancel_reason = None
    take_time(session, visit=visit)
    visit.version += 1
    session.flush()
    tell(session, visit=visit, news=news, now=now)
    return True


def _is_free(session: Session, tenant: TenantRef, visit: Visit, now: datetime) -> bool:
    try:
        check_free(
            session,
            tenant=tenant,
            master=session.get_one(Master, visit.master_id),
            services=visit.services,
            starts_at=visit.starts_at,
            now=now,
            visit_id=visit.id,
            # Once it was let go, she may have taken the time for herself.
            closed=() if visit.released_at is None else (DayOff, ClosedDate, DuringTimeOff),
        )
    except SlotTaken:
        return False
    return True


def release_unpaid(session: Session, *, now: datetime) -> None:
    """Let go of slots whose holds have run out, and tell the clients.

    Where the provider never answered and the master would rather have the visit unpaid than not at
    all, it stands.
    """
    for visit in lock_visits(session, Visit.pay_until <= now, Visit.status == "booked"):
        if not _stands_unpaid(session, visit, now):
            release(session, visit=visit, now=now)


def release(session: Session, *, visit: Visit, now: datetime) -> None:
    """Cancel a visit whose slot was held and not paid; money that comes later may revive it."""
    mark_cancelled(session, visit=visit, reason=None, now=now)
    visit.released_at = now
    visit.version += 1
    session.flush()
    # A part of it may have been paid.
    owe_back(session, visit=visit, reason="late_payment", now=now)
    tell(session, visit=visit, news=UNPAID, now=now)


def _stands_unpaid(session: Session, visit: Visit, now: datetime) -> bool:
    policy = session.get_one(Tenant, visit.tenant_id)
    if not policy.pay_later or not _never_answered(session, visit):
        return False
    visit.deposit_kopecks = 0
    return confirm_paid(session, tenant=TenantRef.of(policy), visit=visit, now=now)


def _never_answered(session: Session, visit: Visit) -> bool:
    """Tell whether the provider gave no page to pay on."""
    attempts = session.scalars(
        select(Payment).where(Payment.tenant_id == visit.tenant_id, Payment.visit_id == visit.id)
    ).all()
    # One that was begun a moment before the end has had no time to be answered.
    latest = (visit.pay_until or visit.starts_at) - _ANSWERED_WITHIN
    return bool(attempts) and all(
        (attempt.status == "creating" and attempt.created_at <= latest)
        or attempt.problem in {"shop_rejected", "unknown"}
        for attempt in attempts
    )
