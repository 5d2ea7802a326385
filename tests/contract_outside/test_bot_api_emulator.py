"""Our side of the Bot API, checked by a server that nobody here wrote.

`lo-bot-api-emulator` refuses what the sandbox, written with us in mind, might let pass. Which
database stands behind us is all the same to it, so SQLite does.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from app.clock import utcnow
from app.db import reading, transaction
from app.gateways.telegram import TelegramGateway
from app.models import Bot, OutboxMessage
from app.usecases.tenants import TenantRef
from app.usecases.visits import cancel_visit
from tests.bot.updates import message, user
from tests.contract_outside.conftest import TOKEN, Emulator
from tests.jobs.scenes import book_tomorrow, nothing_waits
from tests.support.factories import CLIENT_ID, OWNER_ID, make_owner, make_tenant
from tests.support.worker import run_outbox


@pytest.fixture
def tenant(installation: Flask) -> TenantRef:
    with installation.app_context():
        return make_tenant()


def flask(app: Flask, *command: str) -> Result:
    """Run what the host runs."""
    result = app.test_cli_runner().invoke(args=command)
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture
def connected(installation: Flask, emulator: Emulator, tenant: TenantRef) -> str:
    """A bot in service; the value is what its owner's one-time link sends to it."""
    output = flask(installation, "bots", "add", "anya", "--token", TOKEN).output
    payload = re.search(r"start=(own_[\w-]+)", output)[1]
    return f"/start {payload}"


def send_all(app: Flask, emulator: Emulator) -> None:
    """Have the worker's job send whatever waits."""
    with app.app_context():
        run_outbox(app, TelegramGateway(emulator.url), nothing_waits)


def sent(app: Flask) -> list[tuple[int, str, str, int | None]]:
    with app.app_context(), reading() as session:
        rows = session.execute(
            select(
                OutboxMessage.chat_id,
                OutboxMessage.template,
                OutboxMessage.state,
                OutboxMessage.telegram_message_id,
            ).order_by(OutboxMessage.id)
        )
        return [tuple(row) for row in rows]


# It knows 24 methods; a bot connects without a description too.
UNKNOWN_TO_IT = "setMyDescription"


class TestConnecting:
    def test_menu_commands_and_webhook_are_accepted_in_this_order(
        self, emulator: Emulator, connected: str
    ) -> None:
        set_up = [answer for answer in emulator.answers() if answer != ("getMe", 200)]
        assert set_up == [
            ("setChatMenuButton", 200),
            ("setMyCommands", 200),
            ("setMyCommands", 200),
            ("setWebhook", 200),
            (UNKNOWN_TO_IT, 501),
        ]
        (webhook,) = (one for one in emulator.entries() if one.get("method") == "setWebhook")
        assert "secret_token" in webhook["fields"]

    def test_the_check_finds_the_webhook_where_it_should_be(
        self, installation: Flask, emulator: Emulator, connected: str
    ) -> None:
        assert flask(installation, "bots", "check").output.split()[-1] == "ok"
        assert emulator.answers()[-1] == ("getWebhookInfo", 200)


@pytest.mark.usefixtures("connected")
class TestUpdates:
    def test_reach_our_webhook_with_the_secret(
        self, installation: Flask, emulator: Emulator
    ) -> None:
        emulator.push(message())
        assert emulator.answers()[-1] == ("webhook", 200)
        assert [row[:2] for row in sent(installation)] == [(CLIENT_ID, "greeting")]

    def test_are_refused_once_the_secret_is_another(
        self, installation: Flask, emulator: Emulator
    ) -> None:
        with installation.app_context(), transaction() as session:
            session.scalars(select(Bot)).one().webhook_secret_hash = "of another secret"
        emulator.push(message())
        assert emulator.answers()[-1] == ("webhook", 403)
        assert sent(installation) == []


class TestMessages:
    def test_the_greeting_and_the_owners_welcome_are_accepted(
        self, installation: Flask, emulator: Emulator, connected: str
    ) -> None:
        emulator.push(message())
        emulator.push(message(connected, user(OWNER_ID)))
        send_all(installation, emulator)
        assert [row[:3] for row in sent(installation)] == [
            (CLIENT_ID, "greeting", "sent"),
            (OWNER_ID, "owner_welcome", "sent"),
        ]
        assert emulator.answers()[-2:] == [("sendMessage", 200)] * 2
        assert "reply_markup" in emulator.entries()[-1]["fields"]

    def test_a_confirmation_is_sent_and_edited_when_the_visit_is_cancelled(
        self, installation: Flask, emulator: Emulator, connected: str, tenant: TenantRef
    ) -> None:
        with installation.app_context():
            make_owner(tenant)
            visit = book_tomorrow(tenant)
        send_all(installation, emulator)
        emulator.forget()
        with installation.app_context(), transaction() as session:
            cancel_visit(
                session,
                tenant_id=tenant.id,
                client_id=visit.client_id,
                visit_id=visit.id,
                reason=None,
                now=utcnow(),
            )
        send_all(installation, emulator)
        assert sorted(emulator.answers()) == [("editMessageText", 200), ("sendMessage", 200)]
        confirmation, notice, cancellation, _ = sent(installation)
        assert cancellation[1:3] == ("visit_cancelled_client", "sent")
        assert cancellation[3] == confirmation[3] != notice[3]

    def test_by_its_own_verdict_nothing_of_ours_that_it_knows_was_refused(
        self, installation: Flask, emulator: Emulator, connected: str, tenant: TenantRef
    ) -> None:
        emulator.push(message(connected, user(OWNER_ID)))
        with installation.app_context():
            book_tomorrow(tenant)
        send_all(installation, emulator)
        command = [Path(sys.executable).with_name("lo-bot-api-emulator"), "verdict"]
        answer = subprocess.run(
            [*command, emulator.journal, "--require-response", "--require-method", "setWebhook"],
            check=False,
            capture_output=True,
        )
        verdict = json.loads(answer.stdout)
        refused = {method for method, status in emulator.answers() if status != 200}
        assert refused == {UNKNOWN_TO_IT}, verdict
        assert verdict["successful_methods"]["sendMessage"] == 3
