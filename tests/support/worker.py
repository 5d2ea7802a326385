"""The worker: as a process of its own, and as a job run in the test."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from flask import Flask

from app.gateways.telegram import TelegramGateway
from app.jobs.database import Database
from app.jobs.outbox import OutboxJob
from app.runtime import runtime
from app.texts.pages import Pages
from tests.support.apps import SETTINGS
from tests.support.fakes import FakeTelegram
from tests.support.sandbox import ROOT, bare_environment, wait_until


class Worker:
    """`flask worker`, to be ended politely or not."""

    def __init__(self, database_url: str, sandbox_url: str, log: Path) -> None:
        self.log = log
        self._environment = bare_environment(
            DATABASE_URL=database_url,
            TELEGRAM_API_URL=sandbox_url,
            YOOKASSA_API_URL=f"{sandbox_url}/yookassa/v3",
            SECRET_KEY=SETTINGS.secret_key,
            TOKEN_KEYS=",".join(SETTINGS.token_keys),
            PUBLIC_URL=SETTINGS.public_url,
        )
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it looks for messages."""
        earlier = self._lines_of("worker_started")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "wsgi", "worker"],
                cwd=ROOT,
                env=self._environment,
                stderr=log,
            )
        wait_until(lambda: self._lines_of("worker_started") > earlier, seconds=60)

    def terminate(self) -> int:
        """Ask it to stop, as a platform does; returns its exit code."""
        return self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it on the spot, whatever it is doing; nothing happens if it has ended."""
        if self._process and self._process.poll() is None:
            self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> int:
        assert self._process
        self._process.send_signal(number)
        return self._process.wait(timeout=30)

    def _lines_of(self, event: str) -> int:
        return self.log.read_text().count(f'"{event}"') if self.log.exists() else 0


def run_outbox(
    app: Flask,
    sender: FakeTelegram | TelegramGateway,
    until: Callable[[], object],
    *,
    seconds: float = 30,
) -> None:
    """Run the outbox job in this process until something is true, then let it finish."""
    settings = runtime().settings
    job = OutboxJob(Database(app), sender, runtime().vault, Pages(settings.public_url))

    async def work() -> None:
        stopping = asyncio.Event()
        async with sender:
            running = asyncio.create_task(job.run(stopping))
            await asyncio.to_thread(wait_until, lambda: until() or running.done(), seconds)
            stopping.set()
            await running

    asyncio.run(work())
