"""Tenants, clients and bots with valid defaults."""

from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select

from app.db import reading, transaction
from app.domain.init_data import TelegramUser
from app.domain.ports import BotProfile
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from app.models import Bot, Master, Service
from app.runtime import runtime
from app.usecases.bots import mark_armed, register_bot
from app.usecases.chats import add_member
from app.usecases.sessions import remember_client
from app.usecases.tenants import TenantRef, create_tenant, find_tenant
from tests.support.telegram import TOKEN

# A Monday, noon in Moscow.
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
MOSCOW = ZoneInfo("Europe/Moscow")
SECRET = "webhook-secret-of-the-tests-0001"
OWNER_ID = 5_000_000_201
CLIENT_ID = 5_000_000_101
_numbers = count(1)

WEEK = tuple(
    DayHours(
        weekday=weekday,
        starts_time=time(10),
        ends_time=time(19),
        breaks=((time(13), time(14)),),
    )
    for weekday in range(5)
)
ANYA = MasterPlan(
    name="Аня", hours=WEEK, min_notice_min=120, booking_horizon_days=30, slot_step_min=30
)
MANICURE = ServicePlan(name="Маникюр", duration_min=60, buffer_after_min=10, price_kopecks=140_000)
PEDICURE = ServicePlan(name="Педикюр", duration_min=90, price_kopecks=280_000, price_from=True)
STUDIO = StudioPlan(
    slug="anya",
    name="Аня Белова",
    address="Мясницкая, 24",
    directions="домофон 24",
    masters=(ANYA,),
    services=(MANICURE, PEDICURE),
)


def moscow(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    """A local moment of the tests' November 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=MOSCOW)


def make_tenant(plan: StudioPlan = STUDIO, **changes: object) -> TenantRef:
    """Store a tenant; an application context must be there."""
    with transaction() as session:
        create_tenant(session, plan=replace(plan, **changes), now=NOW)
    with reading() as session:
        return find_tenant(session, slug=str(changes.get("slug", plan.slug)))


def make_bot(tenant: TenantRef, *, token: str = TOKEN, username: str = "anya_belova_bot") -> Bot:
    """Give a tenant a bot whose webhook expects SECRET."""
    with transaction() as session:
        bot = register_bot(
            session,
            tenant_id=tenant.id,
            profile=BotProfile(int(token.partition(":")[0]), username, "Аня Белова"),
            token=token,
            vault=runtime().vault,
            now=NOW,
        )
        mark_armed(session, bot_id=bot.id, secret=SECRET, now=NOW)
        return bot


def make_client(tenant: TenantRef, telegram_id: int | None = None, **names: object) -> int:
    """Store a client of a tenant; returns her id."""
    user = TelegramUser.described(
        telegram_id or 6_000_000_000 + next(_numbers),
        **{
            "first_name": "Марина",
            "last_name": "Ковалёва",
            "username": "marina_k",
            "language_code": "ru",
            **names,
        },
    )
    with transaction() as session:
        return remember_client(session, tenant_id=tenant.id, user=user, now=NOW).id


def make_owner(tenant: TenantRef, telegram_id: int = OWNER_ID) -> None:
    with transaction() as session:
        add_member(
            session,
            tenant_id=tenant.id,
            telegram_id=telegram_id,
            role="owner",
            master_id=None,
            now=NOW,
        )


def service_id(tenant: TenantRef, name: str = "Маникюр") -> int:
    with reading() as session:
        return session.scalars(
            select(Service.id).where(Service.tenant_id == tenant.id, Service.name == name)
        ).one()


def master_id(tenant: TenantRef, name: str = "Аня") -> int:
    with reading() as session:
        return session.scalars(
            select(Master.id).where(Master.tenant_id == tenant.id, Master.name == name)
        ).one()


def studio_app(app: Flask) -> TenantRef:
    """Store the usual tenant with its bot and owner."""
    with app.app_context():
        tenant = make_tenant()
        make_bot(tenant)
        make_owner(tenant)
    return tenant
