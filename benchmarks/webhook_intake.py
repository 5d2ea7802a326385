"""How long a payment notification is taken in, beside a view of the same application that is empty.

In process, through everything a request passes: proxy headers, limits, request log, errors. One
notification after the other for the times, eight threads at once for the throughput.
"""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from io import BytesIO
from itertools import count
from statistics import median
from time import perf_counter
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app.clock import utcnow
from app.db import reading, transaction
from app.domain.studio import StudioPlan
from app.models import Shop, ShopCall
from benchmarks.installation import KINDS, Installation, installation
from benchmarks.table import Row, WrongResultError
from benchmarks.tenants import make_tenant
from benchmarks.timing import Contestant, percentile, side_by_side, timed
from benchmarks.visitors import visitors

_PUBLIC_ID = "benchmarkwebhook"
_ROUNDS, _IN_ROUND = 20, 25
_THREADS, _IN_BURST = 8, 200
_BURSTS = 3
_EMPTY = "/benchmark/nothing"


def measure() -> list[Row]:
    """Raises WrongResultError unless every notification has left exactly one call to be made."""
    with ExitStack() as stack:
        places = [stack.enter_context(installation(kind)) for kind in KINDS]
        contestants: dict[str, Contestant] = {}
        asking: dict[tuple[str, str], Callable[[], None]] = {}
        numbers = {place.kind: count(1) for place in places}
        for place in places:
            _connect_shop(place)
            place.app.add_url_rule(_EMPTY, view_func=lambda: "", methods=["POST"])
            for what, path in (("webhook", f"/yookassa/{_PUBLIC_ID}"), ("empty", _EMPTY)):
                told = numbers[place.kind] if what == "webhook" else count(1)
                ask = asking[place.kind, what] = partial(_post, place.app, path, told)
                contestants[f"{place.kind} {what}"] = Contestant(timed(ask), _IN_ROUND)
        samples = side_by_side(contestants, _ROUNDS)
        rates = {key: _requests_per_second(ask) for key, ask in asking.items()}
        for place in places:
            _check(place, next(numbers[place.kind]) - 1)
        return [row for kind in KINDS for row in _rows(kind, samples, rates)]


def _rows(
    kind: str, samples: dict[str, list[float]], rates: dict[tuple[str, str], float]
) -> list[Row]:
    ours, empty = samples[f"{kind} webhook"], samples[f"{kind} empty"]
    return [
        Row(
            what=f"payment notification: taken in, {kind}",
            here=f"p50 {median(ours):.1f} ms, p99 {percentile(ours, 99):.1f} ms",
            beside=f"an empty view: p50 {median(empty):.1f} ms, p99 {percentile(empty, 99):.1f} ms",
            ratio=median(empty) / median(ours),
        ),
        Row(
            what=f"… {_THREADS} threads at once, {kind}",
            here=f"{rates[kind, 'webhook']:.0f} a second",
            beside=f"an empty view: {rates[kind, 'empty']:.0f} a second",
            ratio=rates[kind, "webhook"] / rates[kind, "empty"],
        ),
    ]


def _post(app: Flask, path: str, numbers: "count[int]") -> None:
    told = {
        "type": "notification",
        "event": "payment.succeeded",
        "object": {"id": str(UUID(int=next(numbers))), "status": "succeeded", "paid": True},
    }
    body = json.dumps(told).encode()
    environ = EnvironBuilder(
        path=path, method="POST", content_type="application/json"
    ).get_environ()
    environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
    environ["HTTP_X_FORWARDED_FOR"] = next(_VISITORS)["X-Forwarded-For"]
    _body, status, _headers = run_wsgi_app(app, environ, buffered=True)
    if int(status[:3]) != 200:
        raise WrongResultError(f"{path} answered {status}")


_VISITORS = visitors()


def _requests_per_second(ask: Callable[[], None]) -> float:
    rates = []
    with ThreadPoolExecutor(_THREADS) as pool:
        for _ in range(_BURSTS):
            began = perf_counter()
            for done in [pool.submit(ask) for _ in range(_IN_BURST)]:
                done.result()
            rates.append(_IN_BURST / (perf_counter() - began))
    return median(rates)


def _connect_shop(place: Installation) -> None:
    with place.app.app_context(), transaction() as session:
        tenant = make_tenant(session, StudioPlan(slug="studio", name="Студия"), 1)
        session.add(
            Shop(
                tenant_id=tenant.id,
                public_id=_PUBLIC_ID,
                account_id="100001",
                state="connected",
                is_test=True,
                fiscal=False,
                receipts="own",
                vat_code=1,
                created_at=utcnow(),
            )
        )


def _check(place: Installation, told: int) -> None:
    with place.app.app_context(), reading() as session:
        waiting = session.scalar(select(func.count()).select_from(ShopCall))
    if waiting != told:
        raise WrongResultError(f"{told} notifications left {waiting} calls to be made")
