"""The table that all benchmarks fill."""

from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = ("what", "here", "beside it, in the same run", "ratio", "target")


class WrongResultError(Exception):
    """A benchmark did its work wrongly, so that how fast it was does not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured thing. `ratio` says how many times better than what stands beside it."""

    what: str
    here: str
    beside: str = ""
    ratio: float | None = None
    target: str = ""
    met: bool | None = None


def as_markdown(rows: Sequence[Row]) -> str:
    """Write rows as a Markdown table whose columns line up."""
    lines = [_HEAD, *map(_cells, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    ruled = [lines[0], tuple("-" * width for width in widths), *lines[1:]]
    return "\n".join(
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |"
        for line in ruled
    )


def _cells(row: Row) -> tuple[str, ...]:
    verdict = {None: "", True: ", met", False: ", MISSED"}[row.met]
    ratio = "" if row.ratio is None else f"{row.ratio:.{0 if row.ratio >= 10 else 2}f}×"
    return (row.what, row.here, row.beside, ratio, row.target + verdict)
