"""A studio whose clients pay in advance, with a provider in memory and a clock moved by hand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import reading, transaction
from app.domain.errors import DomainError
from app.domain.payment_ports import ShopKeys
from app.models import Refund, Shop, ShopCall, Visit
from app.runtime import runtime
from app.usecases.booking import Wish, book_visit
from app.usecases.money.attempts import Checkout, Portion
from app.usecases.money.calls import Answer, conclude_call, make_call, prepare_call
from app.usecases.money.decisions import return_undecided
from app.usecases.money.holds import release_unpaid
from app.usecases.money.notifications import note_notification
from app.usecases.money.paying import check_payments, pay_visit
from app.usecases.money.shop_calls import ClaimedCall, Kind, claim_calls
from app.usecases.money.shops import connect_shop
from app.usecases.staff import Staff
from app.usecases.tenants import TenantRef
from app.usecases.visit_changes import Edit
from app.usecases.visits import complete_visits
from sandbox.yookassa.accounts import ANYA_SHOP
from tests.support.changes import staff
from tests.support.factories import (
    NOW,
    make_bot,
    make_client,
    make_owner,
    make_tenant,
    master_id,
    moscow,
    service_id,
)
from tests.support.fake_provider import Event, FakeProvider
from tests.support.money import ask_deposits

# What becomes of a claimed call: its worker dies before making it, or with the answer in its
# hands, or is slow to write it down.
Fate = Literal["fine", "not_made", "lost", "slow"]
# Two overlapping times that are far, and two that are too near to be cancelled for free.
SLOTS = (moscow(26, 15), moscow(26, 15, 30), moscow(24, 11), moscow(24, 11, 30))
# Nine days of looking at shop and payments take far fewer steps.
_ENOUGH = 120
_KINDS: dict[str, Kind] = {"payment": "fetch_payment", "refund": "fetch_refund"}


@dataclass
class MoneyWorld:
    """What people, provider and worker can do; whatever the product refuses does not happen."""

    tenant: TenantRef
    owner: Staff
    clients: Sequence[int]
    provider: FakeProvider
    now: datetime = NOW
    visits: list[int] = field(default_factory=list)
    # Answered calls that a slow worker has yet to write down.
    in_flight: list[tuple[ClaimedCall, Answer | None]] = field(default_factory=list)

    @classmethod
    def founded(cls) -> "MoneyWorld":
        tenant = make_tenant()
        make_bot(tenant)
        make_owner(tenant)
        ask_deposits(tenant)
        clients = [make_client(tenant) for _ in range(3)]
        world = cls(tenant, staff(tenant), clients, FakeProvider(NOW))
        world.connect()
        world.work(["fine"])
        return world

    def connect(self) -> None:
        """Have the owner put the shop's keys in."""
        with transaction() as session:
            connect_shop(
                session,
                staff=self.owner,
                account_id=ANYA_SHOP.account_id,
                secret_key=ANYA_SHOP.secret_key,
                vault=runtime().vault,
                now=self.now,
            )

    @contextmanager
    def doing(self) -> Iterator[Session]:
        """Run a use case that may be refused."""
        with suppress(DomainError), transaction() as session:
            yield session

    def book(self, client: int, starts_at: datetime, service: str, portion: Portion | None) -> None:
        wish = Wish(
            service_ids=(service_id(self.tenant, service),),
            master_id=master_id(self.tenant),
            starts_at=starts_at,
            comment=None,
            idempotency_key=None,
            checkout=portion and self.checkout(portion),
        )
        with suppress(DomainError):
            with transaction() as session:
                visit = book_visit(
                    session, tenant=self.tenant, client_id=client, wish=wish, now=self.now
                )
            self.visits.append(visit.id)

    def checkout(self, portion: Portion) -> Checkout:
        return Checkout(portion=portion, email=None, public_url="https://okoshko.invalid")

    def pay(self, visit_id: int, portion: Portion) -> None:
        """Have a visit's client start paying for it."""
        client_id = self.client_of(visit_id)
        with self.doing() as session:
            pay_visit(
                session,
                tenant=self.tenant,
                client_id=client_id,
                visit_id=visit_id,
                checkout=self.checkout(portion),
                now=self.now,
            )

    def look(self, visit_id: int) -> None:
        """Have the client's page ask how the payment stands."""
        client_id = self.client_of(visit_id)
        with transaction() as session:
            check_payments(
                session,
                tenant_id=self.tenant.id,
                client_id=client_id,
                visit_id=visit_id,
                now=self.now,
            )

    def client_of(self, visit_id: int) -> int:
        with reading() as session:
            return session.scalars(select(Visit.client_id).where(Visit.id == visit_id)).one()

    def edit(self, visit_id: int) -> Edit:
        """Return an edit by the owner who sees the visit as it is."""
        with reading() as session:
            version = session.scalars(select(Visit.version).where(Visit.id == visit_id)).one()
        return Edit(staff=self.owner, visit_id=visit_id, version=version)

    def owed(self) -> list[int]:
        with reading() as session:
            return list(session.scalars(select(Refund.id).where(Refund.status == "owed")))

    def notify(self, event: Event) -> None:
        """Have a notification arrive."""
        with transaction() as session:
            shop = session.scalars(select(Shop)).one()
            note_notification(
                session,
                tenant_id=shop.tenant_id,
                shop_id=shop.id,
                kind=_KINDS[event[0].partition(".")[0]],
                object_id=event[1],
                now=self.now,
            )

    def work(self, fates: Sequence[Fate]) -> int:
        """Make as many due calls as there are fates; returns how many there were."""
        with transaction() as session:
            claimed = claim_calls(session, limit=len(fates), now=self.now)
        for call, fate in zip(claimed, fates, strict=False):
            if fate != "not_made":
                self._make(call, fate)
        return len(claimed)

    def _make(self, call: ClaimedCall, fate: Fate) -> None:
        with transaction() as session:
            body = prepare_call(session, call=call, now=self.now)
        keys = ShopKeys(call.account_id, runtime().vault.open(call.secret_sealed))
        answer = make_call(self.provider, keys, call=call, body=body, now=self.now)
        if fate == "slow":
            self.in_flight.append((call, answer))
        elif fate == "fine":
            self._conclude(call, answer)

    def catch_up(self, index: int) -> None:
        """Have a slow worker write down what it was answered some time ago."""
        self._conclude(*self.in_flight.pop(index))

    def _conclude(self, call: ClaimedCall, answer: Answer | None) -> None:
        with transaction() as session:
            conclude_call(session, call=call, answer=answer, now=self.now)

    def beat(self) -> None:
        """Do what time alone brings about, as the worker does every few seconds."""
        with transaction() as session:
            release_unpaid(session, now=self.now)
            return_undecided(session, now=self.now)
            complete_visits(session, now=self.now)

    def pass_time(self, minutes: float) -> None:
        self.move_to(self.now + timedelta(minutes=minutes))

    def move_to(self, moment: datetime) -> None:
        self.now = moment
        self.provider.move_to(moment)

    def heal(self) -> None:
        """Let everything work again, let every notification arrive, and wait until all is done."""
        provider = self.provider
        provider.revoked = provider.poor = provider.slow_refunds = False
        provider.trouble = None
        for refund_id in list(provider.refunds):
            provider.end_refund(refund_id, "succeeded")
        for payment in list(provider.payments.values()):
            if payment.status == "waiting_for_capture":
                provider.end_payment(payment.id, "succeeded")
        while self.in_flight:
            self.catch_up(0)
        self.connect()
        for event in provider.events:
            self.notify(event)
        until = self.now + timedelta(days=9)
        for _ in range(_ENOUGH):
            self.beat()
            while self.work(["fine"] * 20):
                pass
            if self.now >= until:
                return
            self.move_to(max(self._next_moment(), self.now + timedelta(minutes=1)))
        with reading() as session:
            waiting = [(call.kind, call.subject) for call in session.scalars(select(ShopCall))]
        raise AssertionError(f"something is due again and again: {waiting}")

    def _next_moment(self) -> datetime:
        with reading() as session:
            calls = [
                max(call.due_at, call.leased_until or call.due_at)
                for call in session.scalars(select(ShopCall))
            ]
            visits = session.scalars(select(Visit).where(Visit.id.in_(self.visits)))
            waits = [visit.pay_until or visit.decide_until for visit in visits]
        return min([*calls, *(moment for moment in waits if moment)])
