"""The memory of one web process that serves a thousand tenants and their bots (Linux)."""

import json
import re
import sys
from collections.abc import Mapping
from datetime import time
from http.client import HTTPConnection
from pathlib import Path

from app.db import transaction
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from benchmarks.installation import Installation, installation
from benchmarks.processes import gunicorn
from benchmarks.table import Row, WrongResultError
from benchmarks.tenants import TenantWithBot, make_tenant
from benchmarks.visitors import visitors

_TENANTS = 1000
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)


def measure() -> list[Row]:
    if sys.platform != "linux":
        return [Row(what="web process: memory", here="measured on Linux only")]
    with installation("SQLite") as place:
        tenants = _make_tenants(place)
        with gunicorn(place, workers=1) as web:
            (pid,) = web.workers
            connection = web.connect()
            everybody = visitors()
            _show_card(connection, tenants[0], next(everybody))
            first = _megabytes(pid)
            for tenant in tenants:
                _show_card(connection, tenant, next(everybody))
            cards = _megabytes(pid)
            for number, tenant in enumerate(tenants):
                _update(connection, tenant, number)
            updates = _megabytes(pid)
            for tenant in tenants:
                _show_card(connection, tenant, next(everybody))
            again = _megabytes(pid)
    grown = (cards - first) * 1000 / _TENANTS
    return [
        Row(what="web process: memory after its first answer", here=f"{first:.0f} MB"),
        Row(
            what=f"… after the cards of {_TENANTS} tenants",
            here=f"{cards:.0f} MB ({grown:.0f} kB a tenant)",
        ),
        Row(what="… after an update to each of their bots", here=f"{updates:.0f} MB"),
        Row(what="… after all the cards once more", here=f"{again:.0f} MB"),
    ]


def _make_tenants(place: Installation) -> list[TenantWithBot]:
    with place.app.app_context(), transaction() as session:
        return [make_tenant(session, _plan(number), number) for number in range(_TENANTS)]


def _plan(number: int) -> StudioPlan:
    # Hardly two have the same week, as in life; each week is compiled and kept.
    opens = time(8 + number % 4, number // 4 % 12 * 5)
    days = range(1 + number % 7)
    hours = tuple(DayHours(weekday=day, starts_time=opens, ends_time=time(19)) for day in days)
    return StudioPlan(
        slug=f"tenant-{number}",
        name=f"Студия {number}",
        masters=(MasterPlan(name="Аня", hours=hours),),
        services=tuple(
            ServicePlan(name=f"Услуга {length}", duration_min=length, price_kopecks=1000 * length)
            for length in (30, 60, 90, 120)
        ),
    )


def _show_card(
    connection: HTTPConnection, tenant: TenantWithBot, visitor: Mapping[str, str]
) -> None:
    connection.request("GET", f"/api/v1/tenants/{tenant.slug}", headers=dict(visitor))
    _expect_200(connection)


def _update(connection: HTTPConnection, tenant: TenantWithBot, number: int) -> None:
    sender = {"id": 5_200_000_000 + number, "is_bot": False, "first_name": "Марина"}
    message = {
        "message_id": 1,
        "date": 1_700_000_000,
        "chat": {"id": sender["id"], "type": "private"},
        "from": sender,
        "text": "/start",
    }
    headers = {
        "Content-Type": "application/json",
        "X-Telegram-Bot-Api-Secret-Token": tenant.webhook_secret,
    }
    body = json.dumps({"update_id": number + 1, "message": message})
    connection.request("POST", f"/tg/{tenant.bot_public_id}", body, headers)
    _expect_200(connection)


def _expect_200(connection: HTTPConnection) -> None:
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise WrongResultError(f"the web process answered {response.status}")


def _megabytes(pid: int) -> float:
    found = _RESIDENT.search(Path(f"/proc/{pid}/status").read_text())
    if found is None:
        raise RuntimeError("the process does not tell its memory")
    return int(found[1]) * 1024 / 1e6
