"""Many people at once."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from flask import Flask

from app.domain.errors import DomainError

Result = TypeVar("Result")


def race(
    app: Flask, runners: Sequence[Callable[[], Result]], *, threads: int = 16
) -> list[Result | DomainError]:
    """Start all at one moment, each in an application context of its own.

    A domain error is a result; anything else, a deadlock for one, fails the test.
    """
    threads = min(threads, len(runners))
    start = Barrier(threads)
    waiting = list(range(threads))

    def run(number: int, runner: Callable[[], Result]) -> Result | DomainError:
        if number in waiting:
            start.wait(timeout=30)
        with app.app_context():
            try:
                return runner()
            except DomainError as error:
                return error

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(len(runners)), runners))
