"""Measure and print one table: `python -m benchmarks [--list] [name ...]`."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Mapping

from app.clock import utcnow
from benchmarks import (
    availability_http,
    calendar_http,
    front_end_size,
    holes,
    memory,
    outbox,
    pricing,
    race,
    reconciling,
    webhook_intake,
)
from benchmarks.table import Row, WrongResultError, as_markdown

MEASURES: Mapping[str, Callable[[], list[Row]]] = {
    "availability_http": availability_http.measure,
    "calendar_http": calendar_http.measure,
    "holes": holes.measure,
    "race": race.measure,
    "outbox": outbox.measure,
    "pricing": pricing.measure,
    "webhook_intake": webhook_intake.measure,
    "reconciling": reconciling.measure,
    "memory": memory.measure,
    "front_end_size": front_end_size.measure,
}


def main() -> int:
    """Return 1 if a benchmark came to a wrong result; being slow is told, not punished."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(MEASURES))
    parser.add_argument("--list", action="store_true", help="say what there is to measure")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(MEASURES):
        parser.error(f"there is no benchmark named {', '.join(sorted(unknown))}")
    if arguments.list:
        for name, measure in MEASURES.items():
            print(f"{name:20}{(sys.modules[measure.__module__].__doc__ or '').splitlines()[0]}")
        return 0
    # So that being told to stop, like Ctrl-C, ends the servers and removes the databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    return _run(arguments.names or list(MEASURES))


def _run(names: list[str]) -> int:
    rows: list[Row] = []
    wrong = []
    before = os.getloadavg()[0]
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        try:
            rows += MEASURES[name]()
        except WrongResultError as error:
            wrong.append(f"WRONG {name}: {error}")
    machine = (
        f"{utcnow():%Y-%m-%d}, {os.cpu_count()} cores, Python {sys.version.split()[0]}, "
        f"load average {before:.1f} before and {os.getloadavg()[0]:.1f} after."
    )
    print("\n".join([as_markdown(rows), "", machine, *wrong]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
