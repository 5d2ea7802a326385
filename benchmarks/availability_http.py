"""A month of free starts of one service: the whole answer, on the server and over HTTP.

The data hold a year of about 1,300 visits. Beside it, on the same data, django-appointment finds
the same starts; that they are the same is checked.
"""

import gzip
import json
from collections.abc import Callable
from contextlib import ExitStack
from http.client import HTTPConnection
from io import BytesIO
from statistics import median
from typing import Any

from benchmarks.availability_engine import microseconds
from benchmarks.busy_year import ZONE, BusyYear, busy_year, store
from benchmarks.django_appointment import NotInstallableError, Rival, rival, version
from benchmarks.engine_alone import engine_alone
from benchmarks.installation import KINDS, Installation, installation
from benchmarks.processes import HOST, gunicorn
from benchmarks.table import Row, WrongResultError
from benchmarks.timing import Contestant, side_by_side, spread, timed

_ROUNDS = 15
_REPEATS = 20
_TARGET_MS = 5.0
_TARGET = f"p50 ≤ {_TARGET_MS:.0f} ms"
