"""What a method of the Bot API is, to the endpoint."""

from collections.abc import Callable

from sandbox.telegram.bot_api.params import Params
from sandbox.telegram.bots import Bot
from sandbox.world import World

# Returns the answer's `result`, or an awaitable of it. Raises ApiError.
Handler = Callable[[World, Bot, Params], object]
