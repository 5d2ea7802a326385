"""Switching faults on and off."""

from dataclasses import asdict, fields

from aiohttp import web

from sandbox.control.body import bad_request, not_found, read_json
from sandbox.telegram.faults import KINDS, Fault
from sandbox.world import WORLD, World

_SETTINGS = {field.name for field in fields(Fault)} - {"id", "hits"}
_NUMBERS = ("times", "retry_after", "seconds")


async def switch_on(request: web.Request) -> web.Response:
    """`{kind, method?, bot?, chat?, times?, retry_after?, seconds?}` → the fault with its id."""
    world = request.app[WORLD]
    body = await read_json(request)
    if body.get("kind") not in KINDS:
        raise bad_request(f"kind is one of {', '.join(KINDS)}")
    if not set(body) <= _SETTINGS:
        raise bad_request(f"a fault has {', '.join(sorted(_SETTINGS))}")
    if not all(isinstance(body.get(name) or 0, int | float) for name in _NUMBERS):
        raise bad_request(f"{', '.join(_NUMBERS)} are numbers")
    fault = world.faults.add(Fault(**body))
    _show(world)
    return web.json_response(asdict(fault), status=201)


async def show(request: web.Request) -> web.Response:
    """Return the faults that are on."""
    return web.json_response({"faults": request.app[WORLD].faults.listed()})


async def switch_off(request: web.Request) -> web.Response:
    """Switch one fault off."""
    world = request.app[WORLD]
    if not world.faults.remove(int(request.match_info["id"])):
        raise not_found("this fault is not on")
    _show(world)
    return web.Response(status=204)


async def switch_all_off(request: web.Request) -> web.Response:
    """Switch every fault off."""
    world = request.app[WORLD]
    world.faults.clear()
    _show(world)
    return web.Response(status=204)


def _show(world: World) -> None:
    world.feed.publish({"type": "faults", "faults": world.faults.listed()})
