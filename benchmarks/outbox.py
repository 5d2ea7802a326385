"""How fast the worker empties the outbox of a hundred bots, against the Telegram stand-in.

Beside it a plain aiohttp loop that sends the same words with as many connections, and stores,
claims and settles nothing. Each message must arrive, once.
"""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from statistics import median
from time import monotonic, sleep
from typing import Any

import aiohttp
from sqlalchemy import func, select

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.studio import StudioPlan
from app.domain.visit_facts import VisitFacts
from app.jobs.outbox import CONCURRENCY
from app.models import Bot, OutboxMessage
from app.texts.chat_messages import render
from app.texts.pages import Pages
from app.usecases.outbox import queue_message
from benchmarks.installation import KINDS, Installation, installation
from benchmarks.processes import sandbox, worker
from benchmarks.table import Row, WrongResultError
from benchmarks.telegram import Telegram
from benchmarks.tenants import TenantWithBot, make_tenant

_BOTS, _PEOPLE = 100, 24
_MESSAGES = _BOTS * _PEOPLE
_ROUNDS = 3
_LATENCIES_MS = (0, 60)
_EMPTIED_WITHIN_S = 120
_TEMPLATE = "visit_booked_client"


def measure() -> list[Row]:
    rows = []
    for kind in KINDS:
        with sandbox() as url, installation(kind, TELEGRAM_API_URL=url) as place:
            tenants = _make_tenants(place)
            telegram = Telegram(url)
            people = telegram.admit(((one.bot_username, one.bot_token) for one in tenants), _PEOPLE)
            for latency in _LATENCIES_MS:
                telegram.answer_after(latency)
                rows.append(_compare(place, telegram, tenants, people, latency))
    return rows


def _compare(
    place: Installation,
    telegram: Telegram,
    tenants: Sequence[TenantWithBot],
    people: Sequence[int],
    latency: int,
) -> Row:
    ours, plain = [], []
    for _ in range(_ROUNDS):
        telegram.forget_calls()
        asyncio.run(_send_plainly(telegram.url, tenants, people))
        plain.append(telegram.messages_per_second(_MESSAGES))
        telegram.forget_calls()
        _queue(place, tenants, people)
        with worker(place):
            _wait_until_sent(place)
        ours.append(telegram.messages_per_second(_MESSAGES))
    return Row(
        what=f"outbox: {place.kind}, {_BOTS} bots, Telegram {latency} ms away",
        here=f"{median(ours):.0f} messages/s",
        beside=f"plain aiohttp loop, nothing stored: {median(plain):.0f} messages/s",
        ratio=median(ours) / median(plain),
    )


def _make_tenants(place: Installation) -> list[TenantWithBot]:
    with place.app.app_context(), transaction() as session:
        return [
            make_tenant(session, StudioPlan(slug=f"studio-{number}", name="Студия"), number)
            for number in range(_BOTS)
        ]


def _facts() -> dict[str, Any]:
    now = utcnow()
    return VisitFacts(
        slug="studio",
        tenant_name="Студия",
        master_name=None,
        services=("Маникюр с покрытием", "Дизайн, 2 ногтя"),
        duration_min=120,
        starts_at=now + timedelta(days=3),
        ends_at=now + timedelta(days=3, hours=2),
        price_kopecks=240_000,
        price_from=False,
        address="Мясницкая, 24, каб. 7",
        directions="м. Чистые пруды, домофон 24К",
        free_cancel_until=now + timedelta(days=2),
        booked_at=now,
        cancelled_at=None,
        cancel_reason=None,
        client_name="Марина Ковалёва",
        client_username="marina_k",
        client_chat_id=1,
        comment=None,
    ).to_json("Europe/Moscow")


def _queue(place: Installation, tenants: Sequence[TenantWithBot], people: Sequence[int]) -> None:
    facts, now = _facts(), utcnow()
    with place.app.app_context(), transaction() as session:
        for chat_id in people:
            for tenant in tenants:
                queue_message(
                    session,
                    bot=session.get_one(Bot, tenant.bot_id),
                    chat_id=chat_id,
                    template=_TEMPLATE,
                    params=facts,
                    language="ru",
                    now=now,
                )


def _wait_until_sent(place: Installation) -> None:
    unsent = select(func.count()).where(OutboxMessage.state != "sent")
    until = monotonic() + _EMPTIED_WITHIN_S
    while monotonic() < until:
        with place.app.app_context(), reading() as session:
            if not session.scalar(unsent):
                return
        sleep(0.2)
    raise WrongResultError("messages are still in the outbox")


async def _send_plainly(url: str, tenants: Sequence[TenantWithBot], people: Sequence[int]) -> None:
    message = render(_TEMPLATE, _facts(), "ru", Pages("https://booking.example.org"))
    body = {
        "text": message.html,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {
            "inline_keyboard": [
                [{"text": button.text, "web_app": {"url": button.url}} for button in row]
                for row in message.buttons
            ]
        },
    }
    connector = aiohttp.TCPConnector(limit=CONCURRENCY)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def send(token: str, chat_id: int) -> None:
            called = f"{url}/bot{token}/sendMessage"
            async with session.post(called, json={**body, "chat_id": chat_id}) as response:
                await response.read()

        await asyncio.gather(
            *(send(tenant.bot_token, chat_id) for chat_id in people for tenant in tenants)
        )
