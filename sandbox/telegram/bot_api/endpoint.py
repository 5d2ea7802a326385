"""`/bot<token>/<method>`: finds the bot and the method, applies faults, writes the journal."""

import asyncio
from inspect import isawaitable

from aiohttp import web

from sandbox.telegram.bot_api import chats, messages, profile, webhooks
from sandbox.telegram.bot_api.answers import Answer, broken, done, refused
from sandbox.telegram.bot_api.handler import Handler
from sandbox.telegram.bot_api.params import Params, read_params
from sandbox.telegram.bot_api.refusals import ApiError, Refusal
from sandbox.telegram.bots import Bot
from sandbox.telegram.faults import Fault
from sandbox.telegram.journal import Call
from sandbox.world import WORLD, World

METHODS: dict[str, Handler] = {
    name.lower(): handler
    for module in (messages, webhooks, chats, profile)
    for name, handler in module.METHODS.items()
}


async def answer_call(request: web.Request) -> web.Response:
    """Answer one Bot API call."""
    world = request.app[WORLD]
    bot = world.bot_by_token(request.match_info["token"])
    method = request.match_info["method"]
    try:
        params = await read_params(request)
    except ApiError as error:
        _note(world, bot, method, Params({}), refused(error), None)
        return refused(error).response()
    fault = _strike(world, bot, method, params)
    answer = broken(fault) if fault else None
    if answer is None:
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        answer = await _work(world, bot, method, params)
    _note(world, bot, method, params, answer, fault)
    if fault and fault.kind == "cut" and request.transport:
        request.transport.abort()
    return answer.response()


async def _work(world: World, bot: Bot | None, method: str, params: Params) -> Answer:
    if bot is None:
        return refused(ApiError(Refusal.UNAUTHORIZED))
    handler = METHODS.get(method.lower())
    if handler is None:
        return refused(ApiError(Refusal.METHOD_NOT_FOUND))
    try:
        result = handler(world, bot, params)
        return done(await result if isawaitable(result) else result)
    except ApiError as error:
        return refused(error)


def _strike(world: World, bot: Bot | None, method: str, params: Params) -> Fault | None:
    username = bot.username if bot else None
    chat = params.values.get("chat_id")
    fault = world.faults.strike(lambda one: one.fits(method, username, chat))
    if fault and fault.times is not None:
        world.feed.publish({"type": "faults", "faults": world.faults.listed()})
    return fault


def _note(
    world: World, bot: Bot | None, method: str, params: Params, answer: Answer, fault: Fault | None
) -> None:
    cut = fault is not None and fault.kind == "cut"
    world.journal.add(
        Call(
            method=method,
            bot=bot.username if bot else None,
            params=params.values,
            status=None if cut else answer.status,
            description=answer.description,
            fault=fault.kind if fault else None,
        )
    )
