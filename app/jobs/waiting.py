"""Waiting that can be cut short."""

import asyncio


async def rest(seconds: float, *, woken_by: asyncio.Event) -> None:
    """Return after so many seconds, or as soon as the event is set."""
    try:
        await asyncio.wait_for(woken_by.wait(), seconds)
    except TimeoutError:
        return
