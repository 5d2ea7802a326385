"""`flask bots add` and `flask bots check`, with a Telegram that answers and one that fails."""

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from click.testing import Result
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from app.db import reading
from app.models import Bot, Invitation
from app.usecases.bots import secret_hash
from sandbox.people import ANYA_BOT, VITOK_BOT
from tests.cli.conftest import PUBLIC_URL, Cli
from tests.support.factories import make_tenant
from tests.support.sandbox import Sandbox, wait_until

TOKEN, OTHER_TOKEN = ANYA_BOT.token, VITOK_BOT.token
STRANGERS_TOKEN = "7000000099:SANDBOX-not-a-real-token-nobodys_00"


@pytest.fixture(autouse=True)
def _tenants(cli: Cli) -> None:
    with cli.app.app_context():
        make_tenant()
        make_tenant(slug="olya", name="Оля")


def add(cli: Cli, slug: str = "anya", token: str = TOKEN) -> Result:
    return cli.run("bots", "add", slug, "--token", token)


def stored(cli: Cli, column: Any) -> Sequence[Any]:
    with cli.app.app_context(), reading() as session:
        return session.scalars(select(column)).all()


def methods(sandbox: Sandbox) -> list[str]:
    entries = sandbox.control("journal", method="GET")["entries"]
    return [entry["method"] for entry in entries]


def last_webhook(sandbox: Sandbox) -> dict[str, Any]:
    return sandbox.calls("setWebhook")[-1]["params"]


def owner_code(result: Result) -> str:
    (link,) = re.findall(r"For the owner: +(\S+)", result.output)
    return parse_qs(urlsplit(link).query)["start"][0].removeprefix("own_")


class TestAdd:
    def test_hands_out_a_link_for_clients_and_one_for_the_owner(self, cli, sandbox) -> None:
        result = add(cli)
        assert result.exit_code == 0, result.output
        assert "@anya_belova_bot is ready." in result.output
        assert "https://t.me/anya_belova_bot?start=web\n" in result.output
        (kept,) = stored(cli, Invitation.code_hash)
        assert kept == sha256(owner_code(result).encode()).hexdigest()

    def test_has_updates_sent_to_us_with_a_secret_of_which_we_keep_a_hash(
        self, cli, sandbox
    ) -> None:
        add(cli)
        webhook = last_webhook(sandbox)
        (public_id,) = stored(cli, Bot.public_id)
        (kept,) = stored(cli, Bot.webhook_secret_hash)
        assert webhook["url"] == f"{PUBLIC_URL}/tg/{public_id}"
        assert re.fullmatch(r"[A-Za-z0-9_-]{32}", webhook["secret_token"])
        assert secret_hash(webhook["secret_token"]) == kept
        assert TOKEN not in webhook["url"]

    def test_sets_the_webhook_late_so_that_nobody_starts_a_bot_without_a_way_on(
        self, cli, sandbox
    ) -> None:
        add(cli)
        assert methods(sandbox) == [
            "getMe",
            "setChatMenuButton",
            "setMyCommands",
            "setMyCommands",
            "setWebhook",
            "setMyDescription",
            "setMyDescription",
        ]

    def test_sets_up_the_menu_button_and_the_commands(self, cli, sandbox) -> None:
        add(cli)
        (menu,) = sandbox.calls("setChatMenuButton")
        assert json.loads(menu["params"]["menu_button"]) == {
            "type": "web_app",
            "text": "Записаться",
            "web_app": {"url": f"{PUBLIC_URL}/app/anya"},
        }
        languages = [call["params"].get("language_code") for call in sandbox.calls("setMyCommands")]
        assert languages == [None, "ru"]

    def test_seals_the_token_and_shows_it_to_nobody(self, cli, sandbox) -> None:
        result = add(cli)
        (sealed,) = stored(cli, Bot.token_sealed)
        key = TOKEN.partition(":")[2]
        assert key not in result.output
        assert key.encode() not in sealed
        with cli.app.app_context():
            assert cli.app.extensions["okoshko"].vault.open(sealed) == TOKEN

    def test_asks_for_the_token_without_showing_what_is_typed(self, cli, sandbox) -> None:
        result = cli.run("bots", "add", "anya", input=f"  {TOKEN} \n")
        assert result.exit_code == 0, result.output
        assert result.output.startswith("Token from BotFather: ")
        assert TOKEN not in result.output

    def test_drops_what_waited_for_the_bot_before_it_was_ours_but_never_later(
        self, cli, sandbox
    ) -> None:
        add(cli)
        add(cli)
        drops = [call["params"].get("drop_pending_updates") for call in sandbox.calls("setWebhook")]
        assert [str(one).lower() == "true" for one in drops] == [True, False]

    def test_again_renews_secret_and_owner_link_of_the_same_bot(self, cli, sandbox) -> None:
        first = add(cli)
        (before,) = stored(cli, Bot.public_id)
        second = add(cli)
        secrets = {call["params"]["secret_token"] for call in sandbox.calls("setWebhook")}
        assert stored(cli, Bot.public_id) == [before]
        assert len(secrets) == 2
        assert owner_code(first) != owner_code(second)


