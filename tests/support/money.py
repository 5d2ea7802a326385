"""A tenant with a shop at the sandbox's YooKassa, and the worker's part done step by step."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.payment_ports import PaymentProvider, ShopKeys
from app.gateways.yookassa import YookassaGateway
from app.models import (
    DepositRow,
    LedgerEntry,
    OutboxMessage,
    Payment,
    Refund,
    Shop,
    ShopCall,
    Visit,
)
from app.runtime import runtime
from app.usecases.money.calls import Answer, conclude_call, make_call, prepare_call
from app.usecases.money.shop_calls import ClaimedCall, claim_calls
from app.usecases.tenants import TenantRef
from sandbox.yookassa.accounts import ANYA_SHOP, ShopAccount
from tests.support.factories import NOW
from tests.support.yookassa import YooKassa

PUBLIC_ID = "shopwebhookname0"


def make_shop(
    tenant: TenantRef,
    account: ShopAccount = ANYA_SHOP,
    *,
    public_id: str = PUBLIC_ID,
    receipts: str | None = None,
) -> Shop:
    """Connect a tenant to one of the sandbox's shops, as if the keys had been checked."""
    with transaction() as session:
        shop = Shop(
            tenant_id=tenant.id,
            public_id=public_id,
            account_id=account.account_id,
            secret_sealed=runtime().vault.seal(account.secret_key),
            state="connected",
            is_test=account.test,
            fiscal=account.fiscal,
            receipts=receipts or ("yookassa" if account.fiscal else "own"),
            vat_code=1,
            created_at=NOW,
            checked_at=NOW,
        )
        session.add(shop)
        return shop


def ask_deposits(tenant: TenantRef, kind: str = "fixed", amount: int = 50_000) -> None:
    """Have every client of a tenant pay in advance."""
    with transaction() as session:
        session.merge(DepositRow(tenant_id=tenant.id, trust="usual", kind=kind, amount=amount))


@dataclass(frozen=True)
class Cashdesk:
    """The worker's part, call by call and in this process, over real HTTP to the sandbox."""

    app: Flask
    provider: PaymentProvider

    @classmethod
    def at(cls, app: Flask, yookassa: YooKassa, *, read_timeout_s: float = 5) -> "Cashdesk":
        gateway = YookassaGateway(yookassa.api_url, read_timeout_s=read_timeout_s)
        return cls(app, gateway)

    def work(self, now: datetime, *, rounds: int = 20) -> int:
        """Make all calls that are due at a moment, and those that they lead to; count them."""
        made = 0
        for _ in range(rounds):
            with self.app.app_context():
                with transaction() as session:
                    claimed = claim_calls(session, limit=50, now=now)
                for call in claimed:
                    answer = self.ask(call, now)
                    with transaction() as session:
                        conclude_call(session, call=call, answer=answer, now=now)
            if not claimed:
                return made
            made += len(claimed)
        raise AssertionError("calls lead to calls without end")

    def ask(self, call: ClaimedCall, now: datetime) -> Answer | None:
        """Make one claimed call; nobody has written down yet what came of it."""
        with transaction() as session:
            body = prepare_call(session, call=call, now=now)
        keys = ShopKeys(call.account_id, runtime().vault.open(call.secret_sealed))
        return make_call(self.provider, keys, call=call, body=body, now=now)


def ledger_sum(visit_id: int) -> int:
    with reading() as session:
        amounts = session.scalars(
            select(LedgerEntry.amount_kopecks).where(
                LedgerEntry.visit_id == visit_id, LedgerEntry.kind.in_(("payment", "refund"))
            )
        )
        return sum(amounts)


def visit_row(visit_id: int) -> Visit:
    with reading() as session:
        return session.get_one(Visit, visit_id)


def payments_of(visit_id: int) -> list[Payment]:
    with reading() as session:
        found = select(Payment).where(Payment.visit_id == visit_id).order_by(Payment.id)
        return list(session.scalars(found))


def refunds_of(visit_id: int) -> list[Refund]:
    with reading() as session:
        found = select(Refund).where(Refund.visit_id == visit_id).order_by(Refund.id)
        return list(session.scalars(found))


def calls_waiting() -> list[tuple[str, str]]:
    """Return kind and subject of the calls that are wished for."""
    with reading() as session:
        return [tuple(row) for row in session.execute(select(ShopCall.kind, ShopCall.subject))]


def told(template_end: str = "") -> list[str]:
    """Return the templates of all queued messages, oldest first."""
    with reading() as session:
        queued = session.scalars(select(OutboxMessage.template).order_by(OutboxMessage.id))
        return [template for template in queued if template.endswith(template_end)]


def notify(http: FlaskClient, event: str, object_id: str, public_id: str = PUBLIC_ID) -> int:
    """Have the provider's notification arrive; returns the status."""
    body = {"type": "notification", "event": event, "object": {"id": object_id}}
    return http.post(f"/yookassa/{public_id}", json=body).status_code


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)
