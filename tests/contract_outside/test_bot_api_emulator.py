"""Our side of the Bot API, checked by a server that nobody here wrote.

`lo-bot-api-emulator` refuses what the sandbox, written with us in mind, might let pass. Which
database stands behind is of no matter to it, so SQLite does.
"""

import asyncio
from datetime import timedelta

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app.clock import utcnow
from app.db import reading, transaction
from app.gateways.telegram import TelegramGateway
from app.models import Bot, OutboxMessage
from app.usecases.booking import Wish, book_visit
from app.usecases.chats import note_chat
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from tests.bot.updates import message, user
from tests.contract_outside.conftest import Emulator
from tests.support.factories import CLIENT_ID, OWNER_ID, make_client, make_tenant, service_id
from tests.support.outbox import pending
from tests.support.worker import run_outbox

TOKEN = "123456789:AAF-a-token-the-emulator-never-saw-0"


@pytest.fixture
def tenant(installation: Flask) -> TenantRef:
    with installation.app_context():
        return make_tenant()


def connect(app: Flask) -> Result:
    """Run what the host runs."""
    return app.test_cli_runner().invoke(args=["bots", "add", "anya", "--token", TOKEN])


def send_all(app: Flask) -> None:
    """Have the worker's job send whatever waits."""

    class Lasting(TelegramGateway):
        pass

    async def nothing() -> None:
        return

    del Lasting, nothing


class TestConnecting:
    def test_the_bot_is_set_up(self, installation: Flask, tenant: TenantRef) -> None:
        result = connect(installation)
        assert result.exit_code == 0, result.output
