"""How fast a worker looks at ten thousand open payments, and what messages notice of it.

Meanwhile somebody is written to every half second; beside it, by the same worker with no payment
to look at. The provider and Telegram are stand-ins on the same machine.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic, sleep
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.demand import Demand
from app.domain.studio import MasterPlan, ServicePlan, StudioPlan
from app.models import Bot, Master, OutboxMessage, Payment, Service, Shop, ShopCall, Visit
from app.runtime import runtime
from app.usecases.outbox import queue_message
from benchmarks.installation import KINDS, ROOT, Installation, installation, settle_down
from benchmarks.load import PlannedVisit, load_clients, load_visits
from benchmarks.processes import sandbox, worker
from benchmarks.reconciling_shop import AMOUNT_KOPECKS, CANCELED_EVERY
from benchmarks.table import Row, WrongResultError
from benchmarks.telegram import Telegram
from benchmarks.tenants import TenantWithBot, make_tenant
from benchmarks.timing import percentile

_TENANTS, _PAYMENTS_EACH = 20, 500
_PAYMENTS = _TENANTS * _PAYMENTS_EACH
_WITHIN_S = 600
_ALONE_S = 20
_EVERY_S = 0.5
_WARM_S = 3
_DEMAND = Demand(duration_min=30)
_PLAN = StudioPlan(
    slug="",
    name="Студия",
    masters=(MasterPlan(name="Аня", hours=()),),
    services=(ServicePlan(name="Маникюр", duration_min=30, price_kopecks=140_000),),
)


def measure() -> list[Row]:
    """Raises WrongResultError unless every payment was looked at and settled as it should be."""
    rows = []
    for kind in KINDS:
        with (
            sandbox() as url,
            _shop() as shop_url,
            installation(kind, TELEGRAM_API_URL=url, YOOKASSA_API_URL=shop_url) as place,
        ):
            tenants = _fill(place)
            people = Telegram(url).admit([(tenants[0].bot_username, tenants[0].bot_token)], 1)
            settle_down(place)
            rows += _reconcile(place, tenants[0], people[0])
    return rows


def _reconcile(place: Installation, tenant: TenantWithBot, chat_id: int) -> list[Row]:
    with worker(place):
        sleep(_WARM_S)
        until = monotonic() + _ALONE_S
        alone = _write_until(place, tenant, chat_id, lambda: monotonic() > until)
        began = monotonic()
        _make_due(place)
        during = _write_until(place, tenant, chat_id, lambda: _waiting(place) == 0)
        took_s = monotonic() - began
    _check(place)
    return [
        Row(
            what=f"reconciling: {_PAYMENTS} open payments, {place.kind}",
            here=f"{_PAYMENTS / took_s:.0f} calls/s, {took_s:.0f} s",
        ),
        Row(
            what=f"… a message's way out meanwhile, {place.kind}",
            here=_in_ms(during),
            beside=f"with nothing to reconcile: {_in_ms(alone)}",
            ratio=percentile(alone, 50) / percentile(during, 50),
        ),
    ]


def _in_ms(seconds: list[float]) -> str:
    p50, p95 = (percentile(seconds, percent) * 1000 for percent in (50, 95))
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms"


def _write_until(
    place: Installation, tenant: TenantWithBot, chat_id: int, is_over: Callable[[], bool]
) -> list[float]:
    """Queue messages until something is over; return how long each was on its way, in seconds."""
    written = []
    deadline = monotonic() + _WITHIN_S
    while not is_over():
        if monotonic() > deadline:
            raise WrongResultError("the payments are not looked at")
        written.append(_write(place, tenant, chat_id))
        sleep(_EVERY_S)
    with place.app.app_context():
        while len(sent := _sent(written)) < len(written):
            if monotonic() > deadline:
                raise WrongResultError("messages are still in the outbox")
            sleep(_EVERY_S)
    return sent


def _sent(written: list[int]) -> list[float]:
    with reading() as session:
        rows = session.execute(
            select(OutboxMessage.created_at, OutboxMessage.sent_at).where(
                OutboxMessage.id.in_(written), OutboxMessage.state == "sent"
            )
        )
        return [(sent_at - created_at).total_seconds() for created_at, sent_at in rows if sent_at]


def _write(place: Installation, tenant: TenantWithBot, chat_id: int) -> int:
    with place.app.app_context(), transaction() as session:
        message = queue_message(
            session,
            bot=session.get_one(Bot, tenant.bot_id),
            chat_id=chat_id,
            template="greeting",
            params={"first_name": "Марина", "tenant_name": "Студия", "slug": tenant.slug},
            language="ru",
            now=utcnow(),
        )
        session.flush()
        return message.id


def _make_due(place: Installation) -> None:
    with place.app.app_context(), transaction() as session:
        session.execute(update(ShopCall).values(due_at=utcnow()))


def _waiting(place: Installation) -> int:
    never = select(func.count()).where(ShopCall.attempts == 0)
    with place.app.app_context(), reading() as session:
        return session.scalar(never) or 0


def _check(place: Installation) -> None:
    with place.app.app_context(), reading() as session:
        counted = select(Payment.status, func.count()).group_by(Payment.status)
        found = dict(session.execute(counted).tuples().all())
    canceled = _PAYMENTS // CANCELED_EVERY
    if found != {"canceled": canceled, "pending": _PAYMENTS - canceled}:
        raise WrongResultError(f"the payments ended as {found}")


def _fill(place: Installation) -> list[TenantWithBot]:
    now = utcnow()
    tenants = []
    with place.app.app_context(), transaction() as session:
        for number in range(_TENANTS):
            plan = StudioPlan(
                slug=f"studio-{number}",
                name=_PLAN.name,
                masters=_PLAN.masters,
                services=_PLAN.services,
            )
            tenant = make_tenant(session, plan, number)
            tenants.append(tenant)
            visits = _visits(session, tenant.id, now)
            _owe(session, _make_shop(session, tenant.id, number, now), visits, number, now)
    return tenants


def _visits(session: Session, tenant_id: int, now: datetime) -> Sequence[Visit]:
    master_id = session.scalars(select(Master.id).where(Master.tenant_id == tenant_id)).one()
    service = session.scalars(select(Service).where(Service.tenant_id == tenant_id)).one()
    clients = load_clients(session, tenant_id, _PAYMENTS_EACH)
    first = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    load_visits(
        session,
        service,
        [
            PlannedVisit(master_id, client_id, first + timedelta(hours=place), _DEMAND)
            for place, client_id in enumerate(clients)
        ],
    )
    return session.scalars(select(Visit).where(Visit.tenant_id == tenant_id)).all()


def _make_shop(session: Session, tenant_id: int, number: int, now: datetime) -> Shop:
    shop = Shop(
        tenant_id=tenant_id,
        public_id=f"benchmark{number:07}",
        account_id=str(200_000 + number),
        secret_sealed=runtime().vault.seal(f"test_benchmark_{number:020}"),
        state="connected",
        is_test=True,
        fiscal=False,
        receipts="own",
        vat_code=1,
        created_at=now,
    )
    session.add(shop)
    session.flush()
    return shop


def _owe(session: Session, shop: Shop, visits: Sequence[Visit], number: int, now: datetime) -> None:
    first = number * _PAYMENTS_EACH
    ids = [str(UUID(int=first + place)) for place in range(len(visits))]
    known = {"tenant_id": shop.tenant_id, "shop_id": shop.id}
    session.execute(
        insert(Payment),
        [
            {
                **known,
                "visit_id": visit.id,
                "client_id": visit.client_id,
                "idempotence_key": str(uuid4()),
                "portion": "deposit",
                "amount_kopecks": AMOUNT_KOPECKS,
                "is_test": True,
                "request": {},
                "status": "pending",
                "provider_id": provider_id,
                "created_at": now,
            }
            for visit, provider_id in zip(visits, ids, strict=True)
        ],
    )
    # Not due before everything is ready.
    call = {"kind": "fetch_payment", "due_at": now + timedelta(days=1), "attempts": 0, "asked": 1}
    session.execute(
        insert(ShopCall), [{**known, **call, "subject": provider_id} for provider_id in ids]
    )


@contextmanager
def _shop() -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.reconciling_shop"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()
