"""`/yookassa/v3/…`: applies faults, lets the work be done, writes the journal."""

import asyncio

from aiohttp import web

from sandbox.world import WORLD
from sandbox.yookassa.api.answers import CUTTING, Answer, broken, spoilt
from sandbox.yookassa.api.request import Asked, read_request
from sandbox.yookassa.api.work import answer_to
from sandbox.yookassa.faults import Fault
from sandbox.yookassa.journal import Call
from sandbox.yookassa.provider import Provider


async def answer_call(request: web.Request) -> web.Response:
    """Answer one call of a shop."""
    provider = request.app[WORLD].yookassa
    asked = await read_request(request)
    fault = _strike(provider, asked)
    answer = broken(fault) if fault else None
    if answer is None:
        answer = answer_to(provider, asked)
        if fault:
            answer = spoilt(fault, answer)
    _note(provider, asked, answer, fault)
    if fault and fault.kind == "timeout":
        await asyncio.sleep(fault.seconds)
    if fault and fault.kind in CUTTING and request.transport:
        request.transport.abort()
    return answer.response()


def _strike(provider: Provider, asked: Asked) -> Fault | None:
    fault = provider.faults.strike(lambda one: one.fits(asked.method, asked.path, asked.account_id))
    if fault and fault.times is not None:
        provider.show()
    return fault


def _note(provider: Provider, asked: Asked, answer: Answer, fault: Fault | None) -> None:
    provider.journal.add(
        Call(
            method=asked.method,
            path=asked.path,
            query=asked.query,
            account_id=asked.account_id,
            idempotence_key=asked.key,
            body=asked.body,
            status=None if fault and fault.kind in CUTTING else answer.status,
            code=answer.code,
            fault=fault.kind if fault else None,
        )
    )
