"""One HTTP server for everything the sandbox stands in for."""

from collections.abc import AsyncIterator

from aiohttp import web

from sandbox.control.routes import ROUTES as CONTROL
from sandbox.page.routes import ROUTES as PAGE
from sandbox.page.routes import set_headers
from sandbox.telegram.bot_api.endpoint import answer_call
from sandbox.world import WORLD, World

BOT_API = (web.route("*", "/bot{token:[^/]+}/{method}", answer_call),)


def build_app(world: World) -> web.Application:
    """Put the stand-ins, their controls and the page under one address."""
    app = web.Application()
    app[WORLD] = world
    app.add_routes([*BOT_API, *CONTROL, *PAGE])
    app.on_response_prepare.append(set_headers)
    app.on_shutdown.append(_end_streams)
    app.cleanup_ctx.append(_deliveries)
    return app


async def _deliveries(app: web.Application) -> AsyncIterator[None]:
    app[WORLD].courier.start()
    yield
    await app[WORLD].courier.close()


async def _end_streams(app: web.Application) -> None:
    app[WORLD].feed.close()