class TestAddRefuses:
    @pytest.mark.parametrize(
        "token",
        [
            "",
            "anya_belova_bot",
            "7000000001:short",
            f"bot{TOKEN}",
            TOKEN.replace(":", "/"),
            f"7000000001:{'я' * 35}",
        ],
    )
    def test_a_token_of_the_wrong_shape_without_asking_telegram(self, cli, sandbox, token) -> None:
        result = add(cli, token=token)
        assert result.exit_code == 1
        assert result.output.startswith("Error: This is not a bot token")
        assert methods(sandbox) == []

    def test_a_token_telegram_does_not_know(self, cli, sandbox) -> None:
        result = add(cli, token=STRANGERS_TOKEN)
        assert result.exit_code == 1
        assert result.output == "Error: Telegram does not know this token\n"
        assert stored(cli, Bot.id) == []

    def test_a_tenant_nobody_made(self, cli, sandbox) -> None:
        result = add(cli, slug="nobody")
        assert result.exit_code == 1
        assert result.output == "Error: Такого мастера здесь нет. Проверьте ссылку.\n"
        assert "setWebhook" not in methods(sandbox)

    def test_the_bot_of_another_tenant_and_leaves_it_alone(self, cli, sandbox) -> None:
        add(cli)
        before = stored(cli, Bot.webhook_secret_hash), stored(cli, Bot.token_sealed)
        result = add(cli, slug="olya")
        assert result.exit_code == 1
        assert result.output.startswith("Error: Этот бот уже подключён к другому мастеру")
        assert (stored(cli, Bot.webhook_secret_hash), stored(cli, Bot.token_sealed)) == before
        assert len(sandbox.calls("setWebhook")) == 1

    def test_a_second_bot_for_a_tenant(self, cli, sandbox) -> None:
        add(cli)
        result = add(cli, token=OTHER_TOKEN)
        assert result.exit_code == 1
        assert "у мастера уже есть другой бот" in result.output
        assert stored(cli, Bot.username) == ["anya_belova_bot"]

    def test_a_plain_http_address_for_the_real_telegram(self, cli_with) -> None:
        result = add(cli_with(telegram_api_url="https://api.telegram.org"))
        assert result.exit_code == 1
        assert "set PUBLIC_URL to an https address" in result.output


