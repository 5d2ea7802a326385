"""What a client's phone downloads before the first useful screen."""

import gzip
import re
from pathlib import Path

from benchmarks.installation import ROOT
from benchmarks.table import Row

_DIST = ROOT / "webapp_frontend" / "dist"
_TARGETS_KB = {"js": 30, "css": 8}
# What a browser fetches by itself on reading the page; the preloaded one is the tenant's card.
_FETCHED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="(?!data:)([^"]+)"')


def measure() -> list[Row]:
    if not (_DIST / "index.html").exists():
        return [Row(what="front end", here="not built: `npm run build` in webapp_frontend")]
    rows = [_size(kind, target) for kind, target in _TARGETS_KB.items()]
    fetched = _FETCHED.findall((_DIST / "index.html").read_text(encoding="utf-8"))
    names = ", ".join("the card" if "__SLUG__" in name else Path(name).suffix for name in fetched)
    return [
        *rows,
        Row(what="front end: requests after the HTML", here=f"{len(fetched)} at once ({names})"),
    ]


def _size(kind: str, target: int) -> Row:
    files = sorted((_DIST / "assets").glob(f"*.{kind}"))
    total = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
    return Row(
        what=f"front end: {kind.upper()}, gzip",
        here=f"{total:.1f} kB in {len(files)} file{'s' * (len(files) != 1)}",
        target=f"≤ {target} kB",
        met=total <= target,
    )
