"""The addresses under /control."""

from aiohttp import web

from sandbox.control import accounts, chats, records, state
from sandbox.control.faults import FaultControl
from sandbox.telegram.faults import KINDS, Fault
from sandbox.world import World


def _show_faults(world: World) -> None:
    world.feed.publish({"type": "faults", "faults": world.faults.listed()})


FAULTS = FaultControl(
    "/control/faults",
    made=Fault,
    kinds=KINDS,
    found=lambda world: world.faults,
    show=_show_faults,
)

_CHAT = "/control/chats/{user_id}/{bot}"

ROUTES = (
    web.get("/control/state", state.show),
    web.get("/control/events", state.stream),
    web.post("/control/bots", accounts.add_bot),
    web.post("/control/people", accounts.add_person),
    web.get(_CHAT, chats.show),
    web.post(f"{_CHAT}/messages", chats.write),
    web.post(f"{_CHAT}/press", chats.press),
    web.post(f"{_CHAT}/open", chats.open_mini_app),
    web.post(f"{_CHAT}/{{action}}", chats.change),
    web.post("/control/updates", records.push_update),
    *FAULTS.routes(),
    web.get("/control/journal", records.show_journal),
    web.delete("/control/journal", records.clear_journal),
    web.get("/control/keys", records.show_keys),
    web.post("/control/reset", records.reset),
)
