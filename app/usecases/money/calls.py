"""A call to the provider: what it says, and what comes of its answer.

It is prepared in one transaction, made outside of any, and concluded in another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
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
from app.models import Payment, Receipt, Refund, Shop
from app.usecases.money.call_answers import (
    conclude_list,
    conclude_payment,
    conclude_profile,
    conclude_receipt,
    conclude_refund,
    conclude_unanswered,
)
from app.usecases.money.receipts import final_receipt, receipt_data, refund_receipt
from app.usecases.money.settling import KEY
from app.usecases.money.shop_calls import ClaimedCall, settle_call
from app.usecases.money.shop_state import note_rejected_keys, note_silence

_log = structlog.get_logger(__name__)

# How far back the nightly list looks for what webhooks and polls have missed.
_LIST_REACHES = timedelta(hours=48)
Body = NewPayment | NewRefund | NewReceipt | None


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
    | CallFailed
)


def prepare_call(session: Session, *, call: ClaimedCall) -> Body:
    """Read what a call that creates something has to say; None if there is nothing (any more)."""
    match call.kind:
        case "create_payment":
            return _new_payment(session.get(Payment, int(call.subject)))
        case "create_refund":
            return _new_refund(session, session.get(Refund, int(call.subject)))
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
    provider: PaymentProvider, keys: ShopKeys, body: NewPayment | NewRefund | NewReceipt
) -> Answer:
    match body:
        case NewPayment():
            return PaymentSeen(provider.create_payment(keys, body))
        case NewRefund():
            return provider.create_refund(keys, body)
        case NewReceipt():
            return provider.create_receipt(keys, body)


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

    Raises EditedElsewhere if a visit changed hands meanwhile: conclude it once more.
    """
    shop = session.get_one(Shop, call.shop_id)
    again_at: datetime | None = None
    match answer:
        case KeysRejected():
            note_rejected_keys(session, shop=shop, now=now)
            again_at = conclude_unanswered(session, call=call, answer=answer, now=now)
        case CallRejected() as refusal:
            _log.warning("call_rejected", kind=call.kind, shop_id=shop.id, code=refusal.code)
            again_at = conclude_unanswered(session, call=call, answer=answer, now=now)
        case CallFailed() as failure:
            _log.info("call_unanswered", kind=call.kind, shop_id=shop.id, reason=str(failure))
            note_silence(session, shop=shop, now=now)
            again_at = conclude_unanswered(session, call=call, answer=answer, now=now)
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
        case None:
            _log.info("call_without_subject", kind=call.kind, shop_id=shop.id)
    settle_call(session, claimed=call, again_at=again_at)


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
    payment = session.get_one(Payment, refund.payment_id)
    if payment.provider_id is None:
        return None
    return NewRefund(
        idempotence_key=refund.idempotence_key,
        payment_id=payment.provider_id,
        amount_kopecks=refund.amount_kopecks,
        description=payment.request["description"],
        receipt=refund_receipt(payment, kopecks=refund.amount_kopecks),
    )
