"""The addresses under /control."""

from aiohttp import web

from sandbox.control import accounts, chats, faults, records, state

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
    web.get("/control/faults", faults.show),
    web.post("/control/faults", faults.switch_on),
    web.delete("/control/faults", faults.switch_all_off),
    web.delete(r"/control/faults/{id:\d+}", faults.switch_off),
    web.get("/control/journal", records.show_journal),
    web.delete("/control/journal", records.clear_journal),
    web.get("/control/keys", records.show_keys),
    web.post("/control/reset", records.reset),
)
