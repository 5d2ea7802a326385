"""The front page, and the page in which the client's front end runs."""

from functools import lru_cache
from html import escape
from pathlib import Path

from flask import Blueprint, Response, abort, render_template

from app.db import reading
from app.guarding import guarded
from app.models import Tenant
from app.usecases.tenants import find_tenant
from app.web.language import request_language

DIST = Path(__file__).parents[3] / "webapp_frontend" / "dist"

pages = Blueprint("pages", __name__)


@pages.get("/")
@guarded("anybody")
def front_page() -> str:
    """Say what this is."""
    return render_template("front.html", language=request_language())


@pages.get("/app/<slug>")
@pages.get("/app/<slug>/<path:_page>")
@guarded("anybody")
def client_page(slug: str, _page: str = "") -> Response:
    """Serve the front end with the tenant's name in its title; it finds its own way from there."""
    with reading() as session:
        tenant = find_tenant(session, slug=slug)
        name = session.get_one(Tenant, tenant.id).name
    page = _index()
    if page is None:
        abort(503)
    replaced = {"__LANG__": request_language(), "__TITLE__": name, "__SLUG__": tenant.slug}
    for token, value in replaced.items():
        page = page.replace(token, escape(value))
    response = Response(page, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response


def _index() -> str | None:
    path = DIST / "index.html"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int) -> str:
    return path.read_text(encoding="utf-8")
