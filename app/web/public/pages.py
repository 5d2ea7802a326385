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
    """Serve the client's front end; it finds its own way from there."""
    return _tenant_page("index.html", slug)


@pages.get("/cabinet/<slug>")
@pages.get("/cabinet/<slug>/<path:_page>")
@guarded("anybody")
def cabinet_page(slug: str, _page: str = "") -> Response:
    """Serve the cabinet of one tenant. The page holds nothing secret; what it asks for does."""
    return _tenant_page("cabinet.html", slug)


@pages.get("/cabinet")
@guarded("anybody")
def cabinets_page() -> Response:
    """Serve the cabinet to somebody who comes from the manager bot and has yet to say which."""
    return _page("cabinet.html", title="Okoshko", slug="")


def _tenant_page(name: str, slug: str) -> Response:
    with reading() as session:
        tenant = find_tenant(session, slug=slug)
        title = session.get_one(Tenant, tenant.id).name
    return _page(name, title=title, slug=tenant.slug)


def _page(name: str, *, title: str, slug: str) -> Response:
    page = _built(name)
    if page is None:
        abort(503)
    replaced = {"__LANG__": request_language(), "__TITLE__": title, "__SLUG__": slug}
    for token, value in replaced.items():
        page = page.replace(token, escape(value))
    response = Response(page, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Language"
    return response


def _built(name: str) -> str | None:
    path = DIST / name
    return _read(path, path.stat().st_mtime_ns) if path.exists() else None


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> str:
    return path.read_text(encoding="utf-8")
