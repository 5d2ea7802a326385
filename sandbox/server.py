"""One HTTP server for everything the sandbox stands in for."""

from collections.abc import AsyncIterator

from aiohttp import web

from sandbox.control.routes import ROUTES as CONTROL
from sandbox.page.routes import ROUTES as PAGE
from sandbox.page.routes import set_headers
from sandbox.telegram.bot_api.endpoint import answer_call
from sandbox.world import WORLD, World
from sandbox.yookassa.api.endpoint import answer_call as answer_shop
from sandbox.yookassa.control.routes import ROUTES as YOOKASSA_CONTROL
from sandbox.yookassa.pay_page.routes import ROUTES as PAY_PAGE

BOT_API = (web.route("*", "/bot{token:[^/]+}/{method}", answer_call),)
YOOKASSA = (web.route("*", "/yookassa/v3/{path:.*}", answer_shop), *PAY_PAGE, *YOOKASSA_CONTROL)


def build_app(world: World) -> web.Application:
    """Put the stand-ins, their controls and the page under one address."""
    app = web.Application()
    app[WORLD] = world
    app.add_routes([*BOT_API, *YOOKASSA, *CONTROL, *PAGE])
    app.on_response_prepare.append(set_headers)
    app.on_shutdown.append(_end_streams)
    app.cleanup_ctx.append(_deliveries)
    return app


async def _deliveries(app: web.Application) -> AsyncIterator[None]:
    couriers = (app[WORLD].courier, app[WORLD].yookassa.courier)
    for courier in couriers:
        courier.start()
    yield
    for courier in couriers:
        await courier.close()


async def _end_streams(app: web.Application) -> None:
    app[WORLD].feed.close()
