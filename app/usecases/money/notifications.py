"""The provider says that something has happened. What, we ask it ourselves."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.models import Payment, Shop
from app.usecases.money.shop_calls import Kind, ask, ask_for

# She is shown when it came last, and that need not be exact to the second.
_NOTED_EVERY = timedelta(minutes=1)


def find_notified_shop(session: Session, *, public_id: str) -> tuple[int, int] | None:
    """Return the tenant and the shop whose webhook has this name."""
    row = session.execute(
        select(Shop.tenant_id, Shop.id).where(Shop.public_id == public_id)
    ).one_or_none()
    return None if row is None else (row.tenant_id, row.id)


def note_notification(
    session: Session, *, tenant_id: int, shop_id: int, kind: Kind, object_id: str, now: datetime
) -> None:
    """Have the worker look at the object that a notification names; nothing else is believed."""
    # The shop before its calls, as whoever concludes a call takes them.
    session.execute(
        update(Shop)
        .where(
            Shop.id == shop_id,
            (Shop.notified_at.is_(None)) | (Shop.notified_at < now - _NOTED_EVERY),
        )
        .values(notified_at=now)
    )
    ask(
        session,
        tenant_id=tenant_id,
        shop_id=shop_id,
        kind=kind,
        subject=object_id,
        due_at=now,
    )


def look_at_payment(session: Session, *, payment: Payment, now: datetime) -> None:
    """Have the worker look at a payment now, because somebody is waiting for it."""
    if payment.provider_id is not None and payment.status == "pending":
        ask_for(session, payment, kind="fetch_payment", subject=payment.provider_id, due_at=now)
