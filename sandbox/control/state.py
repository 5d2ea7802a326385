"""The whole world at once, and then what changes in it, live."""

import asyncio
import json
from dataclasses import asdict

from aiohttp import web

from sandbox.themes import THEMES
from sandbox.world import WORLD

KEEP_ALIVE = 20.0


async def show(request: web.Request) -> web.Response:
    """Return the people on the page with their chats, the bots, faults and themes."""
    world = request.app[WORLD]
    people = [
        asdict(person) | {"chats": [chat.summary() for chat in world.chats_of(person)]}
        for person in world.people.values()
        if person.role is not None
    ]
    return web.json_response(
        {
            "people": people,
            "bots": [bot.about() for bot in world.bots.values()],
            "faults": world.faults.listed(),
            "themes": THEMES,
            "yookassa": world.yookassa.summary(),
        }
    )


async def stream(request: web.Request) -> web.StreamResponse:
    """Send events as they happen (text/event-stream)."""
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await response.prepare(request)
    with request.app[WORLD].feed.subscription() as events:
        # A first event right away: the page reads the state only now, so that nothing that
        # happens between the two is lost.
        event: dict[str, object] | None = {"type": "hello"}
        while event is not None:
            try:
                await response.write(f"data: {json.dumps(event)}\n\n".encode())
            except ConnectionError:
                break  # the page was closed
            try:
                event = await asyncio.wait_for(events.get(), KEEP_ALIVE)
            except TimeoutError:
                event = {"type": "still_here"}
    return response
