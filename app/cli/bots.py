"""`flask bots …`."""

import asyncio
import sys
from collections.abc import Sequence

import click
import segno
from flask.cli import AppGroup
from sqlalchemy import select

from app.cli.onboarding import connect_bot
from app.db import reading, transaction
from app.domain.errors import DomainError
from app.domain.ids import BOT_TOKEN
from app.domain.language import DEFAULT
from app.domain.ports import TelegramFailure
from app.gateways.telegram import TelegramGateway
from app.models import Bot, Tenant
from app.runtime import runtime
from app.texts.errors import error_text
from app.usecases.bots import forgive_rejections, rotate_keys, webhook_path
from app.usecases.money.shops import rotate_shop_keys
from app.vault import VaultError

bots = AppGroup("bots", help="Telegram bots of the tenants.")


@bots.command("add")
@click.argument("slug")
@click.option(
    "--token",
    prompt="Token from BotFather",
    hide_input=True,
    help="Asked for if left out, so that it stays out of the shell's history.",
)
def add(slug: str, token: str) -> None:
    """Connect a bot to a tenant, or give the tenant's bot a new token."""
    token = token.strip()
    if not BOT_TOKEN.fullmatch(token):
        raise click.ClickException("This is not a bot token; one looks like 123456789:AAF...")
    settings = runtime().settings
    if not settings.is_public and settings.telegram_stand_in is None:
        raise click.ClickException(
            "Telegram opens https pages only: set PUBLIC_URL to an https address."
        )
    try:
        connected = asyncio.run(connect_bot(slug, token))
    except TelegramFailure as error:
        raise click.ClickException(str(error)) from None
    except DomainError as error:
        raise click.ClickException(error_text(error.code, DEFAULT)) from None
    click.echo(f"@{connected.username} is ready.\n")
    click.echo(f"For clients:    {connected.client_link}")
    click.echo(f"For the owner:  {connected.owner_link}")
    click.echo("The owner opens her link once, within a week; then bookings are told to her.\n")
    segno.make(connected.client_link, error="m").terminal(out=sys.stdout, compact=True)


@bots.command("check")
def check() -> None:
    """Ask Telegram how each bot is; exits with 1 if one needs attention."""
    with reading() as session:
        rows = session.execute(
            select(Tenant.slug, Bot.id, Bot.username, Bot.public_id, Bot.token_sealed)
            .join(Bot, Bot.tenant_id == Tenant.id)
            .order_by(Tenant.slug)
        ).all()
    troubled = 0
    states = asyncio.run(_ask([(row.public_id, row.token_sealed) for row in rows]))
    with transaction() as session:
        forgive_rejections(
            session,
            bot_ids=[row.id for row, state in zip(rows, states, strict=True) if state is None],
        )
    for row, state in zip(rows, states, strict=True):
        click.echo(f"{row.slug:<24} @{row.username:<28} {state or 'ok'}")
        troubled += state is not None
    if not rows:
        click.echo("No bots yet. Next: flask bots add SLUG")
    if troubled:
        click.echo("Connect a troubled bot again: flask bots add SLUG")
        sys.exit(1)


@bots.command("rotate-keys")
def rotate() -> None:
    """Encrypt all tokens, and the keys of shops, anew with the first key of TOKEN_KEYS."""
    vault = runtime().vault
    try:
        with transaction() as session:
            tokens = rotate_keys(session, vault=vault)
            keys = rotate_shop_keys(session, vault=vault)
    except VaultError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Tokens encrypted with the newest key: {tokens}")
    click.echo(f"Shops' keys encrypted with it: {keys}")


async def _ask(bots_at: Sequence[tuple[str, bytes]]) -> list[str | None]:
    settings, vault = runtime().settings, runtime().vault
    gateway = TelegramGateway(
        settings.telegram_api_url, proxy=settings.telegram_proxy, connections=10
    )
    async with gateway:

        async def trouble(public_id: str, sealed: bytes) -> str | None:
            try:
                token = vault.open(sealed)
                await gateway.get_me(token)
                webhook = await gateway.get_webhook(token)
            except (TelegramFailure, VaultError) as error:
                return str(error)
            if webhook.url != settings.public_url + webhook_path(public_id):
                return "its webhook leads elsewhere"
            return f"last delivery failed: {webhook.last_error}" if webhook.last_error else None

        return await asyncio.gather(*(trouble(*bot) for bot in bots_at))
