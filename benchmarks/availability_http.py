"""A month of free starts of one service: the whole answer, on the server and over HTTP.

The data hold a year of about 1,300 visits. Beside it, on the same data, django-appointment finds
the same starts; that they are the same is checked.
"""

import gzip
import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from statistics import median
from time import thread_time

from app.clock import utcnow
from app.domain.booking_rules import BookingRules
from app.domain.demand import Demand
from app.domain.interval import epoch_minutes
from app.domain.master_calendar import MasterCalendar
from benchmarks.asking import in_process, over_http
from benchmarks.availability_engine import within, working_days
from benchmarks.busy_year import SERVICE_MIN, STEP_MIN, ZONE, BusyYear, busy_year, store
from benchmarks.django_appointment import NotInstallableError, rival, version
from benchmarks.installation import KINDS, installation
from benchmarks.processes import gunicorn
from benchmarks.table import Row, WrongResultError
from benchmarks.timing import Contestant, side_by_side, spread, timed

_ROUNDS = 15
_REPEATS = 20
_TARGET_MS = 5
_WAYS = ("pages", "functions")

Samples = dict[str, list[float]]


def measure() -> list[Row]:
    year = busy_year()
    contestants = {"engine": Contestant(timed(_engine_alone(year)), _REPEATS)}
    bodies: list[bytes] = []
    with ExitStack() as stack:
        for kind in KINDS:
            place = stack.enter_context(installation(kind))
            path = store(place, year)
            web = stack.enter_context(gunicorn(place, workers=2))
            here, there = in_process(place.app, path), over_http(web, path)
            bodies += [here(), there()]
            contestants |= {
                f"{kind}, in process": Contestant(timed(here), _REPEATS),
                f"{kind}, over HTTP": Contestant(timed(there), _REPEATS),
                f"{kind}, CPU of the web process alone": Contestant(
                    timed(here, thread_time), _REPEATS
                ),
            }
        try:
            other = stack.enter_context(rival(year))
        except NotInstallableError as error:
            missing = str(error)
        else:
            missing = ""
            _compare([*map(_starts, bodies), other.starts])
            for way in _WAYS:
                contestants[way] = Contestant(partial(other.milliseconds, way))
        samples = side_by_side(contestants, _ROUNDS)
    return [*_rows(samples, missing), _size(year, bodies[0])]


def _engine_alone(year: BusyYear) -> Callable[[], object]:
    visits = [(start.replace(tzinfo=ZONE), end.replace(tzinfo=ZONE)) for start, end in year.visits]
    rows = within(visits, year.first, year.last)
    demand = Demand(duration_min=SERVICE_MIN)
    rules = BookingRules(min_notice_min=120, booking_horizon_days=60, slot_step_min=STEP_MIN)
    hours, now = working_days(), utcnow()

    def answer() -> object:
        busy = epoch_minutes(rows)
        calendar = MasterCalendar.of(ZONE.key, hours, busy, year.first, year.last)
        return calendar.starts(demand, rules, now).iso_days()

    return answer


def _starts(body: bytes) -> list[str]:
    return [
        datetime.fromisoformat(start["at"]).replace(tzinfo=None).isoformat()
        for day in json.loads(body)["days"]
        for start in day["starts"]
    ]


def _compare(found: list[list[str]]) -> None:
    if any(starts != found[0] for starts in found):
        counts = ", ".join(str(len(starts)) for starts in found)
        raise WrongResultError(f"the same month has different free starts: {counts}")


def _rows(samples: Samples, missing: str) -> list[Row]:
    rows = [Row(what="month: the engine alone", here=f"{median(samples['engine']):.2f} ms")]
    for name in (name for name in samples if ", " in name):
        ours, waits = median(samples[name]), "CPU" not in name
        rows.append(
            Row(
                what=f"month: whole answer, {name}",
                here=spread(samples[name]),
                beside=_beside(samples, "pages", missing) if waits else "",
                ratio=median(samples["pages"]) / ours if waits and not missing else None,
                target=f"p50 ≤ {_TARGET_MS} ms" if waits else "",
                met=ours <= _TARGET_MS if waits else None,
            )
        )
    if not missing:
        whole = samples["SQLite, in process"]
        rows.append(
            Row(
                what="month: whole answer, SQLite, in process",
                here=spread(whole),
                beside=_beside(samples, "functions", missing),
                ratio=median(samples["functions"]) / median(whole),
            )
        )
    return rows


def _beside(samples: Samples, way: str, missing: str) -> str:
    if missing:
        return f"django-appointment cannot be installed here: {missing}"
    what = {"pages": "31 day answers, in process", "functions": "its bare functions"}[way]
    return f"django-appointment {version()}, {what}: {median(samples[way]):.0f} ms"


def _size(year: BusyYear, body: bytes) -> Row:
    return Row(
        what=f"month: size ({len(year.visits)} visits, {len(_starts(body))} starts)",
        here=f"{len(body) / 1000:.1f} kB, {len(gzip.compress(body)) / 1000:.1f} kB gzip",
    )
