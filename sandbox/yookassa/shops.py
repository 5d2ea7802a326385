"""A shop as YooKassa keeps it, with the switches of its bad days."""

from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sandbox.yookassa.accounts import ShopAccount

Json = dict[str, Any]
RefundMode = Literal["succeed", "pending", "insufficient_funds"]
ReceiptMode = Literal["succeed", "pending", "fail"]
REFUND_MODES: tuple[str, ...] = get_args(RefundMode)
RECEIPT_MODES: tuple[str, ...] = get_args(ReceiptMode)
REMEMBERED_FOR = timedelta(hours=24)


@dataclass(slots=True)
class WebhookMode:
    """How notifications go astray: `duplicate` is how many copies follow each of them."""

    duplicate: int = 0
    reorder: bool = False
    drop: bool = False
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a POST, to be given again to the same key; `asked` is what was asked."""

    asked: tuple[str, Json]
    status: int
    body: Json
    at: datetime


@dataclass(slots=True)
class Shop:
    """One shop. `takings` is what it can give back today in kopecks; None is enough for all."""

    account_id: str
    secret_key: str
    name: str
    test: bool
    fiscal: bool
    webhook_url: str = ""
    revoked: bool = False
    takings: int | None = None
    refunds: RefundMode = "succeed"
    receipts: ReceiptMode = "succeed"
    webhooks: WebhookMode = field(default_factory=WebhookMode)
    answered: dict[str, Answered] = field(default_factory=dict)

    @classmethod
    def of(cls, account: ShopAccount) -> "Shop":
        """Open a shop."""
        return cls(**asdict(account))

    @property
    def gateway_id(self) -> str:
        """The number under which its payments come in."""
        return f"2{self.account_id}"

    def remember(self, key: str, answered: Answered) -> None:
        """Keep an answer for its idempotence key."""
        self.answered[key] = answered

    def recall(self, key: str, now: datetime) -> Answered | None:
        """Return the answer that this key got in the last 24 hours."""
        answered = self.answered.get(key)
        if answered is None or now - answered.at >= REMEMBERED_FOR:
            return None
        return answered
