"""`flask demo`."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import click
import requests
from flask.cli import with_appcontext
from sqlalchemy import select

from app.cli.onboarding import connect_bot
from app.cli.studio_file import read_studio
from app.clock import utcnow
from app.db import reading, transaction
from app.domain.ports import TelegramFailure
from app.models import Tenant
from app.runtime import runtime
from app.usecases.tenants import create_tenant, find_tenant
from sandbox.demo.calendar import fill_calendar
from sandbox.demo.money import fill_till, open_shop, paste_webhook, set_prices
from sandbox.people import ANYA_BOT, VITOK_BOT, BotAccount
from sandbox.yookassa.accounts import ANYA_SHOP

# The other demo studio takes no payments: that has to work too.
_SHOPS = {"anya-belova": ANYA_SHOP}
_STUDIOS = (("anya-belova", ANYA_BOT), ("studio-vitok", VITOK_BOT))


@click.command("demo")
@with_appcontext
def demo_command() -> None:
    """Create the demo masters and connect their bots to the sandbox; safe to repeat."""
    if runtime().settings.telegram_stand_in is None:
        raise click.ClickException("The demo bots exist in the sandbox only: set TELEGRAM_API_URL.")
    for slug, account in _STUDIOS:
        if _create(slug):
            click.echo(f"{slug}: created, with visits in the calendar")
        try:
            connected = asyncio.run(connect_bot(slug, account.token))
        except TelegramFailure as error:
            raise click.ClickException(f"{error}. Is the sandbox running?") from None
        _open_as_owner(account, connected.owner_link)
        click.echo(f"{slug}: @{account.username} connected")
        if slug in _SHOPS:
            _connect_shop(slug)


def _create(slug: str) -> bool:
    with reading() as session:
        if session.scalar(select(Tenant.id).where(Tenant.slug == slug)) is not None:
            return False
    plan = read_studio(Path(__file__).parent / f"{slug}.toml")
    now = utcnow()
    with transaction() as session:
        create_tenant(session, plan=plan, now=now)
        tenant = find_tenant(session, slug=slug)
        fill_calendar(session, tenant=tenant, now=now)
        fill_till(session, tenant=tenant)
        if slug in _SHOPS:
            set_prices(session, tenant=tenant)
            open_shop(session, tenant=tenant, account=_SHOPS[slug], now=now)
    return True


def _connect_shop(slug: str) -> None:
    with reading() as session:
        paste_webhook(session, tenant=find_tenant(session, slug=slug))
    click.echo(f"{slug}: shop {_SHOPS[slug].account_id} connected")


def _open_as_owner(account: BotAccount, owner_link: str) -> None:
    """Have the demo master tap her one-time link in the sandbox, as a real one would."""
    payload = parse_qs(urlsplit(owner_link).query)["start"][0]
    response = requests.post(
        f"{runtime().settings.telegram_api_url}/control/chats/{account.owner_id}"
        f"/{account.username}/messages",
        json={"text": f"/start {payload}"},
        timeout=5,
    )
    response.raise_for_status()