class TestAddWhenTelegramFails:
    def test_says_that_it_could_not_be_reached(self, cli_with) -> None:
        result = add(cli_with(telegram_api_url="http://127.0.0.1:9"))
        assert result.exit_code == 1
        assert result.output.startswith("Error: Telegram could not be reached")
        assert TOKEN.partition(":")[2] not in result.output

    @pytest.mark.parametrize(
        "method", ["getMe", "setChatMenuButton", "setMyCommands", "setWebhook"]
    )
    @pytest.mark.parametrize("kind", ["500", "502_html", "429", "cut", "401"])
    def test_says_so_and_can_be_run_again(self, cli, sandbox, method, kind) -> None:
        sandbox.break_with(kind, method=method, times=1)
        failed = add(cli)
        assert failed.exit_code == 1
        assert failed.output.startswith("Error: Telegram ")
        assert TOKEN.partition(":")[2] not in failed.output
        assert stored(cli, func.count(Invitation.id)) == [0]
        again = add(cli)
        assert again.exit_code == 0, again.output
        assert cli.run("bots", "check").exit_code == 0


class TestCheck:
    def test_says_what_to_do_while_there_are_no_bots(self, cli) -> None:
        result = cli.run("bots", "check")
        assert (result.exit_code, result.output) == (0, "No bots yet. Next: flask bots add SLUG\n")

    def test_finds_nothing_wrong_with_bots_just_connected(self, cli, sandbox) -> None:
        add(cli)
        add(cli, "olya", OTHER_TOKEN)
        result = cli.run("bots", "check")
        assert result.exit_code == 0
        assert [line.split() for line in result.output.splitlines()] == [
            ["anya", "@anya_belova_bot", "ok"],
            ["olya", "@studio_vitok_bot", "ok"],
        ]

    def test_finds_a_stolen_webhook(self, cli, sandbox) -> None:
        add(cli)
        add(cli, "olya", OTHER_TOKEN)
        thief = {"url": "https://thief.example/hook"}
        requests.post(f"{sandbox.url}/bot{TOKEN}/setWebhook", json=thief, timeout=5)
        result = cli.run("bots", "check")
        assert result.exit_code == 1
        first, second, advice = result.output.splitlines()
        assert first.endswith("its webhook leads elsewhere")
        assert second.endswith(" ok")
        assert advice == "Connect a troubled bot again: flask bots add SLUG"

    def test_finds_a_webhook_that_is_gone(self, cli, sandbox) -> None:
        add(cli)
        requests.post(f"{sandbox.url}/bot{TOKEN}/deleteWebhook", json={}, timeout=5)
        result = cli.run("bots", "check")
        assert result.exit_code == 1
        assert "its webhook leads elsewhere" in result.output

    def test_finds_updates_that_do_not_arrive(self, cli, sandbox) -> None:
        add(cli)
        sandbox.open_chat()
        info = f"{sandbox.url}/bot{TOKEN}/getWebhookInfo"
        wait_until(
            lambda: "last_error_message" in requests.post(info, json={}, timeout=5).json()["result"]
        )
        result = cli.run("bots", "check")
        assert result.exit_code == 1
        assert "last delivery failed: Connection refused" in result.output

    def test_finds_a_token_telegram_revoked(self, cli, sandbox) -> None:
        add(cli)
        add(cli, "olya", OTHER_TOKEN)
        sandbox.break_with("401", bot="studio_vitok_bot")
        result = cli.run("bots", "check")
        assert result.exit_code == 1
        assert [line.split(maxsplit=2)[2] for line in result.output.splitlines()[:2]] == [
            "ok",
            "Telegram does not know this token",
        ]

    def test_finds_a_token_sealed_with_a_lost_key(self, cli, cli_with, sandbox) -> None:
        add(cli)
        other = cli_with(
            telegram_api_url=sandbox.url,
            public_url=PUBLIC_URL,
            token_keys=(Fernet.generate_key().decode(),),
        )
        result = other.run("bots", "check")
        assert result.exit_code == 1
        assert "none of the keys in TOKEN_KEYS opens a stored secret" in result.output

    def test_does_not_blame_the_bot_when_telegram_is_away(self, cli, cli_with, sandbox) -> None:
        add(cli)
        result = cli_with(telegram_api_url="http://127.0.0.1:9").run("bots", "check")
        assert result.exit_code == 1
        assert "Telegram could not be reached" in result.output
        assert TOKEN.partition(":")[2] not in result.output
