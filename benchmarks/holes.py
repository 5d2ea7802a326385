"""Play days of clients: how much more is booked when offers leave fewer holes.

Run: python -m benchmarks.holes [--days 1000] [--seed report]; it prints what docs/holes.md shows.
"""

import argparse
from dataclasses import replace
from statistics import mean

from benchmarks.holes_compare import REPORT, Comparison, bound, compare
from benchmarks.holes_month import month_ms
from benchmarks.holes_scenarios import SCENARIOS, UNYIELDING
from benchmarks.holes_ways import EDGES_AND_BANDS, FINE_HIDE, HIDE, RECOMMEND, WAYS
from benchmarks.table import Row

_DAYS = 1_000
_BOUND_DAYS = 100
_TARGET_GAIN = 4.5
_TARGET_DEAD = 0.5
_TARGET_MONTH_MS = 0.15


def measure() -> list[Row]:
    """Compare ours, with the others hidden and shown, with the rule of edges and bands."""
    simple, hide, starred = (
        compare(WAYS[name], SCENARIOS, _DAYS, REPORT) for name in (EDGES_AND_BANDS, HIDE, RECOMMEND)
    )
    most = mean(bound(scenario, _BOUND_DAYS, REPORT) for scenario in SCENARIOS)
    first, further, again = month_ms()
    return [
        Row(
            what="holes: only recommended starts shown, against every 15 min",
            here=str(hide),
            beside=f"edges and bands: {simple}",
            target=f"≥ +{_TARGET_GAIN} %, none below 0, dead time ≤ {_TARGET_DEAD:.0%}",
            met=mean(hide.gains) >= _TARGET_GAIN
            and min(hide.gains) >= 0
            and mean(hide.dead) <= _TARGET_DEAD,
        ),
        Row(
            what="holes: recommended first, half of the clients follow",
            here=str(starred),
            beside=f"who knows all clients in advance: at most {most:+.0f} %",
        ),
        Row(
            what="holes: a month of recommended starts",
            here=f"{further:.2f} ms (a new master's {first:.2f} ms, the same again {again:.2f} ms)",
            target=f"≤ {_TARGET_MONTH_MS} ms",
            met=further <= _TARGET_MONTH_MS,
        ),
    ]


def main() -> None:
    """Print every way, every scenario, and what depends on the clients."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.holes", description=__doc__)
    parser.add_argument("--days", type=int, default=_DAYS, help="days of each scenario")
    parser.add_argument("--seed", default=REPORT, help="what the random clients grow from")
    arguments = parser.parse_args()
    count, seed = arguments.days, arguments.seed
    results = {name: compare(way, SCENARIOS, count, seed) for name, way in WAYS.items()}
    print("\n".join(_table_of_ways(results)), end="\n\n")
    print("\n".join(_table_of_scenarios(results, count, seed)), end="\n\n")
    print("\n".join(_table_of_glad(count, seed)), end="\n\n")
    for name in (EDGES_AND_BANDS, HIDE, FINE_HIDE, RECOMMEND):
        print(f"{UNYIELDING.name}, {name}: {compare(WAYS[name], [UNYIELDING], count, seed)}")
    print("month: new {:.2f} ms, further {:.2f} ms, again {:.2f} ms".format(*month_ms()))


def _table_of_ways(results: dict[str, Comparison]) -> list[str]:
    lines = [
        _cells("way", "mean gain, %", "worst, %", "dead time", "starts shown"),
        "|---" * 5 + "|",
    ]
    for name, result in results.items():
        gains = (f"{mean(result.gains):+.1f}", f"{min(result.gains):+.1f}")
        lines.append(_cells(name, *gains, f"{mean(result.dead):.0%}", f"{mean(result.shown):.1f}"))
    return lines


def _table_of_scenarios(results: dict[str, Comparison], count: int, seed: str) -> list[str]:
    names = (EDGES_AND_BANDS, HIDE, FINE_HIDE, RECOMMEND)
    lines = [_cells("gain, %", *names, "bound"), "|---" * 6 + "|"]
    for number, scenario in enumerate(SCENARIOS):
        gains = [f"{results[name].gains[number]:+.1f}" for name in names]
        most = bound(scenario, min(_BOUND_DAYS, count), seed)
        lines.append(_cells(scenario.name, *gains, f"{most:+.0f}"))
    return lines


def _table_of_glad(count: int, seed: str) -> list[str]:
    lines = [
        _cells("clients who follow", "mean gain, %", "worst, %", "dead time"),
        "|---" * 4 + "|",
    ]
    for glad in (0.0, 0.3, 0.5, 0.7, 1.0):
        scenarios = [replace(scenario, glad=glad) for scenario in SCENARIOS]
        result = compare(WAYS[RECOMMEND], scenarios, count, seed)
        gains = (f"{mean(result.gains):+.1f}", f"{min(result.gains):+.1f}")
        lines.append(_cells(f"{glad:.0%}", *gains, f"{mean(result.dead):.0%}"))
    return lines


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
