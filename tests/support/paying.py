"""Clients who book and pay, and the day they do it on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import time_machine
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.clock import utcnow
from app.db import reading, transaction
from app.models import LedgerEntry, OutboxMessage, Payment, ShopCall, Visit
from app.usecases.money.decisions import return_undecided
from app.usecases.money.holds import release_unpaid
from app.usecases.money.receipts import queue_final_receipts
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_unanswered, complete_visits
from tests.support import api
from tests.support.factories import CLIENT_ID, NOW
from tests.support.money import Cashdesk, later, notify, payments_of
from tests.support.staff import CABINET, OWNER
from tests.support.telegram import init_data, user_json
from tests.support.yookassa import YooKassa

Json = dict[str, Any]
THURSDAY = "2026-11-26T15:00:00+03:00"
FRIDAY = "2026-11-27T15:00:00+03:00"
OTHER_CLIENT = CLIENT_ID + 1


@dataclass(frozen=True)
class Payer:
    """A client at her phone, signed in at whatever time it is; a refusal is for the caller."""

    http: FlaskClient
    user_id: int = CLIENT_ID

    @property
    def headers(self) -> dict[str, str]:
        raw = init_data(utcnow(), user=user_json(self.user_id))
        token = self.http.post(f"{api.ANYA}/session", json={"init_data": raw}).json["token"]
        return {"Authorization": f"Bearer {token}"}

    def try_to_book(self, **body: object) -> TestResponse:
        """Book Thursday at 15:00 with a deposit, unless told otherwise."""
        usual = {"pay": "deposit", "starts_at": THURSDAY}
        return api.book(self.http, self.headers, **{**usual, **body})

    def book(self, **body: object) -> Json:
        answer = self.try_to_book(**body)
        assert answer.status_code == 201, answer.json
        return answer.json

    def quote(self, **body: object) -> Json:
        usual = {"services": [api.first_service(self.http)["id"]], "starts_at": THURSDAY}
        return self.post("quote", **{**usual, **body}).json

    def see(self, visit_id: int) -> Json:
        return self.get(f"visits/{visit_id}").json

    def try_to_pay(self, visit_id: int, portion: str = "deposit", **body: object) -> TestResponse:
        return self.post(f"visits/{visit_id}/payments", pay=portion, **body)

    def pay(self, visit_id: int, portion: str = "deposit", **body: object) -> Json:
        answer = self.try_to_pay(visit_id, portion, **body)
        assert answer.status_code == 201, answer.json
        return answer.json

    def check(self, visit_id: int) -> Json:
        return self.post(f"visits/{visit_id}/payments/check").json

    def cancel(self, visit_id: int) -> Json:
        return self.post(f"visits/{visit_id}/cancel").json

    def try_to_move(self, visit_id: int, starts_at: str) -> TestResponse:
        return self.post(f"visits/{visit_id}/reschedule", starts_at=starts_at)

    def starts_offered(self, day: str = THURSDAY[:10]) -> list[str]:
        """Return the free starts of a date for the first service."""
        service = api.first_service(self.http)["id"]
        found = self.get(f"availability?services={service}&from={day}&to={day}").json
        return [start["at"] for one in found["days"] for start in one["starts"]]

    def payments(self) -> list[Json]:
        return self.get("payments").json["payments"]

    def get(self, path: str) -> TestResponse:
        return self.http.get(f"{api.ANYA}/{path}", headers=self.headers)

    def post(self, path: str, **body: object) -> TestResponse:
        return self.http.post(f"{api.ANYA}/{path}", json=body, headers=self.headers)


@dataclass(frozen=True)
class Day:
    """The clock, the worker, and the provider as time passes; minutes count from NOW."""

    tenant: TenantRef
    clock: time_machine.Traveller
    desk: Cashdesk
    yookassa: YooKassa
    http: FlaskClient

    def at(self, minutes: float) -> None:
        """Let it be so many minutes after NOW."""
        self.clock.move_to(later(minutes))

    def at_moment(self, moment: datetime) -> None:
        self.clock.move_to(moment)

    def work(self) -> int:
        """Make the calls that are due."""
        return self.desk.work(utcnow())

    def work_at(self, minutes: float) -> int:
        self.at(minutes)
        return self.work()

    def beat(self) -> None:
        """Let happen what time alone brings about."""
        now = utcnow()
        with transaction() as session:
            release_unpaid(session, now=now)
            queue_final_receipts(session, now=now)
            cancel_unanswered(session, now=now)
            complete_visits(session, now=now)
            return_undecided(session, now=now)

    def beat_at(self, minutes: float) -> None:
        self.at(minutes)
        self.beat()

    def tell(self, provider_id: str, event: str = "payment.succeeded") -> None:
        """Have the provider's notification arrive and be acted upon."""
        assert notify(self.http, event, provider_id) == 200
        self.work()

    def hold(self, payer: Payer, **body: object) -> tuple[int, str]:
        """Have a client book and get her page; returns the visit and the provider's payment."""
        visit_id = payer.book(**body)["id"]
        self.work()
        return visit_id, provider_id_of(visit_id)

    def money_comes(self, provider_id: str) -> None:
        """Have a payment paid, and the provider say so."""
        self.yookassa.succeed(provider_id)
        self.tell(provider_id)

    def paid(self, payer: Payer, **body: object) -> tuple[int, str]:
        """Have a client book and pay; returns the visit and the provider's payment."""
        visit_id, provider_id = self.hold(payer, **body)
        self.money_comes(provider_id)
        assert payer.see(visit_id)["status"] == "booked"
        return visit_id, provider_id

    def attention(self) -> Json:
        """Return what the owner's cabinet tells her to look after."""
        raw = init_data(utcnow(), user=user_json(OWNER))
        token = self.http.post(f"{CABINET}/session", json={"init_data": raw}).json["token"]
        headers = {"Authorization": f"Bearer {token}"}
        return self.http.get(f"{CABINET}/money/attention", headers=headers).json

    def catch_up(self) -> None:
        """Put the provider's clock, which is a real one, no earlier than NOW."""
        behind = NOW.timestamp() - time_machine.escape_hatch.time.time()
        self.yookassa.advance(max(behind, 0))


