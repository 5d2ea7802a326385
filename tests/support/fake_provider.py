"""A payment provider in memory, as forgetful, strict and unlucky as the real one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from threading import Lock
from typing import Literal, TypeVar
from uuid import UUID

from app.domain.payment_ports import (
    CallRejected,
    KeysRejected,
    NewPayment,
    NewReceipt,
    NewRefund,
    ObjectMissing,
    OutcomeUnknown,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ShopKeys,
    ShopProfile,
)

_LEAST_KOPECKS = 100
_KEYS_LIVE = timedelta(days=1)
_PAYABLE_FOR = timedelta(hours=1)
Result = TypeVar("Result")
Trouble = Literal["before", "after"]
# A notification: its event and the object it is about.
Event = tuple[str, str]


@dataclass
class FakeProvider:
    """A `PaymentProvider` of one shop, which can fail before or after having done its work."""

    now: datetime
    payments: dict[str, ProviderPayment] = field(default_factory=dict)
    refunds: dict[str, ProviderRefund] = field(default_factory=dict)
    # Everything it would notify the shop of, in the order it happened.
    events: list[Event] = field(default_factory=list)
    # What goes wrong with the next call.
    trouble: Trouble | None = None
    revoked: bool = False
    # Today's takings are too small for any refund.
    poor: bool = False
    # Refunds wait for the bank.
    slow_refunds: bool = False
    _keys: dict[str, tuple[datetime, object, object]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))
    # It may be asked by many threads; what it does it does one after the other.
    _working: Lock = field(default_factory=Lock)

    # What clients, banks and the shop's owner do.

    def end_payment(
        self, payment_id: str, how: Literal["succeeded", "canceled", "waiting_for_capture"]
    ) -> None:
        """Have a payment paid, declined or authorised; what is final stays."""
        payment = self.payments[payment_id]
        if payment.status in {"succeeded", "canceled"}:
            return
        captured_at = self.now if how == "succeeded" else None
        self.payments[payment_id] = replace(
            payment, status=how, captured_at=captured_at, method="bank_card"
        )
        self.events.append((f"payment.{how}", payment_id))

    def move_to(self, now: datetime) -> None:
        """Let time pass: what nobody paid within an hour cannot be paid any more."""
        self.now = now
        for payment in list(self.payments.values()):
            if payment.status == "pending" and payment.created_at + _PAYABLE_FOR <= now:
                self.end_payment(payment.id, "canceled")

    def end_refund(self, refund_id: str, how: Literal["succeeded", "canceled"]) -> None:
        """Have the bank carry out a refund or not; nobody is notified of one that failed."""
        refund = self.refunds[refund_id]
        if refund.status == "pending":
            self.refunds[refund_id] = replace(refund, status=how)
            if how == "succeeded":
                self.events.append(("refund.succeeded", refund_id))
            self._count_refunds(refund.payment_id)

    def refund_in_cabinet(self, payment_id: str, kopecks: int) -> None:
        """Have the shop's owner give money back by the provider's own pages."""
        self._refund(payment_id, kopecks, sure=True)

    def refundable(self, payment_id: str) -> int:
        """Return what of a payment could still be given back."""
        payment = self.payments[payment_id]
        if payment.status != "succeeded":
            return 0
        return payment.amount_kopecks - sum(
            refund.amount_kopecks
            for refund in self.refunds.values()
            if refund.payment_id == payment_id and refund.status != "canceled"
        )

    # What the API does.

    def describe_shop(self, keys: ShopKeys) -> ShopProfile:
        return self._answer(lambda: ShopProfile(keys.account_id, is_test=True, fiscal=False))

    def create_payment(self, keys: ShopKeys, payment: NewPayment) -> ProviderPayment:
        def work() -> ProviderPayment:
            made = ProviderPayment(
                id=self._new_id(),
                status="pending",
                amount_kopecks=payment.amount_kopecks,
                currency="RUB",
                account_id=keys.account_id,
                is_test=True,
                refunded_kopecks=0,
                created_at=self.now,
                captured_at=None,
                confirmation_url=f"https://pay.invalid/{payment.idempotence_key}",
                cancellation_reason=None,
                metadata=payment.metadata,
                receipt_registration=None,
                method=None,
            )
            self.payments[made.id] = made
            return made

        return self._once(payment.idempotence_key, payment, work)

    def get_payment(self, keys: ShopKeys, payment_id: str) -> ProviderPayment:
        return self._answer(lambda: _found(self.payments, payment_id))

    def list_payments(self, keys: ShopKeys, *, since: datetime) -> Sequence[ProviderPayment]:
        return self._answer(
            lambda: [one for one in self.payments.values() if one.created_at >= since]
        )

    def create_refund(self, keys: ShopKeys, refund: NewRefund) -> ProviderRefund:
        return self._once(
            refund.idempotence_key,
            refund,
            lambda: self._refund(refund.payment_id, refund.amount_kopecks),
        )

    def get_refund(self, keys: ShopKeys, refund_id: str) -> ProviderRefund:
        return self._answer(lambda: _found(self.refunds, refund_id))

    def list_refunds(self, keys: ShopKeys, *, payment_id: str) -> Sequence[ProviderRefund]:
        return self._answer(
            lambda: [one for one in self.refunds.values() if one.payment_id == payment_id]
        )

    def create_receipt(self, keys: ShopKeys, receipt: NewReceipt) -> ProviderReceipt:
        raise CallRejected("not_supported", "This shop has no cash register.")

    def get_receipt(self, keys: ShopKeys, receipt_id: str) -> ProviderReceipt:
        raise ObjectMissing("not_found", "No such receipt.")

    def _answer(self, work: Callable[[], Result]) -> Result:
        trouble, self.trouble = self.trouble, None
        if self.revoked:
            raise KeysRejected("401")
        if trouble == "before":
            raise OutcomeUnknown("cut before")
        with self._working:
            result = work()
        if trouble == "after":
            raise OutcomeUnknown("cut after")
        return result

    def _once(self, key: str, body: object, work: Callable[[], Result]) -> Result:
        def work_once() -> Result:
            made_at, earlier, result = self._keys.get(key, (None, None, None))
            if made_at is not None and self.now - made_at < _KEYS_LIVE:
                if earlier != body:
                    raise CallRejected("invalid_request", "The key was used for something else.")
                return result  # type: ignore[return-value]
            result = work()
            self._keys[key] = (self.now, body, result)
            return result

        return self._answer(work_once)

    def _refund(self, payment_id: str, kopecks: int, *, sure: bool = False) -> ProviderRefund:
        left = self.refundable(payment_id) - kopecks
        if kopecks < _LEAST_KOPECKS or left < 0 or 0 < left < _LEAST_KOPECKS:
            raise CallRejected("invalid_request", "There is not so much to give back.")
        poor = self.poor and not sure
        made = ProviderRefund(
            id=self._new_id(),
            payment_id=payment_id,
            status="canceled" if poor else "pending",
            amount_kopecks=kopecks,
            currency="RUB",
            created_at=self.now,
            cancellation_reason="insufficient_funds" if poor else None,
        )
        self.refunds[made.id] = made
        if sure or not self.slow_refunds:
            self.end_refund(made.id, "succeeded")
        return self.refunds[made.id]

    def _count_refunds(self, payment_id: str) -> None:
        done = sum(
            refund.amount_kopecks
            for refund in self.refunds.values()
            if refund.payment_id == payment_id and refund.status == "succeeded"
        )
        self.payments[payment_id] = replace(self.payments[payment_id], refunded_kopecks=done)

    def _new_id(self) -> str:
        return str(UUID(int=next(self._numbers)))


def _found(objects: dict[str, Result], object_id: str) -> Result:
    if object_id not in objects:
        raise ObjectMissing("not_found", "No such object.")
    return objects[object_id]
