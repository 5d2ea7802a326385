"""`flask demo`: safe to repeat, and only where Telegram is played on this machine."""

import pytest
from sqlalchemy import func, select

from app.db import reading
from app.models import Bot, Client, Master, Service, Tenant, Visit
from sandbox.demo.command import demo_command
from sandbox.people import ANYA, OLGA
from tests.cli.conftest import Cli
from tests.support.sandbox import Sandbox

STORED = (Tenant, Master, Service, Client, Visit, Bot)


def counts(cli: Cli) -> dict[str, int]:
    with cli.app.app_context(), reading() as session:
        return {
            model.__tablename__: session.scalar(select(func.count()).select_from(model))
            for model in STORED
        }


def statuses(cli: Cli) -> set[str]:
    with cli.app.app_context(), reading() as session:
        return set(session.scalars(select(Visit.status).distinct()))


def said_to(sandbox: Sandbox, owner_id: int, bot: str) -> list[str]:
    chat = sandbox.control(f"chats/{owner_id}/{bot}", method="GET")
    return [message["text"] for message in chat["messages"]]


class TestDemo:
    def test_run_twice_makes_everything_once(self, cli, sandbox) -> None:
        first = cli.run_command(demo_command)
        made = counts(cli)
        second = cli.run_command(demo_command)
        assert (first.exit_code, second.exit_code) == (0, 0), first.output + second.output
        assert counts(cli) == made
        assert (made["tenants"], made["masters"], made["bots"]) == (2, 3, 2)
        assert made["visits"] > 40
        assert [out.count("created") for out in (first.output, second.output)] == [2, 0]
        assert statuses(cli) == {"booked", "completed", "no_show"}
        for owner, bot in ((ANYA, "anya_belova_bot"), (OLGA, "studio_vitok_bot")):
            links = said_to(sandbox, owner.id, bot)
            assert len(set(links)) == 2
            assert all(link.startswith("/start own_") for link in links)

    def test_says_what_is_missing_when_the_sandbox_does_not_run(self, cli_with) -> None:
        result = cli_with(telegram_api_url="http://127.0.0.1:9").run_command(demo_command)
        assert result.exit_code == 1
        assert "Is the sandbox running?" in result.output

    @pytest.mark.parametrize("url", ["https://api.telegram.org", "https://relay.example"])
    def test_makes_nothing_where_real_people_are(self, cli_with, url) -> None:
        cli = cli_with(telegram_api_url=url)
        result = cli.run_command(demo_command)
        assert result.exit_code == 1
        assert "set TELEGRAM_API_URL" in result.output
        assert counts(cli)["tenants"] == 0
