"""`flask worker`."""

import asyncio
import signal

import click
import structlog
from flask import Flask, current_app
from flask.cli import with_appcontext

from app.gateways.telegram import TelegramGateway
from app.gateways.yookassa import YookassaGateway
from app.jobs.database import Database
from app.jobs.outbox import CONCURRENCY, OutboxJob
from app.jobs.payments import PaymentsJob
from app.jobs.upkeep import UpkeepJob
from app.runtime import Runtime, runtime
from app.texts.pages import Pages

_log = structlog.get_logger(__name__)


@click.command("worker")
@with_appcontext
def worker_command() -> None:
    """Send messages and settle payments until told to stop (SIGTERM finishes what is begun)."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  # Flask's way to the object behind the proxy
    asyncio.run(_work(app, runtime()))


async def _work(app: Flask, parts: Runtime) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    settings, database = parts.settings, Database(app)
    gateway = TelegramGateway(
        settings.telegram_api_url, proxy=settings.telegram_proxy, connections=CONCURRENCY
    )
    async with gateway:
        outbox = OutboxJob(database, gateway, parts.vault, Pages(settings.public_url))
        payments = PaymentsJob(database, YookassaGateway(settings.yookassa_api_url), parts.vault)
        _log.info("worker_started")
        async with asyncio.TaskGroup() as jobs:
            jobs.create_task(outbox.run(stopping))
            jobs.create_task(payments.run(stopping))
            jobs.create_task(UpkeepJob(database).run(stopping))
    _log.info("worker_stopped")
