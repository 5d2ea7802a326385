"""What a phone downloads before the first useful screen, of the client's page and the cabinet."""

import gzip
import re
from pathlib import Path

from benchmarks.installation import ROOT
from benchmarks.table import Row

_DIST = ROOT / "webapp_frontend" / "dist"
_PAGES = {"index.html": ("client's page", 30), "cabinet.html": ("cabinet", 45)}
_CSS_KB = 8
# What a browser fetches by itself on reading the page; the preloaded one is the tenant's card.
_FETCHED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="(?!data:)([^"]+)"')


def measure() -> list[Row]:
    if not (_DIST / "index.html").exists():
        return [Row(what="front end", here="not built: `npm run build` in webapp_frontend")]
    return [
        row for page, (name, script_kb) in _PAGES.items() for row in _page(page, name, script_kb)
    ]


def _page(page: str, name: str, script_kb: int) -> list[Row]:
    fetched = _FETCHED.findall((_DIST / page).read_text(encoding="utf-8"))
    # A preloaded script is fetched once, however often the page names it.
    names = list(dict.fromkeys(fetched))
    told = ", ".join("the card" if "__SLUG__" in one else Path(one).suffix for one in names)
    return [
        _size(name, names, "js", script_kb),
        _size(name, names, "css", _CSS_KB),
        Row(what=f"{name}: requests after the HTML", here=f"{len(names)} at once ({told})"),
    ]


def _size(name: str, fetched: list[str], kind: str, target: int) -> Row:
    files = [_DIST / "assets" / Path(one).name for one in fetched if one.endswith(f".{kind}")]
    total = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
    return Row(
        what=f"{name}: {kind.upper()} of the first visit, gzip",
        here=f"{total:.1f} kB in {len(files)} file{'s' * (len(files) != 1)}",
        target=f"≤ {target} kB",
        met=total <= target,
    )
