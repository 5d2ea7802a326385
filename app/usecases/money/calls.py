"""A call to the provider: what it says, and what comes of its answer.

It is prepared in one transaction, made outside of any, and concluded in another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import assert_never

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.payment_ports import (
    CallFailed,
    CallRejected,
    KeysRejected,
    NewPayment,
    NewReceipt,
    NewRefund,
    PaymentProvider,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ShopKeys,
    ShopProfile,
)
from app.models import Payment, Receipt, Refund, Shop, ShopCall
from app.usecases.money.call_answers import (
    KEY_LIVES,
    conclude_list,
    conclude_never_made,
    conclude_payment,
    conclude_profile,
    conclude_receipt,
    conclude_refund,
    conclude_unanswered,
    conclude_unmade,
)
from app.usecases.money.receipts import final_receipt, receipt_data, refund_receipt
from app.usecases.money.settling import KEY
from app.usecases.money.shop_calls import ClaimedCall, ask_how_it_is, settle_call
from app.usecases.money.shop_state import note_rejected_keys, note_silence

_log = structlog.get_logger(__name__)

# So soon a shop whose keys were refused is asked again whether they are good.
_LOOK_AGAIN_AFTER = timedelta(minutes=10)
# How far back the nightly list looks for what webhooks and polls have missed.
_LIST_REACHES = timedelta(hours=48)
# The provider's clock need not be ours.
_CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class SoughtRefund:
    """A refund that an earlier try may have made, with a key the provider has forgotten since."""

    payment_id: str
    amount_kopecks: int
    since: datetime
    # The payment's other refunds that we know of.
    known: frozenset[str | None]


@dataclass(frozen=True, slots=True)
class NeverMade:
    """There is no such refund."""


Body = NewPayment | NewRefund | NewReceipt | SoughtRefund | None


@dataclass(frozen=True, slots=True)
class PaymentSeen:
    """A payment with the refunds made of it."""

    payment: ProviderPayment
    refunds: tuple[ProviderRefund, ...] = ()


Answer = (
    PaymentSeen
    | ProviderRefund
    | ProviderReceipt
    | ShopProfile
    | tuple[ProviderPayment, ...]
    | NeverMade
    | CallFailed
)


def prepare_call(session: Session, *, call: ClaimedCall, now: datetime) -> Body:
    """Read what a call that creates something has to say; None if there is nothing (any more).

    Nothing is created twice: where an earlier try may have worked, and the provider has forgotten
    its key, a payment is given up and a refund looked for.
    """
    match call.kind:
        case "create_payment":
            payment = session.get(Payment, int(call.subject))
            forgotten = payment and _may_be_forgotten(call, payment.created_at, now)
            return None if forgotten else _new_payment(payment)
        case "create_refund":
            refund = session.get(Refund, int(call.subject))
            new = _new_refund(session, refund)
            if refund and new and call.was_interrupted:
                refund.uncertain_since = refund.uncertain_since or now
            if refund and new and _may_have_been_made(refund, now):
                return _sought(session, refund, new)
            return new
        case "create_receipt":
            receipt = session.get(Receipt, int(call.subject))
            return final_receipt(session, receipt=receipt) if receipt else None
        case _:
            return None


def make_call(
    provider: PaymentProvider, keys: ShopKeys, *, call: ClaimedCall, body: Body, now: datetime
) -> Answer | None:
    """Make a call; blocks. Failures are answers. None if there was nothing to say."""
    try:
        return _create(provider, keys, body) if body else _read(provider, keys, call, now)
    except CallFailed as failure:
        return failure


def _create(
    provider: PaymentProvider,
    keys: ShopKeys,
    body: NewPayment | NewRefund | NewReceipt | SoughtRefund,
) -> Answer:
    match body:
        case NewPayment():
            return PaymentSeen(provider.create_payment(keys, body))
        case NewRefund():
            return provider.create_refund(keys, body)
        case NewReceipt():
            return provider.create_receipt(keys, body)
        case SoughtRefund():
            return _seek(provider, keys, body)
        case unknown:
            assert_never(unknown)


def _seek(
    provider: PaymentProvider, keys: ShopKeys, sought: SoughtRefund
) -> ProviderRefund | NeverMade:
    for found in provider.list_refunds(keys, payment_id=sought.payment_id):
        same = found.amount_kopecks == sought.amount_kopecks and found.status != "canceled"
        if same and found.created_at >= sought.since and found.id not in sought.known:
            return found
    return NeverMade()


def _read(
    provider: PaymentProvider, keys: ShopKeys, call: ClaimedCall, now: datetime
) -> Answer | None:
    match call.kind:
        case "check_shop":
            return provider.describe_shop(keys)
        case "list_payments":
            return tuple(provider.list_payments(keys, since=now - _LIST_REACHES))
        case "fetch_payment":
            return _see_payment(provider, keys, call.subject)
        case "fetch_refund":
            return provider.get_refund(keys, call.subject)
        case "fetch_receipt":
            return provider.get_receipt(keys, call.subject)
        case _:
            # What was to be created is not wanted any more.
            return None


def _see_payment(provider: PaymentProvider, keys: ShopKeys, payment_id: str) -> PaymentSeen:
    payment = provider.get_payment(keys, payment_id)
    if not payment.refunded_kopecks:
        return PaymentSeen(payment)
    return PaymentSeen(payment, tuple(provider.list_refunds(keys, payment_id=payment_id)))


def conclude_call(
    session: Session, *, call: ClaimedCall, answer: Answer | None, now: datetime
) -> None:
    """Write down what came of a call, and whether and when it is made again.

    An answer whose lease ran out counts for nothing if somebody else has taken the call over: it
    may be about a key that is not used any more. Raises EditedElsewhere if a visit changed hands
    meanwhile: conclude it once more.
    """
    attempts = session.scalar(select(ShopCall.attempts).where(ShopCall.id == call.id))
    if attempts not in {None, call.attempts}:
        _log.warning("call_taken_over", kind=call.kind, shop_id=call.shop_id)
        return
    shop = session.get_one(Shop, call.shop_id)
    again_at: datetime | None = None
    match answer:
        case CallFailed():
            again_at = _conclude_failure(session, shop, call, answer, now)
        case PaymentSeen(payment, refunds):
            again_at = conclude_payment(session, call=call, found=payment, refunds=refunds, now=now)
        case ProviderRefund():
            again_at = conclude_refund(session, call=call, found=answer, now=now)
        case ProviderReceipt():
            again_at = conclude_receipt(session, call=call, found=answer, now=now)
        case ShopProfile():
            again_at = conclude_profile(session, shop=shop, profile=answer, now=now)
        case tuple():
            again_at = conclude_list(session, shop=shop, found=answer, now=now)
        case NeverMade():
            again_at = conclude_never_made(session, call=call, now=now)
        case None:
            _log.info("call_without_subject", kind=call.kind, shop_id=shop.id)
            again_at = conclude_unmade(session, call=call, now=now)
        case unknown:
            assert_never(unknown)
    settle_call(session, claimed=call, again_at=again_at)


def _conclude_failure(
    session: Session, shop: Shop, call: ClaimedCall, answer: CallFailed, now: datetime
) -> datetime | None:
    match answer:
        case KeysRejected():
            note_rejected_keys(session, shop=shop, secret_sealed=call.secret_sealed, now=now)
            if call.kind != "check_shop":
                # It may have been a bad moment of the provider's.
                ask_how_it_is(session, shop=shop, due_at=now + _LOOK_AGAIN_AFTER)
        case CallRejected() as refusal:
            _log.warning("call_rejected", kind=call.kind, shop_id=shop.id, code=refusal.code)
        case failure:
            _log.info("call_unanswered", kind=call.kind, shop_id=shop.id, reason=str(failure))
            note_silence(session, shop=shop, now=now)
    return conclude_unanswered(session, call=call, answer=answer, now=now)


def _may_be_forgotten(call: ClaimedCall, keyed_at: datetime, now: datetime) -> bool:
    return call.attempts > 1 and now - keyed_at >= KEY_LIVES


def _may_have_been_made(refund: Refund, now: datetime) -> bool:
    is_forgotten = now - refund.keyed_at >= KEY_LIVES
    return refund.problem == "unknown" or (refund.uncertain_since is not None and is_forgotten)


def _sought(session: Session, refund: Refund, new: NewRefund) -> SoughtRefund:
    own = session.scalars(
        select(Refund.provider_id).where(
            Refund.payment_id == refund.payment_id, Refund.id != refund.id
        )
    )
    return SoughtRefund(
        payment_id=new.payment_id,
        amount_kopecks=new.amount_kopecks,
        since=refund.created_at - _CLOCKS_DIFFER,
        known=frozenset(own),
    )


def _new_payment(payment: Payment | None) -> NewPayment | None:
    if payment is None or payment.status != "creating":
        return None
    return NewPayment(
        idempotence_key=payment.idempotence_key,
        amount_kopecks=payment.amount_kopecks,
        description=payment.request["description"],
        return_url=payment.request["return_url"],
        metadata={KEY: payment.idempotence_key},
        receipt=receipt_data(payment.request["receipt"]),
    )


def _new_refund(session: Session, refund: Refund | None) -> NewRefund | None:
    if refund is None or refund.status != "owed":
        return None
    # It came in, so the provider has named it.
    payment = session.get_one(Payment, refund.payment_id)
    return NewRefund(
        idempotence_key=refund.idempotence_key,
        payment_id=str(payment.provider_id),
        amount_kopecks=refund.amount_kopecks,
        description=payment.request["description"],
        receipt=refund_receipt(payment, kopecks=refund.amount_kopecks),
    )
