"""Switching faults of a service on and off."""

from collections.abc import Callable
from dataclasses import asdict, fields
from typing import Any, Generic

from aiohttp import web

from sandbox.control.body import bad_request, not_found, read_json
from sandbox.faults import Fault, Faults
from sandbox.world import WORLD, World

_NUMBERS = ("times", "retry_after", "seconds")


class FaultControl(Generic[Fault]):
    """The four calls about one service's faults."""

    def __init__(
        self,
        path: str,
        *,
        made: type[Fault],
        kinds: tuple[str, ...],
        found: Callable[[World], Faults[Fault]],
        show: Callable[[World], None],
    ) -> None:
        """`found` gives the faults of a world, `show` tells open pages what is on now."""
        self._path = path
        self._made = made
        self._kinds = kinds
        self._found = found
        self._show = show
        described: Any = made
        self._settings = {field.name for field in fields(described)} - {"id", "hits"}

    def routes(self) -> tuple[web.RouteDef, ...]:
        """List the addresses."""
        return (
            web.get(self._path, self.show),
            web.post(self._path, self.switch_on),
            web.delete(self._path, self.switch_all_off),
            web.delete(self._path + r"/{id:\d+}", self.switch_off),
        )

    async def switch_on(self, request: web.Request) -> web.Response:
        """`{kind, times?, …}` → the fault with its id."""
        body = await read_json(request)
        if body.get("kind") not in self._kinds:
            raise bad_request(f"kind is one of {', '.join(self._kinds)}")
        if not set(body) <= self._settings:
            raise bad_request(f"a fault has {', '.join(sorted(self._settings))}")
        if not all(isinstance(body.get(name) or 0, int | float) for name in _NUMBERS):
            raise bad_request(f"{', '.join(_NUMBERS)} are numbers")
        fault: Any = self._faults(request).add(self._made(**body))
        self._show(request.app[WORLD])
        return web.json_response(asdict(fault), status=201)

    async def show(self, request: web.Request) -> web.Response:
        """Return the faults that are on."""
        return web.json_response({"faults": self._faults(request).listed()})

    async def switch_off(self, request: web.Request) -> web.Response:
        """Switch one fault off."""
        if not self._faults(request).remove(int(request.match_info["id"])):
            raise not_found("this fault is not on")
        self._show(request.app[WORLD])
        return web.Response(status=204)

    async def switch_all_off(self, request: web.Request) -> web.Response:
        """Switch every fault off."""
        self._faults(request).clear()
        self._show(request.app[WORLD])
        return web.Response(status=204)

    def _faults(self, request: web.Request) -> Faults[Fault]:
        return self._found(request.app[WORLD])
