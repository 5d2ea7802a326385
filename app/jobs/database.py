"""Transactions for asynchronous code."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from flask import Flask
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from app.db import transaction

# What passes by itself, unlike a statement that is wrong.
DATABASE_DOWN = (OperationalError, InterfaceError)

Result = TypeVar("Result")


class Database:
    """Runs use cases in threads, so that the event loop goes on sending meanwhile."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    async def run(self, use_case: Callable[[Session], Result]) -> Result:
        """Run one use case in one transaction."""
        return await asyncio.to_thread(self.run_here, use_case)

    def run_here(self, use_case: Callable[[Session], Result]) -> Result:
        """Run one use case in one transaction, in the caller's own thread."""
        with self._app.app_context(), transaction() as session:
            return use_case(session)