def provider_id_of(visit_id: int) -> str:
    """Return the provider's name for the latest attempt to pay for a visit."""
    provider_id = payments_of(visit_id)[-1].provider_id
    assert provider_id is not None
    return provider_id


def due_calls(kind: str) -> list[datetime]:
    """Return when the calls of a kind are to be made."""
    with reading() as session:
        found = select(ShopCall.due_at).where(ShopCall.kind == kind).order_by(ShopCall.due_at)
        return list(session.scalars(found))


def minutes_after_now(moments: Sequence[datetime]) -> list[float]:
    return [(moment - NOW) / timedelta(minutes=1) for moment in moments]


def attempts() -> list[Payment]:
    """Return all attempts to pay, oldest first."""
    with reading() as session:
        return list(session.scalars(select(Payment).order_by(Payment.id)))


def entries(visit_id: int) -> list[tuple[str, int]]:
    """Return kind and amount of what the ledger says of a visit, oldest first."""
    with reading() as session:
        rows = session.execute(
            select(LedgerEntry.kind, LedgerEntry.amount_kopecks)
            .where(LedgerEntry.visit_id == visit_id)
            .order_by(LedgerEntry.id)
        )
        return [(kind, kopecks) for kind, kopecks in rows]


def times_told(template: str) -> int:
    """Return to how many people something was told."""
    with reading() as session:
        queued = select(func.count()).where(OutboxMessage.template == template)
        return session.scalar(queued) or 0


def standing_at(starts_at: str = THURSDAY) -> list[int]:
    """Return the visits that take place at a time."""
    with reading() as session:
        found = select(Visit.id).where(
            Visit.status == "booked", Visit.starts_at == datetime.fromisoformat(starts_at)
        )
        return list(session.scalars(found))
