"""YooKassa behind `app.domain.payment_ports.PaymentProvider`, for any shop whose keys are given."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import structlog
from yookassa import Payment, Receipt, Refund, Settings
from yookassa.domain.common import UserAgent

from app.domain.ids import PROVIDER_ID, RECEIPT_ID
from app.domain.payment_ports import (
    NewPayment,
    NewReceipt,
    NewRefund,
    OutcomeUnknown,
    ProviderPayment,
    ProviderReceipt,
    ProviderRefund,
    ShopKeys,
    ShopProfile,
)
from app.gateways.yookassa.answers import (
    read_page,
    read_payment,
    read_receipt,
    read_refund,
    read_shop,
)
from app.gateways.yookassa.bodies import payment_request, receipt_request, refund_request
from app.gateways.yookassa.fields import Fields
from app.gateways.yookassa.shop_client import Line, ShopClient, bound

_log = structlog.get_logger(__name__)

_IDEMPOTENCE_KEY = re.compile(r"[!-~]{1,64}")
_PAGE_SIZE = 100
_MOST_PAGES = 200


class YookassaGateway:
    """The API of the provider at `base_url`, such as "https://api.yookassa.ru/v3".

    Keeps nothing between calls and may be shared by threads. Each method makes one HTTP request,
    a list one for each hundred; nothing is repeated. ValueError means that an id or an idempotence
    key is not fit to be sent, and comes before any request.
    """

    def __init__(
        self, base_url: str, *, connect_timeout_s: float = 3.05, read_timeout_s: float = 15
    ) -> None:
        self._line = Line(
            base_url=base_url.rstrip("/"),
            connect_timeout_s=connect_timeout_s,
            read_timeout_s=read_timeout_s,
            user_agent=UserAgent(),
        )

    def describe_shop(self, keys: ShopKeys) -> ShopProfile:
        """Return whose keys these are."""
        return read_shop(self._ask(keys, Settings.get_account_settings))

    def create_payment(self, keys: ShopKeys, payment: NewPayment) -> ProviderPayment:
        """Create a payment that is taken in one step, with a page to pay on."""
        request, key = payment_request(payment), _checked_key(payment.idempotence_key)
        answer = self._ask(keys, Payment.create, request, key)
        created = read_payment(Fields(answer))
        if created.status == "pending" and created.confirmation_url is None:
            raise OutcomeUnknown("a new payment without a page to pay on")
        return created

    def get_payment(self, keys: ShopKeys, payment_id: str) -> ProviderPayment:
        """Return a payment. Raises ObjectMissing too."""
        wanted = _checked_id(payment_id)
        answer = self._ask(keys, Payment.find_one, wanted)
        payment = read_payment(Fields(answer))
        _check_same(wanted, payment.id)
        return payment

    def list_payments(self, keys: ShopKeys, *, since: datetime) -> Sequence[ProviderPayment]:
        """Return all of the shop's payments created since then, whatever the number of pages.

        One that is not to be understood is left out: it may be another program's, and it must not
        hide the others.
        """
        listed = self._items(keys, Payment.list, {"created_at.gte": _iso(since)})
        found = [_understood(item) for item in listed]
        return [payment for payment in found if payment is not None]

    def create_refund(self, keys: ShopKeys, refund: NewRefund) -> ProviderRefund:
        """Give money of a payment back."""
        wanted, key = _checked_id(refund.payment_id), _checked_key(refund.idempotence_key)
        request = refund_request(refund)
        answer = self._ask(keys, Refund.create, request, key)
        created = read_refund(Fields(answer))
        _check_same(wanted, created.payment_id)
        return created

    def get_refund(self, keys: ShopKeys, refund_id: str) -> ProviderRefund:
        """Return a refund. Raises ObjectMissing too."""
        wanted = _checked_id(refund_id)
        answer = self._ask(keys, Refund.find_one, wanted)
        refund = read_refund(Fields(answer))
        _check_same(wanted, refund.id)
        return refund

    def list_refunds(self, keys: ShopKeys, *, payment_id: str) -> Sequence[ProviderRefund]:
        """Return all refunds of a payment, those made in the provider's own cabinet too."""
        wanted = _checked_id(payment_id)
        refunds = [
            read_refund(item) for item in self._items(keys, Refund.list, {"payment_id": wanted})
        ]
        for refund in refunds:
            _check_same(wanted, refund.payment_id)
        return refunds

    def create_receipt(self, keys: ShopKeys, receipt: NewReceipt) -> ProviderReceipt:
        """Register the second receipt of a payment."""
        _checked_id(receipt.payment_id)
        request, key = receipt_request(receipt), _checked_key(receipt.idempotence_key)
        answer = self._ask(keys, Receipt.create, request, key)
        return read_receipt(Fields(answer))

    def get_receipt(self, keys: ShopKeys, receipt_id: str) -> ProviderReceipt:
        """Return a receipt. Raises ObjectMissing too."""
        wanted = _checked_id(receipt_id, RECEIPT_ID)
        answer = self._ask(keys, Receipt.find_one, wanted)
        receipt = read_receipt(Fields(answer))
        _check_same(wanted, receipt.id)
        return receipt

    def _ask(self, keys: ShopKeys, method: Any, *arguments: object) -> object:
        """Call a class method of one of the SDK's resources in the name of a shop."""
        client = ShopClient(self._line, keys)
        getattr(bound(method.__self__, client), method.__name__)(*arguments)
        return client.answer

    def _items(self, keys: ShopKeys, listing: Any, narrowed: dict[str, str]) -> Iterator[Fields]:
        params = {**narrowed, "limit": str(_PAGE_SIZE)}
        for _ in range(_MOST_PAGES):
            items, cursor = read_page(self._ask(keys, listing, params))
            yield from items
            if cursor is None:
                return
            params["cursor"] = cursor
        raise OutcomeUnknown("a list without an end")


def _checked_id(told: str, pattern: re.Pattern[str] = PROVIDER_ID) -> str:
    # The SDK puts it into the path as it is.
    if not pattern.fullmatch(told):
        raise ValueError("not an id of the provider's")
    return told


def _checked_key(key: str) -> str:
    # Without one the SDK makes up a new key for each call, and money could move twice.
    if not _IDEMPOTENCE_KEY.fullmatch(key):
        raise ValueError("not an idempotence key")
    return key


def _check_same(wanted: str, told: str) -> None:
    if told != wanted:
        raise OutcomeUnknown("the answer is about another object")


def _iso(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("the moment has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _understood(item: Fields) -> ProviderPayment | None:
    try:
        return read_payment(item)
    except OutcomeUnknown as odd:
        _log.warning("listed_payment_not_understood", reason=str(odd))
        return None
