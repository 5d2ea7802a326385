"""Telegram's limit of messages per bot."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.jobs.pace import Pace

Result = TypeVar("Result")
ANYA, OLYA = 1, 2


def with_pace(use: Callable[[Pace], Awaitable[Result]]) -> Result:
    async def using() -> Result:
        return await use(Pace())

    return asyncio.run(using())


def moments_of(calls: list[int]) -> Callable[[Pace], Awaitable[dict[int, list[float]]]]:
    """Let bots make these calls at once; returns when each may, in seconds from the start."""

    async def use(pace: Pace) -> dict[int, list[float]]:
        loop = asyncio.get_running_loop()
        start, moments = loop.time(), {bot_id: [] for bot_id in calls}

        async def call(bot_id: int) -> None:
            await pace.wait(bot_id)
            moments[bot_id].append(loop.time() - start)

        await asyncio.gather(*map(call, calls))
        return moments

    return use


class TestPace:
    def test_a_bot_makes_no_more_than_28_calls_a_second(self) -> None:
        moments = with_pace(moments_of([ANYA] * 15))[ANYA]
        assert moments[-1] - moments[0] >= 14 / 28 - 0.01

    def test_one_bot_does_not_wait_for_another(self) -> None:
        moments = with_pace(moments_of([ANYA] * 12 + [OLYA]))
        assert moments[ANYA][-1] > 0.35
        assert moments[OLYA][0] < moments[ANYA][-1] / 2

    def test_a_bot_that_was_idle_saves_nothing_up(self) -> None:
        async def use(pace: Pace) -> dict[int, list[float]]:
            await pace.wait(ANYA)
            await asyncio.sleep(0.3)
            return await moments_of([ANYA] * 8)(pace)

        assert with_pace(use)[ANYA][-1] >= 7 / 28 - 0.01


class TestSilence:
    def test_a_bot_may_speak_until_it_is_told_otherwise(self) -> None:
        async def use(pace: Pace) -> list[int]:
            pace.hush(ANYA, 30)
            return [pace.silence_s(ANYA), pace.silence_s(OLYA)]

        assert with_pace(use) == [30, 0]

    def test_a_shorter_silence_does_not_end_a_longer_one(self) -> None:
        async def use(pace: Pace) -> int:
            pace.hush(ANYA, 30)
            pace.hush(ANYA, 1)
            return pace.silence_s(ANYA)

        assert with_pace(use) == 30

    def test_a_silence_ends(self) -> None:
        async def use(pace: Pace) -> int:
            pace.hush(ANYA, 1)
            await asyncio.sleep(1.01)
            return pace.silence_s(ANYA)

        assert with_pace(use) == 0
