"""What each kind of answer of the provider changes, and when the call is made again, if at all."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.payment_ports import (
    CallFailed,
    CallRejected,
    KeysRejected,
    ObjectMissing,
    OutcomeUnknown,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ShopProfile,
)
from app.models import Payment, Receipt, Refund, Shop, Tenant
from app.usecases.money.receipts import apply_receipt
from app.usecases.money.refunding import apply_refund, ask_for_refund, refuse_refund, renew_key
from app.usecases.money.settling import apply_payment, find_payment
from app.usecases.money.shop_calls import (
    REPEAT_AFTER,
    ClaimedCall,
    Kind,
    ask,
    ask_for,
    look_again_at,
)
from app.usecases.money.shop_state import note_profile

# The provider forgets keys after a day. Later the same key might take or give money twice.
KEY_LIVES = timedelta(hours=23)
_DAILY = timedelta(days=1)
# What a shop with refused keys still has to do; good keys bring it forward.
_SHOP_RESTS = timedelta(hours=1)
_NIGHT = time(3)
_LOOKS_FOR_MISSING = 5


def conclude_payment(
    session: Session,
    *,
    call: ClaimedCall,
    found: ProviderPayment,
    refunds: Sequence[ProviderRefund],
    now: datetime,
) -> datetime | None:
    """Follow a payment, and look again for one that is not final."""
    settled = apply_payment(session, shop_id=call.shop_id, found=found, refunds=refunds, now=now)
    if settled is None or settled.final:
        return None
    return _look_again(session, call, "fetch_payment", found.id, now)


def conclude_refund(
    session: Session, *, call: ClaimedCall, found: ProviderRefund, now: datetime
) -> datetime | None:
    """Follow a refund, and look again for one that is not final: a canceled one has no webhook."""
    refund = _refund_of(session, call, found)
    if refund is None:
        # Made in the provider's own cabinet, then: its payment tells the rest.
        ask_for(session, call, kind="fetch_payment", subject=found.payment_id, due_at=now)
        return None
    payment = session.scalars(
        select(Payment).where(Payment.id == refund.payment_id).with_for_update()
    ).one()
    again_at = apply_refund(session, refund=refund, payment=payment, found=found, now=now)
    if again_at is not None or refund.status == "succeeded":
        # What else went back meanwhile could not be told from this one.
        ask_for(session, call, kind="fetch_payment", subject=found.payment_id, due_at=now)
    if call.kind == "create_refund" and again_at is not None:
        return again_at
    if again_at is not None:
        ask_for_refund(session, refund=refund, due_at=again_at)
    if refund.status != "sent":
        return None
    return _look_again(session, call, "fetch_refund", found.id, now)


def conclude_receipt(
    session: Session, *, call: ClaimedCall, found: ProviderReceipt, now: datetime
) -> datetime | None:
    """Follow a second receipt."""
    receipt = _receipt_of(session, call)
    if receipt is None:
        return None
    apply_receipt(session, receipt=receipt, found=found, now=now)
    if found.status != "pending":
        return None
    return _look_again(session, call, "fetch_receipt", found.id, now)


def conclude_profile(
    session: Session, *, shop: Shop, profile: ShopProfile, now: datetime
) -> datetime:
    """Note what the provider says of a shop; it is asked once a day, and its payments nightly."""
    note_profile(session, shop=shop, profile=profile, now=now)
    if shop.state == "connected":
        ask(
            session,
            tenant_id=shop.tenant_id,
            shop_id=shop.id,
            kind="list_payments",
            subject="",
            due_at=_next_night(session, shop, now),
        )
    return now + _DAILY


def conclude_list(
    session: Session, *, shop: Shop, found: Sequence[ProviderPayment], now: datetime
) -> datetime:
    """Look at each payment of a shop that our books do not have as the provider has it."""
    for one in found:
        payment = find_payment(session, shop_id=shop.id, found=one)
        if payment is None or payment.status == "set_aside" or _agree(session, payment, one):
            continue
        ask(
            session,
            tenant_id=shop.tenant_id,
            shop_id=shop.id,
            kind="fetch_payment",
            subject=one.id,
            due_at=now,
        )
    return _next_night(session, shop, now)


def conclude_unanswered(
    session: Session, *, call: ClaimedCall, answer: CallFailed, now: datetime
) -> datetime | None:
    """Decide what a call that failed leaves behind, and when it is repeated."""
    match call.kind:
        case "create_payment":
            payment = session.get_one(Payment, int(call.subject))
            if call.attempts > 1 and isinstance(answer, CallRejected):
                # An earlier try may have worked after all: its payment would be in the list.
                ask_for(session, call, kind="list_payments", subject="", due_at=now)
            return _payment_not_made(payment, answer, now)
        case "create_refund":
            refund = session.get(Refund, int(call.subject))
            return None if refund is None else _refund_not_made(session, call, refund, answer, now)
        case "create_receipt":
            return _receipt_not_made(session.get_one(Receipt, int(call.subject)), answer, now)
        case "check_shop" | "list_payments":
            return now + (REPEAT_AFTER if _passes(answer) else _SHOP_RESTS)
        case _:
            # Nothing that we know by its id has gone: the shop's keys are another shop's.
            gone = isinstance(answer, ObjectMissing) and call.attempts > _LOOKS_FOR_MISSING
            return None if gone else look_again_at(call.attempts, now)


def conclude_unmade(session: Session, *, call: ClaimedCall, now: datetime) -> datetime | None:
    """Decide what becomes of something that nobody asked the provider for any more."""
    payment = session.get(Payment, int(call.subject)) if call.kind == "create_payment" else None
    if payment is None or payment.status != "creating":
        return None
    # An earlier try may have worked after all: its payment would be in the list.
    ask_for(session, call, kind="list_payments", subject="", due_at=now)
    return _payment_not_made(payment, OutcomeUnknown("its key is forgotten"), now)


def conclude_never_made(session: Session, *, call: ClaimedCall, now: datetime) -> datetime | None:
    """Have a refund made anew that no earlier try has made; returns when."""
    refund = session.get(Refund, int(call.subject))
    if refund is None or refund.status != "owed":
        return None
    # Another key even where this one is young: nothing would ever end the search for it.
    renew_key(refund, now)
    refund.problem = None
    return now


def _passes(answer: CallFailed) -> bool:
    return not isinstance(answer, CallRejected | KeysRejected)


def _payment_not_made(payment: Payment, answer: CallFailed, now: datetime) -> datetime | None:
    if payment.status != "creating":
        return None
    if _passes(answer) and now - payment.created_at < KEY_LIVES:
        return now + REPEAT_AFTER
    payment.status = "failed"
    payment.settled_at = now
    match answer:
        case KeysRejected():
            payment.problem = "shop_rejected"
        case CallRejected():
            payment.problem = answer.code
        case _:
            payment.problem = "unknown"
    return None


def _refund_not_made(
    session: Session, call: ClaimedCall, refund: Refund, answer: CallFailed, now: datetime
) -> datetime | None:
    if refund.status != "owed":
        return None
    if isinstance(answer, CallRejected):
        # Less may be left than we think: somebody gives money back in the provider's cabinet.
        payment = session.get_one(Payment, refund.payment_id, with_for_update=True)
        ask_for(session, call, kind="fetch_payment", subject=payment.provider_id, due_at=now)
        return refuse_refund(session, refund=refund, problem=answer.code, now=now)
    if isinstance(answer, KeysRejected):
        # It waits for the shop: as soon as that works again, or its day is over.
        refund.problem = "shop_rejected"
        return now + _SHOP_RESTS
    refund.uncertain_since = refund.uncertain_since or now
    if now - refund.keyed_at < KEY_LIVES:
        return now + REPEAT_AFTER
    # Next time we look whether it was made: a new key might give the money back twice.
    refund.problem = "unknown"
    return now + REPEAT_AFTER


def _receipt_not_made(receipt: Receipt, answer: CallFailed, now: datetime) -> datetime | None:
    if _passes(answer) and now - receipt.created_at < KEY_LIVES:
        return now + REPEAT_AFTER
    if isinstance(answer, KeysRejected):
        return now + _SHOP_RESTS
    receipt.status = "canceled"
    receipt.settled_at = now
    return None


def _refund_of(session: Session, call: ClaimedCall, found: ProviderRefund) -> Refund | None:
    if call.kind == "create_refund":
        return session.get(Refund, int(call.subject))
    return session.scalar(
        select(Refund).where(Refund.shop_id == call.shop_id, Refund.provider_id == found.id)
    )


def _receipt_of(session: Session, call: ClaimedCall) -> Receipt | None:
    if call.kind == "create_receipt":
        return session.get_one(Receipt, int(call.subject))
    return session.scalar(
        select(Receipt).where(Receipt.shop_id == call.shop_id, Receipt.provider_id == call.subject)
    )


def _look_again(
    session: Session, call: ClaimedCall, kind: Kind, subject: str, now: datetime
) -> datetime | None:
    """Have something that is not final looked at later, by this call if it is one that looks."""
    if call.kind == kind:
        return look_again_at(call.attempts + 1, now)
    ask_for(session, call, kind=kind, subject=subject, due_at=look_again_at(1, now))
    return None


def _agree(session: Session, payment: Payment, found: ProviderPayment) -> bool:
    if payment.status != found.status:
        return False
    returned = session.scalar(
        select(func.sum(Refund.amount_kopecks)).where(
            Refund.payment_id == payment.id, Refund.status == "succeeded"
        )
    )
    return int(returned or 0) == found.refunded_kopecks


def _next_night(session: Session, shop: Shop, now: datetime) -> datetime:
    zone = ZoneInfo(session.get_one(Tenant, shop.tenant_id).timezone)
    local = now.astimezone(zone)
    # A minute for each, so that a thousand shops are not asked at one moment.
    at = datetime.combine(local.date() + _DAILY, _NIGHT, zone)
    return at + timedelta(minutes=shop.id % 120)
