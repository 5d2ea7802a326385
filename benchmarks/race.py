"""Two hundred people want twenty slots at the same moment, over sixteen connections.

Each is a client of her own and tries one slot, ten of them each. The answers, the visits and,
by SQL, the overlaps are checked. Beside it, as many people with a slot for each.
"""

import json
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from http.client import HTTPConnection
from statistics import median
from time import perf_counter
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.init_data import TelegramUser
from app.domain.studio import DayHours, MasterPlan, ServicePlan, StudioPlan
from app.models import BlockedStretch, OutboxMessage, Service, Visit
from app.usecases.sessions import remember_client
from app.web.tokens import SessionClaims, issue_session
from benchmarks.installation import KINDS, Installation, installation
from benchmarks.processes import Web, gunicorn
from benchmarks.table import Row, WrongResultError
from benchmarks.tenants import make_tenant
from benchmarks.timing import spread

_PEOPLE = 200
_CONNECTIONS = 16
_ROUNDS = 5
_SLOTS_A_DAY = 20
_ZONE = ZoneInfo("Europe/Moscow")
_CREATED, _CONFLICT = 201, 409


@dataclass(frozen=True, slots=True)
class Attempt:
    """One person's request to book."""

    path: str
    body: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Race:
    """A tenant whose slots are wanted, and what everybody is about to send."""

    tenant_id: int
    slots: int
    attempts: list[Attempt]


@dataclass(frozen=True, slots=True)
class Result:
    """How a race went: statuses, milliseconds of each answer, seconds in all."""

    statuses: Counter[int]
    latencies: list[float]
    seconds: float


def measure() -> list[Row]:
    rows = []
    for kind in KINDS:
        with installation(kind) as place:
            races = {
                slots: [_prepare(place, slots, number) for number in range(_ROUNDS)]
                for slots in (_SLOTS_A_DAY, _PEOPLE)
            }
            with gunicorn(place, workers=2) as web:
                for slots, prepared in races.items():
                    results = [_run(web, race) for race in prepared]
                    for race, result in zip(prepared, results, strict=True):
                        _check(place, race, result)
                    rows.append(_row(kind, slots, results))
    return rows


def _prepare(place: Installation, slots: int, number: int) -> Race:
    with place.app.app_context(), transaction() as session:
        tenant = make_tenant(session, _plan(f"race-{slots}-{number}"), slots * _ROUNDS + number)
        service_id = session.scalars(select(Service.id).where(Service.tenant_id == tenant.id)).one()
        wanted = _starts(slots) * (_PEOPLE // slots)
        random.Random(number).shuffle(wanted)
        tokens = _sign_in_everybody(session, place, tenant.id)
    path = f"/api/v1/tenants/{tenant.slug}/visits"
    return Race(
        tenant.id,
        slots,
        [
            Attempt(path, _body(service_id, start), _headers(token))
            for start, token in zip(wanted, tokens, strict=True)
        ],
    )


def _plan(slug: str) -> StudioPlan:
    hours = tuple(
        DayHours(weekday=day, starts_time=time(9), ends_time=time(19)) for day in range(7)
    )
    return StudioPlan(
        slug=slug,
        name="Аня Белова",
        masters=(MasterPlan(name="Аня", hours=hours, slot_step_min=30),),
        services=(ServicePlan(name="Брови", duration_min=30, price_kopecks=90_000),),
    )


def _starts(count: int) -> list[datetime]:
    first = utcnow().astimezone(_ZONE).date() + timedelta(days=2)
    opens = [datetime.combine(first + timedelta(days=n), time(9), _ZONE) for n in range(count)]
    half_hours = [timedelta(minutes=30 * n) for n in range(_SLOTS_A_DAY)]
    return [day + later for day in opens for later in half_hours][:count]


def _sign_in_everybody(session: Session, place: Installation, tenant_id: int) -> list[str]:
    now = utcnow()
    expires_at = now + timedelta(hours=1)
    users = (
        TelegramUser(5_000_000_000 + number, f"Клиент {number}", None, None, "ru")
        for number in range(_PEOPLE)
    )
    clients = [
        remember_client(session, tenant_id=tenant_id, user=user, now=now).id for user in users
    ]
    secret = place.environ["SECRET_KEY"]
    return [issue_session(secret, SessionClaims(tenant_id, one, expires_at)) for one in clients]


def _body(service_id: int, start: datetime) -> str:
    return json.dumps({"services": [service_id], "master": None, "starts_at": start.isoformat()})


def _headers(token: str) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": str(uuid4()),
    }


def _run(web: Web, race: Race) -> Result:
    shares = [race.attempts[number::_CONNECTIONS] for number in range(_CONNECTIONS)]
    with ThreadPoolExecutor(_CONNECTIONS) as people:
        started = perf_counter()
        answers = [
            answer for share in people.map(lambda one: _send(web, one), shares) for answer in share
        ]
        seconds = perf_counter() - started
    return Result(
        Counter(status for status, _ in answers), [latency for _, latency in answers], seconds
    )


def _send(web: Web, attempts: Sequence[Attempt]) -> list[tuple[int, float]]:
    with closing(web.connect()) as connection:
        return [_post(connection, attempt) for attempt in attempts]


def _post(connection: HTTPConnection, attempt: Attempt) -> tuple[int, float]:
    started = perf_counter()
    connection.request("POST", attempt.path, attempt.body, attempt.headers)
    response = connection.getresponse()
    response.read()
    return response.status, (perf_counter() - started) * 1000


def _check(place: Installation, race: Race, result: Result) -> None:
    expected = Counter({_CREATED: race.slots})
    if race.slots < _PEOPLE:
        expected[_CONFLICT] = _PEOPLE - race.slots
    if result.statuses != expected:
        raise WrongResultError(f"{place.kind}: answers {dict(result.statuses)}")
    one, other = aliased(BlockedStretch), aliased(BlockedStretch)
    overlaps = select(func.count()).where(
        one.tenant_id == race.tenant_id,
        other.tenant_id == one.tenant_id,
        other.master_id == one.master_id,
        other.id > one.id,
        other.starts_at < one.ends_at,
        one.starts_at < other.ends_at,
    )
    visits = select(func.count()).where(Visit.tenant_id == race.tenant_id)
    # The client's confirmation and the owner's notice.
    messages = select(func.count()).where(OutboxMessage.tenant_id == race.tenant_id)
    with place.app.app_context(), reading() as session:
        counts = [session.scalar(question) for question in (visits, overlaps, messages)]
    if counts != [race.slots, 0, 2 * race.slots]:
        raise WrongResultError(f"{place.kind}: visits, overlaps and messages are {counts}")


def _row(kind: str, slots: int, results: Sequence[Result]) -> Row:
    latencies = [latency for result in results for latency in result.latencies]
    each_second = median(_PEOPLE / result.seconds for result in results)
    booked = median(result.statuses[_CREATED] / result.seconds for result in results)
    return Row(
        what=f"race: {_PEOPLE} people, {slots} slots, {kind}",
        here=f"{each_second:.0f} answers/s, {booked:.0f} bookings/s, {spread(latencies)}",
        target=f"{slots} visits, no overlap, no 5xx",
        met=True,
    )
