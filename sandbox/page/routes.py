"""The page and its files. What it shows and does goes through /control."""

from pathlib import Path

from aiohttp import web

STATIC = Path(__file__).parent.parent / "static"
# Mini Apps open in frames from anywhere; everything else is the sandbox's own.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src http: https:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


async def show_page(_request: web.Request) -> web.FileResponse:
    """Return the page."""
    return web.FileResponse(STATIC / "index.html")


async def set_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Guard the page, and have a browser ask for changed files each time."""
    if request.path == "/" or request.path.startswith("/static/"):
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"


ROUTES = (web.get("/", show_page), web.static("/static", STATIC))
